//! v2 `/orders/{id}/payments`: what was booked on the invoice of an order. The amount is shown in
//! major units: no source says which it is (inferred).

use serde_json::{Value as Json, json};

use super::filter::{Filter, Key, Test};
use super::{orders, page};
use crate::rest::{Answer, Call, Refusal, Reply, Version, json};
use crate::store::Row;
use crate::zone;

const V2: Version = Version::V2;

/// Stored and v2 words of a booking's state; the table holds free text (documented), of which these
/// are known (inferred).
const STATES: [(&str, &str); 8] = [
    ("Approved", "APPROVED"),
    ("Manual", "MANUAL_PAID"),
    ("Refunded", "REFUNDED"),
    ("Voided", "VOIDED"),
    ("PayPal", "PAYPAL_PAID"),
    ("Failed", "FAILED"),
    ("Error", "ERROR"),
    ("Pending", "PENDING"),
];

fn state(row: &Row) -> Option<&'static str> {
    let stored = row.text("PayStatus");
    let known = STATES
        .iter()
        .find(|(word, _)| word.eq_ignore_ascii_case(stored));
    known.map(|(_, word)| *word)
}

const KEYS: [Key; 5] = [
    ("invoice_id", Test::Equal("InvoiceId")),
    ("payment_id", Test::Equal("PaymentId")),
    (
        "amount",
        Test::Custom(|_, row, text| {
            let wanted: f64 = text.parse().map_err(|_| Refusal::unreadable())?;
            Ok(row.double("Amt") == wanted)
        }),
    ),
    (
        "pay_status",
        Test::Custom(|_, row, word| Ok(state(row) == Some(word))),
    ),
    ("skip_commission", Test::Flag("SkipCommission")),
];

const ORDER: [(&str, &str); 7] = [
    ("invoice_id", "InvoiceId"),
    ("payment_id", "PaymentId"),
    ("amount", "Amt"),
    ("pay_time", "PayDate"),
    ("pay_status", "PayStatus"),
    ("skip_commission", "SkipCommission"),
    ("last_updated_time", "LastUpdated"),
];

pub(super) fn list(call: &Call<'_>, order: i64) -> Answer {
    let invoice = orders::invoice(call.store, orders::ORDER.row(call.store, order)?);
    let filter = Filter::parse(call.query("filter"), &KEYS, call.store, None)?;
    let booked = crate::orders::payments(call.store, invoice.id());
    let mut rows = filter.select(call.store, booked)?;
    page::sort(call, &mut rows, &ORDER)?;
    let show = |row: &Row| show(call, row);
    Reply::ok(page::page(
        call,
        "invoice_order_payments",
        rows,
        1000,
        show,
    )?)
}

fn show(call: &Call<'_>, row: &Row) -> Json {
    let payment = call.store.row("Payment", row.int("PaymentId"));
    let payment = payment.cloned().unwrap_or_default();
    let midnight = row
        .date("PayDate")
        .and_then(|date| date.and_hms_opt(0, 0, 0));
    json!({
        "id": row.id().to_string(),
        "amount": row.double("Amt"),
        "note": json::text(payment.text("PayNote")),
        "invoice_id": row.int("InvoiceId").to_string(),
        "payment_id": row.int("PaymentId").to_string(),
        "pay_time": json::time(V2, midnight.map(zone::from_eastern)),
        "pay_status": state(row),
        "skip_commission": row.is("SkipCommission"),
        "last_updated_time": json::time(V2, row.time("LastUpdated")),
    })
}
