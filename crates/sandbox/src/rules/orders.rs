//! Orders with their invoices, lines and payments.
//!
//! An order is a `Job`, its lines are `OrderItem`, its bill is an `Invoice` with an id of its own.
//! Amounts are in major units, as the tables keep them.

use chrono::{DateTime, NaiveDate, Utc};

use super::contacts::stamp_new;
use crate::store::index::Key;
use crate::store::{Row, Store};

/// Line types: number over XML-RPC, word in v1, word in v2.
pub(crate) const ITEM_TYPES: [(i64, &str, &str); 15] = [
    (0, "UNKNOWN", "UNKNOWN"),
    (1, "SHIPPING", "SHIPPING"),
    (2, "TAX", "TAX"),
    (3, "SERVICE", "SERVICE"),
    (4, "PRODUCT", "PRODUCT"),
    (5, "UPSELL", "UPSELL"),
    (6, "FINANCE_CHARGE", "FINANCE_CHARGE"),
    (7, "SPECIAL", "DISCOUNT"),
    (8, "PROGRAM", "PROGRAM"),
    (9, "SUBSCRIPTION", "SUBSCRIPTION"),
    (10, "SPECIAL_FREE_TRIAL_DAYS", "DISCOUNT_FREE_TRIAL"),
    (11, "SPECIAL_ORDER_TOTAL", "DISCOUNT_ORDER_TOTAL"),
    (12, "SPECIAL_PRODUCT", "DISCOUNT_PRODUCT"),
    (13, "SPECIAL_CATEGORY", "DISCOUNT_PRODUCT_CATEGORY"),
    (14, "SPECIAL_SHIPPING", "DISCOUNT_SHIPPING"),
];

/// The type of a line for a product and for a subscription plan.
pub(crate) const PRODUCT: i64 = 4;
pub(crate) const SUBSCRIPTION: i64 = 9;

/// The kinds of payment of the account.
pub(crate) const PAYMENT_TYPES: [&str; 5] =
    ["Cash", "Check", "Credit Card", "Money Order", "PayPal"];

/// An order to be made.
#[derive(Debug)]
pub(crate) struct NewOrder {
    pub(crate) contact: i64,
    pub(crate) title: String,
    pub(crate) date: NaiveDate,
    /// `Online` or `Offline`.
    pub(crate) kind: String,
    pub(crate) lead_affiliate: i64,
    pub(crate) sale_affiliate: i64,
}

/// A line to be made.
#[derive(Debug, Default)]
pub(crate) struct NewItem {
    pub(crate) product: i64,
    pub(crate) plan: i64,
    pub(crate) kind: i64,
    pub(crate) price: f64,
    pub(crate) cost: f64,
    pub(crate) quantity: i64,
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) notes: String,
}

/// A payment to be recorded.
#[derive(Debug)]
pub(crate) struct NewPayment {
    pub(crate) amount: f64,
    pub(crate) date: NaiveDate,
    pub(crate) kind: String,
    pub(crate) note: String,
    pub(crate) skip_commission: bool,
    /// The card that is charged, and the merchant account.
    pub(crate) charged: Option<(i64, i64)>,
}

/// The merchant account that cards are charged by where no call chooses one.
pub(crate) const MERCHANT: i64 = 5;

/// Makes an order and its invoice; gives both ids.
pub(crate) fn create(
    store: &mut Store,
    now: DateTime<Utc>,
    user: i64,
    new: &NewOrder,
) -> (i64, i64) {
    let mut job = Row::default()
        .with("ContactId", new.contact)
        .with("JobTitle", new.title.as_str())
        .with("StartDate", new.date)
        .with("OrderType", new.kind.as_str())
        .with("OrderStatus", 0)
        .with("source_type", "API");
    stamp_new(&mut job, now, user);
    let job = store.insert("Job", job);
    let mut invoice = Row::default()
        .with("ContactId", new.contact)
        .with("JobId", job)
        .with("Description", new.title.as_str())
        .with("InvoiceType", new.kind.as_str())
        .with("AffiliateId", new.sale_affiliate)
        .with("LeadAffiliateId", new.lead_affiliate);
    for column in ["CreditStatus", "RefundStatus", "PayPlanStatus", "Synced"] {
        invoice.set(column, 0);
    }
    stamp_new(&mut invoice, now, user);
    let invoice = store.insert("Invoice", invoice);
    settle(store, now, invoice);
    (job, invoice)
}

