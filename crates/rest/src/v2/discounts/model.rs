//! Models of discounts.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::text_enum::text_enum;
use crate::v2::model::DiscountMethod;
use crate::{
    DiscountId, Id, MajorAmount, Patch, ProductCategoryId, ProductId, SubscriptionPlanId, Timestamp,
};

/// A category discount.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct CategoryDiscount {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<DiscountId>,
    pub name: Option<String>,
    pub description: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub criteria: Vec<CategoryDiscountCriteriaResponse>,
    /// 0 to 100.
    pub discount_percent: Option<f64>,
    pub apply_to_commissions: Option<bool>,
    #[serde(deserialize_with = "nullable")]
    pub product_categories: Vec<String>,
}

/// The body of a request: category discount criteria.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CategoryDiscountCriteriaRequest {
    /// `DATE_RANGE` or `PROMO_CODE`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<CategoryDiscountCriteriaRequestType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_start_time: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_end_time: Option<Timestamp>,
}

setters! {
    CategoryDiscountCriteriaRequest {
        r#type: CategoryDiscountCriteriaRequestType,
        code: String,
        range_start_time: Timestamp,
        range_end_time: Timestamp,
    } lists {
    }
}

/// What comes back: category discount criteria.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct CategoryDiscountCriteriaResponse {
    /// `DATE_RANGE` or `PROMO_CODE`.
    pub r#type: Option<CategoryDiscountCriteriaRequestType>,
    pub code: Option<String>,
    pub criteria_id: Option<Id>,
    pub range_start_time: Option<Timestamp>,
    pub range_end_time: Option<Timestamp>,
}

/// The body that creates category discount criteria.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateCategoryDiscountCriteriaRequest {
    /// `DATE_RANGE` or `PROMO_CODE`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<CategoryDiscountCriteriaRequestType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_start_time: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_end_time: Option<Timestamp>,
}

setters! {
    CreateCategoryDiscountCriteriaRequest {
        r#type: CategoryDiscountCriteriaRequestType,
        code: String,
        range_start_time: Timestamp,
        range_end_time: Timestamp,
    } lists {
    }
}

/// The body that creates a category discount.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateCategoryDiscountRequest {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria: Option<Vec<CategoryDiscountCriteriaRequest>>,
    pub apply_to_commissions: bool,
    /// At least 0.
    pub discount_percent: f64,
    pub product_category_ids: Vec<ProductCategoryId>,
}

impl CreateCategoryDiscountRequest {
    /// The body with what the server requires.
    pub fn new(
        name: impl Into<String>,
        apply_to_commissions: bool,
        discount_percent: f64,
        product_category_ids: Vec<ProductCategoryId>,
    ) -> Self {
        Self {
            name: name.into(),
            description: None,
            criteria: None,
            apply_to_commissions,
            discount_percent,
            product_category_ids,
        }
    }
}

setters! {
    CreateCategoryDiscountRequest {
        description: String,
    } lists {
        criteria: CategoryDiscountCriteriaRequest,
    }
}

/// The body that creates free trial discount criteria.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateFreeTrialDiscountCriteriaRequest {
    /// `DATE_RANGE`, `PROMO_CODE`, `PRODUCT`, `SUBSCRIPTION_PLAN` or `ORDER_TOTAL`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<DiscountCriteriaType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_start_time: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_end_time: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<ProductId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_min: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_max: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<SubscriptionPlanId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_quantity: Option<i32>,
    /// In the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_amount: Option<MajorAmount>,
    /// `LESS_THAN` or `GREATER_THAN`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<CriteriaOperator>,
}

setters! {
    CreateFreeTrialDiscountCriteriaRequest {
        r#type: DiscountCriteriaType,
        code: String,
        range_start_time: Timestamp,
        range_end_time: Timestamp,
        product_id: ProductId,
        product_quantity_min: i32,
        product_quantity_max: i32,
        plan_id: SubscriptionPlanId,
        subscription_quantity: i32,
        total_amount: MajorAmount,
        operator: CriteriaOperator,
    } lists {
    }
}

