//! Models of email addresses.

use serde::{Deserialize, Serialize};

use crate::Timestamp;
use crate::null::nullable;
use crate::v2::model::EmailStatus;

/// Email address status.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EmailAddressStatus {
    /// Email.
    pub email: Option<String>,
    /// Whether this holds: opted in.
    pub opted_in: Option<bool>,
    /// Status.
    pub status: Option<EmailStatus>,
    /// When it was created, in UTC.
    pub create_time: Option<Timestamp>,
    /// Last click time, in UTC.
    pub last_click_time: Option<Timestamp>,
    /// Last open time, in UTC.
    pub last_open_time: Option<Timestamp>,
    /// Last sent time, in UTC.
    pub last_sent_time: Option<Timestamp>,
}

/// One page of email address status.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListEmailAddressStatusResponse {
    /// Email addresses.
    #[serde(deserialize_with = "nullable")]
    pub email_addresses: Vec<EmailAddressStatus>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// What changes an email address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UpdateEmailAddress {
    /// Reason.
    pub reason: String,
    /// Whether this holds: opted in.
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
