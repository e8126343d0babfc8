//! The XML-RPC backend: the facade's operations as legacy method calls. [`XmlRpcBackend::client`] sends the [`methods`] alone.

mod answers;
mod backend;
mod contacts;
mod custom;
mod custom_fields;
mod dispatch;
mod failure;
mod files;
mod mail;
mod money;
mod partners;
mod passed;
mod replay;
mod rows;
mod searches;
mod selection;
mod switched_off;
mod wire;

use crate::{Invocation, Outcome, Result};
pub use backend::XmlRpcBackend;
pub(crate) use dispatch::answer;
pub(crate) use failure::refused_column;
/// The client and the codec beneath, with their values, faults and errors: the crate `keap-xmlrpc`.
#[doc(inline)]
pub use keap_xmlrpc as typed;
#[doc(no_inline)]
pub use keap_xmlrpc::{Client, methods};
pub use passed::{Passed, WireCall};
pub(crate) use replay::Replay;
pub use switched_off::is_switched_off;

impl XmlRpcBackend {
    /// Runs an operation.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind); [`Error::may_have_applied`](crate::Error::may_have_applied) tells whether a write may
    /// have taken effect.
    pub async fn invoke(&self, invocation: Invocation) -> Result<Outcome> {
        dispatch::answer(self, invocation).await
    }
}
