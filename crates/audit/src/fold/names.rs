//! What a name is at a place, and what a member or an element of it is.

use super::machine::Machine;
use super::value::{CAPTURED, REST, Value};
use crate::dialect::TypeKind;
use crate::hit::Language;
use crate::method;
use crate::syntax::{Kind, Node};

impl Machine<'_> {
    pub(super) fn name(&mut self, name: &str) -> Value {
        let mut is_further_out = false;
        for frame in self.frames.iter().rev() {
            if let Some(value) = frame.names.get(name) {
                return match is_further_out {
                    true => value.captured(),
                    false => value.clone(),
                };
            }
            is_further_out |= frame.function.is_some();
        }
        if let Some(value) = self.fields.get(name).or_else(|| self.globals.get(name)) {
            return value.clone();
        }
        if is_this(name) {
            return self.this();
        }
        if self.language == Language::Bash
            && let Ok(position @ 1..) = name.parse::<usize>()
            && self.frames.len() > 1
        {
            return Value::Parameter(position.saturating_sub(1));
        }
        if self.is_all_arguments(name) {
            // What was taken from the front is no longer there: Perl.
            let taken = self.frames.last().map_or(0, |frame| frame.shifted);
            return Value::Parameter(REST.saturating_add(taken));
        }
        // A method of Ruby is called by its name alone.
        if self.language == Language::Ruby
            && let Some(returns) = self
                .functions
                .get(name)
                .and_then(|one| one.returns.as_ref())
            && (returns.as_object().is_some() || returns.is_client())
        {
            return returns.clone();
        }
        match self.rules.name(self.language, name) {
            Some(kind) => Value::object(kind),
            None => Value::Name(name.into()),
        }
    }

    /// Whether a name is the list of all that the function around it is given.
    fn is_all_arguments(&self, name: &str) -> bool {
        let is_meant = match self.language {
            Language::Perl => name == "_",
            Language::JavaScript | Language::TypeScript => name == "arguments",
            Language::Bash => matches!(name, "@" | "*"),
            _ => false,
        };
        is_meant && self.frames.iter().any(|frame| frame.function.is_some())
    }

    /// `this` in a class that is derived from one of a library is one of them.
    pub(super) fn this(&self) -> Value {
        let class = self
            .frames
            .iter()
            .rev()
            .find_map(|frame| frame.class.as_ref());
        let known = class.and_then(|class| {
            let derived = || self.service_of_base(self.classes.get(class)?.first()?);
            self.made_by(class).or_else(derived)
        });
        known.unwrap_or(Value::Name("this".into()))
    }

    /// What a class makes, by itself or by one that it is derived from.
    pub(super) fn made_by(&self, class: &str) -> Option<Value> {
        let mut class = class.to_owned();
        for _ in 0..8 {
            let bases = self.classes.get(&class);
            if let Some(kind) = self.rules.class(self.language, &class) {
                // Other software has an `IContactService`, too, and so may this file.
                let is_shared = matches!(kind.kind, TypeKind::Service { .. });
                let is_other = !is_shared && self.is_of_other_software(&class, kind.dialect);
                if !is_other && (!is_shared || bases.is_none()) {
                    let is_meant = !is_shared || (self.library)(kind.dialect);
                    let is_likely = !is_shared && self.may_be_own(&class, kind.dialect);
                    return is_meant.then(|| match is_likely {
                        true => Value::likely(kind),
                        false => Value::object(kind),
                    });
                }
            }
            class = bases?.first()?.clone();
        }
        None
    }

    pub(super) fn member(&mut self, object: &Node, name: &str) -> Value {
        let receiver = self.eval(object);
        if receiver.is_elsewhere() {
            return receiver;
        }
        if let Some(params) = Self::params_of_message(&receiver, name) {
            return params;
        }
        if matches!(receiver, Value::Asked(_)) {
            let member = self.asked_for(&receiver, &Value::text(name), &[]);
            return member.unwrap_or(Value::Unknown);
        }
        if let Some(answer) = self.answer(&receiver, name, object.at) {
            return answer;
        }
        if let Some(found) = receiver.as_object() {
            if let Some((kind, _)) = self.rules.member(&found.kind, name) {
                return Value::belonging(kind, found);
            }
            if self.table(object.at, &found.kind, name) {
                return Value::Unknown;
            }
            if found.table.is_some() {
                return Value::Unknown;
            }
            if let Some(held) = self.held_in(&receiver, name) {
                return held;
            }
            // A method of a service that is kept or handed on is called by whoever has it.
            if let TypeKind::Service {
                name: service, key, ..
            } = &found.kind.kind
                && let Some(method) = kept_method(service, name, *key)
            {
                return method;
            }
            // A class in a module of the library: `Infusionsoft::Client`.
            if self.language == Language::Ruby && name.starts_with(|c: char| c.is_uppercase()) {
                return receiver.clone();
            }
        }
        if let Some(value) = entry(&receiver, name).or_else(|| self.held_in(&receiver, name)) {
            return value;
        }
        if let Some(inner) = self.asked(&receiver)
            && let Some(found) = inner.as_object()
            && let Some((kind, _)) = self.rules.member(&found.kind, name)
        {
            return Value::belonging(kind, found);
        }
        if let Some(value) = self.of_enumeration(&receiver, name) {
            return value;
        }
        if receiver.as_object().is_none()
            && let Some(service) = self
                .service_of_evident(object, name)
                .or_else(|| self.service_of_client(object, name))
        {
            return service;
        }
        let is_own = match &receiver {
            Value::Name(class) => is_this(class) || self.classes.contains_key(class.as_ref()),
            Value::Object(_) => matches!(&object.kind, Kind::Name(name) if is_this(name)),
            _ => false,
        };
        if is_own && let Some(value) = self.fields.get(name) {
            return value.clone();
        }
        if let Some(constant) = self.constant_of_another_file(&receiver, name) {
            return constant;
        }
        if let Some(value) = self.member_of_file(&receiver, object, name, is_own) {
            return value;
        }
        // `InfusionSoft.Tables.Contact` and `xmlrpc.client.ServerProxy`: the last name says what it is.
        match (&receiver, self.rules.name(self.language, name)) {
            (Value::Name(_), Some(kind)) => Value::object(kind),
            (Value::Name(_), None) if !is_own => Value::Name(name.into()),
            // `options.method`
            (Value::Parameter(_) | Value::Keyed(_), _) if self.is_script() => receiver.keyed(name),
            _ => Value::Unknown,
        }
    }

    /// `Methods.LOAD`, where another file has the class.
    fn constant_of_another_file(&self, receiver: &Value, name: &str) -> Option<Value> {
        let Value::Name(class) = receiver else {
            return None;
        };
        let constants = self
            .constants
            .filter(|_| !self.classes.contains_key(class.as_ref()))?;
        constants.of(class, name).map(Value::text)
    }

    /// A property of the file that gives a client or a service, and a client that the file keeps in a member.
    fn member_of_file(
        &self,
        receiver: &Value,
        object: &Node,
        name: &str,
        is_own: bool,
    ) -> Option<Value> {
        let is_of_library = |value: &&Value| value.as_object().is_some();
        if is_own {
            let returns = self.functions.get(name)?.returns.as_ref();
            return returns.filter(is_of_library).cloned();
        }
        // `shop.client`, where somebody else has the object: the file makes one client of this name.
        let is_open = matches!(
            receiver,
            Value::Unknown | Value::Parameter(_) | Value::Name(_)
        );
        let is_class =
            matches!(&object.kind, Kind::Name(name) if name.starts_with(char::is_uppercase));
        if !is_open || is_class || self.language == Language::Php {
            return None;
        }
        let kept = self.fields.get(name).filter(is_of_library);
        kept.cloned()
    }

    /// What a constant of an enumeration of Java has: `Op.ADD.method`.
    fn of_enumeration(&self, receiver: &Value, name: &str) -> Option<Value> {
        let is_text = matches!(receiver, Value::Text(_));
        (self.language == Language::Java && is_text && self.fields.contains_key(name))
            .then(|| receiver.clone())
    }

    pub(super) fn index(&mut self, object: &Node, index: Option<&Node>) -> Value {
        let whole = self.eval(object);
        let counts = index.and_then(|index| self.place_of(index));
        let counts = counts.is_some_and(|place| self.counts.contains(&place));
        let index = index.map(|index| match counts {
            true => Value::Unknown,
            false => self.eval(index),
        });
        let (Some(index), found) = (index, whole.ways()) else {
            return Value::Unknown;
        };
        if let Value::Text(name) = &index
            && let Some(answer) = self.answer(&whole, name, object.at)
        {
            return answer;
        }
        // `$this->{'client'}`
        if let (Value::Name(this), Value::Text(name)) = (&whole, &index)
            && self.language == Language::Php
            && is_this(this)
        {
            return self.member(object, name);
        }
        let ways = found.iter().map(|way| match (way, &index) {
            (Value::List(_), Value::Text(key)) => match way.any_record() {
                Some(record) => record.clone(),
                None if self.language == Language::Perl => way.keyed(key),
                None => Value::Unknown,
            },
            // `$given['method']`
            (Value::Parameter(_) | Value::Keyed(_), Value::Text(key)) => way.keyed(key),
            (Value::Map(pairs), Value::Text(wanted)) => pairs
                .iter()
                .rev()
                .find(|(key, _)| key.as_text() == Some(wanted))
                .map_or(Value::Unknown, |(_, value)| value.clone()),
            // Any of them may be meant where the key is not known.
            (Value::Map(pairs), Value::Unknown | Value::Name(_)) => {
                Value::either(pairs.iter().map(|(_, value)| value.clone()).collect())
            }
            (Value::Parameter(place @ REST..CAPTURED), Value::Number(number)) => {
                let number = number.parse::<usize>().ok();
                number.map_or(Value::Unknown, |number| {
                    Value::Parameter(place.saturating_sub(REST).saturating_add(number))
                })
            }
            (Value::List(items), Value::Number(number)) => number
                .parse::<usize>()
                .ok()
                .and_then(|number| items.get(number).or_else(|| way.any_record()).cloned())
                .unwrap_or(Value::Unknown),
            (Value::List(items), Value::Unknown | Value::Name(_)) => Value::either(items.to_vec()),
            // `client[service]`
            (Value::Object(_) | Value::Asked(_), index)
                if index.is_open() || matches!(way, Value::Asked(_)) =>
            {
                self.asked_for(way, index, &[]).unwrap_or(Value::Unknown)
            }
            (Value::Object(of), Value::Text(name)) => self
                .rules
                .member(&of.kind, name)
                .map_or(Value::Unknown, |(kind, _)| Value::belonging(kind, of)),
            // A constant of an enumeration: `Table["LEAD"]`.
            (Value::Name(class), Value::Text(name))
                if self.is_script() && self.classes.contains_key(class.as_ref()) =>
            {
                let constant = self.fields.get(name.as_ref());
                constant.cloned().unwrap_or(Value::Unknown)
            }
            (Value::Unknown | Value::Name(_), Value::Text(name)) => {
                self.of_container_at(object, name).unwrap_or(Value::Unknown)
            }
            _ => Value::Unknown,
        });
        Value::either(ways.collect())
    }

    /// Whether a name is one of the function around this place.
    pub(super) fn is_local(&self, name: &str) -> bool {
        let is_free = !matches!(self.language, Language::CSharp | Language::Java);
        is_free
            || self
                .frames
                .last()
                .is_none_or(|frame| frame.class.is_some() || frame.names.contains_key(name))
    }

    /// Gives a name what it is after something was put into it, where it belongs to a function around, too.
    pub(super) fn set_in_place(&mut self, name: &str, after: Value) {
        let frames = self.frames.iter().rev();
        let place = frames
            .take_while(|_| self.language != Language::Php)
            .position(|frame| frame.names.contains_key(name));
        let Some(depth @ 1..) = place else {
            self.set(name, after);
            return;
        };
        let crossed = self.frames.iter().rev().take(depth);
        let crossed = crossed.filter(|frame| frame.is_function).count();
        let Some(frame) = self.frames.iter_mut().rev().nth(depth) else {
            return;
        };
        let after = match crossed {
            0 => after,
            // What the inner function is given says nothing out there.
            _ => after.given(&[]),
        };
        let before = frame.names.insert(name.to_owned(), after);
        if let Some(changed) = frame.changed.last_mut() {
            changed.push((name.to_owned(), before));
        }
    }

    pub(super) fn set(&mut self, name: &str, value: Value) {
        let Some(frame) = self.frames.last_mut() else {
            return;
        };
        let before = frame.names.insert(name.to_owned(), value);
        if let Some(changed) = frame.changed.last_mut() {
            changed.push((name.to_owned(), before));
        }
    }
}

