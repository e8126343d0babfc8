//! `APIEmailService`.

use chrono::{DateTime, Utc};
use keap::{
    Invocation, Operation, Outcome, TemplateId,
    model::{ContentType, EmailDirection, EmailMessage, EmailRecord, EmailTemplate},
};
use keap_schema::{Zone, read_wall_time};
use keap_xmlrpc::methods::email;
use keap_xmlrpc::{Fault, Method, Value};

use super::call::{Call, Reading, Writer, params, unknown};
use super::{plain, write};
use crate::fault;

/// `sendEmail` with two params sends a template.
const TEMPLATE_FORM: usize = 2;

/// No document says which of the two the form with ten params sends.
const TEXT_AND_TEMPLATE: &str = "an e-mail with a text and a template: which of the two is sent is documented nowhere. Send the template by the form with two params (contacts and template) or with empty bodies, or leave the template out";

pub(super) fn read(
    operation: Operation,
    values: Vec<Value>,
    reading: Reading<'_>,
) -> Result<Call, Fault> {
    let (invocation, writer) = match operation {
        Operation::EmailSend if values.len() == TEMPLATE_FORM => {
            let template = Operation::EmailSendTemplate;
            let invocation = plain::invocation(template, values, reading)?;
            (invocation, plain::writer(template, reading))
        }
        Operation::EmailSend => send(values, reading)?,
        Operation::EmailAttach => attach(values, reading)?,
        other => return templates(other, values, reading),
    };
    Ok(Call::new(invocation, writer))
}

fn templates(
    operation: Operation,
    values: Vec<Value>,
    reading: Reading<'_>,
) -> Result<Call, Fault> {
    let (invocation, writer) = match operation {
        Operation::EmailGetTemplate => {
            let invocation = plain::invocation(operation, values, reading)?;
            (invocation, template_answer())
        }
        Operation::EmailAddTemplate => {
            let call: email::AddEmailTemplate = params(values, reading)?;
            let template = EmailTemplate::new(call.piece_title, call.from_address, call.subject)
                .categories(call.categories)
                .to(call.to_address)
                .cc(call.cc_address)
                .bcc(call.bcc_address)
                .text(call.text_body)
                .html(call.html_body)
                .content_type(call.content_type.text())
                .merge_context(call.merge_context.text());
            let invocation = Invocation::EmailAddTemplate(template);
            (invocation, write::number())
        }
        Operation::EmailUpdateTemplate => {
            let call: email::UpdateEmailTemplate = params(values, reading)?;
            let template = EmailTemplate::new(call.piece_title, call.from_address, call.subject)
                .categories(call.categories)
                .to(call.to_address)
                .cc(call.cc_address)
                .bcc(call.bcc_address)
                .text(call.text_body)
                .html(call.html_body)
                .content_type(call.content_type.text())
                .merge_context(call.merge_context.text());
            let id = call.template_id;
            let writer = write::flag();
            (Invocation::email_update_template(id, template), writer)
        }
        other => return Err(unknown(other)),
    };
    Ok(Call::new(invocation, writer))
}

fn send(values: Vec<Value>, reading: Reading<'_>) -> Result<(Invocation, Writer), Fault> {
    let call: email::SendEmail = params(values, reading)?;
    if let Some(template) = call.template_id.filter(|id| !matches!(id.trim(), "" | "0")) {
        if !call.html_body.trim().is_empty() || !call.text_body.trim().is_empty() {
            return Err(fault::invalid_parameter(TEXT_AND_TEMPLATE));
        }
        let template = template.trim().parse();
        let template = template
            .map_err(|_| fault::invalid_parameter("the template of the e-mail is no id"))?;
        let contacts = call.contact_list;
        let invocation = Invocation::email_send_template(contacts, TemplateId::new(template));
        return Ok((invocation, write::flag()));
    }
    let message = EmailMessage::new(call.from_address, call.contact_list, call.subject)
        .to(call.to_address)
        .cc(call.cc_addresses)
        .bcc(call.bcc_addresses)
        .html(call.html_body)
        .text(call.text_body)
        .content_type(content_type(call.content_type));
    let writer = write::flag();
    Ok((Invocation::EmailSend(message), writer))
}

fn attach(values: Vec<Value>, reading: Reading<'_>) -> Result<(Invocation, Writer), Fault> {
    let call: email::AttachEmail = params(values, reading)?;
    let direction = call.email_sent_type.map(|word| match word {
        0 => EmailDirection::Received,
        _ => EmailDirection::Sent,
    });
    let contact = call.contact_id;
    let record = EmailRecord::new(contact, call.from_address, call.to_address, call.subject)
        .from_name(call.from_name)
        .cc(call.cc_addresses)
        .bcc(call.bcc_addresses)
        .html(call.html_body)
        .text(call.text_body)
        .content_type(content_type(call.content_type))
        .header(call.header)
        .received(moment(&call.received_date, reading.zone)?)
        .sent(moment(&call.sent_date, reading.zone)?)
        .direction(direction);
    let writer = write::flag();
    Ok((Invocation::EmailAttach(record), writer))
}

fn content_type(content_type: email::ContentType) -> ContentType {
    match content_type {
        email::ContentType::Html => ContentType::Html,
        email::ContentType::Text => ContentType::Text,
        email::ContentType::Multipart => ContentType::Multipart,
    }
}

/// The dates of an e-mail are free text: with an offset they are a moment, without one they are wall time.
///
/// # Errors
/// Fault 12 for a text that is no date.
fn moment(text: &str, zone: Zone) -> Result<Option<DateTime<Utc>>, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return Ok(Some(moment.to_utc()));
    }
    match read_wall_time(text) {
        Some(wall) => Ok(Some(zone.to_utc(wall))),
        None => Err(fault::invalid_parameter(
            "a date of the e-mail cannot be read",
        )),
    }
}

fn template_answer() -> Writer {
    Box::new(|outcome| {
        let Outcome::Record(record) = outcome else {
            return Err(write::mismatch(&outcome));
        };
        // A part that is empty is answered as an empty text.
        let text = |name| Some(write::member(&record, name).unwrap_or_default());
        let mut answer = email::EmailTemplate::default();
        answer.piece_title = text("pieceTitle");
        answer.categories = text("categories");
        answer.from_address = text("fromAddress");
        answer.to_address = text("toAddress");
        answer.cc_address = text("ccAddress");
        answer.bcc_address = text("bccAddress");
        answer.subject = text("subject");
        answer.text_body = text("textBody");
        answer.html_body = text("htmlBody");
        answer.content_type = text("contentType");
        answer.merge_context = text("mergeContext");
        Ok(email::GetEmailTemplate::write_output(&answer))
    })
}
