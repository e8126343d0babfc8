//! Calls that reach what they call another way than by its name: by a text, by a callable in a list, by a proxy of a service.

use super::call::Given;
use super::container::is_asking_a_container;
use super::frame::Summary;
use super::machine::Machine;
use super::recognise::is_method;
use super::value::Value;
use crate::dialect::{Type, TypeKind};
use crate::hit::{Certainty, Language};
use crate::method;
use crate::syntax::{Kind, Node};

impl Given<'_> {
    /// The same with an object in front of its arguments.
    pub(super) fn with_object(&self) -> Self {
        let object = std::iter::once(Value::Unknown);
        Self {
            at: self.at,
            values: object.chain(self.values.iter().cloned()).collect(),
            arguments: &[],
            types: self.types,
        }
    }

    /// The same without its first arguments.
    pub(super) fn behind(&self, first: usize) -> Self {
        Self {
            at: self.at,
            values: self.values.get(first..).unwrap_or_default().to_vec(),
            arguments: self.arguments.get(first..).unwrap_or_default(),
            types: self.types,
        }
    }
}

/// What stands for an interface that only its declared class tells.
pub(super) const DYNAMIC: &str = "(proxy)";

/// Whether a value is a method that was taken from an object.
pub(super) fn is_bound(value: &Value) -> bool {
    let Value::List(parts) = value else {
        return false;
    };
    matches!(parts.as_slice(), [object, Value::Text(_)] if object.as_object().is_some())
}

