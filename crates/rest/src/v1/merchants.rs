//! Merchants.

mod model;

use crate::endpoints;
use crate::{Draft, Info, Operation};

pub use model::*;

/// Reads merchant accounts: `GET /rest/v1/merchants`.
///
/// Operation `getMerchantAccountsUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct GetMerchantAccounts {}

impl GetMerchantAccounts {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for GetMerchantAccounts {
    type Output = MerchantAccountResponse;

    const INFO: &'static Info = &endpoints::v1::merchants::GET_MERCHANT_ACCOUNTS;

    fn write(&self, _draft: &mut Draft) {}
}
