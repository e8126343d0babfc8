//! Models of product interests.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::text_enum::text_enum;
use crate::v2::model::CurrencyValue;
use crate::{Id, MajorAmount, Patch, ProductInterestBundleId, ProductInterestId};

/// The body that creates a product interest.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AddProductInterestRequest {
    /// In XML-RPC: `ProductInterest.ProductType`.
    pub r#type: ProductInterestType,
    /// Id of a product or of a subscription plan, as `type` says. In XML-RPC: `ProductInterest.ProductId`, `ProductInterest.SubscriptionPlanId`.
    pub entity_id: Id,
    /// In the main unit of the currency.
    pub price: MajorAmount,
    /// `1` when left out. In XML-RPC: `ProductInterest.Qty`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<i32>,
    /// `0` when left out. In XML-RPC: `ProductInterest.DiscountPercent`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discount_percent: Option<i32>,
}

impl AddProductInterestRequest {
    /// The body with what the server requires.
    pub fn new(r#type: ProductInterestType, entity_id: impl Into<Id>, price: MajorAmount) -> Self {
        Self {
            r#type,
            entity_id: entity_id.into(),
            price,
            quantity: None,
            discount_percent: None,
        }
    }
}

setters! {
    AddProductInterestRequest {
        quantity: i32,
        discount_percent: i32,
    } lists {
    }
}

/// The body that creates a product interest bundle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateProductInterestBundleRequest {
    /// In XML-RPC: `ProductInterestBundle.BundleName`.
    pub name: String,
    /// In XML-RPC: `ProductInterestBundle.Description`.
    pub description: String,
}

impl CreateProductInterestBundleRequest {
    /// The body with what the server requires.
    pub fn new(name: impl Into<String>, description: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            description: description.into(),
        }
    }
}

/// One page of product interest bundles.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListProductInterestBundleResponse {
    #[serde(deserialize_with = "nullable")]
    pub product_interest_bundles: Vec<ProductInterestBundle>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// A product interest.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ProductInterest {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<ProductInterestId>,
    /// In XML-RPC: `ProductInterest.ProductType`.
    pub r#type: Option<ProductInterestType>,
    /// In XML-RPC: `ProductInterest.Qty`.
    pub quantity: Option<i32>,
    pub price: Option<CurrencyValue>,
    /// In XML-RPC: `ProductInterest.ProductId`, `ProductInterest.SubscriptionPlanId`.
    pub interest_id: Option<Id>,
    /// In percent: 10 is 10 %. In XML-RPC: `ProductInterest.DiscountPercent`.
    pub discount_percent: Option<i32>,
}

/// A product interest bundle.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ProductInterestBundle {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<ProductInterestBundleId>,
    /// In XML-RPC: `ProductInterestBundle.BundleName`.
    pub name: Option<String>,
    /// In XML-RPC: `ProductInterestBundle.Description`.
    pub description: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub product_interests: Vec<ProductInterest>,
    #[serde(deserialize_with = "nullable")]
    pub subscription_plan_interests: Vec<ProductInterest>,
}

/// The body that changes a product interest bundle.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateProductInterestBundleRequest {
    /// In XML-RPC: `ProductInterestBundle.BundleName`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// In XML-RPC: `ProductInterestBundle.Description`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
}

setters! {
    UpdateProductInterestBundleRequest {
        name: String,
        description: String,
    } lists {
    }
}

/// The body that changes a product interest.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateProductInterestRequest {
    /// In the main unit of the currency.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub price: Patch<MajorAmount>,
    /// In XML-RPC: `ProductInterest.Qty`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub quantity: Patch<i32>,
    /// In XML-RPC: `ProductInterest.DiscountPercent`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub discount_percent: Patch<i32>,
}

setters! {
    UpdateProductInterestRequest {
        price: MajorAmount,
        quantity: i32,
        discount_percent: i32,
    } lists {
    }
}

text_enum! {
    /// Values of type.
    ProductInterestType {
        Product = "PRODUCT",
        SubscriptionPlan = "SUBSCRIPTION_PLAN",
    }
}
