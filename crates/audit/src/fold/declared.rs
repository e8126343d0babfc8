//! Functions and classes: what they do is learned where they are declared.

use std::rc::Rc;

use super::frame::{Frame, Open};
use super::machine::Machine;
use super::names::is_this;
use super::value::Value;
use crate::hit::Language;
use crate::syntax::{Class, Function, Node};

impl Machine<'_> {
    /// A function: its body with what it is given as open values.
    pub(super) fn declared(&mut self, function: &Rc<Function>) -> Value {
        if self.asking > 0 {
            return self.closure(function);
        }
        if let Some(name) = &function.name {
            self.bodies.insert(name.clone(), Rc::clone(function));
        }
        let key = function
            .name
            .as_deref()
            .map(|name| name.trim_start_matches('&'));
        let mut parameters: Vec<_> = function.parameters.iter().collect();
        let in_class = self
            .frames
            .last()
            .is_some_and(|frame| frame.class.is_some());
        if in_class && parameters.first().is_some_and(|first| is_this(&first.name)) {
            parameters.remove(0);
        }
        let defaults: Vec<Value> = parameters
            .iter()
            .map(|parameter| {
                parameter
                    .default
                    .as_ref()
                    .map_or(Value::Unknown, |node| self.eval(node))
            })
            .collect();
        let mut frame = Frame {
            function: key.map(str::to_owned),
            is_function: true,
            ..Frame::default()
        };
        for (place, parameter) in parameters.iter().enumerate() {
            let typed = parameter
                .class
                .as_deref()
                .and_then(|class| self.of_type(class));
            let open = match key {
                Some(key) => self.lent_to(key, place).unwrap_or(Value::Parameter(place)),
                None => Value::Unknown,
            };
            frame
                .names
                .insert(parameter.name.clone(), typed.unwrap_or(open));
        }
        if let Some(key) = key {
            let sets = self.sets(function);
            let summary = self.functions.entry(key.to_owned()).or_default();
            summary.parameters = parameters
                .iter()
                .map(|parameter| parameter.name.clone())
                .collect();
            summary.rest = parameters.iter().position(|parameter| parameter.rest);
            summary.keywords = parameters.iter().position(|parameter| parameter.keywords);
            summary.defaults = defaults;
            let references = parameters.iter().enumerate();
            let references = references.filter(|(_, parameter)| parameter.reference);
            summary.references = references.map(|(place, _)| place).collect();
            summary.returns = None;
            summary.sets = sets;
            summary.of_class |= in_class;
        }
        let is_said = std::mem::take(&mut self.is_said);
        self.frames.push(frame);
        for (place, parameter) in parameters.iter().enumerate() {
            if let Some(pattern) = &parameter.pattern {
                let given = match key {
                    Some(_) => Value::Parameter(place),
                    None => Value::Unknown,
                };
                self.assign(pattern, given);
            }
        }
        let mut last = Value::Unknown;
        for part in &function.body {
            last = self.eval(part);
        }
        // In some languages a function gives back what its last part is.
        if self.language == Language::Ruby || function.body.len() == 1 {
            self.give_back(last);
        }
        self.end_messages();
        self.frames.pop();
        self.is_said = is_said;
        if let (Some(key), Some(class)) = (key, &function.returns) {
            self.say_returned(key, class);
        }
        if let Some(key) = key {
            self.hand_out(key);
        }
        Value::Name(key.unwrap_or_default().into())
    }

    /// Calls of a function that depend on what the function around it is given are calls of that one, too, unless it calls
    /// the inner one by its name.
    fn hand_out(&mut self, inner: &str) {
        let Some(summary) = self.functions.get(inner) else {
            return;
        };
        let open: Vec<Open> = summary.open.values().cloned().collect();
        for one in open {
            let is_called = self.closed_by.contains(&(inner.to_owned(), one.key()));
            let handed = one.given_outside();
            let Some(outer) = self.summary() else {
                return;
            };
            match handed {
                Some(handed) if !is_called => outer.keep(handed),
                _ => drop(outer.open.remove(&one.key())),
            }
        }
    }

    /// What a function gives back is of the class that it says, where its body does not tell.
    fn say_returned(&mut self, function: &str, class: &str) {
        let known = self.functions.get(function);
        let before = known.and_then(|summary| summary.returns.clone());
        let after = self.of_class(before.unwrap_or(Value::Unknown), class);
        if let Some(summary) = self.functions.get_mut(function)
            && (after.as_object().is_some() || after.any_record().is_some())
        {
            summary.returns = Some(after);
        }
    }

    pub(super) fn class(&mut self, class: &Rc<Class>) -> Value {
        self.note_answering(class);
        if self.asking > 0 {
            return Value::Name(class.name.as_str().into());
        }
        if self.rules.is_library(self.language, &class.name) {
            self.is_library = true;
        }
        self.classes.insert(class.name.clone(), class.bases.clone());
        self.frames.push(Frame {
            class: Some(class.name.clone()),
            ..Frame::default()
        });
        for part in &class.body {
            self.eval(part);
        }
        // What a class declares are the fields of its objects.
        if let Some(frame) = self.frames.pop() {
            for (name, value) in frame.names {
                self.set_field(&name, value);
            }
        }
        Value::Name(class.name.as_str().into())
    }

    pub(super) fn set_field(&mut self, name: &str, value: Value) {
        let known = self.fields.remove(name);
        // What one function was given is nothing that another one is given.
        let value = value.given(&[]);
        let ways = known
            .into_iter()
            .filter(|known| !matches!(known, Value::Null | Value::Unknown | Value::Name(_)))
            .chain([value]);
        let value = Value::either(ways.collect());
        self.fields.insert(name.to_owned(), value);
    }

    pub(super) fn returned(&mut self, value: Option<&Node>) -> Value {
        let value = value.map_or(Value::Unknown, |value| self.eval(value));
        self.give_back(value.clone());
        value
    }

    pub(super) fn give_back(&mut self, value: Value) {
        let mut functions = self.frames.iter_mut().rev();
        let around = functions.find(|frame| frame.is_function);
        if let Some(gives) = around.and_then(|frame| frame.gives.as_mut()) {
            gives.push(value);
            return;
        }
        if let Some(summary) = self.summary() {
            let ways = summary.returns.take().into_iter().chain([value]);
            summary.returns = Some(Value::either(ways.collect()));
        }
    }
}
