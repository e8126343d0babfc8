//! Rust types as field contents: what a column of a type reads as, and what it may be set to.

use chrono::{DateTime, NaiveDate, TimeZone, Utc};

use crate::{FieldType, FieldValue};

/// A Rust type that a column can have.
///
/// Reading is lenient where Keap is: a number may arrive as text, a flag as 0 or 1, and a date with a time.
pub trait Field: Sized + Clone {
    /// The column type this is for. `i64` says [`FieldType::Int`]; columns of ids whose kind is open use it as well.
    const TYPE: FieldType;

    /// Reads the content of a field.
    ///
    /// # Errors
    /// Gives the content back when it is not of this type.
    fn from_field(value: FieldValue) -> Result<Self, FieldValue>;

    /// The content of a field.
    fn into_value(self) -> FieldValue;
}

impl Field for String {
    const TYPE: FieldType = FieldType::Text;

    fn from_field(value: FieldValue) -> Result<Self, FieldValue> {
        match value {
            FieldValue::Text(text) => Ok(text),
            FieldValue::Bytes(_) => Err(value),
            other => Ok(other.to_string()),
        }
    }

    fn into_value(self) -> FieldValue {
        FieldValue::Text(self)
    }
}

impl Field for i64 {
    const TYPE: FieldType = FieldType::Int;

    fn from_field(value: FieldValue) -> Result<Self, FieldValue> {
        match &value {
            FieldValue::Int(number) => Ok(*number),
            FieldValue::Bool(flag) => Ok(Self::from(*flag)),
            FieldValue::Text(text) => text.trim().parse().map_err(|_| value),
            _ => Err(value),
        }
    }

    fn into_value(self) -> FieldValue {
        FieldValue::Int(self)
    }
}

impl Field for f64 {
    const TYPE: FieldType = FieldType::Double;

    #[expect(
        clippy::cast_precision_loss,
        reason = "a whole amount; beyond 2^53 nothing is sold"
    )]
    fn from_field(value: FieldValue) -> Result<Self, FieldValue> {
        match &value {
            FieldValue::Double(number) => Ok(*number),
            FieldValue::Int(number) => Ok(*number as Self),
            FieldValue::Text(text) => text.trim().parse().map_err(|_| value),
            _ => Err(value),
        }
    }

    fn into_value(self) -> FieldValue {
        FieldValue::Double(self)
    }
}

impl Field for bool {
    const TYPE: FieldType = FieldType::Bool;

    fn from_field(value: FieldValue) -> Result<Self, FieldValue> {
        match &value {
            FieldValue::Bool(flag) => Ok(*flag),
            FieldValue::Int(0) => Ok(false),
            FieldValue::Int(1) => Ok(true),
            FieldValue::Text(text) => match text.trim() {
                "true" | "1" => Ok(true),
                "false" | "0" => Ok(false),
                _ => Err(value),
            },
            _ => Err(value),
        }
    }

    fn into_value(self) -> FieldValue {
        FieldValue::Bool(self)
    }
}

impl Field for NaiveDate {
    const TYPE: FieldType = FieldType::Date;

    fn from_field(value: FieldValue) -> Result<Self, FieldValue> {
        match &value {
            FieldValue::Date(date) => Ok(*date),
            FieldValue::Text(text) => text.trim().parse().map_err(|_| value),
            _ => Err(value),
        }
    }

    fn into_value(self) -> FieldValue {
        FieldValue::Date(self)
    }
}

impl Field for DateTime<Utc> {
    const TYPE: FieldType = FieldType::DateTime;

    fn from_field(value: FieldValue) -> Result<Self, FieldValue> {
        match &value {
            FieldValue::DateTime(moment) => Ok(*moment),
            FieldValue::Text(text) => text.trim().parse().map_err(|_| value),
            _ => Err(value),
        }
    }

    fn into_value(self) -> FieldValue {
        FieldValue::DateTime(self)
    }
}

