//! What is put into names: assignments, and calls that add to a list or a map.

use std::rc::Rc;

use super::machine::Machine;
use super::names::is_this;
use super::value::{REST, Value};
use crate::hit::Language;
use crate::syntax::{Kind, Node};

impl Machine<'_> {
    pub(super) fn assign(&mut self, target: &Node, value: Value) {
        match &target.kind {
            Kind::Name(name) if name.starts_with('@') => self.set_field(name, value),
            Kind::Name(name) => {
                // A field that is declared may be assigned to without `this`.
                if self.fields.contains_key(name) && !self.is_local(name) {
                    self.set_field(name, value.clone());
                }
                self.set(name, value);
            }
            Kind::Member(object, name) => self.assign_member(object, name, value),
            Kind::Index(object, index) => {
                let index = index.as_ref().map(|index| self.eval(index));
                self.put(object, index, value);
            }
            // Several names at once.
            Kind::List(targets) | Kind::Block(targets) => self.assign_each(targets, &value),
            _ => {
                self.eval(target);
            }
        }
    }

    fn assign_each(&mut self, targets: &[Node], value: &Value) {
        let items = match value {
            Value::List(items) => items.to_vec(),
            Value::Parameter(REST) => {
                let all = 0..targets.len();
                let mut all: Vec<Value> = all.map(Value::Parameter).collect();
                if let Some(last) = all.last_mut()
                    && let Some(Kind::Spread(_)) = targets.last().map(|last| &last.kind)
                {
                    let before = targets.len().saturating_sub(1);
                    *last = Value::Spread(Value::Parameter(REST.saturating_add(before)).into());
                }
                all
            }
            // A call that gives one thing and an error, and the like.
            other if targets.len() == 1 => vec![other.clone()],
            other => vec![other.clone(); 1],
        };
        for (place, target) in targets.iter().enumerate() {
            // The rest of them: `my ($method, @args) = @_`.
            if let Kind::Spread(rest) = &target.kind {
                let items = items.get(place..).unwrap_or_default();
                self.assign(rest, Value::list(items.to_vec()));
                return;
            }
            let item = items.get(place).cloned().unwrap_or(Value::Unknown);
            self.assign(target, item);
        }
    }

    fn assign_member(&mut self, object: &Node, name: &str, value: Value) {
        let receiver = self.eval(object);
        if let Some(record) = receiver.as_object() {
            record.set.borrow_mut().insert(name.to_owned());
        }
        if matches!(&object.kind, Kind::Name(name) if is_this(name)) {
            self.set_field(name, value);
        }
    }

    /// Puts a value under a key, or at the end.
    fn put(&mut self, object: &Node, index: Option<Value>, value: Value) {
        let before = self.eval(object);
        if let (Some(record), Some(name)) = (
            before.as_object(),
            index.as_ref().and_then(|index| index.as_text()),
        ) {
            record.set.borrow_mut().insert(name.to_owned());
            return;
        }
        let after = match (before, index) {
            (Value::Map(pairs), Some(key)) => {
                let mut pairs = pairs.to_vec();
                pairs.push((key, value));
                Value::map(pairs)
            }
            (Value::List(items), Some(key @ Value::Text(_))) if items.is_empty() => {
                Value::map(vec![(key, value)])
            }
            (Value::List(items), None | Some(Value::Number(_))) => {
                let mut items = items.to_vec();
                items.push(value);
                Value::list(items)
            }
            // The first of a map that was not made before: PHP, Perl.
            (Value::Name(_) | Value::Null, Some(key @ Value::Text(_))) => {
                Value::map(vec![(key, value)])
            }
            (Value::Name(_) | Value::Null, None) => Value::list(vec![value]),
            (other, _) => other,
        };
        self.replace(object, after);
    }

    /// Gives the place of a value another one.
    pub(super) fn replace(&mut self, object: &Node, after: Value) {
        match &object.kind {
            Kind::Name(name) if name.starts_with('@') => {
                self.fields.insert(name.clone(), after);
            }
            Kind::Name(name) => self.set(name, after),
            Kind::Member(_, name) => {
                self.fields.insert(name.clone(), after);
            }
            _ => {}
        }
    }

    /// Whether a call adds to a list or a map in a name, and what the value is afterwards.
    pub(super) fn added(&mut self, object: &Node, name: &str, arguments: &[Value]) -> bool {
        let is_adding = matches!(
            name,
            "add" | "Add" | "append" | "push" | "addElement" | "put" | "set" | "Set" | "store"
        );
        let is_place = matches!(&object.kind, Kind::Name(_) | Kind::Member(..));
        if !is_adding || !is_place {
            return false;
        }
        let receiver = self.eval(object);
        match (&receiver, arguments) {
            (Value::List(items), [value]) => {
                let mut items = items.to_vec();
                items.push(value.clone());
                self.replace(object, Value::list(items));
            }
            (Value::Map(pairs), [key, value]) => {
                let mut pairs = pairs.to_vec();
                pairs.push((key.clone(), value.clone()));
                self.replace(object, Value::map(pairs));
            }
            (Value::List(items), [key @ Value::Text(_), value]) if items.is_empty() => {
                self.replace(object, Value::map(vec![(key.clone(), value.clone())]));
            }
            _ => return false,
        }
        true
    }

    /// `push @params, $x` and `array_push($params, $x)`: a function that adds to its first argument.
    pub(super) fn pushed(&mut self, name: &str, first: Option<&Node>, arguments: &[Value]) {
        let is_pushing = (name == "push" && self.language == Language::Perl)
            || name == "array_push"
            || name == "append";
        let (true, Some(first)) = (is_pushing, first) else {
            return;
        };
        let (place, is_spread) = match &first.kind {
            Kind::Spread(inner) => (inner.as_ref(), true),
            _ => (first, false),
        };
        if let Value::List(items) = self.eval(place) {
            // The parts of an array of Perl stand among the arguments.
            let before = if is_spread { items.len() } else { 1 };
            let more = arguments.get(before..).unwrap_or_default();
            let mut items = Rc::unwrap_or_clone(items);
            items.extend(more.iter().cloned());
            self.replace(place, Value::list(items));
        }
    }
}
