//! A tag of v2, and by when it was applied.

use serde_json::{Value as Json, json};

use crate::rest::shared::fields::{Form, ro, rw};
use crate::rest::shared::filter::{Key, Test};
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Refusal, json as values};

pub(super) const TAG: Resource = Resource {
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
            let id = values::read_id(&category["id"])?;
            if id != 0 && !call.store.has("ContactGroupCategory", id) {
                return Err(Refusal::bad(format!("Tag category {id} does not exist")));
            }
            row.put("GroupCategoryId", (id != 0).then_some(id));
        }
        Ok(())
    },
    ..PLAIN
};

/// By when a tag was applied.
pub(super) const APPLIED: [Key; 2] = [
    ("since_applied_time", Test::Since("applied_time")),
    ("until_applied_time", Test::Until("applied_time")),
];
