//! Payment plans of invoices. An invoice keeps those that it had before: REST shows the newest one (inferred).

use chrono::{Days, NaiveDate};

use super::orders;
use crate::store::index::Key;
use crate::store::{Row, Store};

/// States of an instalment, the positions of the words of v2 (inferred).
const BY_HAND: i64 = 0;
const AUTOMATIC: i64 = 1;

/// More instalments than this are not made one by one.
const MOST_ITEMS: i64 = 1000;

/// A plan to be made. The amount is in main units.
#[derive(Debug)]
pub(crate) struct NewPlan {
    pub(crate) auto_charge: bool,
    pub(crate) card: i64,
    pub(crate) days_between_retries: i64,
    pub(crate) attempts: i64,
    pub(crate) first_amount: f64,
    pub(crate) first_date: Option<NaiveDate>,
    pub(crate) start: NaiveDate,
    /// Without the first payment.
    pub(crate) payments: i64,
    pub(crate) days: i64,
}

/// The plan of an invoice.
pub(crate) fn of_invoice(store: &Store, invoice: i64) -> Option<&Row> {
    let plans = store.rows_with(&store.indexes.pay_plans, Key::Number(invoice));
    plans.max_by_key(|plan| plan.id())
}

/// Gives an invoice a plan: what is due after the first payment, in equal parts.
pub(crate) fn write(store: &mut Store, invoice: i64, new: &NewPlan) {
    let rest = (orders::due(store, invoice) - new.first_amount).max(0.0);
    let mut plan = Row::default()
        .with("InvoiceId", invoice)
        .with("DateDue", new.start)
        .with("AmtDue", rest)
        .with("Type", 1)
        .with("StartDate", new.start)
        .with("FirstPayAmt", new.first_amount)
        .with("auto_charge", i64::from(new.auto_charge))
        .with("credit_card_id", new.card)
        .with("days_between_retries", new.days_between_retries)
        .with("max_charge_attempts", new.attempts);
    if let Some(date) = new.first_date {
        plan.set("InitDate", date);
    }
    let plan = store.insert("PayPlan", plan);
    let count = new.payments.clamp(0, MOST_ITEMS);
    for at in 0..count {
        let days = u64::try_from(at.saturating_mul(new.days)).unwrap_or_default();
        let due = new.start.checked_add_days(Days::new(days));
        let item = Row::default()
            .with("PayPlanId", plan)
            .with("DateDue", due.unwrap_or(new.start))
            .with("AmtDue", (rest / count as f64 * 100.0).round() / 100.0)
            .with("Status", if new.auto_charge { AUTOMATIC } else { BY_HAND })
            .with("AmtPaid", 0.0);
        store.insert("PayPlanItem", item);
    }
}