/// The invoice of an order.
pub(crate) fn invoice_of(store: &Store, job: i64) -> Option<i64> {
    let mut invoices = store.rows_with(&store.indexes.invoices, Key::Number(job));
    invoices.next().map(Row::id)
}

/// The lines of an order.
pub(crate) fn items(store: &Store, job: i64) -> impl Iterator<Item = &Row> {
    store.rows_with(&store.indexes.order_items, Key::Number(job))
}

/// What a line is reduced by, which is a column of its invoice line.
pub(crate) fn discount_of(store: &Store, item: i64) -> Option<f64> {
    let mut lines = store.rows_with(&store.indexes.invoice_items, Key::Number(item));
    let line = lines.next()?;
    line.get("Discount").map(|_| line.double("Discount"))
}

/// The subscription that made the order of a line.
pub(crate) fn subscription_of(store: &Store, item: &Row) -> Option<i64> {
    let job = store.row("Job", item.int("OrderId"))?;
    Some(job.int("JobRecurringId")).filter(|id| *id != 0)
}

/// Adds a line. What the caller leaves out comes from the product or plan.
pub(crate) fn add_item(store: &mut Store, now: DateTime<Utc>, job: i64, new: NewItem) -> i64 {
    let product = store
        .row("Product", new.product)
        .cloned()
        .unwrap_or_default();
    let or = |given: String, column: &str| {
        if given.is_empty() {
            product.text(column).to_owned()
        } else {
            given
        }
    };
    let item = Row::default()
        .with("OrderId", job)
        .with("ProductId", new.product)
        .with("SubscriptionPlanId", new.plan)
        .with("ItemType", new.kind)
        .with("ItemName", or(new.name, "ProductName"))
        .with("ItemDescription", or(new.description, "ShortDescription"))
        .with("Notes", new.notes)
        .with("Qty", new.quantity)
        .with("PPU", new.price)
        .with("CPU", new.cost);
    let id = store.insert("OrderItem", item);
    if let Some(invoice) = invoice_of(store, job) {
        let item = store.row("OrderItem", id).cloned().unwrap_or_default();
        let line = Row::default()
            .with("InvoiceId", invoice)
            .with("OrderItemId", id)
            .with("InvoiceAmt", new.price * new.quantity as f64)
            .with("Description", item.text("ItemDescription"))
            .with("CommissionStatus", 0)
            .with("DateCreated", now)
            .with("LastUpdated", now);
        store.insert("InvoiceItem", line);
        settle(store, now, invoice);
    }
    id
}

/// Removes a line; whether the order had it.
pub(crate) fn remove_item(store: &mut Store, now: DateTime<Utc>, job: i64, item: i64) -> bool {
    let known = store
        .row("OrderItem", item)
        .is_some_and(|row| row.int("OrderId") == job);
    if known {
        store.remove("OrderItem", item);
        store.remove_where("InvoiceItem", |line| line.int("OrderItemId") == item);
        if let Some(invoice) = invoice_of(store, job) {
            settle(store, now, invoice);
        }
    }
    known
}

/// Records a payment on an invoice.
pub(crate) fn pay(
    store: &mut Store,
    now: DateTime<Utc>,
    user: i64,
    invoice: i64,
    new: NewPayment,
) -> i64 {
    let contact = store
        .row("Invoice", invoice)
        .map_or(0, |row| row.int("ContactId"));
    let payment = Row::default()
        .with("PayDate", new.date)
        .with("UserId", user)
        .with("PayAmt", new.amount)
        .with("PayType", new.kind)
        .with("ContactId", contact)
        .with("PayNote", new.note)
        .with("InvoiceId", invoice)
        .with("RefundId", 0)
        .with("ChargeId", 0)
        .with("Commission", i64::from(!new.skip_commission))
        .with("Synced", 0)
        .with("DateCreated", now)
        .with("LastUpdated", now);
    let payment = store.insert("Payment", payment);
    let applied = Row::default()
        .with("InvoiceId", invoice)
        .with("Amt", new.amount)
        .with("PayDate", new.date)
        .with("PayStatus", "Approved")
        .with("PaymentId", payment)
        .with("SkipCommission", i64::from(new.skip_commission))
        .with("LastUpdated", now);
    store.insert("InvoicePayment", applied);
    if let Some((card, merchant)) = new.charged {
        charge(store, invoice, payment, new.amount, (card, merchant));
    }
    settle(store, now, invoice);
    payment
}

