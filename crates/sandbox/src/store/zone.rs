//! Eastern wall time, the only zone XML-RPC knows, and the spellings of instants in REST.

use chrono::{
    DateTime, Datelike as _, Duration, NaiveDate, NaiveDateTime, NaiveTime, Offset as _,
    TimeZone as _, Utc,
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
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%#z"))
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M%z"));
    let instant = parsed.ok()?.with_timezone(&Utc);
    // The last evening of 9999 in Eastern time; that the service takes it is inferred.
    let is_last_evening = instant.year() == 10_000 && instant.ordinal() == 1;
    (has_plain_year(instant.date_naive()) || is_last_evening).then_some(instant)
}

/// Reads a day, or a time of it on the wall clock, as XML-RPC callers write it in texts.
///
/// Documented are `2026-12-31` and `2026-12-31 23:59:59` in conditions; the form of the wire and that with a `T` are likely,
/// as the vendor's libraries write them. What else the service reads was recorded nowhere. Here (inferred): a day in one of
/// three forms, and behind a blank or a `T` a time with or without seconds. A time that says its zone is refused, for whether
/// the service minds the zone is not known, and so is everything else.
pub(crate) fn parse_wall(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim();
    let (day, time) = match text.find([' ', 'T']) {
        Some(at) => (&text[..at], wall_clock(&text[at + 1..])?),
        None => (text, NaiveTime::MIN),
    };
    let [year, month, day] = if day.len() == 8 && day.bytes().all(|b| b.is_ascii_digit()) {
        [&day[..4], &day[4..6], &day[6..]]
    } else if let Some([month, day, year]) = split(day, '/') {
        [year, month, day]
    } else {
        split(day, '-')?
    };
    if year.len() != 4 {
        return None;
    }
    let [year, month, day] = [figures(year)?, figures(month)?, figures(day)?];
    let date = NaiveDate::from_ymd_opt(year.try_into().ok()?, month, day)?;
    has_plain_year(date).then(|| date.and_time(time))
}

fn wall_clock(text: &str) -> Option<NaiveTime> {
    let with_seconds = split(text, ':');
    let parts = with_seconds.or_else(|| {
        let (hour, minute) = text.split_once(':')?;
        Some([hour, minute, "0"])
    });
    let [hour, minute, second] = parts?;
    NaiveTime::from_hms_opt(figures(hour)?, figures(minute)?, figures(second)?)
}

fn split(text: &str, sign: char) -> Option<[&str; 3]> {
    let parts: Vec<&str> = text.split(sign).collect();
    parts.try_into().ok()
}

fn figures(text: &str) -> Option<u32> {
    let is_number = (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

/// Reads a calendar date as a REST caller may write it; a date-time gives its date part as written, never shifted.
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
    fn days_and_times_of_them_are_read_in_their_forms_and_nothing_else() {
        let day = parse_wall("2025-08-01").unwrap();
        for text in ["20250801", "08/01/2025", "8/1/2025", " 2025-8-1 "] {
            assert_eq!(parse_wall(text), Some(day), "{text}");
        }
        let time = parse_wall("2025-08-01 10:00:00").unwrap();
        for text in [
            "2025-08-01T10:00",
            "20250801T10:00:00",
            "8/1/2025 10:00",
            "08/01/2025 10:00:00",
        ] {
            assert_eq!(parse_wall(text), Some(time), "{text}");
        }
        for text in [
            "2025-08-01T10:00:00Z",
            "20250801T10:00:00+02:00",
            "2025-08-01T10:00:00.000",
            "08/01/2025 10:00 AM",
            "2025-08-01x",
            "2025-08-01T",
            "2025-02-30",
            "31/12/2025",
            "1.8.2025",
            "25-08-01",
            "2025-08-01 23:59:60",
            "ü",
        ] {
            assert_eq!(parse_wall(text), None, "{text}");
        }
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
