//! Models of email addresses.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::Timestamp;
use crate::null::nullable;
use crate::v2::model::EmailStatus;

/// Email address status.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct EmailAddressStatus {
    /// In XML-RPC: `EmailAddStatus.Email`.
    pub email: Option<String>,
    pub opted_in: Option<bool>,
    /// In XML-RPC: `EmailAddStatus.Type`.
    pub status: Option<EmailStatus>,
    /// In XML-RPC: `EmailAddStatus.DateCreated`.
    pub create_time: Option<Timestamp>,
    /// In XML-RPC: `EmailAddStatus.LastClickDate`.
    pub last_click_time: Option<Timestamp>,
    /// In XML-RPC: `EmailAddStatus.LastOpenDate`.
    pub last_open_time: Option<Timestamp>,
    /// In XML-RPC: `EmailAddStatus.LastSentDate`.
    pub last_sent_time: Option<Timestamp>,
}

/// One page of email address status.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListEmailAddressStatusResponse {
    #[serde(deserialize_with = "nullable")]
    pub email_addresses: Vec<EmailAddressStatus>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// What changes an email address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateEmailAddress {
    pub reason: String,
    pub opted_in: bool,
}

impl UpdateEmailAddress {
    /// The body with what the server requires.
    pub fn new(reason: impl Into<String>, opted_in: bool) -> Self {
        Self {
            reason: reason.into(),
            opted_in,
        }
    }
}
