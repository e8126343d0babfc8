//! v1 `/notes`.

use http::{Method, StatusCode};
use serde_json::{Value as Json, json};

use super::resource;
use crate::rest::shared::fields::{Form, ro, rw};
use crate::rest::shared::owner::check_owner;
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Answer, Call, Refusal, Version, id, json, model};
use crate::store::Row;

const FORM: i64 = -5;

/// The closed list of types that v1 has.
const TYPES: [(&str, &str); 6] = [
    ("Appointment", "Appointment"),
    ("Call", "Call"),
    ("Email", "Email"),
    ("Fax", "Fax"),
    ("Letter", "Letter"),
    ("Other", "Other"),
];

const NOTE: Resource = Resource {
    version: Version::V1,
    table: "ContactAction",
    noun: "Note",
    key: "notes",
    scope: |row| row.text("ObjectType") == "Note",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("title", "ActionDescription", Form::Text),
        rw("body", "CreationNotes", Form::Text),
        rw("type", "ActionType", Form::Words(&TYPES)),
        rw("contact_id", "ContactId", Form::Id),
        rw("user_id", "UserID", Form::Id),
        ro("date_created", "CreationDate", Form::Time),
        ro("last_updated", "LastUpdated", Form::Time),
    ],
    required: &["contact_id"],
    compose: |store, row, shown| {
        let user = store
            .row("User", row.int("LastUpdatedBy"))
            .map_or(Json::Null, |user| {
                json!({
                    "user_id": user.id(),
                    "given_name": json::text(user.text("FirstName")),
                    "family_name": json::text(user.text("LastName")),
                })
            });
        shown.insert("last_updated_by".into(), user);
    },
    accept: |call, row, body, _| {
        check_owner(call.store, &body["user_id"])?;
        if !call.store.has("Contact", row.int("ContactId")) {
            return Err(Refusal::bad("Unable to find this Contact"));
        }
        if row.text("ActionDescription").is_empty() && row.text("CreationNotes").is_empty() {
            return Err(Refusal::bad("A title or a body is required"));
        }
        Ok(())
    },
    ..PLAIN
};

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    Some(match (call.method.clone(), path) {
        (_, ["model", rest @ ..]) => return model::route(call, FORM, &[], rest),
        (Method::GET, []) => list(call),
        (Method::POST, []) => create(call),
        (Method::GET, [one]) => id(one).and_then(|id| NOTE.get(call, id)),
        (Method::PUT, [one]) => id(one).and_then(|id| NOTE.replace(call, id)),
        (Method::PATCH, [one]) => id(one).and_then(|id| NOTE.update(call, id)),
        (Method::DELETE, [one]) => id(one).and_then(|id| NOTE.delete(call, id)),
        _ => return None,
    })
}

fn create(call: &mut Call<'_>) -> Answer {
    let row = Row::default()
        .with("ObjectType", "Note")
        .with("CreationDate", call.now)
        .with("UserID", call.user);
    let id = NOTE.insert(call, row)?;
    NOTE.answer(call, id, StatusCode::CREATED)
}

fn list(call: &Call<'_>) -> Answer {
    let (contact, user) = (
        call.query_number("contact_id")?,
        call.query_number("user_id")?,
    );
    let rows: Vec<&Row> = NOTE
        .rows(call.store)
        .filter(|row| contact.is_none_or(|contact| row.int("ContactId") == contact))
        .filter(|row| user.is_none_or(|user| row.int("UserID") == user))
        .collect();
    resource::page(&NOTE, call, rows, &["contact_id", "user_id"])
}
