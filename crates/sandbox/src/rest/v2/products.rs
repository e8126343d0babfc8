//! v2 `/products` and their subscription plans. Prices are minor units both ways (documented).

use http::Method;
use serde_json::{Map, Value as Json, json};

use super::{money, product_options, resource};
use crate::rest::shared::fields::{Form, number, ro, rw};
use crate::rest::shared::filter::Test;
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Answer, Call, Refusal, Reply, id, json};
use crate::store::{Row, Store};

const PRODUCT: Resource = Resource {
    table: "Product",
    noun: "Product",
    key: "products",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("name", "ProductName", Form::Text),
        rw("sku", "Sku", Form::Text),
        rw("active", "Status", Form::Bool),
        rw("description", "Description", Form::Text),
        rw("short_description", "ShortDescription", Form::Text),
        rw("shippable", "Shippable", Form::Bool),
        rw("weight", "Weight", Form::Double),
        rw("taxable", "Taxable", Form::Bool),
        rw("country_taxable", "CountryTaxable", Form::Bool),
        rw("state_taxable", "StateTaxable", Form::Bool),
        rw("city_taxable", "CityTaxable", Form::Bool),
        rw("subscription_only", "subscription_only", Form::Bool),
        rw("storefront_hidden", "HideInStore", Form::Bool),
        rw("top_html", "TopHTML", Form::Text),
        rw("bottom_html", "BottomHTML", Form::Text),
        rw("is_package", "IsPackage", Form::Bool),
        rw("needs_digital_delivery", "NeedsDigitalDelivery", Form::Bool),
        rw("delivery_description", "ShippingTime", Form::Text),
        ro("create_time", "DateCreated", Form::Time),
        ro("update_time", "LastUpdated", Form::Time),
    ],
    required: &["name", "price", "short_description"],
    keys: &[
        ("name", Test::Prefix("ProductName")),
        ("sku", Test::Prefix("Sku")),
        ("description", Test::Prefix("Description")),
        ("short_description", Test::Prefix("ShortDescription")),
        ("product_id", Test::Compare("Id")),
        ("product_ids", Test::List("Id")),
    ],
    order: &[
        ("name", "ProductName"),
        ("sku", "Sku"),
        ("last_updated_time", "LastUpdated"),
    ],
    compose: |store, row, shown| compose(store, row, shown),
    accept: |_, row, body, allowed| {
        let given = |name: &str| body.get(name).filter(|_| allowed(name));
        if let Some(price) = given("price") {
            row.set("ProductPrice", number(price)? / 100.0);
        }
        // Nested on create, flat on update (documented).
        let nested = body
            .get("inventory")
            .filter(|inventory| inventory.is_object());
        for (name, column) in [
            ("inventory_limit", "InventoryLimit"),
            ("inventory_count", "inventory"),
        ] {
            let value = nested
                .and_then(|inventory| inventory.get(name))
                .or_else(|| given(name));
            if let Some(value) = value {
                row.set(column, json::read_id(value)?);
            }
        }
        let name = "email_for_inventory_notifications";
        let notified = nested
            .and_then(|inventory| inventory.get(name))
            .or_else(|| given(name));
        if let Some(email) = notified {
            row.set("InventoryNotifiee", json::read_text(email)?);
        }
        Ok(())
    },
    ..PLAIN
};

/// Stored number and word of a billing cycle, as plans show it.
const CYCLES: [(&str, &str); 4] = [
    ("1", "YEARLY"),
    ("2", "MONTHLY"),
    ("3", "WEEKLY"),
    ("6", "DAILY"),
];

const PLAN: Resource = Resource {
    table: "SubscriptionPlan",
    noun: "SubscriptionPlan",
    key: "subscriptions",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("active", "Active", Form::Bool),
        rw("frequency", "Frequency", Form::Int),
        rw("cycle_type", "Cycle", Form::Words(&CYCLES)),
        rw("total_cycles", "NumberOfCycles", Form::Int),
        rw("display_order_index", "display_order", Form::Int),
    ],
    required: &["cycle_type", "plan_price"],
    keys: &[
        ("active", Test::Flag("Active")),
        (
            "cycle_type",
            Test::Custom(|_, row, word| {
                let stored = CYCLES
                    .iter()
                    .find(|(_, v2)| *v2 == word)
                    .ok_or_else(Refusal::unreadable)?;
                Ok(row.text("Cycle") == stored.0)
            }),
        ),
    ],
    order: &[("id", "Id"), ("product_id", "ProductId")],
    compose: |store, row, shown| {
        shown.insert("plan_price".into(), money::show(row.double("PlanPrice")));
        let product = store.row("Product", row.int("ProductId"));
        let name = product.map_or(Json::Null, |product| product.text("ProductName").into());
        shown.insert("subscription_plan_name".into(), name);
    },
    accept: |_, row, body, allowed| {
        if let Some(price) = body.get("plan_price").filter(|_| allowed("plan_price")) {
            row.set("PlanPrice", number(price)? / 100.0);
        }
        if let Some(prorate) = body
            .get("allow_prorating")
            .filter(|_| allowed("allow_prorating"))
        {
            row.set("Prorate", prorate.as_bool().unwrap_or_default());
        }
        Ok(())
    },
    ..PLAIN
};

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    let method = call.method.clone();
    Some(match (method, path) {
        (Method::GET, []) => list(call),
        (Method::POST, [product]) if product.ends_with(":adjustInventory") => {
            id(product.trim_end_matches(":adjustInventory")).and_then(|id| adjust(call, id))
        }
        (_, [product, "options", rest @ ..]) => {
            return match id(product) {
                Ok(product) => options(call, product, rest),
                Err(refusal) => Some(Err(refusal)),
            };
        }
        (_, [product, "subscriptions", rest @ ..]) => {
            return match id(product) {
                Ok(product) => plans(call, product, rest),
                Err(refusal) => Some(Err(refusal)),
            };
        }
        _ => return resource::route(&PRODUCT, call, path),
    })
}

