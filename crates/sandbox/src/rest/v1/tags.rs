//! v1 `/tags`, and the tags of a contact.

use http::Method;
use serde_json::{Map, Value as Json, json};

use super::page;
use crate::rest::shared::{Answer, Call, Refusal, Reply, Version, id, json};
use crate::rules::tags::{self, Holder};
use crate::store::{Row, Store};

const V1: Version = Version::V1;

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    let method = call.method.clone();
    Some(match (method, path) {
        (Method::GET, []) => list(call),
        (Method::POST, []) => create(call),
        (Method::POST, ["categories"]) => create_category(call),
        (Method::GET, [tag]) => id(tag).and_then(|id| get(call, id)),
        (Method::GET, [tag, "contacts"]) => id(tag).and_then(|id| tagged_contacts(call, id)),
        (Method::GET, [tag, "companies"]) => id(tag).and_then(|id| tagged_companies(call, id)),
        (Method::POST, [tag, "contacts"]) => id(tag).and_then(|id| apply_to_contacts(call, id)),
        (Method::DELETE, [tag, "contacts"]) => {
            id(tag).and_then(|id| remove_from_contacts(call, id))
        }
        (Method::DELETE, [tag, "contacts", contact]) => {
            id(tag).and_then(|tag| id(contact).and_then(|contact| remove_one(call, contact, tag)))
        }
        _ => return None,
    })
}

