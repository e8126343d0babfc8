//! Models of merchants.

use serde::{Deserialize, Serialize};

use crate::Id;
use crate::null::nullable;
use crate::v2::model::MerchantAccountType;

/// One page of merchant accounts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListMerchantAccountResponse {
    /// Its id.
    pub id: Option<Id>,
    /// Name.
    pub name: Option<String>,
    /// Type.
    pub r#type: Option<MerchantAccountType>,
    /// Whether it is test.
    pub is_test: Option<bool>,
}

/// One page of merchants.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListMerchantsResponse {
    /// Id of the default merchant account.
    pub default_merchant_account_id: Option<Id>,
    /// Merchant accounts.
    #[serde(deserialize_with = "nullable")]
    pub merchant_accounts: Vec<ListMerchantAccountResponse>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}
