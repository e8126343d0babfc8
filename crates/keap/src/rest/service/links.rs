//! Links between contacts over REST: v2 reads and writes them, v1 reads them.

use keap_rest::endpoints::{v1, v2};
use keap_schema::Record;
use serde_json::{Value, json};

use crate::rest::backend::RestBackend;
use crate::rest::record::json;
use crate::rest::request::Request;
use crate::{Backend, ContactId, ErrorKind, Result};

/// Reads before it writes: whether v2 makes a second link of the same kind is not documented.
pub(in crate::rest) async fn link_contacts(
    rest: &RestBackend,
    contact: ContactId,
    other: ContactId,
    link_type: i64,
) -> Result<bool> {
    if are_linked(rest, contact, other, link_type).await? {
        return Ok(false);
    }
    let body = link(contact, other, link_type);
    rest.api
        .send(&Request::to(&v2::contacts::LINK_CONTACTS).json(body))
        .await?;
    Ok(true)
}

/// Reads before it writes, because v2 answers nothing.
pub(in crate::rest) async fn unlink_contacts(
    rest: &RestBackend,
    contact: ContactId,
    other: ContactId,
    link_type: i64,
) -> Result<bool> {
    match are_linked(rest, contact, other, link_type).await {
        Ok(true) => {}
        Ok(false) => return Ok(false),
        // A contact that is not there is linked to nobody (inferred).
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    }
    let body = link(contact, other, link_type);
    rest.api
        .send(&Request::to(&v2::contacts::UNLINK_CONTACTS).json(body))
        .await?;
    Ok(true)
}

async fn are_linked(
    rest: &RestBackend,
    contact: ContactId,
    other: ContactId,
    link_type: i64,
) -> Result<bool> {
    let links = linked_contacts(rest, contact).await?;
    let number = |record: &Record, name: &str| record.get(name)?.as_i64();
    Ok(links.iter().any(|record| {
        number(record, "ContactId") == Some(other.get())
            && number(record, "LinkTypeId") == Some(link_type)
    }))
}

/// `ContactId` is the other end. v1 tells the id of the link besides, v2 the name of its type.
pub(in crate::rest) async fn linked_contacts(
    rest: &RestBackend,
    contact: ContactId,
) -> Result<Vec<Record>> {
    if rest.backend == Backend::RestV1 {
        let get = Request::to(&v1::contacts::GET_CONTACT)
            .path("id", contact.get())
            .query("optional_properties", "relationships");
        let row = rest.api.send(&get).await?;
        return Ok(list(&row, "relationships").map(of_v1).collect());
    }
    let answer = rest
        .api
        .send(&Request::to(&v2::contacts::LIST_CONTACT_LINKS).path("contact_id", contact.get()))
        .await?;
    Ok(list(&answer, "links")
        .map(|link| of_v2(link, contact))
        .collect())
}

fn link(contact: ContactId, other: ContactId, link_type: i64) -> Value {
    json!({
        "contact1_id": contact.to_string(),
        "contact2_id": other.to_string(),
        "link_type_id": link_type.to_string(),
    })
}

fn of_v1(link: &Value) -> Record {
    let members = [
        ("ContactId", "linked_contact_id"),
        ("LinkTypeId", "relationship_type_id"),
        ("LinkId", "id"),
    ];
    members
        .into_iter()
        .filter_map(|(name, member)| Some((name, link.get(member).and_then(json::integer)?)))
        .collect()
}

/// Both ends are told; the one that is not the contact is the linked one.
fn of_v2(link: &Value, contact: ContactId) -> Record {
    let id = |member: &str| link.get(member).and_then(json::integer);
    let (one, two) = (id("contact1_id"), id("contact2_id"));
    let linked = if one == Some(contact.get()) { two } else { one };
    let mut record = Record::new();
    for (name, number) in [("ContactId", linked), ("LinkTypeId", id("link_type_id"))] {
        if let Some(number) = number {
            record.insert(name, number);
        }
    }
    if let Some(name) = link.get("link_type_name").and_then(Value::as_str) {
        record.insert("LinkTypeName", name);
    }
    record
}

fn list<'a>(answer: &'a Value, member: &str) -> impl Iterator<Item = &'a Value> {
    let list = answer.get(member).and_then(Value::as_array);
    list.into_iter().flatten()
}
