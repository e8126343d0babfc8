//! Calls by the name of a method: found where it is known, kept for the callers of a helper where they decide.

use super::frame::{Open, Seen, Sure};
use super::machine::{Machine, Raw};
use super::params::known_table;
use super::recognise::is_method;
use super::value::Value;
use crate::hit::Certainty;
use crate::method::{self, Role};
use crate::slip::{is_meant, is_near_a_table, is_slip};
use crate::syntax::Offset;

/// How functions call the list of params that they put into a document.
const LISTS: [&str; 6] = [
    "params",
    "parameters",
    "args",
    "arguments",
    "data",
    "values",
];

/// What it costs to look at an open call for one who calls its function.
const CLOSING: usize = 8;

impl Machine<'_> {
    /// A call of the wire by its method's name, with a key in front, by which it is known alone.
    pub(super) fn seen(&self, at: Offset, certainty: Certainty) -> Seen {
        Seen {
            dialect: self.rules.wire(self.language),
            at,
            key: true,
            certainty,
            sure: Sure::No,
        }
    }

    /// A wire call: found where the method is known, kept for the callers of the function where they decide.
    pub(super) fn wire(&mut self, seen: Seen, method: &Value, params: &[Value]) {
        self.calls = self.calls.saturating_add(1);
        // What else a method may be says nothing where it may be one that is known.
        let is_known = method.ways().iter().any(is_named);
        for way in method.ways() {
            let open = Open {
                at: self.asked_at().unwrap_or(seen.at),
                origin: seen.at,
                turn: self.turn.id,
                dialect: seen.dialect,
                method: way.clone(),
                params: params.to_vec(),
                key: seen.key,
                certainty: seen.certainty,
                sure: if is_known { Sure::No } else { seen.sure },
            };
            self.opened(open, None);
        }
    }

    fn opened(&mut self, open: Open, through: Option<String>) {
        let known = open.method.as_text().and_then(method::named);
        let Some(method) = known else {
            if open.method.is_open()
                && let Some(summary) = self.summary()
            {
                summary.keep(open);
            } else if open.sure.is_any() || is_misspelt(&open.method) {
                self.unnamed(&open, through);
            }
            return;
        };
        // What is told is told by the last walk, and what is kept is kept of functions.
        if !self.finding && self.function().is_none() {
            self.calls = self.calls.saturating_add(1);
            return;
        }
        let raws = self.raws(&open, method, through);
        if (raws.iter().any(|raw| raw.details.is_open()) || spreads(&open.params))
            && let Some(summary) = self.summary()
        {
            summary.keep(open);
            return;
        }
        if self.asked_at().is_some() {
            self.note_answered(open.origin);
        }
        if self.finding {
            self.told.insert(open.origin);
        }
        for raw in raws {
            self.find(raw);
        }
    }

    /// An open call of a helper, by what the helper is given.
    pub(super) fn close(&mut self, open: &Open, helper: &str, arguments: &[Value], at: Offset) {
        self.fuel = self.fuel.saturating_sub(CLOSING);
        if self.fuel == 0 {
            return;
        }
        let method = open.method.given(arguments);
        let params: Vec<Value> = open
            .params
            .iter()
            .map(|param| param.given(arguments))
            .collect();
        let params = Value::flattened(params);
        let is_known = method.ways().iter().any(is_named);
        let sure = if is_known { Sure::No } else { open.sure };
        for way in method.ways() {
            let is_known = is_named(way);
            if !is_known && !way.is_open() {
                let is_told = match (sure, way) {
                    (Sure::Yes, _) => true,
                    (_, Value::Text(_)) => self.is_meant(way),
                    (sure, _) => sure.is_any(),
                };
                if is_told {
                    self.close_unnamed(open, helper, way, at);
                }
                continue;
            }
            let one = Open {
                at,
                turn: open.turn.rotate_left(32) ^ self.turn.id,
                method: way.clone(),
                params: params.clone(),
                ..open.clone()
            };
            if is_known && !self.tells_more(open, &one) {
                // The helper is told itself for those who say nothing.
                if self.finding && (self.says_nothing(&one) || leaves_table_open(open, &one)) {
                    self.untold.insert(open.key());
                }
                continue;
            }
            self.closed.insert(open.key());
            self.closed_by.insert((helper.to_owned(), open.key()));
            self.opened(one, Some(helper.to_owned()));
        }
    }

    /// Whether a value names a method that the API does not have, and can only be meant to be one of its.
    fn is_meant(&self, method: &Value) -> bool {
        let name = method.as_text();
        name.is_some_and(|name| match self.has_address {
            true => is_meant(name, true),
            false => is_slip(name),
        })
    }

    /// A sure call with a method that the API does not have. Where the caller does not say which, the helper is told itself:
    /// what is called may only have its name.
    fn close_unnamed(&mut self, open: &Open, helper: &str, method: &Value, at: Offset) {
        if !matches!(method, Value::Text(_)) {
            if self.finding && !matches!(method, Value::Null | Value::Flag | Value::Number(_)) {
                self.untold.insert(open.key());
            }
            return;
        }
        self.closed.insert(open.key());
        self.closed_by.insert((helper.to_owned(), open.key()));
        let one = Open {
            at,
            method: method.clone(),
            params: Vec::new(),
            ..open.clone()
        };
        self.unnamed(&one, Some(helper.to_owned()));
    }

    /// Whether a caller says what the helper itself does not: the method, the table, or columns of it.
    fn tells_more(&self, open: &Open, one: &Open) -> bool {
        if open.method.is_open() {
            return true;
        }
        let Some(method) = one.method.as_text().and_then(method::named) else {
            return false;
        };
        let of_contacts = method.name.starts_with("ContactService.");
        let default = of_contacts.then_some("Contact");
        let (before, after) = (self.raws(open, method, None), self.raws(one, method, None));
        let has_table = |raw: &Raw| raw.details.table.as_deref().is_some_and(is_meant_table);
        let asks_table = !before.iter().all(has_table);
        let named: Vec<&str> = before.iter().flat_map(|raw| raw.details.named()).collect();
        spreads(&one.params)
            || after.iter().any(|raw| {
                (asks_table && has_table(raw))
                    || raw.details.is_open()
                    || raw.details.has_known_column(default, &named)
            })
    }

    /// Whether nothing is known of what a caller gives; who gives something else means another function of the name.
    fn says_nothing(&self, one: &Open) -> bool {
        let method = one.method.as_text().and_then(method::named);
        method.is_none_or(|method| {
            let raws = self.raws(one, method, None);
            raws.iter().all(|raw| raw.details.named().next().is_none())
        })
    }

    /// `{ methodName: "ContactService.add", params: [..] }`.
    pub(super) fn map_of_call(&mut self, at: Offset, map: &Value) {
        let Value::Map(pairs) = map else { return };
        if self.is_said {
            return;
        }
        let value_of = |words: &[&str]| {
            let mut found = pairs.iter().filter(|(key, _)| {
                key.as_text()
                    .is_some_and(|key| words.contains(&key.to_ascii_lowercase().as_str()))
            });
            found.next().map(|(_, value)| value.clone())
        };
        let method = value_of(&[
            "method",
            "methodname",
            "method_name",
            "action",
            "call",
            "service",
        ]);
        let Some(method) = method.filter(|method| method.ways().iter().any(is_method)) else {
            return;
        };
        let params = value_of(&[
            "params",
            "args",
            "arguments",
            "parameters",
            "data",
            "inputs",
        ]);
        let seen = self.seen(at, Certainty::Likely);
        self.wire(seen, &method, &params.into_iter().collect::<Vec<_>>());
    }

    /// A document of the wire in a text. Where a part of it has several values, each table that it may name is told.
    pub(super) fn document(&mut self, at: Offset, text: &Value) {
        // Most texts end here: the place is looked for where there is one.
        if text.ways().iter().any(|way| in_document(way).is_some()) {
            self.document_at(self.place_of_tag(at), text);
        }
    }

    /// The same in what an object does that was asked for something: the list is known there.
    pub(super) fn list_at_hand(&self) -> Option<Vec<Value>> {
        let names = &self.frames.last().filter(|_| self.asking > 0)?.names;
        let lists = LISTS.iter().filter_map(|name| names.get(*name));
        let mut lists = lists.filter_map(|value| match value {
            Value::List(items) => Some(items.to_vec()),
            _ => None,
        });
        lists.next()
    }

    /// The params of a document whose function is given them in a list, beside the method: `function xml($method, $params)`.
    fn list_beside(&mut self, method: &Value) -> Option<Value> {
        let parameters = &self.summary()?.parameters;
        let is_list = |name: &String| LISTS.contains(&name.to_ascii_lowercase().as_str());
        let place = parameters.iter().position(is_list)?;
        // What is no list stays what it is, and says nothing.
        (place != method.highest()).then(|| Value::Spread(Value::Parameter(place).into()))
    }

    /// The same, where it is told at the place itself.
    pub(super) fn document_at(&mut self, at: Offset, text: &Value) {
        let mut told: Vec<(Option<String>, Option<String>)> = Vec::new();
        for way in text.ways() {
            let Some((method, mut params)) = in_document(way) else {
                continue;
            };
            if method.is_open() && !params.iter().any(Value::is_open) {
                params.extend(self.list_beside(&method));
            }
            if method.as_text().is_some() && params.is_empty() {
                params.extend(self.list_at_hand().into_iter().flatten());
            }
            let written = |value: Option<&Value>| value.and_then(Value::as_text).map(str::to_owned);
            let what = (written(Some(&method)), written(params.get(1)));
            // What a variable had before the ways parted.
            let is_open = matches!(params.get(1), Some(Value::Unknown));
            let is_empty = text.ways().len() > 1 && (is_open || what.1.as_deref() == Some(""));
            if is_empty || told.contains(&what) {
                continue;
            }
            told.push(what);
            let mut seen = self.seen(at, Certainty::Certain);
            // What the function around it is given decides, and Keap's address says where it goes.
            seen.sure = match method.as_text() {
                Some(name) => is_meant(name, self.has_address).into(),
                None if self.has_address && method.is_open() => Sure::ByAddress,
                None => Sure::No,
            };
            self.wire(seen, &method, &params);
        }
    }
}

