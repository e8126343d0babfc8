//! Calls by the name of a method: found where it is known, kept for the callers of a helper where they decide.

use super::frame::Open;
use super::machine::Machine;
use super::params::known_table;
use super::recognise::is_method;
use super::value::Value;
use crate::hit::Certainty;
use crate::method;
use crate::syntax::Offset;

impl Machine<'_> {
    /// A wire call: found where the method is known, kept for the callers of the function where they decide.
    pub(super) fn wire(
        &mut self,
        dialect: usize,
        at: Offset,
        method: &Value,
        params: &[Value],
        key: bool,
        certainty: Certainty,
    ) {
        for way in method.ways() {
            let open = Open {
                at,
                dialect,
                method: way.clone(),
                params: params.to_vec(),
                key,
                certainty,
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
                summary.open.insert(open.at, open);
            }
            return;
        };
        let raws = self.raws(&open, method, through);
        let is_open =
            |raw: &super::machine::Raw| raw.details.open_table && raw.details.table.is_none();
        if raws.iter().any(is_open)
            && let Some(summary) = self.summary()
        {
            summary.open.insert(open.at, open);
            return;
        }
        for raw in raws {
            self.find(raw);
        }
    }

    /// An open call of a helper, by what the helper is given.
    pub(super) fn close(&mut self, open: &Open, helper: &str, arguments: &[Value], at: Offset) {
        let method = open.method.given(arguments);
        let params: Vec<Value> = open
            .params
            .iter()
            .map(|param| param.given(arguments))
            .collect();
        for way in method.ways() {
            let is_known = way
                .as_text()
                .is_some_and(|text| method::named(text).is_some());
            if !is_known && !way.is_open() {
                continue;
            }
            let one = Open {
                at,
                method: way.clone(),
                params: params.clone(),
                ..open.clone()
            };
            if is_known && !self.tells_more(open, &one) {
                continue;
            }
            self.closed.insert(open.at);
            self.opened(one, Some(helper.to_owned()));
        }
    }

    /// Whether a caller says what the helper itself does not: the method, or the table.
    fn tells_more(&self, open: &Open, one: &Open) -> bool {
        if open.method.is_open() {
            return true;
        }
        let known = one.method.as_text().and_then(method::named);
        known.is_some_and(|method| {
            self.raws(one, method, None).iter().any(|raw| {
                let table = raw.details.table.as_deref();
                table.and_then(known_table).is_some() || raw.details.open_table
            })
        })
    }

    /// `{ methodName: "ContactService.add", params: [..] }`.
    pub(super) fn map_of_call(&mut self, at: Offset, map: &Value) {
        let Value::Map(pairs) = map else { return };
        let value_of = |words: &[&str]| {
            let mut found = pairs.iter().filter(|(key, _)| {
                key.as_text()
                    .is_some_and(|key| words.contains(&key.to_ascii_lowercase().as_str()))
            });
            found.next().map(|(_, value)| value.clone())
        };
        let method = value_of(&["method", "methodname", "method_name", "action", "call"]);
        let Some(method) = method.filter(|method| method.ways().iter().any(is_method)) else {
            return;
        };
        let params = value_of(&["params", "args", "arguments", "parameters", "data"]);
        let dialect = self.rules.wire(self.language);
        self.wire(
            dialect,
            at,
            &method,
            &params.into_iter().collect::<Vec<_>>(),
            true,
            Certainty::Likely,
        );
    }

    /// A document of the wire in a text. Where a part of it has several values, each table that it may name is told.
    pub(super) fn document(&mut self, at: Offset, text: &Value) {
        let mut told: Vec<(Option<String>, Option<String>)> = Vec::new();
        for way in text.ways() {
            let Some((method, params)) = in_document(way) else {
                continue;
            };
            let written = |value: Option<&Value>| value.and_then(Value::as_text).map(str::to_owned);
            let what = (written(Some(&method)), written(params.get(1)));
            // What a variable had before the ways parted.
            let is_empty = text.ways().len() > 1 && what.1.as_deref() == Some("");
            if is_empty || told.contains(&what) {
                continue;
            }
            told.push(what);
            let dialect = self.rules.wire(self.language);
            let at = self.place_of_tag(at);
            self.wire(dialect, at, &method, &params, true, Certainty::Certain);
        }
    }
}

/// The method and the params of a document that a text is.
fn in_document(text: &Value) -> Option<(Value, Vec<Value>)> {
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
