//! The way of a call to Keap and back: its turn, its time, and what of it goes on without its caller.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use keap::{Operation, Outcome, route::Route};
use keap_xmlrpc::{Fault, FaultKind};
use tokio::task::AbortHandle;

use super::inner::{Inner, Served};
use crate::dispatch::Call;
use crate::fault;
use crate::log::CallLine;
use crate::tenant::{self, UnderWay};

impl Inner {
    /// Asks Keap in a task of its own: a write goes on when its caller hangs up or its time is over, a read ends.
    ///
    /// When the caller was answered, the turn is free for others although a write goes on.
    ///
    /// # Errors
    /// The fault when there is no turn, or no answer in time.
    pub(super) async fn upstream(
        &self,
        call: &Call,
        route: Route,
        served: &Arc<Served>,
        line: &mut CallLine,
    ) -> Result<keap::Result<Outcome>, Fault> {
        let operation = call.invocation.operation();
        let turn = served.queue.turn().await;
        let turn = turn.map_err(|after| fault::throttled(Some(after)))?;
        if operation.is_write()
            && let Some(member) = &self.member
        {
            line.noted = member.note_write(line).await;
        }
        let sent = Sent::of(operation, line);
        let (served, invocation) = (Arc::clone(served), call.invocation.clone());
        let held = turn.clone();
        let work = async move {
            let tenant = &served.tenant;
            let result = tenant.policy.run(&tenant.keap, &route, invocation).await;
            drop(held);
            result
        };
        let task = tokio::spawn(tenant::counted(Arc::clone(&sent.call), work));
        let _read = (!operation.is_write()).then(|| Read(task.abort_handle()));
        let result = tokio::time::timeout(self.bounds.answer(), task).await;
        sent.answered();
        turn.free();
        match result {
            Ok(Ok(result)) => Ok(result),
            Ok(Err(ended)) => {
                let request = Some(line.request_id.as_str());
                Err(fault::failed(&ended, operation.name(), request))
            }
            Err(_) if operation.is_write() => {
                line.in_doubt = true;
                Err(fault::in_doubt(operation, "the time to answer is over"))
            }
            Err(_) => Err(cancelled(operation)),
        }
    }
}

/// A read at work, which ends with its caller. A token that is refreshed for it is refreshed to the end: the grant does
/// that in a task of its own.
struct Read(AbortHandle);

impl Drop for Read {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// What is sent to Keap for a call, told in its line also when the caller hangs up while Keap is at work.
struct Sent<'a> {
    call: Arc<UnderWay>,
    line: &'a mut CallLine,
}

impl<'a> Sent<'a> {
    fn of(operation: Operation, line: &'a mut CallLine) -> Self {
        line.in_doubt = operation.is_write();
        Self {
            call: Arc::new(UnderWay {
                requests: AtomicU32::new(0),
                trace: line.trace.clone(),
            }),
            line,
        }
    }

    /// An answer, or the end of the time for one: the result tells whether there is a doubt.
    fn answered(self) {
        self.line.in_doubt = false;
    }
}

impl Drop for Sent<'_> {
    fn drop(&mut self) {
        self.line.upstream_calls = self.call.requests.load(Ordering::Relaxed);
    }
}

/// The real service's words for a read that took too long.
fn cancelled(operation: Operation) -> Fault {
    let (service, method) = operation.name().split_once('.').unwrap_or_default();
    FaultKind::QueryCancelled.fault(format_args!(
        "Failed to invoke method {method} in class com.infusionsoft.api.xmlrpc.XmlRpc{service}: Statement cancelled due to client request"
    ))
}
