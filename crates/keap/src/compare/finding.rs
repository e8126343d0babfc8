//! What comparing one value can find.

use std::fmt;

use serde::Serialize;
use serde::ser::Serializer;

use super::Reason;
use crate::difference::Difference;

/// What comparing one value found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "finding", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Finding {
    /// The same.
    Equal,
    /// The same, written differently.
    #[non_exhaustive]
    Equivalent {
        /// How the writings differ.
        reason: Reason,
    },
    /// Not the same.
    #[non_exhaustive]
    Different {
        /// The known difference that explains it; without one, nobody has seen this before.
        #[serde(serialize_with = "difference_id")]
        known: Option<&'static Difference>,
    },
    /// Amounts of which one is a hundred times the other, as main and smallest units of a currency are. Nothing explains
    /// it away: a program that goes on with such an amount charges wrongly.
    #[non_exhaustive]
    Hundredfold {
        /// The known difference that tells of an open unit.
        #[serde(serialize_with = "difference_id")]
        known: Option<&'static Difference>,
    },
    /// The reference has a value, the other answer has none.
    #[non_exhaustive]
    OnlyLeft {
        /// The known difference that explains it.
        #[serde(serialize_with = "difference_id")]
        known: Option<&'static Difference>,
    },
    /// The other answer has a value, the reference has none.
    #[non_exhaustive]
    OnlyRight {
        /// The known difference that explains it.
        #[serde(serialize_with = "difference_id")]
        known: Option<&'static Difference>,
    },
    /// One of the two backends failed, or both: nothing was compared. The field `error` tells how they failed.
    Unanswered,
    /// The other backend does not have this field.
    #[non_exhaustive]
    NotComparable {
        /// The difference that says so.
        #[serde(serialize_with = "some_difference_id")]
        known: &'static Difference,
    },
}

impl Finding {
    /// The word for it: `equal`, `only left`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Equivalent { .. } => "equivalent",
            Self::Different { .. } => "different",
            Self::Hundredfold { .. } => "a factor of 100",
            Self::OnlyLeft { .. } => "only left",
            Self::OnlyRight { .. } => "only right",
            Self::Unanswered => "unanswered",
            Self::NotComparable { .. } => "not comparable",
        }
    }

    /// The known difference behind it, if there is one.
    pub fn known(&self) -> Option<&'static Difference> {
        match self {
            Self::Equal | Self::Equivalent { .. } | Self::Unanswered => None,
            Self::Different { known }
            | Self::Hundredfold { known }
            | Self::OnlyLeft { known }
            | Self::OnlyRight { known } => *known,
            Self::NotComparable { known } => Some(known),
        }
    }

    /// Whether the two sides carry the same information.
    pub fn agrees(&self) -> bool {
        matches!(self, Self::Equal | Self::Equivalent { .. })
    }

    /// Whether the two sides part and no known difference explains it.
    pub fn is_unexplained(&self) -> bool {
        if let Self::Hundredfold { .. } = self {
            return true;
        }
        !self.agrees() && *self != Self::Unanswered && self.known().is_none()
    }
}

/// The word for it with what explains it: `equivalent (same digits)`, `different (KB-008)`.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.name();
        match (self, self.known()) {
            (Self::Equivalent { reason }, _) => write!(f, "{name} ({reason})"),
            (_, Some(known)) => write!(f, "{name} ({})", known.id),
            (_, None) => f.write_str(name),
        }
    }
}

fn difference_id<S: Serializer>(
    known: &Option<&'static Difference>,
    serializer: S,
) -> std::result::Result<S::Ok, S::Error> {
    known.map(|difference| difference.id).serialize(serializer)
}

fn some_difference_id<S: Serializer>(
    known: &&'static Difference,
    serializer: S,
) -> std::result::Result<S::Ok, S::Error> {
    serializer.serialize_str(known.id)
}
