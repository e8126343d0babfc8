//! Models of products.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::text_enum::text_enum;
use crate::v1::model::{BillingCycle, ProductWithOptions};
use crate::{MajorAmount, Patch, ProductId, SubscriptionPlanId};

/// The body that creates a product image.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateProductImageRequest {
    /// Checksum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checksum: Option<String>,
    /// File data, in Base64.
    pub file_data: String,
    /// File name.
    pub file_name: String,
}

impl CreateProductImageRequest {
    /// The body with what the server requires.
    pub fn new(file_data: impl Into<String>, file_name: impl Into<String>) -> Self {
        Self {
            checksum: None,
            file_data: file_data.into(),
            file_name: file_name.into(),
        }
    }
}

/// The body that creates a product.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateProductRequest {
    /// Whether it is active.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// Product desc.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_desc: Option<String>,
    /// Product name.
    pub product_name: String,
    /// Product price, in the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_price: Option<MajorAmount>,
    /// Product short desc.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_short_desc: Option<String>,
    /// SKU.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sku: Option<String>,
    /// Whether this holds: subscription only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_only: Option<bool>,
}

impl CreateProductRequest {
    /// The body with what the server requires.
    pub fn new(product_name: impl Into<String>) -> Self {
        Self {
            active: None,
            product_desc: None,
            product_name: product_name.into(),
            product_price: None,
            product_short_desc: None,
            sku: None,
            subscription_only: None,
        }
    }
}

/// The body that creates a product subscription.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateProductSubscriptionRequest {
    /// Whether it is active.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// Cycle type.
    pub cycle_type: BillingCycle,
    /// Frequency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frequency: Option<i32>,
    /// Number of cycles.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_of_cycles: Option<i32>,
    /// Plan price, in the main unit of the currency.
    pub plan_price: MajorAmount,
    /// Subscription plan index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_plan_index: Option<i32>,
}

impl CreateProductSubscriptionRequest {
    /// The body with what the server requires.
    pub fn new(cycle_type: BillingCycle, plan_price: MajorAmount) -> Self {
        Self {
            active: None,
            cycle_type,
            frequency: None,
            number_of_cycles: None,
            plan_price,
            subscription_plan_index: None,
        }
    }
}

/// A product.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Product {
    /// Whether it is active.
    pub active: Option<bool>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<ProductId>,
    /// Product desc.
    pub product_desc: Option<String>,
    /// Product name.
    pub product_name: Option<String>,
    /// Product price, in the main unit of the currency.
    pub product_price: Option<MajorAmount>,
    /// Product short desc.
    pub product_short_desc: Option<String>,
    /// SKU.
    pub sku: Option<String>,
    /// Whether this holds: subscription only.
    pub subscription_only: Option<bool>,
    /// Subscription plans.
    #[serde(deserialize_with = "nullable")]
    pub subscription_plans: Vec<ProductSubscription>,
    /// URL.
    pub url: Option<String>,
}

/// One page of products.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
    /// Products.
    #[serde(deserialize_with = "nullable")]
    pub products: Vec<ProductWithOptions>,
    /// Sync token.
    pub sync_token: Option<String>,
}

/// Product status.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductStatus {
    /// Product.
    pub product: Option<ProductWithOptions>,
    /// Status.
    pub status: Option<ProductStatusStatus>,
}

/// One page of product status.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductStatusList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
    /// Product statuses.
    #[serde(deserialize_with = "nullable")]
    pub product_statuses: Vec<ProductStatus>,
    /// Sync token.
    pub sync_token: Option<String>,
}

/// A product subscription.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductSubscription {
    /// Whether it is active.
    pub active: Option<bool>,
    /// Cycle type.
    pub cycle_type: Option<BillingCycle>,
    /// Frequency.
    pub frequency: Option<i32>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<SubscriptionPlanId>,
    /// Number of cycles.
    pub number_of_cycles: Option<i32>,
    /// Plan price, in the main unit of the currency.
    pub plan_price: Option<MajorAmount>,
    /// Subscription plan index.
    pub subscription_plan_index: Option<i32>,
    /// Subscription plan name.
    pub subscription_plan_name: Option<String>,
    /// URL.
    pub url: Option<String>,
}

/// The body that changes a product.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateProductRequest {
    /// Whether it is active.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub active: Patch<bool>,
    /// Product desc.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub product_desc: Patch<String>,
    /// Product name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub product_name: Patch<String>,
    /// Product price, in the main unit of the currency.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub product_price: Patch<MajorAmount>,
    /// Product short desc.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub product_short_desc: Patch<String>,
    /// SKU.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub sku: Patch<String>,
    /// Whether this holds: subscription only.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub subscription_only: Patch<bool>,
}

text_enum! {
    /// Values of status.
    ProductStatusStatus {
        Created = "CREATED",
        Updated = "UPDATED",
        Deleted = "DELETED",
    }
}
