//! What values that part look like.

use super::{Cause, CauseKind};

macro_rules! likely {
    ($($variant:ident = $id:literal, $title:literal, $advice:literal;)*) => {
        /// What values that part look like.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(in crate::compare) enum Likely {
            $($variant,)*
        }

        impl Likely {
            pub(in crate::compare) fn cause(self) -> Cause {
                let (id, title, advice) = match self {
                    $(Self::$variant => ($id, $title, $advice),)*
                };
                Cause { id, title, advice, kind: CauseKind::Likely }
            }
        }
    };
}

likely! {
    AddedValue = "added_value", "a value where the reference has none",
        "Look whether the column is filled by another rule there.";
    BlanksAround = "blanks_around", "blanks before or behind the text",
        "Trim the text where it is read, or allow it with the rule `trim`.";
    BlanksInside = "blanks_inside", "other blanks inside the text",
        "Look whether a program on the way folds blanks.";
    CutText = "cut_text", "the text is cut off",
        "Look for a limit of length in the column of one side.";
    DayShift = "day_shift", "one day off, as by midnight in another zone",
        "Read the column as a date without a zone.";
    DoubleEncoding = "double_encoding", "UTF-8 read as another encoding",
        "Decode the answer as UTF-8, once.";
    DuplicateRow = "duplicate_row", "the row is there twice, under a second id",
        "Look who added the second row, and merge the two.";
    EscapedMarkup = "escaped_markup", "signs of HTML written as their names",
        "Decode the names of signs where the value is read.";
    ExtraRow = "extra_row", "a row that the reference does not have",
        "Look whether the row was made meanwhile, or is hidden on the other side.";
    HourShift = "hour_shift", "whole hours off, as by a missed change of the clocks",
        "Read both moments with their zone.";
    JoinedLines = "joined_lines", "lines became blanks",
        "Keep the line breaks of the text.";
    LeftOutOfList = "left_out_of_list", "a list leaves out a row that its id finds",
        "Ask for the row by its id where it must not be missed, and tell Keap of the list.";
    LostCents = "lost_cents", "the part behind the decimal point is lost",
        "Read the amount as a decimal number.";
    LostChoice = "lost_choice", "members of the list are missing",
        "Look whether the missing members are still options of the field.";
    LostCustomField = "lost_custom_field", "the custom field is empty",
        "Look whether the field exists in the model of the other side.";
    LostExtension = "lost_extension", "the extension of the number is lost",
        "Ask for the extension beside the number.";
    LostLetters = "lost_letters", "letters became question marks",
        "Keep the text in UTF-8 all the way.";
    LostPhoneType = "lost_phone_type", "the type of the number is lost",
        "Ask for the type beside the number.";
    LostSeconds = "lost_seconds", "cut to the minute",
        "Compare to the minute, or keep the seconds.";
    LostValue = "lost_value", "the value is missing",
        "Look whether the column is asked for and may be read.";
    LostZeros = "lost_zeros", "zeros in front are lost, as of a text read as a number",
        "Read the column as text.";
    MissingRow = "missing_row", "the row is missing",
        "Look whether the row was deleted meanwhile, or is hidden on that side.";
    MoneyUnit = "money_unit", "an amount a hundred times the other, as cents for dollars",
        "Find out the unit before anything is charged by it.";
    OtherCase = "other_case", "upper and lower case differ",
        "Look who changed the case, or allow it with the rule `case_insensitive`.";
    OtherMoment = "other_moment", "another moment",
        "Look which side was changed last.";
    OtherNumber = "other_number", "another number",
        "Look which side was changed last.";
    OtherPhone = "other_phone", "another telephone number",
        "Look which side was changed last.";
    OtherRegion = "other_region", "another region or country",
        "Look whether the region is one of its country.";
    OtherSign = "other_sign", "the same number with the other sign",
        "Find out which side writes credits as negative numbers.";
    OtherText = "other_text", "another text",
        "Look which side was changed last.";
    Refused = "refused", "a side refuses the call, and the other does not or otherwise",
        "Look at the error of that side: whether its credential and edition may do this, and the record is in a state for it.";
    RowOrder = "row_order", "the row stands at another place",
        "Sort by a column that is never the same in two rows.";
    SwappedColumns = "swapped_columns", "two columns have each other's values",
        "Look at the pairing of the columns.";
    TwiceInList = "twice_in_list", "a list gives the row more than once",
        "Take each id once where the list is read, and tell Keap of the list.";
    UnlikeList = "unlike_list", "a list tells the row otherwise than its id does",
        "Ask for the row by its id where it matters, and tell Keap of the list.";
    ZoneShift = "zone_shift", "wall time taken for UTC, or the other way round",
        "Read XML-RPC's times in the zone of the account, and REST's in UTC.";
}
