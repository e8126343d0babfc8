//! Differences on request: rows that one wire shows otherwise than the other, so that a comparison can be rehearsed.
//!
//! A plant is laid over the store while its wire is answered, and taken away again: what is stored is never changed. A
//! planted cell that somebody writes is what he wrote, on both wires.

use std::fmt;
use std::str::FromStr;

mod garden;
mod kinds;
mod seen;

pub(crate) use self::garden::Garden;
pub use self::kinds::PlantKind;
pub(crate) use self::seen::Seen;

/// The wire that shows what is planted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PlantedWire {
    /// REST, v1 and v2.
    #[default]
    Rest,
    /// XML-RPC.
    XmlRpc,
}

/// A difference to be planted: a kind, and the row that is to have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plant {
    kind: PlantKind,
    id: Option<i64>,
}

/// Why nothing was planted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlantError {
    /// There is no such kind.
    #[error("no difference is called {0:?}; there are: {known}", known = PlantKind::names().join(", "))]
    Unknown(String),
    /// `all` stands for one of each kind, and alone.
    #[error("all is one of each kind, in rows that fit: it takes no id")]
    NoIdOfAll,
    /// What stands behind the colon is no id.
    #[error("the row of {0} is named by its id, as in {0}:17")]
    NoId(String),
    /// No row can have this difference.
    #[error("no row of {table} that is free can show {kind}: it wants one that {wants}")]
    #[non_exhaustive]
    NoRow {
        /// What was to be planted.
        kind: &'static str,
        /// Its name in XML-RPC.
        table: &'static str,
        /// What the row must have.
        wants: &'static str,
    },
    /// The row that was named cannot have this difference.
    #[error("row {id} of {table} cannot show {kind}: it wants a row that {wants}")]
    #[non_exhaustive]
    WrongRow {
        /// The row.
        id: i64,
        /// What was to be planted.
        kind: &'static str,
        /// Its name in XML-RPC.
        table: &'static str,
        /// What the row must have.
        wants: &'static str,
    },
}

/// A difference that was planted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Planted {
    /// What was to be planted.
    pub kind: PlantKind,
    /// The wire that shows it.
    pub wire: PlantedWire,
    /// Its name in XML-RPC.
    pub table: &'static str,
    /// The id of the row. Of an added row, the id it is shown under.
    pub id: i64,
    /// The column; none where a whole row is gone or added.
    pub column: Option<&'static str>,
}

impl Plant {
    /// A difference of this kind, in a row that fits; the same row for the same records.
    pub fn of(kind: PlantKind) -> Self {
        Self { kind, id: None }
    }

    /// The same, in the row with this id.
    #[must_use]
    pub fn at(mut self, id: i64) -> Self {
        self.id = Some(id);
        self
    }
}

impl FromStr for Plant {
    type Err = PlantError;

    /// Reads `KIND` or `KIND:ID`.
    fn from_str(text: &str) -> Result<Self, PlantError> {
        let (name, id) = match text.split_once(':') {
            Some((name, id)) => (name, Some(id)),
            None => (text, None),
        };
        if name.trim().eq_ignore_ascii_case("all") {
            return Err(PlantError::NoIdOfAll);
        }
        let unknown = || PlantError::Unknown(name.chars().take(60).collect());
        let kind = PlantKind::named(name.trim()).ok_or_else(unknown)?;
        let no_id = |_| PlantError::NoId(kind.name().to_owned());
        let id = id.map(|id| id.trim().parse().map_err(no_id)).transpose()?;
        Ok(Self { kind, id })
    }
}

impl fmt::Display for PlantedWire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Rest => "REST",
            Self::XmlRpc => "XML-RPC",
        })
    }
}

impl fmt::Display for Planted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in {} {}", self.kind.name(), self.table, self.id)?;
        match self.column {
            Some(column) => write!(f, ", {column}: {}", self.kind.meaning()),
            None => write!(f, ": {}", self.kind.meaning()),
        }
    }
}
