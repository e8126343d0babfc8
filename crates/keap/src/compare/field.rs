//! One field over all backends.

use keap_schema::{FieldValue, Record};
use serde::ser::{Serialize, SerializeStruct as _, Serializer};

use super::finding::Finding;
use crate::Backend;

/// One field of one row, over all backends.
///
/// As JSON it is its name, the values of all backends, and the findings of all but the reference.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct FieldComparison {
    /// The field's XML-RPC name; `result` for an answer that is no record, `error` where a backend failed, `row` where
    /// a row is missing as a whole.
    pub name: String,
    by_backend: Vec<BackendValue>,
}

/// What one backend has in a field, and what comparing it with the reference found.
#[derive(Clone, Debug, PartialEq)]
pub struct BackendValue {
    backend: Backend,
    value: Option<FieldValue>,
    finding: Option<Finding>,
}

impl BackendValue {
    /// The backend.
    pub fn backend(&self) -> Backend {
        self.backend
    }

    /// Its value; none where it has none.
    pub fn value(&self) -> Option<&FieldValue> {
        self.value.as_ref()
    }

    /// What comparing it with the reference found; none for the reference itself.
    pub fn finding(&self) -> Option<Finding> {
        self.finding
    }
}

impl FieldComparison {
    /// From a value for each backend and a finding for each but the first.
    pub(super) fn new(
        name: impl Into<String>,
        backends: &[Backend],
        values: Vec<Option<FieldValue>>,
        findings: Vec<Finding>,
    ) -> Self {
        let findings = std::iter::once(None).chain(findings.into_iter().map(Some));
        let values = backends.iter().zip(values).zip(findings);
        Self {
            name: name.into(),
            by_backend: values
                .map(|((&backend, value), finding)| BackendValue {
                    backend,
                    value,
                    finding,
                })
                .collect(),
        }
    }

    /// Each backend with its value and its finding, the reference first.
    pub fn by_backend(&self) -> &[BackendValue] {
        &self.by_backend
    }

    /// The values, the reference first.
    pub fn values(&self) -> impl Iterator<Item = Option<&FieldValue>> {
        self.by_backend.iter().map(BackendValue::value)
    }

    /// The findings of all backends but the reference.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.by_backend
            .iter()
            .filter_map(|answer| answer.finding.as_ref())
    }

    /// Explains the findings: each with the backend and its value, beside those of the reference.
    pub(super) fn explain(&mut self, mut explain: impl FnMut(Told<'_>, Told<'_>, &mut Finding)) {
        let Some((reference, others)) = self.by_backend.split_first_mut() else {
            return;
        };
        for other in others {
            if let Some(finding) = &mut other.finding {
                let left = (reference.backend, reference.value.as_ref());
                explain(left, (other.backend, other.value.as_ref()), finding);
            }
        }
    }

    /// Replaces the values.
    pub(super) fn replace(&mut self, replacement: impl Fn(&FieldValue) -> FieldValue) {
        let values = self.by_backend.iter_mut();
        for value in values.filter_map(|answer| answer.value.as_mut()) {
            *value = replacement(value);
        }
    }
}

/// A backend and its value.
pub(super) type Told<'a> = (Backend, Option<&'a FieldValue>);

impl Serialize for FieldComparison {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut field = serializer.serialize_struct("FieldComparison", 3)?;
        field.serialize_field("name", &self.name)?;
        field.serialize_field("values", &self.values().collect::<Vec<_>>())?;
        field.serialize_field("findings", &self.findings().collect::<Vec<_>>())?;
        field.end()
    }
}

/// Which backends have the row.
pub(super) fn presence(
    backends: &[Backend],
    records: &[Option<&Record>],
    answered: &[bool],
) -> FieldComparison {
    let present = records
        .iter()
        .map(|record| record.map(|_| "present".into()));
    scalars("row", backends, present.collect(), answered)
}

pub(super) fn scalars(
    name: &str,
    backends: &[Backend],
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
    FieldComparison::new(name, backends, values, findings)
}
