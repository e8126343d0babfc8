//! A line of a v2 order: written in major units, shown in minor ones (documented).

use serde_json::{Value as Json, json};

use crate::rest::shared::fields::number;
use crate::rest::shared::{Call, Refusal, json};
use crate::rest::v2::{money, products};
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

/// A line as a body has it.
///
/// # Errors
/// 404 for a product that is not there, 400 for another kind of line and for one of a product that names none
/// (documented as required).
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
    if product == 0 && [orders::PRODUCT, orders::SUBSCRIPTION].contains(&kind) {
        return Err(Refusal::bad("product_id is required"));
    }
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

/// As it is shown.
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
        "subscription_plan": products::plan(store, row.int("SubscriptionPlanId")),
    })
}
