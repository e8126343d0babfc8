//! The router: one object that answers every operation by the backend its policy names.

use std::sync::{Arc, PoisonError, RwLock, Weak};

use futures_util::future::join_all;
use keap_schema::{QueryData, Zone};

use crate::compare::{Answer, Comparison, Rules, with_beside, with_id, with_telling};
use crate::connected::Connected;
use crate::rest::RestBackend;
use crate::route::{decide_by, is_unanswered, what_opens};
use crate::shadow::Shadows;
use crate::turn::{Subject, Turn, Turns};
#[cfg(feature = "xmlrpc")]
use crate::xmlrpc::XmlRpcBackend;
use crate::{
    Backend, Error, ErrorKind, Invocation, Operation, Outcome, Pages, Result, RoutePolicy,
    coverage::{Step, steps},
    route::Route,
};

/// A connection to one Keap account over all wires that its credential opens.
///
/// Cheap to clone; clones share connections, pacing and policy.
///
/// A call ends where its future is dropped, by a timeout around it, a `select!` or an aborted task: nothing more is sent,
/// and nothing is undone. A request that has gone out may be carried out all the same, so a write that was dropped is in
/// doubt as after [`Error::may_have_applied`], with nobody to say so: look before it is made again. What takes several
/// requests stops between two of them: over REST [`place_order`](crate::service::OrderService::place_order), for one. The limits of
/// [`KeapBuilder::config`](crate::KeapBuilder::config) end a call with an error that tells all of this. Observers hear of
/// a dropped call as [`Outcome::Dropped`](crate::http::Outcome::Dropped).
#[derive(Clone, Debug)]
pub struct Keap(Arc<Inner>);

#[derive(Debug)]
pub(crate) struct Inner {
    #[cfg(feature = "xmlrpc")]
    pub(crate) xmlrpc: Option<XmlRpcBackend>,
    pub(crate) rest_v1: Option<RestBackend>,
    pub(crate) rest_v2: Option<RestBackend>,
    pub(crate) policy: RwLock<Arc<RoutePolicy>>,
    pub(crate) shadows: Shadows,
    /// Those who write the same, by whatever backend.
    pub(crate) turns: Turns,
    pub(crate) zone: Zone,
}

/// A connection that somebody else keeps.
#[derive(Debug)]
pub(crate) struct WeakKeap(Weak<Inner>);

impl WeakKeap {
    pub(crate) fn upgrade(&self) -> Option<Keap> {
        self.0.upgrade().map(Keap)
    }
}

impl Keap {
    pub(crate) fn of(inner: Inner) -> Self {
        Self(Arc::new(inner))
    }

    /// The XML-RPC backend alone, when it is configured.
    #[cfg(feature = "xmlrpc")]
    pub fn xmlrpc(&self) -> Option<&XmlRpcBackend> {
        self.0.xmlrpc.as_ref()
    }

    /// The REST v1 backend alone, when it is configured.
    pub fn rest_v1(&self) -> Option<&RestBackend> {
        self.0.rest_v1.as_ref()
    }

    /// The REST v2 backend alone, when it is configured.
    pub fn rest_v2(&self) -> Option<&RestBackend> {
        self.0.rest_v2.as_ref()
    }

    /// The backends that are configured, oldest first.
    pub fn backends(&self) -> Vec<Backend> {
        Backend::ALL
            .into_iter()
            .filter(|backend| self.has(*backend))
            .collect()
    }

    /// The policy in force.
    pub fn policy(&self) -> RoutePolicy {
        RoutePolicy::clone(&self.policy_in_force())
    }

    pub(crate) fn policy_in_force(&self) -> Arc<RoutePolicy> {
        let policy = self.0.policy.read();
        Arc::clone(&policy.unwrap_or_else(PoisonError::into_inner))
    }

    /// Replaces the policy, by another one or by one backend for everything; calls that have begun keep their route.
    pub fn set_policy(&self, policy: impl Into<RoutePolicy>) {
        let policy = policy.into();
        *self
            .0
            .policy
            .write()
            .unwrap_or_else(PoisonError::into_inner) = Arc::new(policy);
    }

    /// Where an invocation would go now, without sending anything.
    ///
    /// # Errors
    /// As [`decide`](crate::route::decide), and for what a row of the owner's is missing for.
    pub fn route(&self, invocation: &Invocation) -> Result<Route> {
        self.decided(invocation, &self.policy_in_force())
    }

