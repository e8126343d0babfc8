//! Merchants.

mod model;

use http::Method;
use keap_http::Effect;

use crate::{Draft, Info, Operation};

pub use model::*;

/// Reads merchant accounts: `GET /rest/v1/merchants`.
///
/// Operation `getMerchantAccountsUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetMerchantAccounts;

impl Operation for GetMerchantAccounts {
    type Output = MerchantAccountResponse;

    const INFO: Info = Info::new(
        "v1 getMerchantAccountsUsingGET",
        Method::GET,
        "/rest/v1/merchants",
        Effect::Read,
    );

    fn write(&self, _draft: &mut Draft) {}
}
