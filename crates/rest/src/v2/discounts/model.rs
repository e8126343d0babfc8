//! Models of discounts.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::text_enum::text_enum;
use crate::v2::model::DiscountMethod;
use crate::{Id, MajorAmount, Patch, ProductId, SubscriptionPlanId, Timestamp};

/// A category discount.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CategoryDiscount {
    /// Its id.
    pub id: Option<Id>,
    /// Name.
    pub name: Option<String>,
    /// Description.
    pub description: Option<String>,
    /// Criteria.
    #[serde(deserialize_with = "nullable")]
    pub criteria: Vec<CategoryDiscountCriteriaResponse>,
    /// Discount percent.
    pub discount_percent: Option<f64>,
    /// Whether to apply to commissions.
    pub apply_to_commissions: Option<bool>,
    /// Product categories.
    #[serde(deserialize_with = "nullable")]
    pub product_categories: Vec<String>,
}

/// The body of a request: category discount criteria.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CategoryDiscountCriteriaRequest {
    /// Type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<CategoryDiscountCriteriaRequestType>,
    /// Code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Range start time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_start_time: Option<Timestamp>,
    /// Range end time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_end_time: Option<Timestamp>,
}

/// What comes back: category discount criteria.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CategoryDiscountCriteriaResponse {
    /// Type.
    pub r#type: Option<CategoryDiscountCriteriaRequestType>,
    /// Code.
    pub code: Option<String>,
    /// Id of the criteria.
    pub criteria_id: Option<Id>,
    /// Range start time, in UTC.
    pub range_start_time: Option<Timestamp>,
    /// Range end time, in UTC.
    pub range_end_time: Option<Timestamp>,
}

/// The body that creates category discount criteria.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreateCategoryDiscountCriteriaRequest {
    /// Type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<CategoryDiscountCriteriaRequestType>,
    /// Code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Range start time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_start_time: Option<Timestamp>,
    /// Range end time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_end_time: Option<Timestamp>,
}

/// The body that creates a category discount.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateCategoryDiscountRequest {
    /// Name.
    pub name: String,
    /// Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Criteria.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria: Option<Vec<CategoryDiscountCriteriaRequest>>,
    /// Whether to apply to commissions.
    pub apply_to_commissions: bool,
    /// Discount percent.
    pub discount_percent: f64,
    /// Ids of the product categorys.
    pub product_category_ids: Vec<Id>,
}

impl CreateCategoryDiscountRequest {
    /// The body with what the server requires.
    pub fn new(
        name: impl Into<String>,
        apply_to_commissions: bool,
        discount_percent: f64,
        product_category_ids: Vec<Id>,
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

/// The body that creates free trial discount criteria.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreateFreeTrialDiscountCriteriaRequest {
    /// Type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<DiscountCriteriaType>,
    /// Code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Range start time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_start_time: Option<Timestamp>,
    /// Range end time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_end_time: Option<Timestamp>,
    /// Id of the product.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<ProductId>,
    /// Product quantity min.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_min: Option<i32>,
    /// Product quantity max.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_max: Option<i32>,
    /// Id of the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<Id>,
    /// Subscription quantity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_quantity: Option<i32>,
    /// Total amount, in the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_amount: Option<MajorAmount>,
    /// Operator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<CriteriaOperator>,
}

/// The body that creates a free trial discount.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateFreeTrialDiscountRequest {
    /// Name.
    pub name: String,
    /// Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Criteria.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria: Option<Vec<CreateFreeTrialDiscountCriteriaRequest>>,
    /// Whether to hide price.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hide_price: Option<bool>,
    /// Id of the subscription plan.
    pub subscription_plan_id: SubscriptionPlanId,
    /// Free trial days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub free_trial_days: Option<i32>,
}

impl CreateFreeTrialDiscountRequest {
    /// The body with what the server requires.
    pub fn new(
        name: impl Into<String>,
        subscription_plan_id: impl Into<SubscriptionPlanId>,
    ) -> Self {
        Self {
            name: name.into(),
            description: None,
            criteria: None,
            hide_price: None,
            subscription_plan_id: subscription_plan_id.into(),
            free_trial_days: None,
        }
    }
}

