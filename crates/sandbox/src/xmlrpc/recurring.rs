//! `InvoiceService`: subscriptions.

use keap_xmlrpc::{Fault, Value};

use super::arguments::Arguments;
use super::invoice::known;
use super::method::{Method, method};
use super::{Account, fault, values};
use crate::rules::orders;
use crate::rules::subscriptions::{self, NewSubscription};
use crate::store::Row;

pub(crate) const METHODS: &[Method] = &[
    method(
        "InvoiceService.deleteSubscription",
        &["I"],
        delete_subscription,
    ),
    method(
        "InvoiceService.addRecurringOrder",
        &["IBIIDBIIII", "IBIIIII"],
        add_recurring_order,
    ),
    method(
        "InvoiceService.addRecurringCommissionOverride",
        &["IIDIS"],
        recurring_override,
    ),
    method(
        "InvoiceService.createInvoiceForRecurring",
        &["I"],
        invoice_for_recurring,
    ),
    method(
        "InvoiceService.updateJobRecurringNextBillDate",
        &["IT"],
        next_bill_date,
    ),
];

/// Its invoices go with it (documented).
fn delete_subscription(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let id = arguments.int(0);
    known(account, "RecurringOrder", id)?;
    let jobs: Vec<i64> = account
        .store
        .rows("Job")
        .filter(|job| job.int("JobRecurringId") == id)
        .map(Row::id)
        .collect();
    for job in jobs {
        orders::delete(account.store, job);
    }
    Ok(Value::Bool(account.store.remove("RecurringOrder", id)))
}

/// Ten parameters, or the seven of an older form without quantity, price and tax.
fn add_recurring_order(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let (contact, plan) = (arguments.int(0), arguments.int(2));
    known(account, "Contact", contact)?;
    if !arguments.flag(1)
        && let Some(id) = subscriptions::identical(account.store, contact, plan)
    {
        return Ok(values::int(id));
    }
    let long = arguments.len() > 7;
    let first = if long { 6 } else { 3 };
    let days = chrono::Days::new(u64::try_from(arguments.int(first + 3)).unwrap_or_default());
    let today = crate::store::zone::to_eastern(account.now).date();
    let new = NewSubscription {
        contact,
        plan,
        quantity: if long { arguments.int(3) } else { 1 },
        price: long.then(|| arguments.double(4)),
        merchant: arguments.int(first),
        card: arguments.int(first + 1),
        affiliate: arguments.int(first + 2),
        start: today.checked_add_days(days).unwrap_or(today),
    };
    let id = subscriptions::subscribe(account.store, account.now, account.user, &new);
    id.map(values::int).ok_or_else(fault::record_not_found)
}

/// Overrides are kept and change nothing: the sandbox computes no commissions.
fn recurring_override(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    known(account, "RecurringOrder", arguments.int(0))?;
    let row = Row::default()
        .with("subscription_id", arguments.int(0))
        .with("affiliate_id", arguments.int(1))
        .with("amount", arguments.double(2));
    account.store.insert("commission_override", row);
    Ok(Value::Bool(true))
}

fn invoice_for_recurring(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    known(account, "RecurringOrder", arguments.int(0))?;
    let billed = subscriptions::bill(account.store, account.now, account.user, arguments.int(0));
    Ok(values::int(billed.map_or(0, |(_, invoice)| invoice)))
}

fn next_bill_date(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let row = account
        .store
        .row_mut("RecurringOrder", arguments.int(0))
        .ok_or_else(fault::record_not_found)?;
    row.set("NextBillDate", arguments.wall(1).date());
    Ok(Value::Bool(true))
}
