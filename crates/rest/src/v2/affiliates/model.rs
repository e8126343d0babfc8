//! Models of affiliates.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::text_enum::text_enum;
use crate::v2::model::{AffiliateStatus, CustomFieldValue, PayoutType, Referral};
use crate::{
    AffiliateId, ContactId, Id, MajorAmount, Patch, ProductId, Sensitive, SubscriptionId,
    SubscriptionPlanId, Timestamp,
};

/// An affiliate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Affiliate {
    /// Its id.
    pub id: Option<AffiliateId>,
    /// Code.
    pub code: Option<String>,
    /// Name.
    pub name: Option<String>,
    /// Status.
    pub status: Option<AffiliateStatus>,
    /// Id of the contact.
    pub contact_id: Option<ContactId>,
    /// Id of the unique site.
    pub unique_site_id: Option<Id>,
    /// When it was created, in UTC.
    pub date_created: Option<Timestamp>,
    /// Id of the parent affiliate.
    pub parent_affiliate_id: Option<AffiliateId>,
    /// Whether to notify on sale.
    pub notify_on_sale: Option<bool>,
    /// Whether to notify on lead.
    pub notify_on_lead: Option<bool>,
    /// Track leads days.
    pub track_leads_days: Option<i32>,
    /// Custom fields.
    #[serde(deserialize_with = "nullable")]
    pub custom_fields: Vec<CustomFieldValue>,
}

/// The body of a request: affiliate add to program.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AffiliateAddToProgramRequest {
    /// Id of the affiliate program.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub affiliate_program_id: Option<Id>,
}

/// The affiliate commission.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AffiliateCommission {
    /// Description.
    pub description: Option<String>,
    /// Amount earned, in the main unit of the currency.
    pub amount_earned: Option<MajorAmount>,
    /// Contact first name.
    pub contact_first_name: Option<String>,
    /// Contact last name.
    pub contact_last_name: Option<String>,
    /// Id of the invoice.
    pub invoice_id: Option<Id>,
    /// Time earned, in UTC.
    pub time_earned: Option<Timestamp>,
    /// Id of the contact.
    pub contact_id: Option<ContactId>,
    /// Id of the sales affiliate.
    pub sales_affiliate_id: Option<AffiliateId>,
    /// Sales affiliate name.
    pub sales_affiliate_name: Option<String>,
    /// Product name.
    pub product_name: Option<String>,
}

/// An affiliate commission earned.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AffiliateCommissionEarned {
    /// Affiliate commission total, in the main unit of the currency.
    pub affiliate_commission_total: Option<MajorAmount>,
    /// View ledger URL.
    pub view_ledger_url: Option<String>,
}

/// What comes back: affiliate commission program.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AffiliateCommissionProgramResponse {
    /// Its id.
    pub id: Option<Id>,
    /// Name.
    pub name: Option<String>,
    /// Notes.
    pub notes: Option<String>,
    /// Priority.
    pub priority: Option<i32>,
}

/// An affiliate link.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AffiliateLink {
    /// Its id.
    pub id: Option<Id>,
    /// Name.
    pub name: Option<String>,
    /// Code.
    pub code: Option<String>,
    /// Id of the affiliate.
    pub affiliate_id: Option<AffiliateId>,
    /// Local URL code. Deprecated by the vendor.
    pub local_url_code: Option<String>,
    /// Redirect URL. Deprecated by the vendor.
    pub redirect_url: Option<String>,
    /// Website address.
    pub website_address: Option<String>,
    /// Ids of the programs.
    #[serde(deserialize_with = "nullable")]
    pub program_ids: Vec<Id>,
    /// When it was created, in UTC.
    pub date_created: Option<Timestamp>,
}

/// An affiliate payment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AffiliatePayment {
    /// Its id.
    pub id: Option<Id>,
    /// Pay date, in UTC.
    pub pay_date: Option<Timestamp>,
    /// Pay notes.
    pub pay_notes: Option<String>,
    /// Pay amount, in the main unit of the currency.
    pub pay_amount: Option<MajorAmount>,
    /// Pay type.
    pub pay_type: Option<PayType>,
    /// When it was created, in UTC.
    pub create_time: Option<Timestamp>,
}

