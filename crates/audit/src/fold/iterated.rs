//! Functions that are written where they are run for each of a list: `tables.forEach(table => ..)`, `tables.each do |table|`.

use std::rc::Rc;

use super::call::Given;
use super::frame::Frame;
use super::machine::Machine;
use super::names::is_this;
use super::value::Value;
use crate::hit::Language;
use crate::syntax::{Argument, Call, Function, Kind, Offset};

/// What a call that runs a function for each of a list gives back.
#[derive(Clone, Copy, PartialEq)]
enum Gives {
    /// What the function gives, as a list.
    Made,
    /// The list, or a part of it.
    List,
    Nothing,
}

fn gives(language: Language, name: &str) -> Option<Gives> {
    use Language::{CSharp, Java, JavaScript, Php, Ruby, TypeScript};
    Some(match (language, name) {
        (JavaScript | TypeScript, "map" | "flatMap")
        | (Ruby, "map" | "collect" | "flat_map" | "map!" | "filter_map")
        | (Java, "map" | "flatMap" | "mapToObj")
        | (CSharp, "Select" | "SelectMany")
        | (Php, "map") => Gives::Made,
        (JavaScript | TypeScript, "filter")
        | (
            Ruby,
            "each" | "each_with_index" | "each_pair" | "each_value" | "each_key" | "select"
            | "each_entry" | "reject",
        )
        | (Java, "filter" | "peek")
        | (CSharp, "Where")
        | (Php, "filter" | "each") => Gives::List,
        (JavaScript | TypeScript, "forEach" | "some" | "every" | "find")
        | (Java, "forEach" | "forEachOrdered" | "anyMatch" | "allMatch" | "ifPresent")
        | (CSharp, "ForEach" | "All" | "Any") => Gives::Nothing,
        _ => return None,
    })
}

/// The values or the keys of a map of Ruby, where they are gone through alone.
fn values_of(map: &Value, name: &str) -> Option<Value> {
    let Value::Map(pairs) = map else { return None };
    let pairs = pairs.iter();
    match name {
        "each_value" => Some(Value::list(pairs.map(|(_, value)| value.clone()).collect())),
        "each_key" => Some(Value::list(pairs.map(|(key, _)| key.clone()).collect())),
        _ => None,
    }
}

