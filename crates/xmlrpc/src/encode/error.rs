//! Why a value cannot be written, and where it is.

use std::fmt;

use crate::datetime::DateTime;
use crate::decode::MAX_DEPTH;

/// A value that the wire cannot carry, and where it is.
#[derive(Clone, Debug, PartialEq)]
pub struct EncodeError {
    path: String,
    reason: EncodeErrorReason,
}

/// Why a value cannot be written.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum EncodeErrorReason {
    /// XML 1.0 has [no way](https://www.w3.org/TR/xml/#charsets) to write this character, escaped
    /// or not.
    #[error("XML cannot carry the character U+{:04X}", *.0 as u32)]
    Character(char),
    /// NaN or infinite.
    #[error("a double cannot be {0}")]
    Double(f64),
    /// An `i8` or a `nil`, and the options do not allow extensions.
    #[error("{0} is an extension and not allowed")]
    Extension(&'static str),
    /// A year with more or fewer than four digits, or a zone a day or more away.
    #[error("dateTime.iso8601 cannot carry {0}")]
    DateTime(DateTime),
    /// Structs and arrays inside each other, more than [`MAX_DEPTH`] of them.
    #[error("structs and arrays are nested more than {MAX_DEPTH} deep")]
    TooDeep,
}

impl EncodeError {
    pub(super) fn new(reason: EncodeErrorReason) -> Self {
        Self {
            path: String::new(),
            reason,
        }
    }

    /// Where, such as `params[1].Email`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Why.
    pub fn reason(&self) -> &EncodeErrorReason {
        &self.reason
    }

    pub(super) fn inside(mut self, step: &str) -> Self {
        let dot = if self.path.is_empty() || self.path.starts_with('[') {
            ""
        } else {
            "."
        };
        self.path = format!("{step}{dot}{}", self.path);
        self
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.path, self.reason)
    }
}

impl std::error::Error for EncodeError {}
