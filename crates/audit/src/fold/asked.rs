//! What a client is asked for by a name that the function around is given: `getattr(getattr(server, service), method)`,
//! `client[service][method]`, `$client->$service()->$method()`, `client.proxy(service).send(method)`.

use super::call::Given;
use super::frame::{Send, Sure};
use super::machine::Machine;
use super::value::{Asked, Object, Value};
use crate::dialect::{Type, TypeKind};
use crate::hit::{Certainty, Language};

impl Machine<'_> {
    /// What a client, or what one is asked for, has under a name that is not constant; none of anything else.
    pub(super) fn asked_for(&self, of: &Value, name: &Value, given: &[Value]) -> Option<Value> {
        let is_known = |object: &Object| {
            matches!(object.kind.kind, TypeKind::Named(_))
                && object.table.is_none()
                && self.has_services(&object.kind)
        };
        let of = match of {
            Value::Asked(_) | Value::Client(_) => of.clone(),
            of => Value::Object(of.as_object().filter(|one| is_known(one))?.clone()),
        };
        Some(Value::Asked(
            Asked {
                of,
                name: name.clone(),
                given: given.to_vec(),
            }
            .into(),
        ))
    }

    fn has_services(&self, kind: &Type) -> bool {
        let known = ["ContactService", "data", "Data"];
        known
            .iter()
            .any(|name| self.rules.member(kind, name).is_some())
    }

    /// The same where its names are known by now.
    pub(super) fn resolved(&self, value: Value) -> Value {
        match &value {
            Value::Asked(asked) => {
                let of = self.resolved(asked.of.clone());
                let of = of.ways();
                let ways = asked.name.ways().iter().flat_map(|name| {
                    of.iter().map(|of| {
                        let found = name.as_text();
                        let found = found.and_then(|name| self.part(of, name, &asked.given));
                        found.unwrap_or_else(|| {
                            let asked = Asked {
                                of: of.clone(),
                                name: name.clone(),
                                given: asked.given.clone(),
                            };
                            Value::Asked(asked.into())
                        })
                    })
                });
                Value::either(ways.collect())
            }
            Value::Either(ways) => {
                Value::either(ways.iter().map(|way| self.resolved(way.clone())).collect())
            }
            _ => value,
        }
    }

    /// A service of a client, and a method of a service by its whole name.
    fn part(&self, of: &Value, name: &str, given: &[Value]) -> Option<Value> {
        match of {
            Value::Client(_) => self.proxy_of(name, of.is_at_keap()),
            Value::Object(object) => match &object.kind.kind {
                TypeKind::Service { name: service, .. } => {
                    Some(Value::text(&format!("{service}.{name}")))
                }
                TypeKind::Named(_) if name.contains('.') => Some(Value::text(name)),
                TypeKind::Named(_) => self.service_asked_for(object, name, given),
            },
            _ => None,
        }
    }

    /// A call of what a client was asked for: `getattr(getattr(server, service), method)(..)`.
    pub(super) fn asked_call(&mut self, target: &Value, given: &Given<'_>) -> Value {
        let target = self.resolved(target.clone());
        let Value::Asked(asked) = &target else {
            return self.value_call(&target, given);
        };
        if let Some((method, is_at_keap)) = self.named_on_wire(asked) {
            let mut seen = self.seen(given.at, Certainty::Certain);
            seen.sure = is_at_keap.into();
            if seen.sure != Sure::No || method.is_open() {
                self.wire(seen, &method, &given.values);
            }
            return Value::Unknown;
        }
        self.keep_asked(&asked.of, &asked.name, given);
        Value::Unknown
    }

    /// A call on what a client was asked for: `client[service].load(..)`, `client.proxy(service).send(method, ..)`.
    pub(super) fn sent_to_asked(
        &mut self,
        receiver: &Value,
        name: &Value,
        given: &Given<'_>,
    ) -> Value {
        let by_value = match (self.language, name.as_text(), given.values.as_slice()) {
            (Language::Ruby, Some("send" | "public_send" | "__send__"), [called, ..]) => {
                Some((called.clone(), given.behind(1)))
            }
            _ => None,
        };
        if let Some((called, given)) = by_value {
            return self.sent_to_asked(receiver, &called, &given);
        }
        if self.is_script() {
            match name.as_text() {
                Some("call") => return self.asked_call(receiver, &given.behind(1)),
                Some("apply") => {
                    let all = given.values.get(1).cloned().unwrap_or(Value::Unknown);
                    let given = Given {
                        at: given.at,
                        values: Value::flattened(vec![Value::Spread(all.into())]),
                        arguments: &[],
                        types: &[],
                    };
                    return self.asked_call(receiver, &given);
                }
                _ => {}
            }
        }
        let target = Asked {
            of: receiver.clone(),
            name: name.clone(),
            given: given.values.clone(),
        };
        let target = Value::Asked(target.into());
        self.asked_call(&target, given);
        target
    }

    /// The name of a method that is asked of a client of the wire, and whether that is at Keap; none of a library, which has
    /// names of its own.
    fn named_on_wire(&self, asked: &Asked) -> Option<(Value, bool)> {
        let is_wire = |client: &Value| match client {
            Value::Client(_) => true,
            Value::Object(client) => {
                let found = self.rules.member(&client.kind, "ContactService");
                found.is_some_and(|(_, place)| place.key && !place.method_first)
            }
            _ => false,
        };
        match &asked.of {
            Value::Asked(service) => {
                let parts = vec![service.name.clone(), Value::text("."), asked.name.clone()];
                is_wire(&service.of).then(|| (Value::join(parts), service.of.is_at_keap()))
            }
            client => is_wire(client).then(|| (asked.name.clone(), client.is_at_keap())),
        }
    }

    /// A call that the function around decides by what it is given.
    pub(super) fn keep_asked(&mut self, of: &Value, name: &Value, given: &Given<'_>) {
        if !of.is_open() && !name.is_open() {
            return;
        }
        let send = Send {
            at: given.at,
            object: of.clone(),
            name: name.clone(),
            values: given.values.clone(),
        };
        if let Some(summary) = self.summary() {
            summary.keep_send(send);
        }
    }

    /// The dialect of the client that a call is sent to by a name that nobody says, where that is sure to be a call.
    pub(super) fn client_of_send(&self, send: &Send) -> Option<usize> {
        let mut of = &send.object;
        while let Value::Asked(asked) = of {
            of = &asked.of;
        }
        let object = of.as_object().filter(|object| object.table.is_none())?;
        let is_asked = matches!(send.object, Value::Asked(_)) || self.asks_by_call(&object.kind);
        let is_sure = is_asked && !object.is_likely || self.rules.has_own_calls(&object.kind);
        is_sure.then_some(object.kind.dialect)
    }

    /// Whether a client is called with the name of a service: `app.ContactService("add", ..)`.
    fn asks_by_call(&self, kind: &Type) -> bool {
        let found = self.rules.member(kind, "ContactService");
        found.is_some_and(|(_, place)| place.method_first)
    }
}
