//! `InvoiceService`: orders, payments and subscriptions.

use std::future::Future;

use chrono::NaiveDateTime;
use keap_schema::Record;

use super::{Invoke, amount, flag, new_id, optional_id, record, records};
use crate::{
    AffiliateId, CardValidity, ChargeResult, ContactId, CreditCardId, Invocation, InvoiceId,
    ManualPayment, MerchantAccountId, NewOrderLine, NewSubscription, OrderCommission,
    OrderPartners, PaymentPlan, Payout, Result, SubscriptionId, SubscriptionOfPlan,
    SubscriptionTerms,
};

/// Orders, payments and subscriptions, as the legacy `InvoiceService` has them: what belongs to an order is named by the
/// id of its invoice.
///
/// Nothing here is ever sent twice. After a failure with [`Error::may_have_applied`](crate::Error::may_have_applied) the
/// [hint](crate::Error::hint) says what was read of the payments since.
pub trait InvoiceService: Invoke {
    /// Makes an order without lines. Gives the id of its invoice, not of the order.
    ///
    /// # Errors
    /// `Unsupported` over REST v1 (`KB-096`), and over v2 without a title (`KB-092`).
    fn create_blank_order(
        &self,
        contact: ContactId,
        name: impl Into<String>,
        order_date: NaiveDateTime,
        partners: OrderPartners,
    ) -> impl Future<Output = Result<InvoiceId>> + Send {
        let invocation = Invocation::InvoiceCreateBlankOrder {
            contact,
            name: name.into(),
            order_date,
            lead_partner: partners.lead,
            sale_partner: partners.sale,
        };
        async move { new_id(self.invoke(invocation).await?) }
    }

    /// Adds a line to the order of an invoice.
    ///
    /// # Errors
    /// `NotFound` when there is no such invoice; `Unsupported` over REST v1 (`KB-096`), and for kinds of lines that v2
    /// does not make (`KB-078`).
    fn add_order_item(
        &self,
        invoice: InvoiceId,
        line: NewOrderLine,
    ) -> impl Future<Output = Result<bool>> + Send {
        let invocation = Invocation::InvoiceAddOrderItem {
            invoice,
            product: line.product,
            kind: line.kind,
            price: line.price,
            quantity: line.quantity,
            description: line.description,
            notes: line.notes,
        };
        async move { flag(self.invoke(invocation).await?) }
    }

    /// Charges a stored card with what is due on an invoice. A card that is declined is no error.
    ///
    /// # Errors
    /// `NotFound` when there is no such invoice or card; `Unsupported` over REST v1 (`KB-096`), and over v2 for a
    /// merchant account that is not that of [`RestOptions::merchant_account`](crate::RestOptions::merchant_account)
    /// (`KB-093`).
    fn charge_invoice(
        &self,
        invoice: InvoiceId,
        notes: impl Into<String>,
        card: CreditCardId,
        merchant_account: MerchantAccountId,
        bypass_commissions: bool,
    ) -> impl Future<Output = Result<ChargeResult>> + Send {
        let invocation = Invocation::InvoiceCharge {
            invoice,
            notes: notes.into(),
            card,
            merchant_account,
            bypass_commissions,
        };
        async move { Ok(record(self.invoke(invocation).await?)?.into()) }
    }

    /// Records a payment without charging anything.
    ///
    /// # Errors
    /// `NotFound` when there is no such invoice; `Unsupported` over REST v1 (`KB-096`), and over v2 for an amount that is
    /// not above 0, or above what is left to pay (`KB-095`).
    fn add_manual_payment(
        &self,
        invoice: InvoiceId,
        payment: ManualPayment,
    ) -> impl Future<Output = Result<bool>> + Send {
        let invocation = Invocation::InvoiceAddManualPayment {
            invoice,
            amount: payment.amount,
            date: payment.date,
            kind: payment.kind,
            description: payment.description,
            bypass_commissions: payment.bypass_commissions,
        };
        async move { flag(self.invoke(invocation).await?) }
    }

