//! What a comparison in the background found, told without the values.

use std::fmt;
use std::time::Duration;

use keap_http::BoxFuture;
use serde::Serialize;

use crate::compare::{Comparison, Finding, Summary};
use crate::{Backend, Operation};

/// Hears what comparisons in the background find. Called from the background task, never while a caller waits.
pub trait ShadowObserver: fmt::Debug + Send + Sync + 'static {
    /// Two answers were compared.
    fn compared(&self, report: &ShadowReport);

    /// Wraps the work of a comparison, while the call that it is for is still at work: so that what joins the call with its
    /// requests, a trace in a task local for instance, goes with those in the background. Default: the work as it is.
    fn around(&self, comparison: BoxFuture<'static, ()>) -> BoxFuture<'static, ()> {
        comparison
    }

    /// A call that was sampled is not compared.
    fn dropped(&self, operation: Operation, reason: Dropped) {
        let _ = (operation, reason);
    }
}

/// Why a sampled call is not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Dropped {
    /// As many comparisons as are allowed are under way.
    Busy,
    /// The comparisons of this minute are used up.
    Pace,
    /// Too little of the day's quota is left.
    Quota,
    /// The first answer is no answer to compare with: the backend was unavailable, or refused the credential.
    Unanswered,
    /// The comparison was ended before it was done.
    Stopped,
}

impl fmt::Display for Dropped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Busy => "too many comparisons under way",
            Self::Pace => "too many comparisons this minute",
            Self::Quota => "too little quota left",
            Self::Unanswered => "no answer to compare with",
            Self::Stopped => "stopped",
        })
    }
}

/// How many comparisons there were since the connection was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ShadowStats {
    /// Calls that were sampled, whatever became of them.
    pub sampled: u64,
    /// Compared, and everything agreed or was explained by a known difference.
    pub agreed: u64,
    /// Compared, and something differed without a known reason.
    pub differed: u64,
    /// Compared, and what differed without a known reason was written through the same connection meanwhile, so that it shows
    /// nothing.
    pub changed: u64,
    /// The second backend gave no answer that could be compared.
    pub unanswered: u64,
    /// Not compared, because too many were under way.
    pub dropped_busy: u64,
    /// Not compared, because of the pace.
    pub dropped_pace: u64,
    /// Not compared, because of the quota.
    pub dropped_quota: u64,
    /// Not compared, because the first backend gave no answer.
    pub dropped_unanswered: u64,
    /// Ended before they were done.
    pub stopped: u64,
}

impl ShadowStats {
    pub(super) fn count_dropped(&mut self, reason: Dropped) {
        *match reason {
            Dropped::Busy => &mut self.dropped_busy,
            Dropped::Pace => &mut self.dropped_pace,
            Dropped::Quota => &mut self.dropped_quota,
            Dropped::Unanswered => &mut self.dropped_unanswered,
            Dropped::Stopped => &mut self.stopped,
        } += 1;
    }
}

/// What one comparison found. `Debug` and the findings tell names of fields, never their values.
pub struct ShadowReport {
    pub(super) operation: Operation,
    pub(super) table: Option<String>,
    pub(super) comparison: Comparison,
    pub(super) summary: Summary,
    pub(super) changed: usize,
    pub(super) duration: Duration,
}

impl ShadowReport {
    /// The operation.
    pub fn operation(&self) -> Operation {
        self.operation
    }

    /// Its table, if it has one.
    pub fn table(&self) -> Option<&str> {
        self.table.as_deref()
    }

    /// The backend that answered, and the one that was asked in the background.
    pub fn backends(&self) -> &[Backend] {
        &self.comparison.backends
    }

    /// How many findings of each kind there are.
    pub fn summary(&self) -> Summary {
        self.summary
    }

    /// How many rows parted and were written through the same connection before both backends had answered. They show no
    /// difference of the backends, and are left out of the summary, of the findings and of the comparison. What other
    /// programs write meanwhile is not known here.
    pub fn changed_meanwhile(&self) -> usize {
        self.changed
    }

    /// How long the second backend took.
    pub fn duration(&self) -> Duration {
        self.duration
    }

    /// What does not agree, without values.
    pub fn findings(&self) -> impl Iterator<Item = ShadowFinding<'_>> {
        self.comparison.rows.iter().flat_map(|row| {
            let parts = row.fields.iter().flat_map(|field| {
                let found = field.findings().filter(|finding| !finding.agrees());
                found.map(|finding| (field.name.as_str(), *finding))
            });
            parts.map(|(field, finding)| ShadowFinding {
                row: row.id,
                field,
                finding,
            })
        })
    }

    /// The whole comparison **with the values of both answers**, which may be personal data.
    pub fn comparison_with_values(&self) -> &Comparison {
        &self.comparison
    }
}

impl fmt::Debug for ShadowReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ShadowReport")
            .field("operation", &self.operation)
            .field("table", &self.table)
            .field("backends", &self.comparison.backends)
            .field("summary", &self.summary)
            .field("changed_meanwhile", &self.changed)
            .field("findings", &self.findings().collect::<Vec<_>>())
            .field("duration", &self.duration)
            .finish()
    }
}

/// One field that does not agree.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ShadowFinding<'a> {
    /// The id of the row, when the answer is a list.
    pub row: Option<i64>,
    /// The field's XML-RPC name.
    pub field: &'a str,
    /// What was found.
    pub finding: Finding,
}
