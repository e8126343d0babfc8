//! `InvoiceService`: orders, payments and subscriptions.

use std::future::Future;

use chrono::NaiveDateTime;

use super::{Invoke, flag, id, record};
use crate::{
    ChargeResult, ContactId, Invocation, ManualPayment, NewOrderLine, NewSubscription, Result,
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
        contact: impl Into<ContactId>,
        name: impl Into<String>,
        order_date: NaiveDateTime,
        partners: OrderPartners,
    ) -> impl Future<Output = Result<i64>> + Send {
        let invocation = Invocation::InvoiceCreateBlankOrder {
            contact: contact.into(),
            name: name.into(),
            order_date,
            lead_partner: partners.lead,
            sale_partner: partners.sale,
        };
        async move { id(self.invoke(invocation).await?) }
    }

    /// Adds a line to the order of an invoice.
    ///
    /// # Errors
    /// `NotFound` when there is no such invoice; `Unsupported` over REST v1 (`KB-096`), and for kinds of lines that v2
    /// does not make (`KB-078`).
    fn add_order_item(
        &self,
        invoice: i64,
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
        invoice: i64,
        notes: impl Into<String>,
        card: i64,
        merchant_account: i64,
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
        invoice: i64,
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
        contact: impl Into<ContactId>,
        subscription: NewSubscription,
    ) -> impl Future<Output = Result<i64>> + Send {
        let invocation = Invocation::InvoiceAddRecurringOrder {
            contact: contact.into(),
            allow_duplicate: subscription.allow_duplicate,
            plan: subscription.plan,
            quantity: subscription.quantity,
            price: subscription.price,
            taxable: subscription.taxable,
            merchant_account: subscription.merchant_account,
            card: subscription.card,
            partner: subscription.partner,
            days_till_charge: subscription.days_till_charge,
        };
        async move { id(self.invoke(invocation).await?) }
    }
}

/// The partners of an order, each an `Affiliate.Id`; 0 for none, as by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OrderPartners {
    /// Who brought the contact.
    pub lead: i64,
    /// Who made the sale.
    pub sale: i64,
}
