//! The records an account starts with.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::SecondsFormat;
use serde_json::{Value as Json, json};

use super::cell::Cell;
use super::schema::{self, Kind};
use super::{Row, Store, custom_columns, zone};

mod business;
mod draw;

pub(crate) use draw::Draw;

/// Starting records for a sandbox.
#[derive(Clone, Debug)]
pub struct Seed(Store);

/// Why a seed could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SeedError {
    /// It is not JSON.
    #[error("seed is not JSON")]
    Json(#[from] serde_json::Error),
    /// It is not an object of tables, each with a list of records.
    #[error("table `{table}` of the seed is not a list of records")]
    #[non_exhaustive]
    NotRecords {
        /// Its name in XML-RPC.
        table: String,
    },
    /// There is no such table.
    #[error("the seed has records of `{table}`, which is no table of Keap")]
    #[non_exhaustive]
    UnknownTable {
        /// Its name in XML-RPC.
        table: String,
    },
    /// There is no such column, and no custom field of that name that was defined before.
    #[error("the seed has a value of `{table}.{column}`, and the table has no such column")]
    #[non_exhaustive]
    UnknownColumn {
        /// Its name in XML-RPC.
        table: String,
        /// Its name in XML-RPC.
        column: String,
    },
    /// Two records have one id. Contacts, companies and users share theirs.
    #[error("the seed has two records with the id {id} in `{table}`")]
    #[non_exhaustive]
    Twice {
        /// The table of the second one.
        table: String,
        /// What both have.
        id: i64,
    },
    /// A value does not fit its column.
    #[error("value of `{table}.{column}` in the seed does not fit the column")]
    #[non_exhaustive]
    BadValue {
        /// Its name in XML-RPC.
        table: String,
        /// Its name in XML-RPC.
        column: String,
    },
}

impl Seed {
    /// One user, the vendor's fixed rows, and nothing else.
    pub fn empty() -> Self {
        Self::built_in(include_str!("../../data/seed/empty.json"))
    }

    /// A small business with contacts, companies, tags, custom fields, orders and the odd cases
    /// that matter when two wires are compared; `data/seed/demo.json` lists them, contact 4393 is
    /// among them.
    pub fn demo() -> Self {
        Self::built_in(include_str!("../../data/seed/demo.json"))
    }

    /// A seed by the name the command line uses: `empty` or `demo`.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "empty" => Some(Self::empty()),
            "demo" => Some(Self::demo()),
            _ => None,
        }
    }

    /// The same account with that many contacts more, as a small business has them: with tags, orders, invoices, payments and
    /// tasks, always alike. All e-mail addresses are under `example.com`, all telephone numbers are nobody's.
    #[must_use]
    pub fn with_contacts(mut self, contacts: u32) -> Self {
        if contacts > 0 {
            business::fill(&mut self.0, contacts);
        }
        self
    }

    /// Reads a seed: an object of tables, each a list of records with XML-RPC column names.
    ///
    /// Dates are `2026-01-15`, instants `2026-01-15T17:46:13Z`, bytes `{"base64": ".."}`. Custom fields must be defined in
    /// `DataFormField`, before the records that have them.
    ///
    /// # Errors
    /// When the text is not JSON, not in that form, or a value does not fit its column.
    pub fn from_json(text: &str) -> Result<Self, SeedError> {
        let mut store = Store::default();
        let tables: serde_json::Map<String, Json> = serde_json::from_str(text)?;
        for (table, records) in &tables {
            let not_records = || SeedError::NotRecords {
                table: table.clone(),
            };
            if !is_table(table) {
                let table = table.clone();
                return Err(SeedError::UnknownTable { table });
            }
            for record in records.as_array().ok_or_else(not_records)? {
                let record = record.as_object().ok_or_else(not_records)?;
                let mut row = Row::default();
                for (column, value) in record {
                    if !is_column(&store, table, column) {
                        let (table, column) = (table.clone(), column.clone());
                        return Err(SeedError::UnknownColumn { table, column });
                    }
                    let bad = || SeedError::BadValue {
                        table: table.clone(),
                        column: column.clone(),
                    };
                    let cell = cell(&store, table, column, value);
                    row.set(
                        column,
                        cell.filter(|cell| fits(column, cell)).ok_or_else(bad)?,
                    );
                }
                if row.id() != 0 && store.is_stored(table, row.id()) {
                    let (table, id) = (table.clone(), row.id());
                    return Err(SeedError::Twice { table, id });
                }
                store.insert(table, row);
            }
        }
        Ok(Self(store))
    }

    /// The records as [`from_json`](Self::from_json) reads them, one a line. That ids of deleted records are not used again
    /// is not kept.
    pub fn to_json(&self) -> String {
        let first = |name: &str| !name.starts_with("DataForm");
        let mut tables: Vec<_> = self.0.tables().collect();
        // Custom fields are known before somebody has them.
        tables.sort_by_key(|(name, _)| (first(name), *name));
        let tables = tables.into_iter().map(|(name, rows)| {
            let rows: Vec<String> = rows.map(|row| shown(row).to_string()).collect();
            format!("{}: [\n  {}\n ]", Json::from(name), rows.join(",\n  "))
        });
        format!("{{\n {}\n}}\n", tables.collect::<Vec<_>>().join(",\n "))
    }

    /// What a store holds.
    pub(crate) fn of(store: &Store) -> Self {
        Self(store.clone())
    }

    fn built_in(text: &str) -> Self {
        Self::from_json(text).expect("the unit test of this module reads every built-in seed")
    }

    pub(crate) fn into_store(self) -> Store {
        self.0
    }
}

