//! What can be wrong with a message, in terms a person can act on.

use std::fmt;

use keap_http::Shown;

use crate::instead::Instead;

/// A message that could not be read: where, what was expected, what was found.
///
/// It holds no more of the document than a few dozen characters around the fault.
#[derive(Clone, PartialEq, Eq)]
pub struct DecodeError(Box<Detail>);

/// Boxed, so that a result of the decoder stays small.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Detail {
    pub(crate) kind: DecodeErrorKind,
    pub(crate) position: Option<Position>,
    pub(crate) path: String,
    pub(crate) expected: String,
    pub(crate) found: String,
    pub(crate) instead: Option<Instead>,
}

/// A place in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Position {
    /// Bytes before it, a byte order mark included. In a document that is not UTF-8, the bytes
    /// it would have in UTF-8.
    pub offset: usize,
    /// The line, counted from 1.
    pub line: usize,
    /// The character in the line, counted from 1.
    pub column: usize,
}

/// In which way a message is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// The bytes are no text in a known encoding, or no well-formed XML, or have a document type.
    NotXml,
    /// Well-formed so far, but not the elements of XML-RPC.
    NotXmlRpc,
    /// The text of a number, boolean, date or base64 is none.
    BadScalar,
    /// A character that XML forbids: [lossy](crate::DecodeOptions::lossy) reads on.
    BadCharacter,
    /// Nested deeper than the limit.
    TooDeep,
    /// Larger than one of the other limits.
    TooLarge,
    /// A good message that does not fit the Rust type asked for.
    Convert,
}

impl DecodeError {
    pub(crate) fn new(detail: Detail) -> Self {
        Self(Box::new(detail))
    }

    /// An error about the document as a whole.
    pub(crate) fn whole(kind: DecodeErrorKind, expected: &str, found: impl Into<String>) -> Self {
        Self::new(Detail {
            kind,
            position: None,
            path: String::new(),
            expected: expected.into(),
            found: found.into(),
            instead: None,
        })
    }

    pub(crate) fn detail_mut(&mut self) -> &mut Detail {
        &mut self.0
    }

    /// In which way the message is wrong.
    pub fn kind(&self) -> DecodeErrorKind {
        self.0.kind
    }

    /// Where in the document; none when the document as a whole is wrong.
    pub fn position(&self) -> Option<Position> {
        self.0.position
    }

    /// The elements around the place, such as
    /// `methodResponse/params/param/value/array/data/value[17]/struct/Email`: elements of an
    /// array and params are counted from 0, a member is shown by its name.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// What was expected.
    pub fn expected(&self) -> &str {
        &self.0.expected
    }

    /// What was found instead.
    pub fn found(&self) -> &str {
        &self.0.found
    }

    /// What the body is, when it is something else than the message asked for.
    pub fn instead(&self) -> Option<&Instead> {
        self.0.instead.as_ref()
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Detail {
            position,
            path,
            expected,
            found,
            ..
        } = &*self.0;
        // A document may say anything in its names and texts.
        let (found, path) = (Shown::new(found), Shown::new(path));
        match expected.as_str() {
            "" => write!(formatter, "{found}")?,
            _ => write!(formatter, "expected {expected}, found {found}")?,
        }
        if let Some(Position {
            offset,
            line,
            column,
        }) = position
        {
            write!(
                formatter,
                " at line {line}, column {column} (byte {offset})"
            )?;
        }
        if !self.0.path.is_empty() {
            write!(formatter, " in {path}")?;
        }
        Ok(())
    }
}

/// The fields, without the box.
impl fmt::Debug for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Detail {
            kind,
            position,
            path,
            expected,
            found,
            instead,
        } = &*self.0;
        formatter
            .debug_struct("DecodeError")
            .field("kind", kind)
            .field("position", position)
            .field("path", path)
            .field("expected", expected)
            .field("found", found)
            .field("instead", instead)
            .finish()
    }
}

impl std::error::Error for DecodeError {}
