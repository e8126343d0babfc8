//! Are two answers the same? Answers of two or three backends, normalised and compared field by field.
//!
//! The first answer is the reference; every other one is compared with it. Values that differ only in how the wires
//! write them are [`Finding::Equivalent`], with the reason; what a backend does not have is
//! [`Finding::NotComparable`], with the [`Difference`](crate::difference::Difference) that says so; a difference that the project knows carries its
//! id, and one that it does not know carries none.
//!
//! [`compare`] compares the answers to one invocation, [`Keap::compare_all`](crate::Keap::compare_all) all rows of a
//! query, as a stream in bounded memory. [`Rules`] add tolerances, a [`Redactor`] takes the values out of a report.

pub mod account;
mod answers;
mod asked;
mod beside;
mod cause;
mod comparer;
mod counted;
mod edge;
mod field;
mod finding;
mod held;
mod identity;
mod join;
mod known;
mod normal;
mod options;
mod ordered;
mod reason;
mod redact;
mod rows;
mod rules;
mod sample;
mod scope;
mod shop;
mod source;
mod summary;
mod tally;
mod twice;
mod whole;

use keap_schema::{Condition, Record, Zone};
use serde::Serialize;
use serde::ser::Serializer;

use crate::{Backend, Error, ErrorKind, Invocation, Operation, Outcome, Result};

pub(crate) use asked::with_telling;
pub(crate) use beside::with_beside;
pub use cause::{Cause, CauseKind};
use comparer::Comparer;
use field::scalars;
pub use field::{BackendValue, FieldComparison};
pub use finding::Finding;
pub use held::HeldBack;
pub(crate) use identity::{with_id, with_marks};
pub(crate) use known::of_fewer as fewer_rows;
pub use options::{CompareOptions, Detail, Progress, RowOrder};
pub use reason::Reason;
pub use redact::Redactor;
pub use rules::{CustomNamed, Rules, RulesError};
pub use summary::Summary;
pub use tally::{Tallied, Tally};
pub use whole::{ComparedBatch, ComparedRows};

const NOT_ASKED: &str = "not asked: the time was used up before";

/// What one backend answered.
#[derive(Debug)]
#[non_exhaustive]
pub struct Answer {
    /// Which backend.
    pub backend: Backend,
    /// Its answer.
    pub result: Result<Outcome>,
}

impl Answer {
    /// What a backend answered.
    pub fn new(backend: Backend, result: Result<Outcome>) -> Self {
        Self { backend, result }
    }

    /// The place of an answer of a backend that was not asked any more, because the time for the whole was used up.
    pub fn not_asked(backend: Backend, operation: Operation) -> Self {
        let error = Error::new(ErrorKind::Unavailable, NOT_ASKED).at(operation, backend);
        Self {
            backend,
            result: Err(error),
        }
    }

    /// Whether the backend was asked; see [`not_asked`](Self::not_asked).
    pub fn was_asked(&self) -> bool {
        self.failure()
            .is_none_or(|error| error.message() != NOT_ASKED)
    }

    /// How it failed, as one word for programs.
    fn failing(&self) -> Option<&'static str> {
        let kind = self.failure().map(|error| error.kind().name());
        kind.map(|kind| if self.was_asked() { kind } else { "not_asked" })
    }

    /// The error that kept the backend from answering what was asked at all: it was not reached, refused the credential,
    /// or something else answered in its place. That there is no such record, or no such operation, is an answer.
    pub fn obstacle(&self) -> Option<&Error> {
        self.failure().filter(|error| {
            matches!(
                error.kind(),
                ErrorKind::InvalidResponse
                    | ErrorKind::PermissionDenied
                    | ErrorKind::RateLimited
                    | ErrorKind::Unauthenticated
                    | ErrorKind::Unavailable
            )
        })
    }

    /// As [`obstacle`](Self::obstacle), beside what the other backends answered: a failure that the server itself did not
    /// expect says nothing where another backend could answer. Of a request that all refuse it may be the legacy wire's
    /// way to say so.
    pub fn obstacle_beside(&self, answers: &[Self]) -> Option<&Error> {
        let is_alone = || answers.iter().any(|answer| answer.result.is_ok());
        let unexpected = self
            .failure()
            .filter(|error| error.kind() == ErrorKind::Unexpected && is_alone());
        self.obstacle().or(unexpected)
    }

    /// Whether it failed for a reason that says nothing of the data: an obstacle, or no way to ask the backend this.
    fn shows_nothing(&self, answers: &[Self]) -> bool {
        let is_unexplained = |answer: &Self| answer.failure().and_then(Error::difference).is_none();
        (self.has_no_way() && is_unexplained(self)) || self.obstacle_beside(answers).is_some()
    }

    /// Whether the backend has no counterpart for what was asked.
    pub fn has_no_way(&self) -> bool {
        let failure = self.failure();
        failure.is_some_and(|error| error.kind() == ErrorKind::Unsupported)
    }

    fn failure(&self) -> Option<&Error> {
        self.result.as_ref().err()
    }
}

