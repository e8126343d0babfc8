//! A value as the text that XML-RPC makes of it.

use chrono::NaiveTime;
use keap_schema::{FieldValue, Zone};

/// The text that a value is in a column of texts, and that a pattern is held against, as the legacy server has it
/// (inferred: what its database makes of the value): moments are wall time, dates its midnight, flags a digit; bytes have none.
pub(in crate::rest) fn legacy_text(value: &FieldValue, zone: Zone) -> String {
    let wall = match value {
        FieldValue::Bool(flag) => return u8::from(*flag).to_string(),
        FieldValue::DateTime(moment) => zone.to_wall(*moment),
        FieldValue::Date(date) => date.and_time(NaiveTime::MIN),
        FieldValue::Bytes(_) => return String::new(),
        other => return other.to_string(),
    };
    wall.format("%Y-%m-%d %H:%M:%S").to_string()
}
