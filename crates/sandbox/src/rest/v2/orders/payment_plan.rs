//! The payment plan inside an order of v2: the newest of the invoice, with its instalments.

use serde_json::{Value as Json, json};

use crate::rest::shared::fields::number;
use crate::rest::shared::payment_method_id::{card_of, method_of};
use crate::rest::shared::payment_plans::{date, interval, items};
use crate::rest::shared::{Refusal, Version, json};
use crate::rest::v2::money;
use crate::rules::pay_plans::{self, NewPlan};
use crate::store::{Row, Store};

/// Stored number and v2 word of an instalment's state; the numbers are the positions of the words
/// in the document (inferred).
const STATES: [(i64, &str); 4] = [
    (0, "UNPAID_MANUAL"),
    (1, "UNPAID_AUTOCHARGE"),
    (2, "PAID"),
    (3, "FAILED"),
];

/// As v2 shows it, in minor units (documented); null without a plan.
pub(crate) fn show(store: &Store, invoice: i64) -> Json {
    let Some(plan) = pay_plans::of_invoice(store, invoice) else {
        return Json::Null;
    };
    let items = items(store, plan.id());
    let shown: Vec<Json> = items.iter().map(|item| show_item(item)).collect();
    let method = method_of(plan.int("credit_card_id"));
    json!({
        "auto_charge": plan.is("auto_charge"),
        "max_charge_attempts": plan.int("max_charge_attempts"),
        "days_between_retries": plan.int("days_between_retries"),
        "payment_method_id": json::id(Version::V2, method),
        "initial_payment_amount": money::show(plan.double("FirstPayAmt")),
        "initial_payment_date": date(plan, "InitDate"),
        "plan_start_date": date(plan, "StartDate"),
        "number_of_payments": items.len(),
        "days_between_payments": interval(&items),
        "payment_plan_items": shown,
    })
}

/// Writes the plan of an order, as v2 `PATCH` takes it, in main units (documented). What is not sent is that of the plan
/// that is there; a first plan says when it starts, how many payments it has and their distance.
pub(crate) fn write(store: &mut Store, invoice: i64, body: &Json) -> Result<(), Refusal> {
    let old = pay_plans::of_invoice(store, invoice).cloned();
    let old_items = old.as_ref().map_or(0, |plan| items(store, plan.id()).len());
    let old_days = old
        .as_ref()
        .map_or(0, |plan| interval(&items(store, plan.id())));
    let plan = old.clone().unwrap_or_default();
    let int = |name: &str, old: i64| match &body[name] {
        Json::Null => Ok(old),
        given => given.as_i64().ok_or_else(Refusal::unreadable),
    };
    let day = |name: &str, column: &str| match &body[name] {
        Json::Null => Ok(plan.date(column)),
        given => {
            let day = given.as_str().and_then(|text| text.parse().ok());
            day.map(Some).ok_or_else(Refusal::unreadable)
        }
    };
    let method = match &body["payment_method_id"] {
        Json::Null => plan.int("credit_card_id"),
        given => card_of(json::read_id(given)?),
    };
    let start = day("plan_start_date", "StartDate")?;
    let new = NewPlan {
        auto_charge: match &body["auto_charge"] {
            Json::Null => plan.is("auto_charge"),
            given => given.as_bool().ok_or_else(Refusal::unreadable)?,
        },
        card: method,
        days_between_retries: int("days_between_retries", plan.int("days_between_retries"))?,
        attempts: int("max_charge_attempts", plan.int("max_charge_attempts"))?,
        first_amount: match &body["initial_payment_amount"] {
            Json::Null => plan.double("FirstPayAmt"),
            given => number(given)?,
        },
        first_date: day("initial_payment_date", "InitDate")?,
        start: start.ok_or_else(|| Refusal::bad("plan_start_date is required"))?,
        payments: int("number_of_payments", i64::try_from(old_items).unwrap_or(0))?,
        days: int("days_between_payments", old_days)?,
    };
    if new.payments <= 0 {
        return Err(Refusal::bad("number_of_payments is required"));
    }
    pay_plans::write(store, invoice, &new);
    Ok(())
}

fn show_item(item: &Row) -> Json {
    let state = STATES.iter().find(|(code, _)| *code == item.int("Status"));
    json!({
        "status": state.map(|(_, word)| word),
        "due_date": date(item, "DateDue"),
        "amount_due": money::show(item.double("AmtDue")),
        "amount_paid": money::show(item.double("AmtPaid")),
    })
}
