//! REST errors in the terms of the facade.

use keap_auth::{Answer, Diagnosis, diagnose};
use keap_http::Effect;
use keap_rest::{Error as WireError, Shape};

use crate::aftermath::Aftermath;
use crate::difference::REGION_TEXT;
use crate::{Error, ErrorKind, difference::Difference, status, ungranted};

const IN_DOUBT: &str =
    "the answer to an earlier attempt was lost, and this refusal may be its effect";

/// Turns an error of the wire into one of the facade.
pub(super) fn read(error: WireError, effect: Effect) -> Error {
    let aftermath = Aftermath::of(
        effect,
        error.may_have_applied(),
        error.is_retryable(),
        error.retry_after(),
    );
    let may_have_applied = aftermath.may_have_applied();
    let kind = kind(&error);
    // That a write is in doubt says the error itself; the wire's advice about a failed server is meant for reads.
    let passing = may_have_applied && kind == ErrorKind::Unavailable;
    let hint = error.hint().filter(|_| !passing);
    let message = match &error {
        WireError::Api { source, .. } => {
            format!("the server answered with status {}", source.status)
        }
        WireError::Decode { .. } => "the answer cannot be understood".to_owned(),
        WireError::Transport { source, .. } => ungranted::message(source).to_owned(),
        _ => "the request cannot be written".to_owned(),
    };
    let known = known(&error);
    // What to do about a write in doubt is said elsewhere.
    let explained = explained(&error).filter(|_| !may_have_applied);
    let ungranted = match &error {
        WireError::Transport { source, .. } => ungranted::hint(source).map(str::to_owned),
        _ => None,
    };
    let hint = ungranted.or(explained).or_else(|| Some(hint?.to_owned()));
    let failure = aftermath
        .told_by(Error::new(kind, message))
        .caused_by(error);
    match (known, hint) {
        (Some(known), _) => failure.explained_by(known),
        (None, _) if may_have_applied && kind == ErrorKind::NotFound => failure.hinted(IN_DOUBT),
        (None, Some(hint)) => failure.hinted(hint),
        (None, None) => failure,
    }
}

/// Of an operation that is asked for a record which REST takes in the body. An id there that nothing has is refused with
/// 400, one in a path with 404: it means the same. In the values of a row it is a bad value, whatever becomes of the row.
pub(super) fn of_a_named_record(error: Error) -> Error {
    let source = std::error::Error::source(&error);
    let wire = source.and_then(|source| source.downcast_ref::<WireError>());
    let named = wire.and_then(diagnosed) == Some(NAMED_MISSING);
    if !named || error.kind() != ErrorKind::InvalidRequest {
        return error;
    }
    let in_doubt = error.may_have_applied();
    let error = error.of_kind(ErrorKind::NotFound);
    if in_doubt {
        error.hinted(IN_DOUBT)
    } else {
        error
    }
}

/// What the catalogue knows of a refusal, by its body before its status.
fn explained(error: &WireError) -> Option<String> {
    // The general entry says less than the message of the server.
    let known = entry(error).filter(|known| known.id != "rest-refused")?;
    Some(known.sentence())
}

/// The entry of the catalogue for a record that is not there, and stands in the body.
const NAMED_MISSING: &str = "named-record-missing";

fn diagnosed(error: &WireError) -> Option<&'static str> {
    entry(error).map(|known| known.id)
}

fn entry(error: &WireError) -> Option<&'static Diagnosis> {
    let refusal = error.as_api()?;
    let answer = Answer::new(refusal.status.as_u16(), None, refusal.body.as_bytes());
    diagnose(&answer)
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
        // That a record is missing the API says in JSON of its own. A page, or nothing, tells that it is not the API which
        // answers: whoever takes its 404 for a deleted record deletes what is there.
        WireError::Api { source, .. }
            if source.status.as_u16() == 404
                && !matches!(source.shape, Shape::Message | Shape::Coded) =>
        {
            ErrorKind::Unavailable
        }
        WireError::Api { source, .. } => status::kind_of(source.status.as_u16()),
        WireError::Decode { .. } => ErrorKind::InvalidResponse,
        WireError::Transport { source, .. } => ungranted::kind(source),
        _ => ErrorKind::InvalidRequest,
    }
}
