//! What a run gives to be kept, without a value of the account, and what keeps it: the SQLite file of one account, or the
//! Postgres that workers on many accounts share.

use std::collections::HashMap;

use keap::compare::{Cause, CauseKind, Progress};
use serde::{Deserialize, Serialize};

use super::columns::Columns;
use super::held_back::HeldPart;
use crate::commands::compare::run_report::{Evidence, TargetState, Wire};

/// What a row is called that was read once.
pub(crate) const FIRST: &str = "first";

/// How many examples are kept of what is known, and of what is written differently, in a column.
const KNOWN_EXAMPLES: u32 = 20;
const WRITING_EXAMPLES: u32 = 3;

/// Keeps what a run finds, as it goes. What was given is durable when the call returns.
pub(crate) trait Keeps: Send + Sync {
    /// Where a target stands, and why it failed or was skipped, or what must be known of one that is done.
    ///
    /// # Errors
    /// When it cannot be kept.
    fn settle(
        &mut self,
        position: i64,
        state: TargetState,
        why: Option<&str>,
    ) -> impl Future<Output = anyhow::Result<()>> + Send;

    /// That nobody answered for a target which failed of it: it may be asked again after the end of the run.
    ///
    /// # Errors
    /// When it cannot be kept.
    fn is_unanswered(&mut self, position: i64) -> impl Future<Output = anyhow::Result<()>> + Send;

    /// How many rows the reference counted.
    ///
    /// # Errors
    /// When it cannot be kept.
    fn expect(
        &mut self,
        position: i64,
        rows: u64,
    ) -> impl Future<Output = anyhow::Result<()>> + Send;

    /// What the account said of the columns of a table.
    ///
    /// # Errors
    /// When it cannot be kept.
    fn columns(
        &mut self,
        position: i64,
        columns: &Columns,
    ) -> impl Future<Output = anyhow::Result<()>> + Send;

    /// The application, as an answer named it.
    ///
    /// # Errors
    /// When it cannot be kept.
    fn is_of(&mut self, tenant: &str) -> impl Future<Output = anyhow::Result<()>> + Send;

    /// Forgets what was found in a target that cannot be gone on with in its middle.
    ///
    /// # Errors
    /// When it cannot be kept.
    fn begin_again(&mut self, position: i64) -> impl Future<Output = anyhow::Result<()>> + Send;

    /// Keeps a batch, whole or not at all.
    ///
    /// # Errors
    /// When it cannot be kept.
    fn batch(
        &mut self,
        position: i64,
        batch: Batch,
    ) -> impl Future<Output = anyhow::Result<()>> + Send;
}

/// What a batch of rows gave, with how far the comparison has come by it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Batch {
    pub(crate) progress: Progress,
    pub(crate) found: Vec<Found>,
    /// The ids of the rows that were compared, where that is a part of the rows of a table.
    #[serde(default)]
    pub(crate) looked_at: Vec<i64>,
    /// Rows that are to be read again before they are told, and the ids of those that were.
    #[serde(default)]
    pub(crate) held_back: Vec<HeldPart>,
    #[serde(default)]
    pub(crate) again: Vec<i64>,
    /// Whether the last page of the table was read.
    #[serde(default)]
    pub(crate) is_read: bool,
    pub(crate) counts: Vec<(Counted, u64)>,
    /// The causes that are met in them.
    pub(crate) causes: Vec<CauseWords>,
    /// What was answered for some of the rows.
    pub(crate) evidence: Vec<Evidence>,
    pub(crate) seconds: f64,
    pub(crate) wires: Vec<Wire>,
}

/// One value that parts or is written differently, without the value.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Found {
    pub(crate) row: Option<i64>,
    pub(crate) key: Option<String>,
    pub(crate) column: String,
    pub(crate) backend: String,
    pub(crate) finding: String,
    /// The id of its cause, and the kind of that.
    pub(crate) cause: String,
    pub(crate) kind: String,
    pub(crate) reading: String,
    pub(crate) left: Option<String>,
    pub(crate) right: Option<String>,
}

impl Found {
    /// Whether its row was read again before it was told.
    pub(crate) fn is_of_second_reading(&self) -> bool {
        self.reading != FIRST
    }
}

/// How often one thing was found in a column.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Counted {
    pub(crate) column: String,
    pub(crate) backend: String,
    pub(crate) finding: String,
    /// Empty where the values are equal.
    pub(crate) cause: String,
}

/// What a cause is called.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct CauseWords {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) advice: String,
    pub(crate) kind: String,
}

impl From<&Cause> for CauseWords {
    fn from(cause: &Cause) -> Self {
        Self {
            id: cause.id.to_owned(),
            title: cause.title.to_owned(),
            advice: cause.advice.to_owned(),
            kind: kind(cause).to_owned(),
        }
    }
}

/// The kind of a cause, as reports call it.
pub(crate) fn kind(cause: &Cause) -> &'static str {
    match cause.kind {
        CauseKind::Known => "known",
        CauseKind::Writing => "writing",
        _ => "likely",
    }
}

/// How many examples of what is explained were kept: some are enough.
#[derive(Debug, Default)]
pub(crate) struct Examples(HashMap<ExampleOf, u32>);

/// What it is an example of: a target, a column, a backend and a cause, and whether the row was read again. What is read again
/// comes when it comes, and must not decide which of the other rows are kept.
pub(crate) type ExampleOf = (i64, String, String, String, bool);

impl Examples {
    /// So many were kept before.
    pub(crate) fn go_on_from(kept: impl IntoIterator<Item = (ExampleOf, u32)>) -> Self {
        Self(kept.into_iter().collect())
    }

    /// Whether it is kept.
    pub(crate) fn is_kept(&mut self, position: i64, found: &Found) -> bool {
        let most = match found.kind.as_str() {
            "known" => KNOWN_EXAMPLES,
            "writing" => WRITING_EXAMPLES,
            _ => return true,
        };
        let key = (
            position,
            found.column.clone(),
            found.backend.clone(),
            found.cause.clone(),
            found.is_of_second_reading(),
        );
        let kept = self.0.entry(key).or_default();
        let is_kept = *kept < most;
        *kept = kept.saturating_add(1);
        is_kept
    }

    /// A target begins again.
    pub(crate) fn forget(&mut self, position: i64) {
        self.0.retain(|(at, ..), _| *at != position);
    }
}
