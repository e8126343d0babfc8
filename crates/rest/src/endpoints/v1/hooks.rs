//! Hooks.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v1/hooks`.
pub static LIST_HOOKS: Info = Info::new(
    "v1 list_stored_hook_subscriptions",
    Method::GET,
    "/rest/v1/hooks",
    Effect::Read,
);

/// `POST /rest/v1/hooks`.
pub static CREATE_HOOK: Info = Info::new(
    "v1 create_a_hook_subscription",
    Method::POST,
    "/rest/v1/hooks",
    Effect::Write,
)
.with_members(&["eventKey", "hookUrl", "key", "status"]);

/// `GET /rest/v1/hooks/{key}`.
pub static GET_HOOK: Info = Info::new(
    "v1 retrieve_a_hook_subscription",
    Method::GET,
    "/rest/v1/hooks/{key}",
    Effect::Read,
);

/// `PUT /rest/v1/hooks/{key}`.
pub static UPDATE_HOOK: Info = Info::new(
    "v1 update_a_hook_subscription",
    Method::PUT,
    "/rest/v1/hooks/{key}",
    Effect::IdempotentWrite,
)
.with_members(&["eventKey", "hookUrl", "key", "status"]);

/// `DELETE /rest/v1/hooks/{key}`.
pub static DELETE_HOOK: Info = Info::new(
    "v1 delete_a_hook_subscription",
    Method::DELETE,
    "/rest/v1/hooks/{key}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v1/hooks/event_keys`.
pub static LIST_EVENT_KEYS: Info = Info::new(
    "v1 list_hook_event_types",
    Method::GET,
    "/rest/v1/hooks/event_keys",
    Effect::Read,
);

/// `POST /rest/v1/hooks/{key}/delayedVerify`.
pub static VERIFY_HOOK_DELAYED: Info = Info::new(
    "v1 verify_a_hook_subscription_delayed",
    Method::POST,
    "/rest/v1/hooks/{key}/delayedVerify",
    Effect::IdempotentWrite,
)
.with_members(&["eventKey", "hookUrl", "key", "status"]);

/// `POST /rest/v1/hooks/{key}/verify`.
pub static VERIFY_HOOK: Info = Info::new(
    "v1 verify_a_hook_subscription",
    Method::POST,
    "/rest/v1/hooks/{key}/verify",
    Effect::IdempotentWrite,
)
.with_members(&["eventKey", "hookUrl", "key", "status"]);
