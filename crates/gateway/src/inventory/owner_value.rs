//! Values of the owner's that calls are served by over REST, beside the rows of tables.

use keap::{Operation, rest::RestOptions};
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

/// What a value is needed for.
struct Need {
    value: &'static str,
    needed: bool,
    why: &'static str,
    operations: &'static [Operation],
    /// The tables on which `DataService` needs it too.
    tables: &'static [&'static str],
    is_named: fn(&RestOptions) -> bool,
}

static NEEDS: [Need; 6] = [
    Need {
        value: "web_tracking_script",
        needed: true,
        why: "REST does not tell the script that counts visits",
        operations: &[
            Operation::WebTrackingGetScriptTag,
            Operation::WebTrackingGetScriptUrl,
        ],
        tables: &[],
        is_named: |options| options.web_tracking_script.is_some(),
    },
    Need {
        value: "mail_user",
        needed: true,
        why: "REST sends templates in the name of a user",
        operations: &[Operation::EmailSendTemplate],
        tables: &[],
        is_named: |options| options.mail_user.is_some(),
    },
    Need {
        value: "mail_user",
        needed: false,
        why: "REST v1 sends e-mail in the name of a user, REST v2 in that of the address it comes from",
        operations: &[Operation::EmailSend],
        tables: &[],
        is_named: |options| options.mail_user.is_some(),
    },
    Need {
        value: "merchant_account",
        needed: false,
        why: "a call that names a merchant account is refused over REST v2",
        operations: &[
            Operation::InvoiceCharge,
            Operation::InvoiceAddRecurringOrder,
            Operation::InvoiceAddPaymentPlan,
        ],
        tables: &[],
        is_named: |options| options.merchant_account.is_some(),
    },
    Need {
        value: "default_country",
        needed: false,
        why: "an address with a region and without a country is refused",
        operations: &[
            Operation::ContactAdd,
            Operation::ContactAddWithDupCheck,
            Operation::ContactUpdate,
        ],
        tables: &["Contact", "Company"],
        is_named: |options| options.default_country.is_some(),
    },
    Need {
        value: "order_type",
        needed: false,
        why: "orders are made as Offline, which is the default",
        operations: &[Operation::InvoiceCreateBlankOrder],
        tables: &[],
        is_named: |options| options.order_type.is_some(),
    },
];

impl Need {
    fn is_met_by(&self, operation: Operation, table: &str) -> bool {
        let writes = matches!(operation, Operation::DataAdd | Operation::DataUpdate);
        self.operations.contains(&operation) || (writes && self.tables.contains(&table))
    }
}

/// What calls in use need and the owner has not named.
pub(super) fn missing(calls: &InventoryRow, options: &RestOptions) -> Vec<MissingValue> {
    let Meaning::Served(operation) = meaning(&calls.method) else {
        return Vec::new();
    };
    let needs = NEEDS.iter();
    needs
        .filter(|need| need.is_met_by(operation, &calls.table) && !(need.is_named)(options))
        .map(|need| MissingValue {
            tenant: calls.tenant.clone(),
            value: need.value,
            method: calls.method.clone(),
            needed: need.needed,
            why: need.why,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A value that files take and nobody looks at would be missed without a word.
    #[test]
    fn every_value_of_the_owner_is_looked_at() {
        // Tables are looked at row by row; the currency is told by the account itself.
        let elsewhere = ["currency", "sequences", "action_sets"];
        for key in keap::owner::OwnerValues::KEYS {
            let looked = NEEDS.iter().any(|need| need.value == key);
            assert_ne!(looked, elsewhere.contains(&key), "{key}");
        }
    }
}
