//! Models of subscriptions.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::text_enum::text_enum;
use crate::v2::model::{Address, AddressField, CustomFieldValue};
use crate::{
    AffiliateId, ContactId, Date, Id, MajorAmount, Patch, ProductId, SubscriptionId,
    SubscriptionPlanId, Timestamp,
};

/// The body of a request: address.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AddressRequest {
    /// Line1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line1: Option<String>,
    /// Line2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line2: Option<String>,
    /// Locality.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locality: Option<String>,
    /// Field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<AddressField>,
    /// Country, as ISO 3166-1 alpha-3: `USA`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_code: Option<String>,
    /// Postal code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// Region, as ISO 3166-2 with its country: `US-AZ`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region_code: Option<String>,
}

/// The body of a request: cancel subscription.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CancelSubscriptionRequest {
    /// Reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// The body that creates a subscription.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateSubscriptionRequest {
    /// Quantity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<i32>,
    /// Whether it is active.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// Id of the contact.
    pub contact_id: ContactId,
    /// Id of the subscription plan.
    pub subscription_plan_id: SubscriptionPlanId,
    /// Billing amount, in the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_amount: Option<MajorAmount>,
    /// Whether to auto charge.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_charge: Option<bool>,
    /// Max charge attempts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_charge_attempts: Option<i32>,
    /// Days between retries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_between_retries: Option<i32>,
    /// Start date, a calendar date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<Date>,
    /// Id of the payment method.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_method_id: Option<Id>,
    /// Whether to allow tax.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_tax: Option<bool>,
    /// Whether to allow duplicate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_duplicate: Option<bool>,
    /// Id of the lead affiliate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead_affiliate_id: Option<AffiliateId>,
    /// Id of the sale affiliate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sale_affiliate_id: Option<AffiliateId>,
    /// Shipping address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipping_address: Option<AddressRequest>,
    /// Promo code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promo_code: Option<String>,
    /// Id of the shipping option.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipping_option_id: Option<Id>,
    /// Reason stopped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason_stopped: Option<String>,
    /// Custom fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_fields: Option<Vec<CustomFieldValue>>,
}

impl CreateSubscriptionRequest {
    /// The body with what the server requires.
    pub fn new(
        contact_id: impl Into<ContactId>,
        subscription_plan_id: impl Into<SubscriptionPlanId>,
    ) -> Self {
        Self {
            quantity: None,
            active: None,
            contact_id: contact_id.into(),
            subscription_plan_id: subscription_plan_id.into(),
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

/// One page of subscriptions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListSubscriptionsResponse {
    /// Subscriptions.
    #[serde(deserialize_with = "nullable")]
    pub subscriptions: Vec<Subscription>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// A subscription.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Subscription {
    /// Its id.
    pub id: Option<SubscriptionId>,
    /// Quantity.
    pub quantity: Option<i64>,
    /// Whether it is active.
    pub active: Option<bool>,
    /// Id of the contact.
    pub contact_id: Option<ContactId>,
    /// Id of the product.
    pub product_id: Option<ProductId>,
    /// Id of the subscription plan.
    pub subscription_plan_id: Option<SubscriptionPlanId>,
    /// Billing amount, in the main unit of the currency.
    pub billing_amount: Option<MajorAmount>,
    /// Whether to auto charge.
    pub auto_charge: Option<bool>,
    /// Billing frequency.
    pub billing_frequency: Option<i32>,
    /// Billing cycle.
    pub billing_cycle: Option<BillingCycle>,
    /// Start date, a calendar date.
    pub start_date: Option<Date>,
    /// Last bill date, a calendar date.
    pub last_bill_date: Option<Date>,
    /// Next bill date, a calendar date.
    pub next_bill_date: Option<Date>,
    /// End date, a calendar date.
    pub end_date: Option<Date>,
    /// Id of the merchant account.
    pub merchant_account_id: Option<Id>,
    /// Id of the payment method.
    pub payment_method_id: Option<Id>,
    /// Whether to allow tax.
    pub allow_tax: Option<bool>,
    /// Max charge attempts.
    pub max_charge_attempts: Option<i32>,
    /// Days between retries.
    pub days_between_retries: Option<i32>,
    /// Id of the lead affiliate.
    pub lead_affiliate_id: Option<AffiliateId>,
    /// Id of the sale affiliate.
    pub sale_affiliate_id: Option<AffiliateId>,
    /// Shipping address.
    pub shipping_address: Option<Address>,
    /// Promo code.
    pub promo_code: Option<String>,
    /// Id of the shipping option.
    pub shipping_option_id: Option<Id>,
    /// Reason stopped.
    pub reason_stopped: Option<String>,
    /// When it was last changed, in UTC.
    pub modification_time: Option<Timestamp>,
    /// Custom fields.
    #[serde(deserialize_with = "nullable")]
    pub custom_fields: Vec<CustomFieldValue>,
}

/// The body that changes a subscription.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateSubscriptionRequest {
    /// Quantity.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub quantity: Patch<i32>,
    /// Whether it is active.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub active: Patch<bool>,
    /// Id of the contact.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub contact_id: Patch<ContactId>,
    /// Id of the subscription plan.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub subscription_plan_id: Patch<SubscriptionPlanId>,
    /// Billing amount, in the main unit of the currency.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub billing_amount: Patch<MajorAmount>,
    /// Whether to auto charge.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub auto_charge: Patch<bool>,
    /// Max charge attempts.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub max_charge_attempts: Patch<i32>,
    /// Days between retries.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub days_between_retries: Patch<i32>,
    /// Billing frequency.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub billing_frequency: Patch<i32>,
    /// Billing cycle.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub billing_cycle: Patch<BillingCycle>,
    /// Next bill date, a calendar date.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub next_bill_date: Patch<Date>,
    /// End date, a calendar date.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub end_date: Patch<Date>,
    /// Id of the payment method.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub payment_method_id: Patch<Id>,
    /// Whether to allow tax.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub allow_tax: Patch<bool>,
    /// Id of the lead affiliate.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub lead_affiliate_id: Patch<AffiliateId>,
    /// Id of the sale affiliate.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub sale_affiliate_id: Patch<AffiliateId>,
    /// Shipping address.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub shipping_address: Patch<AddressRequest>,
    /// Promo code.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub promo_code: Patch<String>,
    /// Id of the shipping option.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub shipping_option_id: Patch<Id>,
    /// Reason stopped.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub reason_stopped: Patch<String>,
    /// Custom fields.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub custom_fields: Patch<Vec<CustomFieldValue>>,
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
