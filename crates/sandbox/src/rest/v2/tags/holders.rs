//! The contacts and the companies that have a tag.

use serde_json::{Value as Json, json};

use super::tag::{APPLIED, TAG};
use crate::rest::shared::filter::{Filter, Key, Test};
use crate::rest::shared::{Answer, Call, Refusal, Reply, Version, json};
use crate::rest::v2::companies::COMPANY;
use crate::rest::v2::page;
use crate::store::{Row, Store};

const V2: Version = Version::V2;

/// What the contacts of a tag are found by, beside the time.
pub(crate) const OF_CONTACT: [Key; 3] = [
    ("given_name", Test::Equal("FirstName")),
    ("family_name", Test::Equal("LastName")),
    ("email", Test::Equal("Email")),
];

pub(crate) fn known(call: &Call<'_>, tag: i64) -> Result<(), Refusal> {
    if call.store.has("ContactGroup", tag) {
        Ok(())
    } else {
        Err(TAG.missing())
    }
}

pub(crate) fn tagged_contacts(call: &Call<'_>, tag: i64) -> Answer {
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

pub(crate) fn tagged_companies(call: &Call<'_>, tag: i64) -> Answer {
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
        |store, row, at| json!({ "company": COMPANY.show(store, row, &[]), "applied_time": at }),
    )
}

/// The records of a table that have a tag, with the time they got it.
///
/// # Errors
/// 404 for a tag that does not exist.
pub(crate) fn holders(call: &Call<'_>, table: &str, tag: i64) -> Result<Vec<Row>, Refusal> {
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
