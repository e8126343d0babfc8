//! v1 `/orders`: amounts are text on input, numbers in major units on output (documented).

use http::{Method, StatusCode};
use serde_json::{Value as Json, json};

use super::order_shape::{as_created, invoice, item_as_created, show};
use super::tasks::period;
use crate::rest::shared::fields::number;
use crate::rest::shared::shipping_address::write_shipping;
use crate::rest::shared::{Answer, Call, Refusal, Reply, Version, id, json, model};
use crate::rules::orders::{self, ITEM_TYPES, NewItem, NewOrder, NewPayment};
use crate::store::{Row, zone};

use super::{page, transactions};

const V1: Version = Version::V1;
const FORM: i64 = -9;

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    Some(match (call.method.clone(), path) {
        (_, ["model"]) => return model::route(call, FORM, &[], &[]),
        (Method::GET, []) => list(call),
        (Method::POST, []) => create(call),
        (Method::GET, [one]) => id(one).and_then(|id| answer(call, id, StatusCode::OK)),
        (Method::DELETE, [one]) => id(one).and_then(|id| delete(call, id)),
        (Method::POST, [one, "items"]) => id(one).and_then(|id| add_item(call, id)),
        (Method::DELETE, [one, "items", item]) => {
            id(one).and_then(|order| id(item).and_then(|item| remove_item(call, order, item)))
        }
        (Method::GET, [one, "transactions"]) => id(one).and_then(|id| transactions(call, id)),
        (Method::GET, [one, "payments"]) => id(one).and_then(|id| payments(call, id)),
        (Method::POST, [one, "payments"]) => id(one).and_then(|id| pay(call, id)),
        _ => return None,
    })
}

fn missing() -> Refusal {
    Refusal::missing("Order")
}

fn list(call: &Call<'_>) -> Answer {
    let (contact, product) = (
        call.query_number("contact_id")?,
        call.query_number("product_id")?,
    );
    let (since, until) = period(call)?;
    let has = |row: &Row, product: i64| {
        orders::items(call.store, row.id()).any(|item| item.int("ProductId") == product)
    };
    let paid = |row: &Row| invoice(call.store, row).is("PayStatus");
    let mut rows: Vec<&Row> = call
        .store
        .rows("Job")
        .filter(|row| contact.is_none_or(|contact| row.int("ContactId") == contact))
        .filter(|row| product.is_none_or(|product| has(row, product)))
        .filter(|row| {
            call.query_flag("paid")
                .is_none_or(|wanted| wanted == paid(row))
        })
        .filter(|row| {
            since.is_none_or(|since| row.time("DateCreated").is_some_and(|at| at >= since))
        })
        .filter(|row| {
            until.is_none_or(|until| row.time("DateCreated").is_some_and(|at| at <= until))
        })
        .collect();
    // The most recent first (documented).
    let column = match call.query("order") {
        None | Some("") => "DateCreated",
        Some("order_date") => "StartDate",
        Some("update_date") => "LastUpdated",
        Some(_) => return Err(Refusal::unreadable()),
    };
    rows.sort_by_key(|row| std::cmp::Reverse((row.time(column), row.id())));
    let echo = page::echoed(
        call,
        &[
            "contact_id",
            "paid",
            "product_id",
            "since",
            "until",
            "order",
        ],
    );
    Reply::ok(page::page(call, "orders", rows, &echo, |row| {
        show(call.store, row)
    })?)
}

fn answer(call: &Call<'_>, order: i64, status: StatusCode) -> Answer {
    let row = call.store.row("Job", order).ok_or_else(missing)?;
    Ok(Reply::Json(status, show(call.store, row)))
}

fn create(call: &mut Call<'_>) -> Answer {
    let body = call.body()?;
    for name in [
        "contact_id",
        "order_date",
        "order_items",
        "order_title",
        "order_type",
    ] {
        if body[name].is_null() {
            return Err(Refusal::bad(format!("{name} is required")));
        }
    }
    let contact = json::read_id(&body["contact_id"])?;
    if !call.store.has("Contact", contact) {
        return Err(Refusal::bad("Unable to find this Contact"));
    }
    let kind = json::member(&body, "order_type")?;
    if !["Online", "Offline"].contains(&kind.as_str()) {
        return Err(Refusal::unreadable());
    }
    let date = json::member(&body, "order_date")?;
    let at = zone::parse_instant(&date).ok_or_else(Refusal::unreadable)?;
    let items: Result<Vec<NewItem>, Refusal> = json::read_list(&body["order_items"])?
        .iter()
        .map(|item| read_item(call, item))
        .collect();
    let items = items?;
    let new = NewOrder {
        contact,
        title: json::member(&body, "order_title")?,
        date: zone::to_eastern(at).date(),
        kind,
        lead_affiliate: json::read_id(&body["lead_affiliate_id"])?,
        sale_affiliate: json::read_id(&body["sales_affiliate_id"])?,
    };
    let (order, _) = orders::create(call.store, call.now, call.user, &new);
    for item in items {
        orders::add_item(call.store, call.now, order, item);
    }
    if let Some(address) = body
        .get("shipping_address")
        .filter(|address| address.is_object())
        && let Some(row) = call.store.row_mut("Job", order)
    {
        write_shipping(row, address)?;
    }
    let row = call.store.row("Job", order).ok_or_else(missing)?;
    Reply::created(as_created(call.store, row))
}

