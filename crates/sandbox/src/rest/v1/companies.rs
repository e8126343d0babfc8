//! v1 `/companies`.

use http::{Method, StatusCode};
use serde_json::{Value as Json, json};

use super::page;
use crate::rest::shared::selection::optional_properties;
use crate::rest::shared::{Answer, Call, Refusal, Reply, Version, custom, id, json, lists, model};
use crate::rules::contacts::{stamp, stamp_new};
use crate::rules::opt_in;
use crate::store::fold::fold;
use crate::store::slots::{ADDRESSES, FAXES, PHONES};
use crate::store::{Row, Store};

const V1: Version = Version::V1;
const FORM: i64 = -6;
const OPTIONAL: [&str; 3] = ["notes", "fax_number", "custom_fields"];

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    let method = call.method.clone();
    Some(match (method, path) {
        (Method::GET, []) => list(call),
        (Method::POST, []) => create(call),
        (Method::GET, ["model"]) => return model::route(call, FORM, &OPTIONAL, &[]),
        (Method::GET, [company]) => id(company).and_then(|id| get(call, id)),
        (Method::PATCH, [company]) => id(company).and_then(|id| update(call, id)),
        _ => return None,
    })
}

fn missing() -> Refusal {
    Refusal::missing("Company")
}

fn list(call: &Call<'_>) -> Answer {
    let wanted = optional_properties(call, &OPTIONAL)?;
    let mut rows: Vec<&Row> = call
        .store
        .rows("Company")
        .filter(|row| {
            call.query("company_name")
                .is_none_or(|name| crate::store::fold::same(row.text("Company"), name))
        })
        .collect();
    let order = call.query("order").unwrap_or("id");
    match order {
        "id" => page::sort_by_key(call, &mut rows, |row| row.id()),
        "date_created" => page::sort_by_key(call, &mut rows, |row| row.time("DateCreated")),
        "name" => page::sort_by_key(call, &mut rows, |row| fold(row.text("Company"))),
        "email" => page::sort_by_key(call, &mut rows, |row| fold(row.text("Email"))),
        _ => return Err(Refusal::unreadable()),
    }
    let mut echo = page::echoed(call, &["company_name"]);
    echo.push(("order", order));
    Reply::ok(page::page(call, "companies", rows, &echo, |row| {
        show(call.store, row, &wanted)
    })?)
}

fn get(call: &Call<'_>, id: i64) -> Answer {
    let wanted = optional_properties(call, &OPTIONAL)?;
    let row = call.store.row("Company", id).ok_or_else(missing)?;
    Reply::ok(show(call.store, row, &wanted))
}

fn create(call: &mut Call<'_>) -> Answer {
    let body = call.body()?;
    if json::member(&body, "company_name")?.is_empty() {
        return Err(Refusal::bad("company_name is required"));
    }
    let mut row = Row::default();
    write(call, &mut row, &body)?;
    stamp_new(&mut row, call.now, call.user);
    let id = call.store.insert("Company", row);
    answer(call, id, StatusCode::CREATED)
}

fn update(call: &mut Call<'_>, id: i64) -> Answer {
    let body = call.body()?;
    let mut row = call.store.row("Company", id).cloned().ok_or_else(missing)?;
    write(call, &mut row, &body)?;
    stamp(&mut row, call.now, call.user);
    call.store.insert("Company", row);
    answer(call, id, StatusCode::OK)
}

fn answer(call: &Call<'_>, id: i64, status: StatusCode) -> Answer {
    let row = call.store.row("Company", id).ok_or_else(missing)?;
    Ok(Reply::Json(status, show(call.store, row, &[])))
}

fn write(call: &mut Call<'_>, row: &mut Row, body: &Json) -> Result<(), Refusal> {
    for (name, column) in [
        ("company_name", "Company"),
        ("email_address", "Email"),
        ("website", "Website"),
    ] {
        if let Some(value) = body.get(name) {
            row.set(column, json::read_text(value)?);
        }
    }
    if let Some(notes) = body.get("notes") {
        row.set("ContactNotes", json::read_text(notes)?);
    }
    if let Some(address) = body.get("address") {
        lists::write_address(V1, row, address, &ADDRESSES[0])?;
    }
    if let Some(phone) = body.get("phone_number") {
        lists::write_number(row, phone, &PHONES[0])?;
    }
    if let Some(fax) = body.get("fax_number") {
        lists::write_number(row, fax, &FAXES[0])?;
    }
    if let Some(list) = body.get("custom_fields") {
        custom::write_values(call.store, V1, FORM, row, list)?;
    }
    if !json::member(body, "opt_in_reason")?.is_empty() {
        opt_in::raise(call.store, call.now, row.text("Email"));
    }
    Ok(())
}

fn show(store: &Store, row: &Row, wanted: &[String]) -> Json {
    let status = opt_in::of(store, row.text("Email"));
    let mut shown = json!({
        "id": row.id(),
        "company_name": json::text(row.text("Company")),
        "email_address": json::text(row.text("Email")),
        "email_opted_in": status.level > 0,
        "email_status": status.v1,
        "phone_number": bare(lists::number(V1, row, &PHONES[0])),
        // Null when nothing is stored (inferred).
        "address": if lists::is_filled(row, &ADDRESSES[0]) {
            bare(lists::address(V1, row, &ADDRESSES[0]))
        } else {
            Json::Null
        },
        "website": json::text(row.text("Website")),
    });
    for name in wanted {
        shown[name.as_str()] = match name.as_str() {
            "notes" => json::text(row.text("ContactNotes")),
            "fax_number" => bare(lists::number(V1, row, &FAXES[0])),
            _ => custom::values(store, V1, FORM, row),
        };
    }
    shown
}

/// An entry without its slot: a company has one of each.
pub(crate) fn bare(mut entry: Json) -> Json {
    if let Some(members) = entry.as_object_mut() {
        members.remove("field");
        // It has no `postal_code` (documented), so codes of all countries are zip codes (inferred).
        if let Some(code) = members.remove("postal_code").filter(|code| !code.is_null()) {
            members.insert("zip_code".to_owned(), code);
        }
    }
    entry
}
