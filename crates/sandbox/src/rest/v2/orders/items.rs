//! v2 `/orders/{id}/items`: the lines of an order.

use http::Method;
use serde_json::Value as Json;

use super::item::{read_item, show};
use super::order::{ORDER, invoice};
use crate::rest::shared::fields::number;
use crate::rest::shared::{Answer, Call, Refusal, Reply, json};
use crate::rules::orders;
use crate::store::Row;

pub(super) fn create(call: &mut Call<'_>, order: i64) -> Answer {
    ORDER.row(call.store, order)?;
    let body = call.body()?;
    let item = read_item(call, &body)?;
    let item = orders::add_item(call.store, call.now, order, item);
    let row = call
        .store
        .row("OrderItem", item)
        .cloned()
        .unwrap_or_default();
    Reply::created(show(call.store, &row))
}

pub(super) fn one(call: &mut Call<'_>, order: i64, item: i64) -> Answer {
    ORDER.row(call.store, order)?;
    let missing = || Refusal::missing("OrderItem");
    let mut row = call
        .store
        .row("OrderItem", item)
        .cloned()
        .ok_or_else(missing)?;
    if row.int("OrderId") != order {
        return Err(missing());
    }
    match call.method.clone() {
        Method::DELETE => {
            orders::remove_item(call.store, call.now, order, item);
            return Reply::no_content();
        }
        Method::PATCH => {
            let (body, mask) = (call.body()?, call.query_list("update_mask"));
            let given = |name: &str| {
                body.get(name)
                    .filter(|_| mask.is_empty() || mask.iter().any(|allowed| allowed == name))
            };
            for (name, column) in [
                ("name", "ItemName"),
                ("description", "ItemDescription"),
                ("notes", "Notes"),
            ] {
                if let Some(value) = given(name) {
                    row.set(column, json::read_text(value)?);
                }
            }
            for (name, column) in [
                ("quantity", "Qty"),
                ("product_id", "ProductId"),
                ("subscription_plan_id", "SubscriptionPlanId"),
            ] {
                if let Some(value) = given(name) {
                    row.set(column, json::read_id(value)?);
                }
            }
            for (name, column) in [("price_per_unit", "PPU"), ("cost_per_unit", "CPU")] {
                if let Some(value) = given(name) {
                    row.set(column, number(value)?);
                }
            }
            call.store.insert("OrderItem", row.clone());
            let invoice = orders::invoice_of(call.store, order).unwrap_or_default();
            orders::settle(call.store, call.now, invoice);
        }
        _ => {}
    }
    Reply::ok(show(call.store, &row))
}

/// `POST /orders/{id}/items/{item}:applyCommission`: kept, and changes nothing, as over XML-RPC: the sandbox computes no
/// commissions. Answers the line.
pub(super) fn commission(call: &mut Call<'_>, order: i64, item: i64) -> Answer {
    let invoice = invoice(call.store, ORDER.row(call.store, order)?);
    let line = call.store.row("OrderItem", item).cloned();
    let line = line.filter(|line| line.int("OrderId") == order);
    let line = line.ok_or_else(|| Refusal::missing("OrderItem"))?;
    let body = call.body()?;
    let affiliate = json::read_id(&body["affiliate_id"])?;
    if affiliate == 0 {
        return Err(Refusal::bad("affiliate_id is required"));
    }
    if !call.store.has("Affiliate", affiliate) {
        return Err(Refusal::bad(format!(
            "Affiliate {affiliate} does not exist"
        )));
    }
    let payout = json::member(&body, "payout_type")?;
    if !["UPFRONT", "PAYMENT_RECEIVED"].contains(&payout.as_str()) {
        return Err(Refusal::bad("payout_type is required"));
    }
    let amount = match &body["commission_amount"] {
        Json::Null => 0.0,
        given => number(given)?,
    };
    let row = Row::default()
        .with("invoice_id", invoice.id())
        .with("affiliate_id", affiliate)
        .with("amount", amount);
    call.store.insert("commission_override", row);
    Reply::ok(show(call.store, &line))
}