fn read_item(call: &Call<'_>, item: &Json) -> Result<NewItem, Refusal> {
    let product = call.product(&item["product_id"])?;
    if product == 0 {
        return Err(Refusal::bad("product_id is required"));
    }
    let listed = call
        .store
        .row("Product", product)
        .map_or(0.0, |row| row.double("ProductPrice"));
    let word = json::member(item, "item_type")?;
    let kind = ITEM_TYPES.iter().find(|(_, v1, _)| *v1 == word);
    Ok(NewItem {
        product,
        kind: kind.map_or(orders::PRODUCT, |(kind, _, _)| *kind),
        price: if item["price"].is_null() {
            listed
        } else {
            number(&item["price"])?
        },
        quantity: json::read_id(&item["quantity"])?.max(1),
        description: json::member(item, "description")?,
        ..NewItem::default()
    })
}

/// An order with a payment cannot be deleted (documented; the status is inferred).
fn delete(call: &mut Call<'_>, order: i64) -> Answer {
    let row = call.store.row("Job", order).ok_or_else(missing)?;
    let invoice = invoice(call.store, row).id();
    if orders::payments(call.store, invoice).next().is_some() {
        return Err(Refusal::bad("An order with a payment cannot be deleted"));
    }
    orders::delete(call.store, order);
    Reply::no_content()
}

fn add_item(call: &mut Call<'_>, order: i64) -> Answer {
    call.store.row("Job", order).ok_or_else(missing)?;
    let item = read_item(call, &call.body()?)?;
    let item = orders::add_item(call.store, call.now, order, item);
    let row = call
        .store
        .row("OrderItem", item)
        .cloned()
        .unwrap_or_default();
    Reply::created(item_as_created(call.store, &row))
}

fn remove_item(call: &mut Call<'_>, order: i64, item: i64) -> Answer {
    match orders::remove_item(call.store, call.now, order, item) {
        true => Reply::no_content(),
        false => Err(Refusal::missing("OrderItem")),
    }
}

fn transactions(call: &Call<'_>, order: i64) -> Answer {
    call.store.row("Job", order).ok_or_else(missing)?;
    transactions::list(call, Some(order))
}

/// A bare array (documented).
fn payments(call: &Call<'_>, order: i64) -> Answer {
    let row = call.store.row("Job", order).ok_or_else(missing)?;
    let shown = orders::payments(call.store, invoice(call.store, row).id()).map(|row| {
        let payment = call
            .store
            .row("Payment", row.int("PaymentId"))
            .cloned()
            .unwrap_or_default();
        let midnight = row
            .date("PayDate")
            .and_then(|date| date.and_hms_opt(0, 0, 0));
        json!({
            "id": row.id(),
            "amount": row.double("Amt"),
            "note": json::text(payment.text("PayNote")),
            "invoice_id": row.int("InvoiceId"),
            "payment_id": row.int("PaymentId"),
            "pay_date": json::time(V1, midnight.map(zone::from_eastern)),
            "pay_status": json::text(row.text("PayStatus")),
            "skip_commission": row.is("SkipCommission"),
            "refund_invoice_payment_id": null,
            "last_updated": json::time(V1, row.time("LastUpdated")),
        })
    });
    Reply::ok(shown.collect())
}

fn pay(call: &mut Call<'_>, order: i64) -> Answer {
    call.store.row("Job", order).ok_or_else(missing)?;
    let body = call.body()?;
    let invoice = orders::invoice_of(call.store, order).ok_or_else(missing)?;
    let amount = number(&body["payment_amount"])?;
    let at = zone::parse_instant(&json::member(&body, "date")?).unwrap_or(call.now);
    let payment = NewPayment {
        amount,
        date: zone::to_eastern(at).date(),
        kind: json::member(&body, "payment_method_type")?,
        note: json::member(&body, "notes")?,
        skip_commission: body["apply_to_commissions"] == json!(false),
        charged: None,
    };
    let id = orders::pay(call.store, call.now, call.user, invoice, payment);
    Reply::created(json!({
        "id": id,
        "invoice_id": invoice,
        "payment_amount": amount,
        "payment_status": "Approved",
        "transaction_id": id,
    }))
}
