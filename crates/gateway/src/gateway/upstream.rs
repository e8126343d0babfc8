//! The way of a call to Keap and back: its turn, its time, and what of it goes on without its caller.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt as _;
use keap::xmlrpc::{Passed, WireCall};
use keap::{Backend, Invocation, route::Route};
use keap_http::Effect;
use keap_xmlrpc::{Fault, FaultKind};
use tokio::task::AbortHandle;

use super::inner::{Inner, Served};
use crate::fault;
use crate::inventory::WriteInDoubt;
use crate::log::CallLine;
use crate::policy::Policy;
use crate::under_way::{UnderWay, counted};

/// When to come back for whoever was not served within the time for an answer.
const LATER: Duration = Duration::from_secs(10);

/// What is asked of Keap.
#[derive(Debug)]
pub(super) struct Asked {
    is_write: bool,
    work: Work,
}

#[derive(Debug)]
enum Work {
    Invoke(Route, Invocation),
    /// With what the call was understood as, if it was.
    Pass(WireCall, Option<(Route, Invocation)>),
}

impl Asked {
    /// An invocation that goes where its route says.
    pub(super) fn of(route: Route, invocation: Invocation) -> Self {
        Self {
            is_write: invocation.operation().is_write(),
            work: Work::Invoke(route, invocation),
        }
    }

    /// A call that goes to XML-RPC as it is.
    pub(super) fn passed(call: WireCall, understood: Option<(Route, Invocation)>) -> Self {
        Self {
            is_write: call.effect != Effect::Read,
            work: Work::Pass(call, understood),
        }
    }
}

impl Asked {
    /// Whether it goes to XML-RPC first, as things are now.
    fn waits_for_xmlrpc(&self, policy: &Policy) -> bool {
        let understood = match &self.work {
            Work::Invoke(route, _) => return route.backend == Backend::XmlRpc,
            Work::Pass(_, understood) => understood.as_ref(),
        };
        let has_other_way = understood.is_some_and(|(route, _)| !route.alternatives.is_empty());
        !(has_other_way && policy.leads_around())
    }
}

impl Work {
    async fn run(self, served: &Served) -> Result<keap::Result<Passed>, Fault> {
        let tenant = &served.tenant;
        match self {
            Self::Invoke(route, invocation) => {
                let outcome = tenant.policy.run(&tenant.keap, &route, invocation).await;
                Ok(outcome.map(Passed::Outcome))
            }
            // In a box: a call over REST alone has no room for it.
            Self::Pass(call, understood) => {
                Box::pin(tenant.policy.pass_on(&tenant.keap, call, understood)).await
            }
        }
    }
}

impl Inner {
    /// Asks Keap, for a write in a task of its own: one that has gone out goes on when its caller hangs up or its time is
    /// over. A read ends, and so does a write that still waits for its place in the quota.
    ///
    /// When the caller was answered, the turn is free for others although a write goes on.
    ///
    /// # Errors
    /// The fault when there is no turn, no answer in time, or nobody who could answer.
    pub(super) async fn upstream(
        &self,
        asked: Asked,
        served: &Arc<Served>,
        line: &mut CallLine,
    ) -> Result<keap::Result<Passed>, Fault> {
        let queue = match asked.waits_for_xmlrpc(&served.tenant.policy) {
            true => &served.queues.xmlrpc,
            false => &served.queues.rest,
        };
        let Asked { is_write, work } = asked;
        let method = line.method.clone();
        let turn = queue.turn().await;
        let turn = turn.map_err(|after| fault::throttled(Some(after)))?;
        let member = self.member.as_ref().filter(|_| is_write);
        let note = member.map(|member| (member.clone(), WriteInDoubt::of(line)));
        let under_way = Arc::new(UnderWay::new(line.trace.clone(), note));
        let sent = Sent::of(is_write, line, Arc::clone(&under_way));
        let served = Arc::clone(served);
        let held = Arc::new(turn.clone());
        // It keeps the turn until it ends.
        let work = async move { keap::turn::with_place(held, work.run(&served)).await };
        let work = Box::pin(counted(Arc::clone(&under_way), work));
        let answer = async {
            if is_write {
                let task = tokio::spawn(work);
                let _at_work = AtWork {
                    task: task.abort_handle(),
                    call: Arc::clone(&under_way),
                };
                return task.await.map_err(|ended| ended.is_panic());
            }
            // Another task would cost the way to another thread and back.
            let work = AssertUnwindSafe(work).catch_unwind();
            work.await.map_err(|_| true)
        };
        let result = tokio::time::timeout(self.bounds.answer(), answer).await;
        let nothing_went = || is_write || under_way.requests() == 0;
        let not_sent = result.is_err() && under_way.give_up() && nothing_went();
        sent.answered();
        turn.free();
        match result {
            Ok(Ok(result)) => result,
            Ok(Err(panicked)) => {
                let request = Some(line.request_id.as_str());
                Err(fault::failed(panicked, &method, request))
            }
            Err(_) if not_sent => Err(fault::throttled(Some(LATER))),
            Err(_) if is_write => {
                line.in_doubt = true;
                Err(fault::in_doubt(&method, "the time to answer is over"))
            }
            Err(_) => Err(cancelled(&method)),
        }
    }
}

/// A write at work, which ends with its caller unless it has gone out. A token that is refreshed for a call is refreshed to
/// the end: the grant does that in a task of its own.
struct AtWork {
    task: AbortHandle,
    call: Arc<UnderWay>,
}

impl Drop for AtWork {
    fn drop(&mut self) {
        if self.call.give_up() {
            self.task.abort();
        }
    }
}

/// What is sent to Keap for a call, told in its line also when the caller hangs up while Keap is at work.
struct Sent<'a> {
    call: Arc<UnderWay>,
    line: &'a mut CallLine,
}

impl<'a> Sent<'a> {
    fn of(is_write: bool, line: &'a mut CallLine, call: Arc<UnderWay>) -> Self {
        line.in_doubt = is_write;
        Self { call, line }
    }

    /// An answer, or the end of the time for one: the result tells whether there is a doubt.
    fn answered(self) {
        self.line.in_doubt = false;
    }
}

impl Drop for Sent<'_> {
    fn drop(&mut self) {
        // Of one that will never be sent there is no doubt.
        self.line.in_doubt &= !self.call.give_up();
        self.line.noted = self.call.is_noted();
        self.line.upstream_calls = self.call.requests();
    }
}

/// The real service's words for a read that took too long.
fn cancelled(name: &str) -> Fault {
    let (service, method) = name.split_once('.').unwrap_or_default();
    FaultKind::QueryCancelled.fault(format_args!(
        "Failed to invoke method {method} in class com.infusionsoft.api.xmlrpc.XmlRpc{service}: Statement cancelled due to client request"
    ))
}
