//! Answers of methods from outcomes: one function for each kind of answer.

use keap::Outcome;
use keap_schema::id::RecordId;
use keap_schema::{FieldValue, Record};
use keap_xmlrpc::{ConvertError, Fault, RecordFormat, Struct, Value};

use super::call::Writer;
use super::names::Named;
use crate::fault;

/// An outcome of another kind than the method answers; the facade gives none.
pub(super) fn mismatch(outcome: &Outcome) -> ConvertError {
    let found = match outcome {
        Outcome::Id(_) => "an id",
        Outcome::Count(_) => "a count",
        Outcome::Flag(_) => "a flag",
        Outcome::Record(_) => "a record",
        Outcome::Records(_) => "records",
        Outcome::Number(_) => "a number",
        Outcome::Amount(_) => "an amount",
        Outcome::Text(_) => "a text",
        Outcome::File(_) => "a file",
        Outcome::Texts(_) => "texts",
        _ => "something else",
    };
    ConvertError::new("the outcome of the method", found)
}

/// Ids and counts are 32-bit on the wire.
fn int(number: impl TryInto<i32> + std::fmt::Display + Copy) -> Result<i32, ConvertError> {
    let fits = number.try_into();
    fits.map_err(|_| ConvertError::new("a number of 32 bits", number.to_string()))
}

pub(super) fn flag() -> Writer {
    Box::new(|outcome| match outcome {
        Outcome::Flag(flag) => Ok(flag.into()),
        other => Err(mismatch(&other)),
    })
}

/// An id, a count or another number.
pub(super) fn number() -> Writer {
    Box::new(|outcome| {
        let number = match outcome {
            Outcome::Id(number) | Outcome::Number(number) => int(number)?,
            Outcome::Count(count) => int(count)?,
            other => return Err(mismatch(&other)),
        };
        Ok(number.into())
    })
}

pub(super) fn amount() -> Writer {
    Box::new(|outcome| match outcome {
        Outcome::Amount(amount) => Ok(amount.into()),
        other => Err(mismatch(&other)),
    })
}

pub(super) fn text() -> Writer {
    Box::new(|outcome| match outcome {
        Outcome::Text(text) => Ok(text.unwrap_or_default().into()),
        other => Err(mismatch(&other)),
    })
}

pub(super) fn texts() -> Writer {
    Box::new(|outcome| match outcome {
        Outcome::Texts(texts) => Ok(Value::Array(texts.into_iter().map(Value::from).collect())),
        other => Err(mismatch(&other)),
    })
}

/// A file in base64, as the method answers it: in a text, not in a value of the type base64.
pub(super) fn file() -> Writer {
    Box::new(|outcome| match outcome {
        Outcome::File(content) => Ok(content.to_base64().into()),
        other => Err(mismatch(&other)),
    })
}

pub(super) fn row(named: Named) -> Writer {
    let format = named.format();
    Box::new(move |outcome| match outcome {
        Outcome::Record(record) => Ok(named.restore(format.write(&record)?).into()),
        other => Err(mismatch(&other)),
    })
}

pub(super) fn rows(named: Named) -> Writer {
    let format = named.format();
    Box::new(move |outcome| {
        let rows = written(outcome, &format)?;
        Ok(array(rows.into_iter().map(|row| named.restore(row))))
    })
}

/// A record whose columns belong to no table.
pub(super) fn free_row(format: RecordFormat) -> Writer {
    Box::new(move |outcome| match outcome {
        Outcome::Record(record) => Ok(format.write(&record)?.into()),
        other => Err(mismatch(&other)),
    })
}

/// Rows whose columns belong to no table: those of saved searches and of linked contacts.
pub(super) fn free_rows(format: RecordFormat) -> Writer {
    Box::new(move |outcome| Ok(array(written(outcome, &format)?)))
}

fn array(rows: impl IntoIterator<Item = Struct>) -> Value {
    Value::Array(rows.into_iter().map(Value::from).collect())
}

/// One row that the wire cannot carry takes the page with it, for without it or with another number nobody would know; so
/// the error says which one it is.
fn written(outcome: Outcome, format: &RecordFormat) -> Result<Vec<Struct>, ConvertError> {
    let row = |(place, record): (usize, &Record)| {
        let named = |error: ConvertError| error.in_member(&named_row(place, record));
        format.write(record).map_err(named)
    };
    match outcome {
        Outcome::Records(records) => records.iter().enumerate().map(row).collect(),
        other => Err(mismatch(&other)),
    }
}

fn named_row(place: usize, record: &Record) -> String {
    let number = place + 1;
    match record.get("Id") {
        Some(id) => format!("row {number} (Id {id})"),
        None => format!("row {number}"),
    }
}

/// The records of an answer that is a list.
pub(super) fn records(outcome: Outcome) -> Result<Vec<Record>, ConvertError> {
    match outcome {
        Outcome::Records(records) => Ok(records),
        other => Err(mismatch(&other)),
    }
}

/// The text of a member.
pub(super) fn member(record: &Record, name: &str) -> Option<String> {
    record.get(name).map(FieldValue::to_string)
}

/// The number in a member.
pub(super) fn member_int(record: &Record, name: &str) -> Option<i32> {
    record.get(name)?.as_i64()?.try_into().ok()
}

/// The id in a member.
pub(super) fn member_id<I: RecordId>(record: &Record, name: &str) -> Option<I> {
    record.get(name)?.as_i64().map(I::of)
}

/// The truth in a member.
pub(super) fn member_flag(record: &Record, name: &str) -> bool {
    record.get(name) == Some(&FieldValue::Bool(true))
}

/// A number of a call that must not be negative.
///
/// # Errors
/// Fault 12 for a number below zero.
pub(super) fn natural(number: i32) -> Result<u32, Fault> {
    u32::try_from(number)
        .map_err(|_| fault::invalid_parameter(&format!("{number} must not be negative")))
}
