//! One error for both wires: what happened, to which operation, on which backend, and what to do next.

mod shown;

use std::time::Duration;

use keap_schema::RecordError;

use crate::{Backend, Operation, difference::Difference, doubt};

/// A result of the facade.
pub type Result<T> = std::result::Result<T, Error>;

/// The kind of a failure, in terms that do not depend on the backend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The state of the account forbids the change.
    Conflict,
    /// The answer could not be understood: not XML-RPC, not JSON, truncated, a value of the wrong type.
    InvalidResponse,
    /// The request cannot be right as it is: an unknown table or field, a bad value.
    InvalidRequest,
    /// There is no such record as the call asks for. A bad value of a row that is written is
    /// [`InvalidRequest`](Self::InvalidRequest), also where it is the id of a record that is not there.
    NotFound,
    /// The credential is known but may not do this.
    PermissionDenied,
    /// A quota or throttle refused the call.
    RateLimited,
    /// The credential is missing, unknown, expired or of the wrong kind.
    Unauthenticated,
    /// The server or the network failed.
    Unavailable,
    /// The backend has no counterpart for this operation or one of its arguments.
    Unsupported,
    /// Anything else the backend said.
    Unexpected,
}

impl ErrorKind {
    /// The kind as one word for programs, `not_found`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::InvalidResponse => "invalid_response",
            Self::InvalidRequest => "invalid_request",
            Self::NotFound => "not_found",
            Self::PermissionDenied => "permission_denied",
            Self::RateLimited => "rate_limited",
            Self::Unauthenticated => "unauthenticated",
            Self::Unavailable => "unavailable",
            Self::Unsupported => "unsupported",
            Self::Unexpected => "unexpected",
        }
    }
}

/// An error of the facade.
///
/// `{}` gives one clause: operation, backend, what happened, which steps were done before and what they left, and
/// that a write is in doubt. The causes follow by
/// [`source`](std::error::Error::source), the advice by [`hint`](Self::hint).
/// `{:#}` gives all of it in one line, also out of a `Box<dyn Error>`; `{:?}`, which is what `main` prints of the error
/// that it returns, gives a line for each cause and the hint. `{:#?}` shows the fields.
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: ErrorKind,
    message: String,
    operation: Option<Operation>,
    backend: Option<Backend>,
    /// What to do about the cause.
    cause_hint: Option<String>,
    /// All advice: what to do about a doubtful write first, then about the cause.
    hint: Option<String>,
    may_have_applied: bool,
    retryable: bool,
    retry_after: Option<Duration>,
    steps_done: Vec<String>,
    left: Option<Left>,
    difference: Option<&'static Difference>,
    /// Of the backend that was asked first, where another one was asked in its place.
    first: Option<Box<Error>>,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// What an operation of several writes left behind when it failed half-way.
#[derive(Debug)]
struct Left {
    /// What stands now.
    stands: String,
    /// What to do next.
    next: String,
}

