//! What a call is refused for, for the log, the inventory and whoever is told.

use std::collections::BTreeSet;

use keap::schema::FieldType;
use keap::{Backend, Error, ErrorKind, Operation};
use keap_xmlrpc::{Fault, FaultKind};

use crate::log::CallLine;
use crate::{fault, words};

/// Tells a failure in the line of its call, and gives the fault for it.
pub(super) fn told(error: &Error, operation: Operation, line: &mut CallLine) -> Fault {
    let fault = match named_by_add(error, operation, line) {
        Some(columns) => fault::named_nobody(&columns),
        None => fault::of_error(error, operation, line.table.as_deref()),
    };
    note(
        error,
        operation.is_write() && is_of_values(&fault, operation),
        line,
    );
    fault
}

/// Whether a fault of a write is about what it holds. A new record has no id that could be unknown.
fn is_of_values(fault: &Fault, operation: Operation) -> bool {
    match fault.kind() {
        FaultKind::InvalidParameter => true,
        FaultKind::RecordNotFound => adds(operation),
        _ => false,
    }
}

fn adds(operation: Operation) -> bool {
    use Operation::{ContactAdd, ContactAddWithDupCheck, DataAdd};
    matches!(operation, ContactAdd | ContactAddWithDupCheck | DataAdd)
}

/// The columns in which an add names other records, when one of those is missing.
fn named_by_add(error: &Error, operation: Operation, line: &CallLine) -> Option<String> {
    if error.kind() != ErrorKind::NotFound || !adds(operation) || !is_untouched(error) {
        return None;
    }
    let table = keap::schema::table(line.table.as_deref()?)?;
    let is_id = |name: &&str| {
        let column = table.column(name);
        column.is_some_and(|column| column.field_type == FieldType::Id)
    };
    let named: Vec<&str> = line
        .columns
        .iter()
        .map(String::as_str)
        .filter(is_id)
        .collect();
    (!named.is_empty()).then(|| named.join(" or "))
}

fn note(error: &Error, is_of_values: bool, line: &mut CallLine) {
    line.blocker = error.kind() == ErrorKind::Unsupported;
    line.refused_values = is_untouched(error) && (is_of_values || is_known(error));
    line.in_doubt = error.may_have_applied();
    if line.blocker || line.refused_values {
        let advice = words::of_the_gateway(fault::advice(error));
        line.advice = Some(match columns(error, line) {
            Some(columns) => format!("{advice} ({columns})"),
            None => advice,
        });
        // Those of its way are not why it is refused.
        line.differences.clear();
    }
    if let Some(difference) = error.difference() {
        line.differences = vec![difference.id];
    }
}

/// Whether a known difference has REST refuse what the call holds, which XML-RPC takes.
fn is_known(error: &Error) -> bool {
    error.kind() == ErrorKind::InvalidRequest && error.difference().is_some()
}

/// Whether REST refused before anything was done.
fn is_untouched(error: &Error) -> bool {
    error.backend() != Some(Backend::XmlRpc)
        && !error.may_have_applied()
        && error.stands().is_none()
        && error.steps_done().is_empty()
}

/// The columns that a refusal names, of those that the call names and the API documents.
fn columns(error: &Error, line: &CallLine) -> Option<String> {
    let table = keap::schema::table(line.table.as_deref()?)?;
    let text = fault::cause(error);
    let words: BTreeSet<&str> = text
        .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .collect();
    let named: BTreeSet<&str> = line
        .columns
        .iter()
        .chain(&line.conditions)
        .map(String::as_str)
        .filter(|name| words.contains(name) && table.column(name).is_some())
        .collect();
    let list = named.iter().copied().collect::<Vec<_>>().join(", ");
    match named.len() {
        0 => None,
        1 => Some(format!("column {list} of {}", table.name)),
        _ => Some(format!("columns {list} of {}", table.name)),
    }
}
