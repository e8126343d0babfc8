//! Why an operation failed.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;
use keap_http::TransportError;

use crate::{ApiError, RequestError};

/// Why an operation failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The request could not be written; nothing was sent.
    #[error("request of {operation} cannot be written")]
    Request {
        /// The operation, such as `v2 getContact`.
        operation: &'static str,
        /// What is wrong with it.
        source: RequestError,
    },
    /// The API or its gateway answered with an error.
    #[error("{operation} was refused")]
    Api {
        /// The operation, such as `v2 getContact`.
        operation: &'static str,
        /// The answer.
        source: Box<ApiError>,
    },
    /// The answer is a success but not what the operation answers.
    #[error("answer of {operation} cannot be read at {}", shown_path(.path))]
    Decode {
        /// The operation, such as `v2 getContact`.
        operation: &'static str,
        /// Where in the JSON: `contacts[3].id`; empty for the whole body.
        path: String,
        /// Status of the answer.
        status: StatusCode,
        /// The body, cut at a limit.
        body: RawBody,
        /// What was expected.
        source: serde_json::Error,
    },
    /// No complete answer arrived.
    #[error("{operation} got no answer")]
    Transport {
        /// The operation, such as `v2 getContact`.
        operation: &'static str,
        /// What went wrong on the way.
        source: TransportError,
    },
}

impl Error {
    /// The operation that failed, such as `v2 getContact`.
    pub fn operation(&self) -> &'static str {
        match self {
            Self::Request { operation, .. }
            | Self::Api { operation, .. }
            | Self::Decode { operation, .. }
            | Self::Transport { operation, .. } => operation,
        }
    }

    /// The error answer, when there is one.
    pub fn as_api(&self) -> Option<&ApiError> {
        match self {
            Self::Api { source, .. } => Some(source),
            _ => None,
        }
    }

    /// The status of the answer, when there is one.
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Api { source, .. } => Some(source.status),
            Self::Decode { status, .. } => Some(*status),
            Self::Request { .. } | Self::Transport { .. } => None,
        }
    }

    /// How long the server asks to wait before the next request.
    pub fn retry_after(&self) -> Option<Duration> {
        self.as_api()?.retry_after
    }
}

fn shown_path(path: &str) -> &str {
    if path.is_empty() || path == "." {
        "its root"
    } else {
        path
    }
}

/// A body that was kept for the report, cut at a limit. `Debug` shows its size only: it may hold personal data.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct RawBody {
    bytes: Bytes,
    is_cut: bool,
}

impl RawBody {
    /// The most that is kept, in bytes.
    pub const LIMIT: usize = 64 * 1024;

    pub(crate) fn new(bytes: &Bytes) -> Self {
        Self {
            bytes: bytes.slice(..bytes.len().min(Self::LIMIT)),
            is_cut: bytes.len() > Self::LIMIT,
        }
    }

    /// The bytes that were kept.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The bytes as text; what is not UTF-8 is replaced.
    pub fn to_text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// Whether the body was longer.
    pub fn is_cut(&self) -> bool {
        self.is_cut
    }
}

impl fmt::Debug for RawBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "RawBody({} bytes{})",
            self.bytes.len(),
            if self.is_cut { ", cut" } else { "" }
        )
    }
}
