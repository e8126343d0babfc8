//! v2 `/subscriptions`. The billing amount is shown in major units: no source says which it is.

use http::{Method, StatusCode};

use super::resource;
use crate::rest::shared::billing_cycles::CYCLES;
use crate::rest::shared::fields::{Form, flag, number, ro, rw};
use crate::rest::shared::filter::Test;
use crate::rest::shared::payment_method_id::{card_of, method_of};
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Answer, Call, Refusal, Reply, Version, id, json, model};
use crate::rules::subscriptions::{self, NewSubscription};
use crate::store::zone;

const FORM: i64 = -10;

const SUBSCRIPTION: Resource = Resource {
    table: "RecurringOrder",
    noun: "Subscription",
    key: "subscriptions",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("contact_id", "ContactId", Form::Id),
        ro("product_id", "ProductId", Form::Id),
        rw("subscription_plan_id", "SubscriptionPlanId", Form::Id),
        rw("quantity", "Qty", Form::Int),
        rw("billing_amount", "BillingAmt", Form::Double),
        rw("auto_charge", "AutoCharge", Form::Bool),
        rw("billing_frequency", "Frequency", Form::Int),
        rw("billing_cycle", "BillingCycle", Form::Words(&CYCLES)),
        ro("start_date", "StartDate", Form::Date),
        ro("last_bill_date", "LastBillDate", Form::Date),
        rw("next_bill_date", "NextBillDate", Form::Date),
        rw("end_date", "EndDate", Form::Date),
        ro("merchant_account_id", "MerchantAccountId", Form::Id),
        rw("allow_tax", "allow_tax", Form::Bool),
        rw("max_charge_attempts", "MaxRetry", Form::Int),
        rw("days_between_retries", "NumDaysBetweenRetry", Form::Int),
        rw("lead_affiliate_id", "LeadAffiliateId", Form::Id),
        rw("sale_affiliate_id", "AffiliateId", Form::Id),
        rw("promo_code", "PromoCode", Form::Text),
        rw("shipping_option_id", "ShippingOptionId", Form::Id),
        rw("reason_stopped", "ReasonStopped", Form::Text),
        ro("modification_time", "LastUpdated", Form::Time),
    ],
    keys: &[
        ("contact_id", Test::Equal("ContactId")),
        ("subscription_plan_id", Test::Equal("SubscriptionPlanId")),
        // The document has no list for it; these are the words that the table has (inferred).
        ("status", Test::Word("Status", &["ACTIVE", "INACTIVE"])),
        ("id", Test::CompareNot("Id")),
        ("billing_amount", Test::CompareNot("BillingAmt")),
        ("ids", Test::List("Id")),
        ("subscription_plan_ids", Test::List("SubscriptionPlanId")),
    ],
    order: &[
        ("id", "Id"),
        ("contact_id", "ContactId"),
        ("subscription_plan_id", "SubscriptionPlanId"),
        ("modification_time", "LastUpdated"),
    ],
    form: Some(FORM),
    compose: |_, row, shown| {
        let method = method_of(row.int("CC1"));
        shown.insert("payment_method_id".into(), json::id(Version::V2, method));
        shown.insert("active".into(), (row.text("Status") == "Active").into());
    },
    accept: |call, row, body, allowed| {
        let day = body.get("next_bill_date").and_then(|day| day.as_str());
        let day = day.filter(|_| allowed("next_bill_date"));
        let today = zone::to_eastern(call.now).date();
        // Documented; the status is inferred.
        if day
            .and_then(zone::parse_date)
            .is_some_and(|day| day < today)
        {
            return Err(Refusal::bad("next_bill_date must not be in the past"));
        }
        let method = body.get("payment_method_id");
        if let Some(method) = method.filter(|_| allowed("payment_method_id")) {
            row.set("CC1", card_of(json::read_id(method)?));
        }
        if let Some(active) = body.get("active").filter(|_| allowed("active")) {
            row.set("Status", if flag(active)? { "Active" } else { "Inactive" });
        }
        Ok(())
    },
    ..PLAIN
};

/// v2 cannot delete a subscription.
pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    Some(match (call.method.clone(), path) {
        (_, ["model", rest @ ..]) => return model::route(call, FORM, &["custom_fields"], rest),
        (Method::POST, []) => create(call),
        (Method::POST, [one]) if one.ends_with(":deactivate") => {
            id(one.trim_end_matches(":deactivate")).and_then(|id| deactivate(call, id))
        }
        (Method::POST, [one]) if one.ends_with(":invoice") => {
            id(one.trim_end_matches(":invoice")).and_then(|id| invoice(call, id))
        }
        (Method::DELETE, [_]) => return None,
        _ => return resource::route(&SUBSCRIPTION, call, path),
    })
}

fn create(call: &mut Call<'_>) -> Answer {
    let body = call.body()?;
    let (contact, plan) = (
        json::read_id(&body["contact_id"])?,
        json::read_id(&body["subscription_plan_id"])?,
    );
    if !call.store.has("Contact", contact) {
        return Err(Refusal::bad(format!("Contact {contact} does not exist")));
    }
    if body["allow_duplicate"] != true
        && let Some(id) = subscriptions::identical(call.store, contact, plan)
    {
        return SUBSCRIPTION.answer(call, id, StatusCode::CREATED);
    }
    let today = zone::to_eastern(call.now).date();
    let new = NewSubscription {
        contact,
        plan,
        quantity: json::read_id(&body["quantity"])?,
        price: match &body["billing_amount"] {
            serde_json::Value::Null => None,
            given => Some(number(given)?),
        },
        card: card_of(json::read_id(&body["payment_method_id"])?),
        merchant: 0,
        affiliate: json::read_id(&body["sale_affiliate_id"])?,
        start: zone::parse_date(&json::member(&body, "start_date")?).unwrap_or(today),
    };
    let id = subscriptions::subscribe(call.store, call.now, call.user, &new)
        .ok_or_else(|| Refusal::bad(format!("Subscription plan {plan} does not exist")))?;
    SUBSCRIPTION.update(call, id)?;
    SUBSCRIPTION.answer(call, id, StatusCode::CREATED)
}

/// Stops it; its invoices stay (documented).
fn deactivate(call: &mut Call<'_>, id: i64) -> Answer {
    SUBSCRIPTION.row(call.store, id)?;
    let reason = match call.bytes.is_empty() {
        true => String::new(),
        false => json::member(&call.body()?, "reason")?,
    };
    let now = call.now;
    if let Some(row) = call.store.row_mut("RecurringOrder", id) {
        row.set("Status", "Inactive");
        row.set("ReasonStopped", reason);
        row.set("EndDate", zone::to_eastern(now).date());
    }
    Ok(Reply::Empty(StatusCode::OK))
}

fn invoice(call: &mut Call<'_>, id: i64) -> Answer {
    SUBSCRIPTION.row(call.store, id)?;
    match subscriptions::bill_each(call.store, call.now, call.user, id) {
        Some((order, _)) => super::orders::ORDER.get(call, order),
        None => Err(Refusal::bad("Nothing is due for this subscription")),
    }
}