/// The body that creates order total discount criteria.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreateOrderTotalDiscountCriteriaRequest {
    /// Type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<DiscountCriteriaType>,
    /// Code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Range start time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_start_time: Option<Timestamp>,
    /// Range end time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_end_time: Option<Timestamp>,
    /// Id of the product.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<ProductId>,
    /// Product quantity min.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_min: Option<i32>,
    /// Product quantity max.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_max: Option<i32>,
    /// Id of the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<Id>,
    /// Subscription quantity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_quantity: Option<i32>,
    /// Total amount, in the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_amount: Option<MajorAmount>,
    /// Operator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<CriteriaOperator>,
}

/// The body that creates an order total discount.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateOrderTotalDiscountRequest {
    /// Name.
    pub name: String,
    /// Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Criteria.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria: Option<Vec<CreateOrderTotalDiscountCriteriaRequest>>,
    /// Whether to apply to commissions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apply_to_commissions: Option<bool>,
    /// Discount type.
    pub discount_type: DiscountMethod,
    /// Discount value.
    pub discount_value: f64,
    /// Discount strategy.
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

/// The body that creates product discount criteria.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreateProductDiscountCriteriaRequest {
    /// Type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<DiscountCriteriaType>,
    /// Code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Range start time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_start_time: Option<Timestamp>,
    /// Range end time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_end_time: Option<Timestamp>,
    /// Id of the product.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<ProductId>,
    /// Product quantity min.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_min: Option<i32>,
    /// Product quantity max.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_max: Option<i32>,
    /// Id of the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<Id>,
    /// Subscription quantity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_quantity: Option<i32>,
    /// Total amount, in the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_amount: Option<MajorAmount>,
    /// Operator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<CriteriaOperator>,
}

/// The body that creates a product discount.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateProductDiscountRequest {
    /// Name.
    pub name: String,
    /// Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Criteria.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria: Option<Vec<CreateProductDiscountCriteriaRequest>>,
    /// Whether to apply to commissions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apply_to_commissions: Option<bool>,
    /// Id of the product.
    pub product_id: ProductId,
    /// Discount type.
    pub discount_type: DiscountMethod,
    /// Discount value.
    pub discount_value: f64,
}

impl CreateProductDiscountRequest {
    /// The body with what the server requires.
    pub fn new(
        name: impl Into<String>,
        product_id: impl Into<ProductId>,
        discount_type: DiscountMethod,
        discount_value: f64,
    ) -> Self {
        Self {
            name: name.into(),
            description: None,
            criteria: None,
            apply_to_commissions: None,
            product_id: product_id.into(),
            discount_type,
            discount_value,
        }
    }
}

/// The body that creates shipping discount criteria.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreateShippingDiscountCriteriaRequest {
    /// Type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<DiscountCriteriaType>,
    /// Code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Range start time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_start_time: Option<Timestamp>,
    /// Range end time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_end_time: Option<Timestamp>,
    /// Id of the product.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<ProductId>,
    /// Product quantity min.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_min: Option<i32>,
    /// Product quantity max.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_max: Option<i32>,
    /// Id of the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<Id>,
    /// Subscription quantity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_quantity: Option<i32>,
    /// Total amount, in the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_amount: Option<MajorAmount>,
    /// Operator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<CriteriaOperator>,
}

/// The body that creates a shipping discount.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateShippingDiscountRequest {
    /// Name.
    pub name: String,
    /// Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Criteria.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria: Option<Vec<CreateShippingDiscountCriteriaRequest>>,
    /// Discount type.
    pub discount_type: DiscountMethod,
    /// Discount value.
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

/// Discount criteria.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DiscountCriteria {
    /// Type.
    pub r#type: Option<DiscountCriteriaType>,
    /// Code.
    pub code: Option<String>,
    /// Id of the criteria.
    pub criteria_id: Option<Id>,
    /// Range start time, in UTC.
    pub range_start_time: Option<Timestamp>,
    /// Range end time, in UTC.
    pub range_end_time: Option<Timestamp>,
    /// Id of the product.
    pub product_id: Option<ProductId>,
    /// Product quantity min.
    pub product_quantity_min: Option<i32>,
    /// Product quantity max.
    pub product_quantity_max: Option<i32>,
    /// Id of the plan.
    pub plan_id: Option<Id>,
    /// Subscription quantity.
    pub subscription_quantity: Option<i32>,
    /// Total amount, in the main unit of the currency.
    pub total_amount: Option<MajorAmount>,
    /// Operator.
    pub operator: Option<CriteriaOperator>,
}

