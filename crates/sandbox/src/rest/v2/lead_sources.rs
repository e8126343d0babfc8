//! v2 `/leadSources` and `/leadSourceCategories`.

mod expenses;

use http::Method;

use super::resource;
use crate::rest::shared::fields::{Form, ro, rw};
use crate::rest::shared::filter::Test;
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Answer, Call, id};
use crate::store::Row;

const SOURCE: Resource = Resource {
    table: "LeadSource",
    noun: "LeadSource",
    key: "lead_sources",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("name", "Name", Form::Text),
        rw("description", "Description", Form::Text),
        rw("vendor", "Vendor", Form::Text),
        rw("medium", "Medium", Form::Text),
        rw("message", "Message", Form::Text),
        rw(
            "status",
            "Status",
            Form::Words(&[("Active", "ACTIVE"), ("Inactive", "INACTIVE")]),
        ),
        rw("lead_source_category_id", "LeadSourceCategoryId", Form::Id),
        rw("start_time", "StartDate", Form::DateAsTime),
        rw("end_time", "EndDate", Form::DateAsTime),
        ro("create_time", "DateCreated", Form::Time),
        ro("update_time", "LastUpdated", Form::Time),
    ],
    required: &["name"],
    keys: &[
        ("id", Test::Positive("Id")),
        ("name", Test::Prefix("Name")),
        ("status", Test::Word("Status", &["ACTIVE", "INACTIVE"])),
        (
            "lead_source_category_id",
            Test::Equal("LeadSourceCategoryId"),
        ),
        ("vendor", Test::Prefix("Vendor")),
        ("medium", Test::Prefix("Medium")),
        ("message", Test::Prefix("Message")),
        ("description", Test::Prefix("Description")),
        ("start_time", Test::At("StartDate")),
        ("end_time", Test::At("EndDate")),
    ],
    order: &[
        ("name", "Name"),
        ("status", "Status"),
        ("vendor", "Vendor"),
        ("medium", "Medium"),
        ("start_time", "StartDate"),
        ("end_time", "EndDate"),
        ("create_time", "DateCreated"),
        ("update_time", "LastUpdated"),
    ],
    ..PLAIN
};

const CATEGORY: Resource = Resource {
    table: "LeadSourceCategory",
    noun: "LeadSourceCategory",
    key: "lead_source_categories",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("name", "Name", Form::Text),
        rw("description", "Description", Form::Text),
        ro("create_time", "DateCreated", Form::Time),
        ro("update_time", "LastUpdated", Form::Time),
    ],
    required: &["name"],
    keys: &[
        ("name", Test::Prefix("Name")),
        ("description", Test::Prefix("Description")),
    ],
    order: &[("name", "Name")],
    ..PLAIN
};

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    let method = call.method.clone();
    let resource = if path.first() == Some(&"leadSources") {
        &SOURCE
    } else {
        &CATEGORY
    };
    Some(match (method, &path[1..]) {
        (Method::GET, []) => resource::list(resource, call, |_| true),
        (Method::POST, []) => resource.create(call, Row::default()),
        (Method::GET, [one]) => id(one).and_then(|id| resource.get(call, id)),
        (Method::PATCH, [one]) => id(one).and_then(|id| resource.update(call, id)),
        (Method::DELETE, [one]) => id(one).and_then(|id| delete(call, resource, id)),
        (_, [source, below @ ..]) if resource.table == SOURCE.table => {
            return expenses::route(call, source, below);
        }
        _ => return None,
    })
}

/// The expenses of a lead source go with it (inferred: no path leads to them afterwards).
fn delete(call: &mut Call<'_>, resource: &Resource, id: i64) -> Answer {
    let answer = resource.delete(call, id)?;
    if resource.table == SOURCE.table {
        for table in ["LeadSourceExpense", "LeadSourceRecurringExpense"] {
            call.store
                .remove_where(table, |row| row.int("LeadSourceId") == id);
        }
    }
    Ok(answer)
}
