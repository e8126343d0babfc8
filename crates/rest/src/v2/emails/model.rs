//! Models of emails.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::text_enum::text_enum;
use crate::{ContactId, EmailId, Extra, Id, TemplateId, Timestamp, UserId};

/// The body that creates an email sent.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateEmailSentRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headers: Option<String>,
    #[serde(
        default,
        deserialize_with = "crate::id::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub contact_id: Option<ContactId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_to_address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_to_cc_address_list: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_to_bcc_address_list: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_from_address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_from_reply_address: Option<String>,
    /// Stays empty when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_time: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received_time: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opened_time: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clicked_time: Option<Timestamp>,
    /// In Base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plain_content: Option<String>,
    /// In Base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html_content: Option<String>,
    /// `UNKNOWN` when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original_provider: Option<OriginalProvider>,
    /// Unique together with the provider; made by the server when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original_provider_id: Option<Id>,
    /// Address of the synced account that the message came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_source_id: Option<Id>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    CreateEmailSentRequest {
        subject: String,
        headers: String,
        contact_id: ContactId,
        sent_to_address: String,
        sent_from_address: String,
        sent_from_reply_address: String,
        sent_time: Timestamp,
        received_time: Timestamp,
        opened_time: Timestamp,
        clicked_time: Timestamp,
        plain_content: String,
        html_content: String,
        original_provider: OriginalProvider,
        original_provider_id: Id,
        provider_source_id: Id,
    } lists {
        sent_to_cc_address_list: String,
        sent_to_bcc_address_list: String,
    }
}

/// The body that creates an emails sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateEmailsSentRequest {
    /// At most 1000.
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
#[non_exhaustive]
pub struct DeleteEmailsRequest {
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
#[non_exhaustive]
#[serde(default)]
pub struct DeleteEmailsResponse {
    /// `SUCCESS`, `NO_PERMISSION` or `EMAIL_ID_NOT_FOUND`.
    #[serde(deserialize_with = "nullable")]
    pub results: BTreeMap<Id, String>,
}

/// The body of a request: email send.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EmailSendRequest {
    pub contacts: Vec<ContactId>,
    pub subject: String,
    /// At most 10, each of at most 1 MB.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attachments: Option<Vec<EmailSendRequestAttachment>>,
    /// Exactly one of this and `from_address` is required.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<UserId>,
    /// An address that the account has authenticated. Exactly one of this and `user_id` is required.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from_address: Option<String>,
    /// In Base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html_content: Option<String>,
    /// In Base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plain_content: Option<String>,
    /// The email column of the contact that is written to: `Email`, `EmailAddress2`, `EmailAddress3` or a custom field such as `_OtherEmail`; `Email` when left out.
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

setters! {
    EmailSendRequest {
        user_id: UserId,
        html_content: String,
        plain_content: String,
        address_field: String,
    } lists {
        attachments: EmailSendRequestAttachment,
    }
}

/// An email send request attachment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EmailSendRequestAttachment {
    /// Its extension decides whether the attachment is taken.
    pub file_name: String,
    /// In Base64.
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
#[non_exhaustive]
pub struct EmailSendTemplateRequest {
    pub template_id: TemplateId,
    pub contact_ids: Vec<ContactId>,
    pub user_id: UserId,
    /// The email column of the contact that is written to: `Email`, `EmailAddress2`, `EmailAddress3` or a custom field such as `_OtherEmail`; `Email` when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address_field: Option<String>,
}

impl EmailSendTemplateRequest {
    /// The body with what the server requires.
    pub fn new(template_id: TemplateId, contact_ids: Vec<ContactId>, user_id: UserId) -> Self {
        Self {
            template_id,
            contact_ids,
            user_id,
            address_field: None,
        }
    }
}

setters! {
    EmailSendTemplateRequest {
        address_field: String,
    } lists {
    }
}

/// An email sent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct EmailSent {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<EmailId>,
    pub subject: Option<String>,
    pub headers: Option<String>,
    #[serde(deserialize_with = "crate::id::optional")]
    pub contact_id: Option<ContactId>,
    pub sent_to_address: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub sent_to_cc_address_list: Vec<String>,
    #[serde(deserialize_with = "nullable")]
    pub sent_to_bcc_address_list: Vec<String>,
    pub sent_from_address: Option<String>,
    pub sent_from_reply_address: Option<String>,
    pub sent_time: Option<Timestamp>,
    pub received_time: Option<Timestamp>,
    pub opened_time: Option<Timestamp>,
    pub clicked_time: Option<Timestamp>,
    /// Unique together with the provider; made by the server when left out.
    pub original_provider_id: Option<Id>,
    pub original_provider: Option<OriginalProvider>,
    /// Address of the synced account that the message came from.
    pub provider_source_id: Option<Id>,
}

