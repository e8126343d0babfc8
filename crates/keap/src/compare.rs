//! Are two answers the same? Answers of two or three backends, normalised and compared field by field.
//!
//! The first answer is the reference; every other one is compared with it. Values that differ only in how the wires
//! write them are [`Finding::Equivalent`], with the reason; what a backend does not have is
//! [`Finding::NotComparable`], with the [`Difference`] that says so; a difference that the project knows carries its
//! id, and one that it does not know carries none.

mod finding;
mod normal;
mod rows;

use keap_schema::{FieldValue, Record, Zone};
use serde::Serialize;
use serde::ser::Serializer;

use crate::difference::{
    COMPANY_TEXT, COUNTRY_NAME, NO_REST_COLUMN, NO_V1_COLUMN, PHONE_PARTS, REGION_TEXT,
    REPEATED_HOUR, USER_INFO,
};
use crate::fields::{self, Convert, Field};
use crate::{Backend, Difference, Invocation, Operation, Outcome, Result};

pub use finding::Finding;
pub use normal::Reason;
use normal::Sameness;

/// What one backend answered.
#[derive(Debug)]
pub struct Answer {
    /// Which backend.
    pub backend: Backend,
    /// Its answer.
    pub result: Result<Outcome>,
}

/// One field of one row, over all backends.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FieldComparison {
    /// The field's XML-RPC name; `result` for an answer that is no record, `error` where a backend failed, `row` where
    /// a row is missing as a whole.
    pub name: String,
    /// The value of each backend, reference first.
    pub values: Vec<Option<FieldValue>>,
    /// What comparing each other backend with the reference found.
    pub findings: Vec<Finding>,
}

/// One row over all backends.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RowComparison {
    /// The row's id, when the answer is a list of rows.
    pub id: Option<i64>,
    /// Its fields.
    pub fields: Vec<FieldComparison>,
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

/// How many findings of each kind a comparison has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Summary {
    /// Equal values.
    pub equal: usize,
    /// Values that differ in writing only.
    pub equivalent: usize,
    /// Values that part, explained by a known difference.
    pub known: usize,
    /// Values that the other backend does not have.
    pub not_comparable: usize,
    /// Values that part for no known reason.
    pub unexplained: usize,
}

impl std::ops::AddAssign for Summary {
    fn add_assign(&mut self, other: Self) {
        self.equal += other.equal;
        self.equivalent += other.equivalent;
        self.known += other.known;
        self.not_comparable += other.not_comparable;
        self.unexplained += other.unexplained;
    }
}

impl Comparison {
    /// All findings.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.rows
            .iter()
            .flat_map(|row| &row.fields)
            .flat_map(|field| &field.findings)
    }

    /// Counts the findings by kind.
    pub fn summary(&self) -> Summary {
        let mut summary = Summary::default();
        for finding in self.findings() {
            match finding {
                Finding::Equal => summary.equal += 1,
                Finding::Equivalent { .. } => summary.equivalent += 1,
                Finding::Unanswered => {}
                Finding::NotComparable { .. } => summary.not_comparable += 1,
                finding if finding.known().is_some() => summary.known += 1,
                _ => summary.unexplained += 1,
            }
        }
        summary
    }
}

/// Compares the answers to one invocation. The first is the reference.
///
/// Rows of a list are matched by `Id` when all of them carry one, otherwise by position. `zone` is the zone of the
/// tenant's wall time, needed to recognise times in the repeated hour.
pub fn compare(invocation: &Invocation, answers: &[Answer], zone: Zone) -> Comparison {
    let comparer = Comparer {
        operation: invocation.operation(),
        table: invocation.table().unwrap_or_default().to_owned(),
        backends: answers.iter().map(|answer| answer.backend).collect(),
        zone,
    };
    let mut rows: Vec<RowComparison> = comparer.failures(answers).into_iter().collect();
    rows.extend(
        rows::align(answers)
            .into_iter()
            .map(|row| comparer.row(row)),
    );
    Comparison {
        operation: comparer.operation,
        backends: comparer.backends,
        rows,
    }
}

struct Comparer {
    operation: Operation,
    table: String,
    backends: Vec<Backend>,
    zone: Zone,
}

impl Comparer {
    /// A row that shows which backends failed; none when all answered.
    fn failures(&self, answers: &[Answer]) -> Option<RowComparison> {
        if answers.iter().all(|answer| answer.result.is_ok()) {
            return None;
        }
        let kinds: Vec<_> = answers
            .iter()
            .map(|answer| answer.result.as_ref().err().map(crate::Error::kind))
            .collect();
        let findings = answers.iter().enumerate().skip(1).map(|(i, answer)| {
            let known = answer
                .result
                .as_ref()
                .err()
                .and_then(crate::Error::difference);
            match (kinds[0], kinds[i]) {
                (left, right) if left == right => Finding::Equal,
                (Some(_), None) => Finding::OnlyLeft { known: None },
                (None, Some(_)) => Finding::OnlyRight { known },
                _ => Finding::Different { known },
            }
        });
        let field = FieldComparison {
            name: "error".to_owned(),
            values: kinds
                .iter()
                .map(|kind| kind.map(|kind| kind.name().into()))
                .collect(),
            findings: findings.collect(),
        };
        Some(RowComparison {
            id: None,
            fields: vec![field],
        })
    }

