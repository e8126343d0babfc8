//! What is known already and is not counted again.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// The schema of a baseline.
const SCHEMA: &str = "keap-audit-baseline/1";

/// What is known already: the ids of findings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    schema: String,
    findings: BTreeSet<String>,
}

/// A text that is no baseline.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it is no baseline of an audit: {0}")]
pub struct NoBaseline(String);

impl Baseline {
    pub(crate) fn of(ids: impl Iterator<Item = String>) -> Self {
        Self {
            schema: SCHEMA.to_owned(),
            findings: ids.collect(),
        }
    }

    /// Reads a baseline.
    ///
    /// # Errors
    /// A text that is none, or one of another schema.
    pub fn from_json(text: &str) -> Result<Self, NoBaseline> {
        let read: Self =
            serde_json::from_str(text).map_err(|error| NoBaseline(error.to_string()))?;
        match read.schema == SCHEMA {
            true => Ok(read),
            false => Err(NoBaseline(format!("its schema is not {SCHEMA}"))),
        }
    }

    /// Writes it, one finding a line, so that a change of it can be read.
    pub fn to_json(&self) -> String {
        // Texts alone can be written.
        let text = serde_json::to_string_pretty(self).unwrap_or_default();
        format!("{text}\n")
    }

    /// How many findings it knows.
    pub fn len(&self) -> usize {
        self.findings.len()
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    pub(crate) fn has(&self, id: &str) -> bool {
        self.findings.contains(id)
    }
}
