//! Merchants.

use http::Method;
use keap_http::Effect;

use crate::Info;

/// `GET /rest/v1/merchants`.
pub static GET_MERCHANT_ACCOUNTS: Info = Info::new(
    "v1 getMerchantAccountsUsingGET",
    Method::GET,
    "/rest/v1/merchants",
    Effect::Read,
);