/// One row over all backends.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RowComparison {
    /// The row's id, when the answer is a list of rows that have one on every backend.
    pub id: Option<i64>,
    /// What the row is known by in place of an id: `ContactId=17 GroupId=91`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// What was compared of it, field by field.
    pub fields: Vec<FieldComparison>,
    /// Whether the finding outlived a second look; only whole comparisons take one.
    #[serde(skip_serializing_if = "Reading::is_first")]
    pub reading: Reading,
}

/// How often a row was read before it was reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reading {
    /// Once.
    #[default]
    First,
    /// Twice, with the same content on every backend.
    Confirmed,
    /// Twice, with other content the second time, which is what is reported: the row is being changed.
    Changed,
}

impl Reading {
    /// Whether it was read only once.
    pub fn is_first(&self) -> bool {
        *self == Self::First
    }
}

/// A whole comparison.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Comparison {
    /// The operation's vendor name.
    #[serde(serialize_with = "operation_name")]
    pub operation: Operation,
    /// The backends, reference first.
    #[serde(serialize_with = "backend_names")]
    pub backends: Vec<Backend>,
    /// The rows that any backend gave.
    pub rows: Vec<RowComparison>,
}

fn operation_name<S: Serializer>(
    operation: &Operation,
    serializer: S,
) -> std::result::Result<S::Ok, S::Error> {
    serializer.serialize_str(operation.name())
}

fn backend_names<S: Serializer>(
    backends: &[Backend],
    serializer: S,
) -> std::result::Result<S::Ok, S::Error> {
    serializer.collect_seq(backends.iter().map(|backend| backend.name()))
}

impl Comparison {
    /// All findings.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.rows
            .iter()
            .flat_map(|row| &row.fields)
            .flat_map(FieldComparison::findings)
    }

    /// Counts the findings by kind.
    pub fn summary(&self) -> Summary {
        let mut summary = Summary::default();
        self.findings().for_each(|finding| summary.count(finding));
        summary
    }
}

/// Compares the answers to one invocation. The first is the reference.
///
/// Rows of a list are matched by `Id` when all of them carry one, otherwise by position. `zone` is the zone of the
/// tenant's wall time, needed to recognise times in the repeated hour.
pub fn compare(invocation: &Invocation, answers: &[Answer], zone: Zone) -> Comparison {
    compare_by(invocation, answers, zone, &Rules::default())
}

/// As [`compare`], with tolerances of one's own.
pub fn compare_by(
    invocation: &Invocation,
    answers: &[Answer],
    zone: Zone,
    rules: &Rules,
) -> Comparison {
    let table = invocation.table().unwrap_or_default();
    let comparer = Comparer::new(
        invocation.operation(),
        table,
        answers.iter().map(|answer| answer.backend).collect(),
        zone,
        rules.of_table(table),
    )
    .asked_for(&conditions(invocation))
    .read_beside(beside::added_to(invocation))
    .sought_by(answers::Sought::of(invocation));
    let mut rows: Vec<RowComparison> = failures(comparer.operation, answers).into_iter().collect();
    let answered = rows::align(answers).into_iter();
    rows.extend(answered.map(|row| compare_row(&comparer, row)));
    ordered::check(invocation, answers, &mut rows);
    edge::check(invocation, answers, zone, &mut rows);
    twice::check(answers, &mut rows);
    Comparison {
        operation: comparer.operation,
        backends: comparer.backends,
        rows,
    }
}

