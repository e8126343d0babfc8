//! `/contacts/{id}/tags` and `/companies/{id}/tags`.

use serde_json::json;

use super::tag::{APPLIED, TAG};
use crate::rest::shared::filter::Filter;
use crate::rest::shared::{Answer, Call, Refusal, Reply, Version, json};
use crate::rest::v2::page;
use crate::rules::tags;
use crate::store::Row;

const V2: Version = Version::V2;

/// The tags of a record, with the time it got each.
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