/// The name of a method that is taken from a service; a proxy sends what it is asked for as it is.
fn kept_method(service: &str, name: &str, is_wire: bool) -> Option<Value> {
    if !is_wire {
        return method::of_service(service, name).map(|method| Value::text(method.name));
    }
    let name = format!("{service}.{name}");
    let is_one = method::named(&name).is_some() || crate::slip::is_slip(&name);
    is_one.then(|| Value::text(&name))
}

/// The value of a map under a name, and the text that a constant of an enumeration stands for.
pub(super) fn entry(of: &Value, name: &str) -> Option<Value> {
    let ways = of.ways().iter().filter_map(|way| match way {
        Value::Map(pairs) => pairs
            .iter()
            .rev()
            .find(|(key, _)| key.as_text() == Some(name))
            .map(|(_, value)| value.clone()),
        Value::Text(_) if matches!(name, "value" | "Value") => Some(way.clone()),
        _ => None,
    });
    let ways: Vec<Value> = ways.collect();
    (!ways.is_empty()).then(|| Value::either(ways))
}

/// The names of the object that a method belongs to, and of its class.
pub(super) fn is_this(name: &str) -> bool {
    matches!(
        name,
        "this" | "self" | "static" | "Me" | "parent" | "super" | "cls"
    )
}
