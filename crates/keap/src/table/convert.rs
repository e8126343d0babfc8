//! How the value of a column becomes a REST value, and back.

use super::OwnConversion;
use crate::difference::{
    COUNTRY_NAME, MONEY_UNIT, PHONE_FORMAT, REGION_TEXT, REPEATED_HOUR, UNKNOWN_WORD,
};
use crate::{
    Backend,
    difference::{Certainty, Difference},
};

/// One value of a closed set: in XML-RPC, in v1 and in v2.
///
/// An unknown value is read as it is, because the sets grow; it is refused when written.
pub(crate) type Word = (&'static str, &'static str, &'static str);

/// How a column's value becomes a REST value, and back.
///
/// What one column alone needs is no kind of its own here but [`Own`](Self::Own): functions that stand beside the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Convert {
    /// Text as it is.
    Text,
    /// A number, or decimal text in v2; 0 and absent mean none.
    Id,
    /// A whole number.
    Int,
    /// A number with a fraction; amounts of money in main units among them.
    Double,
    /// 0 or 1 in XML-RPC, `false` or `true` in REST.
    Flag,
    /// A calendar date, never shifted.
    Date,
    /// A calendar date in XML-RPC, in REST the instant of its midnight in the account's zone (inferred).
    EasternDate,
    /// An instant: Eastern wall time in XML-RPC, UTC in REST.
    DateTime,
    /// An amount of money: main units in XML-RPC and v1, in v2 smallest units, read with their currency.
    Money,
    /// An amount of money that v2 answers in smallest units and takes in main units.
    MoneyAsym,
    /// A number in XML-RPC, in REST text that may be a number: no source pairs other texts with numbers, so they are
    /// read as they are.
    NumberOrText,
    /// The id of a stored card in XML-RPC and v1, in v2 that of its payment method: another number space.
    Card,
    /// A phone number; XML-RPC reformats it on write, so only its digits count.
    Phone,
    /// A display name in XML-RPC, ISO 3166-1 alpha-3 in REST.
    Country,
    /// Free text in XML-RPC, a region name in v1, ISO 3166-2 in v2.
    Region,
    /// The main part of a postal code: v1 splits US codes into `zip_code` and `zip_four`.
    PostalCode,
    /// A comma list of tag ids in XML-RPC, a list of ids or the same text in REST; read-only everywhere.
    TagList,
    /// A comma list in XML-RPC, a list in REST.
    Csv,
    /// A value of a closed set, spelt in each API's own way.
    Words(&'static [Word]),
    /// An instant in XML-RPC, in REST the minutes before the instant of another column.
    MinutesBefore(&'static str),
    /// A company's name: free text in XML-RPC, reached through the company's id in REST.
    CompanyName,
    /// A lead source's name in XML-RPC, its id in REST.
    LeadSourceName,
    /// What one table alone needs; told beside its columns.
    Own(&'static OwnConversion),
}

impl Convert {
    /// Whether values are numbers, flags or words of a closed set: what the two APIs may have a default for.
    pub(crate) fn has_default(self) -> bool {
        match self {
            Self::Int
            | Self::Double
            | Self::Flag
            | Self::Money
            | Self::MoneyAsym
            | Self::NumberOrText
            | Self::Words(_) => true,
            Self::Own(own) => own.kind.has_default(),
            Self::Text
            | Self::Id
            | Self::Date
            | Self::EasternDate
            | Self::DateTime
            | Self::Card
            | Self::Phone
            | Self::Country
            | Self::Region
            | Self::PostalCode
            | Self::TagList
            | Self::Csv
            | Self::MinutesBefore(_)
            | Self::CompanyName
            | Self::LeadSourceName => false,
        }
    }

    /// How sure it is that the two values mean the same.
    pub(crate) fn certainty(self) -> Certainty {
        match self {
            Self::EasternDate | Self::NumberOrText => Certainty::Inferred,
            Self::Own(own) => own.certainty,
            Self::Text
            | Self::Id
            | Self::Int
            | Self::Double
            | Self::Flag
            | Self::Date
            | Self::DateTime
            | Self::Money
            | Self::MoneyAsym
            | Self::Card
            | Self::Phone
            | Self::Country
            | Self::Region
            | Self::PostalCode
            | Self::TagList
            | Self::Csv
            | Self::Words(_)
            | Self::MinutesBefore(_)
            | Self::CompanyName
            | Self::LeadSourceName => Certainty::Documented,
        }
    }

    /// What differs in every column of the kind.
    pub(crate) fn difference(self, backend: Backend) -> Option<&'static Difference> {
        match self {
            Self::Country => Some(&COUNTRY_NAME),
            Self::Region => Some(&REGION_TEXT),
            Self::Phone => Some(&PHONE_FORMAT),
            Self::DateTime => Some(&REPEATED_HOUR),
            Self::Words(_) => Some(&UNKNOWN_WORD),
            Self::Money | Self::MoneyAsym => (backend == Backend::RestV2).then_some(&MONEY_UNIT),
            Self::Text
            | Self::Id
            | Self::Int
            | Self::Double
            | Self::Flag
            | Self::Date
            | Self::EasternDate
            | Self::NumberOrText
            | Self::Card
            | Self::PostalCode
            | Self::TagList
            | Self::Csv
            | Self::MinutesBefore(_)
            | Self::CompanyName
            | Self::LeadSourceName
            | Self::Own(_) => None,
        }
    }

    /// The kind that values are read by in the end: that of an own conversion is another one's.
    pub(crate) fn kind(self) -> Self {
        match self {
            Self::Own(own) => own.kind,
            kind => kind,
        }
    }
}
