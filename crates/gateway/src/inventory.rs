//! Who calls what: counted in memory, written to the store now and then, never more rows than are bounded.

mod batch;
mod doubt;
mod owner_row;
mod owner_value;
mod report;
mod retention;
mod row;
mod seen;
mod tried;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use hashbrown::{HashMap, HashSet};
use keap_http::Shown;

use crate::log::{CallLine, ShadowLine};
use crate::named::{ByNames, Names, kept};
use crate::store::{GatewayStore, StoreError};
use seen::OTHER;

pub(crate) use batch::{Batch, Settled};
pub use doubt::WriteInDoubt;
pub use owner_row::OwnerRow;
pub use owner_value::MissingValue;
pub use report::{
    Advice, Breaking, BreakingKind, Brownout, MissingRow, PassedOn, Report, ReportLine, Stale,
};
pub use retention::Addresses;
pub(crate) use row::{COLUMNS, OWNER_ROWS, REFUSALS, UNKNOWN_TABLE};
pub use row::{InventoryRow, Refusal};
pub(crate) use seen::{AGENT, ORIGINS, OTHER_PLACES};
pub use seen::{Compared, Hour, Origin, Seen};
pub(crate) use tried::Untried;

/// Rows of one tenant; what comes after them is counted as `other`.
const ROWS: usize = 10_000;

/// How often counts are written.
const EVERY: Duration = Duration::from_secs(2);

/// How often the last write is tried again, and after how long.
const LAST_TRIES: u32 = 3;
const BREATHER: Duration = Duration::from_millis(500);

/// Tenant, caller, method, table.
type Key = [String; 4];

/// Counts calls. Clones share the counts.
#[derive(Clone, Debug)]
pub struct Inventory {
    store: GatewayStore,
    counts: Arc<Mutex<Counts>>,
    /// What is being written. It is written as it is until it is known to be there.
    sent: Arc<tokio::sync::Mutex<Batch>>,
    rows: usize,
    /// How long addresses are kept.
    addresses: Addresses,
    /// Why what was counted could not be written last time.
    trouble: Arc<Mutex<Option<String>>>,
}

#[derive(Debug, Default)]
struct Counts {
    /// The keys that have a row in the store or will have one, by tenant.
    known: HashMap<String, HashSet<Key>>,
    /// The columns of each row that are in the store or are on their way there.
    columns: ByNames<4, HashSet<String>>,
    /// What is not written yet.
    fresh: ByNames<4, InventoryRow>,
    /// Writes whose calls ended since.
    writes: Vec<Settled>,
    /// Writes in doubt that no note was made of.
    doubts: Vec<WriteInDoubt>,
    /// What is kept beside the rows.
    seen: seen::Fresh,
}

impl Counts {
    /// Whether calls of these names have a row of their own: they had one before, or the tenant has fewer than it may.
    fn admits(&mut self, names: Names<'_, 4>, rows: usize) -> bool {
        let [tenant, ..] = names.0;
        let known = self.known.get(tenant);
        if known.is_some_and(|known| known.contains(&names)) {
            return true;
        }
        if known.is_some_and(|known| known.len() >= rows) {
            return false;
        }
        let known = self.known.entry_ref(tenant).or_default();
        known.insert(names.owned())
    }

    /// Those of the columns that no call of the row had before, as long as there are not too many.
    fn unseen(&mut self, names: Names<'_, 4>, columns: &[String]) -> Vec<String> {
        if columns.is_empty() || names.0[1] == OTHER {
            return Vec::new();
        }
        if !self.columns.contains_key(&names) {
            self.columns.insert(names.owned(), HashSet::new());
        }
        let Some(known) = self.columns.get_mut(&names) else {
            return Vec::new();
        };
        let mut unseen = Vec::new();
        for column in columns {
            if known.len() < COLUMNS && !known.contains(column) {
                known.insert(column.clone());
                unseen.push(column.clone());
            }
        }
        unseen
    }

