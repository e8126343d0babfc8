//! Ids of rows: the column that holds them, and how they are written in conditions.

use keap_schema::FieldValue;

/// The id that a value stands for: `17`, and `17.0` too, which is what a program makes of a number.
pub(in crate::rest) fn id_in(value: &FieldValue) -> Option<i64> {
    let text = value.to_string();
    let text = text.trim();
    let whole = text.strip_suffix(".0").unwrap_or(text);
    whole.parse().ok()
}

/// The column of a table that tells its rows apart, where there is one.
pub(in crate::rest) fn id_column(table: &str) -> &'static str {
    match table {
        "RecurringOrderWithContact" => "RecurringOrderId",
        _ => "Id",
    }
}