impl Machine<'_> {
    /// `client.send(:data_load, ..)`, `server.proxy("ContactService")`, `Infusionsoft::Client.new`.
    pub(super) fn reached(
        &mut self,
        receiver: &Value,
        object: &Node,
        name: &str,
        given: &Given<'_>,
    ) -> Option<Value> {
        if let Value::Name(function) = receiver
            && !self.gives_client(function, object, name, given)
            && let Some(value) = self.function_value(&function.clone(), name, given)
        {
            return Some(value);
        }
        match (name, given.values.first()) {
            ("send" | "public_send" | "__send__", Some(called))
                if self.language == Language::Ruby =>
            {
                let rest = given.behind(1);
                let is_known = called.ways().iter().any(|way| way.as_text().is_some());
                if !is_known && receiver.as_object().is_some() {
                    self.sent_by_name(receiver, called, &rest);
                    return Some(Value::Unknown);
                }
                let called = called.ways().iter().filter_map(Value::as_text);
                for one in called.map(str::to_owned).collect::<Vec<_>>() {
                    self.sent(receiver, object, &one, &rest);
                }
                is_known.then_some(Value::Unknown)
            }
            // `Infusionsoft.method(:email_optin)`
            ("method", Some(Value::Text(called)))
                if self.language == Language::Ruby && receiver.as_object().is_some() =>
            {
                Some(Value::list(vec![receiver.clone(), Value::text(called)]))
            }
            ("call" | "()", _) if self.language == Language::Ruby && is_bound(receiver) => {
                self.callable(receiver, given)
            }
            (
                "proxy" | "proxy2" | "proxy_async" | "proxy2_async" | "getProxy" | "get_proxy"
                | "GetProxy",
                Some(Value::Text(service)),
            ) => self.proxy_of(service, receiver.is_at_keap()),
            (
                "proxy" | "proxy2" | "proxy_async" | "proxy2_async" | "getProxy" | "get_proxy"
                | "GetProxy",
                Some(service),
            ) if service.is_open() => self.asked_for(receiver, service, &[]),
            ("__getattr__" | "__getattribute__", Some(name))
                if self.language == Language::Python =>
            {
                self.attribute(&Given {
                    at: given.at,
                    values: vec![receiver.clone(), name.clone()],
                    arguments: &[],
                    types: &[],
                })
            }
            ("reduce", Some(_)) if self.language == Language::Python => self.reduced(given),
            ("multicall" | "multicall2" | "multicall_async" | "multicall2_async", Some(_))
                if self.language == Language::Ruby =>
            {
                self.each_of_multicall(given)
            }
            ("MultiCall", Some(server))
                if self.language == Language::Python
                    && (server.as_object().is_some() || server.is_client()) =>
            {
                Some(server.clone())
            }
            ("newProxyInstance" | "newInstance", _)
                if self.language == Language::Java && self.is_given_a_class(given) =>
            {
                Some(Value::Name(DYNAMIC.into()))
            }
            (_, Some(_)) if receiver.as_object().is_none() && is_asking_a_container(name) => {
                self.of_container(given)
            }
            // A class of the library makes what its module is.
            ("new", _) if self.language == Language::Ruby => {
                let made = receiver.as_object()?;
                matches!(made.kind.kind, TypeKind::Named(_)).then(|| receiver.clone())
            }
            _ => None,
        }
    }

    /// A function of the file that is a value: `find.call("Job")`, `find.apply("Job")`, `find.Invoke("Job")`.
    fn function_value(&mut self, function: &str, name: &str, given: &Given<'_>) -> Option<Value> {
        use Language::{CSharp, Java, JavaScript, Ruby, TypeScript};
        if !self.functions.contains_key(function) {
            return None;
        }
        match (self.language, name) {
            (Ruby, "call" | "()" | "yield") | (CSharp, "Invoke" | "DynamicInvoke") => {
                self.helper(function, given)
            }
            (Java, "apply" | "accept" | "get" | "run" | "test" | "call") => {
                self.helper(function, given)
            }
            (JavaScript | TypeScript, "call") => self.helper(function, &given.behind(1)),
            (JavaScript | TypeScript, "apply") => {
                let spread = given.values.get(1).cloned().unwrap_or(Value::Unknown);
                let given = Given {
                    at: given.at,
                    values: Value::flattened(vec![Value::Spread(spread.into())]),
                    arguments: &[],
                    types: &[],
                };
                self.helper(function, &given)
            }
            _ => None,
        }
    }

    /// Whether a function of Ruby that is called by its name alone gives a client, and is no function that is called:
    /// `def keap; Client.new; end; keap.call("ContactService.load", ..)`. It hands on nothing of what it is given.
    fn gives_client(&self, function: &str, object: &Node, name: &str, given: &Given<'_>) -> bool {
        let hands_on = |one: &Summary| !one.open.is_empty() || !one.sends.is_empty();
        self.language == Language::Ruby
            && self.is_by_name(object, name, given)
            && !self.functions.get(function).is_some_and(hands_on)
    }

    /// `reduce(getattr, "ContactService.load".split("."), server)`: a member of a member.
    pub(super) fn reduced(&mut self, given: &Given<'_>) -> Option<Value> {
        let [_, names, object] = given.values.as_slice() else {
            return None;
        };
        let by = given.arguments.first().map(|one| &one.value.kind);
        if !matches!(by, Some(Kind::Name(name)) if name == "getattr") {
            return None;
        }
        let name = match names {
            Value::List(names) => {
                let parts = names
                    .iter()
                    .flat_map(|name| [Value::text("."), name.clone()]);
                Value::join(parts.skip(1).collect())
            }
            _ => Value::Unknown,
        };
        self.attribute(&Given {
            at: given.at,
            values: vec![object.clone(), name],
            arguments: &[],
            types: &[],
        })
    }

    /// `client.multicall(["ContactService.merge", key, 5, 6], [..])`
    fn each_of_multicall(&mut self, given: &Given<'_>) -> Option<Value> {
        let seen = self.seen(given.at, Certainty::Certain);
        let mut is_any = false;
        for value in &given.values {
            let Value::List(parts) = value else { continue };
            if let Some((called, params)) = parts.split_first()
                && called.ways().iter().any(is_method)
            {
                is_any = true;
                self.wire(seen, called, params);
            }
        }
        is_any.then_some(Value::Unknown)
    }

    /// What stands for a service on a client of XML-RPC.
    pub(super) fn proxy_of(&self, service: &str, is_at_keap: bool) -> Option<Value> {
        Some(Value::at(self.wire_service(service)?, is_at_keap))
    }

    /// A service of the API, called with the key in front.
    pub(super) fn wire_service(&self, service: &str) -> Option<Type> {
        let name = method::services().find(|known| *known == service)?;
        Some(Type {
            dialect: self.rules.wire(self.language),
            kind: TypeKind::Service {
                name,
                certain: true,
                key: true,
                typed: false,
            },
        })
    }

    /// Whether the statement of a call names a class as a value: `factory.newInstance(ContactService.class)`.
    fn is_given_a_class(&self, given: &Given<'_>) -> bool {
        let rest = usize::try_from(given.at).ok();
        let rest = rest
            .and_then(|at| self.source.get(at..))
            .unwrap_or_default();
        let statement = rest.split(';').next().unwrap_or_default();
        statement.contains(".class")
    }

    /// What stands for an interface with the name of a service, in a file that points to Keap: `Proxy.newProxyInstance(..)`
    /// and `ClientFactory` of Java, `DispatchProxy` of .NET. What it does with a call another class says.
    pub(super) fn dynamic_proxy(&self, interface: &str) -> Option<Value> {
        let plain = interface.strip_prefix('I');
        let mut names = std::iter::once(interface).chain(plain);
        let kind = names.find_map(|name| self.wire_service(name))?;
        (self.evidence)(kind.dialect).then(|| Value::likely(kind))
    }

    /// Functions that call another one: `call_user_func(array($app, "dsLoad"), ..)`.
    pub(super) fn called_by(&mut self, name: &str, given: &Given<'_>) -> Option<Value> {
        if self.language != Language::Php {
            return None;
        }
        let target = given.values.first()?.clone();
        match name {
            "call_user_func" => self.callable(&target, &given.behind(1)),
            "call_user_func_array" => {
                let spread = given.values.get(1).cloned().unwrap_or(Value::Unknown);
                let values = Value::flattened(vec![Value::Spread(spread.into())]);
                let given = Given {
                    at: given.at,
                    values,
                    arguments: &[],
                    types: &[],
                };
                self.callable(&target, &given)
            }
            _ => None,
        }
    }

    /// A list of an object and the name of what is called on it, perhaps with its first arguments; in PHP also a text.
    pub(super) fn callable(&mut self, target: &Value, given: &Given<'_>) -> Option<Value> {
        let nowhere = Node::new(given.at, Kind::Null);
        if let Value::Text(text) = target
            && self.language == Language::Php
            && let Some((class, called)) = text.split_once("::")
        {
            return Some(self.sent(&Value::text(class), &nowhere, called, given));
        }
        let Value::List(parts) = target else {
            return None;
        };
        let [receiver, called, bound @ ..] = parts.as_slice() else {
            return None;
        };
        let values = bound.iter().chain(&given.values).cloned();
        let given = Given {
            at: given.at,
            values: values.collect(),
            arguments: if bound.is_empty() {
                given.arguments
            } else {
                &[]
            },
            types: given.types,
        };
        let mut called_back = None;
        for way in called.ways() {
            match way {
                Value::Text(called) => {
                    called_back = Some(self.sent(receiver, &nowhere, called, &given));
                }
                other
                @ (Value::Unknown | Value::Name(_) | Value::Join(_) | Value::Parameter(_))
                    if receiver.as_object().is_some() =>
                {
                    self.sent_by_name(receiver, other, &given);
                    called_back.get_or_insert(Value::Unknown);
                }
                _ => {}
            }
        }
        called_back
    }

    /// A class of a library by a text with its name: `$service::addToGroup(..)`.
    pub(super) fn of_class_name(&self, receiver: &Value) -> Option<Value> {
        let Value::Text(class) = receiver else {
            return None;
        };
        if self.language != Language::Php {
            return None;
        }
        let class = class.trim_start_matches('\\');
        self.rules.name(self.language, class).map(Value::object)
    }

    /// `getattr(service, "add")`, `getattr(proxy, "DataService")`, `getattr(proxy, "DataService.load")`.
    pub(super) fn attribute(&mut self, given: &Given<'_>) -> Option<Value> {
        let called = given.values.get(1)?;
        let object = given.values.first();
        // A name that is one of several.
        if let Value::Either(ways) = called {
            let each = ways.iter().filter_map(|way| {
                let object = object.cloned().unwrap_or(Value::Unknown);
                self.attribute(&Given {
                    at: given.at,
                    values: vec![object, way.clone()],
                    arguments: &[],
                    types: &[],
                })
            });
            return Some(Value::either(each.collect()));
        }
        if let (Value::Parameter(0), Some(asked), Some("__getattr__")) = (
            called,
            object.filter(|object| object.as_object().is_some()),
            self.function(),
        ) {
            let asked = asked.clone();
            if let Some(summary) = self.summary() {
                summary.asks = Some(asked);
            }
        }
        if let Some(other) = object.filter(|object| object.is_elsewhere()) {
            return Some(other.clone());
        }
        // `getattr(getattr(server, service), method)`
        if let Some(of @ Value::Asked(_)) = object {
            return self.asked_for(of, called, &[]);
        }
        let object = object.and_then(Value::as_object);
        if let Some(object) = object {
            match (&object.kind.kind, called) {
                (TypeKind::Service { name, .. }, called) => {
                    return Some(Value::join(vec![
                        Value::text(name),
                        Value::text("."),
                        called.clone(),
                    ]));
                }
                (TypeKind::Named(_), Value::Text(service)) => {
                    if let Some((kind, _)) = self.rules.member(&object.kind, service) {
                        return Some(Value::belonging(kind, object));
                    }
                }
                // Whatever is asked of a client at Keap is a method of the API.
                (TypeKind::Named(_), called)
                    if called.is_open()
                        || object.is_at_keap
                            && matches!(called, Value::Unknown | Value::Name(_)) =>
                {
                    let of = Value::Object(object.clone());
                    if let Some(asked) = self.asked_for(&of, called, &[]) {
                        return Some(asked);
                    }
                }
                _ => {}
            }
        }
        Some(called.clone())
    }
}

#[cfg(test)]
mod tests;
