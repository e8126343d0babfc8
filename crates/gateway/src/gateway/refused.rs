//! What a call is refused for, for the log, the inventory and whoever is told.

use std::collections::BTreeSet;

use keap::{Backend, Error, ErrorKind};

use crate::log::CallLine;
use crate::{fault, words};

/// Tells a failure in the line of its call.
pub(super) fn note(error: &Error, line: &mut CallLine) {
    line.blocker = error.kind() == ErrorKind::Unsupported;
    line.refused_values = is_for_values(error);
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

/// Whether a known difference has REST refuse what the call holds, which XML-RPC takes, before anything was done.
fn is_for_values(error: &Error) -> bool {
    error.kind() == ErrorKind::InvalidRequest
        && error.difference().is_some()
        && error.backend() != Some(Backend::XmlRpc)
        && !error.may_have_applied()
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
