//! What breaks, and when, for each program.

use keap::Backend;
use keap::route::decide_for;
use serde::Serialize;

use super::super::row::InventoryRow;
use super::{MissingRow, MissingValue};
use crate::methods::{Meaning, meaning};
use crate::policy::default_policy;

/// The day that partner pages name for the end of XML-RPC; the vendor calls the end firm.
pub(crate) const END: &str = "31 December 2026";

/// Something that a program does and that does not go on as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Breaking {
    /// The application.
    pub tenant: String,
    /// The label of the key.
    pub caller: String,
    /// The method, by its name in the XML-RPC API.
    pub method: String,
    /// The table; empty when there is none.
    pub table: String,
    /// Whether it is refused already. If not, it ends with XML-RPC, on 31 December 2026.
    pub now: bool,
    /// How many calls it is about.
    pub calls: i64,
    /// What keeps it from going on, in words.
    pub why: String,
}

impl Breaking {
    /// When it breaks, in words.
    pub fn when(&self) -> &'static str {
        if self.now { "now" } else { END }
    }
}

/// What breaks of the calls that were counted, what is refused already first.
pub(super) fn of(
    rows: &[InventoryRow],
    missing_rows: &[MissingRow],
    missing_values: &[MissingValue],
) -> Vec<Breaking> {
    let mut breaking: Vec<Breaking> = rows
        .iter()
        .flat_map(|row| of_row(row, missing_rows, missing_values))
        .collect();
    breaking.sort_by_key(|one| (!one.now, std::cmp::Reverse(one.calls)));
    breaking
}

fn of_row(
    row: &InventoryRow,
    missing_rows: &[MissingRow],
    missing_values: &[MissingValue],
) -> Vec<Breaking> {
    let breaks = |now: bool, calls: i64, why: String| Breaking {
        tenant: row.tenant.clone(),
        caller: row.caller.clone(),
        method: row.method.clone(),
        table: row.table.clone(),
        now,
        calls,
        why,
    };
    let mut found = Vec::new();
    let missing = missing(row, missing_rows);
    if row.blockers > 0 {
        let mut ids: Vec<&str> = row
            .refusals
            .iter()
            .filter_map(|why| why.difference.as_deref())
            .collect();
        ids.sort_unstable();
        ids.dedup();
        let mut why = "nothing answers it".to_owned();
        if !ids.is_empty() {
            why.push_str(&format!(" ({})", ids.join(", ")));
        }
        if let Some(missing) = &missing {
            why.push_str(&format!(": {missing}"));
        }
        found.push(breaks(true, row.blockers, why));
    } else if is_served_by_xmlrpc_alone(row) {
        let why = "only XML-RPC answers it, as the policy says".to_owned();
        found.push(breaks(false, row.calls, why));
    } else if let Some(missing) = missing {
        found.push(breaks(row.faults > 0, row.calls, missing));
    }
    let needed = |missing: &&MissingValue| {
        missing.needed && missing.tenant == row.tenant && missing.method == row.method
    };
    for missing in missing_values.iter().filter(needed) {
        let why = format!("`{}` is not set", missing.value);
        found.push(breaks(row.faults > 0, row.calls, why));
    }
    found
}

/// The rows of the owner that calls need and nobody has named.
fn missing(row: &InventoryRow, missing_rows: &[MissingRow]) -> Option<String> {
    let needed = |missing: &&MissingRow| {
        let is_of_row = missing.tenant == row.tenant && missing.method == row.method;
        is_of_row && row.owner_rows.contains(&missing.row)
    };
    let missing: Vec<String> = missing_rows
        .iter()
        .filter(needed)
        .map(|missing| format!("{} of `{}`", missing.row.id, missing.row.table.name()))
        .collect();
    (!missing.is_empty()).then(|| format!("no row is named for {}", missing.join(", ")))
}

/// Whether no version of REST has a counterpart, so that answers, if there are any, come from XML-RPC.
fn is_served_by_xmlrpc_alone(row: &InventoryRow) -> bool {
    let Meaning::Served(operation) = meaning(&row.method) else {
        return false;
    };
    let table = Some(row.table.as_str()).filter(|table| !table.is_empty());
    let rest = [Backend::RestV1, Backend::RestV2];
    row.calls > row.faults && decide_for(operation, table, &default_policy(), &rest).is_err()
}
