//! The kinds of differences, each as moves to another interface bring them.

mod changes;

use self::changes::{
    ascii, backwards, blank_behind, cut, day_early, digits, escaped, hour_late, hundredfold,
    joined, lower, one_more, other_state, twice_encoded, two_blanks, whole_dollars, whole_minute,
    without_first, without_zeros, zone_shift,
};
use crate::store::cell::Cell;

/// A kind of difference, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlantKind(usize);

/// What a kind does to a row.
#[derive(Clone, Copy)]
pub(super) enum Alter {
    /// Another value in a column; none where the value has nothing of the kind.
    Cell(&'static str, fn(&Cell) -> Option<Cell>),
    /// A column loses its value.
    Clear(&'static str),
    /// An empty column gets a value.
    Invent(&'static str, &'static str),
    /// Two columns have each other's values.
    Swap(&'static str, &'static str),
    /// The row is gone.
    Remove,
    /// There is a second row like it.
    Copy,
}

struct Entry {
    name: &'static str,
    table: &'static str,
    alter: Alter,
    meaning: &'static str,
    wants: &'static str,
}

impl PlantKind {
    /// All kinds.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..KINDS.len()).map(Self)
    }

    /// A kind by its name, whatever the case.
    pub fn named(name: &str) -> Option<Self> {
        let is_it = |entry: &Entry| entry.name.eq_ignore_ascii_case(name);
        KINDS.iter().position(is_it).map(Self)
    }

    /// The names of all kinds.
    pub fn names() -> Vec<&'static str> {
        Self::all().map(Self::name).collect()
    }

    /// The name.
    pub fn name(self) -> &'static str {
        self.entry().name
    }

    /// The table whose row it is in.
    pub fn table(self) -> &'static str {
        self.entry().table
    }

    /// What is different, in words.
    pub fn meaning(self) -> &'static str {
        self.entry().meaning
    }

    /// What a row must have for it.
    pub(super) fn wants(self) -> &'static str {
        self.entry().wants
    }

    pub(super) fn alter(self) -> Alter {
        self.entry().alter
    }

    pub(super) fn number(self) -> u64 {
        self.0 as u64
    }

    fn entry(self) -> &'static Entry {
        &KINDS[self.0]
    }
}

const fn kind(
    name: &'static str,
    table: &'static str,
    alter: Alter,
    meaning: &'static str,
    wants: &'static str,
) -> Entry {
    Entry {
        name,
        table,
        alter,
        meaning,
        wants,
    }
}

