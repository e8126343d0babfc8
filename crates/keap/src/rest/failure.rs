//! REST errors in the terms of the facade.

use keap_http::{Effect, TransportErrorKind};
use keap_rest::Error as WireError;

use crate::difference::REGION_TEXT;
use crate::{Difference, Error, ErrorKind, status};

const IN_DOUBT: &str =
    "the answer to an earlier attempt was lost; perhaps it did what was asked: look at the record";

/// Turns an error of the wire into one of the facade.
pub(super) fn read(error: WireError, effect: Effect) -> Error {
    let may_have_applied = effect != Effect::Read && error.may_have_applied();
    let kind = kind(&error);
    let retryable = error.is_retryable() && !may_have_applied;
    let (after, hint) = (error.retry_after(), error.hint());
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
    match (known, hint) {
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
            TransportErrorKind::Quota => ErrorKind::RateLimited,
            _ => ErrorKind::Unavailable,
        },
        _ => ErrorKind::InvalidRequest,
    }
}
