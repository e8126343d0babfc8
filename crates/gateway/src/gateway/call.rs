//! One call, from the bytes of its body to its result, in the order of the checks.

use std::net::IpAddr;
use std::sync::Arc;

use http::request::Parts;
use keap::xmlrpc::{Passed, WireCall};
use keap::{Backend, Operation};
use keap_http::{Body, Secret};
use keap_xmlrpc::{Fault, MethodCall, Value};

use super::inner::{Inner, Served};
use super::passing::Unread;
use super::upstream::Asked;
use super::{described, passing, refused};
use crate::dispatch::{self, Call, Reading};
use crate::keys::KeyEntry;
use crate::log::CallLine;
use crate::methods::{Meaning, meaning};
use crate::progress::Progress;
use crate::received::{self, Received, Share};
use crate::tenant::Tenant;
use crate::{endpoint, fault};

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
        let receive = received::receive(&head.headers, body, self.bounds.body_bytes, &self.held);
        let received = tokio::time::timeout(self.bounds.receive(), receive)
            .await
            .map_err(|_| fault::out_of_bounds("the request took too long to arrive"))?
            .map_err(|refused| fault::out_of_bounds(&refused.to_string()))?;
        if let Some(progress) = head.extensions.get::<Progress>() {
            progress.arrived();
        }
        match self.enter(head, received, line).await {
            Ok(Entered::Echo(call)) => echo(call),
            // As long as it is at work: a file that waits for its turn is as large as its body.
            Ok(Entered::Known(call, meaning, entry, _share)) => {
                self.permitted(call, meaning, &entry, line).await
            }
            Err(Turned::Away) => {
                line.turned_away = true;
                self.door.slow_down(peer).await;
                Err(fault::invalid_key())
            }
            Err(Turned::Fault(fault)) => Err(fault),
        }
    }

    /// Looks at the keys of a call and reads it. Of one whose sender is not known no more than the start is read.
    async fn enter(
        &self,
        head: &Parts,
        mut body: Received,
        line: &mut CallLine,
    ) -> Result<Entered, Turned> {
        let mut presented = endpoint::presented(head);
        let mut entry = self.door.recognize(&presented);
        if entry.is_none() {
            let (again, (method, first)) = self.reader.start(body).await?;
            body = again;
            let meaning = meaning(&method);
            name(meaning, line);
            if meaning != Meaning::Echo {
                presented.extend(first.as_ref().and_then(key));
                entry = Some(self.door.admit(&presented).ok_or(Turned::Away)?);
            }
        }
        let share = body.share();
        let call = self.reader.call(body).await?;
        let meaning = meaning(&call.name);
        name(meaning, line);
        match entry {
            Some(entry) if meaning != Meaning::Echo => {
                Ok(Entered::Known(call, meaning, entry, share))
            }
            _ => Ok(Entered::Echo(call)),
        }
    }

    /// A call of somebody who may come in.
    async fn permitted(
        &self,
        call: MethodCall,
        meaning: Meaning,
        entry: &KeyEntry,
        line: &mut CallLine,
    ) -> Result<Value, Fault> {
        line.tenant.clone_from(&entry.tenant);
        line.caller.clone_from(&entry.label);
        if let Meaning::Served(operation) = meaning {
            described::sent(operation, call.params.get(1..).unwrap_or_default(), line);
        }
        self.door
            .pace(entry)
            .map_err(|after| fault::throttled(Some(after)))?;
        let operation = match meaning {
            Meaning::Served(operation) => operation,
            Meaning::Unserved(..) | Meaning::Unknown => {
                return self.unserved(call, meaning, entry, line).await;
            }
            Meaning::Echo => return Err(fault::no_handler(&call.name)),
        };
        if !entry.permissions.allows_method(operation.name())
            || !entry.permissions.allows_effect(operation)
        {
            return Err(fault::no_access(operation.name()));
        }
        let served = self.served(entry)?;
        let behind_key = usize::from(dispatch::takes_key(operation));
        let params = call.params.get(behind_key..).unwrap_or_default();
        if let Some(blocked) = dispatch::blocked(operation, params) {
            line.blocker = true;
            line.advice = Some(blocked.advice.to_owned());
            line.differences = vec![blocked.difference];
            return Err(blocked.fault(operation));
        }
        let asks_xmlrpc = served.tenant.policy.asks_xmlrpc(&served.tenant.keap);
        let wire = asks_xmlrpc.then(|| passing::known(operation, &call));
        let call = match self.read(operation, call.params, served) {
            Ok(call) => call,
            // What tables it touches is not known then.
            Err(fault) if !entry.permissions.tables.is_empty() => return Err(fault),
            Err(fault) => {
                let unread = Unread::of(&fault, operation);
                let passed = self.unread(unread, wire, served, line).await;
                match &passed {
                    Some(Ok(_)) => refused::unread_over_rest(operation, line),
                    None => refused::unwritten(&fault, operation, line),
                    Some(Err(_)) => {}
                }
                return passed.unwrap_or(Err(fault));
            }
        };
        described::describe(&call.invocation, line);
        let tables = entry.permissions.check_tables(&call.invocation);
        tables.map_err(|table| match table {
            Some(table) => fault::no_table_access(table),
            None => fault::no_access(operation.name()),
        })?;
        self.run(call, wire, served, line).await
    }

    pub(super) fn served(&self, entry: &KeyEntry) -> Result<&Arc<Served>, Fault> {
        self.tenants.get(&entry.tenant).ok_or_else(|| {
            let app = &entry.tenant;
            fault::unexpected(format_args!(
                "the application {app} of this key is not configured"
            ))
        })
    }

    fn read(
        &self,
        operation: Operation,
        mut params: Vec<Value>,
        served: &Served,
    ) -> Result<Call, Fault> {
        let types = dispatch::java_types(&params);
        let reading = Reading {
            zone: served.tenant.keap.zone(),
            types: &types,
        };
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
        wire: Option<WireCall>,
        served: &Arc<Served>,
        line: &mut CallLine,
    ) -> Result<Value, Fault> {
        let operation = call.invocation.operation();
        let Tenant { policy, keap, .. } = &served.tenant;
        let route = policy.route(keap, &call.invocation);
        if !matches!(&route, Ok(route) if route.backend == Backend::XmlRpc) {
            dispatch::check_access(&call.invocation)?;
        }
        let route = match route {
            Ok(route) => route,
            // What cannot be written in the words of the facade may be fine in those of the program.
            Err(error) => {
                let unread = Unread::unknown(operation);
                let passed = self.unread(unread, wire, served, line).await;
                if let Some(Ok(_)) = passed {
                    refused::over_rest(&call.invocation, line);
                }
                let known = passed.or(call.known.map(Ok));
                return known.unwrap_or_else(|| Err(refused::told(&error, operation, line)));
            }
        };
        described::route(operation, &route, line);
        let wire = wire.filter(|_| route.backend == Backend::XmlRpc);
        let invocation = call.invocation.clone();
        let asked = match wire {
            Some(wire) => Asked::passed(wire, Some((route, invocation))),
            None => Asked::of(route, invocation),
        };
        let (outcome, is_after_fault) = match self.upstream(asked, served, line).await? {
            Ok(Passed::Answer(value)) => {
                refused::over_rest(&call.invocation, line);
                return Ok(value);
            }
            Ok(Passed::Outcome(outcome)) => (outcome, false),
            Ok(Passed::AfterFault(outcome)) => (outcome, true),
            Err(error) => {
                let asked = &call.invocation;
                return Err(refused::told_after(&error, asked, keap, line).await);
            }
        };
        let written = call.write(outcome);
        if is_after_fault && written.is_ok() {
            policy.stood_in();
        }
        written.map_err(|error| {
            line.in_doubt = operation.is_write();
            let done = if operation.is_write() {
                "it was carried out, but "
            } else {
                ""
            };
            fault::unexpected(format_args!(
                "{done}the answer has no form in XML-RPC: {error}; ask without what it names, or change that in Keap"
            ))
        })
    }
}

/// What came in.
enum Entered {
    /// A call that needs no key.
    Echo(MethodCall),
    /// The call of a key, with the share that it holds.
    Known(MethodCall, Meaning, Arc<KeyEntry>, Share),
}

/// Why a call goes no further.
enum Turned {
    /// Nobody who may come in.
    Away,
    Fault(Fault),
}

impl From<Fault> for Turned {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// A key as a first param. One of digits alone is sent as a number by languages that guess types.
fn key(first: &Value) -> Option<Secret> {
    match first {
        Value::String(text) => Some(Secret::new(text.as_str())),
        Value::Int(number) => Some(Secret::new(number.to_string())),
        Value::Long(number) => Some(Secret::new(number.to_string())),
        _ => None,
    }
}

/// The method for the log: a documented name or nothing that the caller chose.
fn name(meaning: Meaning, line: &mut CallLine) {
    line.method = match meaning {
        Meaning::Served(operation) => operation.name().to_owned(),
        Meaning::Unserved(method, _) => method.to_owned(),
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
