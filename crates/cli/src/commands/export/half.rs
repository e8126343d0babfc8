//! A file that is not whole yet, and what stands beside it of how far it has come.

use std::path::Path;

use keap::Position;
use serde::{Deserialize, Serialize};

use super::origin::{Kept, Origin};
use crate::file;

/// How the names of halves and of their states end.
pub(super) const PART: &str = ".part";
pub(super) const STATE: &str = ".state";

/// How far a file has come.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct State {
    /// Where the pages go on.
    pub(super) position: String,
    /// What of the file is certain to be on disk.
    pub(super) bytes: u64,
    /// The hash of it; nothing where a version has written it that kept none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) sha256: Option<String>,
    pub(super) rows: u64,
    /// What stands before the first row: another selection of columns is another file.
    pub(super) head: String,
    #[serde(flatten)]
    pub(super) kept: Kept,
}

impl State {
    pub(super) fn new(head: &str, origin: Origin) -> Self {
        Self {
            kept: origin.kept(),
            position: Position::default().to_string(),
            bytes: 0,
            sha256: None,
            rows: 0,
            head: head.to_owned(),
        }
    }
}

/// Whether a half has rows, or nobody can tell: there is no state beside it that says so.
pub(super) fn has_rows(part: &Path) -> bool {
    let text = file::text(&part.with_extension(&STATE[1..]), file::SMALL);
    let state: Option<State> = text.ok().and_then(|text| serde_json::from_str(&text).ok());
    state.is_none_or(|state| state.rows > 0)
}
