//! One call, from the bytes of its body to its result, in the order of the checks.

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use http::request::Parts;
use keap::{ErrorKind, Operation, Outcome, Route};
use keap_http::{Body, Secret};
use keap_xmlrpc::{Fault, FaultKind, MethodCall, Value, decode_call};

use super::{Inner, Served, described};
use crate::dispatch::{self, Call, Reading};
use crate::keys::KeyEntry;
use crate::listener::Progress;
use crate::log::CallLine;
use crate::methods::{Meaning, meaning};
use crate::{endpoint, fault, tenant};

impl Inner {
    /// Reads, admits, permits and runs a call.
    ///
    /// # Errors
    /// The fault to answer.
    pub(super) async fn call(
        &self,
        head: &Parts,
        body: Body,
        peer: Option<IpAddr>,
        line: &mut CallLine,
    ) -> Result<Value, Fault> {
        let receive = endpoint::receive(&head.headers, body, self.bounds.body_bytes, &self.held);
        let received = tokio::time::timeout(self.bounds.receive(), receive)
            .await
            .map_err(|_| fault::out_of_bounds("the request took too long to arrive"))?
            .map_err(|refused| fault::out_of_bounds(&refused.to_string()))?;
        if let Some(progress) = head.extensions.get::<Progress>() {
            progress.arrived();
        }
        let bytes = endpoint::declared(received.bytes.clone());
        let call = decode_call(&bytes, &self.bounds.decode())
            .map_err(|error| fault::unreadable(&bytes, &error))?;
        let meaning = meaning(&call.name);
        name(meaning, line);
        if meaning == Meaning::Echo {
            return echo(call);
        }
        let mut presented = endpoint::presented(head);
        if let Some(Value::String(first)) = call.params.first() {
            presented.push(Secret::new(first.as_str()));
        }
        let entry = self
            .door
            .admit(&presented, peer)
            .await
            .ok_or_else(fault::invalid_key)?;
        line.tenant.clone_from(&entry.tenant);
        line.caller.clone_from(&entry.label);
        self.door
            .pace(&entry)
            .map_err(|after| fault::throttled(Some(after)))?;
        self.permitted(call, meaning, &entry, line).await
    }

    /// A call of somebody who may come in.
    async fn permitted(
        &self,
        call: MethodCall,
        meaning: Meaning,
        entry: &KeyEntry,
        line: &mut CallLine,
    ) -> Result<Value, Fault> {
        let operation = match meaning {
            Meaning::Served(operation) => operation,
            Meaning::Unserved(method) => {
                line.blocker = true;
                let advice = "change the program to do without it, or to use REST for it";
                return Err(fault::blocked(method, "it is not served yet", advice));
            }
            Meaning::Echo | Meaning::Unknown => return Err(fault::no_handler(&call.name)),
        };
        if !entry.permissions.allows_method(operation.name())
            || !entry.permissions.allows_effect(operation)
        {
            return Err(fault::no_access(operation.name()));
        }
        let served = self.tenants.get(&entry.tenant).ok_or_else(|| {
            let app = &entry.tenant;
            fault::unexpected(format_args!(
                "the application {app} of this key is not configured"
            ))
        })?;
        let call = self.read(operation, call, served)?;
        described::describe(&call.invocation, line);
        if !entry.permissions.allows_table(line.table.as_deref()) {
            return Err(fault::no_table_access(
                line.table.as_deref().unwrap_or_default(),
            ));
        }
        self.run(call, served, line).await
    }

    fn read(&self, operation: Operation, call: MethodCall, served: &Served) -> Result<Call, Fault> {
        let types = dispatch::java_types(&call.params);
        let reading = Reading {
            zone: served.tenant.keap.zone(),
            types: &types,
        };
        let mut params = call.params;
        if dispatch::takes_key(operation) {
            if params.is_empty() {
                return Err(fault::no_match(&types));
            }
            params.remove(0);
        }
        dispatch::read(operation, params, reading)
    }

