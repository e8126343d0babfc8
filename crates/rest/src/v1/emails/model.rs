//! Models of emails.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::v1::model::{EmailSentCreate, OriginalProvider};
use crate::{ContactId, Id, Timestamp, UserId};

/// The body of a request: email send.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EmailSendRequest {
    /// Address field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address_field: Option<String>,
    /// Attachments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attachments: Option<Vec<EmailSendRequestAttachment>>,
    /// Contacts.
    #[serde(serialize_with = "crate::id::as_number")]
    pub contacts: Vec<ContactId>,
    /// HTML content, in Base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html_content: Option<String>,
    /// Plain content, in Base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plain_content: Option<String>,
    /// Subject.
    pub subject: String,
    /// Id of the user.
    #[serde(serialize_with = "crate::id::as_number")]
    pub user_id: UserId,
}

impl EmailSendRequest {
    /// The body with what the server requires.
    pub fn new(
        contacts: Vec<ContactId>,
        subject: impl Into<String>,
        user_id: impl Into<UserId>,
    ) -> Self {
        Self {
            address_field: None,
            attachments: None,
            contacts,
            html_content: None,
            plain_content: None,
            subject: subject.into(),
            user_id: user_id.into(),
        }
    }
}

/// An email send request attachment.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct EmailSendRequestAttachment {
    /// File data, in Base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_data: Option<String>,
    /// File name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_name: Option<String>,
}

/// An email sent create error.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EmailSentCreateError {
    /// Email.
    pub email: Option<EmailSentCreate>,
    /// Error message.
    pub error_message: Option<String>,
}

/// The body of a request: email sent create list.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct EmailSentCreateListRequest {
    /// Emails.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emails: Option<Vec<EmailSentCreate>>,
}

/// What comes back: email sent create list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EmailSentCreateListResponse {
    /// Emails.
    #[serde(deserialize_with = "nullable")]
    pub emails: Vec<EmailSentCreate>,
    /// Errors.
    #[serde(deserialize_with = "nullable")]
    pub errors: Vec<EmailSentCreateError>,
}

/// An email sent query result with content.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EmailSentQueryResultWithContent {
    /// Clicked date, in UTC.
    pub clicked_date: Option<Timestamp>,
    /// Id of the contact.
    #[serde(serialize_with = "crate::id::as_number")]
    pub contact_id: Option<ContactId>,
    /// Headers.
    pub headers: Option<String>,
    /// HTML content, in Base64.
    pub html_content: Option<String>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    /// Opened date, in UTC.
    pub opened_date: Option<Timestamp>,
    /// Original provider.
    pub original_provider: Option<OriginalProvider>,
    /// Id of the original provider.
    pub original_provider_id: Option<Id>,
    /// Plain content, in Base64.
    pub plain_content: Option<String>,
    /// Received date, in UTC.
    pub received_date: Option<Timestamp>,
    /// Sent date, in UTC.
    pub sent_date: Option<Timestamp>,
    /// Sent from address.
    pub sent_from_address: Option<String>,
    /// Sent from reply address.
    pub sent_from_reply_address: Option<String>,
    /// Sent to address.
    pub sent_to_address: Option<String>,
    /// Sent to BCC addresses.
    pub sent_to_bcc_addresses: Option<String>,
    /// Sent to CC addresses.
    pub sent_to_cc_addresses: Option<String>,
    /// Subject.
    pub subject: Option<String>,
}
