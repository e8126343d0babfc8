//! v2 `/tags`, tag categories, and which records have a tag.

pub(crate) mod assignments;
mod holders;
pub(crate) mod of_record;
mod tag;

use http::Method;
use serde_json::{Map, json};

use self::assignments::By;
use self::holders::{known, tagged_companies, tagged_contacts};
use self::tag::TAG;
use super::resource;
use crate::rest::shared::fields::{Form, ro, rw};
use crate::rest::shared::filter::Test;
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Answer, Call, Reply, id, json};
use crate::rules::tags::{self, Holder};
use crate::store::Row;

const CATEGORY: Resource = Resource {
    table: "ContactGroupCategory",
    noun: "TagCategory",
    key: "tag_categories",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("name", "CategoryName", Form::Text),
        rw("description", "CategoryDescription", Form::Text),
        ro("create_time", "DateCreated", Form::Time),
        ro("update_time", "LastUpdated", Form::Time),
    ],
    required: &["name"],
    keys: &[
        ("name", Test::Equal("CategoryName")),
        ("description", Test::Equal("CategoryDescription")),
        ("since_create_time", Test::Since("DateCreated")),
        ("until_create_time", Test::Until("DateCreated")),
        ("since_update_time", Test::Since("LastUpdated")),
        ("until_update_time", Test::Until("LastUpdated")),
    ],
    order: &[
        ("name", "CategoryName"),
        ("create_time", "DateCreated"),
        ("update_time", "LastUpdated"),
    ],
    ..PLAIN
};

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    let method = call.method.clone();
    Some(match (method, path) {
        (Method::GET, []) => resource::list(&TAG, call, |_| true),
        (Method::POST, []) => TAG.create(call, Row::default()),
        (Method::GET, ["categories"]) => resource::list(&CATEGORY, call, |_| true),
        (Method::POST, ["categories"]) => CATEGORY.create(call, Row::default()),
        (Method::GET, ["categories", one]) => id(one).and_then(|id| CATEGORY.get(call, id)),
        (Method::PATCH, ["categories", one]) => id(one).and_then(|id| CATEGORY.update(call, id)),
        (Method::DELETE, ["categories", one]) => id(one).and_then(|id| CATEGORY.delete(call, id)),
        (Method::GET, [tag]) => id(tag).and_then(|id| TAG.get(call, id)),
        (Method::PATCH, [tag]) => id(tag).and_then(|id| TAG.update(call, id)),
        (Method::DELETE, [tag]) => id(tag).and_then(|id| delete(call, id)),
        (Method::POST, [tag, "contacts:applyTags"]) => id(tag).and_then(|id| apply(call, id)),
        (Method::POST, [tag, "contacts:removeTags"]) => id(tag).and_then(|id| remove(call, id)),
        (Method::GET, ["-", "contacts"]) => assignments::list(call, By::Tags),
        (Method::GET, [tag, "contacts", "count"]) => {
            id(tag).and_then(|id| assignments::count(call, id))
        }
        (Method::GET, [tag, "contacts"]) => id(tag).and_then(|id| tagged_contacts(call, id)),
        (Method::GET, [tag, "companies"]) => id(tag).and_then(|id| tagged_companies(call, id)),
        _ => return None,
    })
}

fn delete(call: &mut Call<'_>, tag: i64) -> Answer {
    let answer = TAG.delete(call, tag)?;
    call.store
        .remove_where("ContactGroupAssign", |row| row.int("GroupId") == tag);
    Ok(answer)
}

/// 200 with a code for each contact, also where some failed (documented; the codes are those of v1,
/// inferred).
fn apply(call: &mut Call<'_>, tag: i64) -> Answer {
    known(call, tag)?;
    let mut results = Map::new();
    for contact in json::read_ids(&call.body()?["contact_ids"])? {
        let code = tags::apply(call.store, call.now, Holder::Contact(contact), tag).code();
        results.insert(contact.to_string(), code.into());
    }
    Reply::ok(json!({ "results": results }))
}

fn remove(call: &mut Call<'_>, tag: i64) -> Answer {
    known(call, tag)?;
    for contact in json::read_ids(&call.body()?["contact_ids"])? {
        tags::remove(call.store, call.now, Holder::Contact(contact), tag);
    }
    Reply::no_content()
}
