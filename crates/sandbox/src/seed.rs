//! The records an account starts with.

use serde_json::Value as Json;

use crate::cell::Cell;
use crate::schema::{self, Kind};
use crate::store::{Row, Store};
use crate::{custom_fields, zone};

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
    NotRecords {
        /// The table.
        table: String,
    },
    /// A value does not fit its column.
    #[error("value of `{table}.{column}` in the seed does not fit the column")]
    BadValue {
        /// The table.
        table: String,
        /// The column.
        column: String,
    },
}

impl Seed {
    /// One user, the vendor's fixed rows, and nothing else.
    pub fn empty() -> Self {
        Self::built_in(include_str!("../data/seed/empty.json"))
    }

    /// A small business with contacts, companies, tags, custom fields, orders and the odd cases
    /// that matter when two wires are compared; `data/seed/demo.json` lists them, contact 4393 is
    /// among them.
    pub fn demo() -> Self {
        Self::built_in(include_str!("../data/seed/demo.json"))
    }

    /// A seed by the name the command line uses: `empty` or `demo`.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "empty" => Some(Self::empty()),
            "demo" => Some(Self::demo()),
            _ => None,
        }
    }

    /// Reads a seed: an object of tables, each a list of records with XML-RPC column names.
    ///
    /// Dates are `2026-01-15`, instants `2026-01-15T17:46:13Z`. Custom fields must be defined in
    /// `DataFormField`.
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
            for record in records.as_array().ok_or_else(not_records)? {
                let record = record.as_object().ok_or_else(not_records)?;
                let mut row = Row::default();
                for (column, value) in record {
                    let bad = || SeedError::BadValue {
                        table: table.clone(),
                        column: column.clone(),
                    };
                    row.set(column, cell(&store, table, column, value).ok_or_else(bad)?);
                }
                store.insert(table, row);
            }
        }
        Ok(Self(store))
    }

    fn built_in(text: &str) -> Self {
        Self::from_json(text).expect("the unit test of this module reads every built-in seed")
    }

    pub(crate) fn into_store(self) -> Store {
        self.0
    }
}

fn cell(store: &Store, table: &str, column: &str, value: &Json) -> Option<Cell> {
    let form = schema::table(table).and_then(|table| table.form);
    let custom = custom_fields::column(store, form, column);
    let known = schema::table(table)
        .and_then(|table| table.column(column))
        .or(custom.as_ref());
    match (value, known.map(|column| column.kind)) {
        (Json::String(text), Some(Kind::Time)) => zone::parse_instant(text).map(Cell::Time),
        (Json::String(text), Some(kind)) => kind.parse(text),
        (Json::String(text), None) => {
            Some(zone::parse_instant(text).map_or_else(|| text.as_str().into(), Cell::Time))
        }
        (Json::Bool(flag), Some(Kind::Int)) => Some(Cell::Int(i64::from(*flag))),
        (Json::Bool(flag), _) => Some(Cell::Bool(*flag)),
        (Json::Number(number), Some(Kind::Double)) => number.as_f64().map(Cell::Double),
        (Json::Number(number), _) => number
            .as_i64()
            .map(Cell::Int)
            .or_else(|| number.as_f64().map(Cell::Double)),
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
    fn a_value_that_does_not_fit_is_named() {
        let error = Seed::from_json(r#"{"Contact":[{"Birthday":"soon"}]}"#).unwrap_err();
        assert_eq!(
            error.to_string(),
            "value of `Contact.Birthday` in the seed does not fit the column"
        );
    }
}
