//! Answers: read leniently, written as the real server writes them.

use chrono::{NaiveDate, NaiveDateTime};

use crate::{ConvertError, DateTime, FromValue, Struct, ToValue, Value, Zone};

/// What an answer, or a member of one, can be.
///
/// Documentation, samples and recorded answers do not always agree on a type, so reading accepts what means the same: a
/// number in a text, 0 and 1 as truth values, a whole number for a fraction, an empty value for an empty list.
pub trait Answer: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// When the value cannot mean this.
    fn read(value: Value) -> Result<Self, ConvertError>;

    /// Writes it.
    fn write(&self) -> Value;

    /// What stands for it when the member is not there.
    ///
    /// # Errors
    /// When it must be there.
    fn absent(member: &str) -> Result<Self, ConvertError> {
        Err(ConvertError::missing_member(member, "a member"))
    }

    /// Writes it as a member; nothing when the member is left out.
    fn write_member(&self) -> Option<Value> {
        Some(self.write())
    }
}

impl Answer for i32 {
    fn read(value: Value) -> Result<Self, ConvertError> {
        let number = match &value {
            Value::Int(number) => Some(*number),
            Value::Long(number) => (*number).try_into().ok(),
            Value::Bool(truth) => Some(Self::from(*truth)),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        };
        number.ok_or_else(|| ConvertError::wrong_type("i4", &value))
    }

    fn write(&self) -> Value {
        self.to_value()
    }
}

impl Answer for bool {
    fn read(value: Value) -> Result<Self, ConvertError> {
        let truth = match &value {
            Value::Bool(truth) => Some(*truth),
            Value::Int(0) => Some(false),
            Value::Int(1) => Some(true),
            Value::String(text) => Self::from_word(text.trim()),
            _ => None,
        };
        truth.ok_or_else(|| ConvertError::wrong_type("boolean", &value))
    }

    fn write(&self) -> Value {
        self.to_value()
    }
}

impl Answer for f64 {
    fn read(value: Value) -> Result<Self, ConvertError> {
        let number = match &value {
            Value::Double(number) => Some(*number),
            Value::Int(number) => Some(Self::from(*number)),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        };
        number.ok_or_else(|| ConvertError::wrong_type("double", &value))
    }

    fn write(&self) -> Value {
        self.to_value()
    }
}

/// Numbers and truth values are taken as their text, nil as the empty text.
impl Answer for String {
    fn read(value: Value) -> Result<Self, ConvertError> {
        match value {
            Value::String(text) => Ok(text),
            Value::Int(number) => Ok(number.to_string()),
            Value::Long(number) => Ok(number.to_string()),
            Value::Double(number) => Ok(number.to_string()),
            Value::Bool(truth) => Ok(truth.to_string()),
            Value::Nil => Ok(Self::new()),
            other => Err(ConvertError::wrong_type("string", &other)),
        }
    }

    fn write(&self) -> Value {
        self.to_value()
    }
}

/// Wall time as Keap writes it; a calendar date in a text is its midnight.
impl Answer for NaiveDateTime {
    fn read(value: Value) -> Result<Self, ConvertError> {
        let moment = match &value {
            Value::DateTime(moment) if moment.zone() == Zone::Unstated => Some(moment.naive()),
            Value::String(text) => wall_time(text),
            _ => None,
        };
        moment.ok_or_else(|| ConvertError::wrong_type("dateTime.iso8601", &value))
    }

    fn write(&self) -> Value {
        self.to_value()
    }
}

/// A wall time or a date in a text.
pub(crate) fn wall_time(text: &str) -> Option<NaiveDateTime> {
    let moment = text
        .parse::<DateTime>()
        .ok()
        .filter(|moment| moment.zone() == Zone::Unstated);
    let date = || text.trim().parse::<NaiveDate>().ok()?.and_hms_opt(0, 0, 0);
    moment.map(|moment| moment.naive()).or_else(date)
}

impl Answer for Struct {
    fn read(value: Value) -> Result<Self, ConvertError> {
        Self::from_value(value)
    }

    fn write(&self) -> Value {
        self.to_value()
    }
}

impl Answer for Value {
    fn read(value: Value) -> Result<Self, ConvertError> {
        Ok(value)
    }

    fn write(&self) -> Value {
        self.clone()
    }
}

