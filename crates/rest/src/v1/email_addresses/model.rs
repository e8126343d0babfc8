//! Models of email addresses.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::text_enum::text_enum;

/// Email address status.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct EmailAddressStatus {
    /// In XML-RPC: `EmailAddStatus.Email`.
    pub email: Option<String>,
    pub opted_in: Option<bool>,
    /// In XML-RPC: `EmailAddStatus.Type`.
    pub status: Option<OptInStatus>,
}

/// The body that changes an email address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ReplaceEmailAddressRequest {
    pub opted_in: bool,
    pub reason: String,
}

impl ReplaceEmailAddressRequest {
    /// The body with what the server requires.
    pub fn new(opted_in: bool, reason: impl Into<String>) -> Self {
        Self {
            opted_in,
            reason: reason.into(),
        }
    }
}

text_enum! {
    /// Values of status.
    OptInStatus {
        UnengagedMarketable = "Unengaged Marketable",
        Unconfirmed = "Unconfirmed",
        ConfirmedLegacy = "Confirmed (Legacy)",
        Confirmed = "Confirmed",
        UnengagedNonMarketable = "Unengaged NonMarketable",
        NonMarketable = "Non-marketable",
        Lockdown = "Lockdown",
        SoftBounce = "Soft Bounce",
        HardBounce = "Hard Bounce",
        OptOut = "Opt-Out",
        OptOutAdmin = "Opt-Out: Admin",
        OptOutSystem = "Opt-Out: System",
        ListUnsubscribe = "List Unsubscribe",
        ProvidedFeedback = "Provided Feedback",
        ReportedSpam = "Reported Spam",
        InvalidEmail = "Invalid Email",
        DeactivatedDelinquentMailbox = "Deactivated/Delinquent Mailbox",
    }
}
