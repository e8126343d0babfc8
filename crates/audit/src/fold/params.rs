//! What the params of a call say: table, columns, conditions.

use std::collections::BTreeSet;

use keap_schema::TABLES;

use super::value::Value;
use crate::hit::Condition;
use crate::method::{Form, MethodInfo, Param, Role};

/// What is known of the params of a call.
#[derive(Clone, Debug, Default)]
pub(crate) struct Details {
    pub(crate) table: Option<String>,
    pub(crate) reads: Vec<String>,
    pub(crate) writes: Vec<String>,
    pub(crate) conditions: Vec<Condition>,
    pub(crate) order_by: Option<String>,
    /// The id of the sequence or the action set.
    pub(crate) row: Option<i64>,
    /// Of which columns not all are known: `reads`, `writes`, `conditions`.
    pub(crate) open: BTreeSet<&'static str>,
    /// Whether the table depends on what the function around the call is given.
    pub(crate) open_table: bool,
    /// Whether columns do.
    pub(crate) open_columns: bool,
}

/// The params of a wire call, out of its arguments: with or without the key in front, in a list or not.
pub(crate) fn aligned(method: &MethodInfo, given: &[Value], key: bool) -> Vec<Value> {
    let mut forms: Vec<(i32, Vec<Value>)> = Vec::new();
    let mut add = |values: &[Value], liking: i32| {
        let with = i32::from(key).saturating_add(liking);
        let without = i32::from(!key).saturating_add(liking);
        let skipped = values.get(1..).unwrap_or_default();
        if method.has_key && !values.is_empty() {
            forms.push((
                score(method, skipped).saturating_add(with),
                skipped.to_vec(),
            ));
        }
        forms.push((
            score(method, values).saturating_add(without),
            values.to_vec(),
        ));
    };
    add(given, 0);
    if let Some(list) = given.first().and_then(as_list) {
        // A list alone is the list of params; before other arguments it may be.
        add(&list, if given.len() == 1 { 3 } else { 1 });
    }
    forms.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    forms
        .into_iter()
        .next()
        .map(|(_, form)| form)
        .unwrap_or_default()
}

fn as_list(value: &Value) -> Option<Vec<Value>> {
    value.ways().iter().find_map(|way| match way {
        // What may have been added to a list is none of the params that are known.
        Value::List(items) => {
            let known = items.iter().filter(|item| !is_more(item));
            Some(known.cloned().collect())
        }
        // PHP writes lists of params with keys, too; their order is the order of the params.
        Value::Map(pairs) => {
            let known = pairs.iter().filter(|(key, _)| !is_more(key));
            Some(known.map(|(_, value)| value.clone()).collect())
        }
        _ => None,
    })
}

/// Whether it stands for what is not known of a list or a map.
fn is_more(value: &Value) -> bool {
    matches!(value, Value::Spread(inner) if matches!(**inner, Value::Unknown))
}

/// How well values fit the params of a method.
fn score(method: &MethodInfo, values: &[Value]) -> i32 {
    let required = method.params.iter().filter(|param| param.required).count();
    let missing = required.saturating_sub(values.len());
    let spare = values.len().saturating_sub(method.params.len());
    let wrong = i32::try_from(missing.saturating_add(spare)).unwrap_or(i32::MAX);
    let fits = method.params.iter().zip(values);
    fits.map(|(param, value)| fit(*param, value)).fold(
        0_i32.saturating_sub(wrong.saturating_mul(2)),
        i32::saturating_add,
    )
}

fn fit(param: Param, value: &Value) -> i32 {
    let fits = match value {
        Value::Text(text) if param.role == Role::Table => {
            return if known_table(text).is_some() { 6 } else { -3 };
        }
        Value::Text(_) | Value::Join(_) => param.form == Form::Text,
        Value::Number(_) => param.form == Form::Number,
        Value::Either(ways) => {
            let fits = ways.iter().map(|way| fit(param, way));
            return fits.max().unwrap_or(0);
        }
        Value::List(items) if items.iter().all(is_more) => {
            matches!(param.form, Form::List | Form::Map)
        }
        Value::List(_) => param.form == Form::List,
        Value::Map(_) => param.form == Form::Map,
        _ => return 0,
    };
    if fits { 2 } else { -2 }
}

