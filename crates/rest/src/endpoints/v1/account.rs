//! Account.

use http::Method;
use keap_http::Effect;

use crate::Info;

/// `GET /rest/v1/account/profile`.
pub static GET_ACCOUNT_PROFILE: Info = Info::new(
    "v1 getAccountProfileUsingGET",
    Method::GET,
    "/rest/v1/account/profile",
    Effect::Read,
);

/// `PUT /rest/v1/account/profile`.
pub static UPDATE_ACCOUNT_PROFILE: Info = Info::new(
    "v1 updateAccountInfoUsingPUT",
    Method::PUT,
    "/rest/v1/account/profile",
    Effect::IdempotentWrite,
)
.with_members(&[
    "address",
    "business_goals",
    "business_primary_color",
    "business_secondary_color",
    "business_type",
    "currency_code",
    "email",
    "language_tag",
    "logo_url",
    "name",
    "phone",
    "phone_ext",
    "time_zone",
    "website",
]);
