//! Models of email addresses.

use serde::{Deserialize, Serialize};

use crate::text_enum::text_enum;

/// Email address status.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EmailAddressStatus {
    /// Email.
    pub email: Option<String>,
    /// Whether this holds: opted in.
    pub opted_in: Option<bool>,
    /// Status.
    pub status: Option<OptInStatus>,
}

/// The body that changes an email address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReplaceEmailAddressRequest {
    /// Whether this holds: opted in.
    pub opted_in: bool,
    /// Reason.
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
