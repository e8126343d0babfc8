//! Texts and lists that functions of the languages make: put together, formatted, taken apart.

use super::call::Given;
use super::format::formatted;
use super::machine::{Machine, concatenated};
use super::value::Value;
use crate::hit::Language;
use crate::syntax::{Kind, Node};

impl Machine<'_> {
    /// What a call on a text, on a list or on a class of them gives; none where it is no such call.
    pub(super) fn of_texts(
        &mut self,
        receiver: &Value,
        object: &Node,
        name: &str,
        given: &Given<'_>,
    ) -> Option<Value> {
        let values = given.values.as_slice();
        if let Some(whole) = self.appended(receiver, object, name, given) {
            return Some(whole);
        }
        Some(
            match (receiver, name.to_ascii_lowercase().as_str(), values) {
                (Value::Text(pattern), "format", _) => braced(pattern, given),
                (Value::Text(pattern), "formatted", values) => formatted(pattern, values),
                (Value::Name(_), "format" | "sprintf", [Value::Text(pattern), rest @ ..]) => {
                    if pattern.contains('%') {
                        formatted(pattern, rest)
                    } else {
                        braced(pattern, &given.behind(1))
                    }
                }
                // `".".join(parts)`, `parts.join(".")`, `strings.Join(parts, ".")`, `String.join(".", a, b)`
                (Value::Text(between), "join", [list @ Value::List(_)]) => glued(between, list)?,
                (list @ Value::List(_), "join", [Value::Text(between)]) => glued(between, list)?,
                (
                    Value::Name(_),
                    "join",
                    [list @ Value::List(_), Value::Text(between)]
                    | [Value::Text(between), list @ Value::List(_)],
                ) => glued(between, list)?,
                (Value::Name(_), "join", [Value::Text(between), parts @ ..]) => {
                    glued(between, &Value::list(parts.to_vec()))?
                }
                (Value::Text(_) | Value::Join(_), "concat", parts) => {
                    let all = std::iter::once(receiver).chain(parts).cloned();
                    Value::join(all.collect())
                }
                (Value::Name(class), "concat", parts)
                    if self.language == Language::CSharp
                        && class.eq_ignore_ascii_case("string") =>
                {
                    Value::join(parts.to_vec())
                }
                (Value::Text(text), "replace" | "replaceall", [Value::Text(from), to]) => {
                    replaced(from, to, text)
                }
                (Value::Name(_), "fprintf", [_, Value::Text(pattern), rest @ ..]) => {
                    formatted(pattern, rest)
                }
                (list @ Value::List(_), "concat", more) => {
                    let lists = std::iter::once(list).chain(more).cloned();
                    concatenated(lists.collect())
                }
                (Value::List(_), "slice", [Value::Number(from)]) => behind(receiver, from)?,
                (Value::List(_), "slice", []) => receiver.clone(),
                // `Array.prototype.slice.call(arguments, 1)`
                (_, "call", [list, rest @ ..]) if is_slice(object) => match rest {
                    [Value::Number(from)] => behind(list, from)?,
                    _ => list.clone(),
                },
                (Value::Name(array), "from", [list]) if &**array == "Array" => list.clone(),
                (Value::Text(text), "split", []) => words(text),
                (Value::Text(text), "split", [Value::Text(between)]) => split(between, text),
                (map @ Value::Map(_), "items" | "entries" | "entryset", []) => self.pairs_of(map),
                (list @ Value::List(_), "entries", []) if self.is_script() => numbered(list)?,
                (Value::Map(pairs), "keys" | "keyset", []) => {
                    Value::list(pairs.iter().map(|(key, _)| key.clone()).collect())
                }
                (Value::Map(pairs), "values", []) => {
                    Value::list(pairs.iter().map(|(_, value)| value.clone()).collect())
                }
                // What a constant of an enumeration was made with.
                (Value::Text(_), getter, []) if self.is_getter(getter, name) => receiver.clone(),
                (Value::Map(_), "getkey", []) => super::names::entry(receiver, "Key")?,
                (Value::Map(_), "getvalue", []) => super::names::entry(receiver, "Value")?,
                (list @ Value::List(_), "stream" | "iterator" | "tolist" | "toarray", _) => {
                    list.clone()
                }
                (Value::Name(object), "entries", [map @ Value::Map(_)])
                    if &**object == "Object" =>
                {
                    self.pairs_of(map)
                }
                (Value::Name(object), "keys", [Value::Map(pairs)]) if &**object == "Object" => {
                    Value::list(pairs.iter().map(|(key, _)| key.clone()).collect())
                }
                (Value::Name(object), "values", [Value::Map(pairs)]) if &**object == "Object" => {
                    Value::list(pairs.iter().map(|(_, value)| value.clone()).collect())
                }
                (Value::Name(object), "freeze" | "seal", [same]) if &**object == "Object" => {
                    same.clone()
                }
                (Value::Name(class), "of" | "ofentries", _) if class.ends_with("Map") => {
                    pairs(values)
                }
                (Value::Name(class), "of" | "aslist" | "copyof" | "stream", _)
                    if is_of_lists(class) =>
                {
                    self.list_of(values)
                }
                _ => return None,
            },
        )
    }

    /// A list of what a function of Java is given: of one array it is that.
    fn list_of(&self, values: &[Value]) -> Value {
        let summary = self.function().and_then(|name| self.functions.get(name));
        let rest = summary.and_then(|summary| summary.rest);
        match values {
            [list @ Value::List(_)] => list.clone(),
            [Value::Parameter(place)] if Some(*place) == rest => {
                Value::list(vec![Value::Spread(Value::Parameter(*place).into())])
            }
            values => Value::list(values.to_vec()),
        }
    }

    pub(super) fn is_script(&self) -> bool {
        matches!(self.language, Language::JavaScript | Language::TypeScript)
    }

    fn is_getter(&self, lower: &str, name: &str) -> bool {
        self.language == Language::Java
            && !matches!(lower, "getbytes" | "getclass")
            && (lower.starts_with("get") || self.functions.contains_key(name))
    }

    /// The pairs of a map, each as a list, or as what has them in Java.
    fn pairs_of(&self, map: &Value) -> Value {
        let Value::Map(pairs) = map else {
            return Value::Unknown;
        };
        let is_java = self.language == Language::Java;
        let pairs = pairs.iter().map(|(key, value)| match (key, is_java) {
            (Value::Spread(_), _) => Value::Spread(Value::Unknown.into()),
            (_, true) => Value::map(vec![
                (Value::text("Key"), key.clone()),
                (Value::text("Value"), value.clone()),
            ]),
            _ => Value::list(vec![key.clone(), value.clone()]),
        });
        Value::list(pairs.collect())
    }

    /// What a function makes of texts and lists.
    pub(super) fn text_function(&self, name: &str, given: &Given<'_>) -> Option<Value> {
        let values = given.values.as_slice();
        let is_php = self.language == Language::Php;
        let is_python = self.language == Language::Python;
        Some(match (name, values) {
            ("sprintf" | "format", [Value::Text(pattern), rest @ ..]) => formatted(pattern, rest),
            ("printf", [Value::Text(pattern), rest @ ..]) if self.language == Language::Bash => {
                formatted(pattern, rest)
            }
            ("vsprintf", [Value::Text(pattern), Value::List(rest)]) if is_php => {
                formatted(pattern, rest)
            }
            ("str_replace", [Value::Text(from), to, Value::Text(text)]) if is_php => {
                replaced(from, to, text)
            }
            ("strtr", [text @ Value::Text(_), Value::Map(pairs)]) if is_php => {
                let mut whole = text.clone();
                for (from, to) in pairs.iter() {
                    whole = all_replaced(from.as_text()?, to, &whole);
                }
                whole
            }
            (
                "implode" | "join",
                [Value::Text(between), list @ Value::List(_)]
                | [list @ Value::List(_), Value::Text(between)],
            ) => glued(between, list)?,
            ("join", [Value::Text(between), parts @ ..]) if self.language == Language::Perl => {
                glued(between, &Value::list(parts.to_vec()))?
            }
            ("explode", [Value::Text(between), Value::Text(text)]) if is_php => {
                split(between, text)
            }
            ("explode", [Value::Text(between), Value::Text(text), Value::Number(most)])
                if is_php =>
            {
                let parts = text.splitn(most.parse().ok()?, between.as_ref());
                Value::list(parts.map(Value::text).collect())
            }
            ("array_keys", [Value::Map(pairs)]) if is_php => {
                Value::list(pairs.iter().map(|(key, _)| key.clone()).collect())
            }
            ("append", [list @ Value::List(_), more @ ..]) => {
                let mut parts = vec![Value::Spread(list.clone().into())];
                parts.extend(more.iter().cloned());
                Value::list(parts)
            }
            ("array_slice", [list, Value::Number(from), ..]) if is_php => behind(list, from)?,
            ("array_merge", [_, ..]) => concatenated(values.to_vec()),
            ("enumerate", [list @ Value::List(_), ..]) if is_python => numbered(list)?,
            ("zip", [Value::List(_), _, ..]) if is_python => side_by_side(values)?,
            ("iter" | "reversed", [list @ Value::List(_)]) if is_python => list.clone(),
            ("next", [Value::List(items), ..]) if is_python => {
                // Of what is chosen any may be meant, and of a list the first one is.
                let first = given.arguments.first().map(|one| &one.value.kind);
                let is_first = matches!(first, Some(Kind::Call(call)) if matches!(&call.target.kind, Kind::Name(name) if name == "iter"));
                let most = if is_first { 1 } else { items.len() };
                Value::either(items.iter().take(most).cloned().collect())
            }
            (
                "array_unique" | "array_filter" | "sorted" | "set" | "frozenset",
                [one @ Value::List(_), ..],
            ) => one.clone(),
            _ => return None,
        })
    }
}

