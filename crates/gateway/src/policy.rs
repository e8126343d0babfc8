//! Where an answer comes from.
//!
//! By default v2, v1 where v2 has nothing, and XML-RPC never, so that nothing has to be done on the day it is switched
//! off. A policy file, which is watched while the gateway runs, can say otherwise, for a time.

mod answered;
mod detour;
mod followed;
mod stored;
mod unread;

use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, SystemTime};

use keap::route::{Route, decide_for};
use keap::xmlrpc::{Passed, WireCall, is_switched_off};
use keap::{Backend, Fallback, Invocation, Keap, Operation, Outcome, PolicyFile, RoutePolicy};
use keap_http::{Effect, Shown};
use keap_xmlrpc::Fault;
use tokio::time::Instant;

pub(crate) use answered::{clear_fault, has_failed};
use answered::{has_failed_alone, is_answered};
use detour::{Alone, Detour, First};
use followed::Followed;
use unread::Unread;

use crate::fault;
use crate::store::{StoreError, StoredPolicy};
pub use stored::StoredInForce;

/// How long a read that has no other way waits for an XML-RPC that has failed before.
const SHORTLY: Duration = Duration::from_secs(5);

/// REST v2, and REST v1 where v2 has no counterpart.
pub fn default_policy() -> RoutePolicy {
    RoutePolicy::new(Backend::RestV2).fallback(Fallback::WhenUnsupported)
}

/// How the calls of a tenant are routed.
#[derive(Debug)]
pub(crate) struct Policy {
    /// The policy file of the configuration.
    file: Option<PolicyFile>,
    source: RwLock<Source>,
    /// Whether the newest policy of the store can be read.
    unread: Unread,
    detour: Arc<Detour>,
}

/// Where the policy in force is from.
#[derive(Debug)]
enum Source {
    /// Over REST alone.
    Rest,
    /// As a file says, XML-RPC included; followed until this is dropped.
    File(Followed),
    /// As the store says, XML-RPC included.
    Stored,
}

impl Source {
    fn configured(file: Option<&PolicyFile>, keap: &Keap) -> Self {
        match file {
            Some(file) => Self::File(Followed::begin(file, keap)),
            None => Self::Rest,
        }
    }
}

impl Policy {
    /// As the configuration says.
    pub(crate) fn configured(file: Option<PolicyFile>, keap: &Keap, tenant: &str) -> Self {
        let source = RwLock::new(Source::configured(file.as_ref(), keap));
        let detour = Arc::new(Detour::of(tenant));
        Self {
            file,
            source,
            unread: Unread::default(),
            detour,
        }
    }

    /// Puts a policy of the store in force; without one, what is configured is in force again.
    pub(crate) fn follow_stored(&self, stored: StoredInForce, keap: &Keap) {
        self.unread.found(&stored);
        let mut source = self.source.write().unwrap_or_else(PoisonError::into_inner);
        match stored.policy {
            Some((StoredPolicy { revision, .. }, policy)) => {
                // A file is followed no longer before the other one counts.
                *source = Source::Stored;
                keap.set_policy(policy);
                tracing::info!(revision, "the policy of the store is in force");
            }
            None if matches!(*source, Source::Stored) => {
                let read = self.file.as_ref().map(PolicyFile::read);
                match read.transpose() {
                    Ok(policy) => keap.set_policy(policy.unwrap_or_else(default_policy)),
                    Err(error) => {
                        let error = Shown::new(&error.to_string()).to_string();
                        tracing::warn!(error, "the keap policy stays as it was");
                    }
                }
                *source = Source::configured(self.file.as_ref(), keap);
            }
            None => {}
        }
    }

    /// The policy that is followed now, whatever its file has become, and when it was written; none over REST alone.
    pub(crate) fn in_force(&self, keap: &Keap) -> Option<(RoutePolicy, Option<SystemTime>)> {
        let source = self.source.read().unwrap_or_else(PoisonError::into_inner);
        match &*source {
            Source::Rest => None,
            Source::File(followed) => Some((keap.policy(), followed.since())),
            Source::Stored => Some((keap.policy(), None)),
        }
    }

    /// The store did not give its policy, so what was in force stays.
    pub(crate) fn not_given(&self, error: &StoreError) {
        self.unread.failed(error);
    }

    /// That its policy cannot be read: the newest one of the store, or the file where that counts.
    pub(crate) fn troubles(&self, app: &str) -> impl Iterator<Item = String> + use<> {
        let source = self.source.read().unwrap_or_else(PoisonError::into_inner);
        let file = match &*source {
            Source::File(followed) => followed.trouble(),
            Source::Rest | Source::Stored => None,
        };
        let file = file.map(|(since, why)| {
            format!(
                "the policy file of {app} cannot be read since {since}, calls go by the last one that could be read: {why}"
            )
        });
        file.into_iter().chain(self.unread.told(app))
    }

    fn is_rest_alone(&self) -> bool {
        let source = self.source.read().unwrap_or_else(PoisonError::into_inner);
        matches!(*source, Source::Rest)
    }

    /// Where a call goes.
    ///
    /// # Errors
    /// When no backend that may be asked can serve it.
    pub(crate) fn route(&self, keap: &Keap, invocation: &Invocation) -> keap::Result<Route> {
        if self.is_rest_alone() {
            let rest = [Backend::RestV1, Backend::RestV2];
            return keap::route::decide(invocation, &default_policy(), &rest);
        }
        keap.route(invocation)
    }

    /// Whether XML-RPC may be asked at all.
    pub(crate) fn asks_xmlrpc(&self, keap: &Keap) -> bool {
        !self.is_rest_alone() && keap.xmlrpc().is_some()
    }