    /// The calls that an invocation becomes on a backend, as [`steps`](crate::coverage::steps) tells them, with those of the owner's
    /// row that it is served by. Nothing is sent.
    ///
    /// # Errors
    /// `Unsupported` when the owner's row is missing.
    pub fn steps(&self, invocation: &Invocation, backend: Backend) -> Result<Vec<Step>> {
        match self.rest(backend, &self.policy_in_force()) {
            Some(rest) => rest.steps(invocation),
            None => Ok(steps(invocation, backend)),
        }
    }

    /// Whether a backend takes an invocation, as far as that is known without asking it: refuses what
    /// [`invoke_on`](Self::invoke_on) would refuse before it sends anything. Nothing is sent, but for the reading of custom
    /// fields that a write names.
    ///
    /// # Errors
    /// As the operation; also when custom fields were to be read and were not.
    pub async fn check(&self, invocation: &Invocation, backend: Backend) -> Result<()> {
        crate::route::decide(invocation, &RoutePolicy::new(backend), &[backend])?;
        match self.rest(backend, &self.policy_in_force()) {
            Some(rest) => crate::rest::refusal(&rest, invocation.clone()).await,
            None => Ok(()),
        }
    }

    /// The owner's rows of the policy and of the connection count: without one a backend cannot serve what is served by it.
    fn decided(&self, invocation: &Invocation, policy: &RoutePolicy) -> Result<Route> {
        decide_by(invocation, policy, &self.backends(), |backend| {
            match self.rest(backend, policy) {
                Some(rest) => rest.check_owner(invocation),
                None => Ok(()),
            }
        })
    }

    /// Runs an invocation on one backend, whatever the policy says.
    ///
    /// # Errors
    /// As the operation; `InvalidRequest` when the backend is not configured.
    pub async fn invoke_on(&self, backend: Backend, invocation: Invocation) -> Result<Outcome> {
        let connected = self.connect_to(backend, invocation.operation())?;
        let _turn = match backend {
            Backend::XmlRpc => self.beside(&invocation).await?,
            Backend::RestV1 | Backend::RestV2 => None,
        };
        let _writing = self.shadows().writes.begin(&invocation);
        connected.invoke(invocation).await
    }

    /// Lets a call over XML-RPC wait for those of REST that read and write the same, so that it does not come between. It
    /// waits for no other of its own kind: the service does in one step what it does.
    ///
    /// # Errors
    /// As that of a turn.
    pub(crate) async fn beside(&self, invocation: &Invocation) -> Result<Option<Turn>> {
        let has_rest = self.0.rest_v1.is_some() || self.0.rest_v2.is_some();
        let Some(subject) = Subject::of(invocation).filter(|_| has_rest) else {
            return Ok(None);
        };
        let turn = self.0.turns.beside(subject).await;
        turn.map(Some)
            .map_err(|error| error.at(invocation.operation(), Backend::XmlRpc))
    }

    /// # Errors
    /// `InvalidRequest` when the backend is not configured.
    pub(crate) fn connect_to(&self, backend: Backend, operation: Operation) -> Result<Connected> {
        let connected = self.connected(backend);
        connected.ok_or_else(|| not_configured(backend).at(operation, backend))
    }

    fn connected(&self, backend: Backend) -> Option<Connected> {
        match backend {
            #[cfg(feature = "xmlrpc")]
            Backend::XmlRpc => self.0.xmlrpc.clone().map(Connected::XmlRpc),
            #[cfg(not(feature = "xmlrpc"))]
            Backend::XmlRpc => None,
            Backend::RestV1 | Backend::RestV2 => {
                let policy = self.policy_in_force();
                self.rest(backend, &policy).map(Connected::Rest)
            }
        }
    }

    /// A REST backend with what the owner has named in the policy.
    fn rest(&self, backend: Backend, policy: &RoutePolicy) -> Option<RestBackend> {
        let rest = match backend {
            Backend::XmlRpc => return None,
            Backend::RestV1 => self.0.rest_v1.as_ref(),
            Backend::RestV2 => self.0.rest_v2.as_ref(),
        };
        rest.map(|rest| rest.owned_by(policy.owner_values()))
    }

    /// Runs an invocation on several backends, a read on all at once, and compares their answers with the first.
    ///
    /// `Id` is added to the fields of a list, so that rows can be matched. A write is run on every backend: that is
    /// harmless for an update, and makes as many records as there are backends for an add.
    pub async fn compare(&self, invocation: Invocation, backends: &[Backend]) -> Comparison {
        self.compare_by(invocation, backends, &Rules::default())
            .await
    }

    /// As [`compare`](Self::compare), with tolerances of one's own.
    pub async fn compare_by(
        &self,
        invocation: Invocation,
        backends: &[Backend],
        rules: &Rules,
    ) -> Comparison {
        let answers = self.answers(invocation.clone(), backends).await;
        self.compare_answers(&invocation, &answers, rules).await
    }

