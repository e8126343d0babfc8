//! v2 `/orders/{id}/payments`: what was booked on the invoice of an order. The amount is shown in
//! major units: no source says which it is (inferred).

use serde_json::{Value as Json, json};

use super::order;
use crate::rest::shared::fields::number;
use crate::rest::shared::filter::{Filter, Key, Test};
use crate::rest::shared::payment_method_id::card_of;
use crate::rest::shared::{Answer, Call, Refusal, Reply, Version, json};
use crate::rest::v2::{money, page};
use crate::rules::orders::{self, NewPayment};
use crate::store::{Row, zone};

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
    let invoice = order::invoice(call.store, order::ORDER.row(call.store, order)?);
    let filter = Filter::parse(call.query("filter"), &KEYS, call.store, None)?;
    let booked = orders::payments(call.store, invoice.id());
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

/// What `update_mask` takes (documented), and the column of `Payment` that keeps it. The names in
/// small letters are columns of no table that XML-RPC shows.
const CHANGEABLE: [(&str, &str); 9] = [
    ("external_source", "external_source"),
    ("external_source_value", "external_source_value"),
    ("external_status_value", "external_status_value"),
    ("external_create_time", "external_create_time"),
    ("external_update_time", "external_update_time"),
    ("external_create_user", "external_create_user"),
    ("notes", "PayNote"),
    ("payment_time", "PayDate"),
    ("payment_amount", "PayAmt"),
];

/// `PATCH /orders/{id}/payments/{payment}`: notes and the outside source of every payment, time and
/// amount of those recorded by hand (documented). A payment is named by its `payment_id`, which is
/// the id that booking it answers (inferred); answers what was booked.
pub(super) fn update(call: &mut Call<'_>, order: i64, payment: i64) -> Answer {
    let invoice = order::invoice(call.store, order::ORDER.row(call.store, order)?).id();
    let missing = || Refusal::missing("Payment");
    let booked = orders::payments(call.store, invoice)
        .find(|row| row.int("PaymentId") == payment)
        .cloned()
        .ok_or_else(missing)?;
    let row = call.store.row("Payment", payment).cloned();
    let changed = changed(call, row.ok_or_else(missing)?)?;
    let booked = booked
        .with("Amt", changed.double("PayAmt"))
        .with("LastUpdated", call.now);
    let booked = match changed.date("PayDate") {
        Some(date) => booked.with("PayDate", date),
        None => booked,
    };
    let id = booked.id();
    call.store.insert("Payment", changed);
    call.store.insert("InvoicePayment", booked);
    orders::settle(call.store, call.now, invoice);
    let booked = call.store.row("InvoicePayment", id).ok_or_else(missing)?;
    Reply::ok(show(call, booked))
}

/// A payment with what the body says and the mask lets through.
fn changed(call: &Call<'_>, mut row: Row) -> Result<Row, Refusal> {
    let body = call.body()?;
    let mask = call.query_list("update_mask");
    let known = |name: &String| CHANGEABLE.iter().any(|(known, _)| known == name);
    if let Some(name) = mask.iter().find(|name| !known(name)) {
        return Err(Refusal::bad(format!("Invalid update_mask: {name}")));
    }
    let given = |name: &str| mask.is_empty() || mask.iter().any(|allowed| allowed == name);
    // A charge of a card has one; what was recorded by hand has none (inferred).
    let by_hand = row.int("ChargeId") == 0;
    for (name, column) in CHANGEABLE.iter().filter(|(name, _)| given(name)) {
        let Some(value) = body.get(*name) else {
            continue;
        };
        match *name {
            "payment_time" | "payment_amount" if !by_hand => {
                return Err(Refusal::bad(format!(
                    "{name} can only be modified for manually recorded payments"
                )));
            }
            "payment_time" => {
                let at = zone::parse_instant(&json::member(&body, name)?);
                let at = at.ok_or_else(Refusal::unreadable)?;
                row.set(column, zone::to_eastern(at).date());
            }
            "payment_amount" => {
                row.set(column, value.as_f64().ok_or_else(Refusal::unreadable)?);
            }
            _ => row.set(column, json::member(&body, name)?),
        }
    }
    Ok(row.with("LastUpdated", call.now))
}

