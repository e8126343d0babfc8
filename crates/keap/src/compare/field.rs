//! One field over all backends.

use keap_schema::{FieldValue, Record};
use serde::Serialize;

use super::finding::Finding;

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

/// Which backends have the row.
pub(super) fn presence(records: &[Option<&Record>], answered: &[bool]) -> FieldComparison {
    let present = records
        .iter()
        .map(|record| record.map(|_| "present".into()));
    scalars("row", present.collect(), answered)
}

pub(super) fn scalars(
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