/// In the order in which they are shown.
static KINDS: [Entry; 31] = [
    kind(
        "zone-shift",
        "Contact",
        Alter::Cell("DateCreated", zone_shift),
        "wall time of Eastern is taken for UTC",
        "has a DateCreated",
    ),
    kind(
        "daylight-hour",
        "ContactAction",
        Alter::Cell("ActionDate", hour_late),
        "one hour late, as by a missed change of the clocks",
        "has an ActionDate",
    ),
    kind(
        "lost-seconds",
        "ContactAction",
        Alter::Cell("CompletionDate", whole_minute),
        "cut to the minute",
        "has a CompletionDate with seconds",
    ),
    kind(
        "day-shift",
        "Contact",
        Alter::Cell("Birthday", day_early),
        "one day early, as by midnight in another zone",
        "has a Birthday",
    ),
    kind(
        "order-day-shift",
        "Job",
        Alter::Cell("StartDate", day_early),
        "one day early",
        "has a StartDate",
    ),
    kind(
        "lost-extension",
        "Contact",
        Alter::Clear("Phone1Ext"),
        "the extension of the telephone is lost",
        "has a Phone1Ext",
    ),
    kind(
        "bare-number",
        "Contact",
        Alter::Cell("Phone1", digits),
        "the telephone number without blanks and brackets, which comparisons know for the same",
        "has a formatted Phone1",
    ),
    kind(
        "phone-type",
        "Contact",
        Alter::Clear("Phone1Type"),
        "the type of the telephone is lost",
        "has a Phone1Type",
    ),
    kind(
        "region-code",
        "Contact",
        Alter::Cell("State", other_state),
        "another region",
        "has a State of the United States",
    ),
    kind(
        "lost-zero",
        "Contact",
        Alter::Cell("PostalCode", without_zeros),
        "read as a number",
        "has a PostalCode that begins with 0",
    ),
    kind(
        "list-order",
        "Contact",
        Alter::Cell("_Interests", backwards),
        "the same values in another order, which comparisons know for the same",
        "has two values in _Interests",
    ),
    kind(
        "lost-choice",
        "Contact",
        Alter::Cell("_Interests", without_first),
        "one value of a list is lost",
        "has two values in _Interests",
    ),
    kind(
        "lost-custom-field",
        "Contact",
        Alter::Clear("_ShoeSize"),
        "the custom field is empty",
        "has a _ShoeSize",
    ),
    kind(
        "changed-case",
        "Contact",
        Alter::Cell("LastName", lower),
        "in lower case",
        "has a LastName with a capital",
    ),
    kind(
        "added-blank",
        "Contact",
        Alter::Cell("City", blank_behind),
        "a blank at the end",
        "has a City",
    ),
    kind(
        "inner-blank",
        "Contact",
        Alter::Cell("StreetAddress1", two_blanks),
        "two blanks for one",
        "has a StreetAddress1 with a blank",
    ),
    kind(
        "cut-text",
        "Contact",
        Alter::Cell("JobTitle", cut),
        "the last sign is cut off",
        "has a JobTitle",
    ),
    kind(
        "lost-accent",
        "Contact",
        Alter::Cell("FirstName", ascii),
        "signs beyond ASCII became question marks",
        "has a FirstName beyond ASCII",
    ),
    kind(
        "double-encoding",
        "Contact",
        Alter::Cell("LastName", twice_encoded),
        "UTF-8 read as Latin-1",
        "has a LastName beyond ASCII",
    ),
    kind(
        "escaped-markup",
        "Contact",
        Alter::Cell("JobTitle", escaped),
        "an ampersand as in HTML",
        "has an ampersand in JobTitle",
    ),
    kind(
        "swapped-columns",
        "Contact",
        Alter::Swap("FirstName", "LastName"),
        "first and last name changed places",
        "has both names",
    ),
    kind(
        "lost-value",
        "Contact",
        Alter::Clear("Title"),
        "the value is lost",
        "has a Title",
    ),
    kind(
        "invented-value",
        "Contact",
        Alter::Invent("Nickname", "Nick"),
        "a value where there is none",
        "has no Nickname",
    ),
    kind(
        "missing-row",
        "Contact",
        Alter::Remove,
        "the contact is not there",
        "no other record names",
    ),
    kind(
        "duplicate-row",
        "Contact",
        Alter::Copy,
        "the contact is there twice, under a second id",
        "is a contact",
    ),
    kind(
        "missing-task",
        "ContactAction",
        Alter::Remove,
        "the task is not there",
        "is a task",
    ),
    kind(
        "joined-lines",
        "ContactAction",
        Alter::Cell("CreationNotes", joined),
        "lines joined by a blank",
        "has a line break in CreationNotes",
    ),
    kind(
        "money-unit",
        "Product",
        Alter::Cell("ProductPrice", hundredfold),
        "cents taken for dollars",
        "has a ProductPrice",
    ),
    kind(
        "lost-cents",
        "OrderItem",
        Alter::Cell("PPU", whole_dollars),
        "the price without cents",
        "has a PPU with cents",
    ),
    kind(
        "quantity",
        "OrderItem",
        Alter::Cell("Qty", one_more),
        "one more",
        "has a Qty",
    ),
    kind(
        "other-tag",
        "ContactGroup",
        Alter::Cell("GroupName", lower),
        "the name of the tag in lower case",
        "has a GroupName with a capital",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_front_page_lists_every_kind() {
        let row = |kind: PlantKind| {
            let (name, table, meaning) = (kind.name(), kind.table(), kind.meaning());
            format!("| `{name}` | `{table}` | {meaning} |\n")
        };
        let rows: String = PlantKind::all().map(row).collect();
        let table = format!("| Kind | Table | What is different |\n|---|---|---|\n{rows}");
        crate::front_page::hold("plants", &table);
    }
}
