//! The bodies of requests, read as far as they may go.

use bytes::Bytes;
use http::request::Parts;
use keap_http::{Body, BodyError, Response, Sent, TransportError, TransportErrorKind};

use super::head::announced;
use crate::answer;

/// Bodies larger than this are refused, in bytes: files of 10 MB travel as base64.
pub(crate) const LARGE: usize = 64 * 1024 * 1024;

/// The same where the credential is in the body, so that anybody may send one.
pub(crate) const OPEN: usize = 16 * 1024 * 1024;

/// The same at the token and control endpoints.
pub(crate) const SMALL: usize = 64 * 1024;

/// Reads a body.
///
/// # Errors
/// What the caller gets in place of an answer to it.
pub(crate) async fn read(
    head: &Parts,
    body: Body,
    limit: usize,
) -> Result<Bytes, Result<Response, TransportError>> {
    if announced(head).is_some_and(|length| length > limit) {
        return Err(Ok(answer::too_large(limit)));
    }
    body.into_bytes(limit).await.map_err(|error| match error {
        BodyError::TooLarge { .. } => Ok(answer::too_large(limit)),
        error => {
            let kind = TransportErrorKind::InvalidRequest;
            let failed = TransportError::new(kind, Sent::No, &head.method, &head.uri);
            Err(failed.with_source(error))
        }
    })
}
