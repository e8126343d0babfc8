//! Models of subscriptions.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::text_enum::text_enum;
use crate::v2::model::{Address, AddressField, CustomFieldValue};
use crate::{
    AffiliateId, ContactId, Date, Id, MajorAmount, MerchantAccountId, Patch, ProductId,
    ShippingOptionId, SubscriptionId, SubscriptionPlanId, Timestamp,
};

/// The body of a request: address.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AddressRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line1: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line2: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locality: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<AddressField>,
    /// An ISO 3166-1 alpha-3 code: `USA`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// An ISO 3166-2 code with its country: `US-AZ`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region_code: Option<String>,
}

setters! {
    AddressRequest {
        line1: String,
        line2: String,
        locality: String,
        field: AddressField,
        country_code: String,
        postal_code: String,
        region_code: String,
    } lists {
    }
}

/// The body of a request: cancel subscription.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CancelSubscriptionRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

setters! {
    CancelSubscriptionRequest {
        reason: String,
    } lists {
    }
}

/// The body that creates a subscription.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateSubscriptionRequest {
    /// At least 1. `1` when left out. In XML-RPC: `RecurringOrder.Qty`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<i32>,
    /// `true` when left out. In XML-RPC: `RecurringOrder.Status`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// In XML-RPC: `RecurringOrder.ContactId`.
    pub contact_id: ContactId,
    /// In XML-RPC: `RecurringOrder.ProgramId`, `RecurringOrder.SubscriptionPlanId`.
    pub subscription_plan_id: SubscriptionPlanId,
    /// At least 0; when left out: the price of the plan. In XML-RPC: `RecurringOrder.BillingAmt`. In the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_amount: Option<MajorAmount>,
    /// `true` when left out. In XML-RPC: `RecurringOrder.AutoCharge`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_charge: Option<bool>,
    /// At least 1; when left out: the account's setting. In XML-RPC: `RecurringOrder.MaxRetry`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_charge_attempts: Option<i32>,
    /// At least 1; when left out: the account's setting. In XML-RPC: `RecurringOrder.NumDaysBetweenRetry`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_between_retries: Option<i32>,
    /// Not in the past. `today` when left out. In XML-RPC: `RecurringOrder.StartDate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<Date>,
    /// When left out: the method the contact used last if `auto_charge` is true, none otherwise. In XML-RPC: `RecurringOrder.CC1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_method_id: Option<Id>,
    /// Has effect only when the product is taxable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_tax: Option<bool>,
    /// When true, the same subscription may be there twice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_duplicate: Option<bool>,
    /// `0` is no partner. In XML-RPC: `RecurringOrder.LeadAffiliateId`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead_affiliate_id: Option<AffiliateId>,
    /// `0` is no partner. In XML-RPC: `RecurringOrder.AffiliateId`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sale_affiliate_id: Option<AffiliateId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipping_address: Option<AddressRequest>,
    /// In XML-RPC: `RecurringOrder.PromoCode`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promo_code: Option<String>,
    /// In XML-RPC: `RecurringOrder.ShippingOptionId`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipping_option_id: Option<ShippingOptionId>,
    /// In XML-RPC: `RecurringOrder.ReasonStopped`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason_stopped: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_fields: Option<Vec<CustomFieldValue>>,
}

impl CreateSubscriptionRequest {
    /// The body with what the server requires.
    pub fn new(contact_id: ContactId, subscription_plan_id: SubscriptionPlanId) -> Self {
        Self {
            quantity: None,
            active: None,
            contact_id,
            subscription_plan_id,
            billing_amount: None,
            auto_charge: None,
            max_charge_attempts: None,
            days_between_retries: None,
            start_date: None,
            payment_method_id: None,
            allow_tax: None,
            allow_duplicate: None,
            lead_affiliate_id: None,
            sale_affiliate_id: None,
            shipping_address: None,
            promo_code: None,
            shipping_option_id: None,
            reason_stopped: None,
            custom_fields: None,
        }
    }
}

setters! {
    CreateSubscriptionRequest {
        quantity: i32,
        active: bool,
        billing_amount: MajorAmount,
        auto_charge: bool,
        max_charge_attempts: i32,
        days_between_retries: i32,
        start_date: Date,
        payment_method_id: Id,
        allow_tax: bool,
        allow_duplicate: bool,
        lead_affiliate_id: AffiliateId,
        sale_affiliate_id: AffiliateId,
        shipping_address: AddressRequest,
        promo_code: String,
        shipping_option_id: ShippingOptionId,
        reason_stopped: String,
    } lists {
        custom_fields: CustomFieldValue,
    }
}