/// An email sent create error.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct EmailSentCreateError {
    pub error_message: Option<String>,
    pub email: Option<CreateEmailSentRequest>,
}

/// An email sent with content.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct EmailSentWithContent {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<EmailId>,
    pub subject: Option<String>,
    pub headers: Option<String>,
    #[serde(deserialize_with = "crate::id::optional")]
    pub contact_id: Option<ContactId>,
    pub sent_to_address: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub sent_to_cc_address_list: Vec<String>,
    #[serde(deserialize_with = "nullable")]
    pub sent_to_bcc_address_list: Vec<String>,
    pub sent_from_address: Option<String>,
    pub sent_from_reply_address: Option<String>,
    pub sent_time: Option<Timestamp>,
    pub received_time: Option<Timestamp>,
    pub opened_time: Option<Timestamp>,
    pub clicked_time: Option<Timestamp>,
    /// Unique together with the provider; made by the server when left out.
    pub original_provider_id: Option<Id>,
    pub original_provider: Option<OriginalProvider>,
    /// Address of the synced account that the message came from.
    pub provider_source_id: Option<Id>,
    /// In Base64.
    pub plain_content: Option<String>,
    /// In Base64.
    pub html_content: Option<String>,
}

/// An email template.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct EmailTemplate {
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<TemplateId>,
    /// In XML-RPC: `Template.PieceTitle`.
    pub piece_title: Option<String>,
    /// In XML-RPC: `Template.Categories`.
    #[serde(deserialize_with = "nullable")]
    pub categories: Vec<String>,
    pub from_address: Option<String>,
    pub to_address: Option<String>,
    pub cc_address: Option<String>,
    pub bcc_address: Option<String>,
    pub subject: Option<String>,
    pub text_body: Option<String>,
    pub html_body: Option<String>,
    pub content_type: Option<ContentType>,
    pub merge_context: Option<String>,
}

/// An email template summary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct EmailTemplateSummary {
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<TemplateId>,
    /// In XML-RPC: `Template.PieceTitle`.
    pub piece_title: Option<String>,
    /// In XML-RPC: `Template.Categories`.
    #[serde(deserialize_with = "nullable")]
    pub categories: Vec<String>,
    pub from_address: Option<String>,
    pub to_address: Option<String>,
    pub cc_address: Option<String>,
    pub bcc_address: Option<String>,
    pub subject: Option<String>,
    pub content_type: Option<ContentType>,
    pub merge_context: Option<String>,
}

/// One page of emails sents.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct EmailsSentList {
    #[serde(deserialize_with = "nullable")]
    pub emails: Vec<EmailSentWithContent>,
    #[serde(deserialize_with = "nullable")]
    pub errors: Vec<EmailSentCreateError>,
}

/// One page of email templates.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListEmailTemplatesResponse {
    #[serde(deserialize_with = "nullable")]
    pub email_templates: Vec<EmailTemplateSummary>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of emails sents.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListEmailsSentResponse {
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