    /// All that is not written yet.
    fn take(&mut self) -> Batch {
        Batch {
            rows: std::mem::take(&mut self.fresh).into_values().collect(),
            writes: std::mem::take(&mut self.writes),
            seen: self.seen.take(),
            doubts: std::mem::take(&mut self.doubts),
            ..Batch::default()
        }
    }
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
            let columns = row.columns.into_iter().collect();
            counts.columns.insert(key.clone(), columns);
            counts.known.entry(row.tenant).or_default().insert(key);
        }
        Ok(Self {
            store,
            counts: Arc::new(Mutex::new(counts)),
            sent: Arc::default(),
            rows,
            addresses: Addresses::default(),
            trouble: Arc::default(),
        })
    }

    /// Counts a call. Of callers who were not let in only where they are is kept, of a few, so that they cannot fill it.
    pub fn count(&self, line: &CallLine) {
        if line.turned_away {
            let addresses = self.addresses.are_kept();
            self.lock().seen.count_wrong_key(line, addresses);
        }
        if line.tenant.is_empty() {
            return;
        }
        let table = line.table.as_deref().unwrap_or_default();
        let mut names = Names([&line.tenant, &line.caller, &line.method, table]);
        let mut counts = self.lock();
        counts.seen.count(line, self.addresses.are_kept());
        if line.noted {
            counts.writes.push(Settled {
                request_id: line.request_id.clone(),
                in_doubt: line.in_doubt,
            });
        } else if line.in_doubt {
            counts.doubts.push(WriteInDoubt::of(line));
        }
        if !counts.admits(names, self.rows) {
            names = Names([&line.tenant, OTHER, OTHER, OTHER]);
        }
        let columns = counts.unseen(names, &line.columns);
        let row = kept(
            &mut counts.fresh,
            &names,
            |[tenant, caller, method, table]| InventoryRow {
                tenant,
                caller,
                method,
                table,
                first: line.at.clone(),
                ..InventoryRow::default()
            },
        );
        row.columns.extend(columns);
        row.last.clone_from(&line.at);
        row.calls = row.calls.saturating_add(1);
        row.faults = row.faults.saturating_add(i64::from(line.fault.is_some()));
        row.blockers = row.blockers.saturating_add(i64::from(line.blocker));
        if row.differences != line.differences {
            row.differences = line.differences.iter().map(|&id| id.to_owned()).collect();
        }
        if line.fault_kind.is_some() {
            row.last_fault.clone_from(&line.fault_kind);
        }
        if let Some(needed) = line.owner_row {
            row.need(needed);
        }
        let is_kept_out = line.fault_kind.as_deref().is_some_and(row::is_of_rights);
        row.kept_out = row.kept_out.saturating_add(i64::from(is_kept_out));
        row.refused = row.refused.saturating_add(i64::from(line.refused_values));
        match line.backend {
            Some("xmlrpc") => row.over_xmlrpc = row.over_xmlrpc.saturating_add(1),
            Some(_) => row.over_rest = row.over_rest.saturating_add(1),
            None => {}
        }
        if let (true, Some(advice)) = (line.blocker || line.refused_values, &line.advice) {
            row.refuse(Refusal {
                difference: line.differences.first().map(|&id| id.to_owned()),
                advice: advice.clone(),
                of_values: line.refused_values,
                last: line.at.clone(),
            });
        }
    }

    /// Counts what a comparison in the background found.
    pub(crate) fn compare(&self, line: &ShadowLine) {
        self.lock().seen.compare(line);
    }

    /// Counts a comparison in the background that shows nothing, because what parted was written meanwhile.
    pub(crate) fn leave_out(&self, line: &ShadowLine) {
        self.lock().seen.leave_out(line);
    }

    /// Writes what was counted. What cannot be written is kept and tried again.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn flush(&self) -> Result<(), StoreError> {
        let written = self.write().await;
        let trouble = written.as_ref().err().map(StoreError::with_causes);
        *self.trouble.lock().unwrap_or_else(PoisonError::into_inner) = trouble;
        written
    }

    /// Writes what was counted for the last time, with more patience: nobody tries it again.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn end(&self) -> Result<(), StoreError> {
        for _ in 0..LAST_TRIES {
            if self.flush().await.is_ok() {
                return Ok(());
            }
            tokio::time::sleep(BREATHER).await;
        }
        self.flush().await
    }

    /// How many calls were counted and are not known to be written.
    pub async fn unwritten(&self) -> i64 {
        let sent = self.sent.lock().await;
        let counts = self.lock();
        let rows = sent.rows.iter().chain(counts.fresh.values());
        rows.fold(0, |sum, row| sum.saturating_add(row.calls))
    }

    /// Why what was counted is not written at the moment.
    pub(crate) fn trouble(&self) -> Option<String> {
        let trouble = self.trouble.lock();
        trouble.unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn write(&self) -> Result<(), StoreError> {
        let mut sent = self.sent.lock().await;
        // First what nobody confirmed: whether it is there, the store knows by its number.
        if !sent.is_empty() {
            self.store.add(&sent).await?;
            sent.done();
        }
        let fresh = self.lock().take();
        sent.fill(fresh);
        if !sent.is_empty() {
            self.store.add(&sent).await?;
            sent.done();
        }
        Ok(())
    }

    /// Writes what was counted every two seconds, and forgets what is too old once an hour, until it is aborted.
    pub async fn follow(self) {
        let mut forgot = None;
        loop {
            self.forget_hourly(&mut forgot).await;
            tokio::time::sleep(EVERY).await;
            if let Err(error) = self.flush().await {
                let error = error.with_causes();
                tracing::warn!(error = %Shown::new(&error), "the inventory is not written");
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Counts> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