/// The body that creates a free trial discount.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateFreeTrialDiscountRequest {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria: Option<Vec<CreateFreeTrialDiscountCriteriaRequest>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hide_price: Option<bool>,
    pub subscription_plan_id: SubscriptionPlanId,
    /// More than 0. `0` when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub free_trial_days: Option<i32>,
}

impl CreateFreeTrialDiscountRequest {
    /// The body with what the server requires.
    pub fn new(name: impl Into<String>, subscription_plan_id: SubscriptionPlanId) -> Self {
        Self {
            name: name.into(),
            description: None,
            criteria: None,
            hide_price: None,
            subscription_plan_id,
            free_trial_days: None,
        }
    }
}

setters! {
    CreateFreeTrialDiscountRequest {
        description: String,
        hide_price: bool,
        free_trial_days: i32,
    } lists {
        criteria: CreateFreeTrialDiscountCriteriaRequest,
    }
}

/// The body that creates order total discount criteria.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateOrderTotalDiscountCriteriaRequest {
    /// `DATE_RANGE`, `PROMO_CODE`, `PRODUCT`, `SUBSCRIPTION_PLAN` or `ORDER_TOTAL`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<DiscountCriteriaType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_start_time: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_end_time: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<ProductId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_min: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_max: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<SubscriptionPlanId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_quantity: Option<i32>,
    /// In the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_amount: Option<MajorAmount>,
    /// `LESS_THAN` or `GREATER_THAN`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<CriteriaOperator>,
}

setters! {
    CreateOrderTotalDiscountCriteriaRequest {
        r#type: DiscountCriteriaType,
        code: String,
        range_start_time: Timestamp,
        range_end_time: Timestamp,
        product_id: ProductId,
        product_quantity_min: i32,
        product_quantity_max: i32,
        plan_id: SubscriptionPlanId,
        subscription_quantity: i32,
        total_amount: MajorAmount,
        operator: CriteriaOperator,
    } lists {
    }
}

/// The body that creates an order total discount.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateOrderTotalDiscountRequest {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria: Option<Vec<CreateOrderTotalDiscountCriteriaRequest>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apply_to_commissions: Option<bool>,
    /// `AMOUNT` or `PERCENT`, which `discount_value` is meant in.
    pub discount_type: DiscountMethod,
    pub discount_value: f64,
    /// `GROSS` is before tax, `NET` after it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discount_strategy: Option<DiscountStrategy>,
}

impl CreateOrderTotalDiscountRequest {
    /// The body with what the server requires.
    pub fn new(
        name: impl Into<String>,
        discount_type: DiscountMethod,
        discount_value: f64,
    ) -> Self {
        Self {
            name: name.into(),
            description: None,
            criteria: None,
            apply_to_commissions: None,
            discount_type,
            discount_value,
            discount_strategy: None,
        }
    }
}

setters! {
    CreateOrderTotalDiscountRequest {
        description: String,
        apply_to_commissions: bool,
        discount_strategy: DiscountStrategy,
    } lists {
        criteria: CreateOrderTotalDiscountCriteriaRequest,
    }
}

/// The body that creates product discount criteria.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateProductDiscountCriteriaRequest {
    /// `DATE_RANGE`, `PROMO_CODE`, `PRODUCT`, `SUBSCRIPTION_PLAN` or `ORDER_TOTAL`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<DiscountCriteriaType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_start_time: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_end_time: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<ProductId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_min: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_max: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<SubscriptionPlanId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_quantity: Option<i32>,
    /// In the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_amount: Option<MajorAmount>,
    /// `LESS_THAN` or `GREATER_THAN`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<CriteriaOperator>,
}

setters! {
    CreateProductDiscountCriteriaRequest {
        r#type: DiscountCriteriaType,
        code: String,
        range_start_time: Timestamp,
        range_end_time: Timestamp,
        product_id: ProductId,
        product_quantity_min: i32,
        product_quantity_max: i32,
        plan_id: SubscriptionPlanId,
        subscription_quantity: i32,
        total_amount: MajorAmount,
        operator: CriteriaOperator,
    } lists {
    }
}

/// The body that creates a product discount.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateProductDiscountRequest {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria: Option<Vec<CreateProductDiscountCriteriaRequest>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apply_to_commissions: Option<bool>,
    pub product_id: ProductId,
    /// `AMOUNT` or `PERCENT`, which `discount_value` is meant in.
    pub discount_type: DiscountMethod,
    pub discount_value: f64,
}

