//! How far each write of a run has come, noted before and after it is sent.

use super::{Journal, Writes};
use crate::commands::compare::account::run::TargetDone;
use crate::commands::compare::state::{State, Step};

/// The writes of a run.
#[derive(Debug)]
pub(crate) struct WriteSteps {
    pub(super) allowed: Writes,
    pub(super) journal: Journal,
    state: State,
    run: String,
    /// Whether a recording answers, and nothing is written at all.
    is_replayed: bool,
    /// Why nothing is written any more: something could not be put back.
    pub(super) over: Option<Over>,
}

/// What a write left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Left {
    /// Who goes on with the run can put it back.
    Known,
    /// Nobody knows whether it is there, and where.
    InDoubt,
}

/// Why the writes behind one are not made.
#[derive(Debug)]
pub(super) struct Over {
    why: &'static str,
    /// Whether a run that goes on makes them.
    is_for_now: bool,
}

impl Over {
    pub(super) fn done(&self) -> TargetDone {
        let why = self.why.to_owned();
        match self.is_for_now {
            true => TargetDone::Later(why),
            false => TargetDone::Skipped(why),
        }
    }
}

impl WriteSteps {
    pub(crate) fn new(allowed: Writes, state: &State, run: &str) -> Self {
        Self {
            allowed,
            journal: Journal::at(state.beside(run)),
            state: state.clone(),
            run: run.to_owned(),
            is_replayed: false,
            over: None,
        }
    }

    /// Of a run that a recording answers: it writes nothing, and leaves nothing to put back.
    pub(crate) fn replayed(allowed: Writes, state: &State, run: &str) -> Self {
        Self {
            journal: Journal::default(),
            is_replayed: true,
            ..Self::new(allowed, state, run)
        }
    }

    pub(super) fn is_replayed(&self) -> bool {
        self.is_replayed
    }

    /// Nothing is written any more: what is there now is not what was there before. Why, for the report.
    pub(super) fn end(&mut self, why: String, left: Left) -> String {
        let over = match (self.is_replayed, left) {
            (true, _) => "the recording does not have all of an earlier write",
            (false, Left::Known) => {
                "an earlier write is not put back: --resume does that first, and then makes this one"
            }
            (false, Left::InDoubt) => {
                "nothing is written any more: an earlier write is not put back"
            }
        };
        self.over = Some(Over {
            why: over,
            is_for_now: !self.is_replayed && left == Left::Known,
        });
        match self.is_replayed {
            true => format!("the recording does not have all of this write: {why}"),
            false => why,
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
