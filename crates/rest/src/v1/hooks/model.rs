//! Models of hooks.

use serde::{Deserialize, Serialize};

use crate::text_enum::text_enum;

/// A hook.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Hook {
    /// Event key.
    #[serde(rename = "eventKey")]
    pub event_key: Option<String>,
    /// Hook URL.
    #[serde(rename = "hookUrl")]
    pub hook_url: Option<String>,
    /// Key.
    pub key: Option<String>,
    /// Status.
    pub status: Option<HookStatus>,
}

/// The body of a request: hook.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HookRequest {
    /// Event key.
    #[serde(rename = "eventKey", skip_serializing_if = "Option::is_none")]
    pub event_key: Option<String>,
    /// Hook URL.
    #[serde(rename = "hookUrl", skip_serializing_if = "Option::is_none")]
    pub hook_url: Option<String>,
}

text_enum! {
    /// Values of status.
    HookStatus {
        Unverified = "Unverified",
        Verified = "Verified",
        Inactive = "Inactive",
    }
}
