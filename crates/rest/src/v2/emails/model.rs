//! Models of emails.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::text_enum::text_enum;
use crate::{ContactId, EmailId, Extra, Id, Timestamp, UserId};

/// The body that creates an email sent.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreateEmailSentRequest {
    /// Subject.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Headers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headers: Option<String>,
    /// Id of the contact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<ContactId>,
    /// Sent to address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_to_address: Option<String>,
    /// Sent to CC address list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_to_cc_address_list: Option<Vec<String>>,
    /// Sent to BCC address list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_to_bcc_address_list: Option<Vec<String>>,
    /// Sent from address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_from_address: Option<String>,
    /// Sent from reply address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_from_reply_address: Option<String>,
    /// Sent time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_time: Option<Timestamp>,
    /// Received time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received_time: Option<Timestamp>,
    /// Opened time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opened_time: Option<Timestamp>,
    /// Clicked time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clicked_time: Option<Timestamp>,
    /// Plain content, in Base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plain_content: Option<String>,
    /// HTML content, in Base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html_content: Option<String>,
    /// Original provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original_provider: Option<OriginalProvider>,
    /// Id of the original provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original_provider_id: Option<Id>,
    /// Id of the provider source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_source_id: Option<Id>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The body that creates an emails sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateEmailsSentRequest {
    /// Emails.
    pub emails: Vec<CreateEmailSentRequest>,
}

impl CreateEmailsSentRequest {
    /// The body with what the server requires.
    pub fn new(emails: Vec<CreateEmailSentRequest>) -> Self {
        Self { emails }
    }
}

/// The body of a request: delete emails.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeleteEmailsRequest {
    /// Ids of the emails.
    pub email_ids: Vec<EmailId>,
}

impl DeleteEmailsRequest {
    /// The body with what the server requires.
    pub fn new(email_ids: Vec<EmailId>) -> Self {
        Self { email_ids }
    }
}

/// What comes back: delete emails.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DeleteEmailsResponse {
    /// Results.
    #[serde(deserialize_with = "nullable")]
    pub results: BTreeMap<Id, String>,
}

/// The body of a request: email send.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EmailSendRequest {
    /// Contacts.
    pub contacts: Vec<ContactId>,
    /// Subject.
    pub subject: String,
    /// Attachments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attachments: Option<Vec<EmailSendRequestAttachment>>,
    /// Id of the user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<UserId>,
    /// From address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from_address: Option<String>,
    /// HTML content, in Base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html_content: Option<String>,
    /// Plain content, in Base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plain_content: Option<String>,
    /// Address field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address_field: Option<String>,
}

impl EmailSendRequest {
    /// The body with what the server requires.
    pub fn new(contacts: Vec<ContactId>, subject: impl Into<String>) -> Self {
        Self {
            contacts,
            subject: subject.into(),
            attachments: None,
            user_id: None,
            from_address: None,
            html_content: None,
            plain_content: None,
            address_field: None,
        }
    }
}

/// An email send request attachment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EmailSendRequestAttachment {
    /// File name.
    pub file_name: String,
    /// File data, in Base64.
    pub file_data: String,
}

impl EmailSendRequestAttachment {
    /// The body with what the server requires.
    pub fn new(file_name: impl Into<String>, file_data: impl Into<String>) -> Self {
        Self {
            file_name: file_name.into(),
            file_data: file_data.into(),
        }
    }
}

/// The body of a request: email send template.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EmailSendTemplateRequest {
    /// Id of the template.
    pub template_id: Id,
    /// Ids of the contacts.
    pub contact_ids: Vec<ContactId>,
    /// Id of the user.
    pub user_id: UserId,
    /// Address field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address_field: Option<String>,
}

impl EmailSendTemplateRequest {
    /// The body with what the server requires.
    pub fn new(
        template_id: impl Into<Id>,
        contact_ids: Vec<ContactId>,
        user_id: impl Into<UserId>,
    ) -> Self {
        Self {
            template_id: template_id.into(),
            contact_ids,
            user_id: user_id.into(),
            address_field: None,
        }
    }
}

/// An email sent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EmailSent {
    /// Its id.
    pub id: Option<EmailId>,
    /// Subject.
    pub subject: Option<String>,
    /// Headers.
    pub headers: Option<String>,
    /// Id of the contact.
    pub contact_id: Option<ContactId>,
    /// Sent to address.
    pub sent_to_address: Option<String>,
    /// Sent to CC address list.
    #[serde(deserialize_with = "nullable")]
    pub sent_to_cc_address_list: Vec<String>,
    /// Sent to BCC address list.
    #[serde(deserialize_with = "nullable")]
    pub sent_to_bcc_address_list: Vec<String>,
    /// Sent from address.
    pub sent_from_address: Option<String>,
    /// Sent from reply address.
    pub sent_from_reply_address: Option<String>,
    /// Sent time, in UTC.
    pub sent_time: Option<Timestamp>,
    /// Received time, in UTC.
    pub received_time: Option<Timestamp>,
    /// Opened time, in UTC.
    pub opened_time: Option<Timestamp>,
    /// Clicked time, in UTC.
    pub clicked_time: Option<Timestamp>,
    /// Id of the original provider.
    pub original_provider_id: Option<Id>,
    /// Original provider.
    pub original_provider: Option<OriginalProvider>,
    /// Id of the provider source.
    pub provider_source_id: Option<Id>,
}

