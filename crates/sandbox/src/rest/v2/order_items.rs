//! The lines of v2 orders: written in major units, shown in minor ones (documented).

use http::Method;
use serde_json::{Value as Json, json};

use super::money;
use crate::rest::shared::fields::number;
use crate::rest::shared::{Answer, Call, Refusal, Reply, json};
use crate::rules::orders::{self, ITEM_TYPES, NewItem};
use crate::store::{Row, Store};

/// The kinds of lines that can be created (documented).
const CREATED: [&str; 13] = [
    "PRODUCT",
    "SHIPPING",
    "TAX",
    "FINANCE_CHARGE",
    "SUBSCRIPTION",
    "DISCOUNT",
    "DISCOUNT_FREE_TRIAL",
    "DISCOUNT_ORDER_TOTAL",
    "DISCOUNT_PRODUCT",
    "DISCOUNT_PRODUCT_CATEGORY",
    "DISCOUNT_SHIPPING",
    "OTHER",
    "FEE",
];

pub(super) fn read_item(call: &Call<'_>, item: &Json) -> Result<NewItem, Refusal> {
    let product = call.product(&item["product_id"])?;
    let plan = json::read_id(&item["subscription_plan_id"])?;
    let word = json::member(item, "item_type")?;
    let kind = match word.as_str() {
        "" if plan != 0 => orders::SUBSCRIPTION,
        "" => orders::PRODUCT,
        word if !CREATED.contains(&word) => {
            return Err(Refusal::bad(format!("item_type {word} is not allowed")));
        }
        word => ITEM_TYPES
            .iter()
            .find(|(_, _, v2)| *v2 == word)
            .map_or(0, |(kind, _, _)| *kind),
    };
    let listed = call
        .store
        .row("Product", product)
        .map_or(0.0, |row| row.double("ProductPrice"));
    let price = match &item["price_per_unit"] {
        Json::Null => listed,
        given => number(given)?,
    };
    let cost = if item["cost_per_unit"].is_null() {
        0.0
    } else {
        number(&item["cost_per_unit"])?
    };
    Ok(NewItem {
        product,
        plan,
        kind,
        price,
        cost,
        quantity: json::read_id(&item["quantity"])?.max(1),
        name: json::member(item, "name")?,
        description: json::member(item, "description")?,
        notes: json::member(item, "notes")?,
    })
}

pub(super) fn create(call: &mut Call<'_>, order: i64) -> Answer {
    super::orders::ORDER.row(call.store, order)?;
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
    super::orders::ORDER.row(call.store, order)?;
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
    let invoice = super::orders::invoice(call.store, super::orders::ORDER.row(call.store, order)?);
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

pub(super) fn show(store: &Store, row: &Row) -> Json {
    let kind = ITEM_TYPES
        .iter()
        .find(|(kind, _, _)| *kind == row.int("ItemType"));
    let product = store
        .row("Product", row.int("ProductId"))
        .map_or(Json::Null, |product| {
            json!({
                "id": product.id().to_string(),
                "name": product.text("ProductName"),
                "sku": json::text(product.text("Sku")),
                "description": json::text(product.text("Description")),
                "shippable": product.is("Shippable"),
                "taxable": product.is("Taxable"),
            })
        });
    json!({
        "id": row.id().to_string(),
        "name": json::text(row.text("ItemName")),
        "description": json::text(row.text("ItemDescription")),
        "notes": json::text(row.text("Notes")),
        "quantity": row.int("Qty"),
        "item_type": kind.map_or("UNKNOWN", |(_, _, word)| word),
        "price_per_unit": money::show(row.double("PPU")),
        "cost_per_unit": money::show(row.double("CPU")),
        "discount": orders::discount_of(store, row.id()).map(money::show),
        "subscription_id": orders::subscription_of(store, row).map(|id| id.to_string()),
        "product": product,
        "subscription_plan": super::products::plan(store, row.int("SubscriptionPlanId")),
    })
}
