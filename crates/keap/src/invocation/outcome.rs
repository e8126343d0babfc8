//! What an operation gives back, as a value.

use keap_schema::Record;

use crate::{Error, ErrorKind, Operation, Result, model::FileContent};

macro_rules! outcomes {
    ($($(#[doc = $doc:literal])+ $kind:ident($value:ty);)*) => {
        /// What an operation gives back.
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum Outcome {
            $($(#[doc = $doc])+ $kind($value),)*
        }

        /// Which kind of answer an operation gives.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum OutcomeKind {
            $($(#[doc = $doc])+ $kind,)*
        }

        impl Outcome {
            /// Which kind it is.
            pub fn kind(&self) -> OutcomeKind {
                match self { $(Self::$kind(_) => OutcomeKind::$kind,)* }
            }
        }
    };
}

outcomes! {
    /// The id of the record that was created or changed.
    Id(i64);
    /// How many.
    Count(u64);
    /// Yes or no.
    Flag(bool);
    /// One record.
    Record(Record);
    /// Records in the order of the answer.
    Records(Vec<Record>);
    /// A number that may be negative: a stock, a status, the id of a step.
    Number(i64);
    /// An amount of money in main units.
    Amount(f64);
    /// A text; `None` when there is none.
    Text(Option<String>);
    /// The content of a file.
    File(FileContent);
    /// Texts in the order of the answer.
    Texts(Vec<String>);
}

impl Outcome {
    /// Itself, when it is what the operation gives back.
    ///
    /// # Errors
    /// `Unexpected` for an outcome of another kind: a mistake of the backend.
    pub(crate) fn of(self, operation: Operation) -> Result<Self> {
        if self.kind() == operation.outcome() {
            return Ok(self);
        }
        Err(unexpected_outcome())
    }

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

    pub(crate) fn into_amount(self) -> Option<f64> {
        match self {
            Self::Amount(amount) => Some(amount),
            _ => None,
        }
    }

    pub(crate) fn into_text(self) -> Option<Option<String>> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn into_texts(self) -> Option<Vec<String>> {
        match self {
            Self::Texts(texts) => Some(texts),
            _ => None,
        }
    }

    pub(crate) fn into_file(self) -> Option<FileContent> {
        match self {
            Self::File(content) => Some(content),
            _ => None,
        }
    }
}

/// A result of another operation than the one that was asked for.
pub(crate) fn unexpected_outcome() -> Error {
    Error::new(
        ErrorKind::Unexpected,
        "the backend gave a result of another operation",
    )
}
