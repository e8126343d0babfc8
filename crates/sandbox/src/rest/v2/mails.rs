//! v2 `/emails`: the history, sending, and templates for reading.

use http::{Method, StatusCode};
use serde_json::{Map, Value as Json, json};

use super::resource;
use crate::rest::shared::fields::{Form, ro, rw};
use crate::rest::shared::filter::Test;
use crate::rest::shared::owner::check_owner;
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Answer, Call, Refusal, Reply, id, json};
use crate::rules::mail;
use crate::store::Row;

const MAIL: Resource = Resource {
    table: "email",
    noun: "Email",
    key: "emails",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("subject", "subject", Form::Text),
        rw("headers", "headers", Form::Text),
        rw("contact_id", "contact_id", Form::Id),
        rw("sent_to_address", "sent_to_address", Form::Text),
        rw("sent_from_address", "sent_from_address", Form::Text),
        rw(
            "sent_from_reply_address",
            "sent_from_reply_address",
            Form::Text,
        ),
        rw("sent_time", "sent_date", Form::Time),
        rw("received_time", "received_date", Form::Time),
        rw("opened_time", "opened_date", Form::Time),
        rw("clicked_time", "clicked_date", Form::Time),
        rw("original_provider", "original_provider", Form::Text),
        rw("original_provider_id", "original_provider_id", Form::Text),
        rw("provider_source_id", "provider_source_id", Form::Text),
    ],
    required: &["sent_to_address"],
    keys: &[
        ("contact_id", Test::Equal("contact_id")),
        ("email", Test::Equal("sent_to_address")),
        ("start_created_time", Test::Since("DateCreated")),
        ("end_created_time", Test::Until("DateCreated")),
    ],
    order: &[("created_time", "DateCreated")],
    compose: |_, row, shown| {
        for (name, column) in LISTS {
            let parts = row
                .text(column)
                .split(',')
                .map(str::trim)
                .filter(|part| !part.is_empty());
            shown.insert(name.to_owned(), parts.collect::<Vec<_>>().into());
        }
    },
    accept: |_, row, body, _| {
        for (name, column) in LISTS {
            if let Some(list) = body.get(name).and_then(Json::as_array) {
                let parts: Vec<&str> = list.iter().filter_map(Json::as_str).collect();
                row.set(column, parts.join(","));
            }
        }
        for name in ["html_content", "plain_content"] {
            if body.get(name).is_some() {
                row.set(name, mail::decoded(&json::member(body, name)?));
            }
        }
        Ok(())
    },
    ..PLAIN
};

const LISTS: [(&str, &str); 2] = [
    ("sent_to_cc_address_list", "sent_to_cc_addresses"),
    ("sent_to_bcc_address_list", "sent_to_bcc_addresses"),
];

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    Some(match (call.method.clone(), path) {
        (Method::GET, ["emails"]) => resource::list(&MAIL, call, |_| true),
        (Method::POST, ["emails"]) => create(call),
        (Method::POST, ["emails:send"]) => send(call),
        (Method::POST, ["emails:batchRemove"]) => remove(call),
        (Method::GET, ["emails", "templates"]) => resource::list(&TEMPLATE, call, |_| true),
        (Method::POST, ["emails", "templates:send"]) => send_template(call),
        (Method::GET, ["emails", "templates", one]) => id(one).and_then(|id| template(call, id)),
        (Method::GET, ["emails", one]) => id(one).and_then(|id| get(call, id)),
        (Method::DELETE, ["emails", one]) => id(one).and_then(|id| MAIL.delete(call, id)),
        _ => return None,
    })
}

fn shown(call: &Call<'_>, id: i64) -> Result<Json, Refusal> {
    let row = MAIL.row(call.store, id)?;
    let mut shown = MAIL.show(call.store, row, &[]);
    for name in ["html_content", "plain_content"] {
        shown[name] = json::text(&mail::encoded(row.text(name)));
    }
    Ok(shown)
}

fn get(call: &Call<'_>, id: i64) -> Answer {
    Reply::ok(shown(call, id)?)
}

fn create(call: &mut Call<'_>) -> Answer {
    let id = MAIL.insert(call, Row::default())?;
    Reply::created(shown(call, id)?)
}

/// 202: queued. Needs exactly one of user and address (documented).
fn send(call: &mut Call<'_>) -> Answer {
    let body = call.body()?;
    let contacts = json::read_ids(&body["contacts"])?;
    let subject = json::member(&body, "subject")?;
    if subject.is_empty() {
        return Err(Refusal::bad("subject is required"));
    }
    if body["user_id"].is_null() == body["from_address"].is_null() {
        return Err(Refusal::bad(
            "Exactly one of user_id and from_address is required",
        ));
    }
    check_owner(call.store, &body["user_id"])?;
    let html = mail::decoded(&json::member(&body, "html_content")?);
    let plain = mail::decoded(&json::member(&body, "plain_content")?);
    mail::send(call.store, call.now, &contacts, (&subject, &html, &plain));
    Ok(Reply::Empty(StatusCode::ACCEPTED))
}

fn send_template(call: &mut Call<'_>) -> Answer {
    let body = call.body()?;
    let template = TEMPLATE
        .row(call.store, json::read_id(&body["template_id"])?)?
        .clone();
    let contacts = json::read_ids(&body["contact_ids"])?;
    if body["user_id"].is_null() {
        return Err(Refusal::bad("user_id is required"));
    }
    check_owner(call.store, &body["user_id"])?;
    let text = |column: &str| template.text(column).to_owned();
    let (subject, html, plain) = (text("subject"), text("htmlBody"), text("textBody"));
    mail::send(call.store, call.now, &contacts, (&subject, &html, &plain));
    Ok(Reply::Empty(StatusCode::ACCEPTED))
}

fn remove(call: &mut Call<'_>) -> Answer {
    let mut results = Map::new();
    for id in json::read_ids(&call.body()?["email_ids"])? {
        let code = if call.store.remove("email", id) {
            "SUCCESS"
        } else {
            "FAILURE"
        };
        results.insert(id.to_string(), code.into());
    }
    Reply::ok(json!({ "results": results }))
}

const TEMPLATE: Resource = Resource {
    table: "Template",
    noun: "EmailTemplate",
    key: "email_templates",
    scope: |row| row.text("PieceType") == "Email",
    properties: &[
        // A number, unlike almost every other id of v2 (documented).
        ro("id", "Id", Form::Int),
        ro("piece_title", "PieceTitle", Form::Text),
        ro("from_address", "fromAddress", Form::Text),
        ro("to_address", "toAddress", Form::Text),
        ro("cc_address", "ccAddress", Form::Text),
        ro("bcc_address", "bccAddress", Form::Text),
        ro("subject", "subject", Form::Text),
        ro("merge_context", "mergeContext", Form::Text),
    ],
    order: &[("id", "Id")],
    compose: |_, row, shown| {
        let parts = row
            .text("Categories")
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty());
        shown.insert("categories".into(), parts.collect::<Vec<_>>().into());
        shown.insert(
            "content_type".into(),
            json::text(&row.text("contentType").to_uppercase()),
        );
    },
    ..PLAIN
};

fn template(call: &Call<'_>, id: i64) -> Answer {
    let row = TEMPLATE.row(call.store, id)?;
    let mut shown = TEMPLATE.show(call.store, row, &[]);
    shown["html_body"] = json::text(row.text("htmlBody"));
    shown["text_body"] = json::text(row.text("textBody"));
    Reply::ok(shown)
}
