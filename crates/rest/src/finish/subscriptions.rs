//! Subscriptions of contacts.

use crate::{
    ContactId, CreditCardId, Date, Id, MajorAmount, SubscriptionId, SubscriptionPlanId, v1, v2,
};

impl v2::subscriptions::CreateSubscriptionRequest {
    /// Sets the first day that is billed. Not in the past; today when it is left out.
    ///
    /// ```
    /// use keap_rest::v2::subscriptions::{CreateSubscription, CreateSubscriptionRequest};
    /// use keap_rest::{ContactId, Date, MajorAmount, SubscriptionPlanId};
    ///
    /// let first: Date = "2030-01-01".parse()?;
    /// let body = CreateSubscriptionRequest::new(ContactId::new(7), SubscriptionPlanId::new(45))
    ///     .starting(first)
    ///     .billing(MajorAmount(9.99))
    ///     .charging(789);
    /// assert_eq!(
    ///     serde_json::to_value(&body)?,
    ///     serde_json::json!({
    ///         "contact_id": "7",
    ///         "subscription_plan_id": "45",
    ///         "start_date": "2030-01-01",
    ///         "billing_amount": 9.99,
    ///         "auto_charge": true,
    ///         "payment_method_id": "789",
    ///     })
    /// );
    /// let _create = CreateSubscription::new(body);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn starting(mut self, first_day: impl Into<Date>) -> Self {
        self.start_date = Some(first_day.into());
        self
    }

    /// Sets what a cycle costs, in the main unit of the currency, in place of the price of the plan.
    #[must_use]
    pub fn billing(mut self, amount: MajorAmount) -> Self {
        self.billing_amount = Some(amount);
        self
    }

    /// Charges this payment method by itself. When nothing is said, the server charges the card that the contact
    /// used last.
    #[must_use]
    pub fn charging(mut self, payment_method: impl Into<Id>) -> Self {
        self.auto_charge = Some(true);
        self.payment_method_id = Some(payment_method.into());
        self
    }

    /// Charges nothing by itself.
    #[must_use]
    pub fn without_charging(mut self) -> Self {
        self.auto_charge = Some(false);
        self.payment_method_id = None;
        self
    }
}

impl v2::subscriptions::CancelSubscription {
    /// Cancels a subscription and says why.
    pub fn because(subscription: SubscriptionId, reason: impl Into<String>) -> Self {
        let body = v2::subscriptions::CancelSubscriptionRequest {
            reason: Some(reason.into()),
        };
        Self::new(subscription, body)
    }
}

impl v1::subscriptions::CreateSubscriptionRequest {
    /// A subscription of a contact to a plan. The schema of the document requires only the contact.
    ///
    /// ```
    /// use keap_rest::v1::subscriptions::CreateSubscriptionRequest;
    /// use keap_rest::{ContactId, SubscriptionPlanId};
    ///
    /// assert_eq!(
    ///     serde_json::to_value(CreateSubscriptionRequest::to_plan(ContactId::new(7), SubscriptionPlanId::new(45)).without_charging())?,
    ///     serde_json::json!({"contact_id": 7, "subscription_plan_id": 45, "auto_charge": false})
    /// );
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn to_plan(contact: ContactId, plan: SubscriptionPlanId) -> Self {
        Self {
            subscription_plan_id: Some(plan),
            ..Self::new(contact)
        }
    }

    /// Sets the first day that is billed, in US Eastern time. Not in the past; today when it is left out.
    #[must_use]
    pub fn starting(mut self, first_day: impl Into<Date>) -> Self {
        self.first_bill_date = Some(first_day.into());
        self
    }

    /// Charges this credit card by itself. When nothing is said, the server charges the card that the contact used
    /// last.
    #[must_use]
    pub fn charging(mut self, credit_card: CreditCardId) -> Self {
        self.auto_charge = Some(true);
        self.credit_card_id = Some(credit_card);
        self
    }

    /// Charges nothing by itself.
    #[must_use]
    pub fn without_charging(mut self) -> Self {
        self.auto_charge = Some(false);
        self.credit_card_id = None;
        self
    }
}
