//! Models of affiliates.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::text_enum::text_enum;
use crate::v2::model::{AffiliateStatus, CustomFieldValue, PayoutType, Referral};
use crate::{
    AffiliateId, AffiliateResourceId, CommissionProgramId, ContactId, Id, InvoiceId, MajorAmount,
    Patch, ProductId, Sensitive, SubscriptionId, SubscriptionPlanId, Timestamp,
};

/// An affiliate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Affiliate {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<AffiliateId>,
    /// In XML-RPC: `Affiliate.AffCode`.
    pub code: Option<String>,
    /// In XML-RPC: `Affiliate.AffName`.
    pub name: Option<String>,
    /// In XML-RPC: `Affiliate.Status`.
    pub status: Option<AffiliateStatus>,
    /// In XML-RPC: `Affiliate.ContactId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub contact_id: Option<ContactId>,
    pub unique_site_id: Option<Id>,
    pub date_created: Option<Timestamp>,
    /// In XML-RPC: `Affiliate.ParentId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub parent_affiliate_id: Option<AffiliateId>,
    /// In XML-RPC: `Affiliate.NotifySale`.
    pub notify_on_sale: Option<bool>,
    /// In XML-RPC: `Affiliate.NotifyLead`.
    pub notify_on_lead: Option<bool>,
    /// In XML-RPC: `Affiliate.LeadCookieFor`.
    pub track_leads_days: Option<i32>,
    #[serde(deserialize_with = "nullable")]
    pub custom_fields: Vec<CustomFieldValue>,
}

/// The body of a request: affiliate add to program.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AffiliateAddToProgramRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub affiliate_program_id: Option<CommissionProgramId>,
}

setters! {
    AffiliateAddToProgramRequest {
        affiliate_program_id: CommissionProgramId,
    } lists {
    }
}

/// The affiliate commission.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct AffiliateCommission {
    pub description: Option<String>,
    /// In the main unit of the currency.
    pub amount_earned: Option<MajorAmount>,
    pub contact_first_name: Option<String>,
    pub contact_last_name: Option<String>,
    #[serde(deserialize_with = "crate::id::optional")]
    pub invoice_id: Option<InvoiceId>,
    pub time_earned: Option<Timestamp>,
    #[serde(deserialize_with = "crate::id::optional")]
    pub contact_id: Option<ContactId>,
    #[serde(deserialize_with = "crate::id::optional")]
    pub sales_affiliate_id: Option<AffiliateId>,
    pub sales_affiliate_name: Option<String>,
    pub product_name: Option<String>,
}

/// An affiliate commission earned.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct AffiliateCommissionEarned {
    /// In the main unit of the currency.
    pub affiliate_commission_total: Option<MajorAmount>,
    pub view_ledger_url: Option<String>,
}

/// What comes back: affiliate commission program.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct AffiliateCommissionProgramResponse {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<CommissionProgramId>,
    pub name: Option<String>,
    pub notes: Option<String>,
    pub priority: Option<i32>,
}

/// An affiliate link.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct AffiliateLink {
    pub id: Option<Id>,
    pub name: Option<String>,
    pub code: Option<String>,
    #[serde(deserialize_with = "crate::id::optional")]
    pub affiliate_id: Option<AffiliateId>,
    /// Deprecated: `code` takes its place.
    pub local_url_code: Option<String>,
    /// Deprecated: `website_address` takes its place.
    pub redirect_url: Option<String>,
    pub website_address: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub program_ids: Vec<CommissionProgramId>,
    pub date_created: Option<Timestamp>,
}

/// An affiliate payment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct AffiliatePayment {
    pub id: Option<Id>,
    pub pay_date: Option<Timestamp>,
    pub pay_notes: Option<String>,
    /// In the main unit of the currency.
    pub pay_amount: Option<MajorAmount>,
    pub pay_type: Option<PayType>,
    pub create_time: Option<Timestamp>,
}

/// An affiliate program.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct AffiliateProgram {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<CommissionProgramId>,
    pub name: Option<String>,
    pub priority: Option<String>,
    pub notes: Option<String>,
    pub create_time: Option<Timestamp>,
    #[serde(deserialize_with = "nullable")]
    pub affiliate_ids: Vec<AffiliateId>,
}

