//! Who calls what: counted in memory, written to the store now and then, never more rows than are bounded.

mod owner_row;
mod owner_value;
mod report;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use keap_http::Shown;
use serde::Serialize;

use crate::log::CallLine;
use crate::store::{GatewayStore, StoreError};

pub use owner_row::OwnerRow;
pub use owner_value::MissingValue;
pub use report::{Advice, MissingRow, Report};

/// Rows of one tenant; what comes after them is counted as `other`.
const ROWS: usize = 10_000;

/// Reasons of one row; more than a program has are the same with other names of columns.
pub(crate) const REFUSALS: usize = 16;

/// Rows of the owner's tables that are kept of one row.
pub(crate) const OWNER_ROWS: usize = 64;

/// How often counts are written.
const EVERY: Duration = Duration::from_secs(2);

/// The name of what has no row of its own.
const OTHER: &str = "other";

/// The calls of one caller, method and table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct InventoryRow {
    /// The application.
    pub tenant: String,
    /// The label of the key.
    pub caller: String,
    /// The method.
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
    /// The ids of the known differences that the last call met.
    pub differences: Vec<String>,
    /// The kind of the last fault.
    pub last_fault: Option<String>,
    /// Why nothing could answer some of them; the first few reasons.
    pub refusals: Vec<Refusal>,
    /// The rows of the owner's tables that REST serves the calls by; the first few.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub owner_rows: Vec<OwnerRow>,
}

/// Why nothing could answer a call.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Refusal {
    /// The id of the known difference, when there is one.
    pub difference: Option<String>,
    /// What to do about it, in the words of the refusal.
    pub advice: String,
}

impl InventoryRow {
    /// What was counted before and after.
    fn then(self, new: Self) -> Self {
        let mut both = Self {
            first: self.first,
            calls: self.calls.saturating_add(new.calls),
            faults: self.faults.saturating_add(new.faults),
            blockers: self.blockers.saturating_add(new.blockers),
            last_fault: new.last_fault.or(self.last_fault),
            refusals: self.refusals,
            owner_rows: self.owner_rows,
            ..new
        };
        for row in new.owner_rows {
            both.need(row);
        }
        for refusal in new.refusals {
            both.refuse(refusal);
        }
        both
    }

    /// Takes a row of the owner's, unless it is known or there are enough.
    fn need(&mut self, row: OwnerRow) {
        if self.owner_rows.len() < OWNER_ROWS && !self.owner_rows.contains(&row) {
            self.owner_rows.push(row);
        }
    }

    /// Takes a reason, unless it is known or there are enough.
    fn refuse(&mut self, refusal: Refusal) {
        if self.refusals.len() < REFUSALS && !self.refusals.contains(&refusal) {
            self.refusals.push(refusal);
        }
    }
}

/// Tenant, caller, method, table.
type Key = [String; 4];

/// Counts calls. Clones share the counts.
#[derive(Clone, Debug)]
pub struct Inventory {
    store: GatewayStore,
    counts: Arc<Mutex<Counts>>,
    rows: usize,
    /// Why what was counted could not be written last time.
    trouble: Arc<Mutex<Option<String>>>,
}

#[derive(Debug, Default)]
struct Counts {
    /// The keys that have a row in the store or will have one, by tenant.
    known: HashMap<String, HashSet<Key>>,
    /// What is not written yet.
    fresh: HashMap<Key, InventoryRow>,
}

