//! v2 `/users` and `/userGroups`.

use http::Method;
use serde_json::{Value as Json, json};

use super::page;
use crate::rest::shared::filter::{Filter, Test};
use crate::rest::shared::users::signature;
use crate::rest::shared::{Answer, Call, Refusal, Reply, Version, id, json, lists};
use crate::rules::contacts::stamp;
use crate::store::slots::{ADDRESSES, FAXES, PHONES};
use crate::store::{Row, Store};

const V2: Version = Version::V2;

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    let method = call.method.clone();
    Some(match (method, path) {
        (Method::GET, ["users"]) => list(call),
        (Method::GET, ["users", user]) => id(user).and_then(|id| get(call, id)),
        (Method::PATCH, ["users", user]) => id(user).and_then(|id| update(call, id)),
        (Method::GET, ["users", user, "signature"]) => id(user).and_then(|id| signature(call, id)),
        (Method::GET, ["userGroups"]) => groups(call),
        (Method::GET, ["userGroups", group]) => id(group).and_then(|id| user_group(call, id)),
        _ => return None,
    })
}

/// What is left out is decided on all rows at once.
fn takes_flag(_: &Store, _: &Row, word: &str) -> Result<bool, Refusal> {
    let read: Result<bool, _> = word.parse();
    read.map(|_| true)
        .map_err(|_| Refusal::bad("Invalid filter value"))
}

/// One to 100 a page (documented: the one list that does not take 0). Inactive users and partners are included unless the filter says
/// `false`: v1 documents that default, for v2 it is inferred.
fn list(call: &Call<'_>) -> Answer {
    let keys = [
        ("email", Test::Equal("Email")),
        ("given_name", Test::Equal("FirstName")),
        ("include_inactive", Test::Custom(takes_flag)),
        ("include_partners", Test::Custom(takes_flag)),
        ("user_ids", Test::List("Id")),
    ];
    let filter = Filter::parse(call.query("filter"), &keys, call.store, None)?;
    let mut rows = filter.select(call.store, call.store.rows("User"))?;
    if filter.value("include_inactive") == Some("false") {
        rows.retain(|row| row.text("status") != "Inactive");
    }
    if filter.value("include_partners") == Some("false") {
        rows.retain(|row| !row.is("Partner"));
    }
    page::sort(
        call,
        &mut rows,
        &[
            ("create_time", "DateCreated"),
            ("email", "Email"),
            ("name", "LastName"),
        ],
    )?;
    Reply::ok(page::page_of(call, "users", rows, 1..=100, |row| {
        show(call.store, row)
    })?)
}

fn missing() -> Refusal {
    Refusal::missing("User")
}

fn get(call: &Call<'_>, id: i64) -> Answer {
    Reply::ok(show(
        call.store,
        call.store.row("User", id).ok_or_else(missing)?,
    ))
}

fn update(call: &mut Call<'_>, id: i64) -> Answer {
    let body = call.body()?;
    let mask = call.query_list("update_mask");
    let given = |name: &str| {
        body.get(name)
            .filter(|_| mask.is_empty() || mask.iter().any(|allowed| allowed == name))
    };
    let mut row = call.store.row("User", id).cloned().ok_or_else(missing)?;
    let texts = [
        ("given_name", "FirstName"),
        ("family_name", "LastName"),
        ("title", "JobTitle"),
        ("website", "Website"),
        ("company_name", "Company"),
        ("time_zone", "TimeZone"),
    ];
    for (name, column) in texts {
        if let Some(value) = given(name) {
            row.set(column, json::read_text(value)?);
        }
    }
    if let Some(email) = given("email_address") {
        row.set("Email", json::member(email, "email")?);
    }
    if let Some(list) = given("phone_numbers") {
        lists::write_numbers(V2, &mut row, list, &PHONES)?;
    }
    if let Some(list) = given("fax_numbers") {
        lists::write_numbers(V2, &mut row, list, &FAXES)?;
    }
    if let Some(address) = given("address") {
        lists::write_address(V2, &mut row, address, &ADDRESSES[0])?;
    }
    stamp(&mut row, call.now, call.user);
    call.store.insert("User", row);
    get(call, id)
}

fn show(store: &Store, row: &Row) -> Json {
    let status = row.text("status").to_uppercase();
    json!({
        "id": row.id().to_string(),
        "global_user_id": json::id(V2, row.int("GlobalUserId")),
        "keap_id": json::text(row.text("Email")),
        "given_name": json::text(row.text("FirstName")),
        "middle_name": json::text(row.text("MiddleName")),
        "family_name": json::text(row.text("LastName")),
        "nickname": json::text(row.text("Nickname")),
        "spouse_name": json::text(row.text("SpouseName")),
        "suffix": json::text(row.text("Suffix")),
        "title": json::text(row.text("JobTitle")),
        "company_name": json::text(row.text("Company")),
        "website": json::text(row.text("Website")),
        "email_addresses": lists::emails(store, V2, row),
        "phone_numbers": lists::numbers(V2, row, &PHONES),
        "fax_numbers": lists::numbers(V2, row, &FAXES),
        "social_accounts": [],
        "address": lists::address(V2, row, &ADDRESSES[0]),
        "status": if status.is_empty() { "ACTIVE".to_owned() } else { status },
        "admin": row.is("admin"),
        "partner": row.is("Partner"),
        "create_time": json::time(V2, row.time("DateCreated")),
        "update_time": json::time(V2, row.time("LastUpdated")),
        "created_by": row.int("CreatedBy"),
        "updated_by": row.int("LastUpdatedBy"),
    })
}

fn show_group(row: &Row) -> Json {
    json!({ "id": row.id().to_string(), "name": row.text("Name") })
}

fn groups(call: &Call<'_>) -> Answer {
    let rows: Vec<&Row> = call.store.rows("UserGroup").collect();
    Reply::ok(page::page(call, "user_groups", rows, 1000, show_group)?)
}

fn user_group(call: &Call<'_>, id: i64) -> Answer {
    let row = call
        .store
        .row("UserGroup", id)
        .ok_or_else(|| Refusal::missing("UserGroup"))?;
    Reply::ok(show_group(row))
}
