//! Saved searches, which v2 calls reports: the columns that they show of the rows of a table.
//!
//! Of contacts these are not the columns of the table: names, phone numbers and postal codes come joined, under names
//! of their own (documented in 2012, and read so by programs), custom fields with `Custom_` before the name (one program
//! reads them so). Which columns a search shows was chosen when it was made; here it is all of them. How the parts are
//! joined, and that other tables have their own columns, is inferred.

use chrono::Datelike;

use super::joined_columns;
use crate::store::cell::Cell;
use crate::store::schema::{Column, Table};
use crate::store::{Row, Store, custom_columns};

/// A column of a saved search.
#[derive(Debug)]
pub(crate) struct ReportColumn {
    pub(crate) name: String,
    source: Source,
}

#[derive(Debug)]
enum Source {
    Column(Column),
    /// Columns of a contact that have a value, with a text between them.
    Joined(&'static [&'static str], &'static str),
    /// The name of the company that a contact belongs to.
    Company,
    /// The month of a birthday.
    BirthdayMonth,
    /// The search itself.
    Search(i64),
}

/// Names in saved searches, and the columns of a contact that they show.
const JOINED: [(&str, &[&str], &str); 11] = [
    ("ContactName", &["FirstName", "LastName"], " "),
    ("ContactName.firstName", &["FirstName"], ""),
    ("ContactName.lastName", &["LastName"], ""),
    ("PhoneWithExtension1", &["Phone1", "Phone1Ext"], " x"),
    ("PhoneWithExtension2", &["Phone2", "Phone2Ext"], " x"),
    ("PhoneWithExtension3", &["Phone3", "Phone3Ext"], " x"),
    ("PhoneWithExtension4", &["Phone4", "Phone4Ext"], " x"),
    ("PhoneWithExtension5", &["Phone5", "Phone5Ext"], " x"),
    ("PostalCodePlusZipFour1", &["PostalCode", "ZipFour1"], "-"),
    ("PostalCodePlusZipFour2", &["PostalCode2", "ZipFour2"], "-"),
    ("PostalCodePlusZipFour3", &["PostalCode3", "ZipFour3"], "-"),
];

/// Columns that no saved search shows.
const HIDDEN: [&str; 3] = ["AccountId", "Password", "Username"];

/// The columns of a saved search over a table.
pub(crate) fn columns(store: &Store, table: &Table, search: i64) -> Vec<ReportColumn> {
    let is_of_contacts = table.name == "Contact";
    let is_joined =
        |name: &str| is_of_contacts && JOINED.iter().any(|(_, parts, _)| parts.contains(&name));
    let own = table.columns.iter().filter(|column| {
        let name = column.name.as_str();
        column.access.read && !HIDDEN.contains(&name) && !is_joined(name)
    });
    let mut columns: Vec<ReportColumn> = own
        .map(|column| ReportColumn::new(&column.name, Source::Column(column.clone())))
        .collect();
    if is_of_contacts {
        let joined = JOINED
            .iter()
            .map(|(name, parts, between)| ReportColumn::new(name, Source::Joined(parts, between)));
        columns.extend(joined);
        if let Some(id) = table.column("Id") {
            columns.push(ReportColumn::new("ContactId", Source::Column(id.clone())));
        }
        columns.push(ReportColumn::new("CompanyInfo", Source::Company));
        columns.push(ReportColumn::new("BirthdayMonth", Source::BirthdayMonth));
        columns.push(ReportColumn::new("FilterId", Source::Search(search)));
    }
    let form = table.form.into_iter();
    let fields = form.flat_map(|form| custom_columns::of_form(store, form));
    columns.extend(fields.filter_map(|field| custom(store, table, field)));
    columns
}

fn custom(store: &Store, table: &Table, field: &Row) -> Option<ReportColumn> {
    let column = custom_columns::column(store, table.form, &custom_columns::column_name(field))?;
    let name = format!("Custom_{}", field.text("Name"));
    Some(ReportColumn::new(&name, Source::Column(column)))
}

impl ReportColumn {
    fn new(name: &str, source: Source) -> Self {
        Self {
            name: name.to_owned(),
            source,
        }
    }

    /// The column of the table that rows are sorted by.
    pub(crate) fn sorted_by(&self) -> &str {
        match &self.source {
            Source::Column(column) => &column.name,
            Source::Joined(parts, _) => parts.first().copied().unwrap_or_default(),
            Source::Company => "CompanyID",
            Source::BirthdayMonth => "Birthday",
            Source::Search(_) => "Id",
        }
    }

    /// What it shows of a row.
    pub(crate) fn read(&self, store: &Store, table: &Table, row: &Row) -> Option<Cell> {
        match &self.source {
            Source::Column(column) => joined_columns::read(store, table.name, row, column),
            Source::Joined(parts, between) => {
                let texts = parts.iter().map(|part| row.text(part));
                let filled: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
                (!filled.is_empty()).then(|| Cell::Text(filled.join(between)))
            }
            Source::Company => {
                let company = store.row("Company", row.int("CompanyID"))?;
                company.get("Company").cloned()
            }
            Source::BirthdayMonth => {
                let month = row.date("Birthday")?.month();
                Some(Cell::Int(month.into()))
            }
            Source::Search(id) => Some(Cell::Int(*id)),
        }
    }
}