impl Inventory {
    /// An inventory that goes on where the store ends.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn open(store: GatewayStore) -> Result<Self, StoreError> {
        Self::bounded(store, ROWS).await
    }

    async fn bounded(store: GatewayStore, rows: usize) -> Result<Self, StoreError> {
        let mut counts = Counts::default();
        for row in store.inventory().await? {
            let key = [row.tenant.clone(), row.caller, row.method, row.table];
            counts.known.entry(row.tenant).or_default().insert(key);
        }
        Ok(Self {
            store,
            counts: Arc::new(Mutex::new(counts)),
            rows,
            trouble: Arc::default(),
        })
    }

    /// Counts a call. Callers who were not let in are counted at the door and not here, so that they cannot fill it.
    pub fn count(&self, line: &CallLine) {
        if line.tenant.is_empty() {
            return;
        }
        let table = line.table.clone().unwrap_or_default();
        let key = [
            line.tenant.clone(),
            line.caller.clone(),
            line.method.clone(),
            table,
        ];
        let mut counts = self.lock();
        let known = counts.known.entry(line.tenant.clone()).or_default();
        let key = if known.contains(&key) || known.len() < self.rows {
            known.insert(key.clone());
            key
        } else {
            [line.tenant.as_str(), OTHER, OTHER, OTHER].map(str::to_owned)
        };
        let row = counts.fresh.entry(key.clone()).or_insert_with(|| {
            let [tenant, caller, method, table] = key;
            InventoryRow {
                tenant,
                caller,
                method,
                table,
                first: line.at.clone(),
                ..InventoryRow::default()
            }
        });
        row.last.clone_from(&line.at);
        row.calls = row.calls.saturating_add(1);
        row.faults = row.faults.saturating_add(i64::from(line.fault.is_some()));
        row.blockers = row.blockers.saturating_add(i64::from(line.blocker));
        row.differences = line.differences.iter().map(|&id| id.to_owned()).collect();
        if line.fault_kind.is_some() {
            row.last_fault.clone_from(&line.fault_kind);
        }
        if let Some(needed) = line.owner_row {
            row.need(needed);
        }
        if let (true, Some(advice)) = (line.blocker, &line.advice) {
            row.refuse(Refusal {
                difference: line.differences.first().map(|&id| id.to_owned()),
                advice: advice.clone(),
            });
        }
    }

    /// Writes what was counted. What cannot be written is kept and tried again.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn flush(&self) -> Result<(), StoreError> {
        let fresh: HashMap<Key, InventoryRow> = std::mem::take(&mut self.lock().fresh);
        if fresh.is_empty() {
            return Ok(());
        }
        let written = self.write(fresh).await;
        let trouble = written.as_ref().err().map(StoreError::with_causes);
        *self.trouble.lock().unwrap_or_else(PoisonError::into_inner) = trouble;
        written
    }

    /// Why what was counted is not written at the moment.
    pub(crate) fn trouble(&self) -> Option<String> {
        let trouble = self.trouble.lock();
        trouble.unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn write(&self, fresh: HashMap<Key, InventoryRow>) -> Result<(), StoreError> {
        let rows: Vec<InventoryRow> = fresh.values().cloned().collect();
        let written = self.store.add_rows(&rows).await;
        if written.is_err() {
            self.put_back(fresh);
        }
        written
    }

    /// Writes what was counted every two seconds, until it is aborted.
    pub async fn follow(self) {
        loop {
            tokio::time::sleep(EVERY).await;
            if let Err(error) = self.flush().await {
                let error = error.with_causes();
                tracing::warn!(error = %Shown::new(&error), "the inventory is not written");
            }
        }
    }

    fn put_back(&self, rows: HashMap<Key, InventoryRow>) {
        let mut counts = self.lock();
        for (key, old) in rows {
            let new = counts.fresh.remove(&key);
            let row = match new {
                Some(new) => old.then(new),
                None => old,
            };
            counts.fresh.insert(key, row);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Counts> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(advice: &[&str]) -> InventoryRow {
        let refusal = |advice: &&str| Refusal {
            difference: None,
            advice: (*advice).to_owned(),
        };
        InventoryRow {
            calls: 1,
            refusals: advice.iter().map(refusal).collect(),
            ..InventoryRow::default()
        }
    }

    #[test]
    fn what_could_not_be_written_is_added_to_what_came_after() {
        let both = row(&["a", "b"]).then(row(&["b", "c"]));
        assert_eq!(
            (both.calls, both.refusals),
            (2, row(&["a", "b", "c"]).refusals)
        );
    }

    #[test]
    fn reasons_are_bounded() {
        let mut row = row(&[]);
        for number in 0..100 {
            row.refuse(Refusal {
                difference: None,
                advice: format!("name column {number}"),
            });
        }
        assert_eq!(row.refusals.len(), REFUSALS);
    }
}
