//! Subscriptions.

use http::Method;
use keap_http::Effect;

use crate::Info;

/// `GET /rest/v1/subscriptions`.
pub static LIST_SUBSCRIPTIONS: Info = Info::new(
    "v1 listSubscriptionsUsingGET",
    Method::GET,
    "/rest/v1/subscriptions",
    Effect::Read,
)
.with_query(&["contact_id", "limit", "offset"]);

/// `POST /rest/v1/subscriptions`.
pub static CREATE_SUBSCRIPTION: Info = Info::new(
    "v1 createSubscriptionUsingPOST",
    Method::POST,
    "/rest/v1/subscriptions",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v1/subscriptions/model`.
pub static RETRIEVE_SUBSCRIPTION_MODEL: Info = Info::new(
    "v1 retrieveSubscriptionModelUsingGET",
    Method::GET,
    "/rest/v1/subscriptions/model",
    Effect::Read,
);