/// An affiliate program.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AffiliateProgram {
    /// Its id.
    pub id: Option<Id>,
    /// Name.
    pub name: Option<String>,
    /// Priority.
    pub priority: Option<String>,
    /// Notes.
    pub notes: Option<String>,
    /// When it was created, in UTC.
    pub create_time: Option<Timestamp>,
    /// Ids of the affiliates.
    #[serde(deserialize_with = "nullable")]
    pub affiliate_ids: Vec<AffiliateId>,
}

/// An affiliate program resource.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AffiliateProgramResource {
    /// Its id.
    pub id: Option<Id>,
    /// Title.
    pub title: Option<String>,
    /// Type.
    pub r#type: Option<AffiliateProgramResourceType>,
    /// Notes.
    pub notes: Option<String>,
    /// URL.
    pub url: Option<String>,
    /// Order.
    pub order: Option<i32>,
    /// Content HTML.
    pub content_html: Option<String>,
    /// Page width.
    pub page_width: Option<i32>,
    /// Page height.
    pub page_height: Option<i32>,
    /// Commission programs.
    #[serde(deserialize_with = "nullable")]
    pub commission_programs: Vec<ResourceCommissionProgram>,
}

/// The body of a request: affiliate remove from program.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AffiliateRemoveFromProgramRequest {
    /// Id of the affiliate program.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub affiliate_program_id: Option<Id>,
}

/// An affiliate summary record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AffiliateSummaryRecord {
    /// Id of the affiliate.
    #[serde(rename = "affiliateId", serialize_with = "crate::id::as_number")]
    pub affiliate_id: Option<AffiliateId>,
    /// Clawbacks, in the main unit of the currency.
    pub clawbacks: Option<MajorAmount>,
    /// Balance, in the main unit of the currency.
    pub balance: Option<MajorAmount>,
    /// Amount earned, in the main unit of the currency.
    #[serde(rename = "amountEarned")]
    pub amount_earned: Option<MajorAmount>,
}

/// A commission item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CommissionItem {
    /// Sale percent.
    pub sale_percent: Option<f64>,
    /// Sale amount, in the main unit of the currency.
    pub sale_amount: Option<MajorAmount>,
    /// Lead percent.
    pub lead_percent: Option<f64>,
    /// Lead amount, in the main unit of the currency.
    pub lead_amount: Option<MajorAmount>,
}

/// The body of a request: commission item.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CommissionItemRequest {
    /// Sale percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sale_percent: Option<String>,
    /// Sale amount, in the main unit of the currency.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::money::as_text"
    )]
    pub sale_amount: Option<MajorAmount>,
    /// Lead percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead_percent: Option<String>,
    /// Lead amount, in the main unit of the currency.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::money::as_text"
    )]
    pub lead_amount: Option<MajorAmount>,
}

/// A commission program.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CommissionProgram {
    /// Its id.
    pub id: Option<Id>,
    /// Name.
    pub name: Option<String>,
    /// Priority.
    pub priority: Option<String>,
    /// Notes.
    pub notes: Option<String>,
    /// When it was created, in UTC.
    pub create_time: Option<Timestamp>,
    /// Ids of the affiliates.
    #[serde(deserialize_with = "nullable")]
    pub affiliate_ids: Vec<AffiliateId>,
    /// Default commission.
    pub default_commission: Option<DefaultCommission>,
    /// Product commissions.
    #[serde(deserialize_with = "nullable")]
    pub product_commissions: Vec<ProductCommission>,
    /// Subscription commissions.
    #[serde(deserialize_with = "nullable")]
    pub subscription_commissions: Vec<SubscriptionCommission>,
}

/// The body that creates an affiliate link.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateAffiliateLinkRequest {
    /// Name.
    pub name: String,
    /// Code.
    pub code: String,
    /// Id of the affiliate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub affiliate_id: Option<AffiliateId>,
    /// Website address.
    pub website_address: String,
    /// Ids of the programs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub program_ids: Option<Vec<Id>>,
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

