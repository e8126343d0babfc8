//! Models of hooks.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::setters::setters;
use crate::text_enum::text_enum;

/// A hook.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Hook {
    #[serde(rename = "eventKey")]
    pub event_key: Option<String>,
    #[serde(rename = "hookUrl")]
    pub hook_url: Option<String>,
    pub key: Option<String>,
    pub status: Option<HookStatus>,
}

/// The body of a request: hook.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct HookRequest {
    #[serde(rename = "eventKey", skip_serializing_if = "Option::is_none")]
    pub event_key: Option<String>,
    #[serde(rename = "hookUrl", skip_serializing_if = "Option::is_none")]
    pub hook_url: Option<String>,
}

setters! {
    HookRequest {
        event_key: String,
        hook_url: String,
    } lists {
    }
}

text_enum! {
    /// Values of status.
    HookStatus {
        Unverified = "Unverified",
        Verified = "Verified",
        Inactive = "Inactive",
    }
}
