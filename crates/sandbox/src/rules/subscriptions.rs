//! Subscriptions, and the orders that they bill.

use chrono::{DateTime, Days, Months, NaiveDate, Utc};

use super::contacts::stamp_new;
use super::orders::{NewItem, NewOrder, SUBSCRIPTION, add_item, create};
use crate::store::{Row, Store};

/// A subscription to be made.
#[derive(Debug)]
pub(crate) struct NewSubscription {
    pub(crate) contact: i64,
    pub(crate) plan: i64,
    pub(crate) quantity: i64,
    pub(crate) price: Option<f64>,
    pub(crate) card: i64,
    pub(crate) merchant: i64,
    pub(crate) affiliate: i64,
    pub(crate) start: NaiveDate,
}

/// The subscription that a contact has of a plan already. The contracts of REST say that one is looked for unless
/// `allow_duplicate` is true, and not what comes of it: it is answered, as over XML-RPC (inferred).
pub(crate) fn identical(store: &Store, contact: i64, plan: i64) -> Option<i64> {
    let is_same = |row: &Row| {
        row.int("ContactId") == contact
            && row.int("SubscriptionPlanId") == plan
            && row.text("Status") == "Active"
    };
    store.find("RecurringOrder", is_same).map(Row::id)
}

/// Makes a subscription of a plan; `None` when there is no such plan.
pub(crate) fn subscribe(
    store: &mut Store,
    now: DateTime<Utc>,
    user: i64,
    new: &NewSubscription,
) -> Option<i64> {
    let plan = store.row("SubscriptionPlan", new.plan)?.clone();
    let mut row = Row::default()
        .with("ContactId", new.contact)
        .with("SubscriptionPlanId", new.plan)
        .with("ProductId", plan.int("ProductId"))
        .with("StartDate", new.start)
        .with("NextBillDate", new.start)
        .with("BillingCycle", plan.text("Cycle"))
        .with("Frequency", plan.int("Frequency"))
        .with(
            "BillingAmt",
            new.price.unwrap_or_else(|| plan.double("PlanPrice")),
        )
        .with("Status", "Active")
        // Without a card nothing is charged by itself (inferred).
        .with("AutoCharge", i64::from(new.card != 0))
        .with("CC1", new.card)
        .with("MerchantAccountId", new.merchant)
        .with("AffiliateId", new.affiliate)
        .with("Qty", new.quantity.max(1));
    stamp_new(&mut row, now, user);
    Some(store.insert("RecurringOrder", row))
}

/// Bills a subscription that is due: an order with one line. `None` when nothing is due. All due
/// cycles are one invoice (documented); how far the next date moves is inferred.
pub(crate) fn bill(
    store: &mut Store,
    now: DateTime<Utc>,
    user: i64,
    subscription: i64,
) -> Option<(i64, i64)> {
    bill_cycles(store, now, user, subscription, MOST_CYCLES)
}

/// Bills a subscription that is due: an order for each cycle, of which the newest is told (documented for v2).
pub(crate) fn bill_each(
    store: &mut Store,
    now: DateTime<Utc>,
    user: i64,
    subscription: i64,
) -> Option<(i64, i64)> {
    let mut newest = None;
    for _ in 0..MOST_CYCLES {
        match bill_cycles(store, now, user, subscription, 1) {
            Some(billed) => newest = Some(billed),
            None => break,
        }
    }
    newest
}

/// Where a subscription that was never billed ends.
const MOST_CYCLES: i64 = 1000;

fn bill_cycles(
    store: &mut Store,
    now: DateTime<Utc>,
    user: i64,
    subscription: i64,
    most: i64,
) -> Option<(i64, i64)> {
    let row = store.row("RecurringOrder", subscription)?.clone();
    let today = now.date_naive();
    let mut next = row.date("NextBillDate")?;
    let mut cycles = 0;
    while next <= today && cycles < most {
        next = after(next, row.text("BillingCycle"), row.int("Frequency").max(1))?;
        cycles += 1;
    }
    if cycles == 0 || row.text("Status") != "Active" {
        return None;
    }
    let title = store
        .row("Product", row.int("ProductId"))
        .map_or("Subscription", |row| row.text("ProductName"));
    let new = NewOrder {
        contact: row.int("ContactId"),
        title: title.to_owned(),
        date: today,
        kind: "Online".to_owned(),
        lead_affiliate: row.int("LeadAffiliateId"),
        sale_affiliate: row.int("AffiliateId"),
    };
    let (job, invoice) = create(store, now, user, &new);
    let item = NewItem {
        product: row.int("ProductId"),
        plan: row.int("SubscriptionPlanId"),
        kind: SUBSCRIPTION,
        price: row.double("BillingAmt"),
        quantity: row.int("Qty").max(1).saturating_mul(cycles),
        ..NewItem::default()
    };
    add_item(store, now, job, item);
    if let Some(job) = store.row_mut("Job", job) {
        job.set("JobRecurringId", subscription);
    }
    if let Some(row) = store.row_mut("RecurringOrder", subscription) {
        row.set("LastBillDate", today);
        row.set("NextBillDate", next);
    }
    Some((job, invoice))
}

fn after(date: NaiveDate, cycle: &str, frequency: i64) -> Option<NaiveDate> {
    let count = u32::try_from(frequency).ok()?;
    match cycle {
        "1" => date.checked_add_months(Months::new(count.saturating_mul(12))),
        "3" => date.checked_add_days(Days::new(7 * u64::from(count))),
        "6" => date.checked_add_days(Days::new(u64::from(count))),
        _ => date.checked_add_months(Months::new(count)),
    }
}
