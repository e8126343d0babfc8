//! `ContactService`.

use keap::{ContactId, DupCheck, Fields, Invocation, Operation};
use keap_schema::{Changes, NewRecord};
use keap_xmlrpc::{Fault, Method, Struct, Value, contact};

use super::names::Named;
use super::{Call, Reading, Writer, params, unknown, write};
use crate::fault;

pub(super) fn read(
    operation: Operation,
    values: Vec<Value>,
    reading: Reading<'_>,
) -> Result<Call, Fault> {
    match operation {
        Operation::ContactAdd => {
            let call: contact::Add = params(values, reading)?;
            let values = new_record(&mut table(reading)?, call.data)?;
            let invocation = Invocation::ContactAdd { values };
            Ok(Call::new(invocation, write::number::<contact::Add>()))
        }
        Operation::ContactAddWithDupCheck => add_with_dup_check(values, reading),
        Operation::ContactLoad => {
            let call: contact::Load = params(values, reading)?;
            let mut named = table(reading)?;
            let invocation = Invocation::ContactLoad {
                id: id(call.contact_id),
                fields: selection(&mut named, call.selected_fields)?,
            };
            Ok(Call::new(invocation, write::row::<contact::Load>(named)))
        }
        Operation::ContactUpdate => {
            let call: contact::Update = params(values, reading)?;
            let invocation = Invocation::ContactUpdate {
                id: id(call.contact_id),
                changes: changes(&mut table(reading)?, call.data)?,
            };
            Ok(Call::new(invocation, write::number::<contact::Update>()))
        }
        Operation::ContactFindByEmail => {
            let call: contact::FindByEmail = params(values, reading)?;
            let mut named = table(reading)?;
            let invocation = Invocation::ContactFindByEmail {
                email: call.email,
                fields: selection(&mut named, call.selected_fields)?,
            };
            let writer = write::rows::<contact::FindByEmail>(named);
            Ok(Call::new(invocation, writer))
        }
        other => between_records(other, values, reading),
    }
}

/// Calls with ids alone.
fn between_records(
    operation: Operation,
    values: Vec<Value>,
    reading: Reading<'_>,
) -> Result<Call, Fault> {
    let (invocation, writer) = match operation {
        Operation::ContactMerge => {
            let call: contact::Merge = params(values, reading)?;
            let invocation = Invocation::ContactMerge {
                contact: id(call.contact_id),
                duplicate: id(call.duplicate_contact_id),
            };
            (invocation, write::flag::<contact::Merge>())
        }
        Operation::ContactAddToGroup => {
            let call: contact::AddToGroup = params(values, reading)?;
            let invocation = Invocation::ContactAddToGroup {
                contact: id(call.contact_id),
                tag: i64::from(call.tag_id).into(),
            };
            (invocation, write::flag::<contact::AddToGroup>())
        }
        Operation::ContactRemoveFromGroup => {
            let call: contact::RemoveFromGroup = params(values, reading)?;
            let invocation = Invocation::ContactRemoveFromGroup {
                contact: id(call.contact_id),
                tag: i64::from(call.tag_id).into(),
            };
            (invocation, write::flag::<contact::RemoveFromGroup>())
        }
        Operation::ContactLink => {
            let call: contact::LinkContacts = params(values, reading)?;
            let invocation = Invocation::ContactLink {
                contact: id(call.contact_id1),
                other: id(call.contact_id2),
                link_type: call.link_type_id.into(),
            };
            (invocation, write::flag::<contact::LinkContacts>())
        }
        Operation::ContactUnlink => {
            let call: contact::UnlinkContacts = params(values, reading)?;
            let invocation = Invocation::ContactUnlink {
                contact: id(call.contact_id1),
                other: id(call.contact_id2),
                link_type: call.link_type_id.into(),
            };
            (invocation, write::flag::<contact::UnlinkContacts>())
        }
        Operation::ContactListLinked => {
            let call: contact::ListLinkedContacts = params(values, reading)?;
            let contact = id(call.contact_id);
            let format = keap_xmlrpc::RecordFormat::new("", reading.zone);
            let writer = write::values::<contact::ListLinkedContacts>(format);
            (Invocation::ContactListLinked { contact }, writer)
        }
        other => return sequences(other, values, reading),
    };
    Ok(Call::new(invocation, writer))
}

