//! E-mails, templates and goals over REST.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use keap_rest::endpoints::{v1, v2};
use keap_schema::{Condition, QueryData, Record};
use serde_json::{Map, Value, json};

use crate::coverage::check;
use crate::coverage::steps::{MOST_ONE_BY_ONE, each_once};
use crate::difference::MAIL_SENDING;
use crate::page::IDS_A_CALL;
use crate::rest::backend::RestBackend;
use crate::rest::custom_fields::custom_fields;
use crate::rest::dialect;
use crate::rest::query;
use crate::rest::record::json;
use crate::rest::request::{Request, is_no_segment};
use crate::{
    Backend, ContactId, Error, ErrorKind, Result,
    model::{ContentType, EmailMessage, EmailRecord},
};

/// Queues an e-mail: both versions answer 202.
pub(in crate::rest) async fn send_email(rest: &RestBackend, message: &EmailMessage) -> Result<()> {
    let mut body = Map::new();
    put_sender(rest, &mut body, &message.from)?;
    body.insert("contacts".to_owned(), ids(rest, &message.contacts));
    body.insert("subject".to_owned(), message.subject.as_str().into());
    put_content(&mut body, message.html_body(), message.text_body());
    match check::address_field(&message.to) {
        Some("Email") | None => {}
        Some(field) => {
            body.insert("address_field".to_owned(), field.into());
        }
    }
    let body = Value::Object(body);
    all_there(rest, &message.contacts).await?;
    if rest.backend == Backend::RestV1 {
        rest.api
            .send(&Request::to(&v1::emails::SEND_EMAIL).json(body))
            .await?;
    } else {
        rest.api
            .send(&Request::to(&v2::emails::SEND_EMAIL).json(body))
            .await?;
    }
    Ok(())
}

/// Refuses an e-mail of a contact that is not there, as XML-RPC does: REST queues one that never goes out, and keeps one that
/// nobody finds again.
async fn all_there(rest: &RestBackend, contacts: &[ContactId]) -> Result<()> {
    let contacts = &each_once(contacts);
    if rest.backend == Backend::RestV1 {
        return each_there(rest, contacts).await;
    }
    for some in contacts.chunks(IDS_A_CALL) {
        let mut query = QueryData::new("Contact");
        let ids = some.iter().map(|id| id.get()).collect();
        query.conditions = vec![("Id".to_owned(), Condition::In(ids))];
        query.selected = vec!["Id".to_owned()];
        let found = query::rows(rest, &query).await?;
        let is_there = |id: &ContactId| {
            let mut found = found.iter().filter_map(|row| row.get("Id")?.as_i64());
            found.any(|found| found == id.get())
        };
        if let Some(missing) = some.iter().find(|id| !is_there(id)) {
            return Err(no_contact(*missing));
        }
    }
    Ok(())
}

