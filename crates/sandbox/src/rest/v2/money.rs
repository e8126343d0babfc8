//! Amounts as v2 shows them: minor units with their currency.

use serde_json::{Value as Json, json};

/// An amount of dollars in cents.
pub(crate) fn minor_units(amount: f64) -> i64 {
    (amount * 100.0).round() as i64
}

/// `{amount, currency_code, formatted_amount}` of an amount in dollars.
pub(crate) fn show(amount: f64) -> Json {
    let cents = minor_units(amount);
    let sign = if cents < 0 { "-" } else { "" };
    let whole = cents.unsigned_abs();
    let text = format!("{sign}${}.{:02}", whole / 100, whole % 100);
    json!({ "amount": cents, "currency_code": "USD", "formatted_amount": text })
}