fn shown(row: &Row) -> Json {
    let cells = row.iter().map(|(column, cell)| {
        let value = match cell {
            Cell::Text(text) => text.as_str().into(),
            Cell::Int(number) => (*number).into(),
            Cell::Double(number) => (*number).into(),
            Cell::Bool(flag) => (*flag).into(),
            Cell::Date(date) => date.to_string().into(),
            Cell::Time(instant) => instant.to_rfc3339_opts(SecondsFormat::AutoSi, true).into(),
            Cell::Blob(bytes) => json!({ "base64": STANDARD.encode(bytes) }),
        };
        (column.to_owned(), value)
    });
    Json::Object(cells.collect())
}

/// Whether Keap has the table. What only REST knows begins with a lower-case letter, and is no other spelling of a table;
/// campaigns of REST are not those of the table `Campaign`.
fn is_table(name: &str) -> bool {
    let is_inner = name.starts_with(|sign: char| sign.is_ascii_lowercase());
    let mut tables = schema::tables();
    let is_misspelt = tables.any(|table| table.name.eq_ignore_ascii_case(name));
    schema::table(name).is_some() || (is_inner && (!is_misspelt || name == "campaign"))
}

/// Whether the table can have the column: a custom field of its form, or a column of any table, because REST shows some
/// that the tables of XML-RPC leave out.
fn is_column(store: &Store, table: &str, column: &str) -> bool {
    if schema::table(table).is_none() || schema::is_column(column) {
        return true;
    }
    let stored = schema::stored_as(table);
    let mut tables = schema::tables().filter(|table| schema::stored_as(table.name) == stored);
    column.starts_with(|sign: char| sign.is_ascii_lowercase())
        || tables.any(|table| custom_columns::column(store, table.form, column).is_some())
}

/// Ids are what XML-RPC can carry.
fn fits(column: &str, cell: &Cell) -> bool {
    match cell {
        Cell::Int(id) if column == "Id" => (1..=i64::from(i32::MAX)).contains(id),
        _ => true,
    }
}