/// `/contacts/{id}/tags` and below.
pub(crate) fn of_contact(call: &mut Call<'_>, contact: i64, path: &[&str]) -> Option<Answer> {
    type Served = fn(&mut Call<'_>, i64, &[&str]) -> Answer;
    let serve: Served = match (call.method.clone(), path) {
        (Method::GET, []) => |call, contact, _| tags_of(call, contact),
        (Method::POST, []) => |call, contact, _| apply_tags(call, contact),
        (Method::DELETE, []) => |call, contact, _| remove_tags(call, contact),
        (Method::DELETE, [_]) => |call, contact, path| remove_one(call, contact, id(path[0])?),
        _ => return None,
    };
    // Before anything is done: the tags of a company are not changed at this address.
    Some(if call.store.has("Contact", contact) {
        serve(call, contact, path)
    } else {
        Err(Refusal::missing("Contact"))
    })
}

fn missing() -> Refusal {
    Refusal::missing("Tag")
}

fn show(store: &Store, tag: &Row) -> Json {
    json!({
        "id": tag.id(),
        "name": tag.text("GroupName"),
        "description": json::text(tag.text("GroupDescription")),
        "category": category(store, tag.int("GroupCategoryId")),
    })
}

fn category(store: &Store, id: i64) -> Json {
    store
        .row("ContactGroupCategory", id)
        .map_or(Json::Null, show_category)
}

fn show_category(row: &Row) -> Json {
    json!({
        "id": row.id(),
        "name": row.text("CategoryName"),
        "description": json::text(row.text("CategoryDescription")),
    })
}

fn list(call: &Call<'_>) -> Answer {
    let category = call.query_number("category")?;
    let rows: Vec<&Row> = call
        .store
        .rows("ContactGroup")
        .filter(|row| {
            call.query("name")
                .is_none_or(|name| crate::store::fold::same(row.text("GroupName"), name))
        })
        .filter(|row| category.is_none_or(|category| row.int("GroupCategoryId") == category))
        .collect();
    let echo = page::echoed(call, &["category", "name"]);
    Reply::ok(page::page(call, "tags", rows, &echo, |row| {
        show(call.store, row)
    })?)
}

fn get(call: &Call<'_>, id: i64) -> Answer {
    Reply::ok(show(
        call.store,
        call.store.row("ContactGroup", id).ok_or_else(missing)?,
    ))
}

fn create(call: &mut Call<'_>) -> Answer {
    let body = call.body()?;
    let name = json::member(&body, "name")?;
    if name.is_empty() {
        return Err(Refusal::bad("Tag name is required"));
    }
    let category = json::read_id(&body["category"]["id"])?;
    let row = Row::default()
        .with("GroupName", name)
        .with("GroupDescription", json::member(&body, "description")?)
        .with("GroupCategoryId", category)
        .with("DateCreated", call.now)
        .with("LastUpdated", call.now);
    let id = call.store.insert("ContactGroup", row);
    get(call, id)
}

fn create_category(call: &mut Call<'_>) -> Answer {
    let body = call.body()?;
    let row = Row::default()
        .with("CategoryName", json::member(&body, "name")?)
        .with("CategoryDescription", json::member(&body, "description")?)
        .with("DateCreated", call.now)
        .with("LastUpdated", call.now);
    let id = call.store.insert("ContactGroupCategory", row);
    Reply::ok(category(call.store, id))
}

fn tags_of(call: &Call<'_>, contact: i64) -> Answer {
    let rows: Vec<&Row> = tags::assignments(call.store, contact).collect();
    let shown = page::page(call, "tags", rows, &[], |row| {
        let tag = call
            .store
            .row("ContactGroup", row.int("GroupId"))
            .cloned()
            .unwrap_or_default();
        let category = call
            .store
            .row("ContactGroupCategory", tag.int("GroupCategoryId"));
        // The category is a text here and an object everywhere else.
        let category = category.map_or(Json::Null, |category| category.text("CategoryName").into());
        json!({
            "tag": { "id": tag.id(), "name": tag.text("GroupName"), "category": category },
            "date_applied": json::time(V1, row.time("DateCreated")),
        })
    })?;
    Reply::ok(shown)
}

/// Applies tags to one contact: an object of result codes by tag id (observed; the document says an
/// array).
fn apply_tags(call: &mut Call<'_>, contact: i64) -> Answer {
    let mut results = Map::new();
    for tag in json::read_ids(&call.body()?["tagIds"])? {
        let code = tags::apply(call.store, call.now, Holder::Contact(contact), tag).code();
        results.insert(tag.to_string(), code.into());
    }
    Reply::ok(Json::Object(results))
}

/// Applies one tag to contacts: an object of result codes by contact id (observed).
fn apply_to_contacts(call: &mut Call<'_>, tag: i64) -> Answer {
    if !call.store.has("ContactGroup", tag) {
        return Err(missing());
    }
    let mut results = Map::new();
    for contact in json::read_ids(&call.body()?["ids"])? {
        let code = tags::apply(call.store, call.now, Holder::Contact(contact), tag).code();
        results.insert(contact.to_string(), code.into());
    }
    Reply::ok(Json::Object(results))
}

fn remove_tags(call: &mut Call<'_>, contact: i64) -> Answer {
    for tag in ids(call)? {
        tags::remove(call.store, call.now, Holder::Contact(contact), tag);
    }
    Reply::no_content()
}

fn remove_from_contacts(call: &mut Call<'_>, tag: i64) -> Answer {
    for contact in ids(call)? {
        tags::remove(call.store, call.now, Holder::Contact(contact), tag);
    }
    Reply::no_content()
}

fn remove_one(call: &mut Call<'_>, contact: i64, tag: i64) -> Answer {
    tags::remove(call.store, call.now, Holder::Contact(contact), tag);
    Reply::no_content()
}

fn ids(call: &Call<'_>) -> Result<Vec<i64>, Refusal> {
    call.query_list("ids").iter().map(|text| id(text)).collect()
}

fn tagged_contacts(call: &Call<'_>, tag: i64) -> Answer {
    tagged(call, tag, "Contact", "contacts", |row, at| {
        json!({
            "contact": {
                "id": row.id(),
                "email": json::text(row.text("Email")),
                "first_name": json::text(row.text("FirstName")),
                "last_name": json::text(row.text("LastName")),
            },
            "date_applied": at,
        })
    })
}

fn tagged_companies(call: &Call<'_>, tag: i64) -> Answer {
    tagged(call, tag, "Company", "companies", |row, at| {
        json!({
            "company": {
                "id": row.id(),
                "email": json::text(row.text("Email")),
                "company_name": json::text(row.text("Company")),
            },
            "date_applied": at,
        })
    })
}

fn tagged(
    call: &Call<'_>,
    tag: i64,
    table: &str,
    key: &str,
    show: impl Fn(&Row, Json) -> Json,
) -> Answer {
    if !call.store.has("ContactGroup", tag) {
        return Err(missing());
    }
    let rows: Vec<(&Row, Json)> = call
        .store
        .rows("ContactGroupAssign")
        .filter(|row| row.int("GroupId") == tag)
        .filter_map(|row| {
            let record = call.store.row(table, row.int("ContactId"))?;
            Some((record, json::time(V1, row.time("DateCreated"))))
        })
        .collect();
    Reply::ok(page::page(call, key, rows, &[], |(row, at)| show(row, at))?)
}
