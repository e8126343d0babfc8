//! The name of an element with its namespace.

use std::fmt;

/// A name as a Java `QName` shows it: `{namespace}local`, or the local part alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Name<'a> {
    pub(super) namespace: String,
    pub(super) local: &'a str,
}

impl Name<'_> {
    /// Whether it is this name in no namespace.
    pub(super) fn is(&self, local: &str) -> bool {
        self.namespace.is_empty() && self.local == local
    }

    /// # Errors
    /// What the library says where another element stands, with its words for what it wanted.
    pub(super) fn expect(&self, local: &str, wanted: &str) -> Result<(), String> {
        if self.is(local) {
            Ok(())
        } else {
            Err(format!("Expected {wanted}, got {self}"))
        }
    }
}

impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.namespace.is_empty() {
            f.write_str(self.local)
        } else {
            write!(f, "{{{}}}{}", self.namespace, self.local)
        }
    }
}
