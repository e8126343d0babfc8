//! An exchange that could not be kept. A recording with a hole is none, so that nothing more is sent for it.

use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::path::Path;
use std::sync::Arc;

use keap_http::Shown;

/// What to do about it.
pub(crate) const UNKEPT: &str = "make room, or record to another disk; the folder has what came before, and the next \
    recording wants one of its own";

/// Which file could not be written, and why: a matter of this machine, and of no wire.
#[derive(Clone, Debug)]
pub(crate) struct Unkept {
    file: String,
    why: Arc<io::Error>,
}

impl Unkept {
    pub(super) fn of(file: &Path, why: io::Error) -> Self {
        Self {
            file: Shown::path(&file),
            why: Arc::new(why),
        }
    }

    /// The one among the causes of a failure, which says all there is to say of it.
    pub(crate) fn among<'a>(
        failure: impl Iterator<Item = &'a (dyn StdError + 'static)>,
    ) -> Option<&'a Self> {
        failure.filter_map(|cause| cause.downcast_ref()).last()
    }
}

impl fmt::Display for Unkept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot write {}", self.file)
    }
}

impl StdError for Unkept {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.why)
    }
}

/// What is behind an error, with itself.
pub(crate) fn causes<'a>(
    error: &'a (dyn StdError + 'static),
) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |&error| error.source())
}
