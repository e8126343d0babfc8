//! Whether a value can be the content of a custom field, told before anything is sent.

use chrono::{DateTime, NaiveDate};
use keap_schema::FieldValue;

use super::Definition;
use crate::{Error, ErrorKind};

/// What the type of a custom field says about its values. Types that take any text are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Date,
    DateTime,
    Email,
    Integer,
    /// One of the options.
    OneOf,
    /// Some of the options.
    ManyOf,
    Number,
    Phone,
    Text,
    Year,
    YesNo,
}

impl Kind {
    /// By the REST word; `DateTime` in v1 and `DATE_TIME` in v2 are the same.
    pub(crate) fn of_word(word: &str) -> Self {
        match word.replace('_', "").to_ascii_uppercase().as_str() {
            "DATE" => Self::Date,
            "DATETIME" => Self::DateTime,
            "EMAIL" => Self::Email,
            "WHOLENUMBER" | "USER" => Self::Integer,
            "RADIO" | "DROPDOWN" => Self::OneOf,
            "LISTBOX" => Self::ManyOf,
            "CURRENCY" | "PERCENT" | "DECIMALNUMBER" => Self::Number,
            "PHONENUMBER" => Self::Phone,
            "YEAR" => Self::Year,
            "YESNO" => Self::YesNo,
            _ => Self::Text,
        }
    }

    /// By the number in `DataFormField.DataType` (documented).
    #[cfg(feature = "xmlrpc")]
    pub(crate) fn of_number(number: i64) -> Self {
        match number {
            1 => Self::Phone,
            3 | 4 | 11 => Self::Number,
            6 => Self::YesNo,
            7 => Self::Year,
            12 | 22 => Self::Integer,
            13 => Self::Date,
            14 => Self::DateTime,
            17 => Self::ManyOf,
            19 => Self::Email,
            20 | 21 => Self::OneOf,
            _ => Self::Text,
        }
    }

    /// Whether rows hold a text, whatever it may say.
    pub(super) fn is_text(self) -> bool {
        matches!(
            self,
            Self::Email | Self::ManyOf | Self::OneOf | Self::Phone | Self::Text
        )
    }

    /// Whether rows are compared by what the value means, and not by its text.
    pub(super) fn is_compared_by_value(self) -> bool {
        !self.is_text()
    }

    /// What it takes, for a message.
    pub(super) fn wants(self) -> &'static str {
        match self {
            Self::Date => "a date, 2026-12-31",
            Self::DateTime => {
                "a moment: 2026-12-31T10:00:00Z, or 2026-12-31 10:00:00 on the account's wall clock"
            }
            Self::Email => "an e-mail address",
            Self::Integer => "a whole number",
            Self::OneOf => "one of its options",
            Self::ManyOf => "some of its options",
            Self::Number => "a number",
            Self::Phone => "a phone number",
            Self::Text => "a text",
            Self::Year => "a year of four digits",
            Self::YesNo => "yes or no, as true or false, yes or no, 1 or 0",
        }
    }
}

impl Definition {
    /// Refuses a value that the type does not allow. An empty text clears any field.
    pub(crate) fn check(&self, value: &FieldValue) -> Result<(), Error> {
        let text = value.to_string();
        if text.is_empty() || self.takes(value, &text) {
            return Ok(());
        }
        let mut message = format!("custom field _{} takes {}", self.name, self.kind.wants());
        if matches!(self.kind, Kind::OneOf | Kind::ManyOf) {
            message.push_str(": ");
            message.push_str(&self.options.join(", "));
        }
        Err(Error::new(ErrorKind::InvalidRequest, message))
    }

    fn takes(&self, value: &FieldValue, text: &str) -> bool {
        match self.kind {
            Kind::Text => !matches!(value, FieldValue::Bytes(_)),
            Kind::Date | Kind::DateTime => is_moment(value),
            Kind::Email => is_email(text),
            Kind::Integer => text.parse::<i64>().is_ok(),
            Kind::Number => text.parse::<f64>().is_ok_and(f64::is_finite),
            Kind::Phone => text.chars().any(|c| c.is_ascii_digit()),
            Kind::Year => text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()),
            Kind::YesNo => matches!(value, FieldValue::Bool(_)) || matches!(text, "0" | "1"),
            Kind::OneOf => self.is_option(text),
            Kind::ManyOf => match value {
                FieldValue::List(items) => items.iter().all(|item| self.is_option(item)),
                _ => {
                    self.is_option(text) || text.split(',').all(|item| self.is_option(item.trim()))
                }
            },
        }
    }

    /// Without known options anything may be one.
    fn is_option(&self, text: &str) -> bool {
        self.options.is_empty() || self.options.iter().any(|option| option == text)
    }
}

fn is_moment(value: &FieldValue) -> bool {
    match value {
        FieldValue::Date(_) | FieldValue::DateTime(_) => true,
        FieldValue::Text(text) => {
            text.parse::<NaiveDate>().is_ok() || DateTime::parse_from_rfc3339(text).is_ok()
        }
        _ => false,
    }
}

/// Something, one `@`, and a host with a dot; the server has the last word.
fn is_email(text: &str) -> bool {
    let host = text.split_once('@').filter(|(local, _)| !local.is_empty());
    let has_blank = text.chars().any(char::is_whitespace);
    !has_blank && host.is_some_and(|(_, host)| host.contains('.') && !host.contains('@'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: Kind, value: impl Into<FieldValue>) -> Result<(), String> {
        let field = Definition {
            id: 12,
            name: "Field".to_owned(),
            label: "Field".to_owned(),
            kind,
            options: vec!["Red".to_owned(), "Blue, dark".to_owned()],
        };
        field
            .check(&value.into())
            .map_err(|error| error.to_string())
    }

    #[test]
    fn each_type_takes_its_values_and_no_others() {
        let day = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
        check(Kind::Date, day).unwrap();
        check(Kind::Date, "2026-12-31").unwrap();
        check(Kind::DateTime, "2026-12-31T10:00:00Z").unwrap();
        check(Kind::Email, "ann@example.com").unwrap();
        check(Kind::Integer, 44).unwrap();
        check(Kind::Number, "44.5").unwrap();
        check(Kind::Phone, "+1 555-0100").unwrap();
        check(Kind::Year, 2026).unwrap();
        check(Kind::YesNo, true).unwrap();
        check(Kind::YesNo, 0).unwrap();
        check(Kind::OneOf, "Red").unwrap();
        check(Kind::ManyOf, "Blue, dark").unwrap();
        check(
            Kind::ManyOf,
            FieldValue::List(vec!["Red".into(), "Blue, dark".into()]),
        )
        .unwrap();
        check(Kind::Text, 5).unwrap();
        check(Kind::Integer, "").unwrap();

        let refusals = [
            check(Kind::Date, "31.12.2026"),
            check(Kind::DateTime, 5),
            check(Kind::Email, "ann"),
            check(Kind::Integer, "forty"),
            check(Kind::Integer, 4.5),
            check(Kind::Number, "NaN"),
            check(Kind::Phone, "none"),
            check(Kind::Year, 26),
            check(Kind::YesNo, "maybe"),
            check(Kind::ManyOf, "Red,Green"),
        ];
        assert!(refusals.iter().all(Result::is_err), "{refusals:?}");
        assert_eq!(
            check(Kind::OneOf, "Green").unwrap_err(),
            "custom field _Field takes one of its options: Red, Blue, dark"
        );
    }
}
