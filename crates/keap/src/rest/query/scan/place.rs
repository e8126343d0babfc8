//! Where a scan stands, so that another one can go on from there.

use keap_rest::Cursor;
use serde::{Deserialize, Serialize};

/// Before a batch of a scan. It fits every scan of the same plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::rest) enum Place {
    /// Before the first batch.
    Start,
    /// Behind so many rows of a list (v1).
    Offset(u32),
    /// At the page of a list that the server named so (v2).
    Token(String),
    /// When so many ids are left.
    Left(usize),
    /// Before a batch of the rows above.
    Inside(Box<Self>),
    /// Below a batch of the rows above: behind so many of them, at a place of the list below the next one.
    Below(Box<Self>, usize, Box<Self>),
    /// In the part after which so many are left.
    Part(usize, Box<Self>),
}

impl Place {
    pub(super) fn of(cursor: &Cursor) -> Self {
        match cursor {
            Cursor::Start => Self::Start,
            Cursor::Offset(rows) => Self::Offset(*rows),
            Cursor::Token(token) => Self::Token(token.clone()),
        }
    }

    pub(super) fn cursor(&self) -> Option<Cursor> {
        match self {
            Self::Start => Some(Cursor::Start),
            Self::Offset(rows) => Some(Cursor::Offset(*rows)),
            Self::Token(token) => Some(Cursor::Token(token.clone())),
            _ => None,
        }
    }
}
