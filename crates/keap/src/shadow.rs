//! Answers from one backend, compared with another in the background.

mod cast;
mod meanwhile;
mod order;
mod report;
mod sample;

use std::collections::{BTreeMap, BTreeSet};

use keap_http::Effect;
use keap_schema::Table;
use serde::{Serialize, Serializer};

use crate::route::{PolicyError, Shadow, own_table};
use crate::{Backend, Operation};

pub(crate) use cast::Shadows;
pub use report::{Dropped, ShadowFinding, ShadowObserver, ShadowReport, ShadowStats};
pub use sample::{HashSampler, RandomSampler, Sampler};

/// Which calls are sent to a second backend as well, whose answer is compared and thrown away.
///
/// The answer comes from the backend of the route and does not wait; a shadow that fails, or is slow, changes nothing.
/// Reads are shadowed by default; of the writes only those that are [named](Self::write), and only such that are safe
/// to repeat. Calls that would be too many are dropped and counted, never queued.
///
/// The second answer is that of a later moment. A row that parts and was written through the same connection before both
/// backends had answered is [left out](ShadowReport::changed_meanwhile); a write by another program is not known here, and
/// looks like a difference until the call is compared again.
///
/// ```
/// use keap::schema::table;
/// use keap::{Backend, Operation, RoutePolicy, shadow::ShadowPolicy};
///
/// // XML-RPC answers; one read in twenty is compared with REST v2, loads of contacts always.
/// let shadow = ShadowPolicy::new(Backend::RestV2)
///     .sample(0.05)
///     .sample_operation(Operation::ContactLoad, 1.0)
///     .write(Operation::ContactUpdate)?;
/// let policy = RoutePolicy::new(Backend::XmlRpc).shadow(shadow);
/// # Ok::<(), keap::route::PolicyError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ShadowPolicy {
    backend: Backend,
    sample: f64,
    operations: BTreeMap<Operation, f64>,
    tables: BTreeMap<String, f64>,
    writes: BTreeSet<Operation>,
    max_in_flight: usize,
    calls_per_minute: Option<u32>,
    min_quota: f64,
}

impl ShadowPolicy {
    /// Compares every read with a backend, at most 4 at a time, while more than a fifth of the day's quota is left.
    pub fn new(backend: Backend) -> Self {
        Self {
            backend,
            sample: 1.0,
            operations: BTreeMap::new(),
            tables: BTreeMap::new(),
            writes: BTreeSet::new(),
            max_in_flight: 4,
            calls_per_minute: None,
            min_quota: 0.2,
        }
    }

    /// The share of calls that are compared, from 0 to 1.
    #[must_use]
    pub fn sample(mut self, share: f64) -> Self {
        self.sample = clamped(share);
        self
    }

    /// Another share for one operation; 0 switches it off.
    #[must_use]
    pub fn sample_operation(mut self, operation: Operation, share: f64) -> Self {
        self.operations.insert(operation, clamped(share));
        self
    }

    /// Another share for a table; 0 switches it off. A table goes before an operation, except for operations of
    /// `ContactService`, which work on one table alone.
    #[must_use]
    pub fn sample_table<T: Table>(self, share: f64) -> Self {
        self.sample_table_named(T::INFO.name, share)
    }

    pub(crate) fn sample_table_named(mut self, table: &str, share: f64) -> Self {
        self.tables.insert(table.to_owned(), clamped(share));
        self
    }

    /// Repeats a write on the second backend as well, once the first has said that it was done.
    ///
    /// A later write of the same record through the same connection waits until the repetition has ended, so that it
    /// cannot be undone by it. A write by another program in between can be.
    ///
    /// # Errors
    /// When the operation would do something again: only writes that say how a record is to be can be repeated.
    pub fn write(mut self, operation: Operation) -> Result<Self, PolicyError> {
        if !may_repeat(operation) {
            return Err(PolicyError::new(not_repeatable(operation)));
        }
        self.writes.insert(operation);
        Ok(self)
    }

    /// The most comparisons at a time; a call beyond is not compared.
    #[must_use]
    pub fn max_in_flight(mut self, calls: usize) -> Self {
        self.max_in_flight = calls;
        self
    }

    /// The most comparisons a minute, evenly; a call beyond is not compared. Default: no limit but the sample.
    #[must_use]
    pub fn calls_per_minute(mut self, calls: u32) -> Self {
        self.calls_per_minute = Some(calls);
        self
    }

    /// Compares only while more than this share of the day's quota is left, as the last answer's headers said it.
    /// Default 0.2; 0 uses the quota up.
    #[must_use]
    pub fn min_quota(mut self, share: f64) -> Self {
        self.min_quota = clamped(share);
        self
    }

    /// The second backend.
    pub fn backend(&self) -> Backend {
        self.backend
    }

    /// The second backend for an operation on a table and its share; none when it is not compared.
    pub(crate) fn of(&self, operation: Operation, table: Option<&str>) -> Option<Shadow> {
        if operation.is_write() && !self.writes.contains(&operation) {
            return None;
        }
        let of_table = || table.and_then(|table| self.tables.get(table));
        let of_operation = || self.operations.get(&operation);
        let share = if own_table(operation).is_some() {
            of_operation().or_else(of_table)
        } else {
            of_table().or_else(of_operation)
        };
        let sample = share.copied().unwrap_or(self.sample);
        (sample > 0.0).then_some(Shadow {
            backend: self.backend,
            sample,
        })
    }

    /// Whether writes are repeated at all.
    fn repeats_writes(&self) -> bool {
        !self.writes.is_empty()
    }
}

fn clamped(share: f64) -> f64 {
    if share.is_nan() {
        0.0
    } else {
        share.clamp(0.0, 1.0)
    }
}

/// Whether a write that was done can be done again without an effect. A deletion could, but there is nothing left to
/// compare.
fn may_repeat(operation: Operation) -> bool {
    operation.effect() == Effect::IdempotentWrite && operation != Operation::DataDelete
}

fn not_repeatable(operation: Operation) -> String {
    if operation.effect() == Effect::Read {
        return format!("{operation} only reads: reads are compared without being named");
    }
    let able = Operation::ALL
        .iter()
        .filter(|operation| may_repeat(**operation));
    let names: Vec<&str> = able.map(|operation| operation.name()).collect();
    format!(
        "{operation} is not safe to repeat on a second backend; these are: {}",
        names.join(", ")
    )
}

impl Serialize for ShadowPolicy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let operations = self.operations.iter();
        Document {
            backend: self.backend.name(),
            sample: self.sample,
            max_in_flight: self.max_in_flight,
            calls_per_minute: self.calls_per_minute,
            min_quota: self.min_quota,
            writes: self
                .writes
                .iter()
                .map(|operation| operation.name())
                .collect(),
            operations: operations
                .map(|(name, share)| (name.name(), *share))
                .collect(),
            tables: &self.tables,
        }
        .serialize(serializer)
    }
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Document<'a> {
    backend: &'static str,
    sample: f64,
    max_in_flight: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    calls_per_minute: Option<u32>,
    min_quota: f64,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    writes: Vec<&'static str>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    operations: BTreeMap<&'static str, f64>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    tables: &'a BTreeMap<String, f64>,
}
