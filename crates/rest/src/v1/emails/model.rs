//! Models of emails.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::v1::model::{EmailSentCreate, OriginalProvider};
use crate::{ContactId, EmailId, Id, Timestamp, UserId};

/// The body of a request: email send.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EmailSendRequest {
    /// The email column of the contact that is written to: `Email`, `EmailAddress2`, `EmailAddress3` or a custom field such as `_OtherEmail`; `Email` when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address_field: Option<String>,
    /// At most 10, each of at most 1 MB.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attachments: Option<Vec<EmailSendRequestAttachment>>,
    #[serde(serialize_with = "crate::id::as_number")]
    pub contacts: Vec<ContactId>,
    /// In Base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html_content: Option<String>,
    /// In Base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plain_content: Option<String>,
    pub subject: String,
    #[serde(serialize_with = "crate::id::as_number")]
    pub user_id: UserId,
}

impl EmailSendRequest {
    /// The body with what the server requires.
    pub fn new(contacts: Vec<ContactId>, subject: impl Into<String>, user_id: UserId) -> Self {
        Self {
            address_field: None,
            attachments: None,
            contacts,
            html_content: None,
            plain_content: None,
            subject: subject.into(),
            user_id,
        }
    }
}

setters! {
    EmailSendRequest {
        address_field: String,
        html_content: String,
        plain_content: String,
    } lists {
        attachments: EmailSendRequestAttachment,
    }
}

/// An email send request attachment.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EmailSendRequestAttachment {
    /// In Base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_data: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_name: Option<String>,
}

setters! {
    EmailSendRequestAttachment {
        file_data: String,
        file_name: String,
    } lists {
    }
}

/// An email sent create error.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct EmailSentCreateError {
    pub email: Option<EmailSentCreate>,
    pub error_message: Option<String>,
}

/// The body of a request: email sent create list.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EmailSentCreateListRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emails: Option<Vec<EmailSentCreate>>,
}

setters! {
    EmailSentCreateListRequest {
    } lists {
        emails: EmailSentCreate,
    }
}

/// What comes back: email sent create list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct EmailSentCreateListResponse {
    #[serde(deserialize_with = "nullable")]
    pub emails: Vec<EmailSentCreate>,
    #[serde(deserialize_with = "nullable")]
    pub errors: Vec<EmailSentCreateError>,
}

/// An email sent query result with content.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct EmailSentQueryResultWithContent {
    pub clicked_date: Option<Timestamp>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub contact_id: Option<ContactId>,
    pub headers: Option<String>,
    /// In Base64.
    pub html_content: Option<String>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<EmailId>,
    pub opened_date: Option<Timestamp>,
    /// `GOOGLE` or `INFUSIONSOFT`; `UNKNOWN` when left out.
    pub original_provider: Option<OriginalProvider>,
    /// Unique together with the provider; made by the server when left out.
    pub original_provider_id: Option<Id>,
    /// In Base64.
    pub plain_content: Option<String>,
    pub received_date: Option<Timestamp>,
    pub sent_date: Option<Timestamp>,
    pub sent_from_address: Option<String>,
    pub sent_from_reply_address: Option<String>,
    pub sent_to_address: Option<String>,
    pub sent_to_bcc_addresses: Option<String>,
    pub sent_to_cc_addresses: Option<String>,
    pub subject: Option<String>,
}
