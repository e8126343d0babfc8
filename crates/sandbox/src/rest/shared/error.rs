//! Refusals in the vendor's two shapes: `message` alone in v1, `code`, `message`, `status`,
//! `details` in v2.

use http::{HeaderValue, Method, StatusCode};
use serde_json::{Value as Json, json};

use super::Version;

/// A call that is answered with an error.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) status: StatusCode,
    message: String,
    unknown_path: bool,
    /// The methods that the path has, where another was tried.
    allowed: Option<HeaderValue>,
}

impl Refusal {
    pub(crate) fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self {
            status,
            message: message.into(),
            unknown_path: false,
            allowed: None,
        }
    }

    /// 405, with the methods that the path has.
    pub(crate) fn not_allowed(method: &Method, allowed: &[&str]) -> Self {
        Self {
            allowed: HeaderValue::from_str(&allowed.join(",")).ok(),
            ..Self::new(
                StatusCode::METHOD_NOT_ALLOWED,
                format!("Request method '{method}' not supported"),
            )
        }
    }

    /// What the header `Allow` says.
    pub(crate) fn allowed(&self) -> Option<HeaderValue> {
        self.allowed.clone()
    }

    /// 400 with a message.
    pub(crate) fn bad(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    /// 400 for a body or parameter of the wrong form (text observed in v1).
    pub(crate) fn unreadable() -> Self {
        Self::bad("Input could not be converted to a valid request")
    }

    /// 404 `Unable to find this Contact` (text observed for contacts, inferred for everything
    /// else).
    pub(crate) fn missing(noun: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, format!("Unable to find this {noun}"))
    }

    /// 501 for operations that Keap has and the sandbox does not.
    pub(crate) fn not_emulated(operation: &str) -> Self {
        Self::new(
            StatusCode::NOT_IMPLEMENTED,
            format!("The sandbox does not emulate {operation}"),
        )
    }

    /// A path that Keap does not have: an HTML page.
    pub(crate) fn unknown_path() -> Self {
        Self {
            unknown_path: true,
            ..Self::new(StatusCode::NOT_FOUND, "")
        }
    }

    pub(crate) fn is_unknown_path(&self) -> bool {
        self.unknown_path
    }

    /// The body. The words of `status` in v2 are inferred: no document lists them.
    pub(crate) fn body(&self, version: Version) -> Json {
        match version {
            Version::V1 => json!({ "message": self.message }),
            Version::V2 => json!({
                "code": self.status.as_u16(),
                "message": self.message,
                "status": status_word(self.status),
                "details": [],
            }),
        }
    }
}

fn status_word(status: StatusCode) -> &'static str {
    match status.as_u16() {
        400 => "INVALID_ARGUMENT",
        403 => "PERMISSION_DENIED",
        404 => "NOT_FOUND",
        409 => "ALREADY_EXISTS",
        501 => "UNIMPLEMENTED",
        _ => "UNKNOWN",
    }
}
