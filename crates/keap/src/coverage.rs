//! THE table: which operation is served by which backend, how completely, and with which differences.
//!
//! The router decides by it, the command line prints it, tests hold the backends against it, and the tables of
//! `docs` are made from it.

pub(crate) mod check;
mod columns;
#[cfg(test)]
mod levels;
mod lost;
mod operations;
mod quick_search;
pub(crate) mod steps;
mod tables;

use std::fmt;
use std::sync::LazyLock;

use crate::{
    Backend, Operation,
    difference::{Certainty, Difference},
};

/// How completely a backend serves an operation, judged by what XML-RPC does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Level {
    /// No counterpart: the facade refuses before anything is sent.
    None,
    /// Some arguments, results or effects are lost or refused; the differences say which.
    Partial,
    /// The same effect in normal use; the differences are listed.
    Equivalent,
    /// The same information and effect; only names and types change.
    Exact,
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::None => "none",
            Self::Partial => "partial",
            Self::Equivalent => "equivalent",
            Self::Exact => "exact",
        })
    }
}

/// One row of the table.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Coverage {
    /// What is asked.
    pub operation: Operation,
    /// Who answers.
    pub backend: Backend,
    /// How completely it is served.
    pub level: Level,
    /// The endpoints used, method and path; for XML-RPC the method call.
    pub endpoints: Vec<String>,
    /// The known differences from XML-RPC.
    pub differences: Vec<&'static Difference>,
    /// How certain the row is.
    pub certainty: Certainty,
}

pub(crate) use quick_search::{searched, served_kinds};

pub use check::check_conditions;
pub use columns::{ColumnUse, FieldCoverage, field_coverage};
pub use lost::{leaves_rows_out, loses};
pub(crate) use steps::with_rows;
pub use steps::{Step, steps};
pub use tables::{TableCoverage, column_differences, endpoints, record_id, table_coverage};

impl Coverage {
    /// Whether the facade answers by itself, without a call.
    pub(crate) fn is_answered_here(&self) -> bool {
        self.level > Level::None && self.endpoints.is_empty()
    }
}

/// Every operation on every backend.
pub static COVERAGE: LazyLock<Vec<Coverage>> = LazyLock::new(operations::all);

/// The row of an operation on a backend; `None` only for a pair that the table forgot, which a test forbids.
pub fn coverage(operation: Operation, backend: Backend) -> Option<&'static Coverage> {
    COVERAGE
        .iter()
        .find(|row| row.operation == operation && row.backend == backend)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::difference::DIFFERENCES;
    use crate::difference::NO_V2_TABLE;

    #[test]
    fn every_operation_has_one_row_per_backend() {
        for &operation in Operation::ALL {
            for backend in Backend::ALL {
                let rows = COVERAGE
                    .iter()
                    .filter(|row| (row.operation, row.backend) == (operation, backend));
                assert_eq!(rows.count(), 1, "{operation} over {backend}");
            }
        }
    }

    #[test]
    fn rows_are_in_the_order_of_operations() {
        assert!(COVERAGE.is_sorted_by_key(|row| row.operation));
    }

    #[test]
    fn every_difference_is_listed_somewhere_and_has_its_own_id() {
        let of_tables: Vec<&Difference> = table_coverage()
            .into_iter()
            .flat_map(|covered| covered.differences)
            // Named by refusals, as soon as a table is written over v1 alone.
            .chain([&NO_V2_TABLE])
            .collect();
        for (i, difference) in DIFFERENCES.iter().enumerate() {
            assert!(
                of_tables.contains(difference)
                    || COVERAGE
                        .iter()
                        .any(|row| row.differences.contains(difference)),
                "{}",
                difference.id
            );
            assert!(
                DIFFERENCES[..i]
                    .iter()
                    .all(|other| other.id < difference.id)
            );
        }
    }
}
