//! [`Value`] to Rust and back, with the path in every error.

use std::fmt;

use chrono::NaiveDateTime;
use keap_http::Shown;

use crate::datetime::DateTime;
use crate::value::{Struct, Value};

/// A value that is not what was wanted: where, what was expected, what was found.
///
/// The path is made on the way out: whoever reads a member or a param puts its own step in front
/// with [`in_member`](Self::in_member), [`in_item`](Self::in_item), [`in_param`](Self::in_param).
///
/// ```
/// use keap_xmlrpc::{FromValue, Value};
///
/// let error = i32::from_value(Value::from("17")).unwrap_err().in_member("Id").in_param(1);
/// assert_eq!(error.to_string(), "params[1].Id: expected i4, found string");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConvertError {
    path: String,
    expected: String,
    found: String,
}

impl ConvertError {
    /// Something else was found than expected, right here.
    pub fn new(expected: impl Into<String>, found: impl Into<String>) -> Self {
        Self {
            path: String::new(),
            expected: expected.into(),
            found: found.into(),
        }
    }

    /// The value has another type than expected; its content stays out of the message.
    pub fn wrong_type(expected: impl Into<String>, found: &Value) -> Self {
        Self::new(expected, found.type_name())
    }

    /// A member that must be there is not.
    pub fn missing_member(name: &str, expected: impl Into<String>) -> Self {
        Self::new(expected, "no such member").in_member(name)
    }

    /// A call came with another number of params.
    pub fn wrong_count(expected: impl fmt::Display, found: usize) -> Self {
        Self {
            path: "params".into(),
            expected: format!("{expected} params"),
            found: found.to_string(),
        }
    }

    /// The same error, inside a member of that name.
    #[must_use]
    pub fn in_member(self, name: &str) -> Self {
        self.inside(name)
    }

    /// The same error, inside the element at that index, counted from 0.
    #[must_use]
    pub fn in_item(self, index: usize) -> Self {
        self.inside(&format!("[{index}]"))
    }

    /// The same error, inside the param at that position, counted from 0.
    #[must_use]
    pub fn in_param(self, index: usize) -> Self {
        self.inside(&format!("params[{index}]"))
    }

    fn inside(mut self, step: &str) -> Self {
        let dot = if self.path.is_empty() || self.path.starts_with('[') {
            ""
        } else {
            "."
        };
        self.path = format!("{step}{dot}{}", self.path);
        self
    }

    /// Where, such as `params[1].Email`; empty when the value itself is wrong.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What was expected.
    pub fn expected(&self) -> &str {
        &self.expected
    }

    /// What was found instead.
    pub fn found(&self) -> &str {
        &self.found
    }
}

impl fmt::Display for ConvertError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(formatter, "{}: ", Shown::new(&self.path))?;
        }
        write!(
            formatter,
            "expected {}, found {}",
            self.expected,
            Shown::new(&self.found)
        )
    }
}

impl std::error::Error for ConvertError {}

/// What can be made from a [`Value`], strictly: a number in a text stays a text.
pub trait FromValue: Sized {
    /// Reads the value.
    ///
    /// # Errors
    ///
    /// When the value has another type or does not fit.
    fn from_value(value: Value) -> Result<Self, ConvertError>;
}

/// What can be written as a [`Value`].
pub trait ToValue {
    /// Writes the value.
    fn to_value(&self) -> Value;
}

macro_rules! convert_one {
    ($($type:ty, $variant:ident, $expected:literal;)*) => {$(
        impl FromValue for $type {
            fn from_value(value: Value) -> Result<Self, ConvertError> {
                match value {
                    Value::$variant(inner) => Ok(inner),
                    other => Err(ConvertError::wrong_type($expected, &other)),
                }
            }
        }

        impl ToValue for $type {
            fn to_value(&self) -> Value {
                Value::from(self.clone())
            }
        }
    )*};
}

convert_one! {
    i32, Int, "i4";
    bool, Bool, "boolean";
    f64, Double, "double";
    String, String, "string";
    DateTime, DateTime, "dateTime.iso8601";
    Struct, Struct, "struct";
}

impl FromValue for Value {
    fn from_value(value: Value) -> Result<Self, ConvertError> {
        Ok(value)
    }
}

impl ToValue for Value {
    fn to_value(&self) -> Value {
        self.clone()
    }
}