/// A free trial discount.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FreeTrialDiscount {
    /// Its id.
    pub id: Option<Id>,
    /// Name.
    pub name: Option<String>,
    /// Description.
    pub description: Option<String>,
    /// Criteria.
    #[serde(deserialize_with = "nullable")]
    pub criteria: Vec<FreeTrialDiscountCriteriaResponse>,
    /// Whether to hide price.
    pub hide_price: Option<bool>,
    /// Id of the subscription plan.
    pub subscription_plan_id: Option<SubscriptionPlanId>,
    /// Free trial days.
    pub free_trial_days: Option<i32>,
}

/// What comes back: free trial discount criteria.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FreeTrialDiscountCriteriaResponse {
    /// Type.
    pub r#type: Option<DiscountCriteriaType>,
    /// Code.
    pub code: Option<String>,
    /// Id of the criteria.
    pub criteria_id: Option<Id>,
    /// Range start time, in UTC.
    pub range_start_time: Option<Timestamp>,
    /// Range end time, in UTC.
    pub range_end_time: Option<Timestamp>,
    /// Id of the product.
    pub product_id: Option<ProductId>,
    /// Product quantity min.
    pub product_quantity_min: Option<i32>,
    /// Product quantity max.
    pub product_quantity_max: Option<i32>,
    /// Id of the plan.
    pub plan_id: Option<Id>,
    /// Subscription quantity.
    pub subscription_quantity: Option<i32>,
    /// Total amount, in the main unit of the currency.
    pub total_amount: Option<MajorAmount>,
    /// Operator.
    pub operator: Option<CriteriaOperator>,
}

/// One page of category discounts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListCategoryDiscountsResponse {
    /// Discounts.
    #[serde(deserialize_with = "nullable")]
    pub discounts: Vec<CategoryDiscount>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of free trial discounts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListFreeTrialDiscountsResponse {
    /// Discounts.
    #[serde(deserialize_with = "nullable")]
    pub discounts: Vec<FreeTrialDiscount>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of order total discounts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListOrderTotalDiscountsResponse {
    /// Discounts.
    #[serde(deserialize_with = "nullable")]
    pub discounts: Vec<OrderTotalDiscount>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of product discounts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListProductDiscountsResponse {
    /// Discounts.
    #[serde(deserialize_with = "nullable")]
    pub discounts: Vec<ProductDiscount>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of shipping discounts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListShippingDiscountsResponse {
    /// Discounts.
    #[serde(deserialize_with = "nullable")]
    pub discounts: Vec<ShippingDiscount>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// An order total discount.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrderTotalDiscount {
    /// Its id.
    pub id: Option<Id>,
    /// Name.
    pub name: Option<String>,
    /// Description.
    pub description: Option<String>,
    /// Criteria.
    #[serde(deserialize_with = "nullable")]
    pub criteria: Vec<DiscountCriteria>,
    /// Whether to apply to commissions.
    pub apply_to_commissions: Option<bool>,
    /// Discount type.
    pub discount_type: Option<DiscountMethod>,
    /// Discount value.
    pub discount_value: Option<f64>,
    /// Discount strategy.
    pub discount_strategy: Option<DiscountStrategy>,
}

/// A product discount.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductDiscount {
    /// Its id.
    pub id: Option<Id>,
    /// Name.
    pub name: Option<String>,
    /// Description.
    pub description: Option<String>,
    /// Criteria.
    #[serde(deserialize_with = "nullable")]
    pub criteria: Vec<DiscountCriteria>,
    /// Whether to apply to commissions.
    pub apply_to_commissions: Option<bool>,
    /// Id of the product.
    pub product_id: Option<ProductId>,
    /// Discount type.
    pub discount_type: Option<DiscountMethod>,
    /// Discount value.
    pub discount_value: Option<f64>,
}

/// A shipping discount.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ShippingDiscount {
    /// Its id.
    pub id: Option<Id>,
    /// Name.
    pub name: Option<String>,
    /// Description.
    pub description: Option<String>,
    /// Criteria.
    #[serde(deserialize_with = "nullable")]
    pub criteria: Vec<DiscountCriteria>,
    /// Discount type.
    pub discount_type: Option<DiscountMethod>,
    /// Discount value.
    pub discount_value: Option<f64>,
}

/// The body that changes a category discount.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateCategoryDiscountRequest {
    /// Name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// Description.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
    /// Criteria.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub criteria: Patch<Vec<CategoryDiscountCriteriaRequest>>,
    /// Whether to apply to commissions.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub apply_to_commissions: Patch<bool>,
    /// Discount percent.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub discount_percent: Patch<f64>,
    /// Ids of the product categorys.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub product_category_ids: Patch<Vec<Id>>,
}

