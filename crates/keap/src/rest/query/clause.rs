//! What a server is told to filter by, and what that guarantees.

use std::fmt;

use keap_schema::Comparison;

/// Who meets a condition, in the words of query engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Pushdown {
    /// The server filters exactly.
    Exact,
    /// The server filters to a superset, the facade does the rest.
    Inexact,
    /// The facade filters all rows that arrive.
    Unsupported,
}

/// How a clause compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Operator {
    /// A query parameter of v1, which means what its endpoint says.
    Parameter,
    /// Equality in v2's grammar of filters.
    Equal,
    /// An order in v2's grammar of filters.
    Compare(Comparison),
}

/// One thing that a list is told to filter by.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Clause {
    /// A query parameter of v1, or a clause of v2's `filter`.
    #[non_exhaustive]
    Filter {
        /// The server's name of what is filtered by.
        key: String,
        /// How it is compared.
        operator: Operator,
        /// With what.
        value: String,
    },
    /// A placeholder of the path that is filled.
    #[non_exhaustive]
    Path {
        /// As the path has it between braces.
        name: &'static str,
        /// What it is filled with.
        value: String,
    },
}

impl Operator {
    /// The operator as it is written.
    pub fn text(self) -> &'static str {
        match self {
            Self::Parameter => "=",
            Self::Equal => "==",
            Self::Compare(comparison) => comparison.text(),
        }
    }
}

impl Clause {
    /// What it filters by: a key, or the name of a placeholder.
    pub(in crate::rest) fn key(&self) -> &str {
        match self {
            Self::Filter { key, .. } => key,
            Self::Path { name, .. } => name,
        }
    }
}

/// As `--explain` shows it.
impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Filter {
                key,
                operator,
                value,
            } => write!(f, "{key}{}{value}", operator.text()),
            Self::Path { name, value } => write!(f, "{name} {value} in the path"),
        }
    }
}
