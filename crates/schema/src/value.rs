//! What a field holds, independent of any wire.

use std::fmt;

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde::Serialize;

/// The type of a column, as Keap's own table definitions give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub enum FieldType {
    /// The number of a record, here or in another table. 0 and absent both mean "none".
    Id,
    /// A whole number. Many flags are 0 or 1 of this type, not [`Bool`](Self::Bool).
    Int,
    /// Text.
    Text,
    /// A number with a fraction; money in major units.
    Double,
    /// True or false.
    Bool,
    /// A calendar date. It has no time and no zone, and is never shifted.
    Date,
    /// A moment. The legacy wire writes it as wall time, see [`Zone`](crate::Zone).
    DateTime,
    /// Bytes (three image columns).
    Blob,
}

impl FieldType {
    /// The word for it in messages.
    pub fn text(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Int => "whole number",
            Self::Text => "text",
            Self::Double => "number",
            Self::Bool => "yes or no",
            Self::Date => "date",
            Self::DateTime => "moment",
            Self::Blob => "bytes",
        }
    }
}

impl fmt::Display for FieldType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

/// The content of one field.
///
/// There is no null: a field without content is not in its [`Record`](crate::Record).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum FieldValue {
    /// Text; may be empty, which on the legacy wire differs from absent.
    Text(String),
    /// A whole number or the id of a record. 64 bits, because REST ids may outgrow the `i4` of the legacy wire.
    Int(i64),
    /// A number with a fraction.
    Double(f64),
    /// True or false.
    Bool(bool),
    /// A calendar date.
    Date(NaiveDate),
    /// A moment.
    DateTime(DateTime<Utc>),
    /// Bytes.
    Bytes(Vec<u8>),
    /// Several texts: a field with more than one choice, over REST. XML-RPC joins them with commas in a
    /// [`Text`](Self::Text); [`as_list`](Self::as_list) reads both.
    List(Vec<String>),
}

impl FieldValue {
    /// The text, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The whole number, if it is one.
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Int(number) => Some(*number),
            _ => None,
        }
    }

    /// The number, if it is one, with a fraction or without.
    #[expect(
        clippy::cast_precision_loss,
        reason = "a whole amount; beyond 2^53 nothing is sold"
    )]
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Double(number) => Some(*number),
            Self::Int(number) => Some(*number as f64),
            _ => None,
        }
    }

    /// The flag, if it is one: true or false, or the 1 or 0 that most flags of Keap are.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(flag) => Some(*flag),
            Self::Int(0) => Some(false),
            Self::Int(1) => Some(true),
            _ => None,
        }
    }

    /// The calendar date, if it is one. A moment is none: its day depends on a zone.
    pub fn as_date(&self) -> Option<NaiveDate> {
        match self {
            Self::Date(date) => Some(*date),
            _ => None,
        }
    }

    /// The moment, if it is one. A calendar date is none.
    pub fn as_moment(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::DateTime(moment) => Some(*moment),
            _ => None,
        }
    }

    /// The bytes, if it is them.
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// The choices of a field that takes several, on each wire: REST tells them one by one, XML-RPC joins them with commas.
    /// A choice that has a comma itself is two there. Any text is a list of at least one; an empty text is a list of none.
    ///
    /// ```
    /// use keap_schema::FieldValue;
    ///
    /// let over_xmlrpc = FieldValue::from("Golf,Chess");
    /// let over_rest = FieldValue::from(vec!["Golf".to_owned(), "Chess".to_owned()]);
    /// assert_eq!(over_xmlrpc.as_list(), over_rest.as_list());
    /// assert_eq!(over_rest.as_list(), Some(vec!["Golf", "Chess"]));
    /// ```
    pub fn as_list(&self) -> Option<Vec<&str>> {
        match self {
            Self::List(items) => Some(items.iter().map(String::as_str).collect()),
            Self::Text(text) if text.is_empty() => Some(Vec::new()),
            Self::Text(text) => Some(text.split(',').map(str::trim).collect()),
            _ => None,
        }
    }

    /// The word for what this is, in messages.
    pub fn type_text(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Int(_) => "whole number",
            Self::Double(_) => "number",
            Self::Bool(_) => "yes or no",
            Self::Date(_) => "date",
            Self::DateTime(_) => "moment",
            Self::Bytes(_) => "bytes",
            Self::List(_) => "list",
        }
    }
}