/// What the rows of an answer were asked for by.
fn conditions(invocation: &Invocation) -> Vec<(String, Condition)> {
    match invocation {
        Invocation::DataQuery(query) | Invocation::DataCount(query) => query.conditions.clone(),
        Invocation::DataFindByField { field, value, .. } => {
            let sought = Condition::from_text(value);
            let sought = sought.unwrap_or_else(|_| Condition::Equals(value.clone().into()));
            vec![(field.clone(), sought)]
        }
        _ => Vec::new(),
    }
}

/// Whether a failure is an answer about the account: there is no such record, or its state forbids the change. Of a request
/// that cannot be right nothing is learnt by being refused twice.
fn is_refusal(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::NotFound | ErrorKind::Conflict)
}

/// Why all backends that have the operation, two at least, refuse what was asked, if they do so alike: there is no such
/// record, or its state forbids the change.
pub fn refused_alike(answers: &[Answer]) -> Option<ErrorKind> {
    let serving = answers.iter().filter(|answer| !answer.has_no_way());
    let kinds: Vec<_> = serving
        .map(|answer| answer.failure().map(Error::kind))
        .collect();
    let first = kinds[..].first().copied().flatten();
    let first = first.filter(|kind| is_refusal(*kind) && kinds.len() > 1)?;
    kinds
        .iter()
        .all(|kind| *kind == Some(first))
        .then_some(first)
}

/// A row that shows which backends failed; none when all answered.
fn failures(operation: Operation, answers: &[Answer]) -> Option<RowComparison> {
    if answers.iter().all(|answer| answer.result.is_ok()) {
        return None;
    }
    let kinds: Vec<_> = answers
        .iter()
        .map(|answer| answer.result.as_ref().err().map(Error::kind))
        .collect();
    let told_by = |answer: &Answer| answer.failure().and_then(Error::difference);
    let parted = |refusing: &Answer, answering: &Answer| {
        let refused = refusing.failure().map(Error::kind);
        let answered = answering.result.as_ref().ok();
        let unknown = || answers::of_unknown_record(operation, refused, answered);
        told_by(refusing).or_else(unknown)
    };
    let findings = answers.iter().enumerate().skip(1).map(|(i, answer)| {
        let known = told_by(answer);
        let is_obstructed = [&answers[0], answer]
            .iter()
            .any(|answer| answer.shows_nothing(answers));
        match (kinds[0], kinds[i]) {
            (None, None) => Finding::Equal,
            _ if is_obstructed => Finding::Unanswered,
            (Some(left), Some(right)) if left == right && is_refusal(left) => {
                let reason = Reason::RefusedAlike;
                Finding::Equivalent { reason }
            }
            // That both fail says nothing of what they would have answered.
            (Some(left), Some(right)) if left == right => Finding::Unanswered,
            (Some(_), Some(_)) => Finding::Different { known },
            (Some(_), None) => Finding::OnlyLeft {
                known: parted(&answers[0], answer),
            },
            (None, Some(_)) => Finding::OnlyRight {
                known: parted(answer, &answers[0]),
            },
        }
    });
    let backends: Vec<Backend> = answers.iter().map(|answer| answer.backend).collect();
    let told = answers.iter();
    let told = told
        .map(|answer| answer.failing().map(Into::into))
        .collect();
    let field = FieldComparison::new("error", &backends, told, findings.collect());
    Some(RowComparison {
        id: None,
        key: None,
        fields: vec![field],
        reading: Reading::First,
    })
}

fn compare_row(comparer: &Comparer, row: rows::Row<'_>) -> RowComparison {
    let fields = match row.cells {
        rows::Cells::Scalars(values) => {
            let field = scalars("result", &comparer.backends, values, &row.answered);
            let field = answers::explained(comparer.operation, field, comparer.zone);
            vec![comparer.counts(field)]
        }
        rows::Cells::Records(records) if is_missing_somewhere(&records, &row.answered) => {
            vec![comparer.presence(&records, &row.answered)]
        }
        rows::Cells::Records(records) => comparer.record_fields(&records),
    };
    RowComparison {
        id: row.id,
        key: None,
        fields,
        reading: Reading::First,
    }
}

fn is_missing_somewhere(records: &[Option<&Record>], answered: &[bool]) -> bool {
    records
        .iter()
        .zip(answered)
        .any(|(record, answered)| *answered && record.is_none())
}
