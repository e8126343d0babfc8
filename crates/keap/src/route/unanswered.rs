//! Whether a backend gave no answer of its own to a read, so that another one may be asked.

use crate::{Error, ErrorKind};

/// Whether a read that failed so may be asked elsewhere.
pub(crate) fn is_unanswered(error: &Error) -> bool {
    error.kind() == ErrorKind::Unavailable || is_switched_off(error)
}

/// Whether XML-RPC answered as it may when it is switched off.
///
/// What it answers then was published nowhere. A service that is there answers results and faults with status 200, and
/// refuses a credential with 401 and a quota with 429: any other status means that something answered in its place, and so
/// does a body that is no answer, whatever it says. One guise is a fault without a meaning of its own (inferred). Where it
/// is the credential that may not do this (403), the next backend says so, too.
#[cfg(feature = "xmlrpc")]
fn is_switched_off(error: &Error) -> bool {
    use keap_xmlrpc::{Error as WireError, FaultKind};

    let source = std::error::Error::source(error);
    match source.and_then(|source| source.downcast_ref::<WireError>()) {
        Some(WireError::Status { status, .. }) => !matches!(status.as_u16(), 401 | 429),
        Some(WireError::Fault { fault, .. }) => fault.kind() == FaultKind::UnexpectedError,
        Some(WireError::Decode { .. }) => true,
        _ => false,
    }
}

#[cfg(not(feature = "xmlrpc"))]
fn is_switched_off(_: &Error) -> bool {
    false
}