/// What is run for each.
enum Run<'n> {
    Written(&'n Rc<Function>),
    /// A function of the file, by its name.
    Named(&'n str),
}

impl Machine<'_> {
    /// A call on a list that runs a function for each of it.
    pub(super) fn iterated(&mut self, receiver: &Value, name: &str, call: &Call) -> Option<Value> {
        let gives = gives(self.language, name)?;
        let values = values_of(receiver, name);
        let receiver = values.as_ref().unwrap_or(receiver);
        let run = call.arguments.iter().find_map(|one| self.runner(one))?;
        let made = self.run_for_each(call.target.at, receiver, &run)?;
        Some(match gives {
            Gives::Made => Value::list(made),
            Gives::List => receiver.clone(),
            Gives::Nothing => Value::Unknown,
        })
    }

    /// A function that is given another one and a list: `array_map(fn ($table) => .., $tables)`, `map(load, TABLES)`.
    pub(super) fn iterated_by(&mut self, at: Offset, name: &str, call: &Call) -> Option<Value> {
        let is_known = match self.language {
            Language::Php => matches!(name, "array_map" | "array_walk" | "array_filter"),
            Language::Python => matches!(name, "map" | "filter"),
            _ => false,
        };
        if !is_known || self.functions.contains_key(name) {
            return None;
        }
        let run = call.arguments.iter().find_map(|one| self.runner(one))?;
        let list = call
            .arguments
            .iter()
            .find(|one| self.runner(one).is_none())?;
        let list = self.eval(&list.value);
        let Some(made) = self.run_for_each(at, &list, &run) else {
            // What is run has something in it nevertheless.
            if let Run::Written(function) = run {
                self.declared(function);
            }
            return Some(match name {
                "array_filter" => list,
                _ => Value::Unknown,
            });
        };
        Some(match name {
            "array_filter" | "filter" => list,
            "array_walk" => Value::Unknown,
            _ => Value::list(made),
        })
    }

    fn runner<'n>(&self, argument: &'n Argument) -> Option<Run<'n>> {
        match &argument.value.kind {
            Kind::Function(function) => Some(Run::Written(function)),
            Kind::Name(name) if self.functions.contains_key(name) => Some(Run::Named(name)),
            // `this::load`
            Kind::Member(object, name)
                if self.language == Language::Java
                    && matches!(&object.kind, Kind::Name(of) if is_this(of) || self.classes.contains_key(of))
                    && self.functions.contains_key(name) =>
            {
                Some(Run::Named(name))
            }
            // A function by its name: PHP.
            Kind::Text(name)
                if self.language == Language::Php && self.functions.contains_key(name) =>
            {
                Some(Run::Named(name))
            }
            _ => None,
        }
    }

    fn run_for_each(&mut self, at: Offset, list: &Value, run: &Run<'_>) -> Option<Vec<Value>> {
        let entries = self.entries(list)?;
        let is_map = matches!(list, Value::Map(_));
        self.begin_branch();
        let around = self.turn;
        let mut made = Vec::new();
        for (number, (key, item)) in entries.iter().enumerate() {
            self.turn = around.inner(number, entries.len());
            let values = self.handed_over(is_map, key, item, run);
            made.push(match run {
                Run::Written(function) => self.run_with(function, &values),
                Run::Named(name) => {
                    let given = Given {
                        at,
                        values,
                        arguments: &[],
                        types: &[],
                    };
                    self.helper(name, &given).unwrap_or(Value::Unknown)
                }
            });
        }
        self.turn = around;
        self.end_branch();
        Some(made)
    }

    /// What the function is given for one of the list.
    fn handed_over(&self, is_map: bool, key: &Value, item: &Value, run: &Run<'_>) -> Vec<Value> {
        let is_key_first = is_map && self.language != Language::Php;
        let parameters = match run {
            Run::Written(function) => function.parameters.len(),
            Run::Named(_) => 1,
        };
        match (self.language, item) {
            _ if is_key_first && (parameters > 1 || self.language != Language::Ruby) => {
                vec![key.clone(), item.clone()]
            }
            _ if is_key_first => vec![Value::list(vec![key.clone(), item.clone()])],
            // A block of Ruby takes a list apart by itself.
            (Language::Ruby, Value::List(items)) if parameters > 1 && items.len() == parameters => {
                items.to_vec()
            }
            _ => vec![item.clone(), key.clone()],
        }
    }

    /// The body of a function with what it is given.
    fn run_with(&mut self, function: &Function, values: &[Value]) -> Value {
        self.frames.push(Frame {
            is_function: true,
            ..Frame::default()
        });
        for (place, parameter) in function.parameters.iter().enumerate() {
            let value = match parameter.rest {
                true => Value::list(values.get(place..).unwrap_or_default().to_vec()),
                false => values.get(place).cloned().unwrap_or(Value::Unknown),
            };
            match &parameter.pattern {
                Some(pattern) => self.assign(pattern, value),
                None => self.set(&parameter.name, value),
            }
        }
        // A block of Ruby without parameters has its first as `it` or `_1`.
        if let (Language::Ruby, [], Some(first)) = (
            self.language,
            function.parameters.as_slice(),
            values.first(),
        ) {
            for name in ["it", "_1"] {
                self.set(name, first.clone());
            }
        }
        let mut last = Value::Unknown;
        for part in &function.body {
            last = self.eval(part);
        }
        self.end_messages();
        self.frames.pop();
        match self.language == Language::Ruby || function.body.len() == 1 {
            true => last,
            false => Value::Unknown,
        }
    }
}
