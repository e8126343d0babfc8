//! One row of the inventory.

use std::collections::BTreeSet;

use serde::Serialize;

use super::owner_row::OwnerRow;

/// Reasons of one kind that are kept of one row, those that were met last; more than a program has are the same with other
/// names of columns.
pub(crate) const REFUSALS: usize = 16;

/// Rows of the owner's tables that are kept of one row, those that were needed last. Accounts with hundreds are common.
pub(crate) const OWNER_ROWS: usize = 1024;

/// What stands in the place of a table that the API does not document: what the caller chose is not kept.
pub(crate) const UNKNOWN_TABLE: &str = "(unknown)";

/// Columns that are kept of one row.
pub(crate) const COLUMNS: usize = 256;

/// The calls of one caller, method and table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct InventoryRow {
    /// The application.
    pub tenant: String,
    /// The label of the key.
    pub caller: String,
    /// Such as `ContactService.load`.
    pub method: String,
    /// The table; empty when there is none.
    pub table: String,
    /// The first call, RFC 3339 in UTC.
    pub first: String,
    /// The last call.
    pub last: String,
    /// How many calls.
    pub calls: i64,
    /// How many of them were answered with a fault.
    pub faults: i64,
    /// How many nothing can answer.
    pub blockers: i64,
    /// How many REST refused for their values, though it serves the method.
    pub refused: i64,
    /// How many were refused for what their keys may not do; an earlier version did not count them.
    pub kept_out: i64,
    /// How many went to XML-RPC; an earlier version did not count them.
    pub over_xmlrpc: i64,
    /// How many went over REST; an earlier version did not count them.
    pub over_rest: i64,
    /// The ids of the known differences that the last call met.
    pub differences: Vec<String>,
    /// The kind of the last fault.
    pub last_fault: Option<String>,
    /// Why nothing could answer some of them, or REST refused their values; the last few reasons.
    pub refusals: Vec<Refusal>,
    /// The rows of the owner's tables that REST serves the calls by; the last 1,024.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub owner_rows: Vec<OwnerRow>,
    /// The columns that calls read or wrote, in the order of their names. The reports do not have them.
    #[serde(skip)]
    pub columns: BTreeSet<String>,
}

/// Why nothing could answer a call, or REST refused its values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Refusal {
    /// The id of the known difference, when there is one.
    pub difference: Option<String>,
    /// What to do about it, in the words of the refusal.
    pub advice: String,
    /// Whether REST refused the values of the call, and serves the method.
    pub of_values: bool,
    /// When it was refused so last, RFC 3339 in UTC; empty where an earlier version kept it.
    pub last: String,
}

impl Refusal {
    fn is_as(&self, other: &Self) -> bool {
        self.difference == other.difference && self.advice == other.advice
    }
}

/// Whether a fault of this kind says that a key, or nobody, may do something.
pub(super) fn is_of_rights(kind: &str) -> bool {
    matches!(kind, "NoAccess" | "NoTableAccess")
}

impl InventoryRow {
    /// How many of the calls were let in.
    pub(crate) fn let_in(&self) -> i64 {
        self.calls.saturating_sub(self.kept_out)
    }

    /// The table, when there is one.
    pub(crate) fn named_table(&self) -> Option<&str> {
        Some(self.table.as_str()).filter(|table| !table.is_empty())
    }

    /// Whether the calls are on a table that does not exist: nobody answers them, whatever the policy says.
    pub(crate) fn has_no_such_table(&self) -> bool {
        self.table == UNKNOWN_TABLE
    }

    /// Whether every call was refused, and the last one for what its key, or nobody, may do.
    pub(crate) fn is_kept_out(&self) -> bool {
        let all = self.calls > 0 && self.faults == self.calls;
        all && self.last_fault.as_deref().is_some_and(is_of_rights)
    }

    /// Why no call of it goes anywhere, whatever the policy says.
    pub(crate) fn goes_nowhere(&self) -> Option<&'static str> {
        if self.has_no_such_table() {
            return Some("the API has no such table: nothing answers it");
        }
        self.is_kept_out()
            .then_some("every call is refused for what its key or the API does not let it do")
    }

    /// Whether calls may need more of the owner's rows than are kept.
    pub(crate) fn may_need_more(&self) -> bool {
        self.owner_rows.len() >= OWNER_ROWS
    }

    /// Takes a row of the owner's, in the place of the one that was needed longest ago when there are enough.
    pub(super) fn need(&mut self, row: OwnerRow) {
        let known = self.owner_rows.iter().position(|known| *known == row);
        if let Some(place) = known.or_else(|| self.may_need_more().then_some(0)) {
            self.owner_rows.remove(place);
        }
        self.owner_rows.push(row);
    }

    /// Takes a reason, in the place of the one of its kind that was met longest ago when there are enough.
    pub(super) fn refuse(&mut self, refusal: Refusal) {
        let of_kind = |known: &&Refusal| known.of_values == refusal.of_values;
        let is_full = self.refusals.iter().filter(of_kind).count() >= REFUSALS;
        let mut all = self.refusals.iter();
        let known = all.position(|known| known.is_as(&refusal));
        let oldest = || self.refusals.iter().position(|known| of_kind(&known));
        if let Some(place) = known.or_else(|| oldest().filter(|_| is_full)) {
            self.refusals.remove(place);
        }
        self.refusals.push(refusal);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(column: usize, of_values: bool) -> Refusal {
        Refusal {
            advice: format!("name column {column}"),
            of_values,
            ..Refusal::default()
        }
    }

    #[test]
    fn the_last_reasons_of_each_kind_are_kept() {
        let mut row = InventoryRow::default();
        row.refuse(refusal(1000, true));
        for column in 0..100 {
            row.refuse(refusal(column, false));
        }
        row.refuse(Refusal {
            last: "2026-11-29T12:00:00.000Z".to_owned(),
            ..refusal(90, false)
        });
        assert_eq!(row.refusals.len(), REFUSALS + 1);
        assert!(row.refusals.contains(&refusal(1000, true)));
        let last = &row.refusals[REFUSALS];
        assert_eq!(last.last, "2026-11-29T12:00:00.000Z");
        row.refuse(refusal(100, false));
        assert!(
            row.refusals
                .iter()
                .any(|known| known.advice == "name column 90")
        );
        assert!(!row.refusals.contains(&refusal(84, false)));
    }

    #[test]
    fn the_owners_rows_that_were_needed_last_are_kept() {
        let table = keap::owner::OwnerTable::ActionSets;
        let mut row = InventoryRow::default();
        let most = i64::try_from(OWNER_ROWS).unwrap();
        (0..most).for_each(|id| row.need(OwnerRow { table, id }));
        row.need(OwnerRow { table, id: 0 });
        row.need(OwnerRow { table, id: most });
        let ids: Vec<i64> = row.owner_rows.iter().map(|needed| needed.id).collect();
        assert_eq!(ids.len(), OWNER_ROWS);
        assert_eq!((ids[0], &ids[OWNER_ROWS - 2..]), (2, &[0, most][..]));
    }
}