/// Whether the table of a call is what its function is given, and who calls that gives something that is not known.
fn leaves_table_open(open: &Open, one: &Open) -> bool {
    let table = |open: &Open| {
        let method = open.method.as_text().and_then(method::named)?;
        let mut roles = method.params.iter().map(|param| param.role);
        let place = roles.position(|role| role == Role::Table)?;
        let params = super::params::aligned(method, &open.params, open.key);
        params.get(place).cloned()
    };
    let says_nothing = |value: Value| {
        let mut ways = value.ways().iter();
        ways.all(|way| matches!(way, Value::Unknown | Value::Name(_) | Value::Join(_)))
    };
    table(open).is_some_and(|table| table.is_open()) && table(one).is_some_and(says_nothing)
}

/// Whether a text names a table, or was meant to.
fn is_meant_table(name: &str) -> bool {
    known_table(name).is_some() || is_near_a_table(name)
}

/// Whether a value is a method of the API with a slip.
fn is_misspelt(value: &Value) -> bool {
    value.as_text().is_some_and(is_slip)
}

/// Whether a value is the name of a method.
fn is_named(value: &Value) -> bool {
    value
        .as_text()
        .is_some_and(|text| method::named(text).is_some())
}

/// The method and the params of a document that a text is.
pub(super) fn in_document(text: &Value) -> Option<(Value, Vec<Value>)> {
    let parts: &[Value] = match text {
        Value::Join(parts) => parts,
        one => std::slice::from_ref(one),
    };
    let mut texts = parts.iter().filter_map(Value::as_text);
    if !texts.any(|text| text.contains("methodName>")) {
        return None;
    }
    let (method, params) = crate::documents::in_text(parts);
    Some((method?, params))
}

impl Machine<'_> {
    /// Where the name of the method stands in a text that begins at a place.
    fn place_of_tag(&self, at: Offset) -> Offset {
        // A text is not much longer in the file than it is.
        const FURTHEST: usize = 100_000;
        let start = at as usize;
        let end = self.source.len().min(start.saturating_add(FURTHEST));
        let text = self.source.as_bytes().get(start..end).unwrap_or_default();
        let found = memchr::memmem::find(text, b"<methodName>").unwrap_or(0);
        u32::try_from(start.saturating_add(found)).unwrap_or(at)
    }
}

/// Whether arguments of the function around a call are handed on as they are.
fn spreads(params: &[Value]) -> bool {
    params.iter().any(|param| match param {
        Value::Spread(inner) => inner.is_open(),
        Value::List(items) => items
            .iter()
            .any(|item| matches!(item, Value::Spread(inner) if inner.is_open())),
        _ => false,
    })
}
