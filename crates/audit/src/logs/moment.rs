//! The time of an entry, in the forms that logs have it.

use chrono::{DateTime, NaiveDateTime, SecondsFormat, Utc};

/// A time as RFC 3339 in UTC.
pub(super) fn of_text(text: &str) -> Option<String> {
    let text = text.trim();
    if let Ok(number) = text.parse::<f64>() {
        return of_number(number);
    }
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return Some(shown(moment.into()));
    }
    for form in [
        "%d/%b/%Y:%H:%M:%S %z",
        "%Y-%m-%dT%H:%M:%S%.f%z",
        "%Y-%m-%d %H:%M:%S%.f %z",
    ] {
        if let Ok(moment) = DateTime::parse_from_str(text, form) {
            return Some(shown(moment.into()));
        }
    }
    // Without a zone: taken for UTC.
    for form in [
        "%Y-%m-%dT%H:%M:%S%.f",
        "%Y-%m-%d %H:%M:%S%.f",
        "%Y/%m/%d %H:%M:%S",
    ] {
        if let Ok(moment) = NaiveDateTime::parse_from_str(text, form) {
            return Some(shown(moment.and_utc()));
        }
    }
    None
}

/// Seconds or milliseconds since 1970.
pub(super) fn of_number(number: f64) -> Option<String> {
    const MILLISECONDS: f64 = 1e11;
    let seconds = match number {
        _ if !number.is_finite() || number < 1e8 => return None,
        _ if number >= MILLISECONDS => number / 1000.0,
        _ => number,
    };
    let whole: i64 = format!("{seconds:.0}").parse().ok()?;
    DateTime::from_timestamp(whole, 0).map(shown)
}

fn shown(moment: DateTime<Utc>) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Secs, true)
}