/// Text as it is, numbers as Rust writes them, `yes`/`no` as `true`/`false`, dates as `2026-01-15`, moments as
/// `2026-01-15T22:46:13Z`, bytes by their number, lists joined with commas.
impl fmt::Display for FieldValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Int(number) => number.fmt(f),
            Self::Double(number) => unsigned_zero(*number).fmt(f),
            Self::Bool(flag) => flag.fmt(f),
            Self::Date(date) => date.fmt(f),
            Self::DateTime(moment) => {
                f.write_str(&moment.to_rfc3339_opts(SecondsFormat::AutoSi, true))
            }
            Self::Bytes(bytes) => write!(f, "{} bytes", bytes.len()),
            Self::List(items) => f.write_str(&items.join(",")),
        }
    }
}

/// Zero has no sign: which of the two zeros a wire tells, or a sum gives, means nothing, and no recorded answer has one.
fn unsigned_zero(number: f64) -> f64 {
    number + 0.0
}

impl From<f64> for FieldValue {
    /// Minus zero is zero.
    fn from(number: f64) -> Self {
        Self::Double(unsigned_zero(number))
    }
}

macro_rules! from {
    ($($source:ty => $variant:ident),* $(,)?) => {
        $(impl From<$source> for FieldValue {
            fn from(value: $source) -> Self {
                Self::$variant(value.into())
            }
        })*
    };
}

from! {
    &str => Text,
    &String => Text,
    String => Text,
    i32 => Int,
    i64 => Int,
    u32 => Int,
    bool => Bool,
    NaiveDate => Date,
    DateTime<Utc> => DateTime,
    Vec<u8> => Bytes,
    Vec<String> => List,
}

impl From<Vec<&str>> for FieldValue {
    fn from(choices: Vec<&str>) -> Self {
        Self::List(choices.into_iter().map(str::to_owned).collect())
    }
}

impl<const N: usize> From<[&str; N]> for FieldValue {
    fn from(choices: [&str; N]) -> Self {
        Vec::from(choices).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_content_is_read_as_what_it_is() {
        let date = NaiveDate::from_ymd_opt(2026, 1, 15).unwrap();
        let moment = date.and_hms_opt(22, 46, 13).unwrap().and_utc();
        assert_eq!(FieldValue::from(3).as_f64(), Some(3.0));
        assert_eq!(FieldValue::from(3.5).as_f64(), Some(3.5));
        assert_eq!(FieldValue::from(1).as_bool(), Some(true));
        assert_eq!(FieldValue::from(2).as_bool(), None);
        assert_eq!(FieldValue::from(date).as_date(), Some(date));
        assert_eq!(FieldValue::from(moment).as_date(), None);
        assert_eq!(FieldValue::from(moment).as_moment(), Some(moment));
        assert_eq!(FieldValue::from(date).as_moment(), None);
        assert_eq!(FieldValue::from(vec![1, 2]).as_bytes(), Some(&[1, 2][..]));
        assert_eq!(FieldValue::from("").as_list(), Some(Vec::new()));
        assert_eq!(FieldValue::from("a, b").as_list(), Some(vec!["a", "b"]));
        assert_eq!(FieldValue::from(7).as_list(), None);
    }

    #[test]
    fn zero_has_no_sign() {
        let FieldValue::Double(number) = FieldValue::from(-0.0) else {
            panic!("it is a number");
        };
        assert!(number.is_sign_positive());
        assert_eq!(FieldValue::Double(-0.0).to_string(), "0");
        assert_eq!(FieldValue::from(-0.5).to_string(), "-0.5");
    }

    #[test]
    fn display_is_what_a_person_would_write() {
        let date = NaiveDate::from_ymd_opt(2026, 1, 15).unwrap();
        let moment = date.and_hms_opt(22, 46, 13).unwrap().and_utc();
        let shown: Vec<String> = [
            "Ann".into(),
            17.into(),
            41.5.into(),
            true.into(),
            date.into(),
            moment.into(),
            FieldValue::Bytes(vec![1, 2]),
            vec!["a".to_owned(), "b".to_owned()].into(),
        ]
        .iter()
        .map(FieldValue::to_string)
        .collect();
        assert_eq!(
            shown,
            [
                "Ann",
                "17",
                "41.5",
                "true",
                "2026-01-15",
                "2026-01-15T22:46:13Z",
                "2 bytes",
                "a,b"
            ]
        );
    }
}