    /// Makes a subscription and gives its id, a `RecurringOrder.Id`.
    ///
    /// # Errors
    /// `Unsupported` over REST v2 for a merchant account, as [`charge_invoice`](Self::charge_invoice).
    fn add_recurring_order(
        &self,
        contact: ContactId,
        subscription: NewSubscription,
    ) -> impl Future<Output = Result<SubscriptionId>> + Send {
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
        async move { new_id(self.invoke(invocation).await?) }
    }

    /// Deletes an invoice with its order.
    ///
    /// # Errors
    /// `NotFound` when there is no such invoice; `Unsupported` over REST v1 (`KB-096`), and over v2 for an invoice on which
    /// something was paid (`KB-104`).
    fn delete_invoice(&self, invoice: InvoiceId) -> impl Future<Output = Result<bool>> + Send {
        let invocation = Invocation::InvoiceDelete { invoice };
        async move { flag(self.invoke(invocation).await?) }
    }

    /// Deletes a subscription with its invoices; over REST v2 it is ended, and both stay (`KB-097`).
    ///
    /// # Errors
    /// `NotFound` when there is no such subscription; `Unsupported` over REST v1 (`KB-018`).
    fn delete_subscription(
        &self,
        subscription: SubscriptionId,
    ) -> impl Future<Output = Result<bool>> + Send {
        let invocation = Invocation::InvoiceDeleteSubscription { subscription };
        async move { flag(self.invoke(invocation).await?) }
    }

    /// Makes the invoice of a subscription that is due, and gives its id; none when nothing is due. Over REST
    /// v2 each cycle that is due gets an invoice, and this is the newest (`KB-101`).
    ///
    /// In doubt the subscription is read again: when it was billed meanwhile, that invoice is given.
    ///
    /// # Errors
    /// As [`delete_subscription`](Self::delete_subscription).
    fn create_invoice_for_recurring(
        &self,
        subscription: SubscriptionId,
    ) -> impl Future<Output = Result<Option<InvoiceId>>> + Send {
        let invocation = Invocation::InvoiceCreateForRecurring { subscription };
        async move { optional_id(self.invoke(invocation).await?) }
    }

    /// Tells what is left to pay on an invoice, in main units: over REST v2 its total less what was paid. Whether XML-RPC
    /// means less with a payment plan is not documented (inferred that it does not).
    ///
    /// # Errors
    /// `NotFound` when there is no such invoice; `Unsupported` over REST v1 (`KB-096`).
    fn calculate_amount_owed(
        &self,
        invoice: InvoiceId,
    ) -> impl Future<Output = Result<f64>> + Send {
        let invocation = Invocation::InvoiceCalculateAmountOwed { invoice };
        async move { amount(self.invoke(invocation).await?) }
    }

    /// Tells the kinds of payment of the account, each as name and value.
    ///
    /// # Errors
    /// `InvalidResponse` when REST tells none.
    fn get_all_payment_options(&self) -> impl Future<Output = Result<Record>> + Send {
        let invocation = Invocation::InvoiceGetAllPaymentOptions;
        async move { record(self.invoke(invocation).await?) }
    }

    /// Lists the payments of an invoice, as rows of `Payment`; amounts are in main units. REST v2 does not tell `UserId` and
    /// `ChargeId` (`KB-102`).
    ///
    /// # Errors
    /// As [`calculate_amount_owed`](Self::calculate_amount_owed).
    fn get_payments(&self, invoice: InvoiceId) -> impl Future<Output = Result<Vec<Record>>> + Send {
        let invocation = Invocation::InvoiceGetPayments { invoice };
        async move { records(self.invoke(invocation).await?) }
    }

    /// Finds a stored card by its last four digits, if there is one. Over REST v2 a card that was stored by newer
    /// parts of Keap may have no such id, and is not found.
    ///
    /// # Errors
    /// `InvalidRequest` without digits.
    fn locate_existing_card(
        &self,
        contact: ContactId,
        last4: impl Into<String>,
    ) -> impl Future<Output = Result<Option<CreditCardId>>> + Send {
        let invocation = Invocation::InvoiceLocateExistingCard {
            contact,
            last4: last4.into(),
        };
        async move { optional_id(self.invoke(invocation).await?) }
    }