/// An empty value and nil are empty lists.
impl<T: Answer> Answer for Vec<T> {
    fn read(value: Value) -> Result<Self, ConvertError> {
        let items = match value {
            Value::Array(items) => items,
            Value::Nil => Vec::new(),
            Value::String(text) if text.trim().is_empty() => Vec::new(),
            other => return Err(ConvertError::wrong_type("array", &other)),
        };
        let items = items.into_iter().enumerate();
        items
            .map(|(index, item)| T::read(item).map_err(|error| error.in_item(index)))
            .collect()
    }

    fn write(&self) -> Value {
        Value::Array(self.iter().map(Answer::write).collect())
    }
}

/// A member that need not be there.
impl<T: Answer> Answer for Option<T> {
    fn read(value: Value) -> Result<Self, ConvertError> {
        if value.is_nil() {
            Ok(None)
        } else {
            T::read(value).map(Some)
        }
    }

    fn write(&self) -> Value {
        self.as_ref().map_or(Value::Nil, Answer::write)
    }

    fn absent(_: &str) -> Result<Self, ConvertError> {
        Ok(None)
    }

    fn write_member(&self) -> Option<Value> {
        self.as_ref().map(Answer::write)
    }
}

/// Something that some services write as a word: `true`, `12`, `None`.
pub(crate) trait Word: Sized {
    fn from_word(word: &str) -> Option<Self>;
    fn to_word(&self) -> String;
}

impl Word for bool {
    fn from_word(word: &str) -> Option<Self> {
        match word {
            "true" | "1" => Some(true),
            "false" | "0" => Some(false),
            _ => None,
        }
    }

    fn to_word(&self) -> String {
        self.to_string()
    }
}

impl Word for i32 {
    fn from_word(word: &str) -> Option<Self> {
        word.parse().ok()
    }

    fn to_word(&self) -> String {
        self.to_string()
    }
}

impl Word for String {
    fn from_word(word: &str) -> Option<Self> {
        Some(word.to_owned())
    }

    fn to_word(&self) -> String {
        self.clone()
    }
}

/// Absent things are the word `None` or `null`, or an empty value where that means nothing else.
impl<T: Word> Word for Option<T> {
    fn from_word(word: &str) -> Option<Self> {
        match word {
            "None" | "null" => Some(None),
            "" => Some(T::from_word("")),
            word => T::from_word(word).map(Some),
        }
    }

    fn to_word(&self) -> String {
        self.as_ref()
            .map_or_else(|| "None".to_owned(), Word::to_word)
    }
}

/// A member that is written as a word.
pub(crate) struct AsWord<T>(pub(crate) T);

impl<T: Word> Answer for AsWord<T> {
    fn read(value: Value) -> Result<Self, ConvertError> {
        let word = String::read(value)?;
        let read = T::from_word(word.trim()).map(Self);
        read.ok_or_else(|| ConvertError::new("a word for the value", "another text"))
    }

    fn write(&self) -> Value {
        Value::from(self.0.to_word())
    }

    fn absent(member: &str) -> Result<Self, ConvertError> {
        T::from_word("None")
            .map(Self)
            .ok_or_else(|| ConvertError::missing_member(member, "a member"))
    }
}

/// Reads one member and takes it out.
pub(crate) fn take_member<T: Answer>(members: &mut Struct, name: &str) -> Result<T, ConvertError> {
    match members.remove(name) {
        Some(value) => T::read(value).map_err(|error| error.in_member(name)),
        None => T::absent(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_the_same_is_read() {
        assert_eq!(i32::read("12".into()), Ok(12));
        assert_eq!(bool::read(1.into()), Ok(true));
        assert_eq!(bool::read("false".into()), Ok(false));
        assert_eq!(f64::read(5.into()), Ok(5.0));
        assert_eq!(Vec::<i32>::read("".into()), Ok(vec![]));
        assert_eq!(Option::<i32>::read(Value::Nil), Ok(None));
    }

    #[test]
    fn what_does_not_is_refused() {
        assert!(bool::read(2.into()).is_err());
        assert!(i32::read("twelve".into()).is_err());
        assert!(Vec::<i32>::read("x".into()).is_err());
    }

    #[test]
    fn words_are_written_back_as_words() {
        let read = AsWord::<Option<i32>>::read("None".into()).unwrap();
        assert_eq!((read.0, read.write()), (None, "None".into()));
        let read = AsWord::<bool>::read("true".into()).unwrap();
        assert_eq!((read.0, read.write()), (true, "true".into()));
    }
}
