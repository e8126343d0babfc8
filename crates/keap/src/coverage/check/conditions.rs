//! Conditions that no backend can read, refused alike on all of them before anything is sent.
//!
//! A server takes such a condition and finds nothing by it; the facade, which filters for REST, compared it as text.
//! Either way an empty answer would look like the truth.

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, NaiveTime};
use keap_schema::{ColumnInfo, Condition, FieldType, FieldValue, MAX_ANY_OF, QueryData, YEARS};

use crate::{Error, ErrorKind};

/// How a moment is written in a condition.
const MOMENTS: [&str; 3] = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y%m%dT%H:%M:%S"];

/// How a date is written in a condition, besides `2026-12-31`: as in a `dateTime`.
const DAY: &str = "%Y%m%d";

/// Refuses the conditions of a query that cannot be read, as every backend does before it sends anything.
///
/// So are the texts that the legacy wire would take for something else, a pattern or an operator: an answer to another
/// question on one of the backends would look like a difference between them. Columns that the table does not have, custom
/// fields and other texts are taken as they are. Several conditions on one field can be read, and only XML-RPC lacks them.
///
/// # Errors
/// `InvalidRequest` that names the column and what it takes.
pub fn check_conditions(query: &QueryData) -> Result<(), Error> {
    for (name, condition) in &query.conditions {
        check(&query.table, name, condition)?;
    }
    Ok(())
}

/// The same of one column and the text that it is looked for by, with operators and patterns in it.
pub(super) fn check_value(table: &str, name: &str, value: &str) -> Result<(), Error> {
    match Condition::from_text(value) {
        Ok(condition) => check(table, name, &condition),
        Err(unknown) => Err(refused(name, unknown)),
    }
}

fn check(table: &str, name: &str, condition: &Condition) -> Result<(), Error> {
    let column = keap_schema::table(table).and_then(|table| table.column(name));
    if let Some((why, hint)) = misread(condition) {
        return Err(refused(name, why).hinted(hint));
    }
    match condition {
        Condition::In(_) if column.is_some_and(|column| column.field_type != FieldType::Id) => Err(
            refused(name, "only columns of ids are compared with a list"),
        ),
        Condition::Compare(comparison, value) if is_blank(value) => Err(refused(
            name,
            format!("nothing stands behind {}", comparison.text()),
        )),
        Condition::In(ids) if ids.is_empty() => Err(refused(name, "the list of ids is empty")),
        Condition::In(ids) if ids.len() > MAX_ANY_OF => Err(refused(
            name,
            format!("a list holds {MAX_ANY_OF} ids at most, not {}", ids.len()),
        )),
        // Nothing behind "equal" or "unequal" asks for rows without or with a value (likely, by old programs; KB-088).
        Condition::Equals(value) | Condition::NotEqual(value) if is_blank(value) => Ok(()),
        Condition::Equals(value) | Condition::NotEqual(value) | Condition::Compare(_, value) => {
            match column {
                Some(column) => check_type(column, value),
                None => Ok(()),
            }
        }
        _ => Ok(()),
    }
}

const PATTERN: &str =
    "`%` in a text that must be equal makes a pattern, which is a condition of its own (Field=A%)";

const OPERATOR: &str = "operators stand before a value, not in it; rows without a value are found by `Condition::IsNull`, those with one by `Condition::NotNull`";

/// Why the legacy wire, which has no escape for either, would take a text for a pattern or an operator, and what to do.
fn misread(condition: &Condition) -> Option<(String, &'static str)> {
    let text = match condition {
        Condition::Equals(FieldValue::Text(text))
        | Condition::NotEqual(FieldValue::Text(text))
        | Condition::Compare(_, FieldValue::Text(text)) => text,
        Condition::Like(pattern) => {
            let operator = pattern.starts_with('~');
            let lonely = pattern.contains('_') && !pattern.contains('%');
            return match (operator, lonely) {
                (true, _) => Some((format!("{pattern:?} begins like an operator"), OPERATOR)),
                (_, true) => Some((
                    format!("`_` stands for a character only beside a `%`, not in {pattern:?}"),
                    PATTERN,
                )),
                _ => None,
            };
        }
        _ => return None,
    };
    match condition {
        _ if text.contains('%') => {
            Some((format!("{text:?} would be taken for a pattern"), PATTERN))
        }
        _ if text.starts_with('~') => Some((format!("{text:?} begins like an operator"), OPERATOR)),
        Condition::NotEqual(_) if text.eq_ignore_ascii_case("null") => Some((
            "unequal to null asks for rows with a value".to_owned(),
            OPERATOR,
        )),
        _ => None,
    }
}

fn check_type(column: &ColumnInfo, value: &FieldValue) -> Result<(), Error> {
    let readable = match column.field_type {
        FieldType::Id | FieldType::Int | FieldType::Double => is_number(value),
        FieldType::Bool => flag(value).is_some(),
        FieldType::Date | FieldType::DateTime => match value {
            FieldValue::Date(_) | FieldValue::DateTime(_) => true,
            FieldValue::Text(text) => wall_time(text).is_some(),
            _ => false,
        },
        _ => true,
    };
    if readable {
        return Ok(());
    }
    let wanted = match column.field_type {
        FieldType::Date => "a date like 2026-12-31",
        FieldType::DateTime => {
            "a date like 2026-12-31 or a time like 2026-12-31 23:59:59, which is Eastern wall time"
        }
        FieldType::Bool => "yes or no, as true or false, yes or no, 1 or 0",
        _ => "a number",
    };
    Err(refused(
        column.name,
        format!("{:?} is not {wanted}", value.to_string()),
    ))
}

