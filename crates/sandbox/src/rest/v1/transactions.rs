//! v1 `/transactions`: card charges with the orders they paid, in major units.

use http::Method;
use serde_json::{Value as Json, json};

use super::tasks::period;
use super::{order_shape, page};
use crate::rest::shared::charges::{orders_of, paid_at, payment_of};
use crate::rest::shared::{Answer, Call, Refusal, Reply, Version, id, json};
use crate::store::{Row, Store};

const V1: Version = Version::V1;

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    Some(match (call.method.clone(), path) {
        (Method::GET, []) => list(call, None),
        (Method::GET, [one]) => id(one).and_then(|id| get(call, id)),
        _ => return None,
    })
}

fn get(call: &Call<'_>, charge: i64) -> Answer {
    let row = call.store.row("CCharge", charge);
    let row = row.ok_or_else(|| Refusal::missing("Transaction"))?;
    Reply::ok(show(call.store, row))
}

/// All charges, or those of an order.
pub(super) fn list(call: &Call<'_>, order: Option<i64>) -> Answer {
    let contact = call.query_number("contact_id")?;
    let (since, until) = period(call)?;
    let order = order.map(|order| order.to_string());
    let within = |payment: &Row| {
        let at = paid_at(payment);
        since.is_none_or(|since| at.is_some_and(|at| at >= since))
            && until.is_none_or(|until| at.is_some_and(|at| at <= until))
    };
    let rows: Vec<&Row> = call
        .store
        .rows("CCharge")
        .filter(|row| {
            let payment = payment_of(call.store, row);
            contact.is_none_or(|contact| payment.int("ContactId") == contact) && within(&payment)
        })
        .filter(|row| {
            order
                .as_deref()
                .is_none_or(|order| orders_of(row).any(|id| id == order))
        })
        .collect();
    let echo = page::echoed(call, &["contact_id", "since", "until"]);
    let show = |row: &Row| show(call.store, row);
    Reply::ok(page::page(call, "transactions", rows, &echo, show)?)
}

fn show(store: &Store, row: &Row) -> Json {
    let payment = payment_of(store, row);
    let at = json::time(V1, paid_at(&payment));
    let orders: Vec<Json> = orders_of(row)
        .filter_map(|id| store.row("Job", id.parse().ok()?))
        .map(|job| order_shape::show(store, job))
        .collect();
    json!({
        "id": row.id(),
        "amount": row.double("Amt"),
        "collection_method": json::text(payment.text("PayType")),
        "contact_id": json::id(V1, payment.int("ContactId")),
        "currency": "USD",
        "errors": null,
        "gateway": null,
        "gateway_account_name": null,
        "order_ids": json::text(row.text("OrderNum")),
        "orders": orders,
        "paymentDate": at,
        "status": "APPROVED",
        "test": false,
        "transaction_date": at,
        "type": "Sale",
    })
}
