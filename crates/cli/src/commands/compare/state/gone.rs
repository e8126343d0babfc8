//! A state whose file is taken away under a run: SQLite writes on into a file that nobody finds any more.

use std::fmt;

use super::State;
use super::held::is_same;

/// The file of a state was removed or replaced while it was in use.
#[derive(Clone, Debug)]
pub(crate) struct Gone(String);

impl fmt::Display for Gone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the state {} was removed or replaced while the run went on: what was found since cannot be kept",
            self.0
        )
    }
}

impl std::error::Error for Gone {}

impl State {
    /// Fails when the file is not the one that was opened.
    ///
    /// # Errors
    /// That it is gone.
    pub(super) fn is_there(&self) -> anyhow::Result<()> {
        let (Some(path), Some(opened)) = (&self.path, &self.opened) else {
            return Ok(());
        };
        match path.metadata() {
            Ok(found) if is_same(opened, &found) => Ok(()),
            _ => Err(Gone(self.place()).into()),
        }
    }
}