/// An affiliate program resource.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct AffiliateProgramResource {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<AffiliateResourceId>,
    /// In XML-RPC: `AffResource.Title`.
    pub title: Option<String>,
    /// In XML-RPC: `AffResource.ResourceType`.
    pub r#type: Option<AffiliateProgramResourceType>,
    /// In XML-RPC: `AffResource.Notes`.
    pub notes: Option<String>,
    /// In XML-RPC: `AffResource.ResourceHREF`.
    pub url: Option<String>,
    /// At least 0. The lowest comes first. In XML-RPC: `AffResource.ResourceOrder`.
    pub order: Option<i32>,
    /// In XML-RPC: `AffResource.ResourceHTML`.
    pub content_html: Option<String>,
    /// In pixels.
    pub page_width: Option<i32>,
    /// In pixels.
    pub page_height: Option<i32>,
    /// In XML-RPC: `AffResource.ProgramIds`.
    #[serde(deserialize_with = "nullable")]
    pub commission_programs: Vec<ResourceCommissionProgram>,
}

/// The body of a request: affiliate remove from program.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AffiliateRemoveFromProgramRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub affiliate_program_id: Option<CommissionProgramId>,
}

setters! {
    AffiliateRemoveFromProgramRequest {
        affiliate_program_id: CommissionProgramId,
    } lists {
    }
}

/// An affiliate summary record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct AffiliateSummaryRecord {
    #[serde(
        rename = "affiliateId",
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub affiliate_id: Option<AffiliateId>,
    /// In the main unit of the currency.
    pub clawbacks: Option<MajorAmount>,
    /// In the main unit of the currency.
    pub balance: Option<MajorAmount>,
    /// In the main unit of the currency.
    #[serde(rename = "amountEarned")]
    pub amount_earned: Option<MajorAmount>,
}

/// A commission item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct CommissionItem {
    pub sale_percent: Option<f64>,
    /// In the main unit of the currency.
    pub sale_amount: Option<MajorAmount>,
    pub lead_percent: Option<f64>,
    /// In the main unit of the currency.
    pub lead_amount: Option<MajorAmount>,
}

/// The body of a request: commission item.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CommissionItemRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sale_percent: Option<String>,
    /// In the main unit of the currency.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::money::as_text"
    )]
    pub sale_amount: Option<MajorAmount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead_percent: Option<String>,
    /// In the main unit of the currency.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::money::as_text"
    )]
    pub lead_amount: Option<MajorAmount>,
}

setters! {
    CommissionItemRequest {
        sale_percent: String,
        sale_amount: MajorAmount,
        lead_percent: String,
        lead_amount: MajorAmount,
    } lists {
    }
}

/// A commission program.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct CommissionProgram {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<CommissionProgramId>,
    pub name: Option<String>,
    pub priority: Option<String>,
    pub notes: Option<String>,
    pub create_time: Option<Timestamp>,
    #[serde(deserialize_with = "nullable")]
    pub affiliate_ids: Vec<AffiliateId>,
    pub default_commission: Option<DefaultCommission>,
    #[serde(deserialize_with = "nullable")]
    pub product_commissions: Vec<ProductCommission>,
    #[serde(deserialize_with = "nullable")]
    pub subscription_commissions: Vec<SubscriptionCommission>,
}

/// The body that creates an affiliate link.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateAffiliateLinkRequest {
    pub name: String,
    pub code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub affiliate_id: Option<AffiliateId>,
    pub website_address: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub program_ids: Option<Vec<CommissionProgramId>>,
}

impl CreateAffiliateLinkRequest {
    /// The body with what the server requires.
    pub fn new(
        name: impl Into<String>,
        code: impl Into<String>,
        website_address: impl Into<String>,
    ) -> Self {
        Self {
            name: name.into(),
            code: code.into(),
            affiliate_id: None,
            website_address: website_address.into(),
            program_ids: None,
        }
    }
}

setters! {
    CreateAffiliateLinkRequest {
        affiliate_id: AffiliateId,
    } lists {
        program_ids: CommissionProgramId,
    }
}

