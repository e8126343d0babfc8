//! Models of referrals.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::v2::model::{Referral, ReferralType};
use crate::{AffiliateId, ContactId, Timestamp};

/// The body that creates a referral.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateReferralRequest {
    /// In XML-RPC: `Referral.Info`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// In XML-RPC: `Referral.Source`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// In XML-RPC: `Referral.ContactId`.
    pub contact_id: ContactId,
    /// In XML-RPC: `Referral.AffiliateId`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub referral_partner_id: Option<AffiliateId>,
    /// In XML-RPC: `Referral.DateSet`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub referral_time: Option<Timestamp>,
    /// In XML-RPC: `Referral.DateExpires`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiration_time: Option<Timestamp>,
    /// In XML-RPC: `Referral.IPAddress`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip_address: Option<String>,
    /// In XML-RPC: `Referral.Type`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub referral_type: Option<ReferralType>,
}

impl CreateReferralRequest {
    /// The body with what the server requires.
    pub fn new(contact_id: ContactId) -> Self {
        Self {
            description: None,
            source: None,
            contact_id,
            referral_partner_id: None,
            referral_time: None,
            expiration_time: None,
            ip_address: None,
            referral_type: None,
        }
    }
}

setters! {
    CreateReferralRequest {
        description: String,
        source: String,
        referral_partner_id: AffiliateId,
        referral_time: Timestamp,
        expiration_time: Timestamp,
        ip_address: String,
        referral_type: ReferralType,
    } lists {
    }
}

/// One page of referrals.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListReferralsResponse {
    #[serde(deserialize_with = "nullable")]
    pub referrals: Vec<Referral>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}
