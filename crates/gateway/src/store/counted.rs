//! The inventory as it is kept, the same in both kinds of stores.

use std::collections::BTreeSet;

use crate::inventory::{InventoryRow, OwnerRow, Refusal};

/// A row of counts.
#[derive(Debug)]
pub(super) struct KeptCounts {
    tenant: String,
    caller: String,
    method: String,
    table_name: String,
    first_seen: String,
    last_seen: String,
    calls: i64,
    faults: i64,
    blockers: i64,
    differences: String,
    last_fault: Option<String>,
    // A store of an earlier version that was not opened for writing lacks them.
    refused: i64,
    kept_out: i64,
    over_xmlrpc: i64,
    over_rest: i64,
}

keap_auth::kept_row!(KeptCounts { tenant, caller, method, table_name, first_seen, last_seen, calls, faults, blockers, differences, last_fault } or default { refused, kept_out, over_xmlrpc, over_rest });

/// Why a call of a row was refused.
#[derive(Debug)]
pub(super) struct KeptRefusal {
    tenant: String,
    caller: String,
    method: String,
    table_name: String,
    difference: String,
    advice: String,
    of_values: bool,
    last_seen: String,
}

keap_auth::kept_row!(KeptRefusal { tenant, caller, method, table_name, difference, advice } or default { of_values, last_seen });

/// A row of the owner's that calls of a row need.
#[derive(Debug)]
pub(super) struct KeptNeed {
    tenant: String,
    caller: String,
    method: String,
    table_name: String,
    owner_table: String,
    id: i64,
}

keap_auth::kept_row!(KeptNeed {
    tenant,
    caller,
    method,
    table_name,
    owner_table,
    id
});

/// A column that calls of a row read or wrote.
#[derive(Debug)]
pub(super) struct KeptColumn {
    tenant: String,
    caller: String,
    method: String,
    table_name: String,
    column_name: String,
}

keap_auth::kept_row!(KeptColumn {
    tenant,
    caller,
    method,
    table_name,
    column_name
});

/// Rows of the inventory, in the order of their keys, with what is kept beside them.
pub(super) fn together(
    counts: Vec<KeptCounts>,
    refusals: Vec<KeptRefusal>,
    needs: Vec<KeptNeed>,
    columns: Vec<KeptColumn>,
) -> Vec<InventoryRow> {
    let mut rows: Vec<InventoryRow> = counts.into_iter().map(KeptCounts::row).collect();
    for refusal in refusals {
        let key = [
            &refusal.tenant,
            &refusal.caller,
            &refusal.method,
            &refusal.table_name,
        ];
        if let Some(row) = row_of(key, &mut rows) {
            let difference = refusal.difference;
            row.refusals.push(Refusal {
                difference: (!difference.is_empty()).then_some(difference),
                advice: refusal.advice,
                of_values: refusal.of_values,
                last: refusal.last_seen,
            });
        }
    }
    for need in needs {
        let key = [&need.tenant, &need.caller, &need.method, &need.table_name];
        let known = OwnerRow::named(&need.owner_table, need.id);
        if let (Some(known), Some(row)) = (known, row_of(key, &mut rows)) {
            row.owner_rows.push(known);
        }
    }
    for kept in columns {
        let key = [&kept.tenant, &kept.caller, &kept.method, &kept.table_name];
        if let Some(row) = row_of(key, &mut rows) {
            row.columns.insert(kept.column_name);
        }
    }
    rows
}

/// The row of a key.
fn row_of<'r>(key: [&String; 4], rows: &'r mut [InventoryRow]) -> Option<&'r mut InventoryRow> {
    let of = |row: &InventoryRow| [&row.tenant, &row.caller, &row.method, &row.table].cmp(&key);
    let found = rows.binary_search_by(of).ok()?;
    rows.get_mut(found)
}

impl KeptCounts {
    fn row(self) -> InventoryRow {
        let differences = self.differences.split(',');
        InventoryRow {
            tenant: self.tenant,
            caller: self.caller,
            method: self.method,
            table: self.table_name,
            first: self.first_seen,
            last: self.last_seen,
            calls: self.calls,
            faults: self.faults,
            blockers: self.blockers,
            differences: differences
                .filter(|id| !id.is_empty())
                .map(str::to_owned)
                .collect(),
            last_fault: self.last_fault,
            refused: self.refused,
            kept_out: self.kept_out,
            over_xmlrpc: self.over_xmlrpc,
            over_rest: self.over_rest,
            refusals: Vec::new(),
            owner_rows: Vec::new(),
            columns: BTreeSet::new(),
        }
    }
}
