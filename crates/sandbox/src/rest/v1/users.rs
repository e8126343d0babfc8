//! v1 `/users`.

use http::Method;
use serde_json::{Value as Json, json};

use super::companies::bare;
use super::page;
use crate::rest::shared::users::signature;
use crate::rest::shared::{Answer, Call, Refusal, Reply, Version, id, json, lists};
use crate::rules::contacts::stamp_new;
use crate::store::Row;
use crate::store::slots::{ADDRESSES, FAXES, PHONES};

const V1: Version = Version::V1;

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    let method = call.method.clone();
    Some(match (method, path) {
        (Method::GET, []) => list(call),
        (Method::POST, []) => create(call),
        (Method::GET, [user, "signature"]) => id(user).and_then(|id| signature(call, id)),
        _ => return None,
    })
}

fn list(call: &Call<'_>) -> Answer {
    let excluded = |name: &str| call.query_flag(name) == Some(false);
    let rows: Vec<&Row> = call
        .store
        .rows("User")
        .filter(|row| !excluded("include_inactive") || row.text("status") != "Inactive")
        .filter(|row| !excluded("include_partners") || !row.is("Partner"))
        .collect();
    let echo = page::echoed(call, &["include_inactive", "include_partners"]);
    Reply::ok(page::page(call, "users", rows, &echo, show)?)
}

/// New users are invited (documented).
fn create(call: &mut Call<'_>) -> Answer {
    let body = call.body()?;
    let (email, name) = (
        json::member(&body, "email")?,
        json::member(&body, "given_name")?,
    );
    if email.is_empty() || name.is_empty() {
        return Err(Refusal::bad("email and given_name are required"));
    }
    let mut row = Row::default()
        .with("Email", email)
        .with("FirstName", name)
        .with("status", "Invited");
    row.set("admin", body["admin"].as_bool().unwrap_or(false));
    row.set(
        "Partner",
        i64::from(body["partner"].as_bool().unwrap_or(false)),
    );
    stamp_new(&mut row, call.now, call.user);
    let id = call.store.insert("User", row);
    Reply::created(call.store.row("User", id).map_or(Json::Null, show))
}

fn show(row: &Row) -> Json {
    json!({
        "id": row.id(),
        "global_user_id": json::id(V1, row.int("GlobalUserId")),
        "infusionsoft_id": json::text(row.text("Email")),
        "given_name": json::text(row.text("FirstName")),
        "middle_name": json::text(row.text("MiddleName")),
        "family_name": json::text(row.text("LastName")),
        "preferred_name": json::text(row.text("Nickname")),
        "email_address": json::text(row.text("Email")),
        "phone_numbers": lists::numbers(V1, row, &PHONES),
        "fax_numbers": lists::numbers(V1, row, &FAXES),
        "address": bare(lists::address(V1, row, &ADDRESSES[0])),
        "company_name": json::text(row.text("Company")),
        "job_title": json::text(row.text("JobTitle")),
        "website": json::text(row.text("Website")),
        "time_zone": json::text(row.text("TimeZone")),
        "status": if row.text("status").is_empty() { "Active" } else { row.text("status") },
        "partner": row.is("Partner"),
        "date_created": json::time(V1, row.time("DateCreated")),
        "last_updated": json::time(V1, row.time("LastUpdated")),
        "created_by": json::id(V1, row.int("CreatedBy")),
        "last_updated_by": json::id(V1, row.int("LastUpdatedBy")),
    })
}
