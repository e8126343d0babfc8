//! Conditions of a query and their texts on the wire.
//!
//! The wire has one condition per field, all of which must hold, written as a value with operators in the text:
//!
//! | Condition | On the wire |
//! |---|---|
//! | equals | the value itself; dates as text |
//! | like | text with `%` |
//! | null, not null | `~null~`, `~<>~null` |
//! | not equal | `~<>~x` |
//! | less, greater | `~<~ x`, `~<=~ x`, `~>~ x`, `~>=~ x` |
//! | one of some ids | an array |
//!
//! There is no escape for `%`, and none for a leading `~` (nothing documents one), so a text with either cannot be compared for
//! equality: it is refused here instead of asking for something else. Dates are `2026-01-15` or `2026-01-15 17:46:13` in
//! wall time.

use keap_schema::{Condition, FieldType, FieldValue, MAX_ANY_OF};
use thiserror::Error;

use crate::{RecordFormat, Struct, Value};

/// A condition that the wire cannot express.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("condition{} cannot be sent: {reason}", on(field))]
pub struct ConditionError {
    field: String,
    reason: Reason,
}

fn on(field: &str) -> String {
    if field.is_empty() {
        String::new()
    } else {
        format!(" on `{field}`")
    }
}

#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
enum Reason {
    #[error("a struct holds one condition per field")]
    Repeated,
    #[error("`%` would make it a pattern, and nothing escapes it")]
    Percent,
    #[error("a leading `~` would make it an operator, and nothing escapes it")]
    Tilde,
    #[error("`_` is a wildcard only beside a `%`")]
    Underscore,
    #[error("the text `null` would ask for records with content")]
    Null,
    #[error("`findByField` takes one condition and no order")]
    NotOneField,
    #[error("`findByField` takes no list")]
    ListOfField,
    #[error("only id columns are compared with a list")]
    NotAnId,
    #[error("a list must have 1 to {MAX_ANY_OF} ids")]
    ListLength,
    #[error("an id does not fit into 32 bits")]
    TooLarge,
    #[error("a value of this type cannot be compared")]
    Type,
}

impl ConditionError {
    pub(crate) fn not_one_field(field: &str) -> Self {
        Self {
            field: field.to_owned(),
            reason: Reason::NotOneField,
        }
    }

    /// What to do about it.
    pub fn advice(&self) -> &'static str {
        match self.reason {
            Reason::Repeated => {
                "XML-RPC takes one condition per field; split the query or route it to REST"
            }
            Reason::Percent | Reason::Tilde | Reason::Underscore | Reason::Null => {
                "ask for more and compare the rows that come, or route the query to REST"
            }
            Reason::NotOneField | Reason::ListOfField => "ask with a query",
            Reason::NotAnId => "send a query for each value, or route it to REST",
            Reason::ListLength => "split the list, and ask for none when it is empty",
            Reason::TooLarge => {
                "XML-RPC has no record with such an id: look where it comes from, or route the query to REST"
            }
            Reason::Type => {
                "compare with a text, a number, a date or a moment, or route the query to REST"
            }
        }
    }

    /// The field.
    pub fn field(&self) -> &str {
        &self.field
    }
}

/// Writes the conditions as a `queryData` struct.
///
/// # Errors
/// When one cannot be expressed on the wire.
pub fn write(
    conditions: &[(String, Condition)],
    format: &RecordFormat,
) -> Result<Struct, ConditionError> {
    let mut members = Struct::with_capacity(conditions.len());
    for (field, condition) in conditions {
        let refuse = |reason| ConditionError {
            field: field.clone(),
            reason,
        };
        if members.contains(field) {
            return Err(refuse(Reason::Repeated));
        }
        let value = write_one(field, condition, format).map_err(refuse)?;
        members.push(field.as_str(), value);
    }
    Ok(members)
}

/// Writes the one condition of a `findByField`, whose value is always a text.
///
/// # Errors
/// When there is another number of conditions, or it cannot be expressed on the wire.
pub fn write_field(
    conditions: &[(String, Condition)],
    format: &RecordFormat,
) -> Result<(String, String), ConditionError> {
    let [(field, condition)] = conditions else {
        let field = conditions
            .get(1)
            .map_or_else(String::new, |(field, _)| field.clone());
        return Err(ConditionError {
            field,
            reason: Reason::NotOneField,
        });
    };
    let refuse = |reason| ConditionError {
        field: field.clone(),
        reason,
    };
    let text = match write_one(field, condition, format).map_err(refuse)? {
        Value::String(text) => text,
        Value::Int(number) => number.to_string(),
        Value::Double(number) => number.to_string(),
        Value::Bool(flag) => i32::from(flag).to_string(),
        _ => return Err(refuse(Reason::ListOfField)),
    };
    Ok((field.clone(), text))
}

/// Reads a `queryData` struct, as a server does. A text that looks like an operator and is none stays a text.
pub fn read(query_data: &Struct, format: &RecordFormat) -> Vec<(String, Condition)> {
    let members = query_data.iter();
    members
        .map(|(field, value)| (field.to_owned(), read_one(field, value, format)))
        .collect()
}

