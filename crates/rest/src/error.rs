//! Why an operation failed.

use std::time::Duration;

use http::StatusCode;
use keap_http::{Sent, Shown, TransportError, TransportErrorKind};

use crate::{ApiError, RawBody, RequestError, Shape};

/// Why an operation failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The request could not be written; nothing was sent.
    #[error("request of {operation} cannot be written")]
    #[non_exhaustive]
    Request {
        /// The operation, such as `v2 getContact`.
        operation: &'static str,
        /// What is wrong with it.
        source: RequestError,
    },
    /// The API or its gateway answered with an error.
    #[error("{operation} was refused")]
    #[non_exhaustive]
    Api {
        /// The operation, such as `v2 getContact`.
        operation: &'static str,
        /// The answer.
        source: Box<ApiError>,
    },
    /// The answer is a success but not what the operation answers.
    #[error("answer of {operation} cannot be read at {}", Shown::new(shown_path(.path)))]
    #[non_exhaustive]
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
    #[non_exhaustive]
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

    /// How long to wait before the next request, when the server says so or the quota of the day is used up.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Api { source, .. } => source.retry_after,
            Self::Transport { source, .. } => source.retry_after(),
            Self::Request { .. } | Self::Decode { .. } => None,
        }
    }

    /// Whether the server may have carried the request out, if it writes at all.
    ///
    /// An error answer refuses, unless an attempt before it may have been carried out; a failure of the server or the
    /// network leaves it open, and so does text in place of a refusal that only the API can give.
    pub fn may_have_applied(&self) -> bool {
        match self {
            Self::Request { .. } => false,
            Self::Api { source, .. } => {
                source.in_doubt || gave_up(source.status) || is_of_another(source)
            }
            Self::Decode { .. } => true,
            Self::Transport { source, .. } => source.was_sent() != Sent::No,
        }
    }

    /// Whether the same request may succeed a moment later, if it can be repeated at all.
    ///
    /// False when the transport has tried more than once already: do not start a second loop around its own.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Api { source, .. } => {
                let passes =
                    gave_up(source.status) || source.status == StatusCode::TOO_MANY_REQUESTS;
                source.attempts <= 1 && passes
            }
            Self::Transport { source, .. } => source.is_retryable(),
            Self::Request { .. } | Self::Decode { .. } => false,
        }
    }

    /// What a person may do about it, where the cause is known.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Api { source, .. } => hint_of_status(source.status),
            Self::Decode { .. } => Some(NOT_THE_API),
            Self::Transport { source, .. } => Some(match source.kind() {
                TransportErrorKind::Authorization => UNAUTHENTICATED,
                TransportErrorKind::Quota => USED_UP,
                TransportErrorKind::TooLarge => NOT_THE_API,
                TransportErrorKind::InvalidRequest => return None,
                _ => FAILED,
            }),
            Self::Request { .. } => None,
        }
    }
}

const UNAUTHENTICATED: &str = "the credential is missing, wrong or expired";
const FAILED: &str = "the server or the network failed; try again later";
const USED_UP: &str = "the limits of the account are used up: wait as long as they say, no other backend has any of its own";
const NOT_THE_API: &str =
    "something else answered in place of the API: check the base URL and what is between";

fn hint_of_status(status: StatusCode) -> Option<&'static str> {
    Some(match status {
        StatusCode::UNAUTHORIZED => UNAUTHENTICATED,
        StatusCode::FORBIDDEN => "the user behind the credential may not do this",
        StatusCode::GONE => {
            "this part of the API is switched off for good: send the call over another backend"
        }
        StatusCode::TOO_MANY_REQUESTS => "too many calls: wait, then send fewer at a time",
        status if gave_up(status) => FAILED,
        _ => return None,
    })
}

/// Whether a server, or something in front of it, gave up on a request that it may have carried out.
/// Whether something else than the API answered, in a way that says nothing of what became of the request. The front end
/// refuses with pages of its own what it does not hand on.
fn is_of_another(answer: &ApiError) -> bool {
    let by_front_end = matches!(
        answer.status.as_u16(),
        400 | 401 | 403 | 404 | 405 | 406 | 411 | 413 | 414 | 415 | 417 | 421 | 426 | 429 | 431
    );
    answer.shape == Shape::NotJson && !by_front_end
}

fn gave_up(status: StatusCode) -> bool {
    status.is_server_error() || status == StatusCode::REQUEST_TIMEOUT
}

fn shown_path(path: &str) -> &str {
    if path.is_empty() || path == "." {
        "its root"
    } else {
        path
    }
}
