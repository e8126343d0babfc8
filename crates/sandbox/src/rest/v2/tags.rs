//! v2 `/tags`, tag categories, and which records have a tag.

use http::Method;
use serde_json::{Map, Value as Json, json};

use super::assignments::{self, By};
use super::{page, resource};
use crate::rest::shared::fields::{Form, ro, rw};
use crate::rest::shared::filter::{Filter, Key, Test};
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Answer, Call, Refusal, Reply, Version, id, json};
use crate::rules::tags;
use crate::store::{Row, Store};

const V2: Version = Version::V2;

const TAG: Resource = Resource {
    table: "ContactGroup",
    noun: "Tag",
    key: "tags",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("name", "GroupName", Form::Text),
        rw("description", "GroupDescription", Form::Text),
        ro("create_time", "DateCreated", Form::Time),
        ro("update_time", "LastUpdated", Form::Time),
    ],
    required: &["name"],
    keys: &[
        ("name", Test::Equal("GroupName")),
        ("description", Test::Equal("GroupDescription")),
        ("category_id", Test::Equal("GroupCategoryId")),
        ("tag_ids", Test::List("Id")),
        ("since_create_time", Test::Since("DateCreated")),
        ("until_create_time", Test::Until("DateCreated")),
        ("since_update_time", Test::Since("LastUpdated")),
        ("until_update_time", Test::Until("LastUpdated")),
    ],
    order: &[
        ("name", "GroupName"),
        ("create_time", "DateCreated"),
        ("update_time", "LastUpdated"),
    ],
    compose: |_, row, shown| {
        let category = row.int("GroupCategoryId");
        let shown_category = if category == 0 {
            Json::Null
        } else {
            json!({ "id": category.to_string() })
        };
        shown.insert("category".to_owned(), shown_category);
    },
    accept: |call, row, body, allowed| {
        if let Some(category) = body.get("category").filter(|_| allowed("category")) {
            let id = json::read_id(&category["id"])?;
            if id != 0 && !call.store.has("ContactGroupCategory", id) {
                return Err(Refusal::bad(format!("Tag category {id} does not exist")));
            }
            row.put("GroupCategoryId", (id != 0).then_some(id));
        }
        Ok(())
    },
    ..PLAIN
};

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

fn known(call: &Call<'_>, tag: i64) -> Result<(), Refusal> {
    if call.store.has("ContactGroup", tag) {
        Ok(())
    } else {
        Err(TAG.missing())
    }
}

/// 200 with a code for each contact, also where some failed (documented; the codes are those of v1,
/// inferred).
fn apply(call: &mut Call<'_>, tag: i64) -> Answer {
    known(call, tag)?;
    let mut results = Map::new();
    for contact in json::read_ids(&call.body()?["contact_ids"])? {
        let code = tags::apply(call.store, call.now, contact, tag).code();
        results.insert(contact.to_string(), code.into());
    }
    Reply::ok(json!({ "results": results }))
}

fn remove(call: &mut Call<'_>, tag: i64) -> Answer {
    known(call, tag)?;
    for contact in json::read_ids(&call.body()?["contact_ids"])? {
        tags::remove(call.store, call.now, contact, tag);
    }
    Reply::no_content()
}

/// `/contacts/{id}/tags` and `/companies/{id}/tags`.
pub(crate) fn of_record(call: &Call<'_>, table: &str, record: i64) -> Answer {
    if !call.store.has(table, record) {
        return Err(Refusal::missing(table));
    }
    let rows: Vec<Row> = tags::assignments(call.store, record)
        .filter_map(|assignment| {
            let tag = call
                .store
                .row("ContactGroup", assignment.int("GroupId"))?
                .clone();
            Some(tag.with(
                "applied_time",
                assignment.time("DateCreated").unwrap_or(call.now),
            ))
        })
        .collect();
    // Everything that tags are found by but their ids (documented).
    let mut keys = TAG.keys.to_vec();
    keys.retain(|(name, _)| *name != "tag_ids");
    keys.extend(APPLIED);
    let filter = Filter::parse(call.query("filter"), &keys, call.store, None)?;
    let mut selected = filter.select(call.store, rows.iter())?;
    let mut order = TAG.order.to_vec();
    order.extend([
        ("applied_time", "applied_time"),
        ("category_id", "GroupCategoryId"),
    ]);
    page::sort(call, &mut selected, &order)?;
    Reply::ok(page::page(call, "tags", selected, 1000, |row| {
        let at = json::time(V2, row.time("applied_time"));
        json!({ "tag": TAG.show(call.store, row, &[]), "applied_time": at })
    })?)
}

pub(super) const APPLIED: [Key; 2] = [
    ("since_applied_time", Test::Since("applied_time")),
    ("until_applied_time", Test::Until("applied_time")),
];

/// What the contacts of a tag are found by, beside the time.
pub(super) const OF_CONTACT: [Key; 3] = [
    ("given_name", Test::Equal("FirstName")),
    ("family_name", Test::Equal("LastName")),
    ("email", Test::Equal("Email")),
];

fn tagged_contacts(call: &Call<'_>, tag: i64) -> Answer {
    let order = [
        ("given_name", "FirstName"),
        ("family_name", "LastName"),
        ("email", "Email"),
    ];
    tagged(
        call,
        tag,
        ("Contact", "contacts"),
        &OF_CONTACT,
        &order,
        |_, row, at| {
            json!({
                "id": row.id().to_string(),
                "email": json::text(row.text("Email")),
                "given_name": json::text(row.text("FirstName")),
                "family_name": json::text(row.text("LastName")),
                "applied_time": at,
            })
        },
    )
}

fn tagged_companies(call: &Call<'_>, tag: i64) -> Answer {
    let keys = [
        ("company_name", Test::Equal("Company")),
        ("email", Test::Equal("Email")),
    ];
    let order = [("company_name", "Company"), ("email", "Email")];
    tagged(
        call,
        tag,
        ("Company", "tagged_companies"),
        &keys,
        &order,
        |store, row, at| json!({ "company": super::companies::COMPANY.show(store, row, &[]), "applied_time": at }),
    )
}

/// The records of a table that have a tag, with the time they got it.
///
/// # Errors
/// 404 for a tag that does not exist.
pub(super) fn holders(call: &Call<'_>, table: &str, tag: i64) -> Result<Vec<Row>, Refusal> {
    known(call, tag)?;
    let assignments = call.store.rows("ContactGroupAssign");
    let of_tag = assignments.filter(|row| row.int("GroupId") == tag);
    let holders = of_tag.filter_map(|assignment| {
        let record = call.store.row(table, assignment.int("ContactId"))?.clone();
        let at = assignment.time("DateCreated").unwrap_or(call.now);
        Some(record.with("applied_time", at))
    });
    Ok(holders.collect())
}

fn tagged(
    call: &Call<'_>,
    tag: i64,
    (table, member): (&str, &str),
    keys: &[Key],
    order: &[(&str, &str)],
    show: impl Fn(&Store, &Row, Json) -> Json,
) -> Answer {
    let rows = holders(call, table, tag)?;
    let keys: Vec<Key> = keys.iter().copied().chain(APPLIED).collect();
    let order: Vec<(&str, &str)> = order
        .iter()
        .copied()
        .chain([("applied_time", "applied_time")])
        .collect();
    let filter = Filter::parse(call.query("filter"), &keys, call.store, None)?;
    let mut selected = filter.select(call.store, rows.iter())?;
    page::sort(call, &mut selected, &order)?;
    Reply::ok(page::page(call, member, selected, 1000, |row| {
        show(call.store, row, json::time(V2, row.time("applied_time")))
    })?)
}