/// The charge of a card that a payment came from.
fn charge(
    store: &mut Store,
    invoice: i64,
    payment: i64,
    amount: f64,
    (card, merchant): (i64, i64),
) {
    let job = store
        .row("Invoice", invoice)
        .map_or(0, |row| row.int("JobId"));
    let charge = Row::default()
        .with("CCId", card)
        .with("PaymentId", payment)
        .with("MerchantId", merchant)
        .with("OrderNum", job.to_string())
        .with("RefNum", format!("SANDBOX-{payment}"))
        .with("ApprCode", "SANDBOX")
        .with("Amt", amount);
    let charge = store.insert("CCharge", charge);
    if let Some(row) = store.row_mut("Payment", payment) {
        row.set("ChargeId", charge);
    }
}

/// The payments applied to an invoice.
pub(crate) fn payments(store: &Store, invoice: i64) -> impl Iterator<Item = &Row> {
    store.rows_with(&store.indexes.invoice_payments, Key::Number(invoice))
}

/// What is left to pay.
pub(crate) fn due(store: &Store, invoice: i64) -> f64 {
    store
        .row("Invoice", invoice)
        .map_or(0.0, |row| row.double("TotalDue"))
}

/// Deletes an order with its invoice, lines and payments; whether there was one.
pub(crate) fn delete(store: &mut Store, job: i64) -> bool {
    if let Some(invoice) = invoice_of(store, job) {
        for table in ["InvoiceItem", "InvoicePayment", "Payment", "PayPlan"] {
            store.remove_where(table, |row| row.int("InvoiceId") == invoice);
        }
        store.remove("Invoice", invoice);
    }
    store.remove_where("OrderItem", |row| row.int("OrderId") == job);
    store.remove("Job", job)
}

/// Computes the totals of an invoice anew.
pub(crate) fn settle(store: &mut Store, now: DateTime<Utc>, invoice: i64) {
    let Some(job) = store.row("Invoice", invoice).map(|row| row.int("JobId")) else {
        return;
    };
    // A sum over no rows is minus zero; adding zero takes the sign away.
    let cents = |amount: f64| (amount * 100.0).round() / 100.0 + 0.0;
    let total: f64 = items(store, job)
        .map(|item| item.double("PPU") * item.int("Qty") as f64)
        .sum();
    let paid: f64 = payments(store, invoice).map(|row| row.double("Amt")).sum();
    let products: Vec<String> = items(store, job)
        .map(|item| item.int("ProductId"))
        .filter(|id| *id != 0)
        .map(|id| id.to_string())
        .collect();
    let (total, paid) = (cents(total), cents(paid));
    if let Some(row) = store.row_mut("Invoice", invoice) {
        row.set("InvoiceTotal", total);
        row.set("TotalPaid", paid);
        row.set("TotalDue", cents(total - paid));
        row.set("PayStatus", i64::from(total > 0.0 && paid >= total));
        row.set("ProductSold", products.join(","));
        row.set("LastUpdated", now);
    }
    if let Some(row) = store.row_mut("Job", job) {
        row.set("LastUpdated", now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invoice_follows_its_lines_and_payments() {
        let (mut store, now) = (Store::default(), DateTime::UNIX_EPOCH);
        let date = now.date_naive();
        let new = NewOrder {
            contact: 1,
            title: "Tools".into(),
            date,
            kind: "Offline".into(),
            lead_affiliate: 0,
            sale_affiliate: 0,
        };
        let (job, invoice) = create(&mut store, now, 1, &new);
        let item = |price| NewItem {
            price,
            quantity: 3,
            kind: PRODUCT,
            ..NewItem::default()
        };
        let first = add_item(&mut store, now, job, item(0.1));
        add_item(&mut store, now, job, item(1.0));
        assert_eq!(due(&store, invoice), 3.3);
        assert!(remove_item(&mut store, now, job, first));
        let payment = |amount| NewPayment {
            amount,
            date,
            kind: "Cash".into(),
            note: String::new(),
            skip_commission: false,
            charged: None,
        };
        pay(&mut store, now, 1, invoice, payment(3.0));
        let row = store.row("Invoice", invoice).unwrap();
        assert_eq!((row.double("TotalDue"), row.int("PayStatus")), (0.0, 1));
        assert!(delete(&mut store, job) && !store.has("Invoice", invoice));
    }
}
