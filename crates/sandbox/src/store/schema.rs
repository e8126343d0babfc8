//! The tables of the account: columns, types and access rules, read from `data/tables.txt`.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use super::cell::Cell;
use super::zone;

/// The type of a column, in the vendor's vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Id,
    Int,
    /// A custom field of yes or no, which the wire has as 1 and 0.
    YesNo,
    Text,
    Double,
    Bool,
    Date,
    Time,
    Blob,
}

/// What a caller may do.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Access {
    pub(crate) read: bool,
    pub(crate) add: bool,
    pub(crate) edit: bool,
    pub(crate) delete: bool,
}

/// One column of a table.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(crate) name: String,
    /// How the caller spelt it, where that is another case.
    pub(crate) asked: Option<String>,
    pub(crate) kind: Kind,
    pub(crate) access: Access,
}

/// One table as XML-RPC names it.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) name: &'static str,
    pub(crate) access: Access,
    /// The form that owns its custom fields, when it can have any.
    pub(crate) form: Option<i64>,
    pub(crate) columns: Vec<Column>,
}

impl Table {
    /// A documented column, by its exact name.
    pub(crate) fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// A documented column whatever the case of its name: so the server finds what is read and what
    /// conditions are on (observed in three programs). How it spells the member in its answer is not
    /// known; here it is spelt as it was asked for (inferred).
    pub(crate) fn column_in_any_case(&self, name: &str) -> Option<Column> {
        if let Some(column) = self.column(name) {
            return Some(column.clone());
        }
        let mut columns = self.columns.iter();
        let column = columns.find(|column| column.name.eq_ignore_ascii_case(name))?;
        Some(Column {
            asked: Some(name.to_owned()),
            ..column.clone()
        })
    }
}

/// The name of a column, without a copy where a table has it.
pub(crate) fn column_name(name: &str) -> Cow<'static, str> {
    static NAMES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
        let columns = TABLES.values().flat_map(|table| &table.columns);
        columns.map(|column| column.name.as_str()).collect()
    });
    let known = NAMES.get(name).copied();
    known.map_or_else(|| Cow::Owned(name.to_owned()), Cow::Borrowed)
}

/// Whether any table has a column of this name.
pub(crate) fn is_column(name: &str) -> bool {
    matches!(column_name(name), Cow::Borrowed(_))
}

impl Kind {
    /// Converts text the way the server converts struct members: leniently. `None` when it makes no
    /// sense. Which numbers and words it takes for a whole number and a yes was recorded nowhere: what another reader would
    /// cut or guess is refused (inferred).
    pub(crate) fn parse(self, text: &str) -> Option<Cell> {
        let trimmed = text.trim();
        Some(match self {
            Self::Text => Cell::Text(text.to_owned()),
            Self::Id | Self::Int => Cell::Int(parse_whole(trimmed)?),
            Self::YesNo => Cell::Int(parse_bool(trimmed)?.into()),
            Self::Double => Cell::from(trimmed.parse::<f64>().ok()?),
            Self::Bool => Cell::Bool(parse_bool(trimmed)?),
            Self::Date => Cell::Date(zone::parse_wall(trimmed)?.date()),
            Self::Time => Cell::Time(zone::from_eastern(zone::parse_wall(trimmed)?)),
            Self::Blob => Cell::Blob(text.as_bytes().to_vec()),
        })
    }

    /// What a value is compared with: a whole number may have a fraction. `None` for what no value of the column compares to.
    pub(crate) fn operand(self, text: &str) -> Option<Cell> {
        let number = || text.trim().parse().ok().map(Cell::Double);
        let cell = match self {
            Self::Id | Self::Int => self.parse(text).or_else(number)?,
            _ => self.parse(text)?,
        };
        let is_endless = matches!(&cell, Cell::Double(number) if !number.is_finite());
        (!is_endless).then_some(cell)
    }
}

fn parse_whole(text: &str) -> Option<i64> {
    text.parse().ok().or_else(|| {
        let number = text.parse::<f64>().ok()?;
        // Whole numbers up to 2^53 are exact.
        let is_whole = number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0;
        is_whole.then_some(number as i64)
    })
}