/// An email sent create error.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EmailSentCreateError {
    /// Error message.
    pub error_message: Option<String>,
    /// Email.
    pub email: Option<CreateEmailSentRequest>,
}

/// An email sent with content.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EmailSentWithContent {
    /// Its id.
    pub id: Option<EmailId>,
    /// Subject.
    pub subject: Option<String>,
    /// Headers.
    pub headers: Option<String>,
    /// Id of the contact.
    pub contact_id: Option<ContactId>,
    /// Sent to address.
    pub sent_to_address: Option<String>,
    /// Sent to CC address list.
    #[serde(deserialize_with = "nullable")]
    pub sent_to_cc_address_list: Vec<String>,
    /// Sent to BCC address list.
    #[serde(deserialize_with = "nullable")]
    pub sent_to_bcc_address_list: Vec<String>,
    /// Sent from address.
    pub sent_from_address: Option<String>,
    /// Sent from reply address.
    pub sent_from_reply_address: Option<String>,
    /// Sent time, in UTC.
    pub sent_time: Option<Timestamp>,
    /// Received time, in UTC.
    pub received_time: Option<Timestamp>,
    /// Opened time, in UTC.
    pub opened_time: Option<Timestamp>,
    /// Clicked time, in UTC.
    pub clicked_time: Option<Timestamp>,
    /// Id of the original provider.
    pub original_provider_id: Option<Id>,
    /// Original provider.
    pub original_provider: Option<OriginalProvider>,
    /// Id of the provider source.
    pub provider_source_id: Option<Id>,
    /// Plain content, in Base64.
    pub plain_content: Option<String>,
    /// HTML content, in Base64.
    pub html_content: Option<String>,
}

/// An email template.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EmailTemplate {
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    /// Piece title.
    pub piece_title: Option<String>,
    /// Categories.
    #[serde(deserialize_with = "nullable")]
    pub categories: Vec<String>,
    /// From address.
    pub from_address: Option<String>,
    /// To address.
    pub to_address: Option<String>,
    /// CC address.
    pub cc_address: Option<String>,
    /// BCC address.
    pub bcc_address: Option<String>,
    /// Subject.
    pub subject: Option<String>,
    /// Text body.
    pub text_body: Option<String>,
    /// HTML body.
    pub html_body: Option<String>,
    /// Content type.
    pub content_type: Option<ContentType>,
    /// Merge context.
    pub merge_context: Option<String>,
}

/// An email template summary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EmailTemplateSummary {
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    /// Piece title.
    pub piece_title: Option<String>,
    /// Categories.
    #[serde(deserialize_with = "nullable")]
    pub categories: Vec<String>,
    /// From address.
    pub from_address: Option<String>,
    /// To address.
    pub to_address: Option<String>,
    /// CC address.
    pub cc_address: Option<String>,
    /// BCC address.
    pub bcc_address: Option<String>,
    /// Subject.
    pub subject: Option<String>,
    /// Content type.
    pub content_type: Option<ContentType>,
    /// Merge context.
    pub merge_context: Option<String>,
}

/// One page of emails sents.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EmailsSentList {
    /// Emails.
    #[serde(deserialize_with = "nullable")]
    pub emails: Vec<EmailSentWithContent>,
    /// Errors.
    #[serde(deserialize_with = "nullable")]
    pub errors: Vec<EmailSentCreateError>,
}

/// One page of email templates.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListEmailTemplatesResponse {
    /// Email templates.
    #[serde(deserialize_with = "nullable")]
    pub email_templates: Vec<EmailTemplateSummary>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of emails sents.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListEmailsSentResponse {
    /// Emails.
    #[serde(deserialize_with = "nullable")]
    pub emails: Vec<EmailSent>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

text_enum! {
    /// Values of content type.
    ContentType {
        Text = "TEXT",
        Html = "HTML",
        Multipart = "MULTIPART",
    }
}

text_enum! {
    /// Values of original provider.
    OriginalProvider {
        Unknown = "UNKNOWN",
        Infusionsoft = "INFUSIONSOFT",
        Microsoft = "MICROSOFT",
        Google = "GOOGLE",
    }
}
