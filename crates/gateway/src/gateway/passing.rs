//! Calls that the policy has go to XML-RPC: passed on as they came, whatever the facade makes of them.

use std::sync::Arc;

use keap::xmlrpc::{Passed, WireCall};
use keap::{Backend, Operation};
use keap_http::Effect;
use keap_xmlrpc::{Fault, FaultKind, FirstParam, MethodCall, Value};

use super::inner::{Inner, Served};
use super::refused;
use super::upstream::Asked;
use crate::keys::KeyEntry;
use crate::log::CallLine;
use crate::methods::{self, Meaning};
use crate::{dispatch, fault, policy};

/// The longest name of a method that is passed on.
const NAME: usize = 100;

/// The call of a method that the facade knows, to be sent with the key of the account in place of the program's.
pub(super) fn known(operation: Operation, call: &MethodCall) -> WireCall {
    let has_key = dispatch::takes_key(operation);
    let mut wire = wire(call, operation.effect(), has_key);
    if operation == Operation::DataGetUserInfo {
        // It takes no key; that of a program which sends one all the same is not for others to see.
        wire.params.clear();
    }
    wire
}

/// The call of another method. What a method does that nobody knows is not known either, so it counts as a write; and what
/// stands before its params is the key, as of nearly every method, if it can be one.
fn foreign(call: &MethodCall, meaning: Meaning) -> WireCall {
    let has_key = matches!(call.params.first(), Some(Value::String(_) | Value::Int(_)));
    let effect = match meaning {
        Meaning::Unserved(_, effect) => effect,
        _ => Effect::Write,
    };
    wire(call, effect, has_key)
}

fn wire(call: &MethodCall, effect: Effect, has_key: bool) -> WireCall {
    let has_key = has_key && !call.params.is_empty();
    let behind_key = call.params.get(usize::from(has_key)..);
    WireCall {
        method: call.name.clone(),
        effect,
        first: if has_key {
            FirstParam::Private
        } else {
            FirstParam::None
        },
        params: behind_key.unwrap_or_default().to_vec(),
    }
}

fn is_name(name: &str) -> bool {
    (1..=NAME).contains(&name.len())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'.')
}

/// A call that the gateway does not understand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unread {
    operation: Operation,
    /// Whether the gateway can answer it where XML-RPC does not.
    is_answered: bool,
}

impl Unread {
    /// One that is refused with a fault. That a table has no such column needs nobody's answer, where it is a read.
    pub(super) fn of(fault: &Fault, operation: Operation) -> Self {
        Self {
            operation,
            is_answered: fault.kind() == FaultKind::NoFieldFound
                && operation.effect() == Effect::Read,
        }
    }

    /// One of which nothing is known.
    pub(super) fn unknown(operation: Operation) -> Self {
        Self {
            operation,
            is_answered: false,
        }
    }
}

impl Inner {
    /// A call that the gateway does not understand, where the policy has such calls go to XML-RPC; nothing where it does not,
    /// and where XML-RPC does not answer what the gateway can.
    pub(super) async fn unread(
        &self,
        unread: Unread,
        wire: Option<WireCall>,
        served: &Arc<Served>,
        line: &mut CallLine,
    ) -> Option<Result<Value, Fault>> {
        let wire = wire?;
        let Unread {
            operation,
            is_answered,
        } = unread;
        let tenant = &served.tenant;
        let table = line.table.as_deref();
        if !tenant.policy.passes_on(&tenant.keap, operation, table) {
            return None;
        }
        line.backend = Some(Backend::XmlRpc.name());
        let wire = match is_answered {
            true => tenant.policy.unless_around(&tenant.keap, wire)?,
            false => wire,
        };
        let passed = self.upstream(Asked::passed(wire, None), served, line).await;
        if is_answered && is_silent(&passed) {
            return None;
        }
        let told = |error: &keap::Error, line: &mut CallLine| refused::told(error, operation, line);
        Some(answer(passed, told, line))
    }

    /// A call of a method that the facade does not have.
    pub(super) async fn unserved(
        &self,
        call: MethodCall,
        meaning: Meaning,
        entry: &KeyEntry,
        line: &mut CallLine,
    ) -> Result<Value, Fault> {
        let served = self.served(entry)?;
        let tenant = &served.tenant;
        let is_known = matches!(meaning, Meaning::Unserved(..));
        if is_name(&call.name) && tenant.policy.passes_unserved(&tenant.keap, is_known) {
            if !entry.permissions.allows_unserved(&call.name) {
                return Err(fault::no_access(&call.name));
            }
            line.backend = Some(Backend::XmlRpc.name());
            let asked = Asked::passed(foreign(&call, meaning), None);
            let passed = self.upstream(asked, served, line).await;
            return answer(passed, refused::of_unserved, line);
        }
        let Meaning::Unserved(method, _) = meaning else {
            return Err(fault::no_handler(&call.name));
        };
        line.blocker = true;
        let advice = methods::advice(method);
        let fault = fault::blocked(method, "it is not served", &advice);
        line.advice = Some(advice);
        Err(fault)
    }
}

/// Whether XML-RPC gave no answer to a read, or was not asked.
fn is_silent(passed: &Result<keap::Result<Passed>, Fault>) -> bool {
    match passed {
        Ok(Ok(_)) => false,
        Ok(Err(error)) => policy::has_failed(error),
        Err(_) => true,
    }
}

fn answer(
    passed: Result<keap::Result<Passed>, Fault>,
    told: impl FnOnce(&keap::Error, &mut CallLine) -> Fault,
    line: &mut CallLine,
) -> Result<Value, Fault> {
    match passed? {
        Ok(Passed::Answer(value)) => Ok(value),
        // Nobody else is asked what only XML-RPC understands.
        Ok(Passed::Outcome(_) | Passed::AfterFault(_)) => {
            Err(fault::unexpected("another backend has answered"))
        }
        Err(error) => Err(told(&error, line)),
    }
}
