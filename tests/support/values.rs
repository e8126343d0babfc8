//! Values of rows, as they stand in tables of texts.

use chrono::NaiveDate;
use keap::schema::FieldValue;

/// A value by its form: numbers, amounts, dates and texts.
pub fn value(text: &str) -> FieldValue {
    if let Ok(number) = text.parse::<i64>() {
        return number.into();
    }
    if let Ok(number) = text.parse::<f64>() {
        return number.into();
    }
    match text.parse::<NaiveDate>() {
        Ok(date) => date.into(),
        Err(_) => text.into(),
    }
}
