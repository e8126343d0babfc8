//! Whether XML-RPC has answered a call, and what with.

use keap::xmlrpc::is_switched_off;
use keap::{Backend, ErrorKind};
use keap_xmlrpc::{Error as WireError, Fault};

/// The fault that XML-RPC answered with, if it did, and no request before it is in doubt.
pub(crate) fn clear_fault(error: &keap::Error) -> Option<&Fault> {
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        if let Some(WireError::Fault {
            fault, in_doubt, ..
        }) = cause.downcast_ref()
        {
            return (!in_doubt).then_some(fault);
        }
        source = cause.source();
    }
    None
}

/// Whether an error is a fault of an XML-RPC that works.
pub(super) fn is_answered(error: &keap::Error) -> bool {
    error.backend() == Some(Backend::XmlRpc)
        && clear_fault(error).is_some()
        && !is_switched_off(error)
}

/// Whether XML-RPC gave no answer of its own: a quota and a credential are no failures of it.
pub(crate) fn has_failed(error: &keap::Error) -> bool {
    let is_silent = error.kind() == ErrorKind::Unavailable && clear_fault(error).is_none();
    error.backend() == Some(Backend::XmlRpc) && (is_silent || is_switched_off(error))
}

/// Whether XML-RPC failed, by its own answer alone: a fault may be one of this record, which only another answer tells.
pub(super) fn has_failed_alone(error: &keap::Error) -> bool {
    has_failed(error) && clear_fault(error).is_none()
}
