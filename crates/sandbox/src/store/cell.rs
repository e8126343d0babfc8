//! One stored value, in the vocabulary of the tables.

use std::cmp::Ordering;

use chrono::{DateTime, NaiveDate, Utc};

use super::{fold, zone};

/// A value of a column. Null is not a value: the column is left out of the row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    Text(String),
    Int(i64),
    Double(f64),
    Bool(bool),
    Date(NaiveDate),
    /// An instant; XML-RPC shows it as Eastern wall time, REST in UTC.
    Time(DateTime<Utc>),
    Blob(Vec<u8>),
}

impl Cell {
    /// The value as text, as XML-RPC conditions see it: wall time, `1` and `0` for booleans.
    pub(crate) fn to_text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Int(number) => number.to_string(),
            Self::Double(number) => number.to_string(),
            Self::Bool(flag) => i32::from(*flag).to_string(),
            Self::Date(date) => date.format("%Y-%m-%d 00:00:00").to_string(),
            Self::Time(instant) => zone::to_eastern(*instant)
                .format("%Y-%m-%d %H:%M:%S")
                .to_string(),
            Self::Blob(_) => String::new(),
        }
    }

    /// Whether it counts as empty: empty text, or an id of 0.
    pub(crate) fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text.is_empty())
    }

    /// The order of two values of one column: text case-insensitively, everything else by its own
    /// order.
    pub(crate) fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Int(a), Self::Int(b)) => a.cmp(b),
            (Self::Double(a), Self::Double(b)) => a.total_cmp(b),
            (Self::Int(a), Self::Double(b)) => (*a as f64).total_cmp(b),
            (Self::Double(a), Self::Int(b)) => a.total_cmp(&(*b as f64)),
            (Self::Bool(a), Self::Bool(b)) => a.cmp(b),
            (Self::Date(a), Self::Date(b)) => a.cmp(b),
            (Self::Time(a), Self::Time(b)) => a.cmp(b),
            (a, b) => fold::fold(&a.to_text()).cmp(&fold::fold(&b.to_text())),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<f64> for Cell {
    /// Zero has no sign: a sum over no rows is minus zero in Rust, and no recorded answer has one.
    fn from(number: f64) -> Self {
        Self::Double(number + 0.0)
    }
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Self {
        Self::Bool(flag)
    }
}

impl From<NaiveDate> for Cell {
    fn from(date: NaiveDate) -> Self {
        Self::Date(date)
    }
}

impl From<DateTime<Utc>> for Cell {
    fn from(instant: DateTime<Utc>) -> Self {
        Self::Time(instant)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_has_no_sign() {
        let nothing: f64 = std::iter::empty::<f64>().sum();
        for number in [nothing, -0.0] {
            assert_eq!(Cell::from(number).to_text(), "0");
        }
        assert_eq!(Cell::from(-10.5).to_text(), "-10.5");
    }
}
