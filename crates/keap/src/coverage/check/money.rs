//! Arguments of orders and payments that a backend does not take, told before anything is sent.

use keap_schema::id::RecordId;

use crate::difference::{
    COMMISSION, ITEM_KIND, MANUAL_PAYMENT, NEW_ORDER, PAYMENT_PLAN, PLACED_IN_V1, PLACED_ORDER,
};
use crate::table::{line_made_in_v2, payout_in_v2};
use crate::{Backend, Error, ErrorKind, Invocation, difference::Difference};

/// The kind of a line that is a product: it has one.
const PRODUCT: i64 = 4;

/// Refuses what REST has no counterpart for.
pub(super) fn check(invocation: &Invocation, backend: Backend) -> Result<(), Error> {
    match invocation {
        Invocation::InvoiceCreateBlankOrder { name, .. } if name.trim().is_empty() => {
            Err(unsupported("the order has no title", &NEW_ORDER))
        }
        Invocation::InvoiceAddOrderItem { kind, .. } if line_made_in_v2(*kind).is_none() => {
            let message = format!("lines of kind {kind} cannot be made");
            Err(unsupported(message, &ITEM_KIND))
        }
        Invocation::InvoiceAddOrderItem {
            kind: PRODUCT,
            product: None,
            ..
        } => Err(unsupported("the line of a product names none", &ITEM_KIND)),
        Invocation::InvoiceAddManualPayment { amount, .. } if *amount <= 0.0 => {
            let message = format!("{amount} cannot be recorded as a payment");
            Err(unsupported(message, &MANUAL_PAYMENT))
        }
        Invocation::InvoiceAddManualPayment { kind, .. } if kind.trim().is_empty() => {
            Err(unsupported("the payment has no kind", &MANUAL_PAYMENT))
        }
        Invocation::InvoiceAddPaymentPlan { payments: 0, .. } => {
            let message = "a payment plan without payments behind the first cannot be written";
            Err(unsupported(message, &PAYMENT_PLAN))
        }
        Invocation::InvoiceAddOrderCommissionOverride { product, .. } if product.get() == 0 => {
            Err(unsupported("the commission names no product", &COMMISSION))
        }
        Invocation::InvoiceAddOrderCommissionOverride { payout, .. }
            if payout_in_v2(*payout).is_none() =>
        {
            let message = format!("commissions are not paid out by kind {payout}");
            Err(unsupported(message, &COMMISSION))
        }
        Invocation::InvoiceAddRecurringOrder { contact, plan, .. } => {
            there_is("contact", *contact)?;
            there_is("subscription plan", *plan)
        }
        _ => check_order(invocation, backend),
    }
}

/// The same for an order that is placed.
fn check_order(invocation: &Invocation, backend: Backend) -> Result<(), Error> {
    match invocation {
        Invocation::OrderPlace {
            pay_plan: Some(template),
            ..
        } => {
            let message = format!("the template {template} of a payment plan cannot be chosen");
            Err(unsupported(message, &PLACED_ORDER))
        }
        Invocation::OrderPlace {
            process_specials: true,
            ..
        } => Err(unsupported("discounts cannot be applied", &PLACED_ORDER)),
        // An empty text is no code: programs send a list of one for a field that was left empty.
        Invocation::OrderPlace { promo_codes, .. }
            if promo_codes.iter().any(|code| !code.trim().is_empty()) =>
        {
            Err(unsupported("promo codes cannot be applied", &PLACED_ORDER))
        }
        Invocation::OrderPlace { card, plans, .. } if backend == Backend::RestV1 => {
            if card.is_some() {
                return Err(unsupported(
                    "the card would be charged without tax",
                    &PLACED_IN_V1,
                ));
            }
            match plans.as_slice() {
                [] => check_ids(invocation),
                _ => Err(unsupported(
                    "the order has subscription plans",
                    &PLACED_IN_V1,
                )),
            }
        }
        _ => check_ids(invocation),
    }
}

/// Refuses an order of what no record can be, before REST makes a line or an order without it: programs turn an empty
/// text into 0.
fn check_ids(invocation: &Invocation) -> Result<(), Error> {
    let Invocation::OrderPlace {
        contact,
        products,
        plans,
        ..
    } = invocation
    else {
        return Ok(());
    };
    there_is("contact", *contact)?;
    let mut products = products.iter();
    products.try_for_each(|product| there_is("product", *product))?;
    let mut plans = plans.iter();
    plans.try_for_each(|plan| there_is("subscription plan", *plan))
}

/// Ids begin at 1.
fn there_is<I: RecordId>(noun: &str, id: I) -> Result<(), Error> {
    match id.number() {
        ..=0 => {
            let message = format!("there is no {noun} {}", id.number());
            Err(Error::new(ErrorKind::NotFound, message))
        }
        _ => Ok(()),
    }
}

/// The most payments of a payment plan.
const MOST_PAYMENTS: u32 = 999;

/// Refuses a payment plan that XML-RPC makes while it refuses it (reported).
pub(super) fn check_plan(payments: u32) -> Result<(), Error> {
    if payments <= MOST_PAYMENTS {
        return Ok(());
    }
    let message = format!("a payment plan has at most {MOST_PAYMENTS} payments, not {payments}");
    Err(Error::new(ErrorKind::InvalidRequest, message))
}

/// Refuses the payment plan that XML-RPC says it made, and does not make (reported).
pub(super) fn check_plan_of_xmlrpc(payments: u32) -> Result<(), Error> {
    if payments != MOST_PAYMENTS {
        return Ok(());
    }
    let message =
        format!("XML-RPC answers a payment plan of {payments} payments without making it");
    Err(Error::new(ErrorKind::InvalidRequest, message)
        .hinted("make it one payment shorter, or route the operation to REST v2"))
}

fn unsupported(message: impl Into<String>, known: &'static Difference) -> Error {
    Error::new(ErrorKind::Unsupported, message).explained_by(known)
}
