//! Models of products.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::text_enum::text_enum;
use crate::v1::model::{BillingCycle, ProductWithOptions};
use crate::{MajorAmount, Patch, ProductId, SubscriptionPlanId};

/// The body that creates a product image.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateProductImageRequest {
    /// SHA-256 of the image, in hexadecimal digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checksum: Option<String>,
    /// In Base64.
    pub file_data: String,
    /// With its extension: `.png`, `.gif`, `.jpg` or `.jpeg`.
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

setters! {
    CreateProductImageRequest {
        checksum: String,
    } lists {
    }
}

/// The body that creates a product.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateProductRequest {
    /// In XML-RPC: `Product.Status`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// In XML-RPC: `Product.Description`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_desc: Option<String>,
    /// In XML-RPC: `Product.ProductName`.
    pub product_name: String,
    /// In XML-RPC: `Product.ProductPrice`. In the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_price: Option<MajorAmount>,
    /// In XML-RPC: `Product.ShortDescription`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_short_desc: Option<String>,
    /// In XML-RPC: `Product.Sku`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sku: Option<String>,
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

setters! {
    CreateProductRequest {
        active: bool,
        product_desc: String,
        product_price: MajorAmount,
        product_short_desc: String,
        sku: String,
        subscription_only: bool,
    } lists {
    }
}

/// The body that creates a product subscription.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateProductSubscriptionRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    pub cycle_type: BillingCycle,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frequency: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_of_cycles: Option<i32>,
    /// In the main unit of the currency.
    pub plan_price: MajorAmount,
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

setters! {
    CreateProductSubscriptionRequest {
        active: bool,
        frequency: i32,
        number_of_cycles: i32,
        subscription_plan_index: i32,
    } lists {
    }
}

/// A product.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Product {
    /// In XML-RPC: `Product.Status`.
    pub active: Option<bool>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<ProductId>,
    /// In XML-RPC: `Product.Description`.
    pub product_desc: Option<String>,
    /// In XML-RPC: `Product.ProductName`.
    pub product_name: Option<String>,
    /// In XML-RPC: `Product.ProductPrice`. In the main unit of the currency.
    pub product_price: Option<MajorAmount>,
    /// In XML-RPC: `Product.ShortDescription`.
    pub product_short_desc: Option<String>,
    /// In XML-RPC: `Product.Sku`.
    pub sku: Option<String>,
    pub subscription_only: Option<bool>,
    #[serde(deserialize_with = "nullable")]
    pub subscription_plans: Vec<ProductSubscription>,
    pub url: Option<String>,
}

/// One page of products.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ProductList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub products: Vec<ProductWithOptions>,
    pub sync_token: Option<String>,
}

/// Product status.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ProductStatus {
    pub product: Option<ProductWithOptions>,
    pub status: Option<ProductStatusStatus>,
}

/// One page of product status.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ProductStatusList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub product_statuses: Vec<ProductStatus>,
    pub sync_token: Option<String>,
}

/// A product subscription.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ProductSubscription {
    pub active: Option<bool>,
    pub cycle_type: Option<BillingCycle>,
    pub frequency: Option<i32>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<SubscriptionPlanId>,
    pub number_of_cycles: Option<i32>,
    /// In the main unit of the currency.
    pub plan_price: Option<MajorAmount>,
    pub subscription_plan_index: Option<i32>,
    pub subscription_plan_name: Option<String>,
    pub url: Option<String>,
}

/// The body that changes a product.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateProductRequest {
    /// In XML-RPC: `Product.Status`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub active: Patch<bool>,
    /// In XML-RPC: `Product.Description`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub product_desc: Patch<String>,
    /// In XML-RPC: `Product.ProductName`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub product_name: Patch<String>,
    /// In XML-RPC: `Product.ProductPrice`. In the main unit of the currency.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub product_price: Patch<MajorAmount>,
    /// In XML-RPC: `Product.ShortDescription`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub product_short_desc: Patch<String>,
    /// In XML-RPC: `Product.Sku`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub sku: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub subscription_only: Patch<bool>,
}

setters! {
    UpdateProductRequest {
        active: bool,
        product_desc: String,
        product_name: String,
        product_price: MajorAmount,
        product_short_desc: String,
        sku: String,
        subscription_only: bool,
    } lists {
    }
}

text_enum! {
    /// Values of status.
    ProductStatusStatus {
        Created = "CREATED",
        Updated = "UPDATED",
        Deleted = "DELETED",
    }
}