/// What changes free trial discount criteria.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UpdateFreeTrialDiscountCriteria {
    /// Type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<DiscountCriteriaType>,
    /// Code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Id of the criteria.
    pub criteria_id: Id,
    /// Range start time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_start_time: Option<Timestamp>,
    /// Range end time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_end_time: Option<Timestamp>,
    /// Id of the product.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<ProductId>,
    /// Product quantity min.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_min: Option<i32>,
    /// Product quantity max.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_max: Option<i32>,
    /// Id of the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<Id>,
    /// Subscription quantity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_quantity: Option<i32>,
    /// Total amount, in the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_amount: Option<MajorAmount>,
    /// Operator.
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

/// The body that changes a free trial discount.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateFreeTrialDiscountRequest {
    /// Name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// Description.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
    /// Criteria.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub criteria: Patch<Vec<UpdateFreeTrialDiscountCriteria>>,
    /// Free trial days.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub free_trial_days: Patch<i32>,
    /// Whether to hide price.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub hide_price: Patch<bool>,
    /// Id of the subscription plan.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub subscription_plan_id: Patch<SubscriptionPlanId>,
}

/// What changes order total discount criteria.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UpdateOrderTotalDiscountCriteria {
    /// Code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Id of the criteria.
    pub criteria_id: Id,
    /// Range start time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_start_time: Option<Timestamp>,
    /// Range end time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_end_time: Option<Timestamp>,
    /// Id of the product.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<ProductId>,
    /// Product quantity min.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_min: Option<i32>,
    /// Product quantity max.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_max: Option<i32>,
    /// Id of the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<Id>,
    /// Subscription quantity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_quantity: Option<i32>,
    /// Total amount, in the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_amount: Option<MajorAmount>,
    /// Operator.
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

/// The body that changes an order total discount.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateOrderTotalDiscountRequest {
    /// Name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// Description.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
    /// Criteria.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub criteria: Patch<Vec<UpdateOrderTotalDiscountCriteria>>,
    /// Whether to apply to commissions.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub apply_to_commissions: Patch<bool>,
    /// Discount type.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub discount_type: Patch<DiscountMethod>,
    /// Discount value.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub discount_value: Patch<f64>,
    /// Discount strategy.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub discount_strategy: Patch<DiscountStrategy>,
}

/// What changes product discount criteria.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UpdateProductDiscountCriteria {
    /// Code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Id of the criteria.
    pub criteria_id: Id,
    /// Range start time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_start_time: Option<Timestamp>,
    /// Range end time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_end_time: Option<Timestamp>,
    /// Id of the product.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<ProductId>,
    /// Product quantity min.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_min: Option<i32>,
    /// Product quantity max.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_max: Option<i32>,
    /// Id of the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<Id>,
    /// Subscription quantity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_quantity: Option<i32>,
    /// Total amount, in the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_amount: Option<MajorAmount>,
    /// Operator.
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

/// The body that changes a product discount.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateProductDiscountRequest {
    /// Name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// Description.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
    /// Criteria.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub criteria: Patch<Vec<UpdateProductDiscountCriteria>>,
    /// Whether to apply to commissions.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub apply_to_commissions: Patch<bool>,
    /// Id of the product.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub product_id: Patch<ProductId>,
    /// Discount type.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub discount_type: Patch<DiscountMethod>,
    /// Discount value.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub discount_value: Patch<f64>,
}

/// What changes shipping discount criteria.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UpdateShippingDiscountCriteria {
    /// Code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Id of the criteria.
    pub criteria_id: Id,
    /// Range start time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_start_time: Option<Timestamp>,
    /// Range end time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_end_time: Option<Timestamp>,
    /// Id of the product.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<ProductId>,
    /// Product quantity min.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_min: Option<i32>,
    /// Product quantity max.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_quantity_max: Option<i32>,
    /// Id of the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<Id>,
    /// Subscription quantity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_quantity: Option<i32>,
    /// Total amount, in the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_amount: Option<MajorAmount>,
    /// Operator.
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

/// The body that changes a shipping discount.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateShippingDiscountRequest {
    /// Name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// Description.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
    /// Criteria.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub criteria: Patch<Vec<UpdateShippingDiscountCriteria>>,
    /// Discount type.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub discount_type: Patch<DiscountMethod>,
    /// Discount value.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub discount_value: Patch<f64>,
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
