//! The instant that a value stands for.

use chrono::{DateTime, NaiveTime, Utc};
use keap_schema::{FieldValue, Zone};

use crate::coverage::check::wall_time;

/// The instant of a value: dates are midnight on the account's wall clock, texts are read as XML-RPC conditions write
/// them. `None` for what stands for none.
pub(in crate::rest) fn moment(value: &FieldValue, zone: Zone) -> Option<DateTime<Utc>> {
    let wall = match value {
        FieldValue::DateTime(moment) => return Some(*moment),
        FieldValue::Date(date) => date.and_time(NaiveTime::MIN),
        FieldValue::Text(text) => wall_time(text)?,
        _ => return None,
    };
    Some(zone.to_utc(wall))
}