/// The body that creates an affiliate.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateAffiliateRequest {
    /// Code.
    pub code: String,
    /// Status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<AffiliateStatus>,
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Id of the contact.
    pub contact_id: ContactId,
    /// Id of the parent affiliate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_affiliate_id: Option<AffiliateId>,
    /// Whether to notify on sale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notify_on_sale: Option<bool>,
    /// Whether to notify on lead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notify_on_lead: Option<bool>,
    /// Track leads days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub track_leads_days: Option<i32>,
    /// Password.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<Sensitive>,
    /// Custom fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_fields: Option<Vec<CustomFieldValue>>,
}

impl CreateAffiliateRequest {
    /// The body with what the server requires.
    pub fn new(code: impl Into<String>, contact_id: impl Into<ContactId>) -> Self {
        Self {
            code: code.into(),
            status: None,
            name: None,
            contact_id: contact_id.into(),
            parent_affiliate_id: None,
            notify_on_sale: None,
            notify_on_lead: None,
            track_leads_days: None,
            password: None,
            custom_fields: None,
        }
    }
}

/// The body that creates a commission program.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateCommissionProgramRequest {
    /// Name.
    pub name: String,
    /// Notes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Priority.
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

/// The body that creates a default commission program.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreateDefaultCommissionProgramRequest {
    /// Percentage. Deprecated by the vendor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percentage: Option<String>,
    /// Unused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unused: Option<CommissionItemRequest>,
    /// Dollar amount, in the main unit of the currency. Deprecated by the vendor.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::money::as_text"
    )]
    pub dollar_amount: Option<MajorAmount>,
    /// Level 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level_1: Option<CommissionItemRequest>,
    /// Level 2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level_2: Option<CommissionItemRequest>,
    /// Payout type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payout_type: Option<PayoutType>,
}

/// The body that creates a product commission program.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreateProductCommissionProgramRequest {
    /// Percentage. Deprecated by the vendor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percentage: Option<String>,
    /// Unused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unused: Option<CommissionItemRequest>,
    /// Dollar amount, in the main unit of the currency. Deprecated by the vendor.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::money::as_text"
    )]
    pub dollar_amount: Option<MajorAmount>,
    /// Level 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level_1: Option<CommissionItemRequest>,
    /// Level 2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level_2: Option<CommissionItemRequest>,
    /// Payout type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payout_type: Option<PayoutType>,
    /// Id of the product.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<ProductId>,
}

/// The body that creates a program resource.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateProgramResourceRequest {
    /// Title.
    pub title: String,
    /// Type.
    pub r#type: AffiliateProgramResourceType,
    /// Notes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<i32>,
    /// Content HTML.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_html: Option<String>,
    /// Page width.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_width: Option<i32>,
    /// Page height.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_height: Option<i32>,
    /// Ids of the commission programs.
    pub commission_program_ids: Vec<Id>,
}

impl CreateProgramResourceRequest {
    /// The body with what the server requires.
    pub fn new(
        title: impl Into<String>,
        r#type: AffiliateProgramResourceType,
        commission_program_ids: Vec<Id>,
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

/// The body that creates a subscription commission program.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreateSubscriptionCommissionProgramRequest {
    /// Percentage. Deprecated by the vendor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percentage: Option<String>,
    /// Unused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unused: Option<CommissionItemRequest>,
    /// Dollar amount, in the main unit of the currency. Deprecated by the vendor.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::money::as_text"
    )]
    pub dollar_amount: Option<MajorAmount>,
    /// Level 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level_1: Option<CommissionItemRequest>,
    /// Level 2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level_2: Option<CommissionItemRequest>,
    /// Payout type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payout_type: Option<PayoutType>,
    /// Id of the subscription.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_id: Option<SubscriptionId>,
}

/// The default commission.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DefaultCommission {
    /// Payout type.
    pub payout_type: Option<PayoutType>,
    /// Dollar amount, in the main unit of the currency.
    pub dollar_amount: Option<MajorAmount>,
    /// Percentage.
    pub percentage: Option<f64>,
    /// Unused.
    pub unused: Option<CommissionItem>,
    /// Level 1.
    pub level_1: Option<CommissionItem>,
    /// Level 2.
    pub level_2: Option<CommissionItem>,
}