fn parse_bool(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "1" | "true" | "yes" => Some(true),
        "0" | "false" | "no" => Some(false),
        _ => None,
    }
}

/// A table by its exact name.
pub(crate) fn table(name: &str) -> Option<&'static Table> {
    TABLES.get(name)
}

/// Every table.
pub(crate) fn tables() -> impl Iterator<Item = &'static Table> {
    TABLES.values()
}

/// The table whose rows a table shows: companies and users live among the contacts (documented).
pub(crate) fn stored_as(table: &str) -> &str {
    match table {
        "Company" | "User" => "Contact",
        "CProgram" => "SubscriptionPlan",
        "RecurringOrderWithContact" => "RecurringOrder",
        other => other,
    }
}

/// The stored name of a column: some columns are two names of one thing (documented).
pub(crate) fn stored_column<'a>(table: &str, column: &'a str) -> &'a str {
    match (table, column) {
        ("Contact" | "Company", "AccountId") => "CompanyID",
        ("RecurringOrder" | "RecurringOrderWithContact", "ProgramId") => "SubscriptionPlanId",
        ("RecurringOrder" | "RecurringOrderWithContact", "PaidThruDate") => "LastBillDate",
        ("RecurringOrderWithContact", "RecurringOrderId") => "Id",
        // The gateway is the merchant account under a newer name (inferred).
        ("RecurringOrder" | "RecurringOrderWithContact", "PaymentGatewayId") => "MerchantAccountId",
        ("CCharge", "PaymentGatewayId") => "MerchantId",
        ("CProgram", "DefaultCycle") => "Cycle",
        ("CProgram", "DefaultFrequency") => "Frequency",
        (_, other) => other,
    }
}

static TABLES: LazyLock<BTreeMap<&'static str, Table>> = LazyLock::new(|| {
    let mut tables: Vec<Table> = Vec::new();
    for line in include_str!("../../data/tables.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        let words: Vec<&'static str> = line.split_whitespace().collect();
        match (words.as_slice(), line.starts_with(' ')) {
            ([name, kind, rest @ ..], true) => {
                if let Some(table) = tables.last_mut() {
                    let access = rest.first().map_or(table.access, |letters| access(letters));
                    table.columns.push(Column {
                        name: (*name).to_owned(),
                        asked: None,
                        kind: kind_of(kind),
                        access,
                    });
                }
            }
            ([name, letters, rest @ ..], false) => tables.push(Table {
                name,
                access: access(letters),
                form: rest
                    .first()
                    .and_then(|form| form.trim_start_matches("form=").parse().ok()),
                columns: Vec::new(),
            }),
            _ => {}
        }
    }
    tables
        .into_iter()
        .map(|table| (table.name, table))
        .collect()
});

fn access(letters: &str) -> Access {
    let may = |letter| letters.contains(letter);
    Access {
        read: may('r'),
        add: may('a'),
        edit: may('e'),
        delete: may('d'),
    }
}

fn kind_of(word: &str) -> Kind {
    match word {
        "id" => Kind::Id,
        "int" => Kind::Int,
        "double" => Kind::Double,
        "bool" => Kind::Bool,
        "date" => Kind::Date,
        "time" => Kind::Time,
        "blob" => Kind::Blob,
        _ => Kind::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_file_holds_every_table_and_column() {
        assert_eq!(tables().count(), 60);
        assert_eq!(
            tables().map(|table| table.columns.len()).sum::<usize>(),
            847
        );
    }

    #[test]
    fn a_column_has_its_own_access_where_it_differs() {
        let contact = table("Contact").unwrap();
        assert!(contact.access.delete && contact.column("FirstName").unwrap().access.edit);
        let groups = contact.column("Groups").unwrap();
        assert!(groups.access.read && !groups.access.edit);
        assert!(
            !table("CreditCard")
                .unwrap()
                .column("CardNumber")
                .unwrap()
                .access
                .read
        );
    }
}