/// The body that creates an affiliate.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateAffiliateRequest {
    /// Begins with a letter, has no blanks, and at least 4 characters. In XML-RPC: `Affiliate.AffCode`.
    pub code: String,
    /// `INACTIVE` when left out. In XML-RPC: `Affiliate.Status`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<AffiliateStatus>,
    /// When left out: the name of the contact. In XML-RPC: `Affiliate.AffName`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// More than 0. In XML-RPC: `Affiliate.ContactId`.
    pub contact_id: ContactId,
    /// In XML-RPC: `Affiliate.ParentId`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_affiliate_id: Option<AffiliateId>,
    /// In XML-RPC: `Affiliate.NotifySale`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notify_on_sale: Option<bool>,
    /// In XML-RPC: `Affiliate.NotifyLead`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notify_on_lead: Option<bool>,
    /// In XML-RPC: `Affiliate.LeadCookieFor`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub track_leads_days: Option<i32>,
    /// In XML-RPC: `Affiliate.Password`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_fields: Option<Vec<CustomFieldValue>>,
}

impl CreateAffiliateRequest {
    /// The body with what the server requires.
    pub fn new(code: impl Into<String>, contact_id: ContactId) -> Self {
        Self {
            code: code.into(),
            status: None,
            name: None,
            contact_id,
            parent_affiliate_id: None,
            notify_on_sale: None,
            notify_on_lead: None,
            track_leads_days: None,
            password: None,
            custom_fields: None,
        }
    }
}

setters! {
    CreateAffiliateRequest {
        status: AffiliateStatus,
        name: String,
        parent_affiliate_id: AffiliateId,
        notify_on_sale: bool,
        notify_on_lead: bool,
        track_leads_days: i32,
        password: Sensitive,
    } lists {
        custom_fields: CustomFieldValue,
    }
}

/// The body that creates a commission program.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateCommissionProgramRequest {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    pub priority: i32,
}

impl CreateCommissionProgramRequest {
    /// The body with what the server requires.
    pub fn new(name: impl Into<String>, priority: i32) -> Self {
        Self {
            name: name.into(),
            notes: None,
            priority,
        }
    }
}

setters! {
    CreateCommissionProgramRequest {
        notes: String,
    } lists {
    }
}

/// The body that creates a default commission program.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateDefaultCommissionProgramRequest {
    /// 0 to 100. Deprecated: `level_1` takes its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percentage: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unused: Option<CommissionItemRequest>,
    /// Deprecated: `level_1` takes its place. In the main unit of the currency.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::money::as_text"
    )]
    pub dollar_amount: Option<MajorAmount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level_1: Option<CommissionItemRequest>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level_2: Option<CommissionItemRequest>,
    /// `UPFRONT` when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payout_type: Option<PayoutType>,
}

setters! {
    CreateDefaultCommissionProgramRequest {
        percentage: String,
        unused: CommissionItemRequest,
        dollar_amount: MajorAmount,
        level_1: CommissionItemRequest,
        level_2: CommissionItemRequest,
        payout_type: PayoutType,
    } lists {
    }
}

/// The body that creates a product commission program.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateProductCommissionProgramRequest {
    /// 0 to 100. Deprecated: `level_1` takes its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percentage: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unused: Option<CommissionItemRequest>,
    /// Deprecated: `level_1` takes its place. In the main unit of the currency.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::money::as_text"
    )]
    pub dollar_amount: Option<MajorAmount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level_1: Option<CommissionItemRequest>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level_2: Option<CommissionItemRequest>,
    /// `UPFRONT` when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payout_type: Option<PayoutType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<ProductId>,
}

setters! {
    CreateProductCommissionProgramRequest {
        percentage: String,
        unused: CommissionItemRequest,
        dollar_amount: MajorAmount,
        level_1: CommissionItemRequest,
        level_2: CommissionItemRequest,
        payout_type: PayoutType,
        product_id: ProductId,
    } lists {
    }
}

/// The body that creates a program resource.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateProgramResourceRequest {
    /// In XML-RPC: `AffResource.Title`.
    pub title: String,
    /// In XML-RPC: `AffResource.ResourceType`.
    pub r#type: AffiliateProgramResourceType,
    /// In XML-RPC: `AffResource.Notes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// In XML-RPC: `AffResource.ResourceHREF`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// At least 0. `0` when left out. The lowest comes first. In XML-RPC: `AffResource.ResourceOrder`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<i32>,
    /// In XML-RPC: `AffResource.ResourceHTML`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_html: Option<String>,
    /// In pixels. At least 0. `0` when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_width: Option<i32>,
    /// In pixels. At least 0. `0` when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_height: Option<i32>,
    /// In XML-RPC: `AffResource.ProgramIds`.
    pub commission_program_ids: Vec<CommissionProgramId>,
}

