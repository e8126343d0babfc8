//! Dates and times as old programs write them in texts, in the one form that is documented.
//!
//! Which forms those are, [`read_wall_time`] says. A text in another form is refused, over REST as by the local Keap: read
//! leniently, it would be cut to its day, or moved by hours.

use keap_schema::{FieldType, read_wall_time};

/// The text is no date in a form that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NoDate;

/// A value of a date or a time in the documented form. An empty text clears a column, and stays as it is.
pub(super) fn value(text: &str, field_type: FieldType) -> Result<String, NoDate> {
    if text.is_empty() {
        return Ok(String::new());
    }
    let wall = read_wall_time(text).ok_or(NoDate)?;
    Ok(match field_type {
        FieldType::Date => wall.format("%Y-%m-%d").to_string(),
        _ => wall.format("%Y-%m-%d %H:%M:%S").to_string(),
    })
}

/// The same of a condition, behind its operator. Patterns, and what asks for rows with or without a value, stay as they are.
pub(super) fn condition(text: &str, field_type: FieldType) -> Result<String, NoDate> {
    let behind = text.strip_prefix('~').and_then(|rest| rest.split_once('~'));
    let (operator, operand) = match behind {
        Some((operator, operand)) => (Some(operator), operand.trim()),
        None => (None, text),
    };
    let is_null = |word: &str| {
        let words = ["null", "~null~"];
        words.iter().any(|null| word.eq_ignore_ascii_case(null))
    };
    let is_pattern = operator.is_none() && operand.contains('%');
    let asks_for_any = operand.trim().is_empty() || is_null(operand) || is_null(text);
    if is_pattern || asks_for_any {
        return Ok(text.to_owned());
    }
    let operand = value(operand, field_type)?;
    Ok(match operator {
        Some(operator) => format!("~{operator}~ {operand}"),
        None => operand,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_with_one_meaning_are_read_and_others_refused() {
        let (day, time) = (FieldType::Date, FieldType::DateTime);
        for (text, field_type, read) in [
            ("08/01/2025", day, Some("2025-08-01")),
            ("2025-08-01 10:00", day, Some("2025-08-01")),
            ("~>~ 08/01/2025", time, Some("~>~ 2025-08-01 00:00:00")),
            ("8/1/2025 10:30", time, Some("2025-08-01 10:30:00")),
            ("2025-08-01T23:00", time, Some("2025-08-01 23:00:00")),
            ("~null~", time, Some("~null~")),
            ("~<>~null", time, Some("~<>~null")),
            ("~<>~~null~", time, Some("~<>~~null~")),
            ("~<>~", time, Some("~<>~")),
            ("", time, Some("")),
            ("2025-08-%", time, Some("2025-08-%")),
            ("~<=~2025-08-01T11:00:00Z", time, None),
            ("2025-08-01T23:00:00-04:00", day, None),
            ("~>~ 2025-%", time, None),
            ("25/12/2025", day, None),
        ] {
            let condition = condition(text, field_type);
            assert_eq!(condition.as_deref().ok(), read, "{text}");
        }
        assert_eq!(value(" ", day), Err(NoDate));
    }
}
