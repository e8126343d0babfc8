//! Contact operations over REST.

use keap_schema::{Change, Changes, FieldValue, NewRecord, QueryData, Record, Untyped};
use serde_json::{Map, Value};

use crate::crud::Crud;
use crate::difference::{CONTACT_NOTES, MISSING_TAG, NAME_ONLY_CONTACT};
use crate::rest::backend::RestBackend;
use crate::rest::query;
use crate::rest::record::body::Draft;
use crate::rest::record::decode;
use crate::rest::record::places;
use crate::rest::row::write;
use crate::rest::service::lookup;
use crate::{Backend, ContactId, DupCheck, Error, ErrorKind, Fields, Result, TagId, fold};

/// Notes of a contact that were written.
struct Notes {
    written: Value,
    /// Whether other columns were written with them.
    beside_others: bool,
}

impl Notes {
    fn of(body: &Map<String, Value>) -> Option<Self> {
        let written = body.get("notes")?.clone();
        let beside_others = body.len() > 1;
        Some(Self {
            written,
            beside_others,
        })
    }
}

pub(in crate::rest) async fn add_contact(rest: &RestBackend, values: &NewRecord) -> Result<i64> {
    // A field that is cleared in a new record was never there.
    let values: NewRecord = values
        .iter()
        .filter(|(_, change)| **change != Change::Clear && **change != Change::Set("".into()))
        .map(|(name, change)| (name, change.clone()))
        .collect();
    let mut draft = draft(rest, &values, Crud::Create).await?;
    refuse_without_address(rest, &draft)?;
    lookup::resolve(rest, &mut draft).await?;
    let steps = std::mem::take(&mut draft.steps);
    create(rest, draft)
        .await
        .map_err(|error| error.after_steps(steps))
}

async fn create(rest: &RestBackend, draft: Draft) -> Result<i64> {
    let json = places::finish(rest, &draft, &Value::Null).await?.json;
    let notes = Notes::of(&json);
    let created = rest.api.create_contact(Value::Object(json)).await?;
    let id = created.get("id").and_then(decode::integer).ok_or_else(|| {
        Error::new(ErrorKind::InvalidResponse, "the created contact has no id").applied(true)
    })?;
    check_notes(rest, id.into(), notes).await?;
    Ok(id)
}

/// Reads the notes of a contact back: the contract of v2 names them where fields are chosen and has them in no schema,
/// so a server that drops them keeps to it (inferred).
async fn check_notes(rest: &RestBackend, id: ContactId, notes: Option<Notes>) -> Result<()> {
    let Some(notes) = notes.filter(|_| rest.backend == Backend::RestV2) else {
        return Ok(());
    };
    let text = |value: Option<&Value>| {
        let text = value.and_then(Value::as_str).unwrap_or_default();
        text.replace("\r\n", "\n").trim().to_owned()
    };
    let others = format!("the other columns of contact {id} were written");
    let steps: Vec<String> = notes.beside_others.then_some(others).into_iter().collect();
    let row = read_contact(rest, id, &["notes"]).await.map_err(|error| {
        let error = error.applied(true).explained_by(&CONTACT_NOTES);
        error.after_steps(steps.clone())
    })?;
    if text(row.get("notes")) == text(Some(&notes.written)) {
        return Ok(());
    }
    let message = format!("the notes of contact {id} are not what was written");
    let error = Error::new(ErrorKind::InvalidResponse, message).applied(true);
    Err(error.explained_by(&CONTACT_NOTES).after_steps(steps))
}

/// Reads the lists that the change touches, merges, and writes them whole: what is not in a list that REST is sent
/// is removed. Another change between reading and writing is overwritten.
pub(in crate::rest) async fn update_contact(
    rest: &RestBackend,
    id: ContactId,
    changes: &Changes,
) -> Result<i64> {
    let mut draft = draft(rest, changes, Crud::Update).await?;
    lookup::resolve(rest, &mut draft).await?;
    let steps = std::mem::take(&mut draft.steps);
    merge_and_write(rest, id, draft)
        .await
        .map_err(|error| error.after_steps(steps))?;
    Ok(id.get())
}

async fn merge_and_write(rest: &RestBackend, id: ContactId, draft: Draft) -> Result<()> {
    let lists = draft.lists();
    let current = if lists.is_empty() {
        Value::Null
    } else {
        read_contact(rest, id, &lists).await?
    };
    let body = places::finish(rest, &draft, &current).await?;
    let notes = Notes::of(&body.json);
    rest.api
        .patch_contact(id.get(), Value::Object(body.json), &body.mask)
        .await?;
    check_notes(rest, id, notes).await
}

