//! What calls need of the owner's values before REST serves them.

use crate::Operation;

/// A value of the owner's that calls need over REST, or may need.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OwnerNeed {
    /// The name of the value in files: `web_tracking_script`.
    pub value: &'static str,
    /// Whether every such call is refused over REST without it, and not only some.
    pub needed: bool,
    /// What happens without it.
    pub why: &'static str,
    operations: &'static [Operation],
    /// The tables on which `DataService` needs it too.
    tables: &'static [&'static str],
}

static NEEDS: [OwnerNeed; 6] = [
    OwnerNeed {
        value: "web_tracking_script",
        needed: true,
        why: "REST does not tell the script that counts visits",
        operations: &[
            Operation::WebTrackingGetScriptTag,
            Operation::WebTrackingGetScriptUrl,
        ],
        tables: &[],
    },
    OwnerNeed {
        value: "mail_user",
        needed: true,
        why: "REST sends templates in the name of a user",
        operations: &[Operation::EmailSendTemplate],
        tables: &[],
    },
    OwnerNeed {
        value: "mail_user",
        needed: false,
        why: "REST v1 sends e-mail in the name of a user, REST v2 in that of the address it comes from",
        operations: &[Operation::EmailSend],
        tables: &[],
    },
    OwnerNeed {
        value: "merchant_account",
        needed: false,
        why: "a call that names a merchant account is refused over REST v2",
        operations: &[
            Operation::InvoiceCharge,
            Operation::InvoiceAddRecurringOrder,
            Operation::InvoiceAddPaymentPlan,
        ],
        tables: &[],
    },
    OwnerNeed {
        value: "default_country",
        needed: false,
        why: "an address with a region and without a country is refused",
        operations: &[
            Operation::ContactAdd,
            Operation::ContactAddWithDupCheck,
            Operation::ContactUpdate,
        ],
        tables: &["Contact", "Company"],
    },
    OwnerNeed {
        value: "order_type",
        needed: false,
        why: "orders are made as Offline, which is the default",
        operations: &[Operation::InvoiceCreateBlankOrder],
        tables: &[],
    },
];

impl OwnerNeed {
    /// What the calls of an operation need, on a table where it works on the rows of one; empty when there is none.
    pub fn of(operation: Operation, table: &str) -> impl Iterator<Item = &'static Self> {
        NEEDS.iter().filter(move |need| {
            let writes = matches!(operation, Operation::DataAdd | Operation::DataUpdate);
            need.operations.contains(&operation) || (writes && need.tables.contains(&table))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A value that files take and nobody looks at would be missed without a word.
    #[test]
    fn every_value_of_the_owner_is_looked_at() {
        // Tables are looked at row by row; the currency is told by the account itself.
        let elsewhere = ["currency", "sequences", "action_sets"];
        for key in super::super::OwnerValues::KEYS {
            let looked = NEEDS.iter().any(|need| need.value == key);
            assert_ne!(looked, elsewhere.contains(&key), "{key}");
        }
    }
}