fn write_one(field: &str, condition: &Condition, format: &RecordFormat) -> Result<Value, Reason> {
    Ok(match condition {
        Condition::Equals(value) => equal(field, value, format)?,
        Condition::Like(pattern) => pattern_text(pattern)?.into(),
        Condition::IsNull => "~null~".into(),
        Condition::NotNull => "~<>~null".into(),
        Condition::NotEqual(value) => {
            let text = operand(field, value, format)?;
            if text.eq_ignore_ascii_case("null") {
                return Err(Reason::Null);
            }
            format!("~<>~{}", plain(&text)?).into()
        }
        Condition::Compare(comparison, value) => {
            let text = operand(field, value, format)?;
            format!("~{}~ {}", comparison.text(), plain(&text)?).into()
        }
        Condition::In(ids) => match format.field_type(field) {
            Some(FieldType::Id) | None => list(ids)?,
            Some(_) => return Err(Reason::NotAnId),
        },
        _ => return Err(Reason::Type),
    })
}

/// Numbers and truth values keep their type, the rest is text.
fn equal(field: &str, value: &FieldValue, format: &RecordFormat) -> Result<Value, Reason> {
    Ok(match value {
        FieldValue::Int(number) => i32::try_from(*number).map_err(|_| Reason::TooLarge)?.into(),
        FieldValue::Double(number) => (*number + 0.0).into(),
        FieldValue::Bool(flag) => (*flag).into(),
        value => plain(&operand(field, value, format)?)?.into(),
    })
}

fn operand(field: &str, value: &FieldValue, format: &RecordFormat) -> Result<String, Reason> {
    match value {
        FieldValue::Text(text) => Ok(text.clone()),
        FieldValue::Int(_) | FieldValue::Double(_) | FieldValue::Date(_) => Ok(value.to_string()),
        FieldValue::Bool(flag) => Ok(i32::from(*flag).to_string()),
        FieldValue::DateTime(moment) => {
            let wall = format.zone().to_wall(*moment);
            let is_date = format.field_type(field) == Some(FieldType::Date);
            Ok(wall
                .format(if is_date { "%F" } else { "%F %T" })
                .to_string())
        }
        _ => Err(Reason::Type),
    }
}

fn plain(text: &str) -> Result<&str, Reason> {
    match text {
        text if text.contains('%') => Err(Reason::Percent),
        text if text.starts_with('~') => Err(Reason::Tilde),
        text => Ok(text),
    }
}

fn pattern_text(pattern: &str) -> Result<&str, Reason> {
    match pattern {
        pattern if pattern.starts_with('~') => Err(Reason::Tilde),
        pattern if pattern.contains('_') && !pattern.contains('%') => Err(Reason::Underscore),
        pattern => Ok(pattern),
    }
}

fn list(ids: &[i64]) -> Result<Value, Reason> {
    if ids.is_empty() || ids.len() > MAX_ANY_OF {
        return Err(Reason::ListLength);
    }
    let ids = ids.iter().map(|id| i32::try_from(*id).map(Value::from));
    Ok(Value::Array(
        ids.collect::<Result<_, _>>()
            .map_err(|_| Reason::TooLarge)?,
    ))
}

fn read_one(field: &str, value: &Value, format: &RecordFormat) -> Condition {
    match value {
        Value::String(text) => read_text(field, text, format),
        Value::Array(ids) => Condition::In(ids.iter().filter_map(read_id).collect()),
        value => Condition::Equals(read_operand(field, value, format)),
    }
}

fn read_text(field: &str, text: &str, format: &RecordFormat) -> Condition {
    let operand = |value: FieldValue| {
        let text = value.as_str().unwrap_or_default();
        read_operand(field, &Value::from(text), format)
    };
    match Condition::from_text(text) {
        Ok(Condition::NotEqual(value)) => Condition::NotEqual(operand(value)),
        Ok(Condition::Compare(comparison, value)) => Condition::Compare(comparison, operand(value)),
        Err(_) | Ok(Condition::Equals(_)) => Condition::Equals(operand_as_is(field, text, format)),
        Ok(condition) => condition,
    }
}

/// An empty text is compared with as it is, also in a column of numbers.
fn operand_as_is(field: &str, text: &str, format: &RecordFormat) -> FieldValue {
    read_operand(field, &Value::from(text), format)
}

fn read_operand(field: &str, value: &Value, format: &RecordFormat) -> FieldValue {
    let text = || value.as_str().unwrap_or_default().into();
    format.read_value(field, value).unwrap_or_else(text)
}