pub(in crate::rest) async fn find_by_email(
    rest: &RestBackend,
    email: &str,
    wanted: &Fields,
) -> Result<Vec<Record>> {
    let mut query = QueryData::new("Contact");
    query.conditions = vec![(
        "Email".to_owned(),
        keap_schema::Condition::Equals(email.into()),
    )];
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

pub(in crate::rest) async fn add_to_group(
    rest: &RestBackend,
    contact: ContactId,
    tag: TagId,
) -> Result<bool> {
    let applied = rest.api.apply_tag(contact.get(), tag.get()).await;
    let code = applied.map_err(|error| match error.kind() {
        // v2 names the tag in the path, so it is the tag that is missing.
        ErrorKind::NotFound if rest.backend == Backend::RestV2 => error.explained_by(&MISSING_TAG),
        _ => error,
    })?;
    match code.as_str() {
        "SUCCESS" => Ok(true),
        "DUPLICATE" => Ok(false),
        "CONTACT_NOT_FOUND" => {
            let message = format!("there is no contact {contact}");
            Err(Error::new(ErrorKind::NotFound, message))
        }
        "TAG_ID_NOT_FOUND" | "TAG_NOT_FOUND" => {
            let message = format!("there is no tag {tag}");
            Err(Error::new(ErrorKind::NotFound, message).explained_by(&MISSING_TAG))
        }
        "NO_PERMISSION" => Err(Error::new(
            ErrorKind::PermissionDenied,
            "the user may not apply this tag",
        )),
        code => Err(Error::new(
            ErrorKind::Unexpected,
            format!("the tag was not applied: {code}"),
        )),
    }
}

/// Reads before it writes: REST does not tell whether the contact had the tag.
pub(in crate::rest) async fn remove_from_group(
    rest: &RestBackend,
    contact: ContactId,
    tag: TagId,
) -> Result<bool> {
    let row = read_contact(rest, contact, &["tag_ids"]).await?;
    let tags = row.get("tag_ids").and_then(Value::as_array);
    let has = tags
        .into_iter()
        .flatten()
        .filter_map(decode::integer)
        .any(|id| id == tag.get());
    if has {
        rest.api.remove_tag(contact.get(), tag.get()).await?;
    }
    Ok(has)
}

/// Looks for the same contact, and updates the one with the smallest id or adds one. The servers' own duplicate
/// checks are not used: v1 has two of the three, and what v2's does to lists is not documented.
pub(in crate::rest) async fn add_with_dup_check(
    rest: &RestBackend,
    values: &NewRecord,
    check: DupCheck,
) -> Result<i64> {
    let Some(Change::Set(email)) = values.get("Email") else {
        return add_contact(rest, values).await;
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
        return add_contact(rest, values).await;
    };
    let changes: Changes = values
        .iter()
        .map(|(name, change)| (name, change.clone()))
        .collect();
    update_contact(rest, id.into(), &changes).await
}

async fn read_contact(
    rest: &RestBackend,
    id: ContactId,
    properties: &[&'static str],
) -> Result<Value> {
    let table = query::resource(rest, "Contact")?;
    rest.api.get(table, id.get(), &[], properties).await
}

async fn draft<P>(rest: &RestBackend, changes: &Changes<Untyped, P>, usage: Crud) -> Result<Draft> {
    let table = query::resource(rest, "Contact")?;
    write::draft_for(rest, table, changes, usage).await
}

/// Nothing is invented to satisfy the server: what it would refuse is refused here, with the reason.
fn refuse_without_address(rest: &RestBackend, draft: &Draft) -> Result<()> {
    let lists = draft.lists();
    let wanted: &[&str] = match rest.backend {
        Backend::RestV2 => &["email_addresses", "phone_numbers", "addresses"],
        _ => &["email_addresses", "phone_numbers"],
    };
    if wanted.iter().any(|list| lists.contains(list)) {
        return Ok(());
    }
    let message = match rest.backend {
        Backend::RestV2 => "a contact needs an e-mail address, a phone number or a postal address",
        _ => "a contact needs an e-mail address or a phone number",
    };
    Err(Error::new(ErrorKind::InvalidRequest, message).explained_by(&NAME_ONLY_CONTACT))
}
