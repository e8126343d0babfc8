//! `APIEmailService` and `FunnelService` over XML-RPC.

use chrono::{DateTime, SecondsFormat, Utc};
use keap_schema::Record;
use keap_xmlrpc::methods::{email, funnel};

use crate::xmlrpc::backend::XmlRpcBackend;

use crate::{
    ContactId, Error, ErrorKind, Outcome, Result, TemplateId,
    model::{ContentType, EmailDirection, EmailMessage, EmailRecord, EmailTemplate},
};

pub(super) async fn send_email(legacy: &XmlRpcBackend, message: EmailMessage) -> Result<Outcome> {
    legacy
        .flag(&email::SendEmail {
            contact_list: message.contacts,
            from_address: message.from,
            to_address: message.to,
            cc_addresses: message.cc,
            bcc_addresses: message.bcc,
            content_type: wire_type(message.content_type),
            subject: message.subject,
            html_body: message.html,
            text_body: message.text,
            template_id: None,
        })
        .await
}

pub(super) async fn attach_email(legacy: &XmlRpcBackend, record: EmailRecord) -> Result<Outcome> {
    legacy
        .flag(&email::AttachEmail {
            contact_id: record.contact,
            from_name: record.from_name,
            from_address: record.from,
            to_address: record.to,
            cc_addresses: record.cc,
            bcc_addresses: record.bcc,
            content_type: wire_type(record.content_type),
            subject: record.subject,
            html_body: record.html,
            text_body: record.text,
            header: record.header,
            received_date: moment(record.received),
            sent_date: moment(record.sent),
            email_sent_type: record.direction.map(|direction| match direction {
                EmailDirection::Received => 0,
                EmailDirection::Sent => 1,
            }),
        })
        .await
}

pub(super) async fn email_template(legacy: &XmlRpcBackend, id: TemplateId) -> Result<Outcome> {
    let template = legacy
        .call(&email::GetEmailTemplate { template_id: id })
        .await?;
    let members = [
        ("pieceTitle", template.piece_title),
        ("categories", template.categories),
        ("fromAddress", template.from_address),
        ("toAddress", template.to_address),
        ("ccAddress", template.cc_address),
        ("bccAddress", template.bcc_address),
        ("subject", template.subject),
        ("textBody", template.text_body),
        ("htmlBody", template.html_body),
        ("contentType", template.content_type),
        ("mergeContext", template.merge_context),
    ];
    let filled = members
        .into_iter()
        .filter_map(|(name, text)| Some((name, text.filter(|text| !text.is_empty())?)));
    Ok(Outcome::Record(filled.collect()))
}

pub(super) async fn add_email_template(
    legacy: &XmlRpcBackend,
    template: EmailTemplate,
) -> Result<Outcome> {
    legacy
        .id(&email::AddEmailTemplate {
            content_type: template_type(&template)?,
            merge_context: merge_context(&template.merge_context)?,
            piece_title: template.title,
            categories: template.categories,
            from_address: template.from,
            to_address: template.to,
            cc_address: template.cc,
            bcc_address: template.bcc,
            subject: template.subject,
            text_body: template.text,
            html_body: template.html,
        })
        .await
}

pub(super) async fn update_email_template(
    legacy: &XmlRpcBackend,
    id: TemplateId,
    template: EmailTemplate,
) -> Result<Outcome> {
    legacy
        .flag(&email::UpdateEmailTemplate {
            template_id: id,
            content_type: template_type(&template)?,
            merge_context: merge_context(&template.merge_context)?,
            piece_title: template.title,
            categories: template.categories,
            from_address: template.from,
            to_address: template.to,
            cc_address: template.cc,
            bcc_address: template.bcc,
            subject: template.subject,
            text_body: template.text,
            html_body: template.html,
        })
        .await
}

pub(super) async fn achieve_goal(
    legacy: &XmlRpcBackend,
    integration: String,
    call_name: String,
    contact: ContactId,
) -> Result<Outcome> {
    let call = funnel::AchieveGoal {
        integration,
        call_name,
        contact_id: contact,
    };
    let results = legacy.call(&call).await?.into_iter().map(|result| {
        let mut record = Record::new();
        record.insert("success", result.success);
        if let Some(message) = result.msg.filter(|text| !text.is_empty()) {
            record.insert("msg", message);
        }
        for (name, id) in [("funnelId", result.funnel_id), ("goalId", result.goal_id)] {
            if let Some(id) = id.filter(|id| *id != 0) {
                record.insert(name, i64::from(id));
            }
        }
        record
    });
    Ok(Outcome::Records(results.collect()))
}

/// As in the recorded call that was accepted: ISO 8601 with an offset. Empty when there is none.
fn moment(moment: Option<DateTime<Utc>>) -> String {
    moment.map_or_else(String::new, |moment| {
        moment.to_rfc3339_opts(SecondsFormat::Secs, false)
    })
}

fn wire_type(content_type: ContentType) -> email::ContentType {
    match content_type {
        ContentType::Html => email::ContentType::Html,
        ContentType::Text => email::ContentType::Text,
        ContentType::Multipart => email::ContentType::Multipart,
    }
}

fn template_type(template: &EmailTemplate) -> Result<email::ContentType> {
    let known = template.content_type.parse().map(wire_type);
    known.map_err(|cause: crate::model::UnknownContentType| {
        Error::new(ErrorKind::InvalidRequest, "the template cannot be written").caused_by(cause)
    })
}

/// What a template of a context can have filled in.
pub(super) async fn merge_fields(legacy: &XmlRpcBackend, context: &str) -> Result<Outcome> {
    let merge_context = merge_context(context)?;
    let call = email::GetAvailableMergeFields { merge_context };
    legacy.call(&call).await.map(Outcome::Texts)
}

fn merge_context(name: &str) -> Result<email::MergeContext> {
    let mut all = email::MergeContext::ALL.iter().copied();
    all.find(|context| context.text() == name).ok_or_else(|| {
        let message = format!("no merge context is called {name:?}");
        Error::new(ErrorKind::InvalidRequest, message)
            .hinted("use Contact, Opportunity, Invoice, CreditCard or ServiceCall")
    })
}
