//! Models of shipping.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Id;
use crate::null::nullable;

/// One page of rest shipping methods.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListRestShippingMethodsResponse {
    /// Shipping methods.
    #[serde(deserialize_with = "nullable")]
    pub shipping_methods: Vec<ShippingMethod>,
}

/// A shipping method.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ShippingMethod {
    /// Its id.
    pub id: Option<Id>,
    /// Name.
    pub name: Option<String>,
    /// Description.
    pub description: Option<String>,
    /// Type.
    pub r#type: Option<String>,
    /// Status.
    pub status: Option<String>,
    /// Whether it is international.
    pub international: Option<bool>,
    /// Settings.
    pub settings: Option<Value>,
}