    fn row(&self, row: rows::Row<'_>) -> RowComparison {
        let fields = match row.cells {
            rows::Cells::Scalars(values) => vec![self.scalars("result", values, &row.answered)],
            rows::Cells::Records(records) if is_missing_somewhere(&records, &row.answered) => {
                let present = records
                    .iter()
                    .map(|record| record.map(|_| "present".into()));
                vec![self.scalars("row", present.collect(), &row.answered)]
            }
            rows::Cells::Records(records) => self.record_fields(&records),
        };
        RowComparison { id: row.id, fields }
    }

    fn scalars(
        &self,
        name: &str,
        values: Vec<Option<FieldValue>>,
        answered: &[bool],
    ) -> FieldComparison {
        let finding = |right: usize| match (&values[0], &values[right]) {
            _ if !answered[0] || !answered[right] => Finding::Unanswered,
            (left, right) if left == right => Finding::Equal,
            (Some(_), None) => Finding::OnlyLeft { known: None },
            (None, Some(_)) => Finding::OnlyRight { known: None },
            _ => Finding::Different { known: None },
        };
        let findings = (1..values.len()).map(finding).collect();
        FieldComparison {
            name: name.to_owned(),
            findings,
            values,
        }
    }

    fn record_fields(&self, records: &[Option<&Record>]) -> Vec<FieldComparison> {
        let mut names: Vec<&str> = Vec::new();
        for name in records.iter().flatten().flat_map(|record| record.names()) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        self.in_schema_order(&mut names);
        names
            .into_iter()
            .map(|name| self.field(name, records))
            .collect()
    }

    fn in_schema_order(&self, names: &mut [&str]) {
        let columns = fields::columns(&self.table);
        let place = |name: &str| columns.iter().position(|column| *column == name);
        names.sort_by_key(|name| (place(name).unwrap_or(usize::MAX), name.to_owned()));
    }

    fn field(&self, name: &str, records: &[Option<&Record>]) -> FieldComparison {
        let values: Vec<Option<&FieldValue>> = records
            .iter()
            .map(|record| record.and_then(|record| record.get(name)))
            .collect();
        let findings =
            records
                .iter()
                .enumerate()
                .skip(1)
                .map(|(i, right)| match (records[0], *right) {
                    (Some(left), Some(right)) => self.finding(name, left, right, self.backends[i]),
                    _ => Finding::Unanswered,
                });
        FieldComparison {
            name: name.to_owned(),
            findings: findings.collect(),
            values: values.into_iter().map(|value| value.cloned()).collect(),
        }
    }

    fn finding(&self, name: &str, left: &Record, right: &Record, backend: Backend) -> Finding {
        let field = fields::field(&self.table, name);
        let (left_value, right_value) = (normal::present(left, name), normal::present(right, name));
        let Some((left_value, right_value)) = left_value.zip(right_value) else {
            return self.one_sided(name, field, (left, right), backend);
        };
        let convert = field.map_or(Convert::Text, |field| field.convert);
        let side = |record| normal::Context {
            name,
            convert,
            record,
        };
        match normal::same(left_value, right_value, side(left), side(right)) {
            Sameness::Equal => Finding::Equal,
            Sameness::Equivalent(reason) => Finding::Equivalent { reason },
            Sameness::Different => Finding::Different {
                known: self.explain(convert, left_value, right_value),
            },
        }
    }

    fn one_sided(
        &self,
        name: &str,
        field: Option<&Field>,
        (left, right): (&Record, &Record),
        backend: Backend,
    ) -> Finding {
        let left_has = normal::present(left, name).is_some();
        if !left_has && normal::present(right, name).is_none() {
            let same_writing = left.get(name) == right.get(name);
            let reason = Reason::EmptyOrAbsent;
            return if same_writing {
                Finding::Equal
            } else {
                Finding::Equivalent { reason }
            };
        }
        if let Some(known) = field.and_then(|field| missing_column(field, backend)) {
            return Finding::NotComparable { known };
        }
        let known = match field.map(|field| field.convert) {
            Some(Convert::CompanyName) => Some(&COMPANY_TEXT),
            Some(Convert::Country) => Some(&COUNTRY_NAME),
            Some(Convert::Region) => Some(&REGION_TEXT),
            Some(Convert::Text) if is_phone_part(name) => Some(&PHONE_PARTS),
            _ if self.operation == Operation::DataGetUserInfo => Some(&USER_INFO),
            _ => None,
        };
        if left_has {
            Finding::OnlyLeft { known }
        } else {
            Finding::OnlyRight { known }
        }
    }

    fn explain(
        &self,
        convert: Convert,
        left: &FieldValue,
        right: &FieldValue,
    ) -> Option<&'static Difference> {
        match convert {
            _ if normal::same_wall_time(left, right, self.zone) => Some(&REPEATED_HOUR),
            Convert::Country => Some(&COUNTRY_NAME),
            Convert::Region => Some(&REGION_TEXT),
            Convert::CompanyName => Some(&COMPANY_TEXT),
            _ if self.operation == Operation::DataGetUserInfo => Some(&USER_INFO),
            _ => None,
        }
    }
}

/// Extensions and types of phone and fax numbers.
fn is_phone_part(column: &str) -> bool {
    (column.starts_with("Phone") || column.starts_with("Fax"))
        && (column.ends_with("Ext") || column.ends_with("Type"))
}

fn is_missing_somewhere(records: &[Option<&Record>], answered: &[bool]) -> bool {
    records
        .iter()
        .zip(answered)
        .any(|(record, answered)| *answered && record.is_none())
}

fn missing_column(field: &Field, backend: Backend) -> Option<&'static Difference> {
    if field.exists_on(backend) {
        None
    } else if field.exists_on(Backend::RestV2) {
        Some(&NO_V1_COLUMN)
    } else {
        Some(&NO_REST_COLUMN)
    }
}
