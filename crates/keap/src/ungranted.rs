//! Calls that were not sent because there was no access token for them.
//!
//! The token endpoint that is dead, slow or limited says nothing of the credential, so such a failure is one of the service.

use keap_auth::{GrantError, OAuthError, Outage};
use keap_http::{TransportError, TransportErrorKind};

use crate::ErrorKind;

/// What such a failure is called.
pub(crate) const NOT_SENT: &str = "the call was not sent, because there is no access token for it";

/// What a failure of the transport means to a caller.
pub(crate) fn kind(error: &TransportError) -> ErrorKind {
    match error.kind() {
        TransportErrorKind::Authorization => without_token(error),
        TransportErrorKind::InvalidRequest => ErrorKind::InvalidRequest,
        TransportErrorKind::TooLarge => ErrorKind::InvalidResponse,
        TransportErrorKind::Quota => ErrorKind::RateLimited,
        _ => ErrorKind::Unavailable,
    }
}

/// What happened, in words.
pub(crate) fn message(error: &TransportError) -> &'static str {
    match error.kind() {
        TransportErrorKind::Authorization => NOT_SENT,
        _ => "no answer arrived",
    }
}

/// What to do about a token endpoint that gives no tokens, whatever the credential is.
pub(crate) fn hint(error: &TransportError) -> Option<&'static str> {
    Some(outage(error)?.hint())
}

fn without_token(error: &TransportError) -> ErrorKind {
    match (outage(error), grant_error(error)) {
        (Some(Outage::Limited), _) => ErrorKind::RateLimited,
        (Some(_), _) => ErrorKind::Unavailable,
        // A store that cannot be used says nothing of the tokens in it.
        (None, Some(GrantError::Store(_) | GrantError::NotDurable { .. })) => {
            ErrorKind::Unavailable
        }
        _ => ErrorKind::Unauthenticated,
    }
}

fn outage(error: &TransportError) -> Option<Outage> {
    grant_error(error)?
        .token_call()
        .and_then(OAuthError::outage)
}

fn grant_error(error: &TransportError) -> Option<&GrantError> {
    std::error::Error::source(error)?.downcast_ref()
}
