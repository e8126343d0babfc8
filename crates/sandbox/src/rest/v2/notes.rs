//! v2 notes: of one contact below `/contacts/{id}/notes`, and of all in `/notes`.

use http::Method;
use serde_json::{Value as Json, json};

use super::resource;
use super::tasks::FORM;
use crate::rest::shared::fields::{Form, flag, ro, rw};
use crate::rest::shared::filter::Test;
use crate::rest::shared::owner::check_owner;
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Answer, Call, Refusal, id, json, model};
use crate::store::{Row, Store};

const NOTE: Resource = Resource {
    table: "ContactAction",
    noun: "Note",
    key: "notes",
    scope: |row| row.text("ObjectType") == "Note",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("title", "ActionDescription", Form::Text),
        rw("text", "CreationNotes", Form::Text),
        rw("type", "ActionType", Form::Text),
        rw("contact_id", "ContactId", Form::Id),
        ro("create_time", "CreationDate", Form::Time),
        ro("update_time", "LastUpdated", Form::Time),
        ro("created_by_user_id", "CreatedBy", Form::Id),
        ro("last_updated_by_user_id", "LastUpdatedBy", Form::Id),
        ro("pinned_at", "pinned_at", Form::Time),
    ],
    required: &["user_id"],
    optional: &["custom_fields"],
    keys: &[
        ("id", Test::CompareNot("Id")),
        ("ids", Test::List("Id")),
        ("title", Test::Contains("ActionDescription")),
        ("contact_id", Test::Equal("ContactId")),
        ("assigned_to_user_id", Test::Equal("UserID")),
        ("since_time", Test::Since("LastUpdated")),
        ("until_time", Test::Until("LastUpdated")),
    ],
    apart: Some(["id", "ids"]),
    order: &[
        ("id", "Id"),
        ("create_time", "CreationDate"),
        ("update_time", "LastUpdated"),
    ],
    form: Some(FORM),
    compose: |store, row, shown| {
        shown.insert("assigned_to_user".into(), user(store, row.int("UserID")));
    },
    accept: |call, row, body, allowed| {
        if let Some(user) = body.get("user_id").filter(|_| allowed("user_id")) {
            check_owner(call.store, user)?;
            row.set("UserID", json::read_id(user)?);
        }
        if let Some(pinned) = body.get("is_pinned").filter(|_| allowed("is_pinned")) {
            row.put("pinned_at", flag(pinned)?.then_some(call.now));
        }
        if row.text("ActionDescription").is_empty() && row.text("ActionType").is_empty() {
            return Err(Refusal::bad("title or type is required"));
        }
        Ok(())
    },
    ..PLAIN
};

/// A user as records of others show it.
pub(crate) fn user(store: &Store, id: i64) -> Json {
    store.row("User", id).map_or(Json::Null, |user| {
        json!({
            "id": user.id().to_string(),
            "given_name": json::text(user.text("FirstName")),
            "family_name": json::text(user.text("LastName")),
            "email_address": json::text(user.text("Email")),
        })
    })
}

/// `/notes`: reading only, and the model.
pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    match (call.method.clone(), path) {
        (_, ["model", rest @ ..]) => model::route(call, FORM, NOTE.optional, rest),
        (Method::GET, []) => Some(resource::list(&NOTE, call, |_| true)),
        _ => None,
    }
}

/// `/contacts/{id}/notes` and below. The type of a note is `Other` unless it is said (inferred).
pub(crate) fn of_contact(call: &mut Call<'_>, contact: i64, path: &[&str]) -> Option<Answer> {
    if !call.store.has("Contact", contact) {
        return Some(Err(Refusal::missing("Contact")));
    }
    Some(match (call.method.clone(), path) {
        (Method::GET, []) => resource::list(&NOTE, call, |row| row.int("ContactId") == contact),
        (Method::POST, []) => {
            let row = Row::default()
                .with("ObjectType", "Note")
                .with("CreationDate", call.now)
                .with("ContactId", contact);
            NOTE.create(call, row)
        }
        (Method::GET | Method::PATCH | Method::DELETE, [note]) => {
            id(note).and_then(|note| one(call, contact, note))
        }
        _ => return None,
    })
}

fn one(call: &mut Call<'_>, contact: i64, note: i64) -> Answer {
    if NOTE.row(call.store, note)?.int("ContactId") != contact {
        return Err(NOTE.missing());
    }
    match call.method.clone() {
        Method::GET => NOTE.get(call, note),
        Method::PATCH => NOTE.update(call, note),
        _ => NOTE.delete(call, note),
    }
}