impl CreateProductDiscountRequest {
    /// The body with what the server requires.
    pub fn new(
        name: impl Into<String>,
        product_id: ProductId,
        discount_type: DiscountMethod,
        discount_value: f64,
    ) -> Self {
        Self {
            name: name.into(),
            description: None,
            criteria: None,
            apply_to_commissions: None,
            product_id,
            discount_type,
            discount_value,
        }
    }
}

setters! {
    CreateProductDiscountRequest {
        description: String,
        apply_to_commissions: bool,
    } lists {
        criteria: CreateProductDiscountCriteriaRequest,
    }
}

/// The body that creates shipping discount criteria.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateShippingDiscountCriteriaRequest {
    /// `DATE_RANGE`, `PROMO_CODE`, `PRODUCT`, `SUBSCRIPTION_PLAN` or `ORDER_TOTAL`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<DiscountCriteriaType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_start_time: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_end_time: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<ProductId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_min: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_max: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<SubscriptionPlanId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_quantity: Option<i32>,
    /// In the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_amount: Option<MajorAmount>,
    /// `LESS_THAN` or `GREATER_THAN`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<CriteriaOperator>,
}

setters! {
    CreateShippingDiscountCriteriaRequest {
        r#type: DiscountCriteriaType,
        code: String,
        range_start_time: Timestamp,
        range_end_time: Timestamp,
        product_id: ProductId,
        product_quantity_min: i32,
        product_quantity_max: i32,
        plan_id: SubscriptionPlanId,
        subscription_quantity: i32,
        total_amount: MajorAmount,
        operator: CriteriaOperator,
    } lists {
    }
}

/// The body that creates a shipping discount.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateShippingDiscountRequest {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria: Option<Vec<CreateShippingDiscountCriteriaRequest>>,
    /// `AMOUNT` or `PERCENT`, which `discount_value` is meant in.
    pub discount_type: DiscountMethod,
    pub discount_value: f64,
}

impl CreateShippingDiscountRequest {
    /// The body with what the server requires.
    pub fn new(
        name: impl Into<String>,
        discount_type: DiscountMethod,
        discount_value: f64,
    ) -> Self {
        Self {
            name: name.into(),
            description: None,
            criteria: None,
            discount_type,
            discount_value,
        }
    }
}

setters! {
    CreateShippingDiscountRequest {
        description: String,
    } lists {
        criteria: CreateShippingDiscountCriteriaRequest,
    }
}

/// Discount criteria.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct DiscountCriteria {
    /// `DATE_RANGE`, `PROMO_CODE`, `PRODUCT`, `SUBSCRIPTION_PLAN` or `ORDER_TOTAL`.
    pub r#type: Option<DiscountCriteriaType>,
    pub code: Option<String>,
    pub criteria_id: Option<Id>,
    pub range_start_time: Option<Timestamp>,
    pub range_end_time: Option<Timestamp>,
    #[serde(deserialize_with = "crate::id::optional")]
    pub product_id: Option<ProductId>,
    pub product_quantity_min: Option<i32>,
    pub product_quantity_max: Option<i32>,
    #[serde(deserialize_with = "crate::id::optional")]
    pub plan_id: Option<SubscriptionPlanId>,
    pub subscription_quantity: Option<i32>,
    /// In the main unit of the currency.
    pub total_amount: Option<MajorAmount>,
    /// `LESS_THAN` or `GREATER_THAN`.
    pub operator: Option<CriteriaOperator>,
}

/// A free trial discount.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct FreeTrialDiscount {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<DiscountId>,
    pub name: Option<String>,
    pub description: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub criteria: Vec<FreeTrialDiscountCriteriaResponse>,
    pub hide_price: Option<bool>,
    #[serde(deserialize_with = "crate::id::optional")]
    pub subscription_plan_id: Option<SubscriptionPlanId>,
    pub free_trial_days: Option<i32>,
}

