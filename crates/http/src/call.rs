//! What a wire crate tells the layers about a request, carried as request extensions.

use std::borrow::Cow;

/// The operation behind a request, and what repeating it would do.
///
/// Put into the request's extensions by the wire crates. The HTTP verb says nothing: every XML-RPC call is a
/// `POST`, yet most of them only read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Call {
    /// The vendor's name of the operation: `ContactService.load`, `getContact`.
    pub operation: Cow<'static, str>,
    /// What repeating it would do.
    pub effect: Effect,
}

impl Call {
    /// A call by its name and effect.
    pub fn new(operation: impl Into<Cow<'static, str>>, effect: Effect) -> Self {
        Self {
            operation: operation.into(),
            effect,
        }
    }
}

tokio::task_local! {
    static WHOLE: &'static str;
}

/// Runs `calls` as parts of an operation of a higher floor: one method of a facade may be several calls on the wire.
/// Observers are told it as [`CallInfo::part_of`](crate::CallInfo::part_of). What `calls` spawns is not among them.
pub fn as_parts_of<F: Future>(
    operation: &'static str,
    calls: F,
) -> impl Future<Output = F::Output> {
    WHOLE.scope(operation, calls)
}

/// The operation that the calls of this task are parts of.
pub(crate) fn whole() -> Option<&'static str> {
    WHOLE.try_with(|operation| *operation).ok()
}

/// What an operation does to the account, as far as repeating it is concerned. There are no others: whoever decides about
/// a repetition must decide about each of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    /// Changes nothing; may always be repeated.
    Read,
    /// Changes something, and leaves the same state when it is applied twice. Repeated as any other write, unless a program
    /// asks for more with [`RetryConfig::idempotent_writes`](crate::RetryConfig::idempotent_writes).
    IdempotentWrite,
    /// Creates, sends or charges. Repeated only when the failure proves that it was not applied.
    Write,
}

/// How the transport hands over the response body. Without it in the extensions the body is buffered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum BodyMode {
    /// The whole body is read, within the body limit and the timeout, before the response is returned.
    #[default]
    Buffered,
    /// The body is a stream that the caller reads; the body limit does not apply, the timeout covers the headers and
    /// then each pause between two chunks.
    Streamed,
}