/// Legacy follow-up sequences and action sets.
fn sequences(
    operation: Operation,
    values: Vec<Value>,
    reading: Reading<'_>,
) -> Result<Call, Fault> {
    let (invocation, writer) = match operation {
        Operation::ContactAddToCampaign => {
            let call: contact::AddToCampaign = params(values, reading)?;
            let invocation = Invocation::ContactAddToCampaign {
                contact: id(call.contact_id),
                sequence: i64::from(call.campaign_id).into(),
            };
            (invocation, write::flag::<contact::AddToCampaign>())
        }
        Operation::ContactRemoveFromCampaign => {
            let call: contact::RemoveFromCampaign = params(values, reading)?;
            let invocation = Invocation::ContactRemoveFromCampaign {
                contact: id(call.contact_id),
                sequence: i64::from(call.follow_up_sequence_id).into(),
            };
            (invocation, write::flag::<contact::RemoveFromCampaign>())
        }
        Operation::ContactGetNextCampaignStep => {
            let call: contact::GetNextCampaignStep = params(values, reading)?;
            let invocation = Invocation::ContactGetNextCampaignStep {
                contact: id(call.contact_id),
                sequence: i64::from(call.follow_up_sequence_id).into(),
            };
            (invocation, write::number::<contact::GetNextCampaignStep>())
        }
        Operation::ContactPauseCampaign => {
            let call: contact::PauseCampaign = params(values, reading)?;
            let invocation = Invocation::ContactPauseCampaign {
                contact: id(call.contact_id),
                sequence: i64::from(call.sequence_id).into(),
            };
            (invocation, write::flag::<contact::PauseCampaign>())
        }
        Operation::ContactResumeCampaign => {
            let call: contact::ResumeCampaignForContact = params(values, reading)?;
            let invocation = Invocation::ContactResumeCampaign {
                contact: id(call.contact_id),
                sequence: i64::from(call.seq_id).into(),
            };
            (
                invocation,
                write::flag::<contact::ResumeCampaignForContact>(),
            )
        }
        Operation::ContactRescheduleCampaignStep => {
            let call: contact::RescheduleCampaignStep = params(values, reading)?;
            let invocation = Invocation::ContactRescheduleCampaignStep {
                contacts: call.contact_ids.into_iter().map(id).collect(),
                step: call.sequence_step_id.into(),
            };
            (
                invocation,
                write::number::<contact::RescheduleCampaignStep>(),
            )
        }
        Operation::ContactRunActionSequence => {
            let call: contact::RunActionSequence = params(values, reading)?;
            let invocation = Invocation::ContactRunActionSequence {
                contact: id(call.contact_id),
                action_set: call.action_set_id.into(),
            };
            (invocation, action_results())
        }
        other => return Err(unknown(other)),
    };
    Ok(Call::new(invocation, writer))
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

fn add_with_dup_check(mut values: Vec<Value>, reading: Reading<'_>) -> Result<Call, Fault> {
    if let Some(Value::String(word)) = values.get_mut(1) {
        let mut known = contact::DupCheck::ALL.iter().map(|check| check.text());
        if let Some(known) = known.find(|known| known.eq_ignore_ascii_case(word.trim())) {
            known.clone_into(word);
        }
    }
    let call: contact::AddWithDupCheck = params(values, reading)?;
    let invocation = Invocation::ContactAddWithDupCheck {
        values: new_record(&mut table(reading)?, call.data)?,
        check: match call.dup_check_type {
            contact::DupCheck::Email => DupCheck::Email,
            contact::DupCheck::EmailAndName => DupCheck::EmailAndName,
            contact::DupCheck::EmailAndNameAndCompany => DupCheck::EmailAndNameAndCompany,
        },
    };
    let writer = write::number::<contact::AddWithDupCheck>();
    Ok(Call::new(invocation, writer))
}

fn table(reading: Reading<'_>) -> Result<Named, Fault> {
    Named::table("Contact", reading.zone)
}

pub(super) fn id(id: i32) -> ContactId {
    i64::from(id).into()
}

/// The fields of a record that is added. An empty text is what such a field is anyway.
///
/// # Errors
/// Fault 10 for an unknown name, fault 11 when nothing is left.
pub(super) fn new_record(named: &mut Named, data: Struct) -> Result<NewRecord, Fault> {
    let changes = named.format().read_changes(&named.members(data)?);
    let mut record = NewRecord::new();
    for (name, change) in changes.iter() {
        if let keap_schema::Change::Set(value) = change {
            record = record.set_by_name(name, value.clone());
        }
    }
    if record.is_empty() {
        return Err(fault::no_fields("add"));
    }
    Ok(record)
}

/// The fields that are changed; an empty text clears.
///
/// # Errors
/// As [`new_record`].
pub(super) fn changes(named: &mut Named, data: Struct) -> Result<Changes, Fault> {
    let changes = named.format().read_changes(&named.members(data)?);
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
    if asked.is_empty() {
        return Ok(Fields::All);
    }
    named.columns(asked).map(Fields::Named)
}
