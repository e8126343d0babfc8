//! Referrals.

use http::Method;
use keap_http::Effect;

use crate::Info;

/// `GET /rest/v2/referrals`.
pub static LIST_REFERRALS: Info = Info::new(
    "v2 listReferrals",
    Method::GET,
    "/rest/v2/referrals",
    Effect::Read,
)
.with_query(&["filter", "page_token", "order_by", "page_size"]);

/// `POST /rest/v2/referrals`.
pub static CREATE_REFERRAL: Info = Info::new(
    "v2 createReferral",
    Method::POST,
    "/rest/v2/referrals",
    Effect::Write,
)
.with_members(&["id"]);