impl CreateProgramResourceRequest {
    /// The body with what the server requires.
    pub fn new(
        title: impl Into<String>,
        r#type: AffiliateProgramResourceType,
        commission_program_ids: Vec<CommissionProgramId>,
    ) -> Self {
        Self {
            title: title.into(),
            r#type,
            notes: None,
            url: None,
            order: None,
            content_html: None,
            page_width: None,
            page_height: None,
            commission_program_ids,
        }
    }
}

setters! {
    CreateProgramResourceRequest {
        notes: String,
        url: String,
        order: i32,
        content_html: String,
        page_width: i32,
        page_height: i32,
    } lists {
    }
}

/// The body that creates a subscription commission program.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateSubscriptionCommissionProgramRequest {
    /// 0 to 100. Deprecated: `level_1` takes its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percentage: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unused: Option<CommissionItemRequest>,
    /// Deprecated: `level_1` takes its place. In the main unit of the currency.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::money::as_text"
    )]
    pub dollar_amount: Option<MajorAmount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level_1: Option<CommissionItemRequest>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level_2: Option<CommissionItemRequest>,
    /// `UPFRONT` when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payout_type: Option<PayoutType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_id: Option<SubscriptionId>,
}

setters! {
    CreateSubscriptionCommissionProgramRequest {
        percentage: String,
        unused: CommissionItemRequest,
        dollar_amount: MajorAmount,
        level_1: CommissionItemRequest,
        level_2: CommissionItemRequest,
        payout_type: PayoutType,
        subscription_id: SubscriptionId,
    } lists {
    }
}

/// The default commission.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct DefaultCommission {
    /// `UPFRONT` when left out.
    pub payout_type: Option<PayoutType>,
    /// Deprecated: `level_1` takes its place. In the main unit of the currency.
    pub dollar_amount: Option<MajorAmount>,
    /// 0 to 100. Deprecated: `level_1` takes its place.
    pub percentage: Option<f64>,
    pub unused: Option<CommissionItem>,
    pub level_1: Option<CommissionItem>,
    pub level_2: Option<CommissionItem>,
}

/// The body of a request: delete program commission.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DeleteProgramCommissionRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<ProductId>,
}

setters! {
    DeleteProgramCommissionRequest {
        product_id: ProductId,
    } lists {
    }
}

/// The body of a request: delete subscription plan commission.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DeleteSubscriptionPlanCommissionRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<ProductId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_plan_id: Option<SubscriptionPlanId>,
}

setters! {
    DeleteSubscriptionPlanCommissionRequest {
        product_id: ProductId,
        subscription_plan_id: SubscriptionPlanId,
    } lists {
    }
}

/// One page of affiliate commission programs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListAffiliateCommissionProgramsResponse {
    #[serde(deserialize_with = "nullable")]
    pub commission_programs: Vec<AffiliateProgram>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of affiliate commissions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListAffiliateCommissionsResponse {
    #[serde(deserialize_with = "nullable")]
    pub affiliate_commissions: Vec<AffiliateCommission>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
    /// In the main unit of the currency.
    pub clawbacks: Option<MajorAmount>,
    /// In the main unit of the currency.
    pub commission_total: Option<MajorAmount>,
    /// In the main unit of the currency.
    pub amount_earned: Option<MajorAmount>,
}

