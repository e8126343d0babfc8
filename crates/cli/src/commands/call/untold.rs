//! A write that was carried out, whose answer could not be told.

use std::fmt;

use keap::{Backend, Operation, Outcome};

/// Stands around the error for which the answer could not be told, and tells it on the other way.
#[derive(Debug)]
pub(crate) struct Untold {
    pub(crate) operation: Operation,
    pub(crate) backend: Backend,
    answer: String,
}

impl Untold {
    pub(super) fn of(operation: Operation, backend: Backend, outcome: &Outcome) -> Self {
        let answer = match outcome {
            Outcome::Id(id) => id.to_string(),
            Outcome::Count(count) => count.to_string(),
            Outcome::Flag(flag) => flag.to_string(),
            Outcome::Number(number) => number.to_string(),
            Outcome::Amount(amount) => amount.to_string(),
            Outcome::Text(Some(text)) => text.clone(),
            // No write answers rows or files.
            _ => "nothing".to_owned(),
        };
        Self {
            operation,
            backend,
            answer,
        }
    }
}

impl fmt::Display for Untold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            operation,
            backend,
            answer,
        } = self;
        write!(
            f,
            "{operation} was carried out over {backend} and answered {answer}, which could not be told\n  \
             hint: do not send it again"
        )
    }
}
