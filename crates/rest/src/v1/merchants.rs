//! Merchants.

mod model;

use crate::endpoints;
use crate::{Draft, Info, Operation};

pub use model::*;

/// Reads merchant accounts: `GET /rest/v1/merchants`.
///
/// Operation `getMerchantAccountsUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GetMerchantAccounts;

impl Operation for GetMerchantAccounts {
    type Output = MerchantAccountResponse;

    const INFO: &'static Info = &endpoints::v1::merchants::GET_MERCHANT_ACCOUNTS;

    fn write(&self, _draft: &mut Draft) {}
}
