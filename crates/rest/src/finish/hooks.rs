//! REST hooks: subscribing to an event.

use crate::v1::hooks::{CreateHook, HookRequest};

impl CreateHook {
    /// Subscribes an address to one event, such as `contact.add`. The hook gets no events until its receiver has
    /// confirmed it.
    ///
    /// ```
    /// use keap_rest::v1::hooks::CreateHook;
    /// use keap_rest::{Draft, Operation};
    ///
    /// let mut draft = Draft::new(CreateHook::INFO.path);
    /// CreateHook::on("contact.add", "https://example.com/hook").write(&mut draft);
    /// assert_eq!(
    ///     draft.to_json(),
    ///     Some(serde_json::json!({
    ///         "eventKey": "contact.add",
    ///         "hookUrl": "https://example.com/hook",
    ///     }))
    /// );
    /// ```
    pub fn on(event_key: impl Into<String>, hook_url: impl Into<String>) -> Self {
        Self::new(HookRequest {
            event_key: Some(event_key.into()),
            hook_url: Some(hook_url.into()),
        })
    }
}