/// One page of affiliate links.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListAffiliateLinksResponse {
    #[serde(deserialize_with = "nullable")]
    pub affiliate_links: Vec<AffiliateLink>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of affiliate payments.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListAffiliatePaymentsResponse {
    #[serde(deserialize_with = "nullable")]
    pub affiliate_payments: Vec<AffiliatePayment>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of affiliate referrals.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListAffiliateReferralsResponse {
    #[serde(deserialize_with = "nullable")]
    pub referrals: Vec<Referral>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of affiliate summaries.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListAffiliateSummariesResponse {
    #[serde(deserialize_with = "nullable")]
    pub affiliate_summaries: Vec<AffiliateSummaryRecord>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of affiliates.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListAffiliatesResponse {
    #[serde(deserialize_with = "nullable")]
    pub affiliates: Vec<Affiliate>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of program resources.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListProgramResourcesResponse {
    #[serde(deserialize_with = "nullable")]
    pub resources: Vec<AffiliateProgramResource>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// The product commission.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ProductCommission {
    /// `UPFRONT` when left out.
    pub payout_type: Option<PayoutType>,
    /// Deprecated: `level_1` takes its place. In the main unit of the currency.
    pub dollar_amount: Option<MajorAmount>,
    /// 0 to 100. Deprecated: `level_1` takes its place.
    pub percentage: Option<f64>,
    pub unused: Option<CommissionItem>,
    pub level_1: Option<CommissionItem>,
    pub level_2: Option<CommissionItem>,
    #[serde(deserialize_with = "crate::id::optional")]
    pub product_id: Option<ProductId>,
    pub product_name: Option<String>,
    /// In the main unit of the currency.
    pub product_price: Option<MajorAmount>,
}

/// A resource commission program.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ResourceCommissionProgram {
    #[serde(deserialize_with = "crate::id::optional")]
    pub commission_program_id: Option<CommissionProgramId>,
}

/// The subscription commission.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct SubscriptionCommission {
    /// `UPFRONT` when left out.
    pub payout_type: Option<PayoutType>,
    /// Deprecated: `level_1` takes its place. In the main unit of the currency.
    pub dollar_amount: Option<MajorAmount>,
    /// 0 to 100. Deprecated: `level_1` takes its place.
    pub percentage: Option<f64>,
    pub unused: Option<CommissionItem>,
    pub level_1: Option<CommissionItem>,
    pub level_2: Option<CommissionItem>,
    pub name: Option<String>,
    #[serde(deserialize_with = "crate::id::optional")]
    pub subscription_id: Option<SubscriptionId>,
    /// In the main unit of the currency.
    pub plan_price: Option<MajorAmount>,
}

/// The body that changes an affiliate.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateAffiliateRequest {
    /// Begins with a letter, has no blanks, and at least 2 characters. In XML-RPC: `Affiliate.AffCode`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub code: Patch<String>,
    /// In XML-RPC: `Affiliate.AffName`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// In XML-RPC: `Affiliate.Status`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub status: Patch<AffiliateStatus>,
    /// More than 0. In XML-RPC: `Affiliate.ContactId`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub contact_id: Patch<ContactId>,
    /// In XML-RPC: `Affiliate.ParentId`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub parent_affiliate_id: Patch<AffiliateId>,
    /// In XML-RPC: `Affiliate.NotifySale`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub notify_on_sale: Patch<bool>,
    /// In XML-RPC: `Affiliate.NotifyLead`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub notify_on_lead: Patch<bool>,
    /// In XML-RPC: `Affiliate.LeadCookieFor`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub track_leads_days: Patch<i32>,
    /// In XML-RPC: `Affiliate.Password`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub password: Patch<Sensitive>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub custom_fields: Patch<Vec<CustomFieldValue>>,
}

setters! {
    UpdateAffiliateRequest {
        code: String,
        name: String,
        status: AffiliateStatus,
        contact_id: ContactId,
        parent_affiliate_id: AffiliateId,
        notify_on_sale: bool,
        notify_on_lead: bool,
        track_leads_days: i32,
        password: Sensitive,
    } lists {
        custom_fields: CustomFieldValue,
    }
}

/// The body that changes a commission program.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateCommissionProgramRequest {
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub notes: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub priority: Patch<i32>,
}

setters! {
    UpdateCommissionProgramRequest {
        name: String,
        notes: String,
        priority: i32,
    } lists {
    }
}

/// The body that changes a default commission program.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateDefaultCommissionProgramRequest {
    /// 0 to 100. Deprecated: `level_1` takes its place.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub percentage: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub unused: Patch<CommissionItemRequest>,
    /// Deprecated: `level_1` takes its place. In the main unit of the currency.
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::money::as_text"
    )]
    pub dollar_amount: Patch<MajorAmount>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub level_1: Patch<CommissionItemRequest>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub level_2: Patch<CommissionItemRequest>,
    /// `UPFRONT` when left out.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub payout_type: Patch<PayoutType>,
}

setters! {
    UpdateDefaultCommissionProgramRequest {
        percentage: String,
        unused: CommissionItemRequest,
        dollar_amount: MajorAmount,
        level_1: CommissionItemRequest,
        level_2: CommissionItemRequest,
        payout_type: PayoutType,
    } lists {
    }
}

