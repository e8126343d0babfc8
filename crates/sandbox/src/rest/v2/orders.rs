//! v2 `/orders`: orders with lines and payments. Item prices and payments are written in major
//! units and shown in minor ones (documented).

mod item;
mod items;
mod order;
mod payment_plan;
mod payments;

use http::{Method, StatusCode};

pub(crate) use self::order::ORDER;
use self::order::{FORM, TYPES, known_contact};
use super::resource;
use crate::rest::shared::{Answer, Call, Refusal, Reply, id, json, model};
use crate::rules::orders::{self, NewItem, NewOrder};
use crate::store::zone;

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    let method = call.method.clone();
    Some(match (method, path) {
        (_, ["model", rest @ ..]) => return model::route(call, FORM, &["custom_fields"], rest),
        (Method::POST, []) => create(call),
        (Method::DELETE, [order]) => id(order).and_then(|id| delete(call, id)),
        (Method::POST, [order, "items"]) => id(order).and_then(|id| items::create(call, id)),
        (Method::POST, [order, "items", item]) if item.ends_with(":applyCommission") => {
            let item = id(item.trim_end_matches(":applyCommission"));
            id(order).and_then(|order| items::commission(call, order, item?))
        }
        (Method::GET | Method::DELETE | Method::PATCH, [order, "items", item]) => {
            id(order).and_then(|order| id(item).and_then(|item| items::one(call, order, item)))
        }
        (Method::GET, [order, "payments"]) => id(order).and_then(|id| payments::list(call, id)),
        (Method::POST, [order, "payments"]) => id(order).and_then(|id| payments::pay(call, id)),
        (Method::PATCH, [order, "payments", payment]) => id(order)
            .and_then(|order| id(payment).map(|payment| (order, payment)))
            .and_then(|(order, payment)| payments::update(call, order, payment)),
        (Method::POST, [order]) if order.ends_with(":applyTax") => {
            id(order.trim_end_matches(":applyTax")).and_then(|id| apply_tax(call, id))
        }
        _ => return resource::route(&ORDER, call, path),
    })
}

fn create(call: &mut Call<'_>) -> Answer {
    let body = call.body()?;
    for name in ["contact_id", "order_time", "order_title", "order_type"] {
        if body[name].is_null() {
            return Err(Refusal::bad(format!("{name} is required")));
        }
    }
    let contact = known_contact(call, &body["contact_id"])?;
    let word = json::member(&body, "order_type")?;
    let (kind, _) = TYPES
        .iter()
        .find(|(_, v2)| *v2 == word)
        .ok_or_else(Refusal::unreadable)?;
    let time = json::member(&body, "order_time")?;
    let at = zone::parse_instant(&time).ok_or_else(Refusal::unreadable)?;
    let items: Result<Vec<NewItem>, Refusal> = json::read_list(&body["order_items"])?
        .iter()
        .map(|item| item::read_item(call, item))
        .collect();
    let new = NewOrder {
        contact,
        title: json::member(&body, "order_title")?,
        date: zone::to_eastern(at).date(),
        kind: (*kind).to_owned(),
        lead_affiliate: json::read_id(&body["lead_affiliate_id"])?,
        sale_affiliate: json::read_id(&body["sales_affiliate_id"])?,
    };
    let items = items?;
    let (order, _) = orders::create(call.store, call.now, call.user, &new);
    for item in items {
        orders::add_item(call.store, call.now, order, item);
    }
    ORDER.update(call, order)?;
    ORDER.answer(call, order, StatusCode::CREATED)
}

/// An order with a payment cannot be deleted (documented; the status is inferred).
fn delete(call: &mut Call<'_>, order: i64) -> Answer {
    ORDER.row(call.store, order)?;
    let invoice = orders::invoice_of(call.store, order).unwrap_or_default();
    if orders::payments(call.store, invoice).next().is_some() {
        return Err(Refusal::new(
            StatusCode::CONFLICT,
            "An order with a payment cannot be deleted",
        ));
    }
    orders::delete(call.store, order);
    Reply::no_content()
}

/// The totals are computed anew; the sandbox knows no taxes.
fn apply_tax(call: &mut Call<'_>, order: i64) -> Answer {
    ORDER.row(call.store, order)?;
    if let Some(invoice) = orders::invoice_of(call.store, order) {
        orders::settle(call.store, call.now, invoice);
    }
    ORDER.get(call, order)
}