fn read_id(value: &Value) -> Option<i64> {
    value
        .as_i64()
        .or_else(|| value.as_str()?.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use keap_schema::id::{ContactId, UserId};
    use keap_schema::{Comparison, Query, contact, table};

    use super::*;

    fn format() -> RecordFormat {
        RecordFormat::of::<table::Contact>(keap_schema::Zone::default())
    }

    fn query() -> Query<table::Contact> {
        Query::new()
    }

    #[test]
    fn conditions_are_written_as_documented() {
        let date = NaiveDate::from_ymd_opt(2026, 1, 15).unwrap();
        let moment = date.and_hms_opt(22, 46, 13).unwrap().and_utc();
        let query = query()
            .equals(contact::EMAIL, "ann@example.com")
            .like(contact::LAST_NAME, "Bob%")
            .is_null(contact::CITY)
            .not_null(contact::STATE)
            .not_equal(contact::COUNTRY, "Chad")
            .compare(contact::LAST_UPDATED, Comparison::GreaterOrEqual, moment)
            .compare(contact::BIRTHDAY, Comparison::Less, date)
            .equals(contact::OWNER_ID, UserId::new(7))
            .any_of(contact::ID, [1, 2].map(ContactId::new));
        let written = write(&query.data().conditions, &format()).unwrap();
        insta::assert_debug_snapshot!(written, @r#"
        {
            "Email": String(
                "ann@example.com",
            ),
            "LastName": String(
                "Bob%",
            ),
            "City": String(
                "~null~",
            ),
            "State": String(
                "~<>~null",
            ),
            "Country": String(
                "~<>~Chad",
            ),
            "LastUpdated": String(
                "~>=~ 2026-01-15 17:46:13",
            ),
            "Birthday": String(
                "~<~ 2026-01-15",
            ),
            "OwnerID": Int(
                7,
            ),
            "Id": Array(
                [
                    Int(
                        1,
                    ),
                    Int(
                        2,
                    ),
                ],
            ),
        }
        "#);
        assert_eq!(read(&written, &format()), query.data().conditions);
    }

    #[test]
    fn null_is_read_however_it_is_written() {
        let read = |text: &str| read_one("Email", &Value::from(text), &format());
        assert_eq!(read("~null~"), Condition::IsNull);
        assert_eq!(read("~NULL~"), Condition::IsNull);
        for text in ["~<>~null", "~<>~~null~", "~<>~ ~null~", "~<>~NULL"] {
            assert_eq!(read(text), Condition::NotNull, "{text}");
        }
        assert_eq!(read("~<>~"), Condition::NotEqual("".into()));
        let text = "~=~~null~";
        assert_eq!(read(text), Condition::Equals(text.into()));
    }

    #[test]
    fn a_single_condition_is_a_text() {
        let one = |query: Query<table::Contact>| write_field(&query.data().conditions, &format());
        assert_eq!(
            one(query().equals(contact::OWNER_ID, UserId::new(7))),
            Ok(("OwnerID".into(), "7".into()))
        );
        assert_eq!(
            one(query().like(contact::CITY, "B%")),
            Ok(("City".into(), "B%".into()))
        );
        let errors = [
            query(),
            query().is_null(contact::CITY).is_null(contact::STATE),
            query().any_of(contact::ID, [ContactId::new(1)]),
        ];
        let errors = errors.map(|query| one(query).unwrap_err().to_string());
        insta::assert_snapshot!(errors.join("\n"), @"
        condition cannot be sent: `findByField` takes one condition and no order
        condition on `State` cannot be sent: `findByField` takes one condition and no order
        condition on `Id` cannot be sent: `findByField` takes no list
        ");
    }

    #[test]
    fn what_the_wire_cannot_say_is_refused() {
        let long: Vec<ContactId> = (1..=1001).map(ContactId::new).collect();
        let queries = [
            query().equals(contact::LAST_NAME, "100%"),
            query().equals(contact::LAST_NAME, "~null~"),
            query().like(contact::LAST_NAME, "~%"),
            query().like(contact::LAST_NAME, "B_b"),
            query().not_equal(contact::LAST_NAME, "null"),
            query()
                .compare(contact::ID, Comparison::Greater, ContactId::new(1))
                .compare(contact::ID, Comparison::Less, ContactId::new(9)),
            query().any_of(contact::ID, []),
            query().any_of(contact::ID, long),
            query().any_of(contact::ID, [ContactId::new(1 << 40)]),
            query().condition("City", Condition::In(vec![1])),
        ];
        let errors = queries.map(|query| {
            write(&query.data().conditions, &format())
                .unwrap_err()
                .to_string()
        });
        insta::assert_snapshot!(errors.join("\n"), @"
        condition on `LastName` cannot be sent: `%` would make it a pattern, and nothing escapes it
        condition on `LastName` cannot be sent: a leading `~` would make it an operator, and nothing escapes it
        condition on `LastName` cannot be sent: a leading `~` would make it an operator, and nothing escapes it
        condition on `LastName` cannot be sent: `_` is a wildcard only beside a `%`
        condition on `LastName` cannot be sent: the text `null` would ask for records with content
        condition on `Id` cannot be sent: a struct holds one condition per field
        condition on `Id` cannot be sent: a list must have 1 to 1000 ids
        condition on `Id` cannot be sent: a list must have 1 to 1000 ids
        condition on `Id` cannot be sent: an id does not fit into 32 bits
        condition on `City` cannot be sent: only id columns are compared with a list
        ");
    }
}
