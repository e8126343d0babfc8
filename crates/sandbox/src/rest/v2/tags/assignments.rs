//! Which contact has which tag, for up to 100 contacts or tags in one call, and how many contacts a
//! tag has.

use serde_json::json;

use super::holders::{OF_CONTACT, holders};
use super::tag::APPLIED;
use crate::rest::shared::filter::{Filter, Key, Test};
use crate::rest::shared::{Answer, Call, Refusal, Reply, Version, json};
use crate::rest::v2::page;
use crate::store::Row;

/// The most ids one call takes (documented).
const MOST_IDS: usize = 100;

/// `/contacts/-/tags`, where contacts are named, and `/tags/-/contacts`, where tags are.
#[derive(Clone, Copy, Debug)]
pub(crate) enum By {
    Contacts,
    Tags,
}

impl By {
    /// The key of the filter, its column, and the member of the answer.
    fn names(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Contacts => ("contact_ids", "ContactId", "tags"),
            Self::Tags => ("tag_ids", "GroupId", "contacts"),
        }
    }
}

/// Rows of nothing but the two ids and the time. Ids that do not exist have no rows (inferred).
pub(crate) fn list(call: &Call<'_>, by: By) -> Answer {
    let (key, column, member) = by.names();
    let keys: Vec<Key> = [(key, Test::List(column))]
        .into_iter()
        .chain(APPLIED)
        .collect();
    let filter = Filter::parse(call.query("filter"), &keys, call.store, None)?;
    let ids = filter
        .value(key)
        .ok_or_else(|| Refusal::bad(format!("{key} is required")))?;
    if ids.split(',').count() > MOST_IDS {
        return Err(Refusal::bad(format!(
            "{key} must not contain more than {MOST_IDS} ids"
        )));
    }
    let rows = of_contacts(call);
    let mut selected = filter.select(call.store, rows.iter())?;
    page::sort(call, &mut selected, &[("applied_time", "applied_time")])?;
    Reply::ok(page::page(call, member, selected, 1000, |row| {
        json!({
            "contact_id": row.int("ContactId").to_string(),
            "tag_id": row.int("GroupId").to_string(),
            "applied_at": json::time(Version::V2, row.time("applied_time")),
        })
    })?)
}

/// The assignments of contacts; companies have tags in the same table.
fn of_contacts(call: &Call<'_>) -> Vec<Row> {
    let assignments = call.store.rows("ContactGroupAssign");
    assignments
        .filter(|row| call.store.has("Contact", row.int("ContactId")))
        .map(|row| {
            let at = row.time("DateCreated").unwrap_or(call.now);
            row.clone().with("applied_time", at)
        })
        .collect()
}

/// `/tags/{id}/contacts/count`.
pub(crate) fn count(call: &Call<'_>, tag: i64) -> Answer {
    let keys: Vec<Key> = OF_CONTACT.into_iter().chain(APPLIED).collect();
    let filter = Filter::parse(call.query("filter"), &keys, call.store, None)?;
    let rows = holders(call, "Contact", tag)?;
    let count = filter.select(call.store, rows.iter())?.len();
    Reply::ok(json!({ "count": count }))
}
