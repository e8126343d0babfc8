//! Models of shipping.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::ShippingOptionId;
use crate::null::nullable;

/// One page of rest shipping methods.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListRestShippingMethodsResponse {
    #[serde(deserialize_with = "nullable")]
    pub shipping_methods: Vec<ShippingMethod>,
}

/// A shipping method.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ShippingMethod {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<ShippingOptionId>,
    pub name: Option<String>,
    pub description: Option<String>,
    pub r#type: Option<String>,
    pub status: Option<String>,
    pub international: Option<bool>,
    pub settings: Option<Value>,
}
