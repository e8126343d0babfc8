//! A call in names, for the log and the inventory.

use keap::schema::QueryData;
use keap::{Fields, Invocation, Operation, coverage::coverage, route::Route};
use keap_xmlrpc::{Struct, Value};

use crate::inventory::{OwnerRow, UNKNOWN_TABLE};
use crate::log::CallLine;

/// Names in one line; a call that names more is cut.
const NAMES: usize = 100;

/// Tells table, columns and conditions of an invocation, by name.
pub(super) fn describe(invocation: &Invocation, line: &mut CallLine) {
    line.table = invocation.table().map(str::to_owned);
    line.owner_row = invocation.owner_row().map(OwnerRow::from);
    match invocation {
        Invocation::ContactAdd { values, .. }
        | Invocation::ContactAddWithDupCheck { values, .. }
        | Invocation::DataAdd { values, .. } => {
            line.columns = names(values.iter().map(|(name, _)| name));
        }
        Invocation::ContactUpdate { changes, .. } | Invocation::DataUpdate { changes, .. } => {
            line.columns = names(changes.iter().map(|(name, _)| name));
        }
        Invocation::ContactLoad { fields, .. }
        | Invocation::ContactFindByEmail { fields, .. }
        | Invocation::DataLoad { fields, .. } => line.columns = selected(fields),
        Invocation::DataFindByField { query, field, .. } => {
            of_query(query, line);
            line.conditions = names([field.as_str()]);
        }
        Invocation::DataQuery(query) | Invocation::DataCount(query) => of_query(query, line),
        Invocation::SearchGetSavedSearchResults { fields, .. } => {
            line.columns = names(fields.iter().map(String::as_str));
        }
        _ => {}
    }
}

/// Tells what a call names as far as its params can be read, so that the line of one that is refused says it too. The params
/// are those behind the key.
pub(super) fn sent(operation: Operation, params: &[Value], line: &mut CallLine) {
    line.table = table(operation, params);
    for param in params.iter().skip(1) {
        match param {
            Value::Array(items) if line.table.is_some() => {
                line.columns = names(items.iter().filter_map(Value::as_str));
            }
            Value::Struct(members) => of_struct(operation, members, line),
            _ => {}
        }
    }
    if let (Operation::DataFindByField, Some(field)) = (operation, params.get(3)) {
        line.conditions = names(field.as_str());
    }
    if let (true, Some(Value::Struct(members))) = (line.table.is_some(), params.first()) {
        of_struct(operation, members, line);
    }
}

fn of_struct(operation: Operation, members: &Struct, line: &mut CallLine) {
    if line.table.is_none() {
        return;
    }
    let told = names(members.iter().map(|(name, _)| name));
    match operation {
        Operation::DataQuery | Operation::DataCount => line.conditions = told,
        _ => line.columns = told,
    }
}

/// The table of a call by its documented name; `(unknown)` for any other, which is what the caller chose.
fn table(operation: Operation, params: &[Value]) -> Option<String> {
    match operation {
        Operation::ContactAdd
        | Operation::ContactAddWithDupCheck
        | Operation::ContactLoad
        | Operation::ContactUpdate
        | Operation::ContactFindByEmail => Some("Contact".to_owned()),
        _ if operation.takes_table() => {
            let asked = params.first()?.as_str()?;
            let known = keap::schema::TABLES.iter();
            let mut known = known.filter(|table| table.name.eq_ignore_ascii_case(asked));
            let known = known.next().map(|table| table.name);
            Some(known.unwrap_or(UNKNOWN_TABLE).to_owned())
        }
        _ => None,
    }
}

fn of_query(query: &QueryData, line: &mut CallLine) {
    line.columns = names(query.selected.iter().map(String::as_str));
    line.conditions = names(query.conditions.iter().map(|(name, _)| name.as_str()));
}

fn selected(fields: &Fields) -> Vec<String> {
    let asked = fields.names().unwrap_or_default();
    names(asked.iter().map(String::as_str))
}

/// What a program puts where a name belongs can be anything, so only what looks like a name is told.
fn names<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let is_name = |name: &&str| {
        (1..=64).contains(&name.len())
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'.')
    };
    names
        .into_iter()
        .filter(is_name)
        .take(NAMES)
        .map(str::to_owned)
        .collect()
}

/// Tells where an operation goes and what is known of it there.
pub(super) fn route(operation: Operation, route: &Route, line: &mut CallLine) {
    line.backend = Some(route.backend.name());
    if let Some(row) = coverage(operation, route.backend) {
        line.level = Some(row.level.to_string());
        line.differences = row.differences.iter().map(|known| known.id).collect();
    }
}
