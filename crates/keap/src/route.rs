//! Which backend serves an operation: a policy as data, and a pure function that decides.

mod document;
mod draft;
mod error;
mod file;
mod own_table;
mod policy;
mod read;
mod unanswered;

use std::fmt;

use crate::coverage::check;
use crate::{Backend, Error, ErrorKind, Invocation, Operation};

pub use draft::PolicyDraft;
pub use error::PolicyError;
pub use file::{PolicyChange, PolicyFile, PolicyWatch};
pub(crate) use own_table::own_table;
pub use policy::{Fallback, RoutePolicy};
pub(crate) use unanswered::is_unanswered;

/// Why a route was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RouteReason {
    /// It is the default backend.
    Default,
    /// The policy names it for everything that reads.
    Reads,
    /// The policy names it for everything that writes.
    Writes,
    /// The policy names it for this operation.
    Operation,
    /// The policy names it for this table.
    Table,
    /// The policy names it for everything that reads this table.
    TableReads,
    /// The policy names it for everything that writes this table.
    TableWrites,
    /// The policy names it for this operation on this table.
    TableOperation,
    /// The backend that the policy names cannot serve the invocation.
    Fallback,
}

impl fmt::Display for RouteReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Default => "default",
            Self::Reads => "all reads",
            Self::Writes => "all writes",
            Self::Operation => "this operation",
            Self::Table => "this table",
            Self::TableReads => "reads of this table",
            Self::TableWrites => "writes of this table",
            Self::TableOperation => "this operation on this table",
            Self::Fallback => "fallback",
        })
    }
}

/// Where an invocation goes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Route {
    /// Who answers.
    pub backend: Backend,
    /// Why.
    pub reason: RouteReason,
    /// Where to ask next when a read finds the backend unavailable; empty unless the policy allows it.
    pub alternatives: Vec<Backend>,
    /// The backend to ask as well, in the background, and how often.
    pub shadow: Option<Shadow>,
}

/// The second backend of a route, whose answer is compared and thrown away.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Shadow {
    /// Who answers.
    pub backend: Backend,
    /// The share of calls that are sampled, more than 0 and at most 1.
    pub sample: f64,
}

/// Chooses the backend for an invocation among those that are configured. Pure: nothing is sent.
///
/// Fallbacks are tried newest first: REST v2, REST v1, XML-RPC.
///
/// # Errors
/// [`ErrorKind::Unsupported`] when no allowed backend can serve it, [`ErrorKind::InvalidRequest`] when the policy names
/// a backend that is not configured.
pub fn decide(
    invocation: &Invocation,
    policy: &RoutePolicy,
    configured: &[Backend],
) -> Result<Route, Error> {
    decide_by(invocation, policy, configured, |_| Ok(()))
}

/// As [`decide`], where a backend may refuse what its connection has no row of the owner's for.
pub(crate) fn decide_by(
    invocation: &Invocation,
    policy: &RoutePolicy,
    configured: &[Backend],
    owned: impl Fn(Backend) -> Result<(), Error>,
) -> Result<Route, Error> {
    let check = |backend| check::invocation(invocation, backend).and_then(|()| owned(backend));
    choose(
        (invocation.operation(), invocation.table()),
        policy,
        configured,
        check,
    )
}

/// Chooses the backend for an operation on a table whatever its other arguments are: what [`decide`] does for
/// arguments that every backend takes.
///
/// ```
/// use keap::{Backend, Fallback, Operation, RoutePolicy, route::decide_for};
///
/// let policy = RoutePolicy::new(Backend::RestV2).fallback(Fallback::WhenUnsupported);
/// let route = decide_for(Operation::DataQuery, Some("ActionSequence"), &policy, &Backend::ALL)?;
/// assert_eq!(route.backend, Backend::XmlRpc);
/// # Ok::<(), keap::Error>(())
/// ```
///
/// # Errors
/// As [`decide`].
pub fn decide_for(
    operation: Operation,
    table: Option<&str>,
    policy: &RoutePolicy,
    configured: &[Backend],
) -> Result<Route, Error> {
    let check = |backend| check::operation(operation, table, backend);
    choose((operation, table), policy, configured, check)
}

/// Both decisions; `check` says whether a backend can serve.
fn choose(
    (operation, table): (Operation, Option<&str>),
    policy: &RoutePolicy,
    configured: &[Backend],
    check: impl Fn(Backend) -> Result<(), Error>,
) -> Result<Route, Error> {
    let (wanted, reason) = policy.named(operation, table);
    if !configured.contains(&wanted) {
        return Err(not_configured(operation, wanted));
    }
    let mut others = Backend::ALL
        .into_iter()
        .rev()
        .filter(|backend| *backend != wanted && configured.contains(backend))
        .filter(|backend| check(*backend).is_ok());
    let (backend, reason, alternatives) = match check(wanted) {
        Ok(()) if policy.moves_reads() && !operation.is_write() => {
            (wanted, reason, others.collect())
        }
        Ok(()) => (wanted, reason, Vec::new()),
        Err(refusal) => {
            let may_move = policy.moves_unsupported()
                && refusal.kind() == ErrorKind::Unsupported
                && !operation.moves_money();
            match others.next().filter(|_| may_move) {
                Some(backend) => (backend, RouteReason::Fallback, Vec::new()),
                None => return Err(refusal),
            }
        }
    };
    let shadow = policy.shadow_for(operation, table).filter(|shadow| {
        shadow.backend != backend
            && configured.contains(&shadow.backend)
            && check(shadow.backend).is_ok()
    });
    Ok(Route {
        backend,
        reason,
        alternatives,
        shadow,
    })
}

fn not_configured(operation: Operation, wanted: Backend) -> Error {
    let message = format!("the policy sends {operation} to {wanted}, which is not configured");
    Error::new(ErrorKind::InvalidRequest, message)
        .hinted(what_opens(wanted))
        .at(operation, wanted)
}

/// What opens a backend, for a person who has configured another.
pub(crate) fn what_opens(backend: Backend) -> String {
    if backend == Backend::XmlRpc && cfg!(not(feature = "xmlrpc")) {
        return "this program is built without XML-RPC: policies name REST alone then, or `keap` is built with its \
                feature `xmlrpc` again"
            .to_owned();
    }
    format!(
        "{backend} needs a credential that opens it: a legacy key opens XML-RPC alone, a service account key or an \
         access token opens all three"
    )
}
