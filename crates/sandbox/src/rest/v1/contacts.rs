//! v1 `/contacts`.

mod record;

use http::{Method, StatusCode};
use serde_json::Value as Json;

use self::record::{FORM, OPTIONAL, show, write};
use super::page;
use crate::rest::shared::selection::optional_properties;
use crate::rest::shared::{Answer, Call, Refusal, Reply, Version, id, json, lists, model};
use crate::rules::contacts::{self, Duplicate};
use crate::rules::opt_in;
use crate::store::Row;
use crate::store::fold::fold;
use crate::store::slots::EMAILS;

const V1: Version = Version::V1;

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    let method = call.method.clone();
    Some(match (method, path) {
        (Method::GET, []) => list(call),
        (Method::POST, []) => create(call),
        (Method::PUT, []) => create_or_update(call),
        (_, ["model", rest @ ..]) => return model::route(call, FORM, &OPTIONAL, rest),
        (Method::GET, [contact]) => id(contact).and_then(|id| get(call, id)),
        (Method::PATCH, [contact]) => id(contact).and_then(|id| update(call, id)),
        (Method::DELETE, [contact]) => id(contact).and_then(|id| delete(call, id)),
        (_, [contact, "emails"]) => {
            return id(contact)
                .map_or_else(|e| Some(Err(e)), |id| super::mails::of_contact(call, id));
        }
        (_, [contact, "creditCards"]) => {
            return id(contact)
                .map_or_else(|e| Some(Err(e)), |id| super::credit_cards::route(call, id));
        }
        (_, [contact, "tags", rest @ ..]) => {
            return match id(contact) {
                Ok(contact) => super::tags::of_contact(call, contact, rest),
                Err(refusal) => Some(Err(refusal)),
            };
        }
        _ => return None,
    })
}

fn missing() -> Refusal {
    Refusal::missing("Contact")
}

fn list(call: &Call<'_>) -> Answer {
    let wanted = optional_properties(call, &OPTIONAL)?;
    let since = instant(call, "since")?;
    let until = instant(call, "until")?;
    let same = |name: &str, text: &str| {
        call.query(name)
            .is_none_or(|value| crate::store::fold::same(text, value))
    };
    let mut rows: Vec<&Row> = call
        .store
        .rows("Contact")
        .filter(|row| {
            call.query("email")
                .is_none_or(|email| contacts::has_email(row, email))
        })
        .filter(|row| {
            same("given_name", row.text("FirstName")) && same("family_name", row.text("LastName"))
        })
        .filter(|row| {
            since.is_none_or(|since| row.time("LastUpdated").is_some_and(|at| at >= since))
        })
        .filter(|row| {
            until.is_none_or(|until| row.time("LastUpdated").is_some_and(|at| at <= until))
        })
        .collect();
    let order = call.query("order").unwrap_or("id");
    sort(call, &mut rows, order)?;
    let mut echo = page::echoed(
        call,
        &["email", "given_name", "family_name", "since", "until"],
    );
    echo.push(("order", order));
    Reply::ok(page::page(call, "contacts", rows, &echo, |row| {
        show(call.store, row, &wanted)
    })?)
}

fn instant(call: &Call<'_>, name: &str) -> Result<Option<chrono::DateTime<chrono::Utc>>, Refusal> {
    call.query(name)
        .map(|text| crate::store::zone::parse_instant(text).ok_or_else(Refusal::unreadable))
        .transpose()
}

fn sort(call: &Call<'_>, rows: &mut [&Row], order: &str) -> Result<(), Refusal> {
    let by_time = |rows: &mut [&Row], column| page::sort_by_key(call, rows, |row| row.time(column));
    let by_text = |rows: &mut [&Row], column| {
        page::sort_by_key(call, rows, |row| fold(row.text(column)));
    };
    match order {
        "id" => page::sort_by_key(call, rows, |row| row.id()),
        "date_created" => by_time(rows, "DateCreated"),
        "last_updated" => by_time(rows, "LastUpdated"),
        "name" => by_text(rows, "LastName"),
        "firstName" => by_text(rows, "FirstName"),
        "email" => by_text(rows, "Email"),
        _ => return Err(Refusal::unreadable()),
    }
    Ok(())
}

