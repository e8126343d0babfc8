//! Models of subscriptions.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::v1::model::BillingCycle;
use crate::{
    AffiliateId, ContactId, Date, Id, MajorAmount, ProductId, SubscriptionId, SubscriptionPlanId,
};

/// The body that creates a subscription.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateSubscriptionRequest {
    /// Whether to allow duplicate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_duplicate: Option<bool>,
    /// Whether to allow tax.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_tax: Option<bool>,
    /// Whether to auto charge.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_charge: Option<bool>,
    /// Billing amount, in the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_amount: Option<MajorAmount>,
    /// Id of the contact.
    #[serde(serialize_with = "crate::id::as_number")]
    pub contact_id: ContactId,
    /// Id of the credit card.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub credit_card_id: Option<Id>,
    /// First bill date, a calendar date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_bill_date: Option<Date>,
    /// Id of the payment gateway.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub payment_gateway_id: Option<Id>,
    /// Quantity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<i32>,
    /// Id of the sale affiliate.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub sale_affiliate_id: Option<AffiliateId>,
    /// Id of the subscription plan.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub subscription_plan_id: Option<SubscriptionPlanId>,
}

impl CreateSubscriptionRequest {
    /// The body with what the server requires.
    pub fn new(contact_id: impl Into<ContactId>) -> Self {
        Self {
            allow_duplicate: None,
            allow_tax: None,
            auto_charge: None,
            billing_amount: None,
            contact_id: contact_id.into(),
            credit_card_id: None,
            first_bill_date: None,
            payment_gateway_id: None,
            quantity: None,
            sale_affiliate_id: None,
            subscription_plan_id: None,
        }
    }
}

/// A subscription.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Subscription {
    /// Whether it is active.
    pub active: Option<bool>,
    /// Whether to allow tax.
    pub allow_tax: Option<bool>,
    /// Whether to auto charge.
    pub auto_charge: Option<bool>,
    /// Billing amount, in the main unit of the currency.
    pub billing_amount: Option<MajorAmount>,
    /// Billing cycle.
    pub billing_cycle: Option<BillingCycle>,
    /// Billing frequency.
    pub billing_frequency: Option<i32>,
    /// Id of the contact.
    #[serde(serialize_with = "crate::id::as_number")]
    pub contact_id: Option<ContactId>,
    /// Id of the credit card.
    #[serde(serialize_with = "crate::id::as_number")]
    pub credit_card_id: Option<Id>,
    /// End date, a calendar date.
    pub end_date: Option<Date>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<SubscriptionId>,
    /// Next bill date, a calendar date.
    pub next_bill_date: Option<Date>,
    /// Id of the payment gateway.
    #[serde(serialize_with = "crate::id::as_number")]
    pub payment_gateway_id: Option<Id>,
    /// Id of the product.
    #[serde(serialize_with = "crate::id::as_number")]
    pub product_id: Option<ProductId>,
    /// Quantity.
    pub quantity: Option<i64>,
    /// Id of the sale affiliate.
    #[serde(serialize_with = "crate::id::as_number")]
    pub sale_affiliate_id: Option<AffiliateId>,
    /// Start date, a calendar date.
    pub start_date: Option<Date>,
    /// Id of the subscription plan.
    #[serde(serialize_with = "crate::id::as_number")]
    pub subscription_plan_id: Option<SubscriptionPlanId>,
    /// Whether to use default payment gateway.
    pub use_default_payment_gateway: Option<bool>,
}

/// One page of subscriptions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SubscriptionList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
    /// Subscriptions.
    #[serde(deserialize_with = "nullable")]
    pub subscriptions: Vec<Subscription>,
}