fn cell(store: &Store, table: &str, column: &str, value: &Json) -> Option<Cell> {
    let form = schema::table(table).and_then(|table| table.form);
    let custom = custom_columns::column(store, form, column);
    let known = schema::table(table)
        .and_then(|table| table.column(column))
        .or(custom.as_ref());
    match (value, known.map(|column| column.kind)) {
        (Json::String(text), Some(Kind::Time)) => zone::parse_instant(text).map(Cell::Time),
        (Json::String(text), Some(kind)) => kind.parse(text),
        (Json::String(text), None) => {
            Some(zone::parse_instant(text).map_or_else(|| text.as_str().into(), Cell::Time))
        }
        (Json::Bool(flag), Some(Kind::Int | Kind::YesNo)) => Some(Cell::Int(i64::from(*flag))),
        (Json::Bool(flag), _) => Some(Cell::Bool(*flag)),
        (Json::Number(number), Some(Kind::Double)) => number.as_f64().map(Cell::Double),
        (Json::Number(number), _) => number
            .as_i64()
            .map(Cell::Int)
            .or_else(|| number.as_f64().map(Cell::Double)),
        (Json::Object(bytes), _) => {
            let text = bytes.get("base64")?.as_str()?;
            STANDARD.decode(text).ok().map(Cell::Blob)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_seed_is_readable() {
        for name in ["empty", "demo"] {
            let store = Seed::named(name).unwrap().into_store();
            assert!(store.has("User", 1), "{name} has no user 1");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let seed = Seed::demo();
        let written = seed.to_json();
        let read = Seed::from_json(&written).unwrap();
        assert_eq!(read.to_json(), written);
        let rows = |seed: &Seed| {
            let tables = seed.0.tables();
            tables
                .map(|(name, rows)| (name.to_owned(), rows.cloned().collect()))
                .collect::<Vec<(String, Vec<Row>)>>()
        };
        assert_eq!(rows(&read), rows(&seed));
        let mut store = seed.into_store();
        store.insert(
            "ContactAction",
            Row::default().with("bytes", Cell::Blob(vec![0, 255])),
        );
        let written = Seed::of(&store).to_json();
        assert!(written.contains(r#"{"base64":"AP8="}"#), "{written}");
        assert_eq!(Seed::from_json(&written).unwrap().to_json(), written);
    }

    #[test]
    fn a_business_of_any_size_is_always_alike() {
        let seed = |contacts| Seed::empty().with_contacts(contacts).to_json();
        let (few, more) = (seed(40), seed(80));
        assert_eq!(few, seed(40));
        let of = |text: &str| serde_json::from_str::<serde_json::Map<_, _>>(text).unwrap();
        let (few, more) = (of(&few), of(&more));
        for (table, rows) in &few {
            let more = more[table].as_array().unwrap();
            assert!(more.starts_with(rows.as_array().unwrap()), "{table}");
        }
        assert_eq!(
            more["Contact"].as_array().unwrap().len(),
            81,
            "one is the user"
        );
        for table in [
            "ContactGroupAssign",
            "Job",
            "InvoicePayment",
            "ContactAction",
        ] {
            assert!(
                more[table].as_array().is_some_and(|rows| rows.len() > 10),
                "{table}"
            );
        }
    }

    #[test]
    fn invoices_of_a_business_add_up() {
        let store = Seed::empty().with_contacts(200).into_store();
        for invoice in store.rows("Invoice") {
            let of = |table, column: &'static str, amount: &'static str| {
                let rows = store
                    .rows(table)
                    .filter(move |row| row.int(column) == invoice.id());
                rows.map(move |row| row.double(amount)).sum::<f64>()
            };
            let lines = of("InvoiceItem", "InvoiceId", "InvoiceAmt");
            let paid = of("InvoicePayment", "InvoiceId", "Amt");
            let cents = |amount: f64| (amount * 100.0).round();
            assert_eq!(cents(lines), cents(invoice.double("InvoiceTotal")));
            assert_eq!(cents(paid), cents(invoice.double("TotalPaid")));
            assert_eq!(cents(lines - paid), cents(invoice.double("TotalDue")));
        }
    }

    #[test]
    fn what_keap_does_not_have_is_named() {
        for (seed, told) in [
            (
                r#"{"contact":[]}"#,
                "the seed has records of `contact`, which is no table of Keap",
            ),
            (
                r#"{"Nosuch":[]}"#,
                "the seed has records of `Nosuch`, which is no table of Keap",
            ),
            (
                r#"{"Contact":[{"Nosuch":"x"}]}"#,
                "the seed has a value of `Contact.Nosuch`, and the table has no such column",
            ),
            (
                r#"{"Contact":[{"_Nosuch":"x"}]}"#,
                "the seed has a value of `Contact._Nosuch`, and the table has no such column",
            ),
            (
                r#"{"Contact":[{"Id":1}],"User":[{"Id":1}]}"#,
                "the seed has two records with the id 1 in `User`",
            ),
            (
                r#"{"Contact":[{"Id":99999999999}]}"#,
                "value of `Contact.Id` in the seed does not fit the column",
            ),
        ] {
            assert_eq!(Seed::from_json(seed).unwrap_err().to_string(), told);
        }
    }

    #[test]
    fn no_contacts_more_is_nothing_more() {
        let seed = Seed::demo();
        assert_eq!(seed.clone().with_contacts(0).to_json(), seed.to_json());
    }

    #[test]
    fn a_value_that_does_not_fit_is_named() {
        let error = Seed::from_json(r#"{"Contact":[{"Birthday":"soon"}]}"#).unwrap_err();
        assert_eq!(
            error.to_string(),
            "value of `Contact.Birthday` in the seed does not fit the column"
        );
    }
}