fn get(call: &Call<'_>, id: i64) -> Answer {
    let wanted = optional_properties(call, &OPTIONAL)?;
    let row = call.store.row("Contact", id).ok_or_else(missing)?;
    Reply::ok(show(call.store, row, &wanted))
}

fn create(call: &mut Call<'_>) -> Answer {
    let body = call.body()?;
    let id = insert(call, &body)?;
    answer(call, id, StatusCode::CREATED)
}

fn insert(call: &mut Call<'_>, body: &Json) -> Result<i64, Refusal> {
    let filled = |name: &str| body[name].as_array().is_some_and(|list| !list.is_empty());
    if !filled("email_addresses") && !filled("phone_numbers") {
        return Err(Refusal::bad(
            "Contact must contain an e-mail address or phone number",
        ));
    }
    let mut row = Row::default().with("source_type", "API");
    write(call.store, &mut row, body, &|_| true)?;
    let id = contacts::create(call.store, call.now, call.user, row);
    after_write(call, id, body, &|_| true)?;
    Ok(id)
}

/// Updates a match with the properties that are there, creates otherwise. Without
/// `duplicate_option` the e-mail decides (inferred).
fn create_or_update(call: &mut Call<'_>) -> Answer {
    let body = call.body()?;
    let rule = match json::member(&body, "duplicate_option")?.as_str() {
        "" => Duplicate::Email,
        word => Duplicate::parse(word)
            .filter(|rule| *rule != Duplicate::EmailAndNameAndCompany)
            .ok_or_else(Refusal::unreadable)?,
    };
    let mut probe = Row::default();
    write(call.store, &mut probe, &body, &|_| true)?;
    match contacts::double_of(call.store, &probe, rule) {
        Some(id) => {
            change(call, id, &body, &|_| true)?;
            answer(call, id, StatusCode::OK)
        }
        None => {
            let id = insert(call, &body)?;
            answer(call, id, StatusCode::CREATED)
        }
    }
}

fn update(call: &mut Call<'_>, id: i64) -> Answer {
    let body = call.body()?;
    let mask = call.query_list("update_mask");
    change(call, id, &body, &|name| {
        mask.is_empty() || mask.iter().any(|allowed| allowed == name)
    })?;
    answer(call, id, StatusCode::OK)
}

fn change(
    call: &mut Call<'_>,
    id: i64,
    body: &Json,
    allowed: &dyn Fn(&str) -> bool,
) -> Result<(), Refusal> {
    let mut row = call.store.row("Contact", id).cloned().ok_or_else(missing)?;
    if body.get("tag_ids").is_some() {
        return Err(Refusal::bad(
            "Tags can't be added or removed through this object",
        ));
    }
    write(call.store, &mut row, body, allowed)?;
    contacts::stamp(&mut row, call.now, call.user);
    call.store.insert("Contact", row);
    after_write(call, id, body, allowed)
}

fn delete(call: &mut Call<'_>, id: i64) -> Answer {
    if contacts::delete(call.store, id) {
        Reply::no_content()
    } else {
        Err(missing())
    }
}

/// A write answers like a read without optional properties (observed).
fn answer(call: &Call<'_>, id: i64, status: StatusCode) -> Answer {
    let row = call.store.row("Contact", id).ok_or_else(missing)?;
    Ok(Reply::Json(status, show(call.store, row, &[])))
}

/// What needs the id of the contact: social accounts and opting in.
fn after_write(
    call: &mut Call<'_>,
    id: i64,
    body: &Json,
    allowed: &dyn Fn(&str) -> bool,
) -> Result<(), Refusal> {
    if let Some(list) = body
        .get("social_accounts")
        .filter(|_| allowed("social_accounts"))
    {
        lists::write_social_accounts(call.store, call.now, V1, id, list)?;
    }
    if allowed("opt_in_reason") && !json::member(body, "opt_in_reason")?.is_empty() {
        let row = call.store.row("Contact", id).cloned().unwrap_or_default();
        for (_, column) in EMAILS {
            opt_in::raise(call.store, call.now, row.text(column));
        }
    }
    Ok(())
}
