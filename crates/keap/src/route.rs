//! Which backend serves an operation: a policy as data, and a pure function that decides.

use std::collections::BTreeMap;
use std::fmt;

use crate::{Backend, Error, ErrorKind, Invocation, Operation, support};

/// What to do when the chosen backend cannot serve an invocation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Fallback {
    /// Fail. The default: a migration must not surprise.
    #[default]
    Never,
    /// Ask another backend when the chosen one has no counterpart for the operation or one of its arguments. Nothing
    /// was sent yet, so this is safe for writes too.
    WhenUnsupported,
    /// As `WhenUnsupported`; besides, ask another backend when a read fails because the chosen one is unavailable.
    /// Writes are never repeated elsewhere.
    ReadsWhenUnavailable,
}

/// Which backend serves what.
///
/// ```
/// use keap::{Backend, Operation, RoutePolicy};
///
/// // Reads move first, writes stay.
/// let policy = RoutePolicy::new(Backend::XmlRpc)
///     .route(Operation::ContactLoad, Backend::RestV2)
///     .route(Operation::DataQuery, Backend::RestV2);
/// assert_eq!(policy.backend_for(Operation::ContactAdd), Backend::XmlRpc);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoutePolicy {
    default: Backend,
    overrides: BTreeMap<Operation, Backend>,
    fallback: Fallback,
}

impl RoutePolicy {
    /// Everything goes to one backend.
    pub fn new(default: Backend) -> Self {
        Self {
            default,
            overrides: BTreeMap::new(),
            fallback: Fallback::Never,
        }
    }

    /// Sends one operation elsewhere.
    #[must_use]
    pub fn route(mut self, operation: Operation, backend: Backend) -> Self {
        self.overrides.insert(operation, backend);
        self
    }

    /// Sends every operation that only reads elsewhere.
    #[must_use]
    pub fn route_reads(mut self, backend: Backend) -> Self {
        for &operation in Operation::ALL
            .iter()
            .filter(|operation| !operation.is_write())
        {
            self.overrides.insert(operation, backend);
        }
        self
    }

    /// Sets what happens when the chosen backend cannot serve an invocation.
    #[must_use]
    pub fn fallback(mut self, fallback: Fallback) -> Self {
        self.fallback = fallback;
        self
    }

    /// The backend the policy names for an operation.
    pub fn backend_for(&self, operation: Operation) -> Backend {
        self.overrides
            .get(&operation)
            .copied()
            .unwrap_or(self.default)
    }
}

/// Why a route was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RouteReason {
    /// It is the default backend.
    Default,
    /// The policy names it for this operation.
    Override,
    /// The backend that the policy names cannot serve the invocation.
    Fallback,
}

impl fmt::Display for RouteReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Default => "default",
            Self::Override => "override",
            Self::Fallback => "fallback",
        })
    }
}

/// Where an invocation goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The backend.
    pub backend: Backend,
    /// Why.
    pub reason: RouteReason,
    /// Where to ask next when a read finds the backend unavailable; empty unless the policy allows it.
    pub alternatives: Vec<Backend>,
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
    let operation = invocation.operation();
    let wanted = policy.backend_for(operation);
    if !configured.contains(&wanted) {
        let message = format!("the policy sends {operation} to {wanted}, which is not configured");
        return Err(Error::new(ErrorKind::InvalidRequest, message)
            .hinted(needs_credential(wanted))
            .at(operation, wanted));
    }
    let others: Vec<Backend> = Backend::ALL
        .into_iter()
        .rev()
        .filter(|backend| *backend != wanted && configured.contains(backend))
        .filter(|backend| support::check(invocation, *backend).is_ok())
        .collect();
    let Err(refusal) = support::check(invocation, wanted) else {
        let overridden = policy.overrides.contains_key(&operation);
        let reason = if overridden {
            RouteReason::Override
        } else {
            RouteReason::Default
        };
        let may_move = policy.fallback == Fallback::ReadsWhenUnavailable && !operation.is_write();
        let alternatives = if may_move { others } else { Vec::new() };
        return Ok(Route {
            backend: wanted,
            reason,
            alternatives,
        });
    };
    let may_move = policy.fallback != Fallback::Never && refusal.kind() == ErrorKind::Unsupported;
    match others.first() {
        Some(&backend) if may_move => Ok(Route {
            backend,
            reason: RouteReason::Fallback,
            alternatives: Vec::new(),
        }),
        _ => Err(refusal),
    }
}

/// What opens a backend, for a person who has configured another.
pub(crate) fn needs_credential(backend: Backend) -> String {
    format!(
        "{backend} needs a credential that opens it: a legacy key opens XML-RPC alone, a service account key or an \
         access token opens all three"
    )
}