    /// What several backends answer to an invocation, in their order, for
    /// [`compare_by`](crate::compare::compare_by) and whoever wants to see what failed.
    ///
    /// Those that read are asked at once, so that one that does not answer takes no time of the others; a write is made
    /// on one after the other. As in [`compare`](Self::compare), `Id` is added to the fields of a list, as is what tells whether a value can be missing
    /// (the country of a region), and a write is run on every backend,
    /// but for [what moves money](Operation::moves_money), which the first one alone is asked for.
    pub async fn answers(&self, invocation: Invocation, backends: &[Backend]) -> Vec<Answer> {
        let invocation = with_id(invocation);
        let ask = async |backend: Backend| Answer {
            backend,
            result: self
                .invoke_on(backend, telling(invocation.clone(), backend))
                .await,
        };
        if !invocation.operation().is_write() {
            return join_all(backends.iter().map(|&backend| ask(backend))).await;
        }
        let mut answers = Vec::with_capacity(backends.len());
        for &backend in backends {
            if !answers.is_empty() && invocation.operation().moves_money() {
                let result = Err(sent_once(invocation.operation(), backend));
                answers.push(Answer { backend, result });
                continue;
            }
            answers.push(ask(backend).await);
        }
        answers
    }

    /// The zone of the account's wall time.
    pub fn zone(&self) -> Zone {
        self.0.zone
    }

    fn has(&self, backend: Backend) -> bool {
        self.connected(backend).is_some()
    }

    pub(crate) fn shadows(&self) -> &Shadows {
        &self.0.shadows
    }

    pub(crate) fn downgrade(&self) -> WeakKeap {
        WeakKeap(Arc::downgrade(&self.0))
    }

    /// Runs an invocation on the backend that the policy names.
    ///
    /// # Errors
    /// See [`ErrorKind`]; [`Error::may_have_applied`] tells whether a write may have taken effect.
    pub async fn invoke(&self, invocation: Invocation) -> Result<Outcome> {
        let policy = self.policy_in_force();
        let route = self.decided(&invocation, &policy)?;
        let place = self.shadows().place(&policy, &invocation).await;
        let place = place.map_err(|error| error.at(invocation.operation(), route.backend))?;
        match self.shadows().sampled(&route, &invocation) {
            Some(shadow) => {
                self.shadowed((route, shadow), &policy, invocation, place)
                    .await
            }
            None => self.answered(route, invocation).await.1,
        }
    }

    /// Opens a query on the backend that the policy names for it.
    ///
    /// # Errors
    /// As the query itself, for what is refused before anything is sent.
    pub(crate) fn open(&self, query: QueryData) -> Result<Pages> {
        let invocation = Invocation::DataQuery(query.clone());
        let route = self.route(&invocation)?;
        let first = self.connect_to(route.backend, invocation.operation())?;
        let others = route.alternatives.into_iter();
        let others = others.filter_map(|backend| self.connected(backend));
        Ok(Pages::new(first, query)?.or_else(others.collect()))
    }

    /// Asks the backend of a route, then its alternatives; tells which one answered.
    pub(crate) async fn answered(
        &self,
        route: Route,
        invocation: Invocation,
    ) -> (Backend, Result<Outcome>) {
        let mut backend = route.backend;
        let mut result = self.invoke_on(backend, invocation.clone()).await;
        for alternative in route.alternatives {
            result = match result {
                Err(first) if is_unanswered(&first) => {
                    backend = alternative;
                    let asked = self.invoke_on(backend, invocation.clone()).await;
                    asked.map_err(|error| error.in_place_of(first))
                }
                result => return (backend, result),
            };
        }
        (backend, result)
    }
}

/// What moves money is compared by nobody: it would be paid as often as there are backends.
fn sent_once(operation: Operation, backend: Backend) -> Error {
    let message = "money is sent once, so this backend was not asked";
    Error::new(ErrorKind::Unsupported, message)
        .hinted("call it on one backend alone")
        .at(operation, backend)
}

pub(crate) fn not_configured(backend: Backend) -> Error {
    Error::new(ErrorKind::InvalidRequest, "the backend is not configured")
        .hinted(what_opens(backend))
}

/// The invocation as one backend is asked it in a comparison.
fn telling(invocation: Invocation, backend: Backend) -> Invocation {
    match invocation {
        Invocation::DataQuery(query) => Invocation::DataQuery(with_telling(query, backend)),
        other => with_beside(other).0,
    }
}
