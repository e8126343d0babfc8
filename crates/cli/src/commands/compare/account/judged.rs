//! What a verdict goes by.

use crate::commands::compare::FailOn;

/// What makes a run fail.
#[derive(Clone, Copy, Debug)]
pub(super) struct JudgedBy {
    pub(super) fail_on: FailOn,
    pub(super) allow_empty: bool,
}

impl JudgedBy {
    /// What the verdict goes by besides, as the recording tells it.
    pub(super) fn words(self) -> Vec<String> {
        let mut words = Vec::new();
        if self.fail_on != FailOn::Unexplained {
            words.extend(["--fail-on", self.fail_on.word()]);
        }
        if self.allow_empty {
            words.push("--allow-empty");
        }
        words.into_iter().map(str::to_owned).collect()
    }
}
