//! Models of affiliates.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::text_enum::text_enum;
use crate::{
    AffiliateId, CommissionProgramId, ContactId, Id, InvoiceId, MajorAmount, Sensitive, Timestamp,
};

/// An affiliate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Affiliate {
    /// In XML-RPC: `Affiliate.AffCode`.
    pub code: Option<String>,
    /// In XML-RPC: `Affiliate.ContactId`.
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub contact_id: Option<ContactId>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<AffiliateId>,
    /// In XML-RPC: `Affiliate.AffName`.
    pub name: Option<String>,
    /// In XML-RPC: `Affiliate.NotifyLead`.
    pub notify_on_lead: Option<bool>,
    /// In XML-RPC: `Affiliate.NotifySale`.
    pub notify_on_sale: Option<bool>,
    /// In XML-RPC: `Affiliate.ParentId`.
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub parent_id: Option<AffiliateId>,
    /// In XML-RPC: `Affiliate.Status`.
    pub status: Option<String>,
    /// In XML-RPC: `Affiliate.LeadCookieFor`.
    pub track_leads_for: Option<i32>,
}

/// An affiliate clawback.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct AffiliateClawback {
    /// In the main unit of the currency.
    pub amount: Option<MajorAmount>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub contact_id: Option<ContactId>,
    pub date_earned: Option<String>,
    pub description: Option<String>,
    pub family_name: Option<String>,
    pub given_name: Option<String>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub invoice_id: Option<InvoiceId>,
    pub product_name: Option<String>,
    /// `0` is no partner.
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub sale_affiliate_id: Option<AffiliateId>,
    pub sold_by_family_name: Option<String>,
    pub sold_by_given_name: Option<String>,
    pub subscription_plan_name: Option<String>,
}

/// One page of affiliate clawbacks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct AffiliateClawbackList {
    #[serde(deserialize_with = "nullable")]
    pub clawbacks: Vec<AffiliateClawback>,
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
}

/// The affiliate commission.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct AffiliateCommission {
    /// In the main unit of the currency.
    pub amount_earned: Option<MajorAmount>,
    pub contact_first_name: Option<String>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub contact_id: Option<ContactId>,
    pub contact_last_name: Option<String>,
    pub date_earned: Option<Timestamp>,
    pub description: Option<String>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub invoice_id: Option<InvoiceId>,
    pub product_name: Option<String>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub sales_affiliate_id: Option<AffiliateId>,
    pub sold_by_first_name: Option<String>,
    pub sold_by_last_name: Option<String>,
}

/// One page of affiliate commissions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct AffiliateCommissionList {
    #[serde(deserialize_with = "nullable")]
    pub commissions: Vec<AffiliateCommission>,
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
}

/// One page of affiliates.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct AffiliateList {
    #[serde(deserialize_with = "nullable")]
    pub affiliates: Vec<Affiliate>,
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
}

/// An affiliate payment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct AffiliatePayment {
    /// In the main unit of the currency.
    pub amount: Option<MajorAmount>,
    pub date: Option<String>,
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    pub notes: Option<String>,
    pub r#type: Option<String>,
}

/// One page of affiliate payments.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct AffiliatePaymentList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub payments: Vec<AffiliatePayment>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
}

/// An affiliate program.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct AffiliateProgram {
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub affiliate_id: Option<AffiliateId>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<CommissionProgramId>,
    pub name: Option<String>,
    pub notes: Option<String>,
    pub priority: Option<i32>,
}

/// One page of affiliate programs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct AffiliateProgramList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub programs: Vec<AffiliateProgram>,
}

/// An affiliate redirect.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct AffiliateRedirect {
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub affiliate_id: Option<AffiliateId>,
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    pub local_url_code: Option<String>,
    pub name: Option<String>,
    #[serde(deserialize_with = "nullable", serialize_with = "crate::id::as_number")]
    pub program_ids: Vec<CommissionProgramId>,
    pub redirect_url: Option<String>,
}

/// An affiliate summary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct AffiliateSummary {
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub affiliate_id: Option<AffiliateId>,
    /// In the main unit of the currency.
    pub amount_earned: Option<MajorAmount>,
    /// In the main unit of the currency.
    pub balance: Option<MajorAmount>,
    /// In the main unit of the currency.
    pub clawbacks: Option<MajorAmount>,
}

/// One page of affiliate summaries.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct AffiliateSummaryList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    #[serde(deserialize_with = "nullable")]
    pub summaries: Vec<AffiliateSummary>,
}

/// The body that creates an affiliate.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateAffiliateRequest {
    /// In XML-RPC: `Affiliate.AffCode`.
    pub code: String,
    /// In XML-RPC: `Affiliate.ContactId`.
    #[serde(serialize_with = "crate::id::as_number")]
    pub contact_id: ContactId,
    /// In XML-RPC: `Affiliate.AffName`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// In XML-RPC: `Affiliate.NotifyLead`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notify_on_lead: Option<bool>,
    /// In XML-RPC: `Affiliate.NotifySale`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notify_on_sale: Option<bool>,
    /// In XML-RPC: `Affiliate.ParentId`.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub parent_id: Option<AffiliateId>,
    /// In XML-RPC: `Affiliate.Password`.
    pub password: Sensitive,
    /// In XML-RPC: `Affiliate.Status`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<AffiliateStatus>,
    /// In XML-RPC: `Affiliate.LeadCookieFor`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub track_leads_for: Option<i32>,
}

impl CreateAffiliateRequest {
    /// The body with what the server requires.
    pub fn new(
        code: impl Into<String>,
        contact_id: ContactId,
        password: impl Into<Sensitive>,
    ) -> Self {
        Self {
            code: code.into(),
            contact_id,
            name: None,
            notify_on_lead: None,
            notify_on_sale: None,
            parent_id: None,
            password: password.into(),
            status: None,
            track_leads_for: None,
        }
    }
}

setters! {
    CreateAffiliateRequest {
        name: String,
        notify_on_lead: bool,
        notify_on_sale: bool,
        parent_id: AffiliateId,
        status: AffiliateStatus,
        track_leads_for: i32,
    } lists {
    }
}

/// One page of redirects.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct RedirectList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub redirects: Vec<AffiliateRedirect>,
}

text_enum! {
    /// Values of order.
    AffiliateClawbacksOrder {
        DateEarned = "DATE_EARNED",
    }
}

text_enum! {
    /// Values of order.
    AffiliatePaymentsOrder {
        Id = "ID",
        Date = "DATE",
        Amount = "AMOUNT",
    }
}

text_enum! {
    /// Values of order.
    AffiliateProgramsOrder {
        Id = "id",
        Name = "name",
        Priority = "priority",
    }
}

text_enum! {
    /// Values of status.
    AffiliateStatus {
        Active = "active",
        Inactive = "inactive",
    }
}

text_enum! {
    /// Values of order.
    AffiliateSummariesOrder {
        AffiliateId = "affiliate_id",
        AmountEarned = "amount_earned",
        Balance = "balance",
        Clawbacks = "clawbacks",
    }
}

text_enum! {
    /// Values of order.
    AffiliatesOrder {
        Id = "id",
        Name = "name",
    }
}
