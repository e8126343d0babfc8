//! The payment plan of an order over REST v2, which XML-RPC puts onto its invoice.

use std::sync::LazyLock;

use chrono::NaiveDateTime;
use keap_http::Effect;
use keap_rest::Info;
use keap_rest::endpoints::v2;
use serde_json::{Value, json};

use crate::difference::PAYMENT_PLAN;
use crate::rest::backend::RestBackend;
use crate::rest::record::json;
use crate::rest::request::Request;
use crate::rest::service::order::{self, Order};
use crate::rest::service::{amount, payment, subscription};
use crate::{Error, ErrorKind, Result};

/// The change of an order, sent once: by its contract it may be repeated, but whether a plan that is written again charges
/// its first payment again is in no document.
static WRITE_PLAN: LazyLock<Info> =
    LazyLock::new(|| v2::orders::UPDATE_ORDER.clone().with_effect(Effect::Write));

/// A payment plan. The amount is in main units.
#[derive(Debug)]
pub(in crate::rest) struct Plan {
    pub(in crate::rest) invoice: i64,
    pub(in crate::rest) auto_charge: bool,
    pub(in crate::rest) card: i64,
    pub(in crate::rest) merchant_account: i64,
    pub(in crate::rest) days_between_retries: u32,
    pub(in crate::rest) retries: u32,
    pub(in crate::rest) first_amount: f64,
    pub(in crate::rest) first_date: NaiveDateTime,
    pub(in crate::rest) start_date: NaiveDateTime,
    pub(in crate::rest) payments: u32,
    pub(in crate::rest) days_between_payments: u32,
}

impl Plan {
    /// Member for member; that both count the payments without the first one, and the attempts as retries, is inferred.
    fn body(&self, method: Option<String>) -> Value {
        let mut plan = json!({
            "auto_charge": self.auto_charge,
            "max_charge_attempts": self.retries,
            "days_between_retries": self.days_between_retries,
            "initial_payment_amount": self.first_amount,
            "initial_payment_date": self.first_date.date().to_string(),
            "plan_start_date": self.start_date.date().to_string(),
            "number_of_payments": self.payments,
            "days_between_payments": self.days_between_payments,
        });
        if let Some(method) = method {
            plan["payment_method_id"] = method.into();
        }
        json!({ "payment_plan": plan })
    }

    /// Whether an order shows this plan: the number of its payments, when they begin, and the first amount, which is in
    /// smallest units there.
    fn is_in(&self, order: &Value) -> bool {
        let Some(plan) = order.get("payment_plan") else {
            return false;
        };
        let text = |name: &str| plan.get(name).and_then(json::text);
        let first = plan.get("initial_payment_amount");
        let first = first.and_then(|amount| amount.get("amount").and_then(json::integer));
        let Ok(money) = Order::of(order) else {
            return false;
        };
        plan.get("number_of_payments").and_then(json::integer) == Some(self.payments.into())
            && text("plan_start_date") == Some(self.start_date.date().to_string())
            && first.map(|first| money.in_main_units(first)) == Some(self.first_amount)
    }
}

/// How many payments an order has in a plan that was agreed upon; `None` for no plan, and for one that is paid at once,
/// as an order may have it that nobody gave a plan (inferred).
fn agreed(order: &Value) -> Option<i64> {
    let plan = order.get("payment_plan")?;
    let payments = plan.get("number_of_payments").and_then(json::integer)?;
    let first = plan.get("initial_payment_amount");
    let first = first.and_then(|amount| amount.get("amount").and_then(json::integer));
    let at_once = payments == 1 && first.unwrap_or(0) == 0;
    (payments > 0 && !at_once).then_some(payments)
}

/// Finds the order of an invoice and the payment method of the card, and writes the plan into the order. In doubt the order
/// is read again.
///
/// # Errors
/// `Unsupported` for an order that has a plan, before anything is sent to change it: the new one would take its place.
pub(in crate::rest) async fn add(rest: &RestBackend, plan: &Plan) -> Result<()> {
    payment::check_merchant_account(rest, plan.merchant_account)?;
    let order = order::known(rest, plan.invoice).await?;
    if let Some(payments) = agreed(&order) {
        let message = format!(
            "the order of invoice {} has a payment plan of {payments} payments, which this one would replace",
            plan.invoice
        );
        return Err(Error::new(ErrorKind::Unsupported, message).explained_by(&PAYMENT_PLAN));
    }
    let order = Order::of(&order)?;
    amount::in_smallest_units(plan.first_amount, order.exponent)?;
    let method = subscription::method(rest, plan.card).await?;
    let write = Request::to(&WRITE_PLAN).path("order_id", order.id);
    match rest.api.send(&write.patch(plan.body(method))).await {
        Ok(_) => Ok(()),
        Err(error) if error.may_have_applied() => read_back(rest, plan, error).await,
        Err(error) => Err(error),
    }
}

async fn read_back(rest: &RestBackend, plan: &Plan, error: Error) -> Result<()> {
    let order = match order::value(rest, plan.invoice).await {
        Ok(order) => order.unwrap_or_default(),
        Err(_) => return Err(error.hinted("the order could not be read again")),
    };
    if plan.is_in(&order) {
        return Ok(());
    }
    Err(match order.get("payment_plan").is_none_or(Value::is_null) {
        true => error.hinted("the order was read again and shows no payment plan so far"),
        false => error.hinted(
            "the order was read again and shows another payment plan, so it cannot be told what became of this one",
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> Plan {
        let at = |text: &str| text.parse().unwrap();
        Plan {
            invoice: 102,
            auto_charge: true,
            card: 1,
            merchant_account: 0,
            days_between_retries: 3,
            retries: 2,
            first_amount: 12.5,
            first_date: at("2026-12-01T23:30:00"),
            start_date: at("2027-01-01T00:00:00"),
            payments: 4,
            days_between_payments: 30,
        }
    }

    #[test]
    fn amounts_are_written_in_main_units_and_dates_are_not_shifted() {
        let body = plan().body(Some("900001".to_owned()));
        let plan = &body["payment_plan"];
        assert_eq!(plan["initial_payment_amount"], 12.5);
        assert_eq!(plan["initial_payment_date"], "2026-12-01");
        assert_eq!(plan["payment_method_id"], "900001");
    }

    #[test]
    fn a_plan_that_is_paid_at_once_was_not_agreed_upon() {
        let order = |payments: i64, first: i64| {
            json!({ "payment_plan": {
                "number_of_payments": payments, "initial_payment_amount": { "amount": first },
            }})
        };
        assert_eq!(agreed(&order(3, 0)), Some(3));
        assert_eq!(agreed(&order(1, 500)), Some(1));
        for none in [
            order(1, 0),
            order(0, 0),
            json!({ "payment_plan": null }),
            json!({}),
        ] {
            assert_eq!(agreed(&none), None, "{none}");
        }
    }

    #[test]
    fn a_plan_is_found_by_its_payments_its_start_and_its_first_amount() {
        let order = |payments: i64, start: &str, first: i64| {
            json!({
                "id": "2", "total": { "amount": 5000, "currency_code": "USD" },
                "payment_plan": {
                    "number_of_payments": payments, "plan_start_date": start,
                    "initial_payment_amount": { "amount": first, "currency_code": "USD" },
                },
            })
        };
        assert!(plan().is_in(&order(4, "2027-01-01", 1250)));
        for other in [
            order(5, "2027-01-01", 1250),
            order(4, "2027-01-02", 1250),
            order(4, "2027-01-01", 12),
            json!({ "id": "2", "payment_plan": null }),
        ] {
            assert!(!plan().is_in(&other), "{other}");
        }
    }
}