/// The items of a list, each with its number in front: `enumerate(tables)`.
fn numbered(list: &Value) -> Option<Value> {
    let Value::List(items) = list else {
        return None;
    };
    let is_whole = !items.iter().any(|item| matches!(item, Value::Spread(_)));
    let items = items.iter().enumerate().map(|(place, item)| {
        let number = Value::Number(place.to_string().into());
        Value::list(vec![number, item.clone()])
    });
    is_whole.then(|| Value::list(items.collect()))
}

/// Lists side by side: `zip(tables, columns)`. What is no list is not known.
fn side_by_side(lists: &[Value]) -> Option<Value> {
    let Value::List(first) = lists.first()? else {
        return None;
    };
    let is_spread = |item: &Value| matches!(item, Value::Spread(_));
    let nth = |list: &Value, place: usize| match list {
        Value::List(items) if !items.iter().any(is_spread) => {
            items.get(place).cloned().unwrap_or(Value::Unknown)
        }
        _ => Value::Unknown,
    };
    let rows = (0..first.len()).map(|place| {
        let row = lists.iter().map(|list| nth(list, place));
        Value::list(row.collect())
    });
    let is_whole = !first.iter().any(is_spread);
    is_whole.then(|| Value::list(rows.collect()))
}

/// `"{}.{}".format(a, b)`, `string.Format("{0}.{1}", a, b)`, `"{service}.add".format(service=s)`.
fn braced(pattern: &str, given: &Given<'_>) -> Value {
    let mut parts = Vec::new();
    let mut next = 0_usize;
    let mut rest = pattern;
    while let Some((before, behind)) = rest.split_once('{') {
        parts.push(Value::text(before));
        if let Some(tail) = behind.strip_prefix('{') {
            parts.push(Value::text("{"));
            rest = tail;
            continue;
        }
        let Some((inside, tail)) = behind.split_once('}') else {
            return Value::Unknown;
        };
        let place = match inside.parse::<usize>() {
            Ok(number) => Some(number),
            Err(_) if inside.is_empty() => Some(next),
            Err(_) => given
                .arguments
                .iter()
                .position(|one| one.name.as_deref() == Some(inside)),
        };
        next = next.saturating_add(1);
        let value = place.and_then(|place| given.values.get(place)).cloned();
        parts.push(value.unwrap_or(Value::Unknown));
        rest = tail;
    }
    parts.push(Value::text(&rest.replace("}}", "}")));
    Value::join(parts)
}