fn refused(name: &str, why: impl std::fmt::Display) -> Error {
    let message = format!("the condition on {name} cannot be read: {why}");
    Error::new(ErrorKind::InvalidRequest, message)
}

fn is_blank(value: &FieldValue) -> bool {
    matches!(value, FieldValue::Text(text) if text.trim().is_empty())
}

fn is_number(value: &FieldValue) -> bool {
    match value {
        FieldValue::Bool(_) | FieldValue::Int(_) => true,
        FieldValue::Double(number) => number.is_finite(),
        FieldValue::Text(text) => text.trim().parse::<f64>().is_ok_and(f64::is_finite),
        _ => false,
    }
}

/// What a flag is compared with.
pub(crate) fn flag(value: &FieldValue) -> Option<bool> {
    let text = value.to_string();
    match text.trim().to_ascii_lowercase().as_str() {
        "1" | "true" | "yes" => Some(true),
        "0" | "false" | "no" => Some(false),
        _ => None,
    }
}

/// A moment on the tenant's wall clock, as conditions write it; a date is its midnight.
pub(crate) fn wall_time(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim();
    MOMENTS
        .iter()
        .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
        .or_else(|| Some(day(text)?.and_time(NaiveTime::MIN)))
        .filter(|wall| YEARS.contains(&wall.year()))
}

fn day(text: &str) -> Option<NaiveDate> {
    let is_plain = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    let plain = || NaiveDate::parse_from_str(text, DAY).ok();
    text.parse().ok().or_else(|| is_plain.then(plain)?)
}

#[cfg(test)]
mod tests {
    use keap_schema::Comparison;

    use super::*;

    fn check(name: &str, condition: Condition) -> Result<(), String> {
        let mut query = QueryData::new("Contact");
        query.conditions.push((name.to_owned(), condition));
        check_conditions(&query).map_err(|error| error.to_string())
    }

    fn from(text: &str) -> Condition {
        Condition::Compare(Comparison::GreaterOrEqual, text.into())
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        for text in [
            "gestern",
            "2025-13-45",
            "2025-02-29",
            "20251",
            "2026-01-01T00:00:00Z",
        ] {
            assert!(check("LastUpdated", from(text)).is_err(), "{text}");
            assert!(check("Birthday", Condition::Equals(text.into())).is_err());
            assert!(check("Birthday", Condition::NotEqual(text.into())).is_err());
        }
        assert!(check("LastUpdated", from(" ")).is_err());
        assert!(check("FirstName", from("")).is_err());
        assert!(check("_Anything", from("")).is_err());
        assert!(check("FirstName", from("A%")).is_err());
        assert!(check("FirstName", Condition::Equals("50%".into())).is_err());
        assert!(check("FirstName", Condition::NotEqual("~x".into())).is_err());
        assert!(check("FirstName", Condition::NotEqual("Null".into())).is_err());
        assert!(check("FirstName", Condition::Like("a_b".into())).is_err());
        assert!(check("FirstName", Condition::Like("~a%".into())).is_err());
        assert!(check("FirstName", Condition::In(vec![1])).is_err());
        assert!(check("Id", Condition::In(Vec::new())).is_err());
        assert!(check("Id", Condition::In((0..1001).collect())).is_err());
        for word in ["Ann", "true", "yes", "1e400", "null"] {
            assert!(check("OwnerID", Condition::Equals(word.into())).is_err());
        }
        assert_eq!(
            check("LastUpdated", from("gestern")).unwrap_err(),
            "the condition on LastUpdated cannot be read: \"gestern\" is not a date like \
             2026-12-31 or a time like 2026-12-31 23:59:59, which is Eastern wall time"
        );
    }

    #[test]
    fn what_can_be_read_is_taken() {
        for text in [
            "2026-01-15",
            "2026-01-15 22:46:13",
            "2026-01-15T22:46:13",
            "20260115T22:46:13",
        ] {
            assert_eq!(check("LastUpdated", from(text)), Ok(()), "{text}");
        }
        assert_eq!(
            check("LastUpdated", Condition::Like("2026-03-%".into())),
            Ok(())
        );
        assert_eq!(check("LastUpdated", Condition::Equals("".into())), Ok(()));
        // Matches every row that has a value.
        assert_eq!(check("Id", Condition::NotEqual("".into())), Ok(()));
        assert_eq!(check("OwnerID", Condition::Equals("17".into())), Ok(()));
        assert_eq!(check("FirstName", from("gestern")), Ok(()));
        assert_eq!(check("NoColumn", from("gestern")), Ok(()));
        assert_eq!(check("FirstName", Condition::Equals("null".into())), Ok(()));
        assert_eq!(check("FirstName", Condition::Like("a_b%".into())), Ok(()));
    }
}
