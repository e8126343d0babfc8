//! Charges of cards: the payment that one made, when it was made, and the orders that it paid.

use chrono::{DateTime, Utc};

use crate::store::{Row, Store, zone};

/// When a payment was made: a calendar date in the table, midnight in New York here (inferred).
pub(crate) fn paid_at(payment: &Row) -> Option<DateTime<Utc>> {
    let midnight = payment.date("PayDate")?.and_hms_opt(0, 0, 0)?;
    Some(zone::from_eastern(midnight))
}

/// The payment that a charge made.
pub(crate) fn payment_of(store: &Store, charge: &Row) -> Row {
    let payment = store.row("Payment", charge.int("PaymentId"));
    payment.cloned().unwrap_or_default()
}

/// The orders of a charge, as the column lists them.
pub(crate) fn orders_of(charge: &Row) -> impl Iterator<Item = &str> {
    let parts = charge.text("OrderNum").split(',').map(str::trim);
    parts.filter(|part| !part.is_empty())
}
