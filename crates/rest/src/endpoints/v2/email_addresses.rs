//! Email addresses.

use http::Method;
use keap_http::Effect;

use crate::Info;

/// `GET /rest/v2/emailAddresses`.
pub static LIST_EMAIL_ADDRESS_STATUSES: Info = Info::new(
    "v2 listEmailAddressStatuses",
    Method::GET,
    "/rest/v2/emailAddresses",
    Effect::Read,
)
.with_query(&["filter", "page_token", "order_by", "page_size"]);

/// `GET /rest/v2/emailAddresses/{email}/status`.
pub static GET_EMAIL_ADDRESS_STATUS: Info = Info::new(
    "v2 getEmailAddressStatus",
    Method::GET,
    "/rest/v2/emailAddresses/{email}/status",
    Effect::Read,
);

/// `PATCH /rest/v2/emailAddresses/{email}/status`.
pub static UPDATE_EMAIL_ADDRESS_OPT_STATUS: Info = Info::new(
    "v2 updateEmailAddressOptStatus",
    Method::PATCH,
    "/rest/v2/emailAddresses/{email}/status",
    Effect::IdempotentWrite,
)
.with_members(&["email"]);
