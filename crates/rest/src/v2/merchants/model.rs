//! Models of merchants.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::MerchantAccountId;
use crate::null::nullable;
use crate::v2::model::MerchantAccountType;

/// One page of merchant accounts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListMerchantAccountResponse {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<MerchantAccountId>,
    pub name: Option<String>,
    pub r#type: Option<MerchantAccountType>,
    pub is_test: Option<bool>,
}

/// One page of merchants.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListMerchantsResponse {
    #[serde(deserialize_with = "crate::id::optional")]
    pub default_merchant_account_id: Option<MerchantAccountId>,
    #[serde(deserialize_with = "nullable")]
    pub merchant_accounts: Vec<ListMerchantAccountResponse>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}
