//! Calls that add to a list or a map in its place, and what it is afterwards.

use std::rc::Rc;

use super::call::Given;
use super::machine::Machine;
use super::value::Value;
use crate::hit::Language;
use crate::syntax::{Kind, Node};

/// How a call adds.
#[derive(Clone, Copy, PartialEq)]
enum Adding {
    /// Each argument is an item.
    Items,
    /// Each is an item, in front of those that are there.
    Front,
    /// An item, perhaps with its place in front of it; or a key with its value.
    Entry,
    /// Each argument is a list or a map whose parts are added.
    All,
}

fn adding(language: Language, name: &str) -> Option<Adding> {
    Some(match name {
        "append" | "push" | "addElement" | "addLast" => Adding::Items,
        "unshift" | "prepend" | "addFirst" => Adding::Front,
        "add" | "Add" | "put" | "set" | "Set" | "store" | "setdefault" | "putIfAbsent"
        | "TryAdd" | "insert" | "Insert" => Adding::Entry,
        "extend" | "addAll" | "AddRange" | "update" | "putAll" | "merge!" => Adding::All,
        "concat" if language == Language::Ruby => Adding::All,
        _ => return None,
    })
}

impl Machine<'_> {
    /// Whether a call adds to a list or a map in a name, which then has more.
    pub(super) fn added(
        &mut self,
        receiver: &Value,
        object: &Node,
        name: &str,
        given: &Given<'_>,
    ) -> bool {
        let Some(how) = adding(self.language, name) else {
            return false;
        };
        let object = first_of_chain(self.language, object);
        if !matches!(&object.kind, Kind::Name(_) | Kind::Member(..)) {
            return false;
        }
        let receiver = match object.kind {
            Kind::Name(_) => self.eval(object),
            _ => receiver.clone(),
        };
        // A map of functions, of which this is one.
        let is_own = |way: &Value| {
            let key = |(key, _): &(Value, Value)| key.as_text() == Some(name);
            matches!(way, Value::Map(pairs) if pairs.iter().any(key))
        };
        if receiver.ways().iter().any(is_own) {
            return false;
        }
        let ways = receiver.ways().iter();
        let grown: Vec<Option<Value>> = ways.map(|way| grown(way, how, given)).collect();
        if grown.iter().all(Option::is_none) {
            return false;
        }
        let ways = grown.into_iter().zip(receiver.ways());
        let ways = ways.map(|(grown, way)| grown.unwrap_or_else(|| way.clone()));
        self.replace(object, Value::either(ways.collect()));
        true
    }

    /// `push @params, $x`, `array_push($params, $x)`, `Object.assign(map, more)`: a call that adds to its first argument.
    pub(super) fn pushed(&mut self, name: &str, first: Option<&Node>, arguments: &[Value]) -> bool {
        let is_perl = self.language == Language::Perl;
        let how = match name {
            "push" if is_perl => Adding::Items,
            "unshift" if is_perl => Adding::Front,
            "array_push" => Adding::Items,
            "array_unshift" => Adding::Front,
            "append" => Adding::Items,
            "assign" | "extend" | "merge" | "defaults" | "Copy" => Adding::All,
            _ => return false,
        };
        let Some(first) = first else { return false };
        let (place, is_spread) = match &first.kind {
            Kind::Spread(inner) => (inner.as_ref(), true),
            _ => (first, false),
        };
        if !matches!(&place.kind, Kind::Name(_) | Kind::Member(..)) {
            return false;
        }
        let receiver = self.eval(place);
        // The parts of an array of Perl stand among the arguments.
        let before = match &receiver {
            Value::List(items) if is_spread => items.len(),
            _ => 1,
        };
        let more = arguments.get(before..).unwrap_or_default();
        let ways = receiver.ways().iter();
        let grown: Option<Vec<Value>> = ways
            .map(|way| match how {
                Adding::All => with_all(way, more, true),
                // An array of Perl that was declared without a value.
                _ if is_perl && matches!(way, Value::Name(_) | Value::Null) => {
                    Some(Value::list(more.to_vec()))
                }
                Adding::Front => with_items_in_front(way, more),
                _ => with_items(way, more),
            })
            .collect();
        if let Some(grown) = grown {
            self.replace(place, Value::either(grown));
            return true;
        }
        false
    }
}

