//! Email addresses.

use http::Method;
use keap_http::Effect;

use crate::Info;

/// `PUT /rest/v1/emailAddresses/{email}`.
pub static REPLACE_EMAIL_ADDRESS: Info = Info::new(
    "v1 replaceEmailAddressUsingPUT",
    Method::PUT,
    "/rest/v1/emailAddresses/{email}",
    Effect::IdempotentWrite,
)
.with_members(&["email"]);
