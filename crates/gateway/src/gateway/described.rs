//! A call in names, for the log and the inventory.

use keap::schema::QueryData;
use keap::{Invocation, Operation, coverage::coverage, route::Route};
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
            tell(&mut line.columns, values.iter().map(|(name, _)| name));
        }
        Invocation::ContactUpdate { changes, .. } | Invocation::DataUpdate { changes, .. } => {
            tell(&mut line.columns, changes.iter().map(|(name, _)| name));
        }
        Invocation::ContactLoad { fields, .. }
        | Invocation::ContactFindByEmail { fields, .. }
        | Invocation::DataLoad { fields, .. } => {
            let asked = fields.names().unwrap_or_default();
            tell(&mut line.columns, asked.iter().map(String::as_str));
        }
        Invocation::DataFindByField { query, field, .. } => {
            of_query(query, line);
            tell(&mut line.conditions, [field.as_str()]);
        }
        Invocation::DataQuery(query) | Invocation::DataCount(query) => of_query(query, line),
        Invocation::SearchGetSavedSearchResults { fields, .. } => {
            tell(&mut line.columns, fields.iter().map(String::as_str));
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
                tell(&mut line.columns, items.iter().filter_map(Value::as_str));
            }
            Value::Struct(members) => of_struct(operation, members, line),
            _ => {}
        }
    }
    if let (Operation::DataFindByField, Some(field)) = (operation, params.get(3)) {
        tell(&mut line.conditions, field.as_str());
    }
    if let (true, Some(Value::Struct(members))) = (line.table.is_some(), params.first()) {
        of_struct(operation, members, line);
    }
}

fn of_struct(operation: Operation, members: &Struct, line: &mut CallLine) {
    if line.table.is_none() {
        return;
    }
    let told = match operation {
        Operation::DataQuery | Operation::DataCount => &mut line.conditions,
        _ => &mut line.columns,
    };
    tell(told, members.iter().map(|(name, _)| name));
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
    tell(&mut line.columns, query.selected.iter().map(String::as_str));
    tell(
        &mut line.conditions,
        query.conditions.iter().map(|(name, _)| name.as_str()),
    );
}

/// What a program puts where a name belongs can be anything, so only what looks like a name is told. What was told before of
/// the same call is mostly the same, and stays then.
fn tell<'a>(told: &mut Vec<String>, names: impl IntoIterator<Item = &'a str>) {
    let is_name = |name: &&str| {
        (1..=64).contains(&name.len())
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'.')
    };
    let mut count = 0_usize;
    for name in names.into_iter().filter(is_name).take(NAMES) {
        match told.get_mut(count) {
            Some(before) if before == name => {}
            Some(before) => name.clone_into(before),
            None => told.push(name.to_owned()),
        }
        count += 1;
    }
    told.truncate(count);
}

/// Tells where an operation goes and what is known of it there.
pub(super) fn route(operation: Operation, route: &Route, line: &mut CallLine) {
    line.backend = Some(route.backend.name());
    if let Some(row) = coverage(operation, route.backend) {
        line.level = Some(row.level.to_string());
        line.differences = row.differences.iter().map(|known| known.id).collect();
    }
}