    /// Computes the tax of an invoice again.
    ///
    /// # Errors
    /// As [`calculate_amount_owed`](Self::calculate_amount_owed).
    fn recalculate_tax(&self, invoice: InvoiceId) -> impl Future<Output = Result<bool>> + Send {
        let invocation = Invocation::InvoiceRecalculateTax { invoice };
        async move { flag(self.invoke(invocation).await?) }
    }

    /// Tells whether a stored card is good, by its `CreditCard.Id`. REST v1 tells its state, and is asked contact by contact;
    /// v2 tells expired cards alone (`KB-103`). The numbers of cards are not taken.
    ///
    /// # Errors
    /// `NotFound` when there is no such card; over REST v2 also for one that was deleted.
    fn validate_credit_card(
        &self,
        card: CreditCardId,
    ) -> impl Future<Output = Result<CardValidity>> + Send {
        let invocation = Invocation::InvoiceValidateCreditCard { card };
        async move { Ok(record(self.invoke(invocation).await?)?.into()) }
    }

    /// Moves the next bill of a subscription to another day.
    ///
    /// # Errors
    /// As [`delete_subscription`](Self::delete_subscription); over REST v2 also for a day that is over (`KB-100`).
    fn update_job_recurring_next_bill_date(
        &self,
        subscription: SubscriptionId,
        date: NaiveDateTime,
    ) -> impl Future<Output = Result<bool>> + Send {
        let invocation = Invocation::InvoiceUpdateNextBillDate { subscription, date };
        async move { flag(self.invoke(invocation).await?) }
    }

    /// Makes a subscription with the quantity, price and tax of its plan and gives its id, a `RecurringOrder.Id`.
    ///
    /// # Errors
    /// As [`add_recurring_order`](Self::add_recurring_order).
    fn add_recurring_order_of_plan(
        &self,
        contact: ContactId,
        subscription: SubscriptionOfPlan,
    ) -> impl Future<Output = Result<SubscriptionId>> + Send {
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
        async move { new_id(self.invoke(invocation).await?) }
    }

    /// Gives an invoice a payment plan. Over REST it is written once; in doubt the order is read again, and the
    /// [hint](crate::Error::hint) says what it shows.
    ///
    /// # Errors
    /// `InvalidRequest` for more than 999 payments, and over XML-RPC for exactly as many, which it answers without making
    /// a plan; `NotFound` when there is no such invoice or card; `Unsupported` over REST v1 (`KB-096`), and over v2 for a
    /// merchant account, as [`charge_invoice`](Self::charge_invoice).
    fn add_payment_plan(
        &self,
        invoice: InvoiceId,
        plan: PaymentPlan,
    ) -> impl Future<Output = Result<bool>> + Send {
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
        async move { flag(self.invoke(invocation).await?) }
    }

    /// Sets the commission of a partner for a product of an order, in place of the usual one.
    ///
    /// # Errors
    /// `NotFound` when there is no such invoice, or no line of the product in its order; `Unsupported` over REST v1
    /// (`KB-096`), and over v2 for product 0 and for one of several lines (`KB-108`).
    fn add_order_commission_override(
        &self,
        invoice: InvoiceId,
        commission: OrderCommission,
    ) -> impl Future<Output = Result<bool>> + Send {
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
        async move { flag(self.invoke(invocation).await?) }
    }

    /// Sets the commission of a partner for a subscription, in place of the usual one.
    ///
    /// # Errors
    /// `Unsupported` over REST (`KB-109`).
    fn add_recurring_commission_override(
        &self,
        subscription: SubscriptionId,
        partner: AffiliateId,
        amount: f64,
        payout: Payout,
        description: impl Into<String>,
    ) -> impl Future<Output = Result<bool>> + Send {
        let invocation = Invocation::InvoiceAddRecurringCommissionOverride {
            subscription,
            partner,
            amount,
            payout: payout.number(),
            description: description.into(),
        };
        async move { flag(self.invoke(invocation).await?) }
    }
}
