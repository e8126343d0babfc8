//! Models of merchants.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::MerchantAccountId;
use crate::null::nullable;

/// A merchant.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Merchant {
    pub account_name: Option<String>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<MerchantAccountId>,
    pub is_test: Option<bool>,
    pub r#type: Option<String>,
}

/// What comes back: merchant account.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct MerchantAccountResponse {
    pub default_merchant_account: Option<i64>,
    #[serde(deserialize_with = "nullable")]
    pub merchant_accounts: Vec<Merchant>,
}