/// From an `i8` or an `i4`; written as `i8`.
impl FromValue for i64 {
    fn from_value(value: Value) -> Result<Self, ConvertError> {
        value
            .as_i64()
            .ok_or_else(|| ConvertError::wrong_type("i4 or i8", &value))
    }
}

impl ToValue for i64 {
    fn to_value(&self) -> Value {
        Value::Long(*self)
    }
}

/// The wall time of a `dateTime.iso8601` that states no zone.
impl FromValue for NaiveDateTime {
    fn from_value(value: Value) -> Result<Self, ConvertError> {
        let moment = DateTime::from_value(value)?;
        match moment.zone() {
            crate::Zone::Unstated => Ok(moment.naive()),
            _ => Err(ConvertError::new(
                "dateTime.iso8601 without a zone",
                moment.to_string(),
            )),
        }
    }
}

impl ToValue for NaiveDateTime {
    fn to_value(&self) -> Value {
        Value::from(*self)
    }
}

impl ToValue for str {
    fn to_value(&self) -> Value {
        Value::from(self)
    }
}

impl<T: ToValue + ?Sized> ToValue for &T {
    fn to_value(&self) -> Value {
        (**self).to_value()
    }
}

/// An array of one type; bytes are [`Value::Base64`] and no array.
impl<T: FromValue> FromValue for Vec<T> {
    fn from_value(value: Value) -> Result<Self, ConvertError> {
        let items = value
            .into_array()
            .map_err(|other| ConvertError::wrong_type("array", &other))?;
        let items = items.into_iter().enumerate();
        items
            .map(|(index, item)| T::from_value(item).map_err(|e| e.in_item(index)))
            .collect()
    }
}

impl<T: ToValue> ToValue for Vec<T> {
    fn to_value(&self) -> Value {
        self.as_slice().to_value()
    }
}

impl<T: ToValue> ToValue for [T] {
    fn to_value(&self) -> Value {
        Value::Array(self.iter().map(ToValue::to_value).collect())
    }
}

/// `nil` is `None`.
impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: Value) -> Result<Self, ConvertError> {
        if value.is_nil() {
            Ok(None)
        } else {
            T::from_value(value).map(Some)
        }
    }
}

impl Struct {
    /// Takes out a member that must be there.
    ///
    /// # Errors
    ///
    /// When the member is missing or has another type.
    pub fn take<T: FromValue>(&mut self, name: &str) -> Result<T, ConvertError> {
        match self.remove(name) {
            Some(value) => T::from_value(value).map_err(|error| error.in_member(name)),
            None => Err(ConvertError::missing_member(name, "a member")),
        }
    }

    /// Takes out a member if it is there and no `nil`.
    ///
    /// # Errors
    ///
    /// When the member has another type.
    pub fn take_optional<T: FromValue>(&mut self, name: &str) -> Result<Option<T>, ConvertError> {
        let value = self.remove(name).unwrap_or(Value::Nil);
        Option::<T>::from_value(value).map_err(|error| error.in_member(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_leads_to_the_value() {
        let rows = Value::Array(vec![
            Struct::new().with("Ids", Value::from_iter(["x"])).into(),
        ]);
        let [row]: [Struct; 1] = Vec::<Struct>::from_value(rows).unwrap().try_into().unwrap();
        let error = row
            .clone()
            .take::<Vec<i32>>("Ids")
            .unwrap_err()
            .in_item(0)
            .in_param(2);
        insta::assert_snapshot!(error, @"params[2][0].Ids[0]: expected i4, found string");
        let error = row.clone().take::<i32>("Id").unwrap_err();
        insta::assert_snapshot!(error, @"Id: expected a member, found no such member");
        insta::assert_snapshot!(ConvertError::wrong_count("3 or 4", 2), @"params: expected 3 or 4 params, found 2");
    }

    #[test]
    fn a_missing_member_and_a_nil_are_none() {
        let mut row = Struct::new().with("Phone1", Value::Nil);
        assert_eq!(row.take_optional::<String>("Phone1"), Ok(None));
        assert_eq!(row.take_optional::<String>("Phone2"), Ok(None));
    }

    #[test]
    fn a_stated_zone_is_not_dropped() {
        let moment: DateTime = "19980717T14:08:55Z".parse().unwrap();
        assert!(NaiveDateTime::from_value(moment.into()).is_err());
    }
}
