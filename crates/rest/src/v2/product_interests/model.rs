//! Models of product interests.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::text_enum::text_enum;
use crate::v2::model::CurrencyValue;
use crate::{Id, MajorAmount, Patch};

/// The body that creates a product interest.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AddProductInterestRequest {
    /// Type.
    pub r#type: ProductInterestType,
    /// Id of the entity.
    pub entity_id: Id,
    /// Price, in the main unit of the currency.
    pub price: MajorAmount,
    /// Quantity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<i32>,
    /// Discount percent.
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

/// The body that creates a product interest bundle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateProductInterestBundleRequest {
    /// Name.
    pub name: String,
    /// Description.
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
#[serde(default)]
pub struct ListProductInterestBundleResponse {
    /// Product interest bundles.
    #[serde(deserialize_with = "nullable")]
    pub product_interest_bundles: Vec<ProductInterestBundle>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// A product interest.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductInterest {
    /// Its id.
    pub id: Option<Id>,
    /// Type.
    pub r#type: Option<ProductInterestType>,
    /// Quantity.
    pub quantity: Option<i32>,
    /// Price.
    pub price: Option<CurrencyValue>,
    /// Id of the interest.
    pub interest_id: Option<Id>,
    /// Discount percent.
    pub discount_percent: Option<i32>,
}

/// A product interest bundle.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductInterestBundle {
    /// Its id.
    pub id: Option<Id>,
    /// Name.
    pub name: Option<String>,
    /// Description.
    pub description: Option<String>,
    /// Product interests.
    #[serde(deserialize_with = "nullable")]
    pub product_interests: Vec<ProductInterest>,
    /// Subscription plan interests.
    #[serde(deserialize_with = "nullable")]
    pub subscription_plan_interests: Vec<ProductInterest>,
}

/// The body that changes a product interest bundle.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateProductInterestBundleRequest {
    /// Name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// Description.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
}

/// The body that changes a product interest.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateProductInterestRequest {
    /// Price, in the main unit of the currency.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub price: Patch<MajorAmount>,
    /// Quantity.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub quantity: Patch<i32>,
    /// Discount percent.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub discount_percent: Patch<i32>,
}

text_enum! {
    /// Values of type.
    ProductInterestType {
        Product = "PRODUCT",
        SubscriptionPlan = "SUBSCRIPTION_PLAN",
    }
}
