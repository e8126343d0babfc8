//! Calls that the policy has go to XML-RPC: passed on as they came, whatever the facade makes of them.

use std::sync::Arc;

use keap::xmlrpc::{Passed, WireCall};
use keap::{Backend, Operation};
use keap_http::Effect;
use keap_xmlrpc::{Fault, FirstParam, MethodCall, Value};

use super::inner::{Inner, Served};
use super::refused;
use super::upstream::Asked;
use crate::keys::KeyEntry;
use crate::log::CallLine;
use crate::methods::{self, Meaning};
use crate::{dispatch, fault};

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

impl Inner {
    /// A call that the gateway does not understand, where the policy has such calls go to XML-RPC; nothing where it does not.
    pub(super) async fn unread(
        &self,
        operation: Operation,
        wire: Option<WireCall>,
        served: &Arc<Served>,
        line: &mut CallLine,
    ) -> Option<Result<Value, Fault>> {
        let wire = wire?;
        let tenant = &served.tenant;
        let table = line.table.as_deref();
        if !tenant.policy.passes_on(&tenant.keap, operation, table) {
            return None;
        }
        line.backend = Some(Backend::XmlRpc.name());
        let told = |error: &keap::Error, line: &mut CallLine| refused::told(error, operation, line);
        Some(self.passed(wire, told, served, line).await)
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
            return self
                .passed(foreign(&call, meaning), refused::of_unserved, served, line)
                .await;
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

    async fn passed(
        &self,
        wire: WireCall,
        told: impl FnOnce(&keap::Error, &mut CallLine) -> Fault,
        served: &Arc<Served>,
        line: &mut CallLine,
    ) -> Result<Value, Fault> {
        match self
            .upstream(Asked::passed(wire, None), served, line)
            .await?
        {
            Ok(Passed::Answer(value)) => Ok(value),
            // Nobody else is asked what only XML-RPC understands.
            Ok(Passed::Outcome(_)) => Err(fault::unexpected("another backend has answered")),
            Err(error) => Err(told(&error, line)),
        }
    }
}
