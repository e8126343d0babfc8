//! `ContactService`.

use keap::{DupCheck, Fields, Invocation, Operation};
use keap_schema::{Change, Changes, NewRecord};
use keap_xmlrpc::methods::contact;
use keap_xmlrpc::{Fault, Method, Struct, Value};

use super::call::{Call, Reading, Writer, params, unknown};
use super::names::{Named, Writing};
use super::{plain, write};
use crate::fault;

pub(super) fn read(
    operation: Operation,
    values: Vec<Value>,
    reading: Reading<'_>,
) -> Result<Call, Fault> {
    match operation {
        Operation::ContactAdd => {
            let call: contact::Add = params(values, reading)?;
            let values = new_record(&table(reading)?, call.data)?;
            let invocation = Invocation::contact_add(values);
            Ok(Call::new(invocation, write::number()))
        }
        Operation::ContactAddWithDupCheck => add_with_dup_check(values, reading),
        Operation::ContactLoad => {
            let call: contact::Load = params(values, reading)?;
            let mut named = table(reading)?;
            let invocation = Invocation::contact_load(
                call.contact_id,
                selection(&mut named, call.selected_fields)?,
            );
            Ok(Call::new(invocation, write::row(named)))
        }
        Operation::ContactUpdate => {
            let call: contact::Update = params(values, reading)?;
            let invocation =
                Invocation::contact_update(call.contact_id, changes(&table(reading)?, call.data)?);
            Ok(Call::new(invocation, write::number()))
        }
        Operation::ContactFindByEmail => {
            let call: contact::FindByEmail = params(values, reading)?;
            let mut named = table(reading)?;
            let invocation = Invocation::contact_find_by_email(
                call.email,
                selection(&mut named, call.selected_fields)?,
            );
            let writer = write::rows(named);
            Ok(Call::new(invocation, writer))
        }
        Operation::ContactRunActionSequence => {
            let invocation = plain::invocation(operation, values, reading)?;
            Ok(Call::new(invocation, action_results()))
        }
        other => Err(unknown(other)),
    }
}

fn action_results() -> Writer {
    Box::new(|outcome| {
        let results = write::records(outcome)?.into_iter().map(|record| {
            let mut result = contact::ActionResult::default();
            result.action = write::member(&record, "Action").unwrap_or_default();
            result.message = write::member(&record, "Message").unwrap_or_default();
            result.is_error = write::member_flag(&record, "IsError");
            result
        });
        let results: Vec<_> = results.collect();
        Ok(contact::RunActionSequence::write_output(&results))
    })
}

fn add_with_dup_check(values: Vec<Value>, reading: Reading<'_>) -> Result<Call, Fault> {
    let call: contact::AddWithDupCheck = params(values, reading)?;
    let invocation = Invocation::contact_add_with_dup_check(
        checked_record(&table(reading)?, call.data, Writing::Either)?,
        match call.dup_check_type {
            contact::DupCheck::Email => DupCheck::Email,
            contact::DupCheck::EmailAndName => DupCheck::EmailAndName,
            contact::DupCheck::EmailAndNameAndCompany => DupCheck::EmailAndNameAndCompany,
        },
    );
    let writer = write::number();
    Ok(Call::new(invocation, writer))
}

fn table(reading: Reading<'_>) -> Result<Named, Fault> {
    Named::table("Contact", reading.zone)
}

/// The fields of a record that is added. An empty text is what such a field is anyway.
///
/// # Errors
/// Fault 10 for an unknown name, fault 11 when nothing is left.
pub(super) fn new_record(named: &Named, data: Struct) -> Result<NewRecord, Fault> {
    let record = checked_record(named, data, Writing::Add)?;
    let set = record.iter().filter_map(|(name, change)| match change {
        Change::Set(value) => Some((name, value)),
        Change::Clear => None,
    });
    Ok(set.fold(NewRecord::new(), |record, (name, value)| {
        record.set_by_name(name, value.clone())
    }))
}

/// The same for a record that may be there already: an empty text clears what it has.
fn checked_record(named: &Named, data: Struct, writing: Writing) -> Result<NewRecord, Fault> {
    let changes = named.format().read_changes(&named.written(data, writing)?);
    if !changes.iter().any(|(_, change)| *change != Change::Clear) {
        return Err(fault::no_fields("add"));
    }
    Ok(changes
        .iter()
        .map(|(name, change)| (name, change.clone()))
        .collect())
}

/// The fields that are changed; an empty text clears.
///
/// # Errors
/// As [`new_record`].
pub(super) fn changes(named: &Named, data: Struct) -> Result<Changes, Fault> {
    let written = named.written(data, Writing::Update)?;
    let changes = named.format().read_changes(&written);
    if changes.is_empty() {
        return Err(fault::no_fields("update"));
    }
    Ok(changes)
}

/// The fields to read. What the service answers to an empty list is not recorded; here it means all that there are.
///
/// # Errors
/// Fault 10 for an unknown name.
pub(super) fn selection(named: &mut Named, asked: Vec<String>) -> Result<Fields, Fault> {
    named.selected(asked).map(Fields::Named)
}
