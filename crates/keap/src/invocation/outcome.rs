//! What an operation gives back, as a value.

use keap_schema::Record;

/// What an operation gives back.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Outcome {
    /// The id of the record that was created or changed.
    Id(i64),
    /// How many.
    Count(u64),
    /// Yes or no.
    Flag(bool),
    /// One record.
    Record(Record),
    /// Records in the order of the answer.
    Records(Vec<Record>),
    /// A number that may be negative: a stock, a status, the id of a step.
    Number(i64),
    /// A text; `None` when there is none.
    Text(Option<String>),
}

impl Outcome {
    pub(crate) fn into_id(self) -> Option<i64> {
        match self {
            Self::Id(id) => Some(id),
            _ => None,
        }
    }

    pub(crate) fn into_count(self) -> Option<u64> {
        match self {
            Self::Count(count) => Some(count),
            _ => None,
        }
    }

    pub(crate) fn into_flag(self) -> Option<bool> {
        match self {
            Self::Flag(flag) => Some(flag),
            _ => None,
        }
    }

    pub(crate) fn into_record(self) -> Option<Record> {
        match self {
            Self::Record(record) => Some(record),
            _ => None,
        }
    }

    pub(crate) fn into_records(self) -> Option<Vec<Record>> {
        match self {
            Self::Records(records) => Some(records),
            _ => None,
        }
    }

    pub(crate) fn into_number(self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    pub(crate) fn into_text(self) -> Option<Option<String>> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}
