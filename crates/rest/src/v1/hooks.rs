//! Hooks.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use keap_http::Secret;

use crate::endpoints;
use crate::{Cursor, Draft, Info, JsonBody, Nothing, Operation, Page, Pages};

pub use model::*;

/// Lists hooks: `GET /rest/v1/hooks`.
///
/// Operation `list_stored_hook_subscriptions`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListHooks {}

impl ListHooks {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for ListHooks {
    type Output = Vec<Hook>;

    const INFO: &'static Info = &endpoints::v1::hooks::LIST_HOOKS;

    fn write(&self, _draft: &mut Draft) {}
}

impl Pages for ListHooks {
    type Item = Hook;

    fn turn_to(&mut self, _cursor: &Cursor) {}

    fn page(answer: Self::Output) -> Page<Hook> {
        Page::last(answer)
    }
}

/// Creates a hook: `POST /rest/v1/hooks`.
///
/// Operation `create_a_hook_subscription`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateHook {
    pub body: JsonBody<HookRequest>,
}

impl CreateHook {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<HookRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateHook {
    type Output = Hook;

    const INFO: &'static Info = &endpoints::v1::hooks::CREATE_HOOK;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a hook: `GET /rest/v1/hooks/{key}`.
///
/// Operation `retrieve_a_hook_subscription`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetHook {
    /// In the path.
    pub key: String,
}

impl GetHook {
    /// The operation with its parameters.
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: key.into() }
    }
}

impl Operation for GetHook {
    type Output = Hook;

    const INFO: &'static Info = &endpoints::v1::hooks::GET_HOOK;

    fn write(&self, draft: &mut Draft) {
        draft.path("key", &self.key);
    }
}

/// Changes a hook: `PUT /rest/v1/hooks/{key}`.
///
/// Operation `update_a_hook_subscription`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateHook {
    /// In the path.
    pub key: String,
    pub body: JsonBody<HookRequest>,
}

impl UpdateHook {
    /// The operation with its parameters.
    pub fn new(key: impl Into<String>, body: impl Into<JsonBody<HookRequest>>) -> Self {
        Self {
            key: key.into(),
            body: body.into(),
        }
    }
}

impl Operation for UpdateHook {
    type Output = Hook;

    const INFO: &'static Info = &endpoints::v1::hooks::UPDATE_HOOK;

    fn write(&self, draft: &mut Draft) {
        draft.path("key", &self.key);
        draft.json(&self.body);
    }
}

/// Deletes a hook: `DELETE /rest/v1/hooks/{key}`.
///
/// Operation `delete_a_hook_subscription`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteHook {
    /// In the path.
    pub key: String,
}

impl DeleteHook {
    /// The operation with its parameters.
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: key.into() }
    }
}

impl Operation for DeleteHook {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v1::hooks::DELETE_HOOK;

    fn write(&self, draft: &mut Draft) {
        draft.path("key", &self.key);
    }
}

/// Lists event keys: `GET /rest/v1/hooks/event_keys`.
///
/// Operation `list_hook_event_types`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListEventKeys {}

impl ListEventKeys {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for ListEventKeys {
    type Output = Vec<String>;

    const INFO: &'static Info = &endpoints::v1::hooks::LIST_EVENT_KEYS;

    fn write(&self, _draft: &mut Draft) {}
}

impl Pages for ListEventKeys {
    type Item = String;

    fn turn_to(&mut self, _cursor: &Cursor) {}

    fn page(answer: Self::Output) -> Page<String> {
        Page::last(answer)
    }
}

/// Confirms a hook with the secret its receiver was sent: `POST /rest/v1/hooks/{key}/delayedVerify`.
///
/// Operation `verify_a_hook_subscription_delayed`; answers 200.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct VerifyHookDelayed {
    /// In the path.
    pub key: String,
    /// The secret that was sent to the receiver. In a header.
    pub x_hook_secret: Secret,
}

impl VerifyHookDelayed {
    /// The operation with its parameters.
    pub fn new(key: impl Into<String>, x_hook_secret: Secret) -> Self {
        Self {
            key: key.into(),
            x_hook_secret,
        }
    }
}

impl Operation for VerifyHookDelayed {
    type Output = Hook;

    const INFO: &'static Info = &endpoints::v1::hooks::VERIFY_HOOK_DELAYED;

    fn write(&self, draft: &mut Draft) {
        draft.path("key", &self.key);
        draft.header("X-Hook-Secret", Some(self.x_hook_secret.expose()));
    }
}

/// Verifys a hook: `POST /rest/v1/hooks/{key}/verify`.
///
/// Operation `verify_a_hook_subscription`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct VerifyHook {
    /// In the path.
    pub key: String,
}

impl VerifyHook {
    /// The operation with its parameters.
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: key.into() }
    }
}

impl Operation for VerifyHook {
    type Output = Hook;

    const INFO: &'static Info = &endpoints::v1::hooks::VERIFY_HOOK;

    fn write(&self, draft: &mut Draft) {
        draft.path("key", &self.key);
    }
}
