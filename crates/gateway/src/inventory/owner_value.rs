//! Values of the owner's that calls are served by over REST, beside the rows of tables.

use keap::{owner::OwnerNeed, rest::RestOptions};
use serde::Serialize;

use super::row::InventoryRow;
use crate::methods::{Meaning, meaning};

/// A value that the owner has not named and that calls in use need, or may need.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct MissingValue {
    /// The application.
    pub tenant: String,
    /// The name of the value in files: `web_tracking_script`.
    pub value: &'static str,
    /// The method that needs it.
    pub method: String,
    /// Whether every such call is refused over REST without it, and not only some.
    pub needed: bool,
    /// What happens without it.
    pub why: &'static str,
}

impl std::fmt::Display for MissingValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            tenant,
            value,
            method,
            needed,
            why,
        } = self;
        let needs = if *needed { "needs" } else { "may need" };
        write!(
            f,
            "{tenant}: {method} {needs} `{value}`, which is not set: {why}"
        )
    }
}

/// What calls in use need and the owner has not named.
pub(super) fn missing(calls: &InventoryRow, options: &RestOptions) -> Vec<MissingValue> {
    let Meaning::Served(operation) = meaning(&calls.method) else {
        return Vec::new();
    };
    OwnerNeed::of(operation, &calls.table)
        .filter(|need| !is_named(need.value, options))
        .map(|need| MissingValue {
            tenant: calls.tenant.clone(),
            value: need.value,
            method: calls.method.clone(),
            needed: need.needed,
            why: need.why,
        })
        .collect()
}

/// Whether the owner has named a value.
fn is_named(value: &str, options: &RestOptions) -> bool {
    match value {
        "web_tracking_script" => options.web_tracking_script.is_some(),
        "mail_user" => options.mail_user.is_some(),
        "merchant_account" => options.merchant_account.is_some(),
        "default_country" => options.default_country.is_some(),
        "order_type" => options.order_type.is_some(),
        _ => false,
    }
}
