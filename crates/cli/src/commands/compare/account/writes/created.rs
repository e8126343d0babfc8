//! A write that makes a row: what each wire made, and that it is gone again.

use keap::schema::{FieldValue, Record};
use keap::{Backend, Error, ErrorKind, Fields, Invocation, Keap, Outcome};

/// Columns that tell of the making itself: when it was.
const OF_THE_MAKING: [&str; 2] = ["DateCreated", "LastUpdated"];

/// The row as it was made.
pub(super) async fn load(
    keap: &Keap,
    reference: Backend,
    table: &str,
    id: i64,
) -> Result<Record, Error> {
    let asked = Invocation::data_load(table.to_owned(), id, Fields::All);
    let mut record = match keap.invoke_on(reference, asked).await? {
        Outcome::Record(record) => record,
        _ => Record::new(),
    };
    for column in own_columns(&record, id) {
        record.remove(&column);
    }
    Ok(record)
}

/// The columns that no two rows have alike: of the making, and those with the row's own id, as a company has a second one.
fn own_columns(record: &Record, id: i64) -> Vec<String> {
    let is_own = |(name, value): &(&str, &FieldValue)| {
        OF_THE_MAKING.contains(name) || value.as_i64() == Some(id)
    };
    let own = record.iter().filter(is_own);
    own.map(|(name, _)| name.to_owned()).collect()
}

/// Deletes the row, and looks whether it is gone.
///
/// # Errors
/// Why it is not, as a clause.
pub(super) async fn put_back(
    keap: &Keap,
    reference: Backend,
    table: &str,
    id: i64,
) -> Result<(), String> {
    let asked = Invocation::data_delete(table.to_owned(), id);
    let is_gone = |error: &Error| error.kind() == ErrorKind::NotFound;
    match keap.invoke_on(reference, asked).await {
        Ok(_) => {}
        Err(error) if is_gone(&error) => return Ok(()),
        Err(error) => return Err(format!("row {id} of {table} is still there: {error:#}")),
    }
    match load(keap, reference, table, id).await {
        Err(error) if is_gone(&error) => Ok(()),
        Err(error) => Err(format!(
            "whether row {id} of {table} is gone is not known: {error:#}"
        )),
        Ok(_) => Err(format!("row {id} of {table} is still there")),
    }
}
