//! How bytes travel between a client and Keap.
//!
//! Everything that touches the network is a function from an HTTP request to an HTTP response: [`HttpService`].
//! The real transport, the layers around it, scripted answers in tests and the local Keap all implement it,
//! so they plug into each other in memory.
//!
//! This crate knows nothing of XML, JSON models or Keap's operations.

#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects))]
// The example of the front page needs the scripted answers.
#![cfg_attr(any(not(doctest), feature = "testing"), doc = include_str!("../README.md"))]

mod block;
mod body;
mod budget;
mod call;
mod client;
mod clock;
mod error;
mod held;
mod limit;
pub mod moment;
mod observe;
mod pace;
pub mod private;
mod quota;
mod redact;
#[cfg(feature = "reqwest")]
mod reqwest;
mod retry;
mod secret;
#[cfg(feature = "server")]
pub mod server;
mod service;
mod shown;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod text;
#[cfg(feature = "tls")]
pub mod tls;
mod wait;

#[cfg(feature = "reqwest")]
pub use self::reqwest::{ReqwestTransport, TransportConfig};
pub use block::{Block, BlockAnswer, BlockRequest, ReturnedBlock, SharedQuota};
pub use body::{Body, BodyError};
pub use budget::RetryBudget;
pub use call::{BodyMode, Call, Effect, as_parts_of};
pub use client::ClientConfig;
pub use clock::{Clock, FixedClock, SystemClock};
pub use error::{Sent, TransportError, TransportErrorKind, redacted_url};
pub use held::Held;
pub use limit::{LimitConfig, limit};
pub use observe::{Attempts, BodyOf, CallInfo, InDoubt, Observer, Outcome, notice, observe};
pub use pace::{PaceConfig, PaceLimits, SharedPace, Sharing};
pub use quota::{QuotaScope, QuotaWindow, Quotas};
pub use redact::{HiddenInBody, redacted_text};
pub use retry::{RetryConfig, retry};
pub use secret::Secret;
pub use service::{BoxFuture, HttpService, Request, Response, Transport};
pub use shown::{Presented, Shown};
pub use text::decoded_text;
pub use wait::wait_after;

/// What requests and answers are made of, of the crate `http`.
pub use ::http::{
    HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header, request, response,
};