/// v1 is asked for one contact at a time, so of many none is looked for.
async fn each_there(rest: &RestBackend, contacts: &[ContactId]) -> Result<()> {
    if contacts.len() > MOST_ONE_BY_ONE {
        return Ok(());
    }
    for contact in contacts {
        let get = Request::to(&v1::contacts::GET_CONTACT).path("id", contact.get());
        match rest.api.send(&get).await {
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(no_contact(*contact)),
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn no_contact(id: ContactId) -> Error {
    Error::new(ErrorKind::NotFound, format!("there is no contact {id}"))
}

/// The configured user; v2 takes an address as well.
fn put_sender(rest: &RestBackend, body: &mut Map<String, Value>, from: &str) -> Result<()> {
    match (rest.options.mail_user, rest.backend) {
        (Some(user), Backend::RestV1) => body.insert("user_id".to_owned(), user.get().into()),
        (Some(user), _) => body.insert("user_id".to_owned(), user.to_string().into()),
        (None, Backend::RestV1) => return Err(no_sender("REST v1 sends e-mail from a user")),
        (None, _) if bare_address(from).is_empty() => {
            return Err(no_sender("the e-mail has no sender"));
        }
        (None, _) => body.insert("from_address".to_owned(), bare_address(from).into()),
    };
    Ok(())
}

fn ids(rest: &RestBackend, contacts: &[ContactId]) -> Value {
    let ids = contacts.iter();
    if rest.backend == Backend::RestV1 {
        ids.map(|id| Value::from(id.get())).collect()
    } else {
        ids.map(|id| Value::from(id.to_string())).collect()
    }
}

/// Queues a template, in the name of the configured user: v2 does not take the template's own sender.
pub(in crate::rest) async fn send_template(
    rest: &RestBackend,
    contacts: &[ContactId],
    template: i64,
) -> Result<()> {
    let user = rest
        .options
        .mail_user
        .ok_or_else(|| no_sender("REST v2 sends templates in the name of a user"))?;
    all_there(rest, contacts).await?;
    let body = json!({
        "template_id": template.to_string(),
        "contact_ids": ids(rest, contacts),
        "user_id": user.to_string(),
    });
    rest.api
        .send(&Request::to(&v2::emails::SEND_EMAIL_TEMPLATE).json(body))
        .await?;
    Ok(())
}

/// Records an e-mail; v1 under the contact, v2 with the contact in the body.
pub(in crate::rest) async fn attach_email(rest: &RestBackend, record: &EmailRecord) -> Result<()> {
    let mut body = Map::new();
    let texts = [
        ("sent_from_address", bare_address(&record.from)),
        ("sent_to_address", record.to.trim()),
        ("subject", &record.subject),
        ("headers", &record.header),
    ];
    for (name, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        body.insert(name.to_owned(), text.into());
    }
    let html = (record.content_type != ContentType::Text).then_some(record.html.as_str());
    let text = (record.content_type != ContentType::Html).then_some(record.text.as_str());
    put_content(&mut body, html, text);
    if rest.backend == Backend::RestV1 {
        for (name, copies) in [
            ("sent_to_cc_addresses", &record.cc),
            ("sent_to_bcc_addresses", &record.bcc),
        ] {
            if !copies.trim().is_empty() {
                body.insert(name.to_owned(), copies.as_str().into());
            }
        }
        put_moment(&mut body, "sent_date", record.sent);
        put_moment(&mut body, "received_date", record.received);
        let body = Value::Object(body);
        let create = Request::to(&v1::contacts::CREATE_EMAIL_FOR_CONTACT)
            .path("contactId", record.contact.get())
            .json(body);
        rest.api.send(&create).await?;
    } else {
        body.insert("contact_id".to_owned(), record.contact.to_string().into());
        body.insert("sent_to_cc_address_list".to_owned(), split(&record.cc));
        body.insert("sent_to_bcc_address_list".to_owned(), split(&record.bcc));
        put_moment(&mut body, "sent_time", record.sent);
        put_moment(&mut body, "received_time", record.received);
        let body = Value::Object(body);
        all_there(rest, &[record.contact]).await?;
        rest.api
            .send(&Request::to(&v2::emails::CREATE_EMAIL).json(body))
            .await?;
    }
    Ok(())
}

pub(in crate::rest) async fn email_template(rest: &RestBackend, id: i64) -> Result<Record> {
    let template = rest
        .api
        .send(&Request::to(&v2::emails::GET_EMAIL_TEMPLATE).path("email_template_id", id))
        .await?;
    let members = [
        ("pieceTitle", "piece_title"),
        ("categories", "categories"),
        ("fromAddress", "from_address"),
        ("toAddress", "to_address"),
        ("ccAddress", "cc_address"),
        ("bccAddress", "bcc_address"),
        ("subject", "subject"),
        ("textBody", "text_body"),
        ("htmlBody", "html_body"),
        ("contentType", "content_type"),
        ("mergeContext", "merge_context"),
    ];
    let filled = members.into_iter().filter_map(|(name, member)| {
        let text = template_text(member, template.get(member)?)?;
        (!text.is_empty()).then_some((name, text))
    });
    Ok(filled.collect())
}

pub(in crate::rest) async fn achieve_goal(
    rest: &RestBackend,
    integration: &str,
    call_name: &str,
    contact: ContactId,
) -> Result<Vec<Record>> {
    let results = if rest.backend == Backend::RestV1 {
        // The path of v1 cannot hold such a name, which no goal has.
        if [integration, call_name].into_iter().any(is_no_segment) {
            each_there(rest, &[contact]).await?;
            return Ok(vec![no_goal()]);
        }
        let body = json!({ "contact_id": contact.get() });
        let achieve = Request::to(&v1::campaigns::ACHIEVE_GOAL)
            .path("integration", integration)
            .path("callName", call_name)
            .json(body);
        rest.api.send(&achieve).await?
    } else {
        // The one place of v2 where the id of a contact is a number.
        let body = json!({
            "integration": integration,
            "call_name": call_name,
            "contact_id": contact.get(),
        });
        let answer = rest
            .api
            .send(&Request::to(&v2::automations::ACHIEVE_GOAL).json(body))
            .await?;
        answer.get("results").cloned().unwrap_or_default()
    };
    let Value::Array(results) = results else {
        let message = "the answer does not tell what came of the goals";
        return Err(Error::new(ErrorKind::InvalidResponse, message).applied(true));
    };
    if results.is_empty() {
        return Ok(vec![no_goal()]);
    }
    Ok(results.iter().map(goal_result).collect())
}

/// The columns of contacts that can be read, and the custom fields of the account. That XML-RPC lists just these is
/// inferred.
pub(in crate::rest) async fn merge_fields(rest: &RestBackend) -> Result<Vec<String>> {
    let custom = custom_fields(rest, rest.resource("Contact")?, &[]).await?;
    let schema = keap_schema::table("Contact");
    let columns = schema.into_iter().flat_map(|table| table.columns);
    let readable = columns.filter(|column| column.access.read && column.name != "Password");
    let names = readable.map(|column| column.name.to_owned());
    let names = names.chain(custom.columns());
    Ok(names.map(|name| format!("~Contact.{name}~")).collect())
}

fn no_sender(message: &str) -> Error {
    Error::new(ErrorKind::Unsupported, message).explained_by(&MAIL_SENDING)
}

/// `"Ann Archer" <ann@example.com>` is what old programs write; REST wants the address.
fn bare_address(text: &str) -> &str {
    let inner = text
        .rsplit_once('<')
        .and_then(|(_, rest)| rest.split_once('>'));
    inner.map_or(text, |(address, _)| address).trim()
}

fn put_content(body: &mut Map<String, Value>, html: Option<&str>, text: Option<&str>) {
    for (name, content) in [("html_content", html), ("plain_content", text)] {
        if let Some(content) = content {
            body.insert(name.to_owned(), STANDARD.encode(content).into());
        }
    }
}

fn put_moment(body: &mut Map<String, Value>, name: &str, moment: Option<DateTime<Utc>>) {
    if let Some(moment) = moment {
        let text = dialect::time(moment);
        body.insert(name.to_owned(), text.into());
    }
}

fn split(addresses: &str) -> Value {
    let addresses = addresses.split(',').map(str::trim);
    addresses
        .filter(|address| !address.is_empty())
        .map(Value::from)
        .collect()
}

/// Categories are a list in v2; a content type is in capitals.
fn template_text(member: &str, value: &Value) -> Option<String> {
    match (member, value) {
        ("categories", Value::Array(items)) => {
            let items: Vec<String> = items.iter().filter_map(json::text).collect();
            Some(items.join(","))
        }
        ("content_type", Value::String(word)) => {
            let mut known = ContentType::ALL.into_iter();
            let same = known.find(|known| known.name().eq_ignore_ascii_case(word));
            Some(same.map_or_else(|| word.clone(), |same| same.to_string()))
        }
        (_, value) => json::text(value),
    }
}

/// The campaign is called so in v1 and an automation in v2; 0 and null stand for none.
fn goal_result(result: &Value) -> Record {
    let mut record = Record::new();
    record.insert("success", result.get("success") == Some(&Value::Bool(true)));
    let message = result.get("message").and_then(json::text);
    if let Some(message) = message.filter(|message| !message.is_empty()) {
        record.insert("msg", message);
    }
    for (name, member) in [
        ("funnelId", "campaign_id"),
        ("funnelId", "automation_id"),
        ("goalId", "goal_id"),
    ] {
        let id = result.get(member).and_then(json::integer);
        if let Some(id) = id.filter(|id| *id != 0) {
            record.insert(name, id);
        }
    }
    record
}

/// An empty list says over REST what XML-RPC says in a row of its own (inferred), in the same words.
fn no_goal() -> Record {
    let mut record = Record::new();
    record.insert("success", false);
    record.insert(
        "msg",
        "No Goals were configured to be achieved by this event.",
    );
    record
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_taken_out_of_a_sender() {
        assert_eq!(bare_address("\"Ann\" <ann@example.com>"), "ann@example.com");
        assert_eq!(bare_address(" ann@example.com "), "ann@example.com");
        assert_eq!(bare_address(""), "");
    }

    #[test]
    fn copies_become_a_list() {
        assert_eq!(
            split("a@example.com, b@example.com,"),
            json!(["a@example.com", "b@example.com"])
        );
    }
}
