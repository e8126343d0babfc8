//! Dates and times as old programs write them in texts, in the one form that is documented.
//!
//! The documentation of conditions has `2026-12-31` and `2026-12-31 23:59:59`. What else the service reads was recorded
//! nowhere; these are forms with one meaning in a product of the United States (inferred). A date that begins with the day
//! and a time that says its zone stay as they are, and are refused: whether the service minds the zone is not known.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use keap_schema::FieldType;

/// Times of the wall clock.
const WALL: [&str; 2] = ["%m/%d/%Y %H:%M:%S", "%Y-%m-%d %H:%M"];

const DAY: &str = "%m/%d/%Y";

/// A value of a date or a time in the documented form; none where it is in it, or in none that is known.
pub(super) fn value(text: &str, field_type: FieldType) -> Option<String> {
    let text = text.trim();
    let day = || NaiveDate::parse_from_str(text, DAY).ok();
    let wall = WALL
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
        .or_else(|| Some(day()?.and_time(NaiveTime::MIN)))?;
    Some(match field_type {
        FieldType::Date => wall.format("%Y-%m-%d").to_string(),
        _ => wall.format("%Y-%m-%d %H:%M:%S").to_string(),
    })
}

/// The same of a condition, behind its operator.
pub(super) fn condition(text: &str, field_type: FieldType) -> Option<String> {
    let behind = text.strip_prefix('~').and_then(|rest| rest.split_once('~'));
    match behind {
        Some((operator, operand)) => {
            let operand = value(operand, field_type)?;
            Some(format!("~{operator}~ {operand}"))
        }
        None => value(text, field_type),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_with_one_meaning_are_read() {
        let (day, time) = (FieldType::Date, FieldType::DateTime);
        for (text, field_type, read) in [
            ("08/01/2025", day, Some("2025-08-01")),
            ("~>~ 08/01/2025", time, Some("~>~ 2025-08-01 00:00:00")),
            ("08/01/2025 10:30:00", time, Some("2025-08-01 10:30:00")),
            ("~<=~2025-08-01T11:00:00Z", time, None),
            ("2025-08-01T23:00:00-04:00", day, None),
            ("2025-08-01 23:00", time, Some("2025-08-01 23:00:00")),
            ("25/12/2025", day, None),
            ("~>~ 2025-08-01", time, None),
            ("~null~", time, None),
            ("2025-08-%", time, None),
        ] {
            assert_eq!(condition(text, field_type).as_deref(), read, "{text}");
        }
    }
}