/// What the params of a method say.
pub(crate) fn of_method(method: &MethodInfo, values: &[Value]) -> Details {
    let roles = method.params.iter().map(|param| param.role);
    let mut details = Details::default();
    let mut field = None;
    for (role, value) in roles.zip(values) {
        take(&mut details, role, value, &mut field);
    }
    let has_row = matches!(
        method.name,
        "ContactService.addToCampaign"
            | "ContactService.removeFromCampaign"
            | "ContactService.runActionSequence"
    );
    if let (true, Some(Value::Number(id) | Value::Text(id))) = (has_row, values.get(1)) {
        details.row = id.parse().ok();
    }
    details
}

/// What arguments say that a dialect names.
pub(crate) fn of_words(words: &[String], values: &[Value]) -> Details {
    let mut details = Details::default();
    let mut field = None;
    for (word, value) in words.iter().zip(values) {
        let role = role_of(word);
        take(&mut details, role, value, &mut field);
    }
    details
}

fn role_of(word: &str) -> Role {
    match word {
        "table" => Role::Table,
        "reads" => Role::Reads,
        "writes" => Role::Writes,
        "conditions" => Role::Conditions,
        "field" => Role::Field,
        "value" => Role::FieldValue,
        "order" => Role::OrderBy,
        _ => Role::Other,
    }
}

/// Arguments that a dialect names, as the params of the method.
#[cfg(feature = "grammars")]
pub(crate) fn in_order(method: &MethodInfo, words: &[String], values: &[Value]) -> Vec<Value> {
    let given = |param: &Param| {
        let place = match param.role {
            Role::Other => None,
            role => words.iter().position(|word| role_of(word) == role),
        };
        let value = place.and_then(|place| values.get(place));
        value.cloned().unwrap_or(Value::Unknown)
    };
    method.params.iter().map(given).collect()
}

fn take(details: &mut Details, role: Role, value: &Value, field: &mut Option<String>) {
    match role {
        Role::Table => {
            details.open_table |= value.is_open();
            let table = value.ways().iter().find_map(|way| match way {
                Value::Text(text) => {
                    Some(known_table(text).map_or_else(|| shown(text), str::to_owned))
                }
                Value::Object(object) => object.table.map(str::to_owned),
                // A class of the table: `Query(Contact, ..)`.
                Value::Name(name) => known_table(name).map(str::to_owned),
                _ => None,
            });
            details.table = table.or(details.table.take());
        }
        Role::Reads => {
            details.open_columns |= value.is_open();
            add(&mut details.reads, columns(value));
            details.holds("reads", value.ways().iter().all(is_whole_list));
        }
        Role::Writes => {
            details.open_columns |= has_open_keys(value);
            add(&mut details.writes, keys(value));
            details.holds("writes", value.ways().iter().all(is_whole_map));
        }
        Role::Conditions => {
            let found = conditions(value);
            details.open_columns |= has_open_keys(value);
            details.holds("conditions", value.ways().iter().all(is_whole_map));
            details.conditions.extend(found);
        }
        Role::Field => {
            details.open_columns |= value.is_open();
            *field = value.as_text().map(shown);
            details.holds("conditions", field.is_some());
        }
        Role::FieldValue => {
            if let Some(column) = field.take() {
                details.conditions.push(Condition {
                    value: compared(&column, value),
                    column,
                });
            }
        }
        Role::OrderBy => {
            details.order_by = value.as_text().filter(|text| !text.is_empty()).map(shown)
        }
        Role::Other => {}
    }
}

/// Whether all columns of a list of them are known.
fn is_whole_list(value: &Value) -> bool {
    match value {
        Value::List(items) => items.iter().all(|item| matches!(item, Value::Text(_))),
        Value::Map(pairs) => pairs
            .iter()
            .all(|(_, value)| matches!(value, Value::Text(_))),
        Value::Text(_) | Value::Null | Value::Flag => true,
        _ => false,
    }
}

/// Whether all columns are known for which a map has values.
fn is_whole_map(value: &Value) -> bool {
    match value {
        Value::Map(pairs) => pairs
            .iter()
            .all(|(key, _)| matches!(key, Value::Text(_) | Value::Number(_))),
        Value::List(items) => items.iter().all(is_whole_map),
        Value::Object(_) | Value::Null | Value::Flag => true,
        _ => false,
    }
}

/// Whether the columns of a map depend on what the function around it is given; its values may.
fn has_open_keys(value: &Value) -> bool {
    match value {
        Value::Map(pairs) => pairs.iter().any(|(key, _)| key.is_open()),
        Value::List(items) | Value::Either(items) => items.iter().any(has_open_keys),
        other => other.is_open(),
    }
}

