//! Why two different writings are the same value, in words for people and for programs.

use std::fmt;

use serde::Serialize;

use crate::difference::{COUNTRY_NAME, Difference, PHONE_FORMAT, REGION_TEXT};

/// Why two different writings are the same value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reason {
    /// Rows that are alike in the order that was asked for: at the edge of a page some fall out, others on another wire.
    AlikeAtTheEdge,
    /// Upper and lower case, by a rule.
    Case,
    /// A country's name and its code, or two names of it.
    Country,
    /// A date with and without a time at midnight.
    DateAtMidnight,
    /// An empty text and no value, or 0 and no record.
    EmptyOrAbsent,
    /// A part of a second, which only one wire carries.
    Fraction,
    /// Anything, by a rule that leaves the field out.
    Ignored,
    /// `CR LF` and `LF`: XML turns the first into the second.
    LineEnds,
    /// Numbers that are close enough, by a rule.
    Near,
    /// Members of a list in another order.
    Order,
    /// A phone number's digits and letters with other signs between them.
    PhoneFormat,
    /// No value at all: both backends refuse what was asked, for the same reason.
    RefusedAlike,
    /// A region's name and its code.
    Region,
    /// Moments that are close enough, by a rule.
    TimeShift,
    /// Blanks around a text, by a rule.
    Trimmed,
    /// A number, a flag or a date as text.
    Type,
    /// Characters that XML cannot carry, which stand as U+FFFD on one side.
    Unreadable,
}

impl Reason {
    /// Whether a rule of one's own says so, and not the wires.
    pub fn is_rule(self) -> bool {
        matches!(
            self,
            Self::Case | Self::Ignored | Self::Near | Self::TimeShift | Self::Trimmed
        )
    }

    /// The known difference that the other writing comes from, if it is one between the backends.
    pub fn difference(self) -> Option<&'static Difference> {
        match self {
            Self::Country => Some(&COUNTRY_NAME),
            Self::PhoneFormat => Some(&PHONE_FORMAT),
            Self::Region => Some(&REGION_TEXT),
            _ => None,
        }
    }

    /// A stable word for programs: `phone_format`.
    pub fn id(self) -> &'static str {
        match self {
            Self::AlikeAtTheEdge => "alike_at_the_edge",
            Self::Case => "case",
            Self::Country => "country",
            Self::DateAtMidnight => "date_at_midnight",
            Self::EmptyOrAbsent => "empty_or_absent",
            Self::Fraction => "fraction",
            Self::Ignored => "ignored",
            Self::LineEnds => "line_ends",
            Self::Near => "near",
            Self::Order => "order",
            Self::PhoneFormat => "phone_format",
            Self::RefusedAlike => "refused_alike",
            Self::Region => "region",
            Self::TimeShift => "time_shift",
            Self::Trimmed => "trimmed",
            Self::Type => "type",
            Self::Unreadable => "unreadable",
        }
    }

    /// The reason in a few words, for people: `same digits`.
    pub fn words(self) -> &'static str {
        match self {
            Self::AlikeAtTheEdge => "alike at the edge",
            Self::Case => "other case",
            Self::Country => "same country",
            Self::DateAtMidnight => "same date",
            Self::EmptyOrAbsent => "empty or absent",
            Self::Fraction => "same second",
            Self::Ignored => "ignored",
            Self::LineEnds => "other line ends",
            Self::Near => "near enough",
            Self::Order => "other order",
            Self::PhoneFormat => "same digits",
            Self::RefusedAlike => "both refuse alike",
            Self::Region => "same region",
            Self::TimeShift => "shifted time",
            Self::Trimmed => "other blanks",
            Self::Type => "other type",
            Self::Unreadable => "beyond XML",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.words())
    }
}
