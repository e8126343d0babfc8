//! Contact operations over REST, beside what every row can: `row::write` creates and changes contacts.

use keap_rest::endpoints::v2;
use keap_schema::{Change, Changes, Condition, FieldValue, NewRecord, QueryData, Record};
use serde_json::json;

use crate::coverage::check;
use crate::rest::backend::RestBackend;
use crate::rest::query;
use crate::rest::request::Request;
use crate::rest::row::write;
use crate::turn::Subject;
use crate::{ContactId, DupCheck, Fields, Invocation, Result, fold};

const CONTACT: &str = "Contact";

pub(in crate::rest) async fn find_by_email(
    rest: &RestBackend,
    email: &str,
    wanted: &Fields,
) -> Result<Vec<Record>> {
    let mut query = QueryData::new(CONTACT);
    query.conditions = vec![("Email".to_owned(), Condition::Equals(email.into()))];
    let slots = ["Email", "EmailAddress2", "EmailAddress3"];
    // The server's filter looks at all three addresses; its answer is checked, because some characters mean
    // something else to it.
    let in_a_slot = |record: &Record| {
        slots
            .iter()
            .filter_map(|slot| record.get(slot))
            .any(|found| found.as_str().is_some_and(|found| fold::same(found, email)))
    };
    query::scan(rest, &query, wanted, &slots, in_a_slot).await
}

/// Looks for the same contact, and updates the one with the smallest id or adds one. The servers' own duplicate
/// checks are not used: v1 has two of the three, and what v2's does to lists is not documented.
pub(in crate::rest) async fn add_with_dup_check(
    rest: &RestBackend,
    values: &NewRecord,
    check: DupCheck,
) -> Result<i64> {
    let Some(Change::Set(email)) = values.get("Email") else {
        return write::add_row(rest, CONTACT, values).await;
    };
    let mut fields: Vec<&str> = check.columns().to_vec();
    fields.push("Id");
    let candidates = find_by_email(rest, &email.to_string(), &fields.as_slice().into()).await?;
    let text = |value: Option<&FieldValue>| {
        let text = value.map_or_else(String::new, FieldValue::to_string);
        fold::fold(&text)
    };
    let wanted = |column: &str| match values.get(column) {
        Some(Change::Set(value)) => text(Some(value)),
        _ => String::new(),
    };
    let is_same = |record: &&Record| {
        check
            .columns()
            .iter()
            .all(|column| text(record.get(column)) == wanted(column))
    };
    let same = candidates.iter().filter(is_same);
    let id = same.filter_map(|record| record.get("Id")?.as_i64()).min();
    let Some(id) = id else {
        return write::add_row(rest, CONTACT, values).await;
    };
    let changes: Changes = values
        .iter()
        .map(|(name, change)| (name, change.clone()))
        .collect();
    let update = Invocation::contact_update(ContactId::new(id), changes.clone());
    check::spelt(&update, rest.backend)?;
    let _turn = rest.turns.alone(Subject::record(CONTACT, id)).await?;
    write::update_row(rest, CONTACT, id, &changes).await
}

/// Merges a duplicate into a contact; v1 cannot.
pub(in crate::rest) async fn merge(
    rest: &RestBackend,
    contact: ContactId,
    duplicate: ContactId,
) -> Result<()> {
    let body = json!({
        "contact_id": contact.to_string(),
        "duplicate_contact_id": duplicate.to_string(),
    });
    let merge = Request::to(&v2::contacts::MERGE_CONTACTS).json(body);
    rest.api.send(&merge).await?;
    Ok(())
}
