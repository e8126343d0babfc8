//! `ContactService` over XML-RPC, where it is more than a call with ids.

use keap_schema::{Changes, NewRecord, Record};
use keap_xmlrpc::Value;
use keap_xmlrpc::methods::contact;

use crate::xmlrpc::backend::XmlRpcBackend;
use crate::xmlrpc::selection;
use crate::xmlrpc::wire::{names, read, unwritable};

use crate::{ActionSetId, ContactId, DupCheck, Fields, Outcome, Result};

pub(super) async fn add_contact(legacy: &XmlRpcBackend, values: &NewRecord) -> Result<Outcome> {
    let format = selection::format(legacy, "Contact", names(values)).await?;
    let data = format.write_changes(values).map_err(unwritable)?;
    legacy.id(&contact::Add { data }).await
}

pub(super) async fn add_with_dup_check(
    legacy: &XmlRpcBackend,
    values: &NewRecord,
    check: DupCheck,
) -> Result<Outcome> {
    let format = selection::format(legacy, "Contact", names(values)).await?;
    let data = format.write_changes(values).map_err(unwritable)?;
    let dup_check_type = wire_check(check);
    legacy
        .id(&contact::AddWithDupCheck {
            data,
            dup_check_type,
        })
        .await
}

pub(super) async fn load_contact(
    legacy: &XmlRpcBackend,
    id: ContactId,
    fields: &Fields,
) -> Result<Outcome> {
    let (selected_fields, format) = selection::selection(legacy, "Contact", fields).await?;
    let call = contact::Load {
        contact_id: id,
        selected_fields,
    };
    let row = legacy.call(&call).await?;
    Ok(Outcome::Record(read(&format, &row)))
}

pub(super) async fn update_contact(
    legacy: &XmlRpcBackend,
    id: ContactId,
    changes: &Changes,
) -> Result<Outcome> {
    let format = selection::format(legacy, "Contact", names(changes)).await?;
    let data = format.write_changes(changes).map_err(unwritable)?;
    legacy
        .call(&contact::Update {
            contact_id: id,
            data,
        })
        .await?;
    Ok(Outcome::Id(id.get()))
}

pub(super) async fn merge_contacts(
    legacy: &XmlRpcBackend,
    contact: ContactId,
    duplicate: ContactId,
) -> Result<Outcome> {
    legacy
        .flag(&contact::Merge {
            contact_id: contact,
            duplicate_contact_id: duplicate,
        })
        .await
}

pub(super) async fn find_by_email(
    legacy: &XmlRpcBackend,
    email: String,
    fields: &Fields,
) -> Result<Outcome> {
    let (selected_fields, format) = selection::selection(legacy, "Contact", fields).await?;
    let call = contact::FindByEmail {
        email,
        selected_fields,
    };
    let rows = legacy.call(&call).await?;
    let records = rows.iter().map(|row| read(&format, row)).collect();
    Ok(Outcome::Records(records))
}

pub(super) async fn run_action_sequence(
    legacy: &XmlRpcBackend,
    contact: ContactId,
    action_set: ActionSetId,
) -> Result<Outcome> {
    let call = contact::RunActionSequence {
        contact_id: contact,
        action_set_id: action_set,
    };
    let results = legacy.call(&call).await?.into_iter().map(|result| {
        let mut record = Record::new();
        record.insert("Action", result.action);
        record.insert("Message", result.message);
        record.insert("IsError", result.is_error);
        record
    });
    Ok(Outcome::Records(results.collect()))
}

/// What an element looks like is not documented: a struct is given member by member, a number is taken for the
/// linked contact.
pub(super) async fn linked_contacts(legacy: &XmlRpcBackend, contact: ContactId) -> Result<Outcome> {
    let links = legacy
        .call(&contact::ListLinkedContacts {
            contact_id: contact,
        })
        .await?;
    let format = legacy.client.format("");
    let records = links.iter().map(|link| match link {
        Value::Struct(members) => read(&format, members),
        other => format
            .read_value("ContactId", other)
            .map(|id| ("ContactId", id))
            .into_iter()
            .collect(),
    });
    Ok(Outcome::Records(records.collect()))
}

fn wire_check(check: DupCheck) -> contact::DupCheck {
    match check {
        DupCheck::Email => contact::DupCheck::Email,
        DupCheck::EmailAndName => contact::DupCheck::EmailAndName,
        DupCheck::EmailAndNameAndCompany => contact::DupCheck::EmailAndNameAndCompany,
    }
}
