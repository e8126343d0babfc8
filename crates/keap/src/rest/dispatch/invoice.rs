//! Which function serves which operation of `InvoiceService`.

use crate::coverage::check;
use crate::rest::backend::RestBackend;
use crate::rest::service::{application, billing, card, invoice, order, payment, subscription};
use crate::{Invocation, Outcome, Result};

pub(super) async fn dispatch(rest: &RestBackend, invocation: Invocation) -> Result<Outcome> {
    match invocation {
        Invocation::InvoiceCreateBlankOrder {
            contact,
            name,
            order_date,
            lead_partner,
            sale_partner,
        } => {
            let partners = [lead_partner, sale_partner];
            order::create_blank_order(rest, contact, &name, order_date, partners)
                .await
                .map(Outcome::Id)
        }
        Invocation::InvoiceAddOrderItem {
            invoice,
            product,
            kind,
            price,
            quantity,
            description,
            notes,
        } => {
            let line = order::Line {
                product,
                kind,
                price,
                quantity,
                description: &description,
                notes: &notes,
            };
            done(order::add_item(rest, invoice, &line).await)
        }
        Invocation::InvoiceCharge {
            invoice,
            notes,
            card,
            merchant_account,
            bypass_commissions,
        } => {
            let charge = payment::Charge {
                invoice,
                card,
                merchant_account,
                notes: &notes,
                bypass_commissions,
            };
            payment::charge(rest, &charge).await.map(Outcome::Record)
        }
        Invocation::InvoiceAddRecurringOrder {
            contact,
            allow_duplicate,
            plan,
            quantity,
            price,
            taxable,
            merchant_account,
            card,
            partner,
            days_till_charge,
        } => {
            let new = subscription::New {
                contact,
                allow_duplicate,
                plan,
                quantity,
                price,
                taxable,
                merchant_account,
                card,
                partner,
                days_till_charge,
            };
            subscription::add(rest, &new).await.map(Outcome::Id)
        }
        Invocation::InvoiceAddManualPayment {
            invoice,
            amount,
            date,
            kind,
            description,
            bypass_commissions,
        } => {
            let text = (description.as_str(), bypass_commissions);
            done(payment::record(rest, invoice, amount, (date, &kind), text).await)
        }
        Invocation::InvoiceDelete { invoice } => done(invoice::delete(rest, invoice).await),
        Invocation::InvoiceDeleteSubscription { subscription } => {
            done(subscription::end(rest, subscription).await)
        }
        Invocation::InvoiceCreateForRecurring { subscription } => {
            billing::invoice_due(rest, subscription)
                .await
                .map(Outcome::Id)
        }
        Invocation::InvoiceCalculateAmountOwed { invoice } => {
            invoice::owed(rest, invoice).await.map(Outcome::Amount)
        }
        Invocation::InvoiceGetAllPaymentOptions => application::payment_options(rest)
            .await
            .map(Outcome::Record),
        Invocation::InvoiceGetPayments { invoice } => {
            invoice::payments(rest, invoice).await.map(Outcome::Records)
        }
        Invocation::InvoiceLocateExistingCard { contact, last4 } => {
            card::located(rest, contact, &last4)
                .await
                .map(Outcome::Number)
        }
        Invocation::InvoiceRecalculateTax { invoice } => {
            done(invoice::recalculate_tax(rest, invoice).await)
        }
        Invocation::InvoiceValidateCreditCard { card } => {
            card::validity(rest, card).await.map(Outcome::Record)
        }
        Invocation::InvoiceUpdateNextBillDate { subscription, date } => {
            done(subscription::bill_next(rest, subscription, date.date()).await)
        }
        other => Err(check::unserved(other.operation(), rest.backend)),
    }
}

fn done(result: Result<()>) -> Result<Outcome> {
    result.map(|()| Outcome::Flag(true))
}
