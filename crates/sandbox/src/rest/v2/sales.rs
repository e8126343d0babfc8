//! v2 `/sales`: payments and card transactions over all orders, in major units (documented).

use chrono::{DateTime, Utc};
use http::Method;
use serde_json::{Value as Json, json};

use super::{page, payment_methods};
use crate::rest::shared::charges::{orders_of, paid_at, payment_of};
use crate::rest::shared::fields::flag;
use crate::rest::shared::filter::{Filter, Key, Test};
use crate::rest::shared::{Answer, Call, Refusal, Reply, Version, json};
use crate::store::{Row, Store, zone};

const V2: Version = Version::V2;

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    Some(match (call.method.clone(), path) {
        (Method::GET, ["payments"]) => payments(call),
        (Method::GET, ["transactions"]) => transactions(call),
        _ => return None,
    })
}

fn order_of(store: &Store, payment: &Row) -> i64 {
    store
        .row("Invoice", payment.int("InvoiceId"))
        .map_or(0, |invoice| invoice.int("JobId"))
}

fn charge_of<'a>(store: &'a Store, payment: &Row) -> Option<&'a Row> {
    store.row("CCharge", payment.int("ChargeId"))
}

fn merchant_of(store: &Store, payment: &Row) -> i64 {
    charge_of(store, payment).map_or(0, |charge| charge.int("MerchantId"))
}

fn bound(text: &str) -> Result<DateTime<Utc>, Refusal> {
    zone::parse_instant(text).ok_or_else(|| Refusal::bad("Invalid filter value"))
}

const PAYMENT_KEYS: [Key; 10] = [
    ("id", Test::Compare("Id")),
    ("ids", Test::List("Id")),
    ("amount", Test::CompareNot("PayAmt")),
    (
        "order_id",
        Test::Custom(|store, row, text| Ok(order_of(store, row).to_string() == text)),
    ),
    (
        "order_ids",
        Test::Custom(|store, row, text| {
            let order = order_of(store, row).to_string();
            Ok(text.split(',').any(|id| id.trim() == order))
        }),
    ),
    ("contact_id", Test::Equal("ContactId")),
    (
        "since_time",
        Test::Custom(|_, row, text| {
            let since = bound(text)?;
            Ok(paid_at(row).is_some_and(|at| at >= since))
        }),
    ),
    (
        "until_time",
        Test::Custom(|_, row, text| {
            let until = bound(text)?;
            Ok(paid_at(row).is_some_and(|at| at <= until))
        }),
    ),
    (
        "merchant_account_id",
        Test::Custom(|store, row, text| Ok(merchant_of(store, row).to_string() == text)),
    ),
    ("merchant_account_type", Test::Custom(|_, _, _| Ok(false))),
];

fn payments(call: &Call<'_>) -> Answer {
    let filter = Filter::parse(call.query("filter"), &PAYMENT_KEYS, call.store, None)?;
    let mut rows = filter.select(call.store, call.store.rows("Payment"))?;
    let order = [
        ("id", "Id"),
        ("amount", "PayAmt"),
        ("payment_time", "PayDate"),
        ("contact_id", "ContactId"),
    ];
    page::sort(call, &mut rows, &order)?;
    let show = |row: &Row| show_payment(call, row);
    Reply::ok(page::page(call, "payments", rows, 1000, show)?)
}

fn show_payment(call: &Call<'_>, row: &Row) -> Json {
    let charge = charge_of(call.store, row);
    let order = order_of(call.store, row);
    let orders: Vec<Json> = json::id(V2, order)
        .as_str()
        .map(Json::from)
        .into_iter()
        .collect();
    let card = charge.map_or(0, |charge| charge.int("CCId"));
    json!({
        "id": row.id().to_string(),
        "type": json::text(row.text("PayType")),
        "amount": row.double("PayAmt"),
        "note": json::text(row.text("PayNote")),
        "status": "APPROVED",
        "commissioned": row.is("Commission"),
        "synced": row.is("Synced"),
        "payment_time": json::time(V2, paid_at(row)),
        "refund_payment_id": json::id(V2, row.int("RefundId")),
        "contact_id": json::id(V2, row.int("ContactId")),
        "order_ids": orders,
        "update_time": json::time(V2, row.time("LastUpdated")),
        "external_transaction_id": charge.map_or(Json::Null, |charge| json::text(charge.text("RefNum"))),
        "merchant_account_id": json::id(V2, merchant_of(call.store, row)),
        "payment_method": payment_methods::of_card(call, card),
    })
}

const TRANSACTION_KEYS: [Key; 10] = [
    ("amount", Test::CompareNot("Amt")),
    (
        "order_id",
        Test::Custom(|_, row, text| Ok(orders_of(row).any(|id| id == text))),
    ),
    (
        "contact_id",
        Test::Custom(|store, row, text| {
            Ok(payment_of(store, row).int("ContactId").to_string() == text)
        }),
    ),
    (
        "since_time",
        Test::Custom(|store, row, text| {
            let since = bound(text)?;
            Ok(paid_at(&payment_of(store, row)).is_some_and(|at| at >= since))
        }),
    ),
    (
        "until_time",
        Test::Custom(|store, row, text| {
            let until = bound(text)?;
            Ok(paid_at(&payment_of(store, row)).is_some_and(|at| at <= until))
        }),
    ),
    ("merchant_account_id", Test::Equal("MerchantId")),
    ("merchant_account_type", Test::Custom(|_, _, _| Ok(false))),
    ("status", Test::Custom(|_, _, word| Ok(word == STATUS))),
    (
        "transaction_method",
        Test::Custom(|_, _, word| Ok(word == METHOD)),
    ),
    (
        "is_successful",
        Test::Custom(|_, _, word| flag(&word.into())),
    ),
];

/// Every charge of the sandbox went through; the table has no column that says otherwise.
const STATUS: &str = "APPROVED";
const METHOD: &str = "CAPTURE";

/// Transactions have no id in v2 (documented).
fn transactions(call: &Call<'_>) -> Answer {
    let filter = Filter::parse(call.query("filter"), &TRANSACTION_KEYS, call.store, None)?;
    let mut rows = filter.select(call.store, call.store.rows("CCharge"))?;
    let order = [
        ("amount", "Amt"),
        ("transaction_time", "Id"),
        ("contact_id", "PaymentId"),
    ];
    page::sort(call, &mut rows, &order)?;
    let show = |row: &Row| show_transaction(call, row);
    Reply::ok(page::page(call, "transactions", rows, 1000, show)?)
}

fn show_transaction(call: &Call<'_>, row: &Row) -> Json {
    let payment = payment_of(call.store, row);
    let contact = call.store.row("Contact", payment.int("ContactId"));
    let orders: Vec<&str> = orders_of(row).collect();
    json!({
        "amount": row.double("Amt"),
        "status": STATUS,
        "contact": contact.map(|contact| json!({
            "id": contact.id().to_string(),
            "email": json::text(contact.text("Email")),
            "given_name": json::text(contact.text("FirstName")),
            "family_name": json::text(contact.text("LastName")),
        })),
        "order_ids": orders,
        "contact_id": json::id(V2, payment.int("ContactId")),
        "transaction_method": METHOD,
        "transaction_time": json::time(V2, paid_at(&payment)),
        "external_reference_id": json::text(row.text("RefNum")),
        "external_response_code": json::text(row.text("ApprCode")),
        "payment_id": json::id(V2, row.int("PaymentId")),
        "is_successful": true,
        "merchant_account_id": json::id(V2, row.int("MerchantId")),
        "payment_method": payment_methods::of_card(call, row.int("CCId")),
    })
}
