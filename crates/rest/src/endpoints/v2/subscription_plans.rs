//! Subscription plans.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v2/products/{product_id}/subscriptions`.
pub static LIST_SUBSCRIPTION_PLANS: Info = Info::new(
    "v2 listSubscriptionPlans",
    Method::GET,
    "/rest/v2/products/{product_id}/subscriptions",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `POST /rest/v2/products/{product_id}/subscriptions`.
pub static CREATE_SUBSCRIPTION_PLAN: Info = Info::new(
    "v2 createSubscriptionPlans",
    Method::POST,
    "/rest/v2/products/{product_id}/subscriptions",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/products/{product_id}/subscriptions/{subscription_plan_id}`.
pub static GET_SUBSCRIPTION_PLAN: Info = Info::new(
    "v2 fetchSubscriptionPlan",
    Method::GET,
    "/rest/v2/products/{product_id}/subscriptions/{subscription_plan_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/products/{product_id}/subscriptions/{subscription_plan_id}`.
pub static UPDATE_SUBSCRIPTION_PLAN: Info = Info::new(
    "v2 updateSubscriptionPlan",
    Method::PATCH,
    "/rest/v2/products/{product_id}/subscriptions/{subscription_plan_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/products/{product_id}/subscriptions/{subscription_plan_id}`.
pub static DELETE_SUBSCRIPTION_PLAN: Info = Info::new(
    "v2 deleteSubscriptionPlan",
    Method::DELETE,
    "/rest/v2/products/{product_id}/subscriptions/{subscription_plan_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);
