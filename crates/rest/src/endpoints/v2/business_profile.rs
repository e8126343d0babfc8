//! Business profile.

use http::Method;
use keap_http::Effect;

use crate::Info;

/// `GET /rest/v2/businessProfile`.
pub static GET_BUSINESS_PROFILE: Info = Info::new(
    "v2 getBusinessProfile",
    Method::GET,
    "/rest/v2/businessProfile",
    Effect::Read,
);

/// `PATCH /rest/v2/businessProfile`.
pub static UPDATE_BUSINESS_PROFILE: Info = Info::new(
    "v2 updateBusinessProfile",
    Method::PATCH,
    "/rest/v2/businessProfile",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&[
    "name",
    "email",
    "website",
    "phone",
    "address",
    "time_zone",
    "logo_url",
    "currency_code",
    "language_tag",
    "business_type",
    "business_goals",
    "business_primary_color",
    "business_secondary_color",
]);