    /// Routes and runs a call, and writes its answer.
    async fn run(
        &self,
        call: Call,
        served: &Arc<Served>,
        line: &mut CallLine,
    ) -> Result<Value, Fault> {
        let operation = call.invocation.operation();
        let failed = |error: &keap::Error, line: &mut CallLine| {
            line.blocker = error.kind() == ErrorKind::Unsupported;
            line.in_doubt = error.may_have_applied();
            if let Some(difference) = error.difference() {
                line.differences = vec![difference.id];
            }
            fault::of_error(error, operation, line.table.as_deref())
        };
        let route = served
            .tenant
            .policy
            .route(&served.tenant.keap, &call.invocation);
        let route = route.map_err(|error| failed(&error, line))?;
        described::route(operation, &route, line);
        let result = self.upstream(&call, route, served, line).await?;
        let outcome = result.map_err(|error| failed(&error, line))?;
        call.write(outcome).map_err(|error| {
            line.in_doubt = operation.is_write();
            let done = if operation.is_write() {
                "it was carried out, but "
            } else {
                ""
            };
            fault::unexpected(format_args!(
                "{done}the answer has no form in XML-RPC: {error}"
            ))
        })
    }

    /// Asks Keap in a task of its own: a write goes on when its caller hangs up or its time is over.
    async fn upstream(
        &self,
        call: &Call,
        route: Route,
        served: &Arc<Served>,
        line: &mut CallLine,
    ) -> Result<keap::Result<Outcome>, Fault> {
        let operation = call.invocation.operation();
        let turn = served.queue.turn().await;
        let turn = turn.map_err(|after| fault::throttled(Some(after)))?;
        let sent = Sent::of(operation, line);
        let (served, invocation) = (Arc::clone(served), call.invocation.clone());
        let work = async move {
            let tenant = &served.tenant;
            let result = tenant.policy.run(&tenant.keap, &route, invocation).await;
            drop(turn);
            result
        };
        let task = tokio::spawn(tenant::counted(Arc::clone(&sent.count), work));
        let result = tokio::time::timeout(self.bounds.answer(), task).await;
        sent.answered();
        match result {
            Ok(Ok(result)) => Ok(result),
            Ok(Err(ended)) => {
                // Its text names the task and holds nothing of the call.
                tracing::error!(
                    operation = operation.name(),
                    error = %keap_http::Shown::new(&ended.to_string()),
                    request = line.request_id,
                    "the gateway failed at a call"
                );
                Err(fault::unexpected("the gateway failed; its log says more"))
            }
            Err(_) if operation.is_write() => {
                line.in_doubt = true;
                Err(fault::in_doubt(operation, "the time to answer is over"))
            }
            Err(_) => Err(cancelled(operation)),
        }
    }
}

/// What is sent to Keap for a call, told in its line also when the caller hangs up while Keap is at work.
struct Sent<'a> {
    count: Arc<AtomicU32>,
    line: &'a mut CallLine,
}

impl<'a> Sent<'a> {
    fn of(operation: Operation, line: &'a mut CallLine) -> Self {
        line.in_doubt = operation.is_write();
        Self {
            count: Arc::default(),
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
        self.line.upstream_calls = self.count.load(Ordering::Relaxed);
    }
}

/// The real service's words for a read that took too long.
fn cancelled(operation: Operation) -> Fault {
    let (service, method) = operation.name().split_once('.').unwrap_or_default();
    FaultKind::QueryCancelled.fault(format_args!(
        "Failed to invoke method {method} in class com.infusionsoft.api.xmlrpc.XmlRpc{service}: Statement cancelled due to client request"
    ))
}

/// The method for the log: a documented name or nothing that the caller chose.
fn name(meaning: Meaning, line: &mut CallLine) {
    line.method = match meaning {
        Meaning::Served(operation) => operation.name().to_owned(),
        Meaning::Unserved(method) => method.to_owned(),
        Meaning::Echo => "echo".to_owned(),
        Meaning::Unknown => "(unknown)".to_owned(),
    };
}

fn echo(call: MethodCall) -> Result<Value, Fault> {
    let types = dispatch::java_types(&call.params);
    match <[Value; 1]>::try_from(call.params) {
        Ok([Value::String(text)]) => Ok(Value::String(text)),
        _ => Err(fault::no_match(&types)),
    }
}