/// The params, once for each table that the one of them may name.
#[cfg(feature = "grammars")]
pub(crate) fn each_table(place: Option<usize>, params: &[Value]) -> Vec<Vec<Value>> {
    let ways = place.and_then(|place| params.get(place)).map(Value::ways);
    let is_table = |way: &&Value| match way {
        Value::Text(name) | Value::Name(name) => known_table(name).is_some(),
        Value::Object(object) => object.table.is_some(),
        _ => false,
    };
    let tables: Vec<&Value> = ways.into_iter().flatten().filter(is_table).collect();
    let (Some(place), 2..) = (place, tables.len()) else {
        return vec![params.to_vec()];
    };
    let with = |table: &&Value| {
        let mut params = params.to_vec();
        if let Some(slot) = params.get_mut(place) {
            *slot = (*table).clone();
        }
        params
    };
    tables.iter().map(with).collect()
}

/// The table of a name, exactly.
pub(crate) fn known_table(name: &str) -> Option<&'static str> {
    TABLES
        .iter()
        .map(|table| table.name)
        .find(|known| *known == name)
}

/// Columns in a list; in a text, those between commas.
fn columns(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for way in value.ways() {
        match way {
            Value::List(items) => {
                found.extend(items.iter().filter_map(Value::as_text).map(shown));
            }
            Value::Map(pairs) => {
                let values = pairs.iter().filter_map(|(_, value)| value.as_text());
                found.extend(values.map(shown));
            }
            Value::Text(text) if !text.is_empty() => {
                found.extend(text.split(',').map(|column| shown(column.trim())));
            }
            _ => {}
        }
    }
    found
}

fn keys(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for way in value.ways() {
        match way {
            Value::Map(pairs) => {
                found.extend(pairs.iter().filter_map(|(key, _)| key.as_text()).map(shown));
            }
            Value::Object(object) => found.extend(object.set.borrow().iter().cloned()),
            Value::List(items) => {
                for item in items.iter() {
                    found.extend(keys(item));
                }
            }
            _ => {}
        }
    }
    found
}

fn conditions(value: &Value) -> Vec<Condition> {
    let mut found = Vec::new();
    for way in value.ways() {
        if let Value::Map(pairs) = way {
            for (key, value) in pairs.iter() {
                if let Some(column) = key.as_text() {
                    found.push(Condition {
                        column: shown(column),
                        value: compared(column, value),
                    });
                }
            }
        }
    }
    found
}

/// What a column is compared with, unless it may be a secret.
fn compared(column: &str, value: &Value) -> Option<String> {
    let column = column.to_ascii_lowercase();
    let is_secret = ["password", "token", "key", "secret"]
        .iter()
        .any(|word| column.contains(word));
    constant(value).filter(|_| !is_secret)
}

fn constant(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) | Value::Number(text) => Some(shown(text)),
        _ => None,
    }
}

/// A text of the program, cut.
fn shown(text: &str) -> String {
    text.chars().take(80).collect()
}

fn add(columns: &mut Vec<String>, found: Vec<String>) {
    let mut known: BTreeSet<String> = columns.iter().cloned().collect();
    for column in found {
        if !column.is_empty() && known.insert(column.clone()) {
            columns.push(column);
        }
    }
}

impl Details {
    /// Whether a call of the function around it may say more.
    pub(crate) fn is_open(&self) -> bool {
        (self.open_table && self.table.is_none()) || self.open_columns
    }

    /// The columns that it names.
    pub(crate) fn named(&self) -> impl Iterator<Item = &str> {
        let conditions = self.conditions.iter().map(|one| &one.column);
        let named = self.reads.iter().chain(&self.writes).chain(conditions);
        named.map(String::as_str)
    }

    /// Whether it names a column that its table has, besides those that are known already: what is given to another
    /// function of the same name does not.
    pub(crate) fn has_known_column(&self, table: Option<&str>, known: &[&str]) -> bool {
        let table = self.table.as_deref().or(table);
        let Some(info) = table.and_then(keap_schema::table) else {
            return false;
        };
        let mut more = self.named().filter(|name| !known.contains(name));
        more.any(|name| name.starts_with('_') || info.column(name).is_some())
    }

    /// Notes whether all columns of a kind are known.
    fn holds(&mut self, what: &'static str, is_whole: bool) {
        if !is_whole {
            self.open.insert(what);
        }
    }

    /// Adds what a lambda of a typed call names.
    pub(crate) fn add_columns(&mut self, writes: bool, found: Vec<String>) {
        let place = if writes {
            &mut self.writes
        } else {
            &mut self.reads
        };
        add(place, found);
    }
}
