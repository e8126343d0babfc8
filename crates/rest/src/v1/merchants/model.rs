//! Models of merchants.

use serde::{Deserialize, Serialize};

use crate::Id;
use crate::null::nullable;

/// A merchant.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Merchant {
    /// Account name.
    pub account_name: Option<String>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    /// Whether it is test.
    pub is_test: Option<bool>,
    /// Type.
    pub r#type: Option<String>,
}

/// What comes back: merchant account.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MerchantAccountResponse {
    /// Default merchant account.
    pub default_merchant_account: Option<i64>,
    /// Merchant accounts.
    #[serde(deserialize_with = "nullable")]
    pub merchant_accounts: Vec<Merchant>,
}