/// One page of subscriptions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListSubscriptionsResponse {
    #[serde(deserialize_with = "nullable")]
    pub subscriptions: Vec<Subscription>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// A subscription.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Subscription {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<SubscriptionId>,
    /// In XML-RPC: `RecurringOrder.Qty`.
    pub quantity: Option<i64>,
    /// In XML-RPC: `RecurringOrder.Status`.
    pub active: Option<bool>,
    /// In XML-RPC: `RecurringOrder.ContactId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub contact_id: Option<ContactId>,
    /// In XML-RPC: `RecurringOrder.ProductId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub product_id: Option<ProductId>,
    /// In XML-RPC: `RecurringOrder.ProgramId`, `RecurringOrder.SubscriptionPlanId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub subscription_plan_id: Option<SubscriptionPlanId>,
    /// In XML-RPC: `RecurringOrder.BillingAmt`. In the main unit of the currency.
    pub billing_amount: Option<MajorAmount>,
    /// In XML-RPC: `RecurringOrder.AutoCharge`.
    pub auto_charge: Option<bool>,
    /// In XML-RPC: `RecurringOrder.Frequency`.
    pub billing_frequency: Option<i32>,
    /// In XML-RPC: `RecurringOrder.BillingCycle`.
    pub billing_cycle: Option<BillingCycle>,
    /// In XML-RPC: `RecurringOrder.StartDate`.
    pub start_date: Option<Date>,
    /// In XML-RPC: `RecurringOrder.LastBillDate`, `RecurringOrder.PaidThruDate`.
    pub last_bill_date: Option<Date>,
    /// In XML-RPC: `RecurringOrder.NextBillDate`.
    pub next_bill_date: Option<Date>,
    /// In XML-RPC: `RecurringOrder.EndDate`.
    pub end_date: Option<Date>,
    /// In XML-RPC: `RecurringOrder.MerchantAccountId`, `RecurringOrder.PaymentGatewayId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub merchant_account_id: Option<MerchantAccountId>,
    /// In XML-RPC: `RecurringOrder.CC1`.
    pub payment_method_id: Option<Id>,
    pub allow_tax: Option<bool>,
    /// In XML-RPC: `RecurringOrder.MaxRetry`.
    pub max_charge_attempts: Option<i32>,
    /// In XML-RPC: `RecurringOrder.NumDaysBetweenRetry`.
    pub days_between_retries: Option<i32>,
    /// `0` is no partner. In XML-RPC: `RecurringOrder.LeadAffiliateId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub lead_affiliate_id: Option<AffiliateId>,
    /// `0` is no partner. In XML-RPC: `RecurringOrder.AffiliateId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub sale_affiliate_id: Option<AffiliateId>,
    pub shipping_address: Option<Address>,
    /// In XML-RPC: `RecurringOrder.PromoCode`.
    pub promo_code: Option<String>,
    /// In XML-RPC: `RecurringOrder.ShippingOptionId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub shipping_option_id: Option<ShippingOptionId>,
    /// In XML-RPC: `RecurringOrder.ReasonStopped`.
    pub reason_stopped: Option<String>,
    pub modification_time: Option<Timestamp>,
    #[serde(deserialize_with = "nullable")]
    pub custom_fields: Vec<CustomFieldValue>,
}

/// The body that changes a subscription.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateSubscriptionRequest {
    /// At least 1. In XML-RPC: `RecurringOrder.Qty`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub quantity: Patch<i32>,
    /// In XML-RPC: `RecurringOrder.Status`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub active: Patch<bool>,
    /// In XML-RPC: `RecurringOrder.ContactId`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub contact_id: Patch<ContactId>,
    /// In XML-RPC: `RecurringOrder.ProgramId`, `RecurringOrder.SubscriptionPlanId`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub subscription_plan_id: Patch<SubscriptionPlanId>,
    /// At least 0. In XML-RPC: `RecurringOrder.BillingAmt`. In the main unit of the currency.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub billing_amount: Patch<MajorAmount>,
    /// In XML-RPC: `RecurringOrder.AutoCharge`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub auto_charge: Patch<bool>,
    /// At least 1. In XML-RPC: `RecurringOrder.MaxRetry`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub max_charge_attempts: Patch<i32>,
    /// At least 1. In XML-RPC: `RecurringOrder.NumDaysBetweenRetry`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub days_between_retries: Patch<i32>,
    /// Days between two billings, at least 1. In XML-RPC: `RecurringOrder.Frequency`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub billing_frequency: Patch<i32>,
    /// In XML-RPC: `RecurringOrder.BillingCycle`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub billing_cycle: Patch<BillingCycle>,
    /// Not in the past. In XML-RPC: `RecurringOrder.NextBillDate`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub next_bill_date: Patch<Date>,
    /// Not in the past. In XML-RPC: `RecurringOrder.EndDate`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub end_date: Patch<Date>,
    /// In XML-RPC: `RecurringOrder.CC1`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub payment_method_id: Patch<Id>,
    /// Has effect only when the product is taxable.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub allow_tax: Patch<bool>,
    /// `0` is no partner. In XML-RPC: `RecurringOrder.LeadAffiliateId`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub lead_affiliate_id: Patch<AffiliateId>,
    /// `0` is no partner. In XML-RPC: `RecurringOrder.AffiliateId`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub sale_affiliate_id: Patch<AffiliateId>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub shipping_address: Patch<AddressRequest>,
    /// In XML-RPC: `RecurringOrder.PromoCode`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub promo_code: Patch<String>,
    /// In XML-RPC: `RecurringOrder.ShippingOptionId`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub shipping_option_id: Patch<ShippingOptionId>,
    /// In XML-RPC: `RecurringOrder.ReasonStopped`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub reason_stopped: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub custom_fields: Patch<Vec<CustomFieldValue>>,
}

setters! {
    UpdateSubscriptionRequest {
        quantity: i32,
        active: bool,
        contact_id: ContactId,
        subscription_plan_id: SubscriptionPlanId,
        billing_amount: MajorAmount,
        auto_charge: bool,
        max_charge_attempts: i32,
        days_between_retries: i32,
        billing_frequency: i32,
        billing_cycle: BillingCycle,
        next_bill_date: Date,
        end_date: Date,
        payment_method_id: Id,
        allow_tax: bool,
        lead_affiliate_id: AffiliateId,
        sale_affiliate_id: AffiliateId,
        shipping_address: AddressRequest,
        promo_code: String,
        shipping_option_id: ShippingOptionId,
        reason_stopped: String,
    } lists {
        custom_fields: CustomFieldValue,
    }
}

text_enum! {
    /// Values of billing cycle.
    BillingCycle {
        Year = "YEAR",
        Month = "MONTH",
        Week = "WEEK",
        Day = "DAY",
    }
}
