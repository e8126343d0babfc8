//! How the value of a column becomes a REST value, and back.

/// One value of a closed set: in XML-RPC, in v1 and in v2.
///
/// An unknown value is read as it is, because the sets grow; it is refused when written.
pub(crate) type Word = (&'static str, &'static str, &'static str);

/// How a column's value becomes a REST value, and back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
    /// An amount of money, times the number in another property of the same record.
    LineTotal(&'static str),
    /// A number in XML-RPC, in REST text that may be a number: no source pairs other texts with numbers, so they are
    /// read as they are.
    NumberOrText,
    /// A class of characters: a word in XML-RPC, or its place among the words where the column is a number (inferred);
    /// two properties in v1 that end in `_character` and `_number`; a word in v2.
    Characters,
    /// The last four digits of a card, which v1 answers behind a mask.
    LastFour,
    /// The id of a stored card in XML-RPC and v1, in v2 that of its payment method: another number space.
    Card,
    /// 1 when every instalment of a list is paid, 0 otherwise (inferred).
    AllPaid,
    /// A phone number; XML-RPC reformats it on write, so only its digits count.
    Phone,
    /// A display name in XML-RPC, ISO 3166-1 alpha-3 in REST.
    Country,
    /// Free text in XML-RPC, a region name in v1, ISO 3166-2 in v2.
    Region,
    /// The main part of a postal code: v1 splits US codes into `zip_code` and `zip_four`.
    PostalCode,
    /// The last four digits of a US postal code.
    ZipFour,
    /// A comma list of tag ids in XML-RPC, a list of ids or the same text in REST; read-only everywhere.
    TagList,
    /// A comma list in XML-RPC, a list in REST.
    Csv,
    /// A text of lines in XML-RPC, a list of objects with a `label` in REST.
    Options,
    /// The name of a custom field, which REST answers with and without its underscore.
    FieldName,
    /// A calendar date in XML-RPC, an instant in REST of which only the date counts.
    DateAsTime,
    /// What follows the last dot of a name.
    Suffix,
    /// A value of a closed set, spelt in each API's own way.
    Words(&'static [Word]),
    /// An instant in XML-RPC, in REST the minutes before the instant of another column.
    MinutesBefore(&'static str),
    /// A company's name: free text in XML-RPC, reached through the company's id in REST.
    CompanyName,
    /// A lead source's name in XML-RPC, its id in REST.
    LeadSourceName,
    /// A language: a name or a code in XML-RPC, `en_US` in REST.
    Locale,
}

impl Convert {
    /// Whether values are numbers, flags or words of a closed set: what the two APIs may have a default for.
    pub(crate) fn has_default(self) -> bool {
        matches!(
            self,
            Self::Int
                | Self::Double
                | Self::Flag
                | Self::Money
                | Self::MoneyAsym
                | Self::LineTotal(_)
                | Self::NumberOrText
                | Self::Words(_)
                | Self::AllPaid
        )
    }
}
