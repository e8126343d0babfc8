//! Calls: of the library, of helpers in the same file, and of anything else.

use super::keeping::is_said;
use super::machine::Machine;
use super::names::is_this;
use super::observed::observes;
use super::value::{Host, Value};
use crate::hit::Language;
use crate::syntax::{Argument, Call, Kind, Node, Offset};

/// What a call is made with.
pub(super) struct Given<'n> {
    pub(super) at: Offset,
    pub(super) values: Vec<Value>,
    pub(super) arguments: &'n [Argument],
    pub(super) types: &'n [String],
}

impl Machine<'_> {
    pub(super) fn call(&mut self, at: Offset, call: &Call) -> Value {
        let value = self.called(at, call);
        match (call.types.as_slice(), &value) {
            // `services.GetRequiredService<IClient>()`
            ([class], Value::Unknown) => self.of_class(value, class),
            // `DispatchProxy.Create<IContactService, KeapProxy>()`
            ([class, _], Value::Unknown) if makes_proxy(&call.target) => {
                self.dynamic_proxy(class).unwrap_or(value)
            }
            _ => value,
        }
    }

    fn called(&mut self, at: Offset, call: &Call) -> Value {
        match &call.target.kind {
            Kind::Member(object, name) => {
                if let Some(value) = self.applied_to(call).or_else(|| self.reflect_apply(call)) {
                    return value;
                }
                let receiver = self.eval(object);
                // `executor.map(load, TABLES)`
                if self.language == Language::Python
                    && matches!(name.as_str(), "map" | "imap" | "imap_unordered")
                    && let Some(value) = self.iterated_by(at, "map", call)
                {
                    return value;
                }
                if let Some(value) = self.iterated(&receiver, name, call) {
                    return value;
                }
                let is_said = says_a_map(Some(object), name, call);
                let around = std::mem::replace(&mut self.is_said, is_said);
                let given = self.given(call.target.at, &call.arguments, &call.types);
                self.is_said = around;
                self.sent(&receiver, object, name, &given)
            }
            Kind::Name(name) => {
                if let Some(value) = self.iterated_by(at, name, call) {
                    return value;
                }
                let is_said = says_a_map(None, name, call);
                let around = std::mem::replace(&mut self.is_said, is_said);
                let given = self.given(at, &call.arguments, &call.types);
                self.is_said = around;
                self.applied(name, &given)
            }
            // The method is a text or a value: `$client->$method(..)`, `client["ContactService.add"](..)`.
            Kind::Index(object, Some(index)) => {
                let receiver = self.eval(object);
                // `calls["add"](..)`, where the map has methods of a client.
                if matches!(receiver, Value::Map(_) | Value::List(_)) {
                    let target = self.index(object, Some(index));
                    let given = self.given(at, &call.arguments, &call.types);
                    return self.value_call(&target, &given);
                }
                let method = self.eval(index);
                let given = self.given(at, &call.arguments, &call.types);
                self.sent_by_value(&receiver, object, &method, &given)
            }
            _ => {
                let target = self.eval(&call.target);
                let given = self.given(at, &call.arguments, &call.types);
                self.value_call(&target, &given)
            }
        }
    }

    pub(super) fn given<'n>(
        &mut self,
        at: Offset,
        arguments: &'n [Argument],
        types: &'n [String],
    ) -> Given<'n> {
        let values = arguments
            .iter()
            .map(|one| match &one.value.kind {
                Kind::Function(function) if self.asking > 0 => self.handed_over_to(function),
                _ => self.eval(&one.value),
            })
            .collect();
        let values = Value::flattened(values);
        Given {
            at,
            values,
            arguments,
            types,
        }
    }

    /// A call on an object.
    pub(super) fn sent(
        &mut self,
        receiver: &Value,
        object: &Node,
        name: &str,
        given: &Given<'_>,
    ) -> Value {
        if let Some(answer) = self.answered_call(receiver, name, given) {
            return answer;
        }
        if let Some(value) = self.invoked(receiver, name, given) {
            return value;
        }
        if self.filled(receiver, name, given) {
            return receiver.clone();
        }
        if self.adds_param(receiver, name, given) || self.added(receiver, object, name, given) {
            self.calls = self.calls.saturating_add(1);
            // In Ruby that is the list or the map, which another call may be made on.
            return match (self.language, &object.kind) {
                (Language::Ruby, Kind::Name(_)) => self.eval(object),
                _ => Value::Unknown,
            };
        }
        if receiver.is_elsewhere() {
            return receiver.clone();
        }
        if let Some(value) = self.clothed(receiver, name, given) {
            return value;
        }
        if let (Language::Perl, "new", Value::Name(class)) = (self.language, name, receiver)
            && self.rules.function(self.language, class).is_some()
        {
            self.function_call(&class.clone(), given);
            return Value::Message(given.at);
        }
        if matches!(receiver, Value::Asked(_)) && !name.starts_with("__") {
            return self.sent_to_asked(receiver, &Value::text(name), given);
        }
        if let Some(inner) = self
            .asked(receiver)
            .or_else(|| self.of_class_name(receiver))
        {
            return self.sent(&inner, object, name, given);
        }
        let first = given.arguments.first().map(|one| &one.value);
        if matches!(name, "assign" | "extend" | "Copy") && self.pushed(name, first, &given.values) {
            self.calls = self.calls.saturating_add(1);
            return first.map_or(Value::Unknown, |first| self.eval(first));
        }
        if is_same_text(name)
            && matches!(
                receiver,
                Value::Text(_) | Value::Join(_) | Value::Parameter(_)
            )
        {
            return receiver.clone();
        }
        if self.language == Language::Ruby
            && matches!(
                name,
                "freeze" | "dup" | "clone" | "compact" | "uniq" | "to_a" | "to_h"
            )
            && matches!(receiver, Value::List(_) | Value::Map(_))
        {
            return receiver.clone();
        }
        let known = self
            .of_texts(receiver, object, name, given)
            .or_else(|| self.looked_up(receiver, name, given));
        if let Some(made) = &known {
            self.put_together(Some((receiver, object)), given, made);
        }
        if let Some(value) = known.or_else(|| self.reached(receiver, object, name, given)) {
            return value;
        }
        let typed = receiver.as_object().cloned();
        let typed_is_none = typed.is_none();
        if let Some(typed) = typed
            && let Some(value) = self.on_library(&typed, name, given)
        {
            return value;
        }
        if let Some(value) = self.held_by(receiver, name, given) {
            return value;
        }
        if typed_is_none && let Some(value) = self.asked_of_evident(object, name, given) {
            return value;
        }
        if typed_is_none && let Some(value) = self.of_unknown_service(object, name, given) {
            return value;
        }
        let is_by_name = self.is_by_name(object, name, given);
        if is_by_name && typed_is_none && !receiver.is_client() {
            self.close_by_name(name);
        }
        // A client of XML-RPC is no object of the file.
        let is_wire = receiver.is_client() && receiver.is_at_keap();
        let is_own = self.may_be_method(name) && !is_wire && !is_by_name;
        if is_own && !self.is_of_another(object, name, given) {
            // A method of Perl is given its object first.
            let value = match self.language {
                Language::Perl => self.helper(name, &given.with_object()),
                _ => self.helper(name, given),
            };
            if let Some(value) = value {
                return value;
            }
        }
        if let Some(client) = self.client_given_by(name) {
            return client;
        }
        // `Infusionsoft::Client.new(..)`, `iSDK->new`, `xmlrpc.client.ServerProxy(..)`.
        let class = match receiver {
            Value::Name(class) if matches!(name, "new" | "New" | "instance" | "getInstance") => {
                Some(class.to_string())
            }
            _ => Some(name.to_owned()),
        };
        if let Some(made) = class.and_then(|class| self.made(&class, given)) {
            return made;
        }
        if let Some(made) = self.made_record(receiver, name, given) {
            return made;
        }
        if let Some(value) = self.caught(receiver, object, name, given) {
            return value;
        }
        if name == "new" && self.is_of_file(receiver) {
            if let Value::Name(class) = receiver {
                self.lend(class, &given.values);
            }
            return receiver.clone();
        }
        self.anywhere(receiver, object, name, given)
    }

    fn made_record(&mut self, receiver: &Value, name: &str, given: &Given<'_>) -> Option<Value> {
        let Value::Name(class) = receiver else {
            return None;
        };
        if name != "new" {
            return None;
        }
        self.record(class, given)
    }

    fn sent_by_value(
        &mut self,
        receiver: &Value,
        object: &Node,
        method: &Value,
        given: &Given<'_>,
    ) -> Value {
        if matches!(receiver, Value::Asked(_)) {
            return self.sent_to_asked(receiver, method, given);
        }
        let mut given_back = Vec::new();
        let is_known = method.ways().iter().any(|way| way.as_text().is_some());
        for way in method.ways() {
            given_back.push(match way.as_text() {
                Some(text) if text.contains('.') => self.named_call(text, given),
                Some(text) => self.sent(receiver, object, text, given),
                None => {
                    if !is_known {
                        self.sent_by_name(receiver, way, given);
                    }
                    // `$client->$service('xml')->$method(..)`
                    let asked = way
                        .is_open()
                        .then(|| self.asked_for(receiver, way, &given.values));
                    asked.flatten().unwrap_or(Value::Unknown)
                }
            });
        }
        Value::either(given_back)
    }

    /// A call of a name without receiver.
    fn applied(&mut self, name: &str, given: &Given<'_>) -> Value {
        let first = given.arguments.first().map(|one| &one.value);
        if self.pushed(name, first, &given.values) {
            self.calls = self.calls.saturating_add(1);
            // What is put into a list is called by none of them.
            if matches!(name, "array_push" | "array_unshift" | "push" | "unshift") {
                return Value::Unknown;
            }
        }
        if name == "shift" && self.language == Language::Perl {
            return self.shifted();
        }
        if let Some(value) = self.answer_of_name(name, given) {
            return value;
        }
        // A name of the function around hides a function of the file: `call = getattr(client, name); call(..)`.
        let local = self.frames.last().and_then(|frame| frame.names.get(name));
        if let Some(taken) = local.filter(|value| value.as_text().is_some() || is_taken(value)) {
            return self.value_call(&taken.clone(), given);
        }
        if let Some(value) = self.helper(name, given) {
            return value;
        }
        if let Some(value) = self
            .called_by(name, given)
            .or_else(|| self.of_container_function(name, given))
        {
            return value;
        }
        if let Some(value) = self.known_value(name, given) {
            return value;
        }
        if let Some(made) = self.made(name, given) {
            return made;
        }
        if let Some(client) = self.client_given_by(name) {
            return client;
        }
        // A name that is a value: `call = getattr(client, "ContactService.add")`, a client that is called.
        let value = self.eval(&Node::new(given.at, Kind::Name(name.to_owned())));
        if let Some(text) = value.as_text().map(str::to_owned) {
            return self.named_call(&text, given);
        }
        if is_taken(&value) {
            return self.value_call(&value, given);
        }
        // One of several: `calls[kind](..)`.
        if let Value::Either(ways) = &value
            && ways
                .iter()
                .all(|way| matches!(way, Value::Text(_) | Value::List(_)))
        {
            for way in ways.iter() {
                self.value_call(way, given);
            }
            return Value::Unknown;
        }
        if let Some(value) = self.callable(&value, given) {
            return value;
        }
        // `Func<IClient> make`, which gives what it is called for.
        if self.language == Language::CSharp && value.as_object().is_some() {
            return value;
        }
        // Inside of a class of the library a bare name may be one of its calls: Ruby.
        let this = self.eval(&Node::new(given.at, Kind::Name("this".to_owned())));
        if let Some(this) = this.as_object().cloned()
            && let Some(value) = self.on_library(&this, name, given)
        {
            return value;
        }
        if self.classes.contains_key(name) {
            self.lend(name, &given.values);
        }
        match self.function_call(name, given) {
            Value::Unknown if self.classes.contains_key(name) => Value::Name(name.into()),
            value => value,
        }
    }

    /// The next argument of the function around: Perl.
    fn shifted(&mut self) -> Value {
        match self.frame() {
            Some(frame) if frame.function.is_some() => {
                let place = frame.shifted;
                frame.shifted = place.saturating_add(1);
                Value::Parameter(place)
            }
            _ => Value::Unknown,
        }
    }

    /// What a class or a function makes, with where its calls go.
    pub(super) fn made(&self, class: &str, given: &Given<'_>) -> Option<Value> {
        let made = self.made_by(class);
        if !self.rules.is_addressed(self.language, class) {
            return made;
        }
        match (Host::of(&given.values), &made) {
            (Some(Host::Keap), Some(Value::Object(client))) => {
                Some(Value::at(client.kind.clone(), true))
            }
            (Some(host), _) => Some(Value::Client(host)),
            (None, _) => made,
        }
    }

    /// Takes a function of the file for called where its name is called with a method on something unknown, and the call is
    /// told there: `this.keap.call("ContactService.load", ..)`.
    fn close_by_name(&mut self, name: &str) {
        let Some(summary) = self.functions.get(name) else {
            return;
        };
        let open = summary.open.values().filter(|one| one.method.is_open());
        for one in open {
            self.closed.insert(one.key());
            self.told.insert(one.origin);
        }
    }

    /// Whether a function calls another object's method of its own name: `function call(..) { $client->call(..); }`.
    fn is_of_another(&self, object: &Node, name: &str, given: &Given<'_>) -> bool {
        let is_own = matches!(&object.kind, Kind::Name(name) if is_this(name));
        // `handler.call(this, ..)` of JavaScript
        let first = given.arguments.first().map(|one| &one.value.kind);
        let is_applied = matches!(name, "call" | "apply")
            && matches!(first, Some(Kind::Name(first)) if is_this(first));
        is_applied || !is_own && self.function() == Some(name)
    }

    /// Whether a name that is called on an object may be a function of the file. In PHP a function is none of any object.
    fn may_be_method(&self, name: &str) -> bool {
        self.language != Language::Php
            || self
                .functions
                .get(name)
                .is_some_and(|summary| summary.of_class)
    }
}

/// Whether a call makes what stands for an interface in .NET.
fn makes_proxy(target: &Node) -> bool {
    matches!(&target.kind, Kind::Member(object, name)
        if name == "Create" && matches!(&object.kind, Kind::Name(class) if class == "DispatchProxy"))
}

/// Whether a call is given a map and says, keeps or measures what is in it: `logger.info("sent", {method: name})`.
fn says_a_map(object: Option<&Node>, name: &str, call: &Call) -> bool {
    let is_map = |one: &Argument| matches!(one.value.kind, Kind::Map(_));
    call.arguments.iter().any(is_map) && (is_said(name) || observes(object, name))
}

/// Whether a value was taken from a client by a name that is not constant: `method = getattr(getattr(client, service), name)`.
fn is_taken(value: &Value) -> bool {
    match value {
        Value::Asked(_) => true,
        value => matches!(value, Value::Join(_)) && value.is_open(),
    }
}

/// Methods of texts that change nothing that matters here.
fn is_same_text(name: &str) -> bool {
    matches!(
        name,
        "freeze"
            | "dup"
            | "to_s"
            | "to_sym"
            | "strip"
            | "trim"
            | "toString"
            | "ToString"
            | "String"
            | "intern"
    )
}
