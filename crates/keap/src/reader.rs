//! Structs of one's own as rows: serde tells the columns, and reads them.

mod columns;
mod content;
mod row;
mod unread;

use std::fmt;
use std::marker::PhantomData;

use keap_schema::{IntoTable, Record, TableInfo};
use serde::de::DeserializeOwned;

use crate::{Error, ErrorKind, Fields, Result, names};

use row::Row;
use unread::{Unread, short_name};

/// Reads the rows of a table into a struct of one's own, whose members name the columns.
///
/// The struct has `#[derive(Deserialize)]`. Members are called like columns, by `rename`, by `rename_all = "PascalCase"`
/// (the case of letters does not count, so `owner_id` is `OwnerID`), or by what else
/// [a custom field](crate::model::CustomField) goes by. [`query_as`](crate::service::DataService::query_as) and `load_as` do it
/// all in one; this is for the other calls that give records: [`pages`](crate::service::DataService::pages),
/// [`find_by_email`](crate::service::ContactService::find_by_email),
/// [`find_by_field`](crate::service::DataService::find_by_field).
///
/// ```
/// use chrono::{DateTime, NaiveDate, Utc};
/// use keap::{ContactId, RowReader, TagId, schema::table};
/// # use keap::service::ContactService;
///
/// #[derive(serde::Deserialize)]
/// #[serde(rename_all = "PascalCase")]
/// struct Customer {
///     id: ContactId,
///     first_name: Option<String>,
///     birthday: Option<NaiveDate>,
///     date_created: DateTime<Utc>,
///     #[serde(default)]
///     groups: Vec<TagId>,
///     #[serde(rename = "_ShoeSize")]
///     shoe_size: Option<i64>,
/// }
///
/// # async fn example(contacts: ContactService<'_>) -> keap::Result<()> {
/// let reader = RowReader::<Customer>::of(table::Contact)?;
/// for row in contacts.find_by_email("ann@example.com", &reader).await? {
///     let customer = reader.read(&row)?;
///     println!("{:?} since {}", customer.first_name, customer.date_created);
/// }
/// # Ok(()) }
/// # assert!(RowReader::<Customer>::of(table::Contact).is_ok());
/// ```
///
/// A struct gets the same values over XML-RPC and REST:
///
/// | Rust | of |
/// |---|---|
/// | `Option<..>`, `#[serde(default)]` | a column that may be without content: nothing, an empty text, the id 0. Without either it is an error |
/// | `String`, enums without content | anything but bytes: numbers as Rust writes them, dates as `2026-01-15`, moments as `2026-01-15T22:46:13Z`, choices joined with commas |
/// | `NaiveDate`, `DateTime<Utc>` | dates, and moments |
/// | whole numbers, ids | whole numbers, also in a text, and flags as 1 and 0; an error beyond what the type holds |
/// | `f64` | all numbers, also in a text, unchanged. `f32` is refused: it would change amounts |
/// | `bool` | flags, and 1 and 0 |
/// | `Vec<..>` | a field of several choices, and a text with commas, as `Groups` is: one item each; `Vec<u8>` for bytes |
///
/// Refused by [`of`](Self::of), as they name no columns: `#[serde(flatten)]`, maps, enums, tuples. An `alias` is a column that is
/// asked for as well.
pub struct RowReader<R> {
    table: &'static TableInfo,
    columns: &'static [&'static str],
    marker: PhantomData<fn() -> R>,
}

impl<R: DeserializeOwned> RowReader<R> {
    /// Asks the struct for its columns. Nothing is sent.
    ///
    /// # Errors
    /// `InvalidRequest` when it names none, when there is no such table, or when a column is not of the table, with the nearest
    /// name, or is never given out. Whether the account has a custom field shows when rows are read.
    pub fn of(table: impl IntoTable) -> Result<Self> {
        let name = table.into_name();
        let table = keap_schema::table(&name)
            .ok_or_else(|| Error::new(ErrorKind::InvalidRequest, names::no_table(&name)))?;
        let columns = columns::of::<R>().map_err(|unfit| {
            let message = format!("{} is no row of table {name}: {unfit}", own_name::<R>());
            Error::new(ErrorKind::InvalidRequest, message)
                .hinted("a row is a struct with named members, each called like its column")
        })?;
        check(table, columns).map_err(|message| {
            let message = format!("{} is no row: {message}", own_name::<R>());
            Error::new(ErrorKind::InvalidRequest, message)
        })?;
        Ok(Self {
            table,
            columns,
            marker: PhantomData,
        })
    }

    /// Reads a row that was asked for by [these columns](Self::columns).
    ///
    /// # Errors
    /// `InvalidResponse` when a column has another content than its member wants, or none where it must have some.
    pub fn read(&self, record: &Record) -> Result<R> {
        let row = Row::new(self.table, record);
        R::deserialize(row).map_err(|unread| self.unreadable(unread))
    }

    fn unreadable(&self, unread: Unread) -> Error {
        let table = self.table.name;
        let message = format!("{} is no row of table {table}: {unread}", own_name::<R>());
        let error = Error::new(ErrorKind::InvalidResponse, message);
        match unread.advice() {
            Some(advice) => error.hinted(advice),
            None => error,
        }
    }
}

impl<R> RowReader<R> {
    /// The columns that the struct names, for what asks by names: `Query::select_by_name`.
    pub fn columns(&self) -> &'static [&'static str] {
        self.columns
    }
}

impl<R> From<&RowReader<R>> for Fields {
    fn from(reader: &RowReader<R>) -> Self {
        reader.columns.into()
    }
}

impl<R> fmt::Debug for RowReader<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RowReader")
            .field("table", &self.table.name)
            .field("columns", &self.columns)
            .finish_non_exhaustive()
    }
}

fn own_name<R>() -> String {
    format!("`{}`", short_name(std::any::type_name::<R>()))
}

/// What is wrong with the columns, if anything is.
fn check(table: &'static TableInfo, columns: &[&'static str]) -> std::result::Result<(), String> {
    let mut seen: Vec<&str> = Vec::new();
    for name in columns {
        let column = names::find_column(table, name).map_err(|unknown| unknown.to_string())?;
        if column.is_some_and(|column| !column.access.read) {
            return Err(format!("field {}.{name} is never given out", table.name));
        }
        let own = column.map_or(*name, |column| column.name);
        if seen.contains(&own) {
            return Err(format!("field {}.{own} is named twice", table.name));
        }
        seen.push(own);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
