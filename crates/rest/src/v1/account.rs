//! Account.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use crate::endpoints;
use crate::{Draft, Info, JsonBody, Operation};

pub use model::*;

/// Reads an account profile: `GET /rest/v1/account/profile`.
///
/// Operation `getAccountProfileUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct GetAccountProfile {}

impl GetAccountProfile {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for GetAccountProfile {
    type Output = AccountProfile;

    const INFO: &'static Info = &endpoints::v1::account::GET_ACCOUNT_PROFILE;

    fn write(&self, _draft: &mut Draft) {}
}

/// Changes an account profile: `PUT /rest/v1/account/profile`.
///
/// Operation `updateAccountInfoUsingPUT`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateAccountProfile {
    pub body: JsonBody<AccountProfile>,
}

impl UpdateAccountProfile {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<AccountProfile>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for UpdateAccountProfile {
    type Output = AccountProfile;

    const INFO: &'static Info = &endpoints::v1::account::UPDATE_ACCOUNT_PROFILE;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}
