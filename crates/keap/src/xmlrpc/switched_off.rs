//! What XML-RPC may answer when it is switched off. Nothing was published of it, so what is inferred stands here alone.

use keap_xmlrpc::{Error as WireError, FaultKind};

use crate::Error;

/// Whether an error is an answer of XML-RPC as it may come when it is switched off.
///
/// A service that is there answers results and faults with status 200, and refuses a credential with 401 and a quota with
/// 429: any other status means that something answered in its place, and so does a body that is no answer, whatever it
/// says. One guise is a fault without a meaning of its own (inferred). Where it is the credential that may not do this
/// (403), the next backend says so, too.
pub fn is_switched_off(error: &Error) -> bool {
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        match cause.downcast_ref::<WireError>() {
            Some(WireError::Status { status, .. }) => {
                return !matches!(status.as_u16(), 401 | 429);
            }
            Some(WireError::Fault { fault, .. }) => {
                return fault.kind() == FaultKind::UnexpectedError;
            }
            Some(WireError::Decode { .. }) => return true,
            _ => source = cause.source(),
        }
    }
    false
}
