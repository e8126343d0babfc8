//! Scalar properties as data: which column one shows, in which form, and whether it can be written.

use serde_json::{Map, Value as Json};

use super::{Refusal, Version, json};
use crate::store::{Row, zone};

/// How a column looks in JSON.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Form {
    Id,
    Int,
    Text,
    Double,
    /// True for any number but 0.
    Bool,
    /// `2026-01-15`.
    Date,
    /// A calendar date as an instant at midnight UTC.
    DateAsTime,
    Time,
    /// A calendar date as the instant of its midnight in New York: order dates (inferred).
    EasternDate,
    /// A text that has another word in JSON: stored word, JSON word. Reading falls back to the text
    /// itself.
    Words(&'static [(&'static str, &'static str)]),
    /// A number that has a word in JSON.
    Codes(&'static [(i64, &'static str)]),
}

/// One scalar property.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Property {
    pub(crate) name: &'static str,
    pub(crate) column: &'static str,
    pub(crate) form: Form,
    pub(crate) writable: bool,
}

/// A property that can be read and written.
pub(crate) const fn rw(name: &'static str, column: &'static str, form: Form) -> Property {
    Property {
        name,
        column,
        form,
        writable: true,
    }
}

/// A property that is only read.
pub(crate) const fn ro(name: &'static str, column: &'static str, form: Form) -> Property {
    Property {
        name,
        column,
        form,
        writable: false,
    }
}

impl Property {
    /// The value in JSON; null when there is none.
    pub(crate) fn show(&self, version: Version, row: &Row) -> Json {
        if row.get(self.column).is_none() {
            return match self.form {
                Form::Bool => false.into(),
                _ => Json::Null,
            };
        }
        match self.form {
            Form::Id => json::id(version, row.int(self.column)),
            Form::Int => row.int(self.column).into(),
            Form::Text => json::text(row.text(self.column)),
            Form::Double => row.double(self.column).into(),
            Form::Bool => row.is(self.column).into(),
            Form::Date => row
                .date(self.column)
                .map_or(Json::Null, |date| date.to_string().into()),
            Form::DateAsTime => {
                let midnight = row
                    .date(self.column)
                    .and_then(|date| date.and_hms_opt(0, 0, 0));
                json::time(version, midnight.map(|naive| naive.and_utc()))
            }
            Form::Time => json::time(version, row.time(self.column)),
            Form::EasternDate => {
                let midnight = row
                    .date(self.column)
                    .and_then(|date| date.and_hms_opt(0, 0, 0));
                json::time(version, midnight.map(zone::from_eastern))
            }
            Form::Words(words) => {
                let stored = row.text(self.column);
                words
                    .iter()
                    .find(|(word, _)| *word == stored)
                    .map_or(stored, |(_, word)| word)
                    .into()
            }
            Form::Codes(codes) => {
                let stored = row.int(self.column);
                codes
                    .iter()
                    .find(|(code, _)| *code == stored)
                    .map_or(Json::Null, |(_, word)| (*word).into())
            }
        }
    }

    /// Writes a value; null and empty text clear.
    pub(crate) fn write(&self, row: &mut Row, value: &Json) -> Result<(), Refusal> {
        if value.is_null() || value.as_str() == Some("") {
            row.clear(self.column);
            return Ok(());
        }
        match self.form {
            Form::Id => match json::read_id(value)? {
                0 => row.clear(self.column),
                id => row.set(self.column, id),
            },
            Form::Int => row.set(self.column, json::read_id(value)?),
            Form::Text => row.set(self.column, json::read_text(value)?),
            Form::Double => row.set(self.column, number(value)?),
            Form::Bool => row.set(self.column, i64::from(flag(value)?)),
            Form::Date | Form::DateAsTime => {
                let text = value.as_str().ok_or_else(Refusal::unreadable)?;
                row.set(
                    self.column,
                    zone::parse_date(text).ok_or_else(Refusal::unreadable)?,
                );
            }
            Form::Time => {
                let text = value.as_str().ok_or_else(Refusal::unreadable)?;
                let midnight = || {
                    zone::parse_date(text)?
                        .and_hms_opt(0, 0, 0)
                        .map(|naive| naive.and_utc())
                };
                row.set(
                    self.column,
                    zone::parse_instant(text)
                        .or_else(midnight)
                        .ok_or_else(Refusal::unreadable)?,
                );
            }
            Form::EasternDate => {
                let text = value.as_str().ok_or_else(Refusal::unreadable)?;
                let instant = zone::parse_instant(text).map(|at| zone::to_eastern(at).date());
                let date = instant.or_else(|| zone::parse_date(text));
                row.set(self.column, date.ok_or_else(Refusal::unreadable)?);
            }
            Form::Words(words) => {
                let text = json::read_text(value)?;
                let stored = words
                    .iter()
                    .find(|(_, word)| word.eq_ignore_ascii_case(&text));
                row.set(
                    self.column,
                    stored.ok_or_else(|| unknown_word(self.name, &text))?.0,
                );
            }
            Form::Codes(codes) => {
                let text = json::read_text(value)?;
                let stored = codes
                    .iter()
                    .find(|(_, word)| word.eq_ignore_ascii_case(&text));
                row.set(
                    self.column,
                    stored.ok_or_else(|| unknown_word(self.name, &text))?.0,
                );
            }
        }
        Ok(())
    }
}

fn unknown_word(property: &str, word: &str) -> Refusal {
    Refusal::bad(format!("{word} is not a valid value of {property}"))
}

/// A number, or its digits as text: v1 takes prices as strings.
pub(crate) fn number(value: &Json) -> Result<f64, Refusal> {
    match value {
        Json::Number(number) => number.as_f64().ok_or_else(Refusal::unreadable),
        Json::String(text) => text.parse().map_err(|_| Refusal::unreadable()),
        _ => Err(Refusal::unreadable()),
    }
}

/// A boolean, or its word.
pub(crate) fn flag(value: &Json) -> Result<bool, Refusal> {
    match value {
        Json::Bool(flag) => Ok(*flag),
        Json::String(text) => text.parse().map_err(|_| Refusal::unreadable()),
        _ => Err(Refusal::unreadable()),
    }
}

/// Shows all properties of a table of them, in its order.
pub(crate) fn show_all(properties: &[Property], version: Version, row: &Row) -> Map<String, Json> {
    properties
        .iter()
        .map(|property| (property.name.to_owned(), property.show(version, row)))
        .collect()
}

/// Writes those properties that the body holds and the mask lets through.
pub(crate) fn write_all(
    properties: &[Property],
    row: &mut Row,
    body: &Json,
    allowed: impl Fn(&str) -> bool,
) -> Result<(), Refusal> {
    for property in properties
        .iter()
        .filter(|property| property.writable && allowed(property.name))
    {
        if let Some(value) = body.get(property.name) {
            property.write(row, value)?;
        }
    }
    Ok(())
}
