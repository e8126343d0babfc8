//! The services of the facade. Backends and the router implement all of them by answering [`Invocation`]s.

mod contact;
mod data;

use std::future::Future;

use crate::{Error, ErrorKind, Invocation, Outcome, Result};

pub use contact::ContactService;
pub use data::DataService;

/// Something that answers invocations: one backend, or the router.
///
/// Sealed: fakes are made one floor below, with `keap_http::testing::Script`, or with the sandbox.
pub trait Invoke: sealed::Sealed + Send + Sync {
    /// Runs one operation.
    ///
    /// # Errors
    /// See [`ErrorKind`]; [`Error::may_have_applied`] tells whether a write may have taken effect.
    fn invoke(&self, invocation: Invocation) -> impl Future<Output = Result<Outcome>> + Send;
}

pub(crate) mod sealed {
    /// Keeps [`Invoke`](super::Invoke) ours, so that operations can be added.
    pub trait Sealed {}
}

fn unexpected_outcome() -> Error {
    Error::new(
        ErrorKind::Unexpected,
        "the backend gave a result of another operation",
    )
}
