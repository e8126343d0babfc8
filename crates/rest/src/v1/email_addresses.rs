//! Email addresses.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use crate::endpoints;
use crate::{Draft, Info, JsonBody, Operation};

pub use model::*;

/// Replaces an email address: `PUT /rest/v1/emailAddresses/{email}`.
///
/// Operation `replaceEmailAddressUsingPUT`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ReplaceEmailAddress {
    /// In the path.
    pub email: String,
    pub body: JsonBody<ReplaceEmailAddressRequest>,
}

impl ReplaceEmailAddress {
    /// The operation with its parameters.
    pub fn new(
        email: impl Into<String>,
        body: impl Into<JsonBody<ReplaceEmailAddressRequest>>,
    ) -> Self {
        Self {
            email: email.into(),
            body: body.into(),
        }
    }
}

impl Operation for ReplaceEmailAddress {
    type Output = EmailAddressStatus;

    const INFO: &'static Info = &endpoints::v1::email_addresses::REPLACE_EMAIL_ADDRESS;

    fn write(&self, draft: &mut Draft) {
        draft.path("email", &self.email);
        draft.json(&self.body);
    }
}
