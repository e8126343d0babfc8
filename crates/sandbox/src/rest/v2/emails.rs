//! v2 `/emailAddresses`: opt-in status by address.

use std::collections::BTreeMap;

use http::Method;
use serde_json::{Value as Json, json};

use super::page;
use crate::rest::shared::filter::{Filter, Test};
use crate::rest::shared::opt_in::set_opt_in;
use crate::rest::shared::{Answer, Call, Refusal, Reply, Version, json};
use crate::rules::opt_in;
use crate::store::slots::EMAILS;
use crate::store::{Row, Store};

const V2: Version = Version::V2;

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    let method = call.method.clone();
    Some(match (method, path) {
        (Method::GET, []) => list(call),
        (Method::GET, [email, "status"]) => get(call, email),
        (Method::PATCH, [email, "status"]) => update(call, email),
        _ => return None,
    })
}

/// Every address of the account by its lower-case form: those of contacts, and those with a status
/// of their own.
fn known(store: &Store) -> BTreeMap<String, Row> {
    let mut rows = BTreeMap::new();
    for contact in store.rows("Contact") {
        for email in EMAILS
            .iter()
            .map(|(_, column)| contact.text(column))
            .filter(|email| !email.is_empty())
        {
            let row = Row::default()
                .with("Email", email)
                .with("Type", opt_in::of(store, email).v1);
            let created = contact.time("DateCreated");
            let mut row = row;
            row.put("DateCreated", created);
            rows.entry(crate::store::fold::fold(email)).or_insert(row);
        }
    }
    for row in store.rows("EmailAddStatus") {
        rows.insert(crate::store::fold::fold(row.text("Email")), row.clone());
    }
    rows
}

fn show(row: &Row) -> Json {
    let status = opt_in::STATUSES
        .iter()
        .find(|status| status.v1 == row.text("Type"))
        .unwrap_or(&opt_in::STATUSES[5]);
    json!({
        "email": row.text("Email"),
        "opted_in": status.level > 0,
        "status": status.v2,
        "create_time": json::time(V2, row.time("DateCreated")),
        "last_click_time": json::time(V2, row.time("LastClickDate")),
        "last_open_time": json::time(V2, row.time("LastOpenDate")),
        "last_sent_time": json::time(V2, row.time("LastSentDate")),
    })
}

/// The addresses with a status of their own, as table `EmailAddStatus` has them (inferred).
fn list(call: &Call<'_>) -> Answer {
    let keys = [
        (
            "emails",
            Test::Custom(|_, row, list| Ok(is_one_of(row.text("Email"), list))),
        ),
        (
            "statuses",
            Test::Custom(|store, row, list| {
                Ok(is_one_of(opt_in::of(store, row.text("Email")).v2, list))
            }),
        ),
        (
            "opted_in",
            Test::Custom(|store, row, word| {
                Ok((opt_in::of(store, row.text("Email")).level > 0) == (word == "true"))
            }),
        ),
    ];
    let filter = Filter::parse(call.query("filter"), &keys, call.store, None)?;
    let mut selected = filter.select(call.store, call.store.rows("EmailAddStatus"))?;
    let order = [
        ("email", "Email"),
        ("status", "Type"),
        ("create_time", "DateCreated"),
        ("last_click_time", "LastClickDate"),
        ("last_open_time", "LastOpenDate"),
        ("last_sent_time", "LastSentDate"),
    ];
    page::sort(call, &mut selected, &order)?;
    Reply::ok(page::page(call, "email_addresses", selected, 1000, show)?)
}

fn is_one_of(text: &str, list: &str) -> bool {
    list.split(',')
        .any(|word| crate::store::fold::same(word.trim(), text))
}

fn get(call: &Call<'_>, email: &str) -> Answer {
    let rows = known(call.store);
    let row = rows
        .get(&crate::store::fold::fold(email))
        .ok_or_else(|| Refusal::missing("EmailAddress"))?;
    Reply::ok(show(row))
}

fn update(call: &mut Call<'_>, email: &str) -> Answer {
    let body = call.body()?;
    set_opt_in(call, email, &body)?;
    get(call, email)
}