/// `POST /orders/{id}/payments`: a payment that is recorded, or a card that is charged.
pub(super) fn pay(call: &mut Call<'_>, order: i64) -> Answer {
    order::ORDER.row(call.store, order)?;
    let body = call.body()?;
    if body["payment_amount"].is_null() || body["apply_to_commissions"].is_null() {
        return Err(Refusal::bad(
            "payment_amount and apply_to_commissions are required",
        ));
    }
    let invoice = orders::invoice_of(call.store, order).ok_or_else(|| order::ORDER.missing())?;
    let at = zone::parse_instant(&json::member(&body, "payment_time")?).unwrap_or(call.now);
    let amount = number(&body["payment_amount"])?;
    check_amount(call, invoice, amount)?;
    let (kind, charged) = match Means::read(call, &body, amount)? {
        Means::Recorded(kind) => (kind, None),
        Means::Card { id, good: true } => ("Credit Card".to_owned(), Some((id, orders::MERCHANT))),
        // A card that is declined is no refusal of the call (inferred).
        Means::Card { good: false, .. } => {
            return Reply::created(json!({
                "invoice_id": invoice.to_string(),
                "payment_amount": amount,
                "payment_status_message": "DECLINED",
            }));
        }
    };
    let payment = NewPayment {
        amount,
        date: zone::to_eastern(at).date(),
        kind,
        note: json::member(&body, "notes")?,
        skip_commission: body["apply_to_commissions"] == json!(false),
        charged,
    };
    let id = orders::pay(call.store, call.now, call.user, invoice, payment);
    Reply::created(json!({
        "id": id.to_string(),
        "invoice_id": invoice.to_string(),
        "payment_amount": amount,
        "payment_status_message": "APPROVED",
        "transaction_id": id.to_string(),
    }))
}

/// Not more than the balance (documented; the status is inferred).
fn check_amount(call: &Call<'_>, invoice: i64, amount: f64) -> Result<(), Refusal> {
    let left = orders::due(call.store, invoice);
    if money::minor_units(amount) > money::minor_units(left) {
        return Err(Refusal::bad(
            "payment_amount must not exceed the current balance of the order",
        ));
    }
    Ok(())
}

/// The manual payment types of the account, which must be matched exactly (documented): those that
/// XML-RPC tells, and the document's own.
const MANUAL_TYPES: [&str; 7] = [
    "Cash",
    "Check",
    "Credit Card",
    "Money Order",
    "PayPal",
    "Credit Card (Manual)",
    "Adjustment",
];

/// What is paid by.
enum Means {
    /// A payment that was made elsewhere, of this kind.
    Recorded(String),
    /// A stored card, and whether it can be charged.
    Card { id: i64, good: bool },
}

impl Means {
    /// One of the two is required, and the card wins (documented).
    fn read(call: &Call<'_>, body: &Json, amount: f64) -> Result<Self, Refusal> {
        let (method, kind) = (
            json::read_id(&body["payment_method_id"])?,
            json::member(body, "payment_method_type")?,
        );
        match (method, kind.as_str()) {
            (0, "") => Err(Refusal::bad(
                "payment_method_id or payment_method_type is required",
            )),
            (0, known) if MANUAL_TYPES.contains(&known) => Ok(Self::Recorded(kind)),
            (0, other) => Err(Refusal::bad(format!(
                "payment_method_type {other} is not allowed"
            ))),
            _ if amount <= 0.0 => Err(Refusal::bad("payment_amount must be greater than 0")),
            _ => {
                let card = call.store.row("CreditCard", card_of(method));
                let card = card.ok_or_else(|| Refusal::missing("PaymentMethod"))?;
                let good = card.int("Status") == 3;
                Ok(Self::Card {
                    id: card.id(),
                    good,
                })
            }
        }
    }
}
