//! Eastern wall time, the only zone XML-RPC knows, and the spellings of instants in REST.

use chrono::{
    DateTime, Datelike as _, Duration, NaiveDate, NaiveDateTime, Offset as _, TimeZone as _, Utc,
};
use chrono_tz::America::New_York;

/// The wall clock in New York at an instant.
pub(crate) fn to_eastern(instant: DateTime<Utc>) -> NaiveDateTime {
    let utc = instant.naive_utc();
    let offset = New_York.offset_from_utc_datetime(&utc).fix();
    utc.checked_add_offset(offset).unwrap_or(utc)
}

/// The instant of a New York wall clock reading: the first of the doubled hour in autumn, one hour
/// later in the missing hour of spring (inferred; the reference says only that both are undefined).
pub(crate) fn from_eastern(wall: NaiveDateTime) -> DateTime<Utc> {
    let local = New_York.from_local_datetime(&wall);
    let found = local.earliest().or_else(|| {
        New_York
            .from_local_datetime(&(wall.checked_add_signed(Duration::hours(1)).unwrap_or(wall)))
            .earliest()
    });
    found.map_or_else(|| wall.and_utc(), |instant| instant.with_timezone(&Utc))
}

/// `2022-09-29T00:42:42.000+0000`, as v1 answers (observed).
pub(crate) fn v1_text(instant: DateTime<Utc>) -> String {
    instant.format("%Y-%m-%dT%H:%M:%S%.3f+0000").to_string()
}

/// `2017-04-24T17:26:26Z`, as v2 answers (observed).
pub(crate) fn v2_text(instant: DateTime<Utc>) -> String {
    instant.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Reads an instant as a REST caller may write it: `Z`, `+0000` or `+00:00`, with or without a
/// fraction.
pub(crate) fn parse_instant(text: &str) -> Option<DateTime<Utc>> {
    let parsed = DateTime::parse_from_rfc3339(text)
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%z"))
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M%z"));
    let instant = parsed.ok()?.with_timezone(&Utc);
    has_plain_year(instant.date_naive()).then_some(instant)
}

/// Reads a wall clock reading or a date as XML-RPC callers write it inside structs and conditions.
pub(crate) fn parse_wall(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim();
    [
        "%Y-%m-%d %H:%M:%S",
        "%Y-%m-%dT%H:%M:%S",
        "%Y%m%dT%H:%M:%S",
        "%Y-%m-%d %H:%M",
        "%m/%d/%Y %H:%M:%S",
    ]
    .iter()
    .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
    .filter(|wall| has_plain_year(wall.date()))
    .or_else(|| parse_date(text).and_then(|date| date.and_hms_opt(0, 0, 0)))
}

/// Reads a calendar date; a date-time gives its date part as written, never shifted.
pub(crate) fn parse_date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let head = text.get(..10).unwrap_or(text);
    NaiveDate::parse_from_str(head, "%Y-%m-%d")
        .or_else(|_| NaiveDate::parse_from_str(text.get(..8).unwrap_or(text), "%Y%m%d"))
        .or_else(|_| NaiveDate::parse_from_str(head, "%m/%d/%Y"))
        .ok()
        .filter(|date| has_plain_year(*date))
}

/// Whether a year has at most four digits: what the wires can carry, and far from where arithmetic
/// on dates ends.
fn has_plain_year(date: NaiveDate) -> bool {
    (1..=9999).contains(&date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_doubled_and_the_missing_hour_have_one_instant() {
        let fold = parse_wall("2025-11-02 01:30:00").unwrap();
        assert_eq!(v2_text(from_eastern(fold)), "2025-11-02T05:30:00Z");
        let gap = parse_wall("2025-03-09 02:30:00").unwrap();
        assert_eq!(v2_text(from_eastern(gap)), "2025-03-09T07:30:00Z");
    }

    #[test]
    fn both_rest_spellings_are_read() {
        let instant = parse_instant("2017-04-24T17:26:26Z").unwrap();
        assert_eq!(parse_instant("2017-04-24T17:26:26.000+0000"), Some(instant));
        assert_eq!(v1_text(instant), "2017-04-24T17:26:26.000+0000");
        for far in ["-262143-01-01T00:00:00Z", "+262142-12-31T23:59:59Z", "soon"] {
            assert_eq!(parse_instant(far), None);
        }
        to_eastern(DateTime::<Utc>::MIN_UTC);
    }
}
