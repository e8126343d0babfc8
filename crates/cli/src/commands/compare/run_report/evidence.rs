//! What the backends answered where a difference was found, as far as it was kept.

use serde::{Deserialize, Serialize};

/// One answer, cut to the row that parts.
///
/// Values are hidden as everywhere in a report: a hash here that equals that of a difference is the same value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Evidence {
    pub(crate) target: String,
    /// The id of the row.
    pub(crate) row: i64,
    pub(crate) backend: String,
    /// What was asked: the method or the line of the request, and what tells one from another.
    pub(crate) request: String,
    /// The status of HTTP.
    pub(crate) status: u16,
    /// The row as it was answered, a name and a value on each line.
    pub(crate) body: String,
}
