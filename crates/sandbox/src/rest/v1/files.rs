//! v1 `/files`: Base64 in JSON.

use http::Method;
use serde_json::{Value as Json, json};

use super::page;
use crate::rest::shared::selection::optional_properties;
use crate::rest::shared::{Answer, Call, Refusal, Reply, Version, id, json};
use crate::rules::files;
use crate::store::Row;

const V1: Version = Version::V1;

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    Some(match (call.method.clone(), path) {
        (Method::GET, []) => list(call),
        (Method::POST, []) => create(call),
        (Method::GET, [one]) => id(one).and_then(|id| get(call, id)),
        (Method::PUT, [one]) => id(one).and_then(|id| update(call, id)),
        (Method::DELETE, [one]) => id(one).and_then(|id| delete(call, id)),
        _ => return None,
    })
}

fn missing() -> Refusal {
    Refusal::missing("File")
}

fn descriptor(call: &Call<'_>, row: &Row) -> Json {
    let contact = row.int("ContactId");
    json!({
        "id": row.id(),
        "file_name": row.text("FileName"),
        "file_size": row.int("FileSize"),
        "category": "Documents",
        "file_box_type": if contact == 0 { "Application" } else { "Contact" },
        "contact_id": json::id(V1, contact),
        "created_by": json::id(V1, row.int("created_by")),
        "public": row.is("Public"),
        "date_created": json::time(V1, row.time("DateCreated")),
        "last_updated": json::time(V1, row.time("LastUpdated")),
        "download_url": format!("https://{}.infusionsoft.com/Download?Id={}", call.app, row.id()),
        "remote_file_key": null,
    })
}

/// `name` takes a leading or trailing `*` (documented).
fn list(call: &Call<'_>) -> Answer {
    let contact = call.query_number("contact_id")?;
    let rows: Vec<&Row> = call
        .store
        .rows("FileBox")
        .filter(|row| contact.is_none_or(|contact| row.int("ContactId") == contact))
        .filter(|row| {
            call.query("name")
                .is_none_or(|name| is_named(row.text("FileName"), name))
        })
        .filter(|row| match call.query("viewable") {
            Some("PUBLIC") => row.is("Public"),
            Some("PRIVATE") => !row.is("Public"),
            _ => true,
        })
        .collect();
    let echo = page::echoed(
        call,
        &["contact_id", "name", "permission", "type", "viewable"],
    );
    Reply::ok(page::page(call, "files", rows, &echo, |row| {
        descriptor(call, row)
    })?)
}

fn is_named(text: &str, pattern: &str) -> bool {
    let (text, pattern) = (
        crate::store::fold::fold(text),
        crate::store::fold::fold(pattern),
    );
    let bare = pattern.trim_matches('*');
    match (pattern.starts_with('*'), pattern.ends_with('*')) {
        (true, true) => text.contains(bare),
        (true, false) => text.ends_with(bare),
        (false, true) => text.starts_with(bare),
        (false, false) => text == bare,
    }
}

fn get(call: &Call<'_>, id: i64) -> Answer {
    let wanted = optional_properties(call, &["file_data"])?;
    let row = call.store.row("FileBox", id).ok_or_else(missing)?;
    let mut shown = json!({ "file_descriptor": descriptor(call, row) });
    if !wanted.is_empty() {
        shown["file_data"] = files::encode(&files::data(row)).into();
    }
    Reply::ok(shown)
}

/// What a body says: name, bytes, contact, public.
fn read(call: &Call<'_>) -> Result<(String, Vec<u8>, i64, bool), Refusal> {
    let body = call.body()?;
    let name = json::member(&body, "file_name")?;
    let data = files::decode(&json::member(&body, "file_data")?).ok_or_else(Refusal::unreadable)?;
    let association = json::member(&body, "file_association")?;
    let contact = json::read_id(&body["contact_id"])?;
    if name.is_empty() || !["CONTACT", "USER", "COMPANY"].contains(&association.as_str()) {
        return Err(Refusal::bad("file_name and file_association are required"));
    }
    if association == "CONTACT" && !call.store.has("Contact", contact) {
        return Err(Refusal::bad("Unable to find this Contact"));
    }
    let contact = if association == "CONTACT" { contact } else { 0 };
    Ok((name, data, contact, body["is_public"] == json!(true)))
}

/// 200, not 201 (documented).
fn create(call: &mut Call<'_>) -> Answer {
    let (name, data, contact, public) = read(call)?;
    let id = files::create(call.store, call.now, call.user, &name, data);
    if let Some(row) = call.store.row_mut("FileBox", id) {
        row.put("ContactId", (contact != 0).then_some(contact));
        row.set("Public", i64::from(public));
    }
    get(call, id)
}

fn update(call: &mut Call<'_>, id: i64) -> Answer {
    let (name, data, contact, public) = read(call)?;
    let now = call.now;
    let row = call.store.row_mut("FileBox", id).ok_or_else(missing)?;
    files::rename(row, &name);
    files::replace(row, now, data);
    row.put("ContactId", (contact != 0).then_some(contact));
    row.set("Public", i64::from(public));
    get(call, id)
}

fn delete(call: &mut Call<'_>, id: i64) -> Answer {
    if call.store.remove("FileBox", id) {
        Reply::no_content()
    } else {
        Err(missing())
    }
}
