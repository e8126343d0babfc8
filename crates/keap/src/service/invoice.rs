//! `InvoiceService`: orders, payments and subscriptions.

use chrono::NaiveDateTime;
use keap_schema::Record;

use super::{amount, flag, new_id, optional_id, record, records};
use crate::{
    AffiliateId, ContactId, CreditCardId, Invocation, InvoiceId, MerchantAccountId, Result,
    SubscriptionId,
    model::{
        CardValidity, ChargeResult, ManualPayment, NewOrderLine, NewSubscription, OrderCommission,
        OrderPartners, PaymentPlan, Payout, SubscriptionOfPlan, SubscriptionTerms,
    },
};

service! {
    /// Orders, payments and subscriptions, as the legacy `InvoiceService` has them: what belongs to an order is named by the
    /// id of its invoice.
    ///
    /// Nothing here is ever sent twice. After a failure with [`Error::may_have_applied`](crate::Error::may_have_applied) the
    /// [hint](crate::Error::hint) says what was read of the payments since.
    InvoiceService
}

impl InvoiceService<'_> {
    /// Makes an order without lines. Gives the id of its invoice, not of the order.
    ///
    /// # Errors
    /// `Unsupported` over REST v1 (`KB-096`), and over v2 without a title (`KB-092`).
    pub async fn create_blank_order(
        self,
        contact: ContactId,
        name: impl Into<String>,
        order_date: NaiveDateTime,
        partners: OrderPartners,
    ) -> Result<InvoiceId> {
        let invocation = Invocation::InvoiceCreateBlankOrder {
            contact,
            name: name.into(),
            order_date,
            lead_partner: partners.lead,
            sale_partner: partners.sale,
        };
        new_id(self.0.invoke(invocation).await?)
    }

    /// Adds a line to the order of an invoice.
    ///
    /// # Errors
    /// `NotFound` when there is no such invoice; `Unsupported` over REST v1 (`KB-096`), and for kinds of lines that v2
    /// does not make (`KB-078`). `InvalidRequest` over v2 for a price with a fraction of the smallest unit (`KB-038`).
    pub async fn add_order_item(self, invoice: InvoiceId, line: NewOrderLine) -> Result<bool> {
        let invocation = Invocation::InvoiceAddOrderItem {
            invoice,
            product: line.product,
            kind: line.kind,
            price: line.price,
            quantity: line.quantity,
            description: line.description,
            notes: line.notes,
        };
        flag(self.0.invoke(invocation).await?)
    }

    /// Charges a stored card with what is due on an invoice. A card that is declined is no error.
    ///
    /// # Errors
    /// `NotFound` when there is no such invoice or card; `Unsupported` over REST v1 (`KB-096`), and over v2 for a
    /// merchant account that is not that of [`RestOptions::merchant_account`](crate::rest::RestOptions::merchant_account)
    /// (`KB-093`).
    pub async fn charge_invoice(
        self,
        invoice: InvoiceId,
        notes: impl Into<String>,
        card: CreditCardId,
        merchant_account: MerchantAccountId,
        bypass_commissions: bool,
    ) -> Result<ChargeResult> {
        let invocation = Invocation::InvoiceCharge {
            invoice,
            notes: notes.into(),
            card,
            merchant_account,
            bypass_commissions,
        };
        Ok(record(self.0.invoke(invocation).await?)?.into())
    }

    /// Records a payment without charging anything.
    ///
    /// # Errors
    /// `NotFound` when there is no such invoice; `Unsupported` over REST v1 (`KB-096`), and over v2 for an amount that is
    /// not above 0, or above what is left to pay (`KB-095`). `InvalidRequest` over v2 for one with a fraction of the smallest
    /// unit (`KB-038`).
    pub async fn add_manual_payment(
        self,
        invoice: InvoiceId,
        payment: ManualPayment,
    ) -> Result<bool> {
        let invocation = Invocation::InvoiceAddManualPayment {
            invoice,
            amount: payment.amount,
            date: payment.date,
            kind: payment.kind,
            description: payment.description,
            bypass_commissions: payment.bypass_commissions,
        };
        flag(self.0.invoke(invocation).await?)
    }

    /// Makes a subscription and gives its id, a `RecurringOrder.Id`.
    ///
    /// # Errors
    /// `Unsupported` over REST v2 for a merchant account, as [`charge_invoice`](Self::charge_invoice).
    /// `InvalidRequest` there for a price with a fraction of the smallest unit (`KB-038`).
    pub async fn add_recurring_order(
        self,
        contact: ContactId,
        subscription: NewSubscription,
    ) -> Result<SubscriptionId> {
        let invocation = Invocation::InvoiceAddRecurringOrder {
            contact,
            allow_duplicate: subscription.allow_duplicate,
            plan: subscription.plan,
            terms: Some(SubscriptionTerms {
                quantity: subscription.quantity,
                price: subscription.price,
                taxable: subscription.taxable,
            }),
            merchant_account: subscription.merchant_account,
            card: subscription.card,
            partner: subscription.partner,
            days_till_charge: subscription.days_till_charge,
        };
        new_id(self.0.invoke(invocation).await?)
    }

    /// Deletes an invoice with its order.
    ///
    /// # Errors
    /// `NotFound` when there is no such invoice; `Unsupported` over REST v1 (`KB-096`), and over v2 for an invoice on which
    /// something was paid (`KB-104`).
    pub async fn delete_invoice(self, invoice: InvoiceId) -> Result<bool> {
        let invocation = Invocation::InvoiceDelete { invoice };
        flag(self.0.invoke(invocation).await?)
    }

    /// Deletes a subscription with its invoices; over REST v2 it is ended, and both stay (`KB-097`).
    ///
    /// # Errors
    /// `NotFound` when there is no such subscription; `Unsupported` over REST v1 (`KB-018`).
    pub async fn delete_subscription(self, subscription: SubscriptionId) -> Result<bool> {
        let invocation = Invocation::InvoiceDeleteSubscription { subscription };
        flag(self.0.invoke(invocation).await?)
    }

    /// Makes the invoice of a subscription that is due, and gives its id; none when nothing is due. Over REST
    /// v2 each cycle that is due gets an invoice, and this is the newest (`KB-101`).
    ///
    /// In doubt the subscription is read again: when it was billed meanwhile, that invoice is given.
    ///
    /// # Errors
    /// As [`delete_subscription`](Self::delete_subscription).
    pub async fn create_invoice_for_recurring(
        self,
        subscription: SubscriptionId,
    ) -> Result<Option<InvoiceId>> {
        let invocation = Invocation::InvoiceCreateForRecurring { subscription };
        optional_id(self.0.invoke(invocation).await?)
    }

    /// Tells what is left to pay on an invoice, in main units: over REST v2 its total less what was paid. Whether XML-RPC
    /// means less with a payment plan is not documented (inferred that it does not).
    ///
    /// # Errors
    /// `NotFound` when there is no such invoice; `Unsupported` over REST v1 (`KB-096`).
    pub async fn calculate_amount_owed(self, invoice: InvoiceId) -> Result<f64> {
        let invocation = Invocation::InvoiceCalculateAmountOwed { invoice };
        amount(self.0.invoke(invocation).await?)
    }

    /// Tells the kinds of payment of the account, each as name and value.
    ///
    /// # Errors
    /// `InvalidResponse` when REST tells none.
    pub async fn get_all_payment_options(self) -> Result<Record> {
        let invocation = Invocation::InvoiceGetAllPaymentOptions;
        record(self.0.invoke(invocation).await?)
    }

    /// Lists the payments of an invoice, as rows of `Payment`; amounts are in main units. REST v2 does not tell `UserId` and
    /// `ChargeId` (`KB-102`).
    ///
    /// # Errors
    /// As [`calculate_amount_owed`](Self::calculate_amount_owed).
    pub async fn get_payments(self, invoice: InvoiceId) -> Result<Vec<Record>> {
        let invocation = Invocation::InvoiceGetPayments { invoice };
        records(self.0.invoke(invocation).await?)
    }

    /// Finds a stored card by its last four digits, if there is one. Over REST v2 a card that was stored by newer
    /// parts of Keap may have no such id, and is not found.
    ///
    /// # Errors
    /// `InvalidRequest` without digits.
    pub async fn locate_existing_card(
        self,
        contact: ContactId,
        last4: impl Into<String>,
    ) -> Result<Option<CreditCardId>> {
        let invocation = Invocation::InvoiceLocateExistingCard {
            contact,
            last4: last4.into(),
        };
        optional_id(self.0.invoke(invocation).await?)
    }

    /// Computes the tax of an invoice again.
    ///
    /// # Errors
    /// As [`calculate_amount_owed`](Self::calculate_amount_owed).
    pub async fn recalculate_tax(self, invoice: InvoiceId) -> Result<bool> {
        let invocation = Invocation::InvoiceRecalculateTax { invoice };
        flag(self.0.invoke(invocation).await?)
    }

    /// Tells whether a stored card is good, by its `CreditCard.Id`. REST v1 tells its state, and is asked contact by contact;
    /// v2 tells expired cards alone (`KB-103`). The numbers of cards are not taken.
    ///
    /// # Errors
    /// `NotFound` when there is no such card; over REST v2 also for one that was deleted.
    pub async fn validate_credit_card(self, card: CreditCardId) -> Result<CardValidity> {
        let invocation = Invocation::InvoiceValidateCreditCard { card };
        Ok(record(self.0.invoke(invocation).await?)?.into())
    }

    /// Moves the next bill of a subscription to another day.
    ///
    /// # Errors
    /// As [`delete_subscription`](Self::delete_subscription); over REST v2 also for a day that is over (`KB-100`).
    pub async fn update_job_recurring_next_bill_date(
        self,
        subscription: SubscriptionId,
        date: NaiveDateTime,
    ) -> Result<bool> {
        let invocation = Invocation::InvoiceUpdateNextBillDate { subscription, date };
        flag(self.0.invoke(invocation).await?)
    }

    /// Makes a subscription with the quantity, price and tax of its plan and gives its id, a `RecurringOrder.Id`.
    ///
    /// # Errors
    /// As [`add_recurring_order`](Self::add_recurring_order).
    pub async fn add_recurring_order_of_plan(
        self,
        contact: ContactId,
        subscription: SubscriptionOfPlan,
    ) -> Result<SubscriptionId> {
        let invocation = Invocation::InvoiceAddRecurringOrder {
            contact,
            allow_duplicate: subscription.allow_duplicate,
            plan: subscription.plan,
            terms: None,
            merchant_account: subscription.merchant_account,
            card: subscription.card,
            partner: subscription.partner,
            days_till_charge: subscription.days_till_charge,
        };
        new_id(self.0.invoke(invocation).await?)
    }

    /// Gives an invoice a payment plan. Over REST it is written once; in doubt the order is read again, and the
    /// [hint](crate::Error::hint) says what it shows.
    ///
    /// # Errors
    /// `InvalidRequest` for more than 999 payments, and over XML-RPC for exactly as many, which it answers without making
    /// a plan; `NotFound` when there is no such invoice or card; `Unsupported` over REST v1 (`KB-096`), and over v2 for a
    /// merchant account, as [`charge_invoice`](Self::charge_invoice). `InvalidRequest` over v2 for a first amount with a fraction
    /// of the smallest unit (`KB-038`).
    pub async fn add_payment_plan(self, invoice: InvoiceId, plan: PaymentPlan) -> Result<bool> {
        let invocation = Invocation::InvoiceAddPaymentPlan {
            invoice,
            auto_charge: plan.auto_charge,
            card: plan.card,
            merchant_account: plan.merchant_account,
            days_between_retries: plan.days_between_retries,
            retries: plan.retries,
            first_amount: plan.first_amount,
            first_date: plan.first_date,
            start_date: plan.start_date,
            payments: plan.payments,
            days_between_payments: plan.days_between_payments,
        };
        flag(self.0.invoke(invocation).await?)
    }

    /// Sets the commission of a partner for a product of an order, in place of the usual one.
    ///
    /// # Errors
    /// `NotFound` when there is no such invoice, or no line of the product in its order; `Unsupported` over REST v1
    /// (`KB-096`), and over v2 for product 0 and for one of several lines (`KB-108`).
    pub async fn add_order_commission_override(
        self,
        invoice: InvoiceId,
        commission: OrderCommission,
    ) -> Result<bool> {
        let invocation = Invocation::InvoiceAddOrderCommissionOverride {
            invoice,
            partner: commission.partner,
            product: commission.product,
            percentage: commission.percentage,
            amount: commission.amount,
            payout: commission.payout.number(),
            description: commission.description,
            date: commission.date,
        };
        flag(self.0.invoke(invocation).await?)
    }

    /// Sets the commission of a partner for a subscription, in place of the usual one.
    ///
    /// # Errors
    /// `Unsupported` over REST (`KB-109`).
    pub async fn add_recurring_commission_override(
        self,
        subscription: SubscriptionId,
        partner: AffiliateId,
        amount: f64,
        payout: Payout,
        description: impl Into<String>,
    ) -> Result<bool> {
        let invocation = Invocation::InvoiceAddRecurringCommissionOverride {
            subscription,
            partner,
            amount,
            payout: payout.number(),
            description: description.into(),
        };
        flag(self.0.invoke(invocation).await?)
    }
}
