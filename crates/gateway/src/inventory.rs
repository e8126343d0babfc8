//! Who calls what: counted in memory, written to the store now and then, never more rows than are bounded.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use keap::DIFFERENCES;
use serde::Serialize;

use keap_http::Shown;

use crate::log::CallLine;
use crate::methods::{self, Meaning, meaning};
use crate::store::{GatewayStore, StoreError};
use crate::words;

/// Rows of one tenant; what comes after them is counted as `other`.
const ROWS: usize = 10_000;

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
        let trouble = written.as_ref().err().map(ToString::to_string);
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
                tracing::warn!(error = %Shown::new(&error.to_string()), "the inventory is not written");
            }
        }
    }

    fn put_back(&self, rows: HashMap<Key, InventoryRow>) {
        let mut counts = self.lock();
        for (key, old) in rows {
            let new = counts.fresh.remove(&key);
            let row = match new {
                Some(new) => InventoryRow {
                    first: old.first,
                    calls: old.calls.saturating_add(new.calls),
                    faults: old.faults.saturating_add(new.faults),
                    blockers: old.blockers.saturating_add(new.blockers),
                    last_fault: new.last_fault.or(old.last_fault),
                    ..new
                },
                None => old,
            };
            counts.fresh.insert(key, row);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Counts> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The inventory with what to do about it.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// The rows, blockers first, then by calls.
    pub rows: Vec<InventoryRow>,
    /// What to do about the methods that are not served, and about the known differences that the calls met.
    pub advice: Vec<Advice>,
}

/// What is known of a difference or of a method that is not served, and what to do about it.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Advice {
    /// The id of the difference, or the name of the method.
    pub id: &'static str,
    /// What it is.
    pub title: &'static str,
    /// What to do about it, in the words of the configuration.
    pub advice: String,
}

impl Report {
    /// A report of rows.
    pub fn of(mut rows: Vec<InventoryRow>) -> Self {
        rows.sort_by_key(|row| std::cmp::Reverse((row.blockers, row.faults, row.calls)));
        let met: HashSet<&str> = rows
            .iter()
            .flat_map(|row| row.differences.iter().map(String::as_str))
            .collect();
        let differences = DIFFERENCES.iter().filter(|known| met.contains(known.id));
        let differences = differences.map(|known| Advice {
            id: known.id,
            title: known.title,
            advice: words::of_the_gateway(known.advice),
        });
        let advice = unserved(&rows).chain(differences).collect();
        Self { rows, advice }
    }
}

/// What to do about each method that is not served, in the order of the rows.
fn unserved(rows: &[InventoryRow]) -> impl Iterator<Item = Advice> {
    let mut told = HashSet::new();
    rows.iter().filter_map(move |row| {
        let Meaning::Unserved(method) = meaning(&row.method) else {
            return None;
        };
        told.insert(method).then(|| Advice {
            id: method,
            title: "is not served by the gateway",
            advice: methods::advice(method),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_method_that_is_not_served_has_advice_once() {
        let row = |caller: &str| InventoryRow {
            caller: caller.to_owned(),
            method: "InvoiceService.createBlankOrder".to_owned(),
            blockers: 1,
            ..InventoryRow::default()
        };
        let report = Report::of(vec![row("shop"), row("desk")]);
        let [advice] = report.advice.as_slice() else {
            panic!("{report:?}");
        };
        assert_eq!(advice.id, "InvoiceService.createBlankOrder");
        assert!(advice.advice.contains("POST /rest/v2/orders"), "{advice:?}");
        let json = serde_json::to_string(&report).unwrap();
        assert!(json.contains("POST /rest/v2/orders"), "{json}");
    }
}
