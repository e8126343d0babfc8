//! How sure the pairing of a column is, and the unit of its amounts.
//!
//! Names, types and places are documented on both sides. Where their meaning is the same by the vendor's own words, the
//! pairing counts as documented; what is listed here was concluded.

use super::{Convert, Field};
use crate::difference::{
    CARDS_AS_METHODS, INVOICE_OF_ORDER, OPT_STATUS_WORDS, PAIRED_BY_INFERENCE, PROGRAM_VIEW,
};
use crate::{Backend, Certainty, Difference};

/// Columns whose pairing is inferred, with the difference that says so where no other does.
static INFERRED: &[(&str, &str, Option<&Difference>)] = &[
    ("CCharge", "ApprCode", Some(&PAIRED_BY_INFERENCE)),
    ("CCharge", "PaymentGatewayId", Some(&PAIRED_BY_INFERENCE)),
    ("CProgram", "BillingType", Some(&PROGRAM_VIEW)),
    ("Contact", "ContactNotes", None),
    ("Contact", "Language", Some(&PAIRED_BY_INFERENCE)),
    // Which number stands for the system itself.
    ("Contact", "LastUpdatedBy", None),
    ("ContactAction", "ActionDate", None),
    ("CreditCard", "Status", Some(&CARDS_AS_METHODS)),
    ("EmailAddStatus", "Type", Some(&OPT_STATUS_WORDS)),
    // The column is that of a general owner, which may be a user.
    ("FileBox", "ContactId", None),
    ("Invoice", "DateCreated", Some(&INVOICE_OF_ORDER)),
    ("Invoice", "InvoiceType", None),
    ("Invoice", "LastUpdated", Some(&INVOICE_OF_ORDER)),
    ("Invoice", "PayPlanStatus", Some(&INVOICE_OF_ORDER)),
    // What is due, and not what is left to pay.
    ("Invoice", "TotalDue", Some(&INVOICE_OF_ORDER)),
    ("InvoiceItem", "InvoiceAmt", None),
    ("InvoicePayment", "Amt", None),
    ("Product", "ShippingTime", Some(&PAIRED_BY_INFERENCE)),
    ("ProductOptValue", "PriceAdjustment", None),
    ("RecurringOrder", "BillingAmt", None),
    (
        "RecurringOrder",
        "PaymentGatewayId",
        Some(&PAIRED_BY_INFERENCE),
    ),
    ("RecurringOrderWithContact", "BillingAmt", None),
    (
        "RecurringOrderWithContact",
        "PaymentGatewayId",
        Some(&PAIRED_BY_INFERENCE),
    ),
    ("SubscriptionPlan", "Frequency", Some(&PAIRED_BY_INFERENCE)),
];

/// Amounts whose unit the contract of v2 leaves open.
static OPEN_UNITS: &[(&str, &str)] = &[
    ("InvoicePayment", "Amt"),
    ("ProductOptValue", "PriceAdjustment"),
    ("RecurringOrder", "BillingAmt"),
    ("RecurringOrderWithContact", "BillingAmt"),
];

/// Plain numbers that are amounts of money in main units on every wire (documented).
static MAIN_UNITS: &[(&str, &str)] = &[
    ("CCharge", "Amt"),
    ("Lead", "ProjectedRevenueHigh"),
    ("Lead", "ProjectedRevenueLow"),
    ("Payment", "PayAmt"),
];

const MAIN: &str = "main units";

fn inferred(
    table: &str,
    column: &str,
) -> Option<&'static (&'static str, &'static str, Option<&'static Difference>)> {
    let mut all = INFERRED.iter();
    all.find(|(of, name, _)| (*of, *name) == (table, column))
}

/// How sure it is that the column and its counterpart are the same.
pub(crate) fn of(table: &str, field: &Field) -> Certainty {
    if inferred(table, field.column).is_some() {
        return Certainty::Inferred;
    }
    field.convert.certainty()
}

/// The difference that tells of an inferred pairing.
pub(crate) fn difference(table: &str, column: &str) -> Option<&'static Difference> {
    inferred(table, column)?.2
}

/// The unit of an amount of money on a backend; none for a column that holds none.
pub(crate) fn unit(table: &str, field: &Field, backend: Backend) -> Option<&'static str> {
    let is_in = |list: &[(&str, &str)]| list.contains(&(table, field.column));
    let in_v2 = backend == Backend::RestV2;
    match field.convert.kind() {
        Convert::Money if in_v2 => Some("smallest units"),
        Convert::MoneyAsym if in_v2 => Some("smallest units, written in main units"),
        Convert::Money | Convert::MoneyAsym => Some(MAIN),
        _ if is_in(OPEN_UNITS) && in_v2 => Some("not told by the contract"),
        _ if is_in(OPEN_UNITS) || is_in(MAIN_UNITS) => Some(MAIN),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_named_here_is_mapped() {
        let named = INFERRED.iter().map(|(table, column, _)| (*table, *column));
        for (table, column) in named
            .chain(OPEN_UNITS.iter().copied())
            .chain(MAIN_UNITS.iter().copied())
        {
            assert!(
                crate::table::columns::field(table, column).is_some(),
                "{table}.{column}"
            );
        }
    }
}
