//! Levels and differences of the table, held against each other: what loses or refuses something is partial.

use crate::coverage::lost::LOSING;
use crate::coverage::{COVERAGE, Coverage, Level};
use crate::difference::*;
use crate::{Backend, Operation, difference::Difference};

/// Everything is there, in another form, order or moment; or only in cases that nobody means, as a payment of an invoice
/// that goes, a bill in the past and an order without a name.
static KEEPING: &[&Difference] = &[
    &MISSING_TAG,
    &LINKED_CONTACT,
    &OPT_STATUS,
    &WEB_FORMS,
    &CONTACT_NOTES,
    &MERGE_WINNER,
    &GOAL_RESULT,
    &DUPLICATE_RACE,
    &CHANGES_AT_ONCE,
    &OPT_STATUS_WORDS,
    &EMPTY_TEXT,
    &NEW_ORDER,
    &FILE_ASSOCIATION,
    &NEXT_BILL_DAY,
    &PAID_INVOICE,
    &PARTNER_ROWS,
    &PARTNER_TOTALS,
    &DISCOUNT_ANSWER,
    &NUMBERED_PAGES,
    &UNKNOWN_PARENT,
    &SAME_DIGITS,
];

/// Differences of single columns, which `keap coverage --table` tells: they come with the columns that an operation has.
static OF_COLUMNS: &[&Difference] = &[
    &NO_REST_COLUMN,
    &NO_V1_COLUMN,
    &NO_V2_COLUMN,
    &COUNTRY_NAME,
    &REGION_TEXT,
    &PHONE_FORMAT,
    &REPEATED_HOUR,
    &COMPANY_TEXT,
    &REGION_WITHOUT_COUNTRY,
    &PHONE_PARTS,
];

/// Rows that are partial by what a difference means in their version alone.
static PARTIAL_THERE: &[(Operation, Backend)] = &[
    // The id of the link in place of the name of its type.
    (Operation::ContactListLinked, Backend::RestV1),
    // The first address of a contact only.
    (Operation::EmailOptIn, Backend::RestV1),
    (Operation::EmailGetOptStatus, Backend::RestV1),
    // Rows that are added up.
    (Operation::AffiliateSummary, Backend::RestV1),
];

fn served() -> impl Iterator<Item = &'static Coverage> {
    COVERAGE
        .iter()
        .filter(|row| row.backend != Backend::XmlRpc && row.level != Level::None)
}

fn has_one(row: &Coverage, of: &[&Difference]) -> bool {
    row.differences.iter().any(|known| of.contains(known))
}

#[test]
fn what_loses_something_is_partial() {
    for row in served().filter(|row| has_one(row, LOSING)) {
        let of = |known: &&&Difference| LOSING.contains(*known);
        let losing: Vec<&str> = row
            .differences
            .iter()
            .filter(of)
            .map(|known| known.id)
            .collect();
        assert_eq!(
            row.level,
            Level::Partial,
            "{} over {}: {losing:?}",
            row.operation,
            row.backend
        );
    }
}

#[test]
fn what_is_partial_says_what_is_lost() {
    for row in served().filter(|row| row.level == Level::Partial) {
        let there = PARTIAL_THERE.contains(&(row.operation, row.backend));
        let says = has_one(row, LOSING) || has_one(row, OF_COLUMNS);
        assert!(
            says != there || row.operation.takes_table(),
            "{} over {}",
            row.operation,
            row.backend
        );
    }
}

#[test]
fn what_only_changes_names_has_no_difference() {
    for row in served().filter(|row| row.level == Level::Exact) {
        assert!(
            row.differences.is_empty(),
            "{} over {}",
            row.operation,
            row.backend
        );
    }
}

#[test]
fn every_difference_of_an_operation_is_weighed_once() {
    for row in served() {
        for known in &row.differences {
            let lists = [LOSING, KEEPING, OF_COLUMNS];
            let times = lists.iter().filter(|list| list.contains(known)).count();
            assert_eq!(times, 1, "{} of {}", known.id, row.operation);
        }
    }
}