impl Error {
    /// An error that happened before anything was sent.
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            kind,
            message: message.into(),
            operation: None,
            backend: None,
            cause_hint: None,
            hint: None,
            may_have_applied: false,
            retryable: false,
            retry_after: None,
            steps_done: Vec::new(),
            left: None,
            difference: None,
            first: None,
            source: None,
        }))
    }

    /// Parts of this crate that must agree do not: a defect of ours, never an answer without rows.
    pub(crate) fn impossible(what: &str) -> Self {
        Self::new(ErrorKind::Unexpected, format!("internal: {what}"))
            .hinted("this is a defect of keap-bridge; please report it with what was asked")
    }

    pub(crate) fn at(mut self, operation: Operation, backend: Backend) -> Self {
        self.0.operation.get_or_insert(operation);
        let backend = *self.0.backend.get_or_insert(backend);
        // What the difference advises may be the backend at hand.
        if let Some(known) = self.0.difference
            && self.0.cause_hint.as_deref() == Some(&known.hint())
        {
            self.0.cause_hint = Some(known.hint_on(backend));
        }
        self.advised()
    }

    /// Of a call on a backend that is no operation of this crate.
    #[cfg(feature = "xmlrpc")]
    pub(crate) fn over(mut self, backend: Backend) -> Self {
        self.0.backend.get_or_insert(backend);
        self.advised()
    }

    /// What was being done when it failed, where that is not what the caller asked for.
    pub(crate) fn during(mut self, what: &str) -> Self {
        self.0.message = format!("{what}: {}", self.0.message);
        self
    }

    /// Says what to do. A known difference that explains the error is named, whatever is advised.
    pub(crate) fn hinted(mut self, hint: impl Into<String>) -> Self {
        let hint = hint.into();
        self.0.cause_hint = Some(match self.0.difference {
            Some(known) if !hint.contains(known.id) => format!("{}: {hint}", known.id),
            _ => hint,
        });
        self.advised()
    }

    pub(crate) fn of_kind(mut self, kind: ErrorKind) -> Self {
        self.0.kind = kind;
        self
    }

    pub(crate) fn caused_by(
        mut self,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        self.0.source = Some(source.into());
        self
    }

    pub(crate) fn applied(mut self, may_have_applied: bool) -> Self {
        self.0.may_have_applied = may_have_applied;
        self.advised()
    }

    /// Puts the advice together anew, after one of its parts has changed.
    fn advised(mut self) -> Self {
        let inner = &mut self.0;
        let doubt = match &inner.left {
            Some(left) => Some(left.next.clone()),
            None if inner.may_have_applied => Some(doubt::advice(inner.operation, inner.backend)),
            None => None,
        };
        inner.hint = match (doubt, &inner.cause_hint) {
            (Some(doubt), Some(cause)) => Some(format!("{doubt}; {cause}")),
            (doubt, cause) => doubt.or_else(|| cause.clone()),
        };
        self
    }

    pub(crate) fn retry(mut self, retryable: bool, after: Option<Duration>) -> Self {
        self.0.retryable = retryable;
        self.0.retry_after = after;
        self
    }

    /// An error that a known difference explains. Its advice becomes the hint.
    pub(crate) fn explained_by(mut self, difference: &'static Difference) -> Self {
        self.0.difference = Some(difference);
        self.hinted(difference.hint())
    }

    /// Adds the steps of a multi-call operation that were done before it failed.
    pub(crate) fn after_steps(mut self, steps: impl IntoIterator<Item = String>) -> Self {
        self.0.steps_done.extend(steps);
        self
    }

    /// Says what an operation of several writes left behind, and what to do next. Calling it again would make everything
    /// a second time, whatever the cause: it is not retryable.
    pub(crate) fn leaving(mut self, stands: impl Into<String>, next: impl Into<String>) -> Self {
        self.0.left = Some(Left {
            stands: stands.into(),
            next: next.into(),
        });
        // What helps against a passing disturbance is to call again.
        if self.0.retryable {
            self.0.cause_hint = None;
        }
        self.retry(false, None).advised()
    }

    /// Another backend was asked in the place of one that did not answer, and failed too.
    pub(crate) fn in_place_of(mut self, mut first: Self) -> Self {
        let before = first.0.first.take();
        self.0.first = Some(before.unwrap_or_else(|| Box::new(first)));
        self
    }

    /// What kind of failure this is.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The operation that failed.
    pub fn operation(&self) -> Option<Operation> {
        self.0.operation
    }

    /// The backend that was asked.
    pub fn backend(&self) -> Option<Backend> {
        self.0.backend
    }

    /// What to do next, when there is something better than reading the message.
    pub fn hint(&self) -> Option<&str> {
        self.0.hint.as_deref()
    }

    /// Whether a write may have taken effect although no answer says so.
    pub fn may_have_applied(&self) -> bool {
        self.0.may_have_applied
    }

    /// Whether calling again, later, may succeed. False once the retries below were used up.
    pub fn is_retryable(&self) -> bool {
        self.0.retryable
    }

    /// How long to wait before calling again, when the server said so.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// The steps of a multi-call operation that were done before it failed, in order.
    pub fn steps_done(&self) -> &[String] {
        &self.0.steps_done
    }

    /// What stands now, when an operation of several writes failed half-way: `order 9 with invoice 109, without tax, not
    /// paid`. Calling the operation again would make it a second time; the [hint](Self::hint) says how to go on.
    pub fn stands(&self) -> Option<&str> {
        self.0.left.as_ref().map(|left| left.stands.as_str())
    }

    /// Why the backend that was asked first did not answer, where the policy had another one asked in its place, of which this
    /// is the failure.
    pub fn first(&self) -> Option<&Self> {
        self.0.first.as_deref()
    }

    /// The known difference between the backends that explains it, if there is one.
    pub fn difference(&self) -> Option<&'static Difference> {
        self.0.difference
    }

    /// What happened, without operation and backend.
    pub fn message(&self) -> &str {
        &self.0.message
    }
}

/// A row that does not fit its table: a column was read as a type that the content has not.
impl From<RecordError> for Error {
    fn from(error: RecordError) -> Self {
        Self::new(ErrorKind::InvalidResponse, "a row does not fit its table").caused_by(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::difference::NO_TABLE;

    #[test]
    fn a_known_difference_is_named_whatever_is_advised() {
        let error = || Error::new(ErrorKind::Unsupported, "no").explained_by(&NO_TABLE);
        assert_eq!(error().hint(), Some(NO_TABLE.hint().as_str()));
        assert_eq!(error().hinted("use tags").hint(), Some("KB-014: use tags"));
        let named = error().hinted("see KB-014");
        assert_eq!(named.hint(), Some("see KB-014"));
        let plain = Error::new(ErrorKind::Unsupported, "no").hinted("use tags");
        assert_eq!(plain.hint(), Some("use tags"));
    }
}
