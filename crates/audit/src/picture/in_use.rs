//! What is in use: calls, and what the owner has to name for them.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::judge::{Effort, OwnerWanted};

/// A method on a table that is in use, once for each effort class that its uses have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CallInUse {
    /// The method; none where it is not constant.
    pub method: Option<String>,
    /// The table; none where there is none, or it is not constant.
    pub table: Option<String>,
    /// The effort class.
    pub effort: Effort,
    /// How many uses in sources.
    pub uses: usize,
    /// In how many files.
    pub files: usize,
    /// How many calls the logs count.
    pub calls: u64,
    /// Over which version of REST it goes; none for a blocker.
    pub over: Option<&'static str>,
    /// The ids of the differences that its uses meet.
    pub differences: BTreeSet<&'static str>,
    /// Why it is refused, or what is to be done, of its first use.
    pub why: Option<String>,
}

/// Something that the owner has to name, and for what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct OwnerInUse {
    /// What it is.
    #[serde(flatten)]
    pub wanted: OwnerWanted,
    /// The methods that need it.
    pub methods: BTreeSet<String>,
    /// The ids of the rows that are constant in programs: of sequences, of action sets.
    pub rows: BTreeSet<i64>,
}