/// What comes back: free trial discount criteria.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct FreeTrialDiscountCriteriaResponse {
    /// `DATE_RANGE`, `PROMO_CODE`, `PRODUCT`, `SUBSCRIPTION_PLAN` or `ORDER_TOTAL`.
    pub r#type: Option<DiscountCriteriaType>,
    pub code: Option<String>,
    pub criteria_id: Option<Id>,
    pub range_start_time: Option<Timestamp>,
    pub range_end_time: Option<Timestamp>,
    #[serde(deserialize_with = "crate::id::optional")]
    pub product_id: Option<ProductId>,
    pub product_quantity_min: Option<i32>,
    pub product_quantity_max: Option<i32>,
    #[serde(deserialize_with = "crate::id::optional")]
    pub plan_id: Option<SubscriptionPlanId>,
    pub subscription_quantity: Option<i32>,
    /// In the main unit of the currency.
    pub total_amount: Option<MajorAmount>,
    /// `LESS_THAN` or `GREATER_THAN`.
    pub operator: Option<CriteriaOperator>,
}

/// One page of category discounts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListCategoryDiscountsResponse {
    #[serde(deserialize_with = "nullable")]
    pub discounts: Vec<CategoryDiscount>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of free trial discounts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListFreeTrialDiscountsResponse {
    #[serde(deserialize_with = "nullable")]
    pub discounts: Vec<FreeTrialDiscount>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of order total discounts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListOrderTotalDiscountsResponse {
    #[serde(deserialize_with = "nullable")]
    pub discounts: Vec<OrderTotalDiscount>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of product discounts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListProductDiscountsResponse {
    #[serde(deserialize_with = "nullable")]
    pub discounts: Vec<ProductDiscount>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of shipping discounts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListShippingDiscountsResponse {
    #[serde(deserialize_with = "nullable")]
    pub discounts: Vec<ShippingDiscount>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// An order total discount.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct OrderTotalDiscount {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<DiscountId>,
    pub name: Option<String>,
    pub description: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub criteria: Vec<DiscountCriteria>,
    pub apply_to_commissions: Option<bool>,
    /// `AMOUNT` or `PERCENT`, which `discount_value` is meant in.
    pub discount_type: Option<DiscountMethod>,
    pub discount_value: Option<f64>,
    /// `GROSS` is before tax, `NET` after it.
    pub discount_strategy: Option<DiscountStrategy>,
}

/// A product discount.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ProductDiscount {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<DiscountId>,
    pub name: Option<String>,
    pub description: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub criteria: Vec<DiscountCriteria>,
    pub apply_to_commissions: Option<bool>,
    #[serde(deserialize_with = "crate::id::optional")]
    pub product_id: Option<ProductId>,
    /// `AMOUNT` or `PERCENT`, which `discount_value` is meant in.
    pub discount_type: Option<DiscountMethod>,
    pub discount_value: Option<f64>,
}

/// A shipping discount.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ShippingDiscount {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<DiscountId>,
    pub name: Option<String>,
    pub description: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub criteria: Vec<DiscountCriteria>,
    /// `AMOUNT` or `PERCENT`, which `discount_value` is meant in.
    pub discount_type: Option<DiscountMethod>,
    pub discount_value: Option<f64>,
}

/// The body that changes a category discount.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateCategoryDiscountRequest {
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub criteria: Patch<Vec<CategoryDiscountCriteriaRequest>>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub apply_to_commissions: Patch<bool>,
    /// At least 0.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub discount_percent: Patch<f64>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub product_category_ids: Patch<Vec<ProductCategoryId>>,
}

setters! {
    UpdateCategoryDiscountRequest {
        name: String,
        description: String,
        apply_to_commissions: bool,
        discount_percent: f64,
    } lists {
        criteria: CategoryDiscountCriteriaRequest,
        product_category_ids: ProductCategoryId,
    }
}

/// What changes free trial discount criteria.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateFreeTrialDiscountCriteria {
    /// `DATE_RANGE`, `PROMO_CODE`, `PRODUCT`, `SUBSCRIPTION_PLAN` or `ORDER_TOTAL`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<DiscountCriteriaType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    pub criteria_id: Id,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_start_time: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_end_time: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<ProductId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_min: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_max: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<SubscriptionPlanId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_quantity: Option<i32>,
    /// In the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_amount: Option<MajorAmount>,
    /// `LESS_THAN` or `GREATER_THAN`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<CriteriaOperator>,
}