    /// Whether a call goes to XML-RPC whatever its arguments are.
    pub(crate) fn passes_on(&self, keap: &Keap, operation: Operation, table: Option<&str>) -> bool {
        let by = |policy: &RoutePolicy| decide_for(operation, table, policy, &keap.backends());
        self.asks_xmlrpc(keap)
            && by(&keap.policy()).is_ok_and(|route| route.backend == Backend::XmlRpc)
    }

    /// Whether a method that the facade does not have goes to XML-RPC: because everything does that is not named, or, where
    /// it is known to be a method, because REST has no counterpart.
    pub(crate) fn passes_unserved(&self, keap: &Keap, is_known: bool) -> bool {
        let policy = keap.policy();
        let falls_back = is_known && policy.fallback_policy() != Fallback::Never;
        self.asks_xmlrpc(keap) && (falls_back || policy.default_backend() == Backend::XmlRpc)
    }

    /// Whether reads that have another way than XML-RPC take it now.
    pub(crate) fn leads_around(&self) -> bool {
        self.detour.is_on()
    }

    /// A read that has an answer without XML-RPC, to be asked there all the same; none while reads go around it, of which one
    /// a minute is asked beside.
    pub(crate) fn unless_around(&self, keap: &Keap, call: WireCall) -> Option<WireCall> {
        match self.detour.first(Instant::now()) {
            First::XmlRpc => return Some(call),
            First::Rest => {}
            First::RestAndProbe => self.detour.probe(keap, call),
        }
        None
    }

    /// Another backend had an answer for the program where XML-RPC had a fault: so that was none of the record.
    pub(crate) fn stood_in(&self) {
        self.detour.failed(Instant::now());
    }

    /// Passes a call on to XML-RPC as it came. While XML-RPC fails, reads that have another way take it at once, and those
    /// that have none do not wait for it again and again.
    ///
    /// # Errors
    /// As the call; the fault of a read that was not sent, or not waited for.
    pub(crate) async fn pass_on(
        &self,
        keap: &Keap,
        call: WireCall,
        understood: Option<(Route, Invocation)>,
    ) -> Result<keap::Result<Passed>, Fault> {
        let (route, invocation) = understood.unzip();
        let next = route.and_then(|route| route.alternatives.first().copied());
        let Some((next, asked)) = next.zip(invocation.clone()) else {
            return self.pass_on_alone(keap, call, invocation).await;
        };
        let first = self.detour.first(Instant::now());
        if first != First::XmlRpc {
            if first == First::RestAndProbe {
                self.detour.probe(keap, call);
            }
            return Ok(keap.invoke_on(next, asked).await.map(Passed::Outcome));
        }
        let waiting = self.detour.waiting();
        let result = keap.pass_on(call, invocation).await;
        waiting.over();
        match &result {
            Ok(Passed::Answer(_)) => self.detour.answered(),
            Ok(Passed::Outcome(_)) => self.detour.failed(Instant::now()),
            // A failure when the answer can be told: see `stood_in`.
            Ok(Passed::AfterFault(_)) => {}
            // Nobody else had an answer either; a fault may be one of the record then.
            Err(error) if error.first().is_some() => {
                if error.first().is_some_and(has_failed_alone) {
                    self.detour.failed(Instant::now());
                }
            }
            Err(error) if is_switched_off(error) => self.detour.failed(Instant::now()),
            Err(error) if is_answered(error) => self.detour.answered(),
            // A quota that is used up and a credential that is refused are no failures of XML-RPC.
            Err(_) => {}
        }
        Ok(match result {
            Err(error) if is_switched_off(&error) => {
                keap.invoke_on(next, asked).await.map(Passed::Outcome)
            }
            result => result,
        })
    }

    /// Passes on what has no other way. A write is sent and waited for whatever XML-RPC did before: it may work.
    async fn pass_on_alone(
        &self,
        keap: &Keap,
        call: WireCall,
        invocation: Option<Invocation>,
    ) -> Result<keap::Result<Passed>, Fault> {
        let is_read = call.effect == Effect::Read;
        let how = if is_read {
            self.detour.alone(Instant::now())
        } else {
            Alone::AsUsual
        };
        let passing = keap.pass_on(call, invocation);
        let result = match how {
            Alone::AsUsual => {
                let waiting = is_read.then(|| self.detour.waiting());
                let result = passing.await;
                if let Some(waiting) = waiting {
                    waiting.over();
                }
                result
            }
            Alone::NotFor(left) => return Err(fault::not_asked(left)),
            Alone::Shortly => match tokio::time::timeout(SHORTLY, passing).await {
                Ok(result) => result,
                Err(_) => {
                    self.detour.failed(Instant::now());
                    return Err(fault::not_waited_for(SHORTLY));
                }
            },
        };
        match &result {
            Ok(Passed::Answer(_)) => self.detour.answered(),
            Err(error) if is_answered(error) => self.detour.answered(),
            Err(error) if is_read && has_failed_alone(error) => self.detour.failed(Instant::now()),
            _ => {}
        }
        Ok(result)
    }

    /// Runs a call.
    ///
    /// # Errors
    /// As the call.
    pub(crate) async fn run(
        &self,
        keap: &Keap,
        route: &Route,
        invocation: Invocation,
    ) -> keap::Result<Outcome> {
        if self.is_rest_alone() {
            return keap.invoke_on(route.backend, invocation).await;
        }
        // In boxes: a call over REST alone has no room for the other ways.
        let result = Box::pin(keap.invoke(invocation.clone())).await;
        match (result, route.alternatives.first()) {
            // There are alternatives for reads alone, and only when the file says so.
            (Err(error), Some(&next)) if is_switched_off(&error) => {
                Box::pin(keap.invoke_on(next, invocation)).await
            }
            (result, _) => result,
        }
    }
}
