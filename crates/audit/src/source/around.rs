//! What other files say of a file.

use std::sync::Arc;

use crate::constants::Constants;
use crate::dialect::Rulebook;

/// What other files say of a file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Around {
    /// The dialects with the interfaces of other files; none where there are no such interfaces.
    pub(crate) rules: Option<Arc<Rulebook>>,
    /// The constants that other files have.
    pub(crate) constants: Arc<Constants>,
    /// The dialects whose namespaces the project of the file uses.
    pub(crate) imported: Vec<usize>,
    /// Services with the names of a library's that its project declares itself.
    pub(crate) own: Vec<String>,
}

impl Around {
    /// Whether nothing of other files makes a file worth reading that has no word itself.
    pub(crate) fn is_nothing(&self) -> bool {
        self.rules.is_none() && self.constants.is_empty()
    }
}
