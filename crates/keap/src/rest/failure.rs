//! REST errors in the terms of the facade.

use keap_http::{Effect, Sent, TransportErrorKind};
use keap_rest::Error as WireError;

use crate::difference::REGION_TEXT;
use crate::{Difference, Error, ErrorKind, status};

const IN_DOUBT: &str =
    "the answer to an earlier attempt was lost; perhaps it did what was asked: look at the record";

/// Turns an error of the wire into one of the facade.
pub(super) fn read(error: WireError, effect: Effect) -> Error {
    let may_have_applied = effect != Effect::Read && may_have_applied(&error);
    let kind = kind(&error);
    let retryable =
        matches!(kind, ErrorKind::RateLimited | ErrorKind::Unavailable) && !may_have_applied;
    let after = error.retry_after();
    let message = match &error {
        WireError::Api { source, .. } => {
            format!("the server answered with status {}", source.status)
        }
        WireError::Decode { .. } => "the answer cannot be understood".to_owned(),
        WireError::Transport { .. } => "no answer arrived".to_owned(),
        _ => "the request cannot be written".to_owned(),
    };
    let known = known(&error);
    let failure = Error::new(kind, message);
    let failure = failure
        .applied(may_have_applied)
        .retry(retryable, after)
        .caused_by(error);
    match (known, hint(kind)) {
        (Some(known), _) => failure.explained_by(known),
        (None, _) if may_have_applied && kind == ErrorKind::NotFound => failure.hinted(IN_DOUBT),
        (None, Some(hint)) => failure.hinted(hint),
        (None, None) => failure,
    }
}

/// The known difference behind a refusal that only the server can make: v1 checks regions against its own list.
fn known(error: &WireError) -> Option<&'static Difference> {
    let refusal = error.as_api()?;
    refusal
        .message
        .contains("Region is invalid")
        .then_some(&REGION_TEXT)
}

fn kind(error: &WireError) -> ErrorKind {
    match error {
        WireError::Api { source, .. } => status::kind_of(source.status.as_u16()),
        WireError::Decode { .. } => ErrorKind::InvalidResponse,
        WireError::Transport { source, .. } => match source.kind() {
            TransportErrorKind::Authorization => ErrorKind::Unauthenticated,
            TransportErrorKind::InvalidRequest => ErrorKind::InvalidRequest,
            TransportErrorKind::TooLarge => ErrorKind::InvalidResponse,
            _ => ErrorKind::Unavailable,
        },
        _ => ErrorKind::InvalidRequest,
    }
}

/// An error answer of the server refuses, unless an attempt before it may have been carried out; a failure of the server
/// or the network leaves it open.
fn may_have_applied(error: &WireError) -> bool {
    match error {
        WireError::Api { source, .. } => source.in_doubt || source.status.is_server_error(),
        WireError::Decode { .. } => true,
        WireError::Transport { source, .. } => source.was_sent() != Sent::No,
        _ => false,
    }
}

fn hint(kind: ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::Unauthenticated => "the credential is missing, wrong or expired",
        ErrorKind::PermissionDenied => "the user behind the credential may not do this",
        ErrorKind::RateLimited => "too many calls: wait, then send fewer at a time",
        ErrorKind::Unavailable => "the server or the network failed; try again later",
        ErrorKind::InvalidResponse => super::api::NOT_THE_API,
        _ => return None,
    })
}
