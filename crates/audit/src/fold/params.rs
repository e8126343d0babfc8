//! What the params of a call say: table, columns, conditions.

mod aligned;
mod columns;

use std::collections::BTreeSet;

use keap_schema::TABLES;

use super::value::Value;
use crate::hit::Condition;
use crate::method::{MethodInfo, Param, Role};

pub(crate) use aligned::aligned;
use columns::{
    add, columns, compared, conditions, has_open_keys, is_whole_list, is_whole_map, keys, shown,
};

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

/// The params, once for each table that the one of them may name.
#[cfg(feature = "grammars")]
pub(crate) fn each_table(place: Option<usize>, params: &[Value]) -> Vec<Vec<Value>> {
    let ways = place.and_then(|place| params.get(place)).map(Value::ways);
    let is_table = |way: &&Value| match way {
        Value::Text(name) | Value::Name(name) => known_table(name).is_some(),
        Value::Object(object) => object.table.is_some(),
        _ => false,
    };
    let ways = || ways.into_iter().flatten();
    // What the function around the call is given, or else one of these: `table || "Contact"`.
    let is_open =
        |way: &&Value| matches!(way, Value::Parameter(_)) && ways().any(|way| is_table(&way));
    let tables: Vec<&Value> = ways().filter(|way| is_table(way) || is_open(way)).collect();
    let (Some(place), 2..) = (place, tables.len()) else {
        return vec![params.to_vec()];
    };
    let with = |table: &&Value| {
        let mut params = params.to_vec();
        if let Some(slot) = params.get_mut(place) {
            *slot = (*table).clone();
        }
        match table {
            Value::Text(name) | Value::Name(name) => fitting(params, name),
            _ => params,
        }
    };
    tables.iter().map(with).collect()
}

/// The params of a call on one of several tables: of several lists of columns those that the table has, where it has any.
#[cfg(feature = "grammars")]
fn fitting(params: Vec<Value>, table: &str) -> Vec<Value> {
    let Some(table) = keap_schema::table(table) else {
        return params;
    };
    let fits = |way: &&Value| {
        let named = match way {
            Value::List(_) => columns(way),
            Value::Map(_) => keys(way),
            _ => return true,
        };
        let mut named = named.iter();
        named.all(|name| name.starts_with('_') || table.column(name).is_some())
    };
    let of_table = |param: Value| match &param {
        Value::Either(ways) => {
            let kept: Vec<Value> = ways.iter().filter(fits).cloned().collect();
            match kept.is_empty() {
                true => param,
                false => Value::either(kept),
            }
        }
        _ => param,
    };
    params.into_iter().map(of_table).collect()
}

/// The table of a name, exactly.
pub(crate) fn known_table(name: &str) -> Option<&'static str> {
    TABLES
        .iter()
        .map(|table| table.name)
        .find(|known| *known == name)
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

    /// Notes that not all columns of a kind are known.
    #[cfg(feature = "grammars")]
    pub(crate) fn opens(&mut self, what: &'static str) {
        self.holds(what, false);
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
