//! Whether a backend gave no answer of its own to a read, so that another one may be asked.

#[cfg(feature = "xmlrpc")]
use crate::xmlrpc::is_switched_off;
use crate::{Error, ErrorKind};

/// Whether a read that failed so may be asked elsewhere.
pub(crate) fn is_unanswered(error: &Error) -> bool {
    error.kind() == ErrorKind::Unavailable || is_switched_off(error)
}

#[cfg(not(feature = "xmlrpc"))]
fn is_switched_off(_: &Error) -> bool {
    false
}
