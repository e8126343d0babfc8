//! v1 `/subscriptions`: listing and creating.

use http::{Method, StatusCode};

use super::resource;
use crate::rest::shared::billing_cycles::CYCLES;
use crate::rest::shared::fields::{Form, flag, number, ro};
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Answer, Call, Refusal, Version, json, model};
use crate::rules::subscriptions::{self, NewSubscription};
use crate::store::{Row, zone};

const FORM: i64 = -10;

const SUBSCRIPTION: Resource = Resource {
    version: Version::V1,
    table: "RecurringOrder",
    noun: "Subscription",
    key: "subscriptions",
    properties: &[
        ro("id", "Id", Form::Id),
        ro("contact_id", "ContactId", Form::Id),
        ro("product_id", "ProductId", Form::Id),
        ro("subscription_plan_id", "SubscriptionPlanId", Form::Id),
        ro("quantity", "Qty", Form::Int),
        ro("billing_amount", "BillingAmt", Form::Double),
        ro("billing_cycle", "BillingCycle", Form::Words(&CYCLES)),
        ro("billing_frequency", "Frequency", Form::Int),
        ro("auto_charge", "AutoCharge", Form::Bool),
        ro("allow_tax", "allow_tax", Form::Bool),
        ro("start_date", "StartDate", Form::Date),
        ro("next_bill_date", "NextBillDate", Form::Date),
        ro("end_date", "EndDate", Form::Date),
        ro("credit_card_id", "CC1", Form::Id),
        ro("payment_gateway_id", "MerchantAccountId", Form::Id),
        ro("sale_affiliate_id", "AffiliateId", Form::Id),
    ],
    compose: |_, row, shown| {
        shown.insert("active".into(), (row.text("Status") == "Active").into());
        let default = row.int("MerchantAccountId") == 0;
        shown.insert("use_default_payment_gateway".into(), default.into());
    },
    ..PLAIN
};

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    Some(match (call.method.clone(), path) {
        (_, ["model"]) => return model::route(call, FORM, &[], &[]),
        (Method::GET, []) => list(call),
        (Method::POST, []) => create(call),
        _ => return None,
    })
}

fn list(call: &Call<'_>) -> Answer {
    let contact = call.query_number("contact_id")?;
    let rows = SUBSCRIPTION.rows(call.store);
    let rows: Vec<&Row> = rows
        .filter(|row| contact.is_none_or(|contact| row.int("ContactId") == contact))
        .collect();
    resource::page(&SUBSCRIPTION, call, rows, &["contact_id"])
}

/// The first bill date is read in Eastern time (documented).
fn create(call: &mut Call<'_>) -> Answer {
    let body = call.body()?;
    let contact = json::read_id(&body["contact_id"])?;
    if !call.store.has("Contact", contact) {
        return Err(Refusal::bad("Unable to find this Contact"));
    }
    let plan = json::read_id(&body["subscription_plan_id"])?;
    if body["allow_duplicate"] != true
        && let Some(id) = subscriptions::identical(call.store, contact, plan)
    {
        return SUBSCRIPTION.answer(call, id, StatusCode::CREATED);
    }
    let today = zone::to_eastern(call.now).date();
    let amount = body
        .get("billing_amount")
        .filter(|amount| !amount.is_null());
    let new = NewSubscription {
        contact,
        plan,
        quantity: json::read_id(&body["quantity"])?,
        price: amount.map(number).transpose()?,
        card: json::read_id(&body["credit_card_id"])?,
        merchant: json::read_id(&body["payment_gateway_id"])?,
        affiliate: json::read_id(&body["sale_affiliate_id"])?,
        start: zone::parse_date(&json::member(&body, "first_bill_date")?).unwrap_or(today),
    };
    let id = subscriptions::subscribe(call.store, call.now, call.user, &new)
        .ok_or_else(|| Refusal::bad("Unable to find this SubscriptionPlan"))?;
    if let Some(row) = call.store.row_mut("RecurringOrder", id) {
        for (name, column) in [("auto_charge", "AutoCharge"), ("allow_tax", "allow_tax")] {
            if let Some(given) = body.get(name).filter(|given| !given.is_null()) {
                row.set(column, i64::from(flag(given)?));
            }
        }
    }
    SUBSCRIPTION.answer(call, id, StatusCode::CREATED)
}
