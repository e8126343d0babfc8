//! Rows that part and are to be read again, and how it is seen whether they changed meanwhile.

use keap_schema::Record;
use serde::{Deserialize, Serialize};

use super::whole::listed::Listed;
use super::{Reading, Redactor};

/// A row that parts for no known reason and is to be read again before it is reported; see
/// [`CompareOptions::hold_back`](super::CompareOptions::hold_back).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct HeldBack {
    /// Which row.
    pub id: i64,
    /// Whether a backend did not have it.
    pub is_alone: bool,
    /// Keyed hashes of what the backends said of it, with blanks between; none where that is not known any more, and nobody can
    /// tell whether it changed.
    pub mark: Option<String>,
}

impl HeldBack {
    /// A row of which nobody knows what it said.
    pub fn of(id: i64) -> Self {
        Self {
            id,
            is_alone: false,
            mark: None,
        }
    }
}

impl HeldBack {
    /// What the second reading says of the first.
    pub(super) fn reading(
        &self,
        redactor: Option<&Redactor>,
        records: &[Option<Record>],
    ) -> Reading {
        match (&self.mark, redactor) {
            (Some(before), Some(redactor)) if *before == mark(redactor, records) => {
                Reading::Confirmed
            }
            (Some(_), Some(_)) => Reading::Changed,
            _ => Reading::First,
        }
    }

    /// What the list of each backend had told of it, beside what its id finds now.
    pub(super) fn listed(
        &self,
        redactor: Option<&Redactor>,
        records: &[Option<Record>],
    ) -> Vec<Listed> {
        let (Some(before), Some(redactor)) = (&self.mark, redactor) else {
            return Vec::new();
        };
        let nothing = mark(redactor, &[None]);
        let now = mark(redactor, records);
        let pairs = before.split(' ').zip(now.split(' '));
        pairs
            .map(|(before, now)| match before {
                _ if before == now => Listed::Alike,
                _ if before == nothing => Listed::LeftOut,
                _ => Listed::Otherwise,
            })
            .collect()
    }
}

/// What stands for what the backends said of a row. The order of the fields does not matter, as it does not between records.
pub(super) fn mark(redactor: &Redactor, records: &[Option<Record>]) -> String {
    let told = |record: &Option<Record>| {
        let mut fields: Vec<String> = match record {
            Some(record) => record.iter().map(|field| format!("{field:?}")).collect(),
            None => vec!["none".to_owned()],
        };
        fields.sort_unstable();
        fields.join("\n")
    };
    let hash = |record| {
        let shown = redactor.value(&told(record).into());
        shown.rsplit('#').next().unwrap_or_default().to_owned()
    };
    let all: Vec<String> = records.iter().map(hash).collect();
    all.join(" ")
}
