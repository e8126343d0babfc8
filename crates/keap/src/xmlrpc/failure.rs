//! XML-RPC errors in the terms of the facade.

use keap_auth::{Answer, Diagnosis, Place, diagnose};
use keap_http::Effect;
use keap_xmlrpc::{Error as WireError, FaultKind, Instead};

use crate::aftermath::{self, Aftermath};
use crate::{Error, ErrorKind, status, ungranted};

/// Turns an error of the wire into one of the facade.
pub(super) fn read(error: WireError, effect: Effect) -> Error {
    let aftermath = Aftermath::of(
        effect,
        error.may_have_applied(),
        error.is_retryable(),
        error.retry_after(),
    );
    // What is said of a failed gateway is meant for calls that only read.
    let hint = if aftermath.may_have_applied() {
        let lasting = error.hint().filter(|_| !is_passing(&error));
        lasting.map(str::to_owned)
    } else {
        hint(&error)
    };
    let failure = aftermath.told_by(Error::new(kind(&error), message(&error)));
    let failure = failure.caused_by(error);
    match hint {
        Some(hint) => failure.hinted(hint),
        None => failure,
    }
}

/// What the catalogue knows of a refusal comes before what the status alone says: the body is read first. Of a fault the
/// wire crate itself says the most frequent ones, shorter.
fn hint(error: &WireError) -> Option<String> {
    let known = match error {
        WireError::Fault { fault, .. } => match error.hint() {
            None => diagnose(&Answer::quoted(&fault.string).of_fault(fault.code)),
            Some(_) => None,
        },
        WireError::Status { status, body, .. } => {
            let answer = Answer::new(status.as_u16(), None, body.as_bytes());
            diagnose(&answer.at(Place::XmlRpc))
        }
        WireError::Decode { body, .. } => {
            let answer = Answer::new(200, None, body.as_bytes()).at(Place::XmlRpc);
            diagnose(&answer).filter(|known| known.id != "not-method-response")
        }
        WireError::Transport { source, .. } => {
            if let Some(hint) = ungranted::hint(source) {
                return Some(hint.to_owned());
            }
            None
        }
        _ => None,
    };
    known
        .map(Diagnosis::sentence)
        .or_else(|| Some(error.hint()?.to_owned()))
}

fn message(error: &WireError) -> String {
    match error {
        WireError::Fault { .. } => "the server answered with a fault".to_owned(),
        WireError::Status { status, .. } => format!("Keap's XML-RPC answered with status {status}"),
        WireError::Decode { .. } | WireError::Convert { .. } | WireError::Body { .. } => {
            "the answer cannot be understood".to_owned()
        }
        WireError::Repeated { .. } => aftermath::REPEATED.to_owned(),
        WireError::Transport { source, .. } => ungranted::message(source).to_owned(),
        _ => "the call cannot be written in XML-RPC".to_owned(),
    }
}

/// Whether the advice about a failure is to ask again, which is right for calls that only read.
fn is_passing(error: &WireError) -> bool {
    match error {
        WireError::Status { status, .. } => status::leaves_it_open(status.as_u16()),
        WireError::Decode { source, .. } => matches!(source.instead(), Some(Instead::Empty)),
        WireError::Fault { fault, .. } => fault.kind() == FaultKind::QueryCancelled,
        WireError::Transport { .. } | WireError::Body { .. } => true,
        _ => false,
    }
}

fn kind(error: &WireError) -> ErrorKind {
    match error {
        WireError::Fault { fault, .. } => fault_kind(fault.kind()),
        // Records that are missing are told by faults: with these statuses the whole API is not there.
        WireError::Status { status, .. } if matches!(status.as_u16(), 404 | 410) => {
            ErrorKind::Unavailable
        }
        WireError::Status { status, .. } => status::kind_of(status.as_u16()),
        WireError::Decode { .. } | WireError::Convert { .. } => ErrorKind::InvalidResponse,
        WireError::Transport { source, .. } => ungranted::kind(source),
        WireError::Body { .. } | WireError::Repeated { .. } => ErrorKind::Unavailable,
        _ => ErrorKind::InvalidRequest,
    }
}

/// What a fault means to a caller.
fn fault_kind(kind: FaultKind) -> ErrorKind {
    match kind {
        FaultKind::InvalidConfig
        | FaultKind::InvalidKey
        | FaultKind::FailedLoginAttempt
        | FaultKind::PasswordExpired => ErrorKind::Unauthenticated,
        FaultKind::DatabaseError | FaultKind::QueryCancelled => ErrorKind::Unavailable,
        FaultKind::RecordNotFound | FaultKind::LoadingError => ErrorKind::NotFound,
        FaultKind::NoTableAccess
        | FaultKind::NoFieldAccess
        | FaultKind::NoAccess
        | FaultKind::AddressNotAllowed => ErrorKind::PermissionDenied,
        FaultKind::NoTableFound
        | FaultKind::NoFieldFound
        | FaultKind::NoFields
        | FaultKind::InvalidParameter
        | FaultKind::NoMatchingMethod
        | FaultKind::UnreadableRequest => ErrorKind::InvalidRequest,
        FaultKind::NoSuchHandler => ErrorKind::Unsupported,
        FaultKind::Throttled => ErrorKind::RateLimited,
        _ => ErrorKind::Unexpected,
    }
}

/// The column that the server does not have, or does not give, by what it says.
pub(crate) fn refused_column(error: &Error) -> Option<&str> {
    let source = std::error::Error::source(error)?;
    match source.downcast_ref::<WireError>()? {
        WireError::Fault { fault, .. } => match fault.kind() {
            FaultKind::NoFieldFound | FaultKind::NoFieldAccess => fault.field(),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_have_the_kinds_of_statuses() {
        for (fault, kind) in [
            (FaultKind::InvalidKey, ErrorKind::Unauthenticated),
            (FaultKind::RecordNotFound, ErrorKind::NotFound),
            (FaultKind::NoTableAccess, ErrorKind::PermissionDenied),
            (FaultKind::NoFieldFound, ErrorKind::InvalidRequest),
            (FaultKind::NoFields, ErrorKind::InvalidRequest),
            (FaultKind::UnexpectedError, ErrorKind::Unexpected),
        ] {
            assert_eq!(fault_kind(fault), kind, "{fault:?}");
        }
    }
}