/// In lists the inventory has no count (documented).
fn list(call: &Call<'_>) -> Answer {
    let mut reply = resource::list(&PRODUCT, call, |_| true)?;
    if let Reply::Json(_, body) = &mut reply {
        for product in body["products"].as_array_mut().into_iter().flatten() {
            if let Some(inventory) = product["inventory"].as_object_mut() {
                inventory.remove("inventory_count");
            }
        }
    }
    Ok(reply)
}

fn adjust(call: &mut Call<'_>, product: i64) -> Answer {
    PRODUCT.row(call.store, product)?;
    let body = call.body()?;
    let quantity = json::read_id(&body["quantity"])?;
    let by = match json::member(&body, "type")?.as_str() {
        "INCREASE" => quantity,
        "DECREASE" => quantity.saturating_neg(),
        _ => return Err(Refusal::unreadable()),
    };
    let now = call.now;
    if let Some(row) = call.store.row_mut("Product", product) {
        row.set("inventory", row.int("inventory").saturating_add(by));
        row.set("LastUpdated", now);
    }
    PRODUCT.get(call, product)
}

fn options(call: &mut Call<'_>, product: i64, path: &[&str]) -> Option<Answer> {
    match PRODUCT.row(call.store, product) {
        Ok(_) => product_options::route(call, product, path),
        Err(refusal) => Some(Err(refusal)),
    }
}

fn plans(call: &mut Call<'_>, product: i64, path: &[&str]) -> Option<Answer> {
    if let Err(refusal) = PRODUCT.row(call.store, product) {
        return Some(Err(refusal));
    }
    match (call.method.clone(), path) {
        (Method::GET, []) => Some(resource::list(&PLAN, call, |row| {
            row.int("ProductId") == product
        })),
        (Method::POST, []) => {
            let row = Row::default()
                .with("ProductId", product)
                .with("Active", true)
                .with("Frequency", 1)
                .with("NumberOfCycles", 0);
            Some(PLAN.create(call, row))
        }
        _ => resource::route(&PLAN, call, path),
    }
}

/// A plan as order lines show it, or null.
pub(crate) fn plan(store: &Store, id: i64) -> Json {
    store
        .row("SubscriptionPlan", id)
        .map_or(Json::Null, |row| PLAN.show(store, row, &[]))
}

/// Plans inside a product have names of their own for cycle and count (documented).
fn compose(store: &Store, row: &Row, shown: &mut Map<String, Json>) {
    let plans = store
        .rows("SubscriptionPlan")
        .filter(|plan| plan.int("ProductId") == row.id());
    let plans: Vec<Json> = plans
        .map(|plan| {
            let cycle = CYCLES
                .iter()
                .find(|(stored, _)| *stored == plan.text("Cycle"));
            json!({
                "id": plan.id().to_string(),
                "active": plan.is("Active"),
                "prorate": plan.is("Prorate"),
                "billing_cycle": cycle.map(|(_, word)| word),
                "billing_frequency": plan.int("Frequency"),
                "number_of_cycles": plan.int("NumberOfCycles"),
                "plan_price": money::show(plan.double("PlanPrice")),
                "order_index": plan.int("display_order"),
            })
        })
        .collect();
    let pairs = store
        .rows("ProductCategoryAssign")
        .filter(|pair| pair.int("ProductId") == row.id());
    let categories: Vec<Json> = pairs
        .map(|pair| pair.int("ProductCategoryId").to_string().into())
        .collect();
    shown.insert("price".into(), money::show(row.double("ProductPrice")));
    shown.insert("subscription_plans".into(), plans.into());
    shown.insert("categories".into(), categories.into());
    shown.insert(
        "options".into(),
        product_options::summaries(store, row.id()),
    );
    shown.insert(
        "has_legacy_image".into(),
        row.get("LargeImage").is_some().into(),
    );
    shown.insert(
        "inventory".into(),
        json!({
            "inventory_limit": row.get("InventoryLimit").map(|_| row.int("InventoryLimit")),
            "inventory_count": row.int("inventory"),
            "out_of_stock_enabled": false,
            "email_for_inventory_notifications": json::text(row.text("InventoryNotifiee")),
        }),
    );
}
