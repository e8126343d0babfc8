//! What calls of an application are judged by: the policy in force, and what the owner has named.

use std::path::Path;
use std::time::{Duration, SystemTime};

use keap::rest::RestOptions;
use keap::route::{PolicyError, decide_for};
use keap::{Backend, Fallback, Operation, RoutePolicy};
use keap_http::Shown;

use crate::policy::{StoredInForce, default_policy};
use crate::store::{GatewayStore, StoreError, StoredPolicy};
use crate::vitals::date;

/// How long after it was applied or written every gateway follows a policy.
const FOLLOWED: Duration = Duration::from_secs(6);

/// What calls of an application are judged by.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct InForce {
    /// None where no policy is named: over REST alone.
    policy: Option<RoutePolicy>,
    /// What the owner has named, that of the policy included.
    pub options: RestOptions,
    /// Since when every gateway follows it, RFC 3339 in UTC; none when that is not known.
    since: Option<String>,
}

/// Why it is not known what is in force.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum InForceError {
    /// The policy file cannot be read.
    #[error(transparent)]
    Policy(#[from] PolicyError),
    /// The store does not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Which way calls go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Rest,
    /// To XML-RPC: whether REST answers them by itself when that has ended.
    XmlRpc {
        goes_on: bool,
    },
    /// Nothing may be asked that serves them.
    Nowhere,
}

impl InForce {
    /// No policy: everything goes over REST.
    pub fn rest(options: RestOptions) -> Self {
        Self {
            policy: None,
            options,
            since: None,
        }
    }

    /// A policy, on top of what the owner has named elsewhere.
    pub fn by(policy: RoutePolicy, options: RestOptions) -> Self {
        Self {
            options: options.owned_by(policy.owner_values()),
            policy: Some(policy),
            since: None,
        }
    }

    /// That of an application: what the store says, or else its policy file, or else REST alone.
    ///
    /// # Errors
    /// When the store does not answer, or the policy file cannot be read.
    pub async fn of(
        store: Option<&GatewayStore>,
        app: &str,
        options: RestOptions,
        file: Option<&Path>,
    ) -> Result<Self, InForceError> {
        if let Some(store) = store.filter(|store| store.is_shared())
            && let Some((stored, policy)) = stored(store, app).await?
        {
            let applied = stored.applied.parse::<chrono::DateTime<chrono::Utc>>().ok();
            return Ok(Self::by(policy, options).since(applied.map(SystemTime::from)));
        }
        let Some(file) = file else {
            return Ok(Self::rest(options));
        };
        let policy = RoutePolicy::from_file(file)?;
        let written = std::fs::metadata(file).and_then(|known| known.modified());
        Ok(Self::by(policy, options).since(written.ok()))
    }

    /// Knows when it was put in force.
    #[must_use]
    pub fn since(mut self, at: Option<SystemTime>) -> Self {
        self.since = at.and_then(|at| at.checked_add(FOLLOWED)).map(date);
        self
    }

    /// Whether the policy sends calls to XML-RPC, or copies of them, otherwise than by fallback.
    pub fn names_xmlrpc(&self) -> bool {
        let policy = self.policy.as_ref();
        policy.is_some_and(|policy| policy.backends().contains(&Backend::XmlRpc))
    }

    /// Whether something was met after it came in force. What is not known to be older was.
    pub(crate) fn has_met(&self, at: &str) -> bool {
        self.since
            .as_deref()
            .is_none_or(|since| !at.is_empty() && at >= since)
    }

    /// Whether something is known to have been met after it came in force.
    pub(crate) fn has_surely_met(&self, at: &str) -> bool {
        self.since.is_some() && self.has_met(at)
    }

    /// Where calls of an operation on a table go, whatever their other arguments are.
    pub(crate) fn way(&self, operation: Operation, table: Option<&str>) -> Way {
        let Some(policy) = &self.policy else {
            return match is_served_by_rest(operation, table) {
                true => Way::Rest,
                false => Way::Nowhere,
            };
        };
        match decide_for(operation, table, policy, &Backend::ALL) {
            Ok(route) if route.backend == Backend::XmlRpc => Way::XmlRpc {
                goes_on: !route.alternatives.is_empty(),
            },
            Ok(_) => Way::Rest,
            Err(_) => Way::Nowhere,
        }
    }

    /// What is done when a backend cannot answer.
    pub(crate) fn fallback(&self) -> Fallback {
        let policy = self.policy.as_ref();
        policy.map_or(Fallback::WhenUnsupported, RoutePolicy::fallback_policy)
    }

    /// Whether a call goes to XML-RPC when REST has no counterpart of its arguments.
    pub(crate) fn falls_back(&self, operation: Operation) -> bool {
        let policy = self.policy.as_ref();
        !operation.moves_money()
            && policy.is_some_and(|policy| policy.fallback_policy() != Fallback::Never)
    }
}

/// The policy of the store that gateways of this version follow.
async fn stored(
    store: &GatewayStore,
    app: &str,
) -> Result<Option<(StoredPolicy, RoutePolicy)>, StoreError> {
    let stored = StoredInForce::of(store, app).await?;
    if let Some((revision, error)) = &stored.unread {
        tracing::warn!(
            error = %Shown::new(&error.to_string()),
            app,
            revision,
            in_force = stored.instead(),
            "the policy in the store cannot be read, as it may be of a later version"
        );
    }
    Ok(stored.policy)
}

/// Whether a version of REST has a counterpart.
pub(crate) fn is_served_by_rest(operation: Operation, table: Option<&str>) -> bool {
    let rest = [Backend::RestV1, Backend::RestV2];
    decide_for(operation, table, &default_policy(), &rest).is_ok()
}
