//! v1 `/emails` and the mails of a contact.

use http::{Method, StatusCode};
use serde_json::{Map, Value as Json, json};

use super::page;
use crate::rest::shared::fields::{Form, ro, rw};
use crate::rest::shared::owner::check_owner;
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Answer, Call, Refusal, Reply, Version, id, json};
use crate::rules::mail;
use crate::store::{Row, zone};

/// Records of one `sync` at most (documented).
const BATCH: usize = 1000;

const MAIL: Resource = Resource {
    version: Version::V1,
    table: "email",
    noun: "Email",
    key: "emails",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("subject", "subject", Form::Text),
        rw("headers", "headers", Form::Text),
        rw("contact_id", "contact_id", Form::Id),
        rw("sent_to_address", "sent_to_address", Form::Text),
        rw("sent_to_cc_addresses", "sent_to_cc_addresses", Form::Text),
        rw("sent_to_bcc_addresses", "sent_to_bcc_addresses", Form::Text),
        rw("sent_from_address", "sent_from_address", Form::Text),
        rw(
            "sent_from_reply_address",
            "sent_from_reply_address",
            Form::Text,
        ),
        rw("sent_date", "sent_date", Form::Time),
        rw("received_date", "received_date", Form::Time),
        rw("opened_date", "opened_date", Form::Time),
        rw("clicked_date", "clicked_date", Form::Time),
        rw("original_provider", "original_provider", Form::Text),
        rw("original_provider_id", "original_provider_id", Form::Text),
    ],
    required: &["sent_to_address"],
    accept: |_, row, body, _| {
        for name in ["html_content", "plain_content"] {
            if body.get(name).is_some() {
                row.set(name, mail::decoded(&json::member(body, name)?));
            }
        }
        Ok(())
    },
    ..PLAIN
};

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    Some(match (call.method.clone(), path) {
        (Method::GET, []) => list(call, None),
        (Method::POST, []) => create(call, Row::default()),
        (Method::POST, ["queue"]) => queue(call),
        (Method::POST, ["sync"]) => sync(call),
        (Method::POST, ["unsync"]) => unsync(call),
        (Method::GET, [one]) => id(one).and_then(|id| get(call, id, StatusCode::OK)),
        (Method::DELETE, [one]) => id(one).and_then(|id| MAIL.delete(call, id)),
        _ => return None,
    })
}

/// `/contacts/{id}/emails`.
pub(crate) fn of_contact(call: &mut Call<'_>, contact: i64) -> Option<Answer> {
    if !call.store.has("Contact", contact) {
        return Some(Err(Refusal::missing("Contact")));
    }
    Some(match call.method {
        Method::GET => list(call, Some(contact)),
        Method::POST => create(call, Row::default().with("contact_id", contact)),
        _ => return None,
    })
}

fn list(call: &Call<'_>, contact: Option<i64>) -> Answer {
    let contact = contact.or(call.query_number("contact_id")?);
    let instant = |name: &str| {
        let text = call.query(name);
        text.map(|text| zone::parse_instant(text).ok_or_else(Refusal::unreadable))
            .transpose()
    };
    let (since, until) = (instant("since_sent_date")?, instant("until_sent_date")?);
    if until.is_some() && since.is_none() {
        return Err(Refusal::bad(
            "since_sent_date is required with until_sent_date",
        ));
    }
    let to = |row: &Row, email: &str| crate::store::fold::same(row.text("sent_to_address"), email);
    let rows: Vec<&Row> = MAIL
        .rows(call.store)
        .filter(|row| contact.is_none_or(|contact| row.int("contact_id") == contact))
        .filter(|row| call.query("email").is_none_or(|email| to(row, email)))
        .filter(|row| since.is_none_or(|since| row.time("sent_date").is_some_and(|at| at >= since)))
        .filter(|row| until.is_none_or(|until| row.time("sent_date").is_some_and(|at| at <= until)))
        .collect();
    let filters = [
        "contact_id",
        "email",
        "since_sent_date",
        "until_sent_date",
        "ordered",
    ];
    let echo = page::echoed(call, &filters);
    let show = |row| MAIL.show(call.store, row, &[]);
    Reply::ok(page::page(call, "emails", rows, &echo, show)?)
}

fn get(call: &Call<'_>, id: i64, status: StatusCode) -> Answer {
    let row = MAIL.row(call.store, id)?;
    let mut shown = MAIL.show(call.store, row, &[]);
    for name in ["html_content", "plain_content"] {
        shown[name] = json::text(&mail::encoded(row.text(name)));
    }
    Ok(Reply::Json(status, shown))
}

fn create(call: &mut Call<'_>, row: Row) -> Answer {
    let id = MAIL.insert(call, row)?;
    get(call, id, StatusCode::CREATED)
}

/// 202 without a body (documented).
fn queue(call: &mut Call<'_>) -> Answer {
    let body = call.body()?;
    let contacts = json::read_ids(&body["contacts"])?;
    let subject = json::member(&body, "subject")?;
    if subject.is_empty() || body["user_id"].is_null() {
        return Err(Refusal::bad("subject and user_id are required"));
    }
    check_owner(call.store, &body["user_id"])?;
    if body["attachments"]
        .as_array()
        .is_some_and(|list| list.len() > 10)
    {
        return Err(Refusal::bad("At most 10 attachments are allowed"));
    }
    let html = mail::decoded(&json::member(&body, "html_content")?);
    let plain = mail::decoded(&json::member(&body, "plain_content")?);
    mail::send(call.store, call.now, &contacts, (&subject, &html, &plain));
    Ok(Reply::Empty(StatusCode::ACCEPTED))
}

fn sync(call: &mut Call<'_>) -> Answer {
    let body = call.body()?;
    let records = json::read_list(&body["emails"])?.to_vec();
    if records.len() > BATCH {
        return Err(Refusal::bad("At most 1000 emails are allowed"));
    }
    let (mut emails, mut errors) = (Vec::new(), Vec::new());
    for record in records {
        call.bytes = record.to_string().into();
        match MAIL.insert(call, Row::default()) {
            Ok(id) => emails.push(MAIL.show(call.store, MAIL.row(call.store, id)?, &[])),
            Err(refusal) => {
                let message = refusal.body(Version::V1)["message"].clone();
                errors.push(json!({ "email": record, "error_message": message }));
            }
        }
    }
    Reply::created(json!({ "emails": emails, "errors": errors }))
}

fn unsync(call: &mut Call<'_>) -> Answer {
    let mut results = Map::new();
    for id in json::read_ids(&call.body()?["ids"])? {
        let code = if call.store.remove("email", id) {
            "SUCCESS"
        } else {
            "FAILURE"
        };
        results.insert(id.to_string(), code.into());
    }
    Reply::ok(Json::Object(results))
}
