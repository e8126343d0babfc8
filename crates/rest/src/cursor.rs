//! Where a page begins.

/// A place between two pages, from which a list can be resumed.
///
/// Who keeps a place has to know every kind, so there are no others without a major version.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Cursor {
    /// The first page, or what the operation itself names.
    Start,
    /// After this many records (v1).
    Offset(u32),
    /// The page of this token (v2). Opaque.
    Token(String),
}

impl Cursor {
    /// The offset, for the lists of v1.
    pub fn offset(&self) -> Option<u32> {
        match self {
            Self::Offset(offset) => Some(*offset),
            Self::Start | Self::Token(_) => None,
        }
    }

    /// The page token, for the lists of v2.
    pub fn token(&self) -> Option<String> {
        match self {
            Self::Token(token) => Some(token.clone()),
            Self::Start | Self::Offset(_) => None,
        }
    }
}
