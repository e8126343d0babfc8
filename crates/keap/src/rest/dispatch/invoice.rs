//! Which function serves which operation of `InvoiceService` and `OrderService`.

use crate::coverage::check;
use crate::operation::argument::{numbers, or_zero};
use crate::rest::backend::RestBackend;
use crate::rest::service::{
    application, billing, card, commission, invoice, order, payment, payment_plan, place,
    subscription,
};
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
            let partners = [or_zero(lead_partner), or_zero(sale_partner)];
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
                product: or_zero(product),
                kind,
                price,
                quantity,
                description: &description,
                notes: &notes,
            };
            done(order::add_item(rest, invoice.get(), &line).await)
        }
        Invocation::InvoiceCharge {
            invoice,
            notes,
            card,
            merchant_account,
            bypass_commissions,
        } => {
            let charge = payment::Charge {
                invoice: invoice.get(),
                card: card.get(),
                merchant_account: merchant_account.get(),
                notes: &notes,
                bypass_commissions,
            };
            payment::charge(rest, &charge).await.map(Outcome::Record)
        }
        Invocation::InvoiceAddRecurringOrder {
            contact,
            allow_duplicate,
            plan,
            terms,
            merchant_account,
            card,
            partner,
            days_till_charge,
        } => {
            let new = subscription::New {
                contact,
                allow_duplicate,
                plan: plan.get(),
                terms,
                merchant_account: merchant_account.get(),
                card: or_zero(card),
                partner: or_zero(partner),
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
            done(payment::record(rest, invoice.get(), amount, (date, &kind), text).await)
        }
        Invocation::InvoiceDelete { invoice } => done(invoice::delete(rest, invoice.get()).await),
        Invocation::InvoiceDeleteSubscription { subscription } => {
            done(subscription::end(rest, subscription.get()).await)
        }
        Invocation::InvoiceCreateForRecurring { subscription } => {
            billing::invoice_due(rest, subscription.get())
                .await
                .map(Outcome::Id)
        }
        Invocation::InvoiceCalculateAmountOwed { invoice } => invoice::owed(rest, invoice.get())
            .await
            .map(Outcome::Amount),
        Invocation::InvoiceGetAllPaymentOptions => application::payment_options(rest)
            .await
            .map(Outcome::Record),
        Invocation::InvoiceGetPayments { invoice } => invoice::payments(rest, invoice.get())
            .await
            .map(Outcome::Records),
        Invocation::InvoiceLocateExistingCard { contact, last4 } => {
            card::located(rest, contact, &last4)
                .await
                .map(Outcome::Number)
        }
        Invocation::InvoiceRecalculateTax { invoice } => {
            done(invoice::recalculate_tax(rest, invoice.get()).await)
        }
        Invocation::InvoiceValidateCreditCard { card } => {
            card::validity(rest, card.get()).await.map(Outcome::Record)
        }
        Invocation::InvoiceUpdateNextBillDate { subscription, date } => {
            done(subscription::bill_next(rest, subscription.get(), date.date()).await)
        }
        Invocation::InvoiceAddPaymentPlan {
            invoice,
            auto_charge,
            card,
            merchant_account,
            days_between_retries,
            retries,
            first_amount,
            first_date,
            start_date,
            payments,
            days_between_payments,
        } => {
            let plan = payment_plan::Plan {
                invoice: invoice.get(),
                auto_charge,
                card: or_zero(card),
                merchant_account: merchant_account.get(),
                days_between_retries,
                retries,
                first_amount,
                first_date,
                start_date,
                payments,
                days_between_payments,
            };
            done(payment_plan::add(rest, &plan).await)
        }
        Invocation::InvoiceAddOrderCommissionOverride {
            invoice,
            partner,
            product,
            percentage,
            amount,
            payout,
            description,
            date,
        } => {
            let commission = commission::Commission {
                invoice: invoice.get(),
                partner: partner.get(),
                product: product.get(),
                percentage,
                amount,
                payout,
                description: &description,
                date,
            };
            done(commission::override_of_order(rest, &commission).await)
        }
        // What REST has no place for is refused before this is reached.
        Invocation::OrderPlace {
            contact,
            card,
            pay_plan: _,
            products,
            plans,
            process_specials: _,
            promo_codes: _,
            partners,
        } => {
            let new = place::New {
                contact,
                card: or_zero(card),
                products: &numbers(products),
                plans: &numbers(plans),
                partners,
            };
            place::place(rest, &new).await.map(Outcome::Record)
        }
        other => Err(check::unserved(other.operation(), rest.backend)),
    }
}

fn done(result: Result<()>) -> Result<Outcome> {
    result.map(|()| Outcome::Flag(true))
}