/// The body of a request: delete program commission.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteProgramCommissionRequest {
    /// Id of the product.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<ProductId>,
}

/// The body of a request: delete subscription plan commission.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteSubscriptionPlanCommissionRequest {
    /// Id of the product.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<ProductId>,
    /// Id of the subscription plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_plan_id: Option<SubscriptionPlanId>,
}

/// One page of affiliate commission programs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListAffiliateCommissionProgramsResponse {
    /// Commission programs.
    #[serde(deserialize_with = "nullable")]
    pub commission_programs: Vec<AffiliateProgram>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of affiliate commissions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListAffiliateCommissionsResponse {
    /// Affiliate commissions.
    #[serde(deserialize_with = "nullable")]
    pub affiliate_commissions: Vec<AffiliateCommission>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
    /// Clawbacks, in the main unit of the currency.
    pub clawbacks: Option<MajorAmount>,
    /// Commission total, in the main unit of the currency.
    pub commission_total: Option<MajorAmount>,
    /// Amount earned, in the main unit of the currency.
    pub amount_earned: Option<MajorAmount>,
}

/// One page of affiliate links.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListAffiliateLinksResponse {
    /// Affiliate links.
    #[serde(deserialize_with = "nullable")]
    pub affiliate_links: Vec<AffiliateLink>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of affiliate payments.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListAffiliatePaymentsResponse {
    /// Affiliate payments.
    #[serde(deserialize_with = "nullable")]
    pub affiliate_payments: Vec<AffiliatePayment>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of affiliate referrals.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListAffiliateReferralsResponse {
    /// Referrals.
    #[serde(deserialize_with = "nullable")]
    pub referrals: Vec<Referral>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of affiliate summaries.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListAffiliateSummariesResponse {
    /// Affiliate summaries.
    #[serde(deserialize_with = "nullable")]
    pub affiliate_summaries: Vec<AffiliateSummaryRecord>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of affiliates.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListAffiliatesResponse {
    /// Affiliates.
    #[serde(deserialize_with = "nullable")]
    pub affiliates: Vec<Affiliate>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of program resources.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListProgramResourcesResponse {
    /// Resources.
    #[serde(deserialize_with = "nullable")]
    pub resources: Vec<AffiliateProgramResource>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// The product commission.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductCommission {
    /// Payout type.
    pub payout_type: Option<PayoutType>,
    /// Dollar amount, in the main unit of the currency.
    pub dollar_amount: Option<MajorAmount>,
    /// Percentage.
    pub percentage: Option<f64>,
    /// Unused.
    pub unused: Option<CommissionItem>,
    /// Level 1.
    pub level_1: Option<CommissionItem>,
    /// Level 2.
    pub level_2: Option<CommissionItem>,
    /// Id of the product.
    pub product_id: Option<ProductId>,
    /// Product name.
    pub product_name: Option<String>,
    /// Product price, in the main unit of the currency.
    pub product_price: Option<MajorAmount>,
}

/// A resource commission program.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ResourceCommissionProgram {
    /// Id of the commission program.
    pub commission_program_id: Option<Id>,
}

/// The subscription commission.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SubscriptionCommission {
    /// Payout type.
    pub payout_type: Option<PayoutType>,
    /// Dollar amount, in the main unit of the currency.
    pub dollar_amount: Option<MajorAmount>,
    /// Percentage.
    pub percentage: Option<f64>,
    /// Unused.
    pub unused: Option<CommissionItem>,
    /// Level 1.
    pub level_1: Option<CommissionItem>,
    /// Level 2.
    pub level_2: Option<CommissionItem>,
    /// Name.
    pub name: Option<String>,
    /// Id of the subscription.
    pub subscription_id: Option<SubscriptionId>,
    /// Plan price, in the main unit of the currency.
    pub plan_price: Option<MajorAmount>,
}

/// The body that changes an affiliate.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateAffiliateRequest {
    /// Code.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub code: Patch<String>,
    /// Name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// Status.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub status: Patch<AffiliateStatus>,
    /// Id of the contact.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub contact_id: Patch<ContactId>,
    /// Id of the parent affiliate.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub parent_affiliate_id: Patch<AffiliateId>,
    /// Whether to notify on sale.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub notify_on_sale: Patch<bool>,
    /// Whether to notify on lead.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub notify_on_lead: Patch<bool>,
    /// Track leads days.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub track_leads_days: Patch<i32>,
    /// Password.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub password: Patch<Sensitive>,
    /// Custom fields.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub custom_fields: Patch<Vec<CustomFieldValue>>,
}

/// The body that changes a commission program.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateCommissionProgramRequest {
    /// Name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// Notes.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub notes: Patch<String>,
    /// Priority.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub priority: Patch<i32>,
}

