//! Calls of functions of the same file: what they give back, and the calls that they make for this one.

use std::rc::Rc;

use super::call::Given;
use super::machine::{Machine, Raw};
use super::value::Value;
use crate::hit::Language;
use crate::syntax::{Kind, Node, Offset};

impl Machine<'_> {
    /// A call of a function of the same file: what it gives back, and the calls that it makes for this one.
    pub(super) fn helper(&mut self, name: &str, given: &Given<'_>) -> Option<Value> {
        let summary = self.functions.get(name)?.clone();
        let (mut arguments, named) = match self.language {
            Language::Python => self.named(&summary, given),
            _ => (self.placed(&summary.parameters, given), None),
        };
        self.keywords(&summary.parameters, &mut arguments);
        if let Some(rest) = summary.rest
            && rest <= arguments.len()
        {
            let all = arguments.split_off(rest);
            arguments.push(Value::list(all));
        }
        if let (Some(place), Some(named)) = (summary.keywords, named) {
            arguments.resize(place, Value::Unknown);
            arguments.push(named);
        }
        self.lend(name, &arguments);
        for (place, default) in summary.defaults.iter().enumerate() {
            match arguments.get_mut(place) {
                Some(value) if matches!(value, Value::Unknown) => *value = default.clone(),
                Some(_) => {}
                None => arguments.push(default.clone()),
            }
        }
        // A function that calls itself says nothing of itself that is not said by who calls it.
        let is_itself = self.function().is_some_and(|around| around == name);
        let found = self.found.len();
        for open in summary.open.values().filter(|_| !is_itself) {
            self.close(open, name, &arguments, given.at);
        }
        self.settle_maps(found, given);
        let mut service = None;
        for send in summary.sends.iter().filter(|_| !is_itself) {
            let asked = self.send_given(send, name, &arguments, given.at);
            service = service.or(asked);
        }
        let value = summary
            .returns
            .map(|value| self.resolved(value.given(&arguments)));
        let value = match value {
            Some(Value::Unknown) => service.or(value),
            value => value,
        };
        // A method of another object may only be called the same: what is given back must say something.
        let is_known = !summary.open.is_empty()
            || !summary.sends.is_empty()
            || value
                .as_ref()
                .is_some_and(|value| !matches!(value, Value::Unknown | Value::Name(_)));
        is_known.then(|| value.unwrap_or(Value::Unknown))
    }

    /// Takes out what a map in the arguments was told for by itself, where the function calls it.
    fn settle_maps(&mut self, found: usize, given: &Given<'_>) {
        let mut maps = Vec::new();
        for argument in given.arguments {
            collect_maps(&argument.value, &mut maps);
        }
        if found == self.found.len() || maps.is_empty() {
            return;
        }
        let called = self.found.split_off(found);
        self.found.retain(|raw| {
            let is_same = |one: &Raw| one.method.name == raw.method.name;
            !maps.contains(&raw.at) || !called.iter().any(is_same)
        });
        self.found.extend(called);
    }

    /// What a parameter of the function around this place is where nobody gives it.
    pub(super) fn or_default(&self, value: &Value) -> Value {
        let Value::Parameter(place) = value else {
            return value.clone();
        };
        let summary = self.function().and_then(|name| self.functions.get(name));
        let default = summary.and_then(|summary| summary.defaults.get(*place));
        let default = default.filter(|default| !matches!(default, Value::Unknown));
        default.unwrap_or(value).clone()
    }

    /// The arguments in the order of the parameters.
    pub(super) fn placed(&self, parameters: &[String], given: &Given<'_>) -> Vec<Value> {
        let mut placed: Vec<Value> = Vec::new();
        // Parts of lists stand among the values: names are of no place then.
        if given.arguments.len() != given.values.len() {
            return given.values.clone();
        }
        for (argument, value) in given.arguments.iter().zip(&given.values) {
            let place = argument
                .name
                .as_ref()
                .and_then(|name| parameters.iter().position(|known| known == name));
            match place {
                Some(place) => {
                    while placed.len() <= place {
                        placed.push(Value::Unknown);
                    }
                    if let Some(slot) = placed.get_mut(place) {
                        *slot = value.clone();
                    }
                }
                None => placed.push(value.clone()),
            }
        }
        placed
    }

    /// Ruby: a map at the end, with names of parameters, is those.
    fn keywords(&self, parameters: &[String], arguments: &mut Vec<Value>) {
        let Some(Value::Map(pairs)) = arguments.last().filter(|_| self.language == Language::Ruby)
        else {
            return;
        };
        let place_of = |key: &Value| {
            let name = key.as_text()?.trim_end_matches(':');
            parameters.iter().position(|known| known == name)
        };
        let places: Option<Vec<usize>> = pairs.iter().map(|(key, _)| place_of(key)).collect();
        let Some(places) = places else {
            return;
        };
        let pairs = Rc::clone(pairs);
        arguments.pop();
        for (place, (_, value)) in places.into_iter().zip(pairs.iter()) {
            if arguments.len() <= place {
                arguments.resize(place.saturating_add(1), Value::Unknown);
            }
            if let Some(slot) = arguments.get_mut(place) {
                *slot = value.clone();
            }
        }
    }
}

/// The places of the maps that a value is, and of those in it.
fn collect_maps(node: &Node, found: &mut Vec<Offset>) {
    if let Kind::Map(pairs) = &node.kind {
        found.push(node.at);
        for (_, value) in pairs {
            collect_maps(value, found);
        }
    }
}
