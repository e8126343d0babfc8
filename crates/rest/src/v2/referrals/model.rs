//! Models of referrals.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::v2::model::{Referral, ReferralType};
use crate::{ContactId, Id, Timestamp};

/// The body that creates a referral.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateReferralRequest {
    /// Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Id of the contact.
    pub contact_id: ContactId,
    /// Id of the referral partner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub referral_partner_id: Option<Id>,
    /// Referral time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub referral_time: Option<Timestamp>,
    /// Expiration time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiration_time: Option<Timestamp>,
    /// IP address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip_address: Option<String>,
    /// Referral type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub referral_type: Option<ReferralType>,
}

impl CreateReferralRequest {
    /// The body with what the server requires.
    pub fn new(contact_id: impl Into<ContactId>) -> Self {
        Self {
            description: None,
            source: None,
            contact_id: contact_id.into(),
            referral_partner_id: None,
            referral_time: None,
            expiration_time: None,
            ip_address: None,
            referral_type: None,
        }
    }
}

/// One page of referrals.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListReferralsResponse {
    /// Referrals.
    #[serde(deserialize_with = "nullable")]
    pub referrals: Vec<Referral>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}