impl UpdateFreeTrialDiscountCriteria {
    /// The body with what the server requires.
    pub fn new(criteria_id: impl Into<Id>) -> Self {
        Self {
            r#type: None,
            code: None,
            criteria_id: criteria_id.into(),
            range_start_time: None,
            range_end_time: None,
            product_id: None,
            product_quantity_min: None,
            product_quantity_max: None,
            plan_id: None,
            subscription_quantity: None,
            total_amount: None,
            operator: None,
        }
    }
}

setters! {
    UpdateFreeTrialDiscountCriteria {
        r#type: DiscountCriteriaType,
        code: String,
        range_start_time: Timestamp,
        range_end_time: Timestamp,
        product_id: ProductId,
        product_quantity_min: i32,
        product_quantity_max: i32,
        plan_id: SubscriptionPlanId,
        subscription_quantity: i32,
        total_amount: MajorAmount,
        operator: CriteriaOperator,
    } lists {
    }
}

/// The body that changes a free trial discount.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateFreeTrialDiscountRequest {
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub criteria: Patch<Vec<UpdateFreeTrialDiscountCriteria>>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub free_trial_days: Patch<i32>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub hide_price: Patch<bool>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub subscription_plan_id: Patch<SubscriptionPlanId>,
}

setters! {
    UpdateFreeTrialDiscountRequest {
        name: String,
        description: String,
        free_trial_days: i32,
        hide_price: bool,
        subscription_plan_id: SubscriptionPlanId,
    } lists {
        criteria: UpdateFreeTrialDiscountCriteria,
    }
}

/// What changes order total discount criteria.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateOrderTotalDiscountCriteria {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    pub criteria_id: Id,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_start_time: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_end_time: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<ProductId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_min: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_max: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<SubscriptionPlanId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_quantity: Option<i32>,
    /// In the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_amount: Option<MajorAmount>,
    /// `LESS_THAN` or `GREATER_THAN`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<CriteriaOperator>,
}

impl UpdateOrderTotalDiscountCriteria {
    /// The body with what the server requires.
    pub fn new(criteria_id: impl Into<Id>) -> Self {
        Self {
            code: None,
            criteria_id: criteria_id.into(),
            range_start_time: None,
            range_end_time: None,
            product_id: None,
            product_quantity_min: None,
            product_quantity_max: None,
            plan_id: None,
            subscription_quantity: None,
            total_amount: None,
            operator: None,
        }
    }
}

setters! {
    UpdateOrderTotalDiscountCriteria {
        code: String,
        range_start_time: Timestamp,
        range_end_time: Timestamp,
        product_id: ProductId,
        product_quantity_min: i32,
        product_quantity_max: i32,
        plan_id: SubscriptionPlanId,
        subscription_quantity: i32,
        total_amount: MajorAmount,
        operator: CriteriaOperator,
    } lists {
    }
}

/// The body that changes an order total discount.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateOrderTotalDiscountRequest {
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub criteria: Patch<Vec<UpdateOrderTotalDiscountCriteria>>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub apply_to_commissions: Patch<bool>,
    /// `AMOUNT` or `PERCENT`, which `discount_value` is meant in.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub discount_type: Patch<DiscountMethod>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub discount_value: Patch<f64>,
    /// `GROSS` is before tax, `NET` after it.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub discount_strategy: Patch<DiscountStrategy>,
}

setters! {
    UpdateOrderTotalDiscountRequest {
        name: String,
        description: String,
        apply_to_commissions: bool,
        discount_type: DiscountMethod,
        discount_value: f64,
        discount_strategy: DiscountStrategy,
    } lists {
        criteria: UpdateOrderTotalDiscountCriteria,
    }
}

/// What changes product discount criteria.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateProductDiscountCriteria {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    pub criteria_id: Id,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_start_time: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_end_time: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<ProductId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_min: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_max: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<SubscriptionPlanId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_quantity: Option<i32>,
    /// In the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_amount: Option<MajorAmount>,
    /// `LESS_THAN` or `GREATER_THAN`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<CriteriaOperator>,
}

