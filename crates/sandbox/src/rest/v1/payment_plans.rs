//! The payment plan inside an order of v1: the newest of the invoice.

use serde_json::{Value as Json, json};

use crate::rest::shared::payment_plans::{date, interval, items};
use crate::rest::shared::{Version, json};
use crate::rules::pay_plans;
use crate::store::Store;

/// As v1 shows it, in major units and without its instalments (documented); null without a plan.
pub(crate) fn show(store: &Store, invoice: i64) -> Json {
    let Some(plan) = pay_plans::of_invoice(store, invoice) else {
        return Json::Null;
    };
    let items = items(store, plan.id());
    json!({
        "auto_charge": plan.is("auto_charge"),
        "credit_card_id": json::id(Version::V1, plan.int("credit_card_id")),
        "days_between_payments": interval(&items),
        "days_between_retries": plan.int("days_between_retries"),
        "initial_payment_amount": plan.double("FirstPayAmt"),
        "initial_payment_date": date(plan, "InitDate"),
        "initial_payment_percent": null,
        "max_charge_attempts": plan.int("max_charge_attempts"),
        "number_of_payments": items.len(),
        "payment_gateway": null,
        "payment_method_id": null,
        "plan_start_date": date(plan, "StartDate"),
    })
}