/// What calls that each add to it are made on: `list.push(a).push(b)`.
fn first_of_chain(language: Language, object: &Node) -> &Node {
    let mut first = object;
    while let Kind::Call(call) = &first.kind
        && let Kind::Member(inner, name) = &call.target.kind
        && adding(language, name).is_some()
    {
        first = inner;
    }
    first
}

fn grown(way: &Value, how: Adding, given: &Given<'_>) -> Option<Value> {
    let values = given.values.as_slice();
    match how {
        Adding::Items => with_items(way, values),
        Adding::Front => with_items_in_front(way, values),
        Adding::Entry => with_entry(way, values),
        Adding::All => {
            let named = given.arguments.len() == values.len();
            let names = given.arguments.iter().filter_map(|one| one.name.as_ref());
            if named && names.clone().next().is_some() {
                let pairs = given.arguments.iter().zip(values);
                let pairs = pairs.map(|(argument, value)| match &argument.name {
                    Some(name) => (Value::text(name), value.clone()),
                    None => (Value::Spread(value.clone().into()), Value::Null),
                });
                return with_all(way, &[Value::map(pairs.collect())], true);
            }
            with_all(way, values, false)
        }
    }
}

fn with_items(way: &Value, values: &[Value]) -> Option<Value> {
    let Value::List(items) = way else { return None };
    let mut items = Rc::unwrap_or_clone(Rc::clone(items));
    items.extend(values.iter().cloned());
    Some(Value::list(items))
}

/// Also of what the function around it is given: `array_unshift($args, $key)`.
fn with_items_in_front(way: &Value, values: &[Value]) -> Option<Value> {
    let rest = match way {
        Value::List(items) => items.to_vec(),
        Value::Parameter(_) => vec![Value::Spread(way.clone().into())],
        _ => return None,
    };
    Some(Value::list(values.iter().cloned().chain(rest).collect()))
}

fn with_entry(way: &Value, values: &[Value]) -> Option<Value> {
    match (way, values) {
        (Value::List(_), [value]) => with_items(way, std::slice::from_ref(value)),
        (Value::List(_), [Value::Number(_), value]) => with_items(way, std::slice::from_ref(value)),
        (Value::List(_) | Value::Map(_), [key, value]) => Some(with_pair(way, key, value)),
        _ => None,
    }
}

/// A map with one more pair. A list without items may be one, and one with items is more than is known.
pub(super) fn with_pair(way: &Value, key: &Value, value: &Value) -> Value {
    let Some(mut pairs) = as_pairs(way) else {
        return way.opened();
    };
    pairs.push((key.clone(), value.clone()));
    Value::map(pairs)
}

fn as_pairs(way: &Value) -> Option<Vec<(Value, Value)>> {
    match way {
        Value::Map(pairs) => Some(pairs.to_vec()),
        Value::List(items) => {
            let pairs = items.iter().map(|item| match item {
                Value::Spread(_) => Some((item.clone(), Value::Null)),
                _ => None,
            });
            pairs.collect()
        }
        _ => None,
    }
}

/// A list or a map with all parts of others.
fn with_all(way: &Value, values: &[Value], is_map: bool) -> Option<Value> {
    let has_map = values.iter().any(|value| matches!(value, Value::Map(_)));
    let spread = |value: &Value| Value::Spread(value.clone().into());
    match (way, as_pairs(way)) {
        (Value::Map(_), Some(mut pairs)) => {
            pairs.extend(values.iter().map(|value| (spread(value), Value::Null)));
            Some(Value::map(pairs))
        }
        (Value::List(_), Some(mut pairs)) if has_map || is_map => {
            pairs.extend(values.iter().map(|value| (spread(value), Value::Null)));
            Some(Value::map(pairs))
        }
        (Value::List(items), _) => {
            let more = values.iter().map(spread);
            Some(Value::list(items.iter().cloned().chain(more).collect()))
        }
        _ => None,
    }
}