impl UpdateProductDiscountCriteria {
    /// The body with what the server requires.
    pub fn new(criteria_id: impl Into<Id>) -> Self {
        Self {
            code: None,
            criteria_id: criteria_id.into(),
            range_start_time: None,
            range_end_time: None,
            product_id: None,
            product_quantity_min: None,
            product_quantity_max: None,
            plan_id: None,
            subscription_quantity: None,
            total_amount: None,
            operator: None,
        }
    }
}

setters! {
    UpdateProductDiscountCriteria {
        code: String,
        range_start_time: Timestamp,
        range_end_time: Timestamp,
        product_id: ProductId,
        product_quantity_min: i32,
        product_quantity_max: i32,
        plan_id: SubscriptionPlanId,
        subscription_quantity: i32,
        total_amount: MajorAmount,
        operator: CriteriaOperator,
    } lists {
    }
}

/// The body that changes a product discount.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateProductDiscountRequest {
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub criteria: Patch<Vec<UpdateProductDiscountCriteria>>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub apply_to_commissions: Patch<bool>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub product_id: Patch<ProductId>,
    /// `AMOUNT` or `PERCENT`, which `discount_value` is meant in.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub discount_type: Patch<DiscountMethod>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub discount_value: Patch<f64>,
}

setters! {
    UpdateProductDiscountRequest {
        name: String,
        description: String,
        apply_to_commissions: bool,
        product_id: ProductId,
        discount_type: DiscountMethod,
        discount_value: f64,
    } lists {
        criteria: UpdateProductDiscountCriteria,
    }
}

/// What changes shipping discount criteria.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateShippingDiscountCriteria {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    pub criteria_id: Id,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_start_time: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_end_time: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<ProductId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_min: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_max: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<SubscriptionPlanId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_quantity: Option<i32>,
    /// In the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_amount: Option<MajorAmount>,
    /// `LESS_THAN` or `GREATER_THAN`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<CriteriaOperator>,
}

impl UpdateShippingDiscountCriteria {
    /// The body with what the server requires.
    pub fn new(criteria_id: impl Into<Id>) -> Self {
        Self {
            code: None,
            criteria_id: criteria_id.into(),
            range_start_time: None,
            range_end_time: None,
            product_id: None,
            product_quantity_min: None,
            product_quantity_max: None,
            plan_id: None,
            subscription_quantity: None,
            total_amount: None,
            operator: None,
        }
    }
}

setters! {
    UpdateShippingDiscountCriteria {
        code: String,
        range_start_time: Timestamp,
        range_end_time: Timestamp,
        product_id: ProductId,
        product_quantity_min: i32,
        product_quantity_max: i32,
        plan_id: SubscriptionPlanId,
        subscription_quantity: i32,
        total_amount: MajorAmount,
        operator: CriteriaOperator,
    } lists {
    }
}

/// The body that changes a shipping discount.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateShippingDiscountRequest {
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub criteria: Patch<Vec<UpdateShippingDiscountCriteria>>,
    /// `AMOUNT` or `PERCENT`, which `discount_value` is meant in.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub discount_type: Patch<DiscountMethod>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub discount_value: Patch<f64>,
}

setters! {
    UpdateShippingDiscountRequest {
        name: String,
        description: String,
        discount_type: DiscountMethod,
        discount_value: f64,
    } lists {
        criteria: UpdateShippingDiscountCriteria,
    }
}

text_enum! {
    /// Values of type.
    CategoryDiscountCriteriaRequestType {
        DateRange = "DATE_RANGE",
        PromoCode = "PROMO_CODE",
    }
}

text_enum! {
    /// Values of operator.
    CriteriaOperator {
        LessThan = "LESS_THAN",
        GreaterThan = "GREATER_THAN",
    }
}

text_enum! {
    /// Values of type.
    DiscountCriteriaType {
        DateRange = "DATE_RANGE",
        PromoCode = "PROMO_CODE",
        Product = "PRODUCT",
        SubscriptionPlan = "SUBSCRIPTION_PLAN",
        OrderTotal = "ORDER_TOTAL",
    }
}

text_enum! {
    /// Values of discount strategy.
    DiscountStrategy {
        Gross = "GROSS",
        Net = "NET",
    }
}
