//! How far each write of a run has come, noted before and after it is sent.

use super::{Journal, Writes};
use crate::commands::compare::state::{State, Step};

/// The writes of a run.
#[derive(Debug)]
pub(crate) struct WriteSteps {
    pub(super) allowed: Writes,
    pub(super) journal: Journal,
    state: State,
    run: String,
    /// Why nothing is written any more: something could not be put back.
    pub(super) over: Option<String>,
}

impl WriteSteps {
    pub(crate) fn new(allowed: Writes, state: &State, run: &str) -> Self {
        Self {
            allowed,
            journal: Journal::at(state.beside(run)),
            state: state.clone(),
            run: run.to_owned(),
            over: None,
        }
    }

    /// Notes how far a write has come on a backend; durable when this returns. `row` is what it made.
    ///
    /// # Errors
    /// When it cannot be noted.
    pub(super) async fn note(
        &self,
        position: i64,
        backend: keap::Backend,
        step: Step,
        row: Option<i64>,
    ) -> anyhow::Result<()> {
        let noted = (position, backend.name());
        self.state.note_write(&self.run, noted, step, row).await
    }

    /// How far a write has come on each backend; empty where it was not begun.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(super) async fn of(
        &self,
        position: i64,
    ) -> anyhow::Result<Vec<(String, Step, Option<i64>)>> {
        self.state.writes(&self.run, position).await
    }
}
