//! v2 `/productInterestBundles` and the interests in them. Interests of opportunities are in the
//! same table and not shown (documented).

use http::{Method, StatusCode};
use serde_json::{Map, Value as Json, json};

use super::{money, resource};
use crate::rest::shared::fields::{Form, Property, number, ro, rw, write_all};
use crate::rest::shared::filter::Test;
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Answer, Call, Refusal, Reply, id, json};
use crate::store::{Row, Store};

const BUNDLE: Resource = Resource {
    table: "ProductInterestBundle",
    noun: "ProductInterestBundle",
    key: "product_interest_bundles",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("name", "BundleName", Form::Text),
        rw("description", "Description", Form::Text),
    ],
    required: &["name", "description"],
    keys: &[("name", Test::Equal("BundleName"))],
    order: &[("name", "BundleName")],
    compose: |store, row, shown| compose(store, row, shown),
    ..PLAIN
};

/// Stored and v2 words of what an interest is in.
const TYPES: [(&str, &str); 2] = [("Product", "PRODUCT"), ("Program", "SUBSCRIPTION_PLAN")];

const INTEREST: [Property; 2] = [
    rw("quantity", "Qty", Form::Int),
    rw("discount_percent", "DiscountPercent", Form::Int),
];

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    Some(match (call.method.clone(), path) {
        (Method::DELETE, [one]) => id(one).and_then(|id| delete(call, id)),
        (Method::POST, [one, "interests"]) => id(one).and_then(|id| add(call, id)),
        (Method::PATCH | Method::DELETE, [one, "interests", interest]) => {
            id(one).and_then(|bundle| id(interest).and_then(|id| change(call, bundle, id)))
        }
        _ => return resource::route(&BUNDLE, call, path),
    })
}

fn belongs(row: &Row, bundle: i64) -> bool {
    row.text("ObjType") == "Bundle" && row.int("ObjectId") == bundle
}

fn is_plan(row: &Row) -> bool {
    row.text("ProductType") == "Program"
}

fn compose(store: &Store, row: &Row, shown: &mut Map<String, Json>) {
    let of = |plans: bool| -> Vec<Json> {
        store
            .rows("ProductInterest")
            .filter(|interest| belongs(interest, row.id()) && is_plan(interest) == plans)
            .map(|interest| show(store, interest))
            .collect()
    };
    shown.insert("product_interests".into(), of(false).into());
    shown.insert("subscription_plan_interests".into(), of(true).into());
}

/// `id` is the record, `interest_id` the product or plan. The price is that of the interest, or the
/// listed one; it is shown in minor units, as every `CurrencyValue` is (documented).
fn show(store: &Store, row: &Row) -> Json {
    let kind = TYPES
        .iter()
        .find(|(stored, _)| *stored == row.text("ProductType"));
    let (entity, table, column) = match is_plan(row) {
        true => ("SubscriptionPlanId", "SubscriptionPlan", "PlanPrice"),
        false => ("ProductId", "Product", "ProductPrice"),
    };
    let listed = store.row(table, row.int(entity));
    let price = match row.get("price") {
        Some(_) => row.double("price"),
        None => listed.map_or(0.0, |listed| listed.double(column)),
    };
    json!({
        "id": row.id().to_string(),
        "type": kind.map_or("PRODUCT", |(_, word)| word),
        "quantity": row.int("Qty"),
        "price": money::show(price),
        "interest_id": row.int(entity).to_string(),
        "discount_percent": row.int("DiscountPercent"),
    })
}

/// The interests go too (inferred).
fn delete(call: &mut Call<'_>, bundle: i64) -> Answer {
    let answer = BUNDLE.delete(call, bundle)?;
    call.store
        .remove_where("ProductInterest", |row| belongs(row, bundle));
    Ok(answer)
}

fn add(call: &mut Call<'_>, bundle: i64) -> Answer {
    BUNDLE.row(call.store, bundle)?;
    let body = call.body()?;
    let word = json::member(&body, "type")?;
    let kind = TYPES.iter().find(|(_, v2)| *v2 == word);
    let (kind, _) = kind.ok_or_else(|| Refusal::bad("type is required"))?;
    let entity = json::read_id(&body["entity_id"])?;
    let (table, column) = match *kind {
        "Program" => ("SubscriptionPlan", "SubscriptionPlanId"),
        _ => ("Product", "ProductId"),
    };
    if !call.store.has(table, entity) {
        return Err(Refusal::bad(format!("{table} {entity} does not exist")));
    }
    let mut row = Row::default()
        .with("ObjectId", bundle)
        .with("ObjType", "Bundle")
        .with("ProductType", *kind)
        .with(column, entity)
        .with("Qty", 1)
        .with("DiscountPercent", 0)
        .with("price", price(&body["price"])?);
    write_all(&INTEREST, &mut row, &body, |_| true)?;
    let id = call.store.insert("ProductInterest", row);
    answer(call, id, StatusCode::CREATED)
}

/// Prices are written in minor units, as those of products are (inferred).
fn price(value: &Json) -> Result<f64, Refusal> {
    match value {
        Json::Null => Err(Refusal::bad("price is required")),
        value => Ok(number(value)? / 100.0),
    }
}

fn change(call: &mut Call<'_>, bundle: i64, interest: i64) -> Answer {
    let missing = || Refusal::missing("ProductInterest");
    let row = call.store.row("ProductInterest", interest);
    let mut row = row.cloned().ok_or_else(missing)?;
    if !belongs(&row, bundle) {
        return Err(missing());
    }
    if call.method == Method::DELETE {
        call.store.remove("ProductInterest", interest);
        return Reply::no_content();
    }
    let (body, mask) = (call.body()?, call.query_list("update_mask"));
    let allowed = |name: &str| mask.is_empty() || mask.iter().any(|allowed| allowed == name);
    write_all(&INTEREST, &mut row, &body, allowed)?;
    if let Some(given) = body.get("price").filter(|_| allowed("price")) {
        row.set("price", price(given)?);
    }
    call.store.insert("ProductInterest", row);
    answer(call, interest, StatusCode::OK)
}

fn answer(call: &Call<'_>, interest: i64, status: StatusCode) -> Answer {
    let row = call.store.row("ProductInterest", interest);
    let row = row.ok_or_else(|| Refusal::missing("ProductInterest"))?;
    Ok(Reply::Json(status, show(call.store, row)))
}
