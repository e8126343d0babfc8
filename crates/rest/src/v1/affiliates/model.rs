//! Models of affiliates.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::text_enum::text_enum;
use crate::{AffiliateId, ContactId, Id, MajorAmount, Sensitive, Timestamp};

/// An affiliate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Affiliate {
    /// Code.
    pub code: Option<String>,
    /// Id of the contact.
    #[serde(serialize_with = "crate::id::as_number")]
    pub contact_id: Option<ContactId>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<AffiliateId>,
    /// Name.
    pub name: Option<String>,
    /// Whether to notify on lead.
    pub notify_on_lead: Option<bool>,
    /// Whether to notify on sale.
    pub notify_on_sale: Option<bool>,
    /// Id of the parent.
    #[serde(serialize_with = "crate::id::as_number")]
    pub parent_id: Option<Id>,
    /// Status.
    pub status: Option<String>,
    /// Track leads for.
    pub track_leads_for: Option<i32>,
}

/// An affiliate clawback.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AffiliateClawback {
    /// Amount, in the main unit of the currency.
    pub amount: Option<MajorAmount>,
    /// Id of the contact.
    #[serde(serialize_with = "crate::id::as_number")]
    pub contact_id: Option<ContactId>,
    /// Date earned.
    pub date_earned: Option<String>,
    /// Description.
    pub description: Option<String>,
    /// Family name.
    pub family_name: Option<String>,
    /// Given name.
    pub given_name: Option<String>,
    /// Id of the invoice.
    #[serde(serialize_with = "crate::id::as_number")]
    pub invoice_id: Option<Id>,
    /// Product name.
    pub product_name: Option<String>,
    /// Id of the sale affiliate.
    #[serde(serialize_with = "crate::id::as_number")]
    pub sale_affiliate_id: Option<AffiliateId>,
    /// Sold by family name.
    pub sold_by_family_name: Option<String>,
    /// Sold by given name.
    pub sold_by_given_name: Option<String>,
    /// Subscription plan name.
    pub subscription_plan_name: Option<String>,
}

/// One page of affiliate clawbacks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AffiliateClawbackList {
    /// Clawbacks.
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
#[serde(default)]
pub struct AffiliateCommission {
    /// Amount earned, in the main unit of the currency.
    pub amount_earned: Option<MajorAmount>,
    /// Contact first name.
    pub contact_first_name: Option<String>,
    /// Id of the contact.
    #[serde(serialize_with = "crate::id::as_number")]
    pub contact_id: Option<ContactId>,
    /// Contact last name.
    pub contact_last_name: Option<String>,
    /// Date earned, in UTC.
    pub date_earned: Option<Timestamp>,
    /// Description.
    pub description: Option<String>,
    /// Id of the invoice.
    #[serde(serialize_with = "crate::id::as_number")]
    pub invoice_id: Option<Id>,
    /// Product name.
    pub product_name: Option<String>,
    /// Id of the sales affiliate.
    #[serde(serialize_with = "crate::id::as_number")]
    pub sales_affiliate_id: Option<AffiliateId>,
    /// Sold by first name.
    pub sold_by_first_name: Option<String>,
    /// Sold by last name.
    pub sold_by_last_name: Option<String>,
}

/// One page of affiliate commissions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AffiliateCommissionList {
    /// Commissions.
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
#[serde(default)]
pub struct AffiliateList {
    /// Affiliates.
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
#[serde(default)]
pub struct AffiliatePayment {
    /// Amount, in the main unit of the currency.
    pub amount: Option<MajorAmount>,
    /// Date.
    pub date: Option<String>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    /// Notes.
    pub notes: Option<String>,
    /// Type.
    pub r#type: Option<String>,
}

/// One page of affiliate payments.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AffiliatePaymentList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Payments.
    #[serde(deserialize_with = "nullable")]
    pub payments: Vec<AffiliatePayment>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
}

/// An affiliate program.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AffiliateProgram {
    /// Id of the affiliate.
    #[serde(serialize_with = "crate::id::as_number")]
    pub affiliate_id: Option<AffiliateId>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    /// Name.
    pub name: Option<String>,
    /// Notes.
    pub notes: Option<String>,
    /// Priority.
    pub priority: Option<i32>,
}

/// One page of affiliate programs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AffiliateProgramList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
    /// Programs.
    #[serde(deserialize_with = "nullable")]
    pub programs: Vec<AffiliateProgram>,
}

/// An affiliate redirect.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AffiliateRedirect {
    /// Id of the affiliate.
    #[serde(serialize_with = "crate::id::as_number")]
    pub affiliate_id: Option<AffiliateId>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    /// Local URL code.
    pub local_url_code: Option<String>,
    /// Name.
    pub name: Option<String>,
    /// Ids of the programs.
    #[serde(deserialize_with = "nullable", serialize_with = "crate::id::as_number")]
    pub program_ids: Vec<Id>,
    /// Redirect URL.
    pub redirect_url: Option<String>,
}

/// An affiliate summary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AffiliateSummary {
    /// Id of the affiliate.
    #[serde(serialize_with = "crate::id::as_number")]
    pub affiliate_id: Option<AffiliateId>,
    /// Amount earned, in the main unit of the currency.
    pub amount_earned: Option<MajorAmount>,
    /// Balance, in the main unit of the currency.
    pub balance: Option<MajorAmount>,
    /// Clawbacks, in the main unit of the currency.
    pub clawbacks: Option<MajorAmount>,
}

/// One page of affiliate summaries.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AffiliateSummaryList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Summaries.
    #[serde(deserialize_with = "nullable")]
    pub summaries: Vec<AffiliateSummary>,
}

/// The body that creates an affiliate.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateAffiliateRequest {
    /// Code.
    pub code: String,
    /// Id of the contact.
    #[serde(serialize_with = "crate::id::as_number")]
    pub contact_id: ContactId,
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Whether to notify on lead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notify_on_lead: Option<bool>,
    /// Whether to notify on sale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notify_on_sale: Option<bool>,
    /// Id of the parent.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub parent_id: Option<Id>,
    /// Password.
    pub password: Sensitive,
    /// Status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<AffiliateStatus>,
    /// Track leads for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub track_leads_for: Option<i32>,
}

impl CreateAffiliateRequest {
    /// The body with what the server requires.
    pub fn new(
        code: impl Into<String>,
        contact_id: impl Into<ContactId>,
        password: impl Into<Sensitive>,
    ) -> Self {
        Self {
            code: code.into(),
            contact_id: contact_id.into(),
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

/// One page of redirects.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RedirectList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
    /// Redirects.
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
