//! v2 links between contacts and their types.

use http::{Method, StatusCode};
use serde_json::{Value as Json, json};

use super::resource;
use crate::rest::shared::fields::{Form, ro, rw};
use crate::rest::shared::filter::Test;
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Answer, Call, Refusal, Reply, id, json};
use crate::rules::contact_links::{self, Linked};
use crate::store::Store;

const TYPE: Resource = Resource {
    table: "LinkedContactType",
    noun: "ContactLinkType",
    key: "contact_link_types",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("name", "TypeName", Form::Text),
        rw("max_links", "MaxLinked", Form::Int),
        ro("create_time", "DateCreated", Form::Time),
    ],
    keys: &[("name", Test::Equal("TypeName"))],
    order: &[
        ("name", "TypeName"),
        ("max_links", "MaxLinked"),
        ("create_time", "DateCreated"),
    ],
    ..PLAIN
};

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    Some(match (call.method.clone(), path) {
        (Method::POST, ["contacts:link"]) => link(call),
        (Method::POST, ["contacts:unlink"]) => unlink(call),
        (Method::DELETE, ["contacts", "links", "types", one]) => {
            id(one).and_then(|id| delete_type(call, id))
        }
        (Method::GET, ["contacts", "links", "types", _]) => return None,
        (_, ["contacts", "links", "types", rest @ ..]) => {
            return resource::route(&TYPE, call, rest);
        }
        _ => return None,
    })
}

fn type_name(store: &Store, id: i64) -> Json {
    store
        .row("LinkedContactType", id)
        .map_or(Json::Null, |row| row.text("TypeName").into())
}

fn shown_link(store: &Store, one: i64, other: i64, kind: i64) -> Json {
    json!({
        "contact1_id": one.to_string(),
        "contact2_id": other.to_string(),
        "link_type_id": kind.to_string(),
        "link_type_name": type_name(store, kind),
    })
}

/// `links` of a contact.
pub(crate) fn shown(store: &Store, contact: i64) -> Json {
    contact_links::of(store, contact)
        .map(|link| {
            json!({
                "id": link.id().to_string(),
                "linked_contact_id": contact_links::partner(link, contact).to_string(),
                "link_type_id": link.int("type").to_string(),
                "link_type_name": type_name(store, link.int("type")),
            })
        })
        .collect()
}

/// `GET /contacts/{id}/links`.
pub(crate) fn of_contact(call: &Call<'_>, contact: i64) -> Answer {
    if !call.store.has("Contact", contact) {
        return Err(Refusal::missing("Contact"));
    }
    let links: Vec<Json> = contact_links::of(call.store, contact)
        .map(|link| {
            shown_link(
                call.store,
                link.int("one"),
                link.int("other"),
                link.int("type"),
            )
        })
        .collect();
    Reply::ok(json!({ "links": links, "next_page_token": "" }))
}

fn ids(call: &Call<'_>) -> Result<(i64, i64, i64), Refusal> {
    let body = call.body()?;
    Ok((
        json::read_id(&body["contact1_id"])?,
        json::read_id(&body["contact2_id"])?,
        json::read_id(&body["link_type_id"])?,
    ))
}

fn link(call: &mut Call<'_>) -> Answer {
    let (one, other, kind) = ids(call)?;
    match contact_links::link(call.store, one, other, kind) {
        Linked::Done | Linked::Already => Reply::created(shown_link(call.store, one, other, kind)),
        Linked::UnknownContact => Err(Refusal::missing("Contact")),
        Linked::UnknownType => Err(TYPE.missing()),
        Linked::Full => Err(Refusal::new(
            StatusCode::CONFLICT,
            "The maximum number of links is reached",
        )),
    }
}

fn unlink(call: &mut Call<'_>) -> Answer {
    let (one, other, kind) = ids(call)?;
    match contact_links::unlink(call.store, one, other, kind) {
        true => Reply::no_content(),
        false => Err(Refusal::missing("ContactLink")),
    }
}

/// A type cannot be deleted while it is used (documented; the status is inferred).
fn delete_type(call: &mut Call<'_>, kind: i64) -> Answer {
    if call
        .store
        .rows("contact_link")
        .any(|link| link.int("type") == kind)
    {
        return Err(Refusal::new(
            StatusCode::CONFLICT,
            "The link type is in use",
        ));
    }
    TYPE.delete(call, kind)
}
