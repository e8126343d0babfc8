//! What stands in the JSON of a record: values at paths, and their kinds.

use chrono::{DateTime, Datelike as _, NaiveDate, SubsecRound as _, Utc};
use keap_schema::YEARS;
use serde_json::Value;

pub(in crate::rest) use crate::table::{find, flag, holder, integer, number, text};

pub(in crate::rest) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// A calendar date; v1 sends some of them as date-times, of which only the date counts.
pub(in crate::rest) fn date(value: &Value) -> Option<NaiveDate> {
    let date: NaiveDate = value.as_str()?.get(..10)?.parse().ok()?;
    YEARS.contains(&date.year()).then_some(date)
}

/// An instant in either spelling: `2017-04-24T17:26:26Z` or `2022-09-29T00:42:42.000+0000`. Whole seconds, as
/// XML-RPC has them.
pub(in crate::rest) fn moment(value: &Value) -> Option<DateTime<Utc>> {
    let text = value.as_str()?;
    let parsed = DateTime::parse_from_rfc3339(text)
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%#z"));
    let moment = parsed.ok()?.to_utc().trunc_subsecs(0);
    is_shown(moment).then_some(moment)
}

/// Whether a wall clock shows it in a year of XML-RPC. Programs write the end of 9999 for "never", and its last evening west
/// of Greenwich is in the year 10000 of UTC.
fn is_shown(moment: DateTime<Utc>) -> bool {
    let is_next_day = moment.year() == 10_000 && moment.ordinal() == 1;
    YEARS.contains(&moment.year()) || is_next_day
}

pub(in crate::rest) fn text_list(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::Array(items) => items.iter().map(text).collect(),
        one => text(one).map(|text| vec![text]),
    }
}

/// What a value is, without its content, for messages.
pub(in crate::rest) fn shown(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