impl Field for Vec<u8> {
    const TYPE: FieldType = FieldType::Blob;

    fn from_field(value: FieldValue) -> Result<Self, FieldValue> {
        match value {
            FieldValue::Bytes(bytes) => Ok(bytes),
            other => Err(other),
        }
    }

    fn into_value(self) -> FieldValue {
        FieldValue::Bytes(self)
    }
}

/// A field that takes several choices, as [`FieldValue::as_list`] reads them.
impl Field for Vec<String> {
    const TYPE: FieldType = FieldType::Text;

    fn from_field(value: FieldValue) -> Result<Self, FieldValue> {
        match value {
            FieldValue::List(items) => Ok(items),
            value => match value.as_list() {
                Some(items) => Ok(items.into_iter().map(str::to_owned).collect()),
                None => Err(value),
            },
        }
    }

    fn into_value(self) -> FieldValue {
        FieldValue::List(self)
    }
}

/// What a column of type `V` may be set to or compared with.
///
/// Every [`Field`] goes into a column of its own type; besides, `&str` goes into text, `i32` and `u32` into whole
/// numbers, a whole number into a fraction, and a moment of any time zone into a moment.
#[diagnostic::on_unimplemented(
    message = "a column of type `{V}` cannot hold `{Self}`",
    label = "this is a `{Self}`, the column wants `{V}`"
)]
pub trait IntoField<V> {
    /// The content of the field.
    fn into_field(self) -> FieldValue;
}

macro_rules! into_field {
    ($($source:ty => $column:ty, |$value:ident| $content:expr;)*) => {
        $(impl IntoField<$column> for $source {
            fn into_field(self) -> FieldValue {
                let $value = self;
                $content
            }
        })*
    };
}

into_field! {
    &str => String, |text| text.into();
    &String => String, |text| text.as_str().into();
    String => String, |text| text.into();
    i32 => i64, |number| number.into();
    i64 => i64, |number| number.into();
    u32 => i64, |number| number.into();
    f64 => f64, |number| number.into();
    i32 => f64, |number| f64::from(number).into();
    bool => bool, |flag| flag.into();
    NaiveDate => NaiveDate, |date| date.into();
    Vec<u8> => Vec<u8>, |bytes| bytes.into();
    &[u8] => Vec<u8>, |bytes| bytes.to_vec().into();
    Vec<String> => Vec<String>, |choices| choices.into();
    Vec<&str> => Vec<String>, |choices| choices.into();
}

impl<Z: TimeZone> IntoField<DateTime<Utc>> for DateTime<Z> {
    fn into_field(self) -> FieldValue {
        self.with_timezone(&Utc).into()
    }
}

impl<const N: usize> IntoField<Vec<String>> for [&str; N] {
    fn into_field(self) -> FieldValue {
        self.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_flags_are_read_from_text() {
        assert_eq!(i64::from_field(" 12 ".into()), Ok(12));
        assert_eq!(f64::from_field(12.into()), Ok(12.0));
        assert_eq!(bool::from_field(1.into()), Ok(true));
        assert_eq!(bool::from_field("false".into()), Ok(false));
    }

    #[test]
    fn several_choices_are_read_from_either_wire() {
        let choices = vec!["Golf".to_owned(), "Chess".to_owned()];
        assert_eq!(Vec::from_field("Golf,Chess".into()), Ok(choices.clone()));
        assert_eq!(Vec::from_field(choices.clone().into()), Ok(choices));
        assert_eq!(Vec::<String>::from_field(7.into()), Err(7.into()));
    }

    #[test]
    fn what_does_not_fit_is_given_back() {
        assert_eq!(i64::from_field("twelve".into()), Err("twelve".into()));
        assert_eq!(bool::from_field(2.into()), Err(2.into()));
        assert_eq!(NaiveDate::from_field(7.into()), Err(7.into()));
    }
}