/// The body that changes a product commission program.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateProductCommissionProgramRequest {
    /// 0 to 100. Deprecated: `level_1` takes its place.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub percentage: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub unused: Patch<CommissionItemRequest>,
    /// Deprecated: `level_1` takes its place. In the main unit of the currency.
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::money::as_text"
    )]
    pub dollar_amount: Patch<MajorAmount>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub level_1: Patch<CommissionItemRequest>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub level_2: Patch<CommissionItemRequest>,
    /// `UPFRONT` when left out.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub payout_type: Patch<PayoutType>,
    pub product_id: ProductId,
}

impl UpdateProductCommissionProgramRequest {
    /// The body with what the server requires.
    pub fn new(product_id: ProductId) -> Self {
        Self {
            percentage: Patch::Keep,
            unused: Patch::Keep,
            dollar_amount: Patch::Keep,
            level_1: Patch::Keep,
            level_2: Patch::Keep,
            payout_type: Patch::Keep,
            product_id,
        }
    }
}

setters! {
    UpdateProductCommissionProgramRequest {
        percentage: String,
        unused: CommissionItemRequest,
        dollar_amount: MajorAmount,
        level_1: CommissionItemRequest,
        level_2: CommissionItemRequest,
        payout_type: PayoutType,
    } lists {
    }
}

/// The body that changes a program resource.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateProgramResourceRequest {
    /// In XML-RPC: `AffResource.Title`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub title: Patch<String>,
    /// In XML-RPC: `AffResource.Notes`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub notes: Patch<String>,
    /// In XML-RPC: `AffResource.ResourceHREF`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub url: Patch<String>,
    /// At least 0. The lowest comes first. In XML-RPC: `AffResource.ResourceOrder`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub order: Patch<i32>,
    /// In XML-RPC: `AffResource.ResourceHTML`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub content_html: Patch<String>,
    /// In pixels. At least 0.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub page_width: Patch<i32>,
    /// In pixels. At least 0.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub page_height: Patch<i32>,
    /// Replaces the list that is there. In XML-RPC: `AffResource.ProgramIds`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub commission_program_ids: Patch<Vec<CommissionProgramId>>,
}

setters! {
    UpdateProgramResourceRequest {
        title: String,
        notes: String,
        url: String,
        order: i32,
        content_html: String,
        page_width: i32,
        page_height: i32,
    } lists {
        commission_program_ids: CommissionProgramId,
    }
}

/// The body that changes a redirect link.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateRedirectLinkRequest {
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub code: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub affiliate_id: Patch<AffiliateId>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub website_address: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub program_ids: Patch<Vec<CommissionProgramId>>,
}

setters! {
    UpdateRedirectLinkRequest {
        name: String,
        code: String,
        affiliate_id: AffiliateId,
        website_address: String,
    } lists {
        program_ids: CommissionProgramId,
    }
}

/// The body that changes a subscription commission program.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateSubscriptionCommissionProgramRequest {
    /// 0 to 100. Deprecated: `level_1` takes its place.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub percentage: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub unused: Patch<CommissionItemRequest>,
    /// Deprecated: `level_1` takes its place. In the main unit of the currency.
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::money::as_text"
    )]
    pub dollar_amount: Patch<MajorAmount>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub level_1: Patch<CommissionItemRequest>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub level_2: Patch<CommissionItemRequest>,
    /// `UPFRONT` when left out.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub payout_type: Patch<PayoutType>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub subscription_id: Patch<SubscriptionId>,
}

setters! {
    UpdateSubscriptionCommissionProgramRequest {
        percentage: String,
        unused: CommissionItemRequest,
        dollar_amount: MajorAmount,
        level_1: CommissionItemRequest,
        level_2: CommissionItemRequest,
        payout_type: PayoutType,
        subscription_id: SubscriptionId,
    } lists {
    }
}

text_enum! {
    /// Values of type.
    AffiliateProgramResourceType {
        Email = "EMAIL",
        Banner = "BANNER",
        Page = "PAGE",
    }
}

text_enum! {
    /// Values of pay type.
    PayType {
        Cash = "CASH",
        Check = "CHECK",
        CreditCard = "CREDIT_CARD",
        CreditCardManual = "CREDIT_CARD_MANUAL",
        MoneyOrder = "MONEY_ORDER",
        Adjustment = "ADJUSTMENT",
        Credit = "CREDIT",
        Refund = "REFUND",
    }
}
