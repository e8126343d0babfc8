//! What a recording lacks of the run that it is of: what had been compared before it began, and what came after it was cut.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use keap::compare::account::NotCompared;
use keap::compare::{HeldBack, Progress};
use serde::{Deserialize, Serialize};

use super::run::{Run, TargetDone};
use super::scope::Scope;
use crate::commands::compare::run_report::TargetState;
use crate::commands::compare::state::{Columns, HeldPart, Keeps, Kept, KeptTarget};
use crate::output::Output;
use crate::recording::is_unrecorded;

/// Why something is not compared of which the recording has nothing.
const BEFORE: &str = "the run went on when the recording began, and had compared it before";

/// Of a recording that ends before its run did.
pub(super) const CUT: &str =
    "the recording was cut before its run came to an end: what comes after it was not compared";

/// How far a target had come when the recording began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Before {
    /// Whether nothing was left to do.
    #[serde(default)]
    settled: bool,
    /// Up to which id its rows had been compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reached: Option<i64>,
    /// How many rows had been counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    expected: Option<u64>,
    /// What the account had said of its columns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    columns: Option<Columns>,
    /// The rows that were to be read again, those of a call together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    held: Vec<Vec<i64>>,
    /// Whether all of its pages had been read.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    is_read: bool,
}

/// How far the targets of a run had come.
pub(super) fn before(kept: &Kept) -> BTreeMap<String, Before> {
    let begun = kept.targets.iter().map(|target| {
        let before = Before {
            settled: target.is_settled(),
            reached: target.progress.reached,
            expected: target.expected,
            columns: target.columns.clone(),
            held: target.held.iter().map(HeldPart::ids).collect(),
            is_read: target.is_read,
        };
        (target.name.clone(), before)
    });
    begun
        .filter(|(_, before)| before.settled || before.reached.is_some() || before.is_read)
        .collect()
}

impl Before {
    /// Which rows are compared, of a table that had been begun.
    fn told(&self) -> Option<String> {
        if self.is_read {
            let told = "rows that were to be read again: all others had been compared when the recording began";
            return Some(told.to_owned());
        }
        let reached = self.reached?;
        Some(format!(
            "rows behind id {reached}: those before had been compared when the recording began"
        ))
    }
}

/// What was to be read again. What it had said is not in the recording.
fn parts(held: &[Vec<i64>]) -> Vec<HeldPart> {
    let numbered = (1..).zip(held);
    numbered
        .map(|(part, ids)| HeldPart {
            part,
            rows: ids.iter().map(|id| HeldBack::of(*id)).collect(),
        })
        .collect()
}

/// What a recording lacks.
#[derive(Debug, Default)]
pub(super) struct Lacking {
    pub(super) before: BTreeMap<String, Before>,
    pub(super) is_cut: bool,
    /// When the run began that it is of; none of a version that did not keep it.
    pub(super) began: Option<DateTime<Utc>>,
}

impl Lacking {
    /// Takes out of what is compared what the recording has nothing of, and says of which tables it has a part.
    pub(super) fn narrow(&self, scope: &mut Scope) {
        let settled = |name: &str| self.before.get(name).is_some_and(|before| before.settled);
        for target in scope.targets.iter().filter(|target| settled(&target.name)) {
            let why = NotCompared::of(&target.name, BEFORE, None);
            scope.not_compared.push(why);
        }
        scope.targets.retain(|target| !settled(&target.name));
        for target in &scope.targets {
            let before = self.before.get(&target.name);
            let told = before.and_then(Before::told);
            if let Some(told) = told {
                let notes = scope.notes.entry(target.name.clone()).or_default();
                if !notes.is_empty() {
                    notes.push_str("; ");
                }
                notes.push_str(&told);
            }
        }
    }

    /// From where on a target is compared; none for one that is compared from its beginning.
    pub(super) fn begun(&self, name: &str) -> Option<KeptTarget> {
        let before = self.before.get(name)?;
        let mut progress = Progress::default();
        progress.reached = before.reached;
        Some(KeptTarget {
            name: name.to_owned(),
            state: TargetState::Running,
            expected: before.expected,
            columns: before.columns.clone(),
            progress,
            seconds: 0.0,
            held: parts(&before.held),
            is_read: before.is_read,
            is_unanswered: false,
        })
    }

    /// Says what is not there, before anything is compared.
    pub(super) fn tell(&self, output: &mut Output) {
        if !self.before.is_empty() {
            output.note("the recording is of a run that went on: what had been compared before is not in it");
        }
        if self.is_cut {
            output.note(CUT);
        }
    }
}

impl<K: Keeps> Run<K> {
    /// Whether a recording that was cut has ended here.
    pub(super) fn ends_with(&self, done: &TargetDone) -> bool {
        match done {
            TargetDone::Refused(error) | TargetDone::Unavailable(error) => {
                self.is_cut && is_unrecorded(error)
            }
            _ => false,
        }
    }

    /// The run has come to its end, and so has its recording.
    pub(super) fn ends_recording(&self) {
        self.recording.ends();
    }

    /// Whether exchanges are kept.
    pub(super) fn is_recorded(&self) -> bool {
        !self.recording.is_none() && !self.recording.is_replayed()
    }
}
