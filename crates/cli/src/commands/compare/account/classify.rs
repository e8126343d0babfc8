//! From compared rows to what the state keeps: a cause for each value that parts, and no value.

use std::collections::{BTreeMap, HashMap};

use keap::compare::{
    BackendValue, Cause, FieldComparison, Finding, Reading, Redactor, RowComparison, Tally,
};
use keap::schema::Zone;

use crate::commands::compare::state::{CauseWords, Counted, FIRST, Found, HeldPart, kind};

/// What a batch of rows gave.
#[derive(Debug, Default)]
pub(super) struct Classified {
    pub(super) found: Vec<Found>,
    /// The values beside them, in the same order, where they are to be shown.
    pub(super) shown: Vec<Shown>,
    /// The ids of the rows that were compared, of a table of which a part is.
    pub(super) looked_at: Vec<i64>,
    /// What is to be read again, and the ids of what was.
    pub(super) held_back: Vec<HeldPart>,
    pub(super) again: Vec<i64>,
    /// Whether the last page was read.
    pub(super) is_read: bool,
    pub(super) counts: HashMap<Counted, u64>,
    pub(super) causes: BTreeMap<&'static str, Cause>,
}

/// The values of a difference.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    pub(super) key: Option<String>,
    pub(super) left: Option<String>,
    pub(super) right: Option<String>,
}

/// By what rows are told apart, and how values are hidden.
#[derive(Debug)]
pub(super) struct Classifier<'a> {
    pub(super) table: &'a str,
    pub(super) zone: Zone,
    pub(super) redactor: &'a Redactor,
    /// The ids of rows that are there twice.
    pub(super) twins: &'a [i64],
}

impl Classified {
    pub(super) fn causes(&self) -> Vec<CauseWords> {
        self.causes.values().map(CauseWords::from).collect()
    }

    fn count(
        &mut self,
        column: &str,
        backend: &'static str,
        finding: &Finding,
        cause: Option<Cause>,
        count: u64,
    ) {
        if let Some(cause) = cause {
            self.causes.insert(cause.id, cause);
        }
        let counted = Counted {
            column: column.to_owned(),
            backend: backend.to_owned(),
            finding: finding.name().to_owned(),
            cause: cause.map_or("", |cause| cause.id).to_owned(),
        };
        let sum = self.counts.entry(counted).or_default();
        *sum = sum.saturating_add(count);
    }
}

impl Classifier<'_> {
    /// Counts what was found, and keeps what parts without its values. What nothing explains is counted by its likely
    /// cause, which the rows tell; everything else is in the tally.
    pub(super) fn classify(&self, rows: Vec<RowComparison>, tally: &Tally) -> Classified {
        let mut classified = Classified::default();
        for (column, tallied) in tally.columns() {
            for told in tallied.iter().filter(|told| !is_open(&told.finding)) {
                let cause = Cause::of_finding(&told.finding);
                let backend = told.backend.name();
                classified.count(column, backend, &told.finding, cause, told.count);
            }
        }
        for row in rows {
            self.row(row, &mut classified);
        }
        classified
    }

    fn row(&self, row: RowComparison, classified: &mut Classified) {
        let causes: Vec<Vec<Option<Cause>>> = row
            .fields
            .iter()
            .map(|field| self.causes(&row, field))
            .collect();
        let key = row.key.clone();
        let reading = match row.reading {
            Reading::Confirmed => "confirmed",
            Reading::Changed => "changed",
            _ => FIRST,
        };
        let shown = row.clone();
        let hidden = self.redactor.row(row);
        let fields = hidden.fields.iter().zip(&shown.fields).zip(causes);
        for ((field, open), causes) in fields {
            let values = field
                .by_backend()
                .iter()
                .zip(open.by_backend())
                .skip(1)
                .zip(causes);
            for ((value, open_value), cause) in values {
                let (Some(finding), Some(cause)) = (value.finding(), cause) else {
                    continue;
                };
                let backend = value.backend().name();
                if is_open(&finding) {
                    classified.count(&field.name, backend, &finding, Some(cause), 1);
                }
                classified.found.push(Found {
                    row: hidden.id,
                    key: hidden.key.clone(),
                    column: field.name.clone(),
                    backend: backend.to_owned(),
                    finding: finding.name().to_owned(),
                    cause: cause.id.to_owned(),
                    kind: kind(&cause).to_owned(),
                    reading: reading.to_owned(),
                    left: reference(field),
                    right: text(value),
                });
                classified.shown.push(Shown {
                    key: key.clone(),
                    left: reference(open),
                    right: text(open_value),
                });
            }
        }
    }

    fn causes(&self, row: &RowComparison, field: &FieldComparison) -> Vec<Option<Cause>> {
        let others = field.by_backend().iter().skip(1);
        let of = |other: &BackendValue| {
            let cause = Cause::of(self.table, row, field, other, self.zone)?;
            let is_twin = row.id.is_some_and(|id| self.twins.contains(&id));
            let is_open_row = field.name == "row" && other.finding().is_some_and(|f| is_open(&f));
            Some(if is_twin && is_open_row {
                Cause::duplicate_row()
            } else {
                cause
            })
        };
        others.map(of).collect()
    }
}

/// Whether the rows tell its likely cause, and the tally does not.
fn is_open(finding: &Finding) -> bool {
    finding.is_unexplained() && Cause::of_finding(finding).is_none()
}

fn reference(field: &FieldComparison) -> Option<String> {
    field.by_backend().first().and_then(text)
}

fn text(value: &BackendValue) -> Option<String> {
    value.value().map(ToString::to_string)
}

/// The rows that one backend alone has for no known reason, with that backend.
pub(super) fn lonely(rows: &[RowComparison]) -> Vec<(i64, keap::Backend)> {
    let alone = |row: &RowComparison| {
        let field = row.fields.iter().find(|field| field.name == "row")?;
        let mut values = field.by_backend().iter();
        let (reference, other) = (values.next()?, values.next()?);
        let finding = other.finding().filter(is_open)?;
        let has = match finding {
            Finding::OnlyLeft { .. } => reference.backend(),
            _ => other.backend(),
        };
        Some((row.id?, has))
    };
    rows.iter().filter_map(alone).collect()
}
