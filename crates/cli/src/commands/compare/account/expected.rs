//! What a suite expects of what it compares.

use serde::Deserialize;

/// What is expected of a target; more of anything, or fewer rows, makes the run differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Expected {
    /// At least so many rows.
    pub(super) rows: Option<u64>,
    /// At most so many values that nothing explains.
    pub(super) unexplained: Option<u64>,
    /// At most so many known differences.
    pub(super) known: Option<u64>,
}