/// `String.format("{0}", a)`, by the places of the values alone.
pub(super) fn braced_by_place(pattern: &str, values: &[Value]) -> Value {
    let given = Given {
        at: 0,
        values: values.to_vec(),
        arguments: &[],
        types: &[],
    };
    braced(pattern, &given)
}

/// A text with another one in the place of a part of it.
fn replaced(from: &str, to: &Value, text: &str) -> Value {
    if from.is_empty() {
        return Value::Unknown;
    }
    let mut parts = Vec::new();
    for (number, part) in text.split(from).enumerate() {
        if number > 0 {
            parts.push(to.clone());
        }
        parts.push(Value::text(part));
    }
    Value::join(parts)
}

/// The same in each part of a text that is known.
fn all_replaced(from: &str, to: &Value, whole: &Value) -> Value {
    let parts: &[Value] = match whole {
        Value::Join(parts) => parts,
        one => std::slice::from_ref(one),
    };
    let parts = parts.iter().map(|part| match part.as_text() {
        Some(text) => replaced(from, to, text),
        None => part.clone(),
    });
    Value::join(parts.collect())
}

/// The parts of a list with a text between them.
fn glued(between: &str, list: &Value) -> Option<Value> {
    let Value::List(items) = list else {
        return None;
    };
    if items.iter().any(|item| matches!(item, Value::Spread(_))) {
        return None;
    }
    let mut parts = Vec::new();
    for (number, item) in items.iter().enumerate() {
        if number > 0 {
            parts.push(Value::text(between));
        }
        parts.push(item.clone());
    }
    Some(Value::join(parts))
}

fn split(between: &str, text: &str) -> Value {
    if between.is_empty() {
        return Value::Unknown;
    }
    Value::list(text.split(between).map(Value::text).collect())
}

fn words(text: &str) -> Value {
    Value::list(text.split_whitespace().map(Value::text).collect())
}

/// `Map.of("Email", mail, "City", city)`.
fn pairs(values: &[Value]) -> Value {
    let pairs = values.chunks_exact(2).filter_map(|pair| match pair {
        [key, value] => Some((key.clone(), value.clone())),
        _ => None,
    });
    Value::map(pairs.collect())
}

fn is_of_lists(class: &str) -> bool {
    matches!(class, "Arrays" | "Optional" | "Stream")
        || class.ends_with("List")
        || class.ends_with("Set")
}

/// A list without its first parts, as a program counts them.
fn behind(list: &Value, from: &str) -> Option<Value> {
    list.behind(from.parse().ok()?)
}

/// Whether it is the function that copies a list: `[].slice`.
fn is_slice(object: &Node) -> bool {
    matches!(&object.kind, Kind::Member(_, name) if name == "slice")
}
