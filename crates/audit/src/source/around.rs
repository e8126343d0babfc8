//! What other files say of a file.

use std::sync::Arc;

use crate::dialect::Rulebook;

/// What other files say of a file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Around {
    /// The dialects with the interfaces of other files; none where there are no such interfaces.
    pub(crate) rules: Option<Arc<Rulebook>>,
    /// The dialects whose namespaces the project of the file uses.
    pub(crate) imported: Vec<usize>,
    /// Services with the names of a library's that its project declares itself.
    pub(crate) own: Vec<String>,
}
