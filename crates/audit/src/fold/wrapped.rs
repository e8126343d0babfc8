//! Objects of the file that hand what they are asked on to a library: calls by a name that is given, `__call`, `__getattr__`.

use super::call::Given;
use super::frame::{Open, Send, Sure};
use super::machine::Machine;
use super::names::is_this;
use super::value::Value;
use crate::hit::{Certainty, Language};
use crate::syntax::{Call, Kind, Node, Offset};

impl Machine<'_> {
    /// A call by a name that is not constant: kept for those who give it, or told where nobody does.
    pub(super) fn sent_by_name(&mut self, receiver: &Value, name: &Value, given: &Given<'_>) {
        let Some(object) = receiver.as_object() else {
            return;
        };
        let is_client = self.rules.has_own_calls(&object.kind) && object.table.is_none();
        let dialect = object.kind.dialect;
        if name.is_open() {
            let send = Send {
                at: given.at,
                object: receiver.clone(),
                name: name.clone(),
                values: given.values.clone(),
            };
            if let Some(summary) = self.summary() {
                summary.keep_send(send);
            }
        } else if is_client {
            self.tell_send(given.at, dialect);
        }
    }

    /// A call on a client whose name nobody says.
    pub(super) fn tell_send(&mut self, at: Offset, dialect: usize) {
        let open = Open {
            at,
            origin: at,
            turn: 0,
            dialect,
            method: Value::Unknown,
            params: Vec::new(),
            key: false,
            certainty: Certainty::Likely,
            sure: Sure::Yes,
        };
        self.unnamed(&open, None);
    }

    /// Calls of a helper by a name that it is given, with what it is given; what it asks a client for, where that is a service.
    pub(super) fn send_given(
        &mut self,
        send: &Send,
        helper: &str,
        arguments: &[Value],
        at: Offset,
    ) -> Option<Value> {
        let mut service = None;
        let object = self.resolved(send.object.given(arguments));
        let name = send.name.given(arguments);
        let values = send.values.iter().map(|value| value.given(arguments));
        let values = Value::flattened(values.collect());
        for way in name.ways() {
            match way {
                Value::Text(called) if !object.is_open() => {
                    let given = Given {
                        at,
                        values: values.clone(),
                        arguments: &[],
                        types: &[],
                    };
                    let around = self.through.replace(helper.to_owned());
                    if called.contains('.') && object.as_object().is_some() {
                        self.sent.insert(send.at);
                        self.named_call(called, &given);
                    } else if let Some(object) = object.as_object().cloned()
                        && let Some(made) = self.on_library(&object, called, &given)
                    {
                        self.sent.insert(send.at);
                        service = service.or(Some(made).filter(|made| made.as_object().is_some()));
                    }
                    self.through = around;
                }
                open if open.is_open() || object.is_open() => {
                    let kept = Send {
                        at,
                        object: object.clone(),
                        name: open.clone(),
                        values: values.clone(),
                    };
                    self.sent.insert(send.at);
                    if let Some(summary) = self.summary() {
                        summary.keep_send(kept);
                    }
                }
                _ => {}
            }
        }
        service
    }

    /// A call on an object of the file that hands on what it does not have: `__call`, `__callStatic`.
    pub(super) fn caught(
        &mut self,
        receiver: &Value,
        object: &Node,
        name: &str,
        given: &Given<'_>,
    ) -> Option<Value> {
        if self.language != Language::Php
            || !self.is_of_file(receiver)
            || self.functions.contains_key(name)
        {
            return None;
        }
        let given = Given {
            at: given.at,
            values: vec![Value::text(name), Value::list(given.values.clone())],
            arguments: &[],
            types: &[],
        };
        // A class is written with a capital, and a variable hardly ever is.
        let is_class = matches!(&object.kind, Kind::Name(name)
            if name.starts_with(char::is_uppercase) || matches!(name.as_str(), "self" | "static"));
        self.helper(if is_class { "__callStatic" } else { "__call" }, &given)
    }

    /// What an object of the file is asked for in the place of itself: `__getattr__`.
    pub(super) fn asked(&self, receiver: &Value) -> Option<Value> {
        if self.language != Language::Python || !self.is_of_file(receiver) {
            return None;
        }
        self.functions.get("__getattr__")?.asks.clone()
    }

    /// Whether it is an object of a class of the file, or the class.
    pub(super) fn is_of_file(&self, receiver: &Value) -> bool {
        matches!(receiver, Value::Name(class) if is_this(class) || self.classes.contains_key(class.as_ref()))
    }

    /// `client.methodCall.apply(client, [..])`, `.call(client, ..)` and `.bind(client)`.
    pub(super) fn applied_to(&mut self, call: &Call) -> Option<Value> {
        let is_js = matches!(self.language, Language::JavaScript | Language::TypeScript);
        let Kind::Member(function, how) = &call.target.kind else {
            return None;
        };
        let Kind::Member(object, name) = &function.kind else {
            return None;
        };
        if !is_js || !matches!(how.as_str(), "apply" | "call" | "bind") || is_prototype(object) {
            return None;
        }
        // `this.client.call("ContactService.add", ..)`: a text is nobody's `this`.
        let first = call.arguments.first().map(|one| self.written(&one.value));
        let is_named = |value: &Value| value.ways().iter().any(|way| way.as_text().is_some());
        if how == "call" && first.as_ref().is_some_and(is_named) {
            return None;
        }
        let receiver = self.eval(object);
        let mut values: Vec<Value> = call
            .arguments
            .iter()
            .map(|one| self.eval(&one.value))
            .collect();
        values = values.split_off(values.len().min(1));
        if how == "bind" {
            let bound = [receiver, Value::text(name)].into_iter().chain(values);
            return Some(Value::list(bound.collect()));
        }
        if how == "apply" {
            let all = values.into_iter().map(|value| Value::Spread(value.into()));
            values = Value::flattened(all.collect());
        }
        let given = Given {
            at: call.target.at,
            values: Value::flattened(values),
            arguments: &[],
            types: &[],
        };
        Some(self.sent(&receiver, object, name, &given))
    }
}

/// `Array.prototype.slice`, `[].concat`
fn is_prototype(object: &Node) -> bool {
    match &object.kind {
        Kind::Member(_, name) => name == "prototype",
        Kind::List(_) | Kind::Map(_) => true,
        _ => false,
    }
}
