//! What is put into names: assignments, and calls that add to a list or a map.

use super::grown::with_pair;
use super::machine::Machine;
use super::names::{entry, is_this};
use super::value::{CAPTURED, REST, Value};
use crate::hit::Language;
use crate::syntax::{Kind, Node};

/// What the text of an element is called: `element.text = "ContactService.add"`.
const CONTENTS: [&str; 9] = [
    "text",
    "Text",
    "textContent",
    "innerText",
    "innerHTML",
    "InnerText",
    "nodeValue",
    "NodeValue",
    "Value",
];

/// The same of an element that is known to be one, since much else is called so.
const CONTENTS_OF_ELEMENTS: [&str; 2] = ["content", "inner_html"];

/// Whether a member of an element is its text.
pub(super) fn is_content(name: &str) -> bool {
    CONTENTS.contains(&name)
}

impl Machine<'_> {
    pub(super) fn assign(&mut self, target: &Node, value: Value) {
        match &target.kind {
            Kind::Name(name) if name.starts_with('@') => {
                if !self.keep_in_proxy(name, &value) {
                    self.set_field(name, value);
                }
            }
            Kind::Name(name) => {
                // A field that is declared may be assigned to without `this`.
                if self.fields.contains_key(name) && !self.is_local(name) {
                    self.set_field(name, value.clone());
                }
                self.set(name, value);
            }
            Kind::Member(object, name) => self.assign_member(object, name, value),
            // `element.text = "ContactService.add"` of Ruby is a call by its grammar.
            Kind::Call(call) if self.language == Language::Ruby && call.arguments.is_empty() => {
                match &call.target.kind {
                    Kind::Member(object, name) => self.assign_member(object, name, value),
                    _ => drop(self.eval(target)),
                }
            }
            Kind::Index(object, index) => {
                let index = index.as_ref().map(|index| self.eval(index));
                self.put(object, index, value);
            }
            // Several names at once.
            Kind::List(targets) | Kind::Block(targets) => self.assign_each(targets, &value),
            // What is taken apart by its keys.
            Kind::Map(targets) => {
                for (key, target) in targets {
                    let part = match &key.kind {
                        Kind::Text(key) => {
                            let open = || value.is_open().then(|| value.keyed(key));
                            entry(&value, key).or_else(open)
                        }
                        _ => None,
                    };
                    self.assign(target, part.unwrap_or(Value::Unknown));
                }
            }
            // What is taken where there is nothing: `{ table = "Contact" }`.
            Kind::Otherwise(target, default) => {
                let default = self.eval(default);
                self.assign(target, value.or_else(default));
            }
            _ => {
                self.eval(target);
            }
        }
    }

    fn assign_each(&mut self, targets: &[Node], value: &Value) {
        let items = match value {
            Value::List(items) => items.to_vec(),
            // What is left of them: `my $self = shift; my ($table, @rest) = @_`.
            Value::Parameter(place @ REST..CAPTURED) => {
                let first = place.saturating_sub(REST);
                let all = (0..targets.len()).map(|at| first.saturating_add(at));
                let mut all: Vec<Value> = all.map(Value::Parameter).collect();
                if let Some(last) = all.last_mut()
                    && let Some(Kind::Spread(_)) = targets.last().map(|last| &last.kind)
                {
                    let before = targets.len().saturating_sub(1);
                    let rest = place.saturating_add(before);
                    *last = Value::Spread(Value::Parameter(rest).into());
                }
                all
            }
            // Key and value of each: `foreach (var (name, client) in clients)`.
            Value::Object(one) if one.table.is_none() => vec![value.clone(); targets.len()],
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
        if let Some(proxy) = receiver.as_proxy() {
            proxy.keep(name, value);
            return;
        }
        if self.names_message(&receiver, name, &value) {
            return;
        }
        // `$document->methodName = "ContactService.add"`
        let is_content = CONTENTS.contains(&name);
        let is_element = Self::is_empty_element(&receiver);
        let fills = is_content || CONTENTS_OF_ELEMENTS.contains(&name);
        let is_named = name == "methodName" && self.language == Language::Php;
        if is_named || fills && is_element {
            self.named_in_element(object.at, &value);
        } else if is_content {
            self.content(object.at, &value);
        }
        if let Some(record) = receiver.as_object() {
            record.set.borrow_mut().insert(name.to_owned());
        }
        let is_map = |way: &Value| matches!(way, Value::Map(_));
        if matches!(self.language, Language::JavaScript | Language::TypeScript)
            && receiver.ways().iter().any(is_map)
        {
            self.put(object, Some(Value::text(name)), value);
            return;
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
        self.note_change(&before);
        let ways = before.ways().iter();
        let ways = ways.map(|way| with_put(way, index.as_ref(), &value));
        self.replace(object, Value::either(ways.collect()));
    }

    /// Gives the place of a value another one.
    pub(super) fn replace(&mut self, object: &Node, after: Value) {
        match &object.kind {
            Kind::Name(name) if name.starts_with('@') => {
                self.fields.insert(name.clone(), after);
            }
            Kind::Name(name) => self.set_in_place(name, after),
            Kind::Member(_, name) => {
                self.fields.insert(name.clone(), after);
            }
            _ => {}
        }
    }
}

/// What a value is with another one under a key, or at its end.
fn with_put(before: &Value, index: Option<&Value>, value: &Value) -> Value {
    match (before, index) {
        (Value::List(items), None | Some(Value::Number(_))) => {
            let more = std::iter::once(value).cloned();
            Value::list(items.iter().cloned().chain(more).collect())
        }
        (Value::Map(_) | Value::List(_), Some(key)) => with_pair(before, key, value),
        (Value::Map(_), None) => before.opened(),
        // The first of a map that was not made before: PHP, Perl.
        (Value::Name(_) | Value::Null, Some(key @ Value::Text(_))) => {
            Value::map(vec![(key.clone(), value.clone())])
        }
        (Value::Name(_) | Value::Null, None) => Value::list(vec![value.clone()]),
        // What the function around it is given, and this.
        (Value::Parameter(_), Some(key @ Value::Text(_))) => Value::map(vec![
            (Value::Spread(before.clone().into()), Value::Null),
            (key.clone(), value.clone()),
        ]),
        (other, _) => other.clone(),
    }
}
