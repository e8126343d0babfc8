//! What a call is refused for, for the log, the inventory and whoever is told.

use std::collections::BTreeSet;
use std::time::Duration;

use keap::auth::{Answer, diagnose};
use keap::route::decide;
use keap::schema::FieldType;
use keap::xmlrpc::is_switched_off;
use keap::{Backend, Error, ErrorKind, Fields, Invocation, Keap, Operation};
use keap_xmlrpc::{Fault, FaultKind};

use crate::in_force::is_served_by_rest;
use crate::log::CallLine;
use crate::{fault, methods, policy, words};

/// How long Keap is asked whether the record of an update is there.
const LOOK: Duration = Duration::from_secs(5);

/// Tells a failure in the line of its call, and gives the fault for it.
pub(super) fn told(error: &Error, operation: Operation, line: &mut CallLine) -> Fault {
    // A new record has no id that could be unknown.
    told_of(error, operation, adds(operation), line)
}

/// The same of a call that was sent. REST says that a record was not found, and not which: the one that is updated, or one
/// that a column names. So the first is looked for.
pub(super) async fn told_after(
    error: &Error,
    invocation: &Invocation,
    keap: &Keap,
    line: &mut CallLine,
) -> Fault {
    let operation = invocation.operation();
    let names_others = finds_nobody(error) && named(line).is_some();
    let has_record = adds(operation)
        || match updated(invocation).filter(|_| names_others) {
            Some((table, id)) => is_there(keap, error.backend(), table, id).await,
            None => false,
        };
    told_of(error, operation, has_record, line)
}

/// `has_record`: a record that is missing is not the one that is written.
fn told_of(error: &Error, operation: Operation, has_record: bool, line: &mut CallLine) -> Fault {
    let columns = named(line).filter(|_| has_record && finds_nobody(error));
    let fault = match columns {
        Some(columns) => fault::named_nobody(&columns),
        None => fault::of_error(error, operation, line.table.as_deref()),
    };
    let is_of_values = match fault.kind() {
        FaultKind::InvalidParameter => true,
        FaultKind::RecordNotFound => has_record,
        _ => false,
    };
    let is_answered = fault::as_it_came(error, operation).is_some();
    let is_of_values = operation.is_write() && is_of_values;
    note(error, (is_answered, is_of_values), line);
    fault
}

/// Tells of a call that XML-RPC has answered what REST would refuse it for before anything is sent.
pub(super) fn over_rest(invocation: &Invocation, line: &mut CallLine) {
    let (operation, table) = (invocation.operation(), invocation.table());
    let rest = [Backend::RestV1, Backend::RestV2];
    if !is_served_by_rest(operation, table) {
        return;
    }
    if let Err(error) = decide(invocation, &policy::default_policy(), &rest) {
        let advice = words::of_the_gateway(fault::advice(&error));
        refused_over_rest(advice, line);
        line.differences = error
            .difference()
            .map(|known| known.id)
            .into_iter()
            .collect();
    }
}

/// The same of a call that the gateway could not read.
pub(super) fn unread_over_rest(operation: Operation, line: &mut CallLine) {
    if is_served_by_rest(operation, line.table.as_deref()) {
        let advice = "XML-RPC answers it, and the gateway cannot read its params: send those that are documented";
        refused_over_rest(advice.to_owned(), line);
    }
}

/// Tells of a write that was refused here for a value in it, before the facade saw it.
pub(super) fn unwritten(fault: &Fault, operation: Operation, line: &mut CallLine) {
    if operation.is_write() && fault.kind() == FaultKind::InvalidParameter {
        let advice = "send values that the columns take; the fault names the column";
        refused_over_rest(advice.to_owned(), line);
    }
}

fn refused_over_rest(advice: String, line: &mut CallLine) {
    line.refused_values = true;
    line.advice = Some(advice);
    line.differences.clear();
}

/// Tells a failure of a method that the facade does not have.
pub(super) fn of_unserved(error: &Error, line: &mut CallLine) -> Fault {
    line.in_doubt = error.may_have_applied() && policy::clear_fault(error).is_none();
    match (error.kind(), policy::clear_fault(error)) {
        (ErrorKind::RateLimited, _) => fault::throttled(error.retry_after()),
        (ErrorKind::Unauthenticated, _) => fault::refused_credential(error.backend()),
        (_, Some(fault)) => fault.clone(),
        _ if line.in_doubt => fault::in_doubt(&line.method, &fault::cause(error)),
        _ if is_switched_off(error) => {
            let why = format!("XML-RPC alone has it ({})", fault::cause(error));
            fault::blocked(&line.method, &why, &methods::advice(&line.method))
        }
        _ => fault::unexpected(fault::cause(error)),
    }
}

/// Table and id of the record that an update changes.
fn updated(invocation: &Invocation) -> Option<(&str, i64)> {
    match invocation {
        Invocation::ContactUpdate { id, .. } => Some(("Contact", id.get())),
        Invocation::DataUpdate { table, id, .. } => Some((table, *id)),
        _ => None,
    }
}

/// Whether a record is there. Of what Keap does not tell it is not known, and nothing is concluded.
async fn is_there(keap: &Keap, backend: Option<Backend>, table: &str, id: i64) -> bool {
    let Some(backend) = backend else {
        return false;
    };
    let load = Invocation::data_load(table.to_owned(), id, Fields::from(["Id"]));
    let looked = tokio::time::timeout(LOOK, keap.invoke_on(backend, load)).await;
    matches!(looked, Ok(Ok(_)))
}

fn adds(operation: Operation) -> bool {
    use Operation::{ContactAdd, ContactAddWithDupCheck, DataAdd};
    matches!(operation, ContactAdd | ContactAddWithDupCheck | DataAdd)
}

/// Whether REST found a record missing before anything was done.
fn finds_nobody(error: &Error) -> bool {
    let told = match error.kind() {
        ErrorKind::NotFound => true,
        // A value of a row that is no record's id; the server says it in the same words.
        ErrorKind::InvalidRequest => {
            let known = diagnose(&Answer::quoted(&fault::cause(error)));
            known.is_some_and(|known| known.id == "record-missing")
        }
        _ => false,
    };
    told && is_untouched(error)
}

/// The columns in which a write names other records.
fn named(line: &CallLine) -> Option<String> {
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

/// A fault that came from XML-RPC is an answer: nothing of it is in doubt here, and nothing was refused here.
fn note(error: &Error, (is_answered, is_of_values): (bool, bool), line: &mut CallLine) {
    line.blocker = error.kind() == ErrorKind::Unsupported && !is_answered;
    line.refused_values = is_untouched(error) && (is_of_values || is_known(error));
    line.in_doubt = error.may_have_applied() && !is_answered;
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
