//! v1 `/products` and their subscription plans. Prices are major units.

use http::{Method, StatusCode};
use serde_json::{Value as Json, json};

use super::{page, product_options};
use crate::rest::shared::billing_cycles::CYCLES;
use crate::rest::shared::fields::{Form, number, ro, rw};
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Answer, Call, Refusal, Reply, Version, id, json};
use crate::store::{Row, Store};

const PRODUCT: Resource = Resource {
    version: Version::V1,
    table: "Product",
    noun: "Product",
    key: "products",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("product_name", "ProductName", Form::Text),
        rw("product_price", "ProductPrice", Form::Double),
        rw("product_desc", "Description", Form::Text),
        rw("product_short_desc", "ShortDescription", Form::Text),
        rw("sku", "Sku", Form::Text),
        rw("active", "Status", Form::Bool),
        rw("subscription_only", "subscription_only", Form::Bool),
    ],
    required: &["product_name"],
    compose: |store, row, shown| {
        let plans = store
            .rows("SubscriptionPlan")
            .filter(|plan| plan.int("ProductId") == row.id());
        let plans: Vec<Json> = plans.map(|plan| show_plan(store, plan)).collect();
        shown.insert("subscription_plans".into(), plans.into());
        shown.insert("url".into(), format!("/v1/products/{}", row.id()).into());
    },
    ..PLAIN
};

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    Some(match (call.method.clone(), path) {
        (_, ["sync"]) => return None,
        // The vendor's PHP client knows this list alone; that it is the other one is inferred.
        (Method::GET, [] | ["search"]) => list(call),
        (_, ["search"]) => return None,
        (Method::POST, []) => PRODUCT.create(call, Row::default().with("Status", 1)),
        (Method::GET, [one]) => id(one).and_then(|id| PRODUCT.get(call, id)),
        (Method::PATCH, [one]) => id(one).and_then(|id| PRODUCT.update(call, id)),
        (Method::DELETE, [one]) => id(one).and_then(|id| PRODUCT.delete(call, id)),
        (Method::POST, [one, "subscriptions"]) => id(one).and_then(|id| create_plan(call, id)),
        (Method::GET | Method::DELETE, [one, "subscriptions", plan]) => {
            id(one).and_then(|product| id(plan).and_then(|plan| one_plan(call, product, plan)))
        }
        _ => return None,
    })
}

/// In lists `status` and the cycle of a plan are numbers (documented).
fn list(call: &Call<'_>) -> Answer {
    let active = call.query_flag("active");
    let rows: Vec<&Row> = PRODUCT
        .rows(call.store)
        .filter(|row| active.is_none_or(|wanted| wanted == row.is("Status")))
        .collect();
    let echo = page::echoed(call, &["active"]);
    let body = page::page(call, "products", rows, &echo, |row| {
        let mut shown = PRODUCT.show(call.store, row, &[]);
        if let Some(members) = shown.as_object_mut() {
            members.remove("active");
            members.insert("status".into(), row.int("Status").into());
            let options = product_options::of(call.store, row.id());
            members.insert("product_options".into(), options);
        }
        let plans = call.store.rows("SubscriptionPlan");
        let plans = plans.filter(|plan| plan.int("ProductId") == row.id());
        shown["subscription_plans"] = plans
            .map(|plan| {
                let mut shown = show_plan(call.store, plan);
                if let Some(members) = shown.as_object_mut() {
                    members.remove("cycle_type");
                    let cycle: i64 = plan.text("Cycle").parse().unwrap_or_default();
                    members.insert("cycle".into(), cycle.into());
                }
                shown
            })
            .collect();
        shown
    })?;
    Reply::ok(body).map(page::with_sync_token)
}

fn show_plan(store: &Store, plan: &Row) -> Json {
    let cycle = CYCLES
        .iter()
        .find(|(stored, _)| *stored == plan.text("Cycle"));
    let product = store.row("Product", plan.int("ProductId"));
    json!({
        "id": plan.id(),
        "active": plan.is("Active"),
        "cycle_type": cycle.map(|(_, word)| word),
        "frequency": plan.int("Frequency"),
        "number_of_cycles": plan.int("NumberOfCycles"),
        "plan_price": plan.double("PlanPrice"),
        "subscription_plan_index": plan.int("display_order"),
        "subscription_plan_name": product.map(|product| product.text("ProductName")),
        "url": format!("/v1/products/{}/subscriptions/{}", plan.int("ProductId"), plan.id()),
    })
}

/// A plan as order lines show it, or null: cycle and prorating under other names.
pub(crate) fn plan(store: &Store, id: i64) -> Json {
    store
        .row("SubscriptionPlan", id)
        .map_or(Json::Null, |plan| {
            let cycle: i64 = plan.text("Cycle").parse().unwrap_or_default();
            json!({
                "id": id,
                "active": plan.is("Active"),
                "cycle": cycle,
                "frequency": plan.int("Frequency"),
                "number_of_cycles": plan.int("NumberOfCycles"),
                "plan_price": plan.double("PlanPrice"),
                "prorate": plan.is("Prorate"),
                "subscription_plan_index": plan.int("display_order"),
            })
        })
}

fn create_plan(call: &mut Call<'_>, product: i64) -> Answer {
    PRODUCT.row(call.store, product)?;
    let body = call.body()?;
    let word = json::member(&body, "cycle_type")?;
    let (cycle, _) = CYCLES
        .iter()
        .find(|(_, name)| *name == word)
        .ok_or_else(Refusal::unreadable)?;
    let plan = Row::default()
        .with("ProductId", product)
        .with("Cycle", *cycle)
        .with("Frequency", json::read_id(&body["frequency"])?.max(1))
        .with("NumberOfCycles", json::read_id(&body["number_of_cycles"])?)
        .with("PlanPrice", number(&body["plan_price"])?)
        .with("Active", body["active"] != json!(false))
        .with(
            "display_order",
            json::read_id(&body["subscription_plan_index"])?,
        );
    let id = call.store.insert("SubscriptionPlan", plan);
    answer_plan(call, id, StatusCode::CREATED)
}

fn answer_plan(call: &Call<'_>, plan: i64, status: StatusCode) -> Answer {
    let row = call.store.row("SubscriptionPlan", plan);
    let row = row.ok_or_else(|| Refusal::missing("SubscriptionPlan"))?;
    Ok(Reply::Json(status, show_plan(call.store, row)))
}

fn one_plan(call: &mut Call<'_>, product: i64, plan: i64) -> Answer {
    let row = call.store.row("SubscriptionPlan", plan);
    if row.is_none_or(|row| row.int("ProductId") != product) {
        return Err(Refusal::missing("SubscriptionPlan"));
    }
    if call.method == Method::DELETE {
        call.store.remove("SubscriptionPlan", plan);
        return Reply::no_content();
    }
    answer_plan(call, plan, StatusCode::OK)
}
