//! Models of subscriptions.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::v1::model::BillingCycle;
use crate::{
    AffiliateId, ContactId, CreditCardId, Date, Id, MajorAmount, ProductId, SubscriptionId,
    SubscriptionPlanId,
};

/// The body that creates a subscription.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateSubscriptionRequest {
    /// When true, the same subscription may be there twice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_duplicate: Option<bool>,
    /// `false` when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_tax: Option<bool>,
    /// `true` when left out. In XML-RPC: `RecurringOrder.AutoCharge`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_charge: Option<bool>,
    /// When left out: the price of the plan. In XML-RPC: `RecurringOrder.BillingAmt`. In the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_amount: Option<MajorAmount>,
    /// In XML-RPC: `RecurringOrder.ContactId`.
    #[serde(serialize_with = "crate::id::as_number")]
    pub contact_id: ContactId,
    /// When left out: the card the contact used last if `auto_charge` is true, none otherwise. In XML-RPC: `RecurringOrder.CC1`.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub credit_card_id: Option<CreditCardId>,
    /// A day in Eastern time, not in the past; today when left out. In XML-RPC: `RecurringOrder.StartDate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_bill_date: Option<Date>,
    /// When left out: the account's default. In XML-RPC: `RecurringOrder.MerchantAccountId`, `RecurringOrder.PaymentGatewayId`.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub payment_gateway_id: Option<Id>,
    /// More than 0. `1` when left out. In XML-RPC: `RecurringOrder.Qty`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<i32>,
    /// `0` is no partner. In XML-RPC: `RecurringOrder.AffiliateId`.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub sale_affiliate_id: Option<AffiliateId>,
    /// In XML-RPC: `RecurringOrder.ProgramId`, `RecurringOrder.SubscriptionPlanId`.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub subscription_plan_id: Option<SubscriptionPlanId>,
}

impl CreateSubscriptionRequest {
    /// The body with what the server requires.
    pub fn new(contact_id: ContactId) -> Self {
        Self {
            allow_duplicate: None,
            allow_tax: None,
            auto_charge: None,
            billing_amount: None,
            contact_id,
            credit_card_id: None,
            first_bill_date: None,
            payment_gateway_id: None,
            quantity: None,
            sale_affiliate_id: None,
            subscription_plan_id: None,
        }
    }
}

setters! {
    CreateSubscriptionRequest {
        allow_duplicate: bool,
        allow_tax: bool,
        auto_charge: bool,
        billing_amount: MajorAmount,
        credit_card_id: CreditCardId,
        first_bill_date: Date,
        payment_gateway_id: Id,
        quantity: i32,
        sale_affiliate_id: AffiliateId,
        subscription_plan_id: SubscriptionPlanId,
    } lists {
    }
}

/// A subscription.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Subscription {
    /// In XML-RPC: `RecurringOrder.Status`.
    pub active: Option<bool>,
    pub allow_tax: Option<bool>,
    /// In XML-RPC: `RecurringOrder.AutoCharge`.
    pub auto_charge: Option<bool>,
    /// In XML-RPC: `RecurringOrder.BillingAmt`. In the main unit of the currency.
    pub billing_amount: Option<MajorAmount>,
    /// In XML-RPC: `RecurringOrder.BillingCycle`.
    pub billing_cycle: Option<BillingCycle>,
    /// In XML-RPC: `RecurringOrder.Frequency`.
    pub billing_frequency: Option<i32>,
    /// In XML-RPC: `RecurringOrder.ContactId`.
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub contact_id: Option<ContactId>,
    /// In XML-RPC: `RecurringOrder.CC1`.
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub credit_card_id: Option<CreditCardId>,
    /// In XML-RPC: `RecurringOrder.EndDate`.
    pub end_date: Option<Date>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<SubscriptionId>,
    /// In XML-RPC: `RecurringOrder.NextBillDate`.
    pub next_bill_date: Option<Date>,
    /// In XML-RPC: `RecurringOrder.MerchantAccountId`, `RecurringOrder.PaymentGatewayId`.
    #[serde(serialize_with = "crate::id::as_number")]
    pub payment_gateway_id: Option<Id>,
    /// In XML-RPC: `RecurringOrder.ProductId`.
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub product_id: Option<ProductId>,
    /// In XML-RPC: `RecurringOrder.Qty`.
    pub quantity: Option<i64>,
    /// `0` is no partner. In XML-RPC: `RecurringOrder.AffiliateId`.
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub sale_affiliate_id: Option<AffiliateId>,
    /// In XML-RPC: `RecurringOrder.StartDate`.
    pub start_date: Option<Date>,
    /// In XML-RPC: `RecurringOrder.ProgramId`, `RecurringOrder.SubscriptionPlanId`.
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub subscription_plan_id: Option<SubscriptionPlanId>,
    pub use_default_payment_gateway: Option<bool>,
}

/// One page of subscriptions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct SubscriptionList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub subscriptions: Vec<Subscription>,
}