/// The body that changes a default commission program.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateDefaultCommissionProgramRequest {
    /// Percentage. Deprecated by the vendor.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub percentage: Patch<String>,
    /// Unused.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub unused: Patch<CommissionItemRequest>,
    /// Dollar amount, in the main unit of the currency. Deprecated by the vendor.
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::money::as_text"
    )]
    pub dollar_amount: Patch<MajorAmount>,
    /// Level 1.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub level_1: Patch<CommissionItemRequest>,
    /// Level 2.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub level_2: Patch<CommissionItemRequest>,
    /// Payout type.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub payout_type: Patch<PayoutType>,
}

/// The body that changes a product commission program.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UpdateProductCommissionProgramRequest {
    /// Percentage. Deprecated by the vendor.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub percentage: Patch<String>,
    /// Unused.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub unused: Patch<CommissionItemRequest>,
    /// Dollar amount, in the main unit of the currency. Deprecated by the vendor.
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::money::as_text"
    )]
    pub dollar_amount: Patch<MajorAmount>,
    /// Level 1.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub level_1: Patch<CommissionItemRequest>,
    /// Level 2.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub level_2: Patch<CommissionItemRequest>,
    /// Payout type.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub payout_type: Patch<PayoutType>,
    /// Id of the product.
    pub product_id: ProductId,
}

impl UpdateProductCommissionProgramRequest {
    /// The body with what the server requires.
    pub fn new(product_id: impl Into<ProductId>) -> Self {
        Self {
            percentage: Patch::Keep,
            unused: Patch::Keep,
            dollar_amount: Patch::Keep,
            level_1: Patch::Keep,
            level_2: Patch::Keep,
            payout_type: Patch::Keep,
            product_id: product_id.into(),
        }
    }
}

/// The body that changes a program resource.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateProgramResourceRequest {
    /// Title.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub title: Patch<String>,
    /// Notes.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub notes: Patch<String>,
    /// URL.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub url: Patch<String>,
    /// Order.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub order: Patch<i32>,
    /// Content HTML.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub content_html: Patch<String>,
    /// Page width.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub page_width: Patch<i32>,
    /// Page height.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub page_height: Patch<i32>,
    /// Ids of the commission programs.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub commission_program_ids: Patch<Vec<Id>>,
}

/// The body that changes a redirect link.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateRedirectLinkRequest {
    /// Name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// Code.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub code: Patch<String>,
    /// Id of the affiliate.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub affiliate_id: Patch<AffiliateId>,
    /// Website address.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub website_address: Patch<String>,
    /// Ids of the programs.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub program_ids: Patch<Vec<Id>>,
}

/// The body that changes a subscription commission program.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateSubscriptionCommissionProgramRequest {
    /// Percentage. Deprecated by the vendor.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub percentage: Patch<String>,
    /// Unused.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub unused: Patch<CommissionItemRequest>,
    /// Dollar amount, in the main unit of the currency. Deprecated by the vendor.
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::money::as_text"
    )]
    pub dollar_amount: Patch<MajorAmount>,
    /// Level 1.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub level_1: Patch<CommissionItemRequest>,
    /// Level 2.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub level_2: Patch<CommissionItemRequest>,
    /// Payout type.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub payout_type: Patch<PayoutType>,
    /// Id of the subscription.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub subscription_id: Patch<SubscriptionId>,
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
