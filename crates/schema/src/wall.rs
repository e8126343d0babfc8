//! Days and times on the wall clock in texts, as programs of the legacy wire write them.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::YEARS;

/// Reads a day, or a time of it on the wall clock; a day is its midnight.
///
/// For conditions `2026-12-31` and `2026-12-31 23:59:59` are documented; `20261231T23:59:59`, the form of the wire, and
/// `2026-12-31T23:59:59` are what the vendor's libraries write. What else the service reads was recorded nowhere. The rest is
/// inferred from what has one meaning in a product of the United States: the day as `2026-12-31`, `20261231` or `12/31/2026`,
/// the month first, and behind a blank or a `T` the time with or without seconds.
///
/// A time that says its zone is none of these, for whether the service minds the zone is not known; nor is a fraction of a
/// second, `AM` and `PM`, or a day with dots.
///
/// ```
/// use keap_schema::read_wall_time;
///
/// let noon = read_wall_time("2026-12-31 12:00:00");
/// assert!(noon.is_some());
/// assert_eq!(read_wall_time("12/31/2026 12:00"), noon);
/// assert_eq!(read_wall_time("2026-12-31T12:00:00Z"), None);
/// ```
pub fn read_wall_time(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim();
    let (day, time) = match text.split_once([' ', 'T']) {
        Some((day, time)) => (day, time_of_day(time)?),
        None => (text, NaiveTime::MIN),
    };
    let date = calendar_day(day)?;
    Some(date.and_time(time))
}

fn calendar_day(text: &str) -> Option<NaiveDate> {
    let compact = || Some((text.get(..4)?, text.get(4..6)?, text.get(6..8)?));
    let (year, month, day) = if text.contains('/') {
        let (month, day, year) = three(text, '/')?;
        (year, month, day)
    } else if text.contains('-') {
        three(text, '-')?
    } else if text.len() == 8 {
        compact()?
    } else {
        return None;
    };
    let year = i32::try_from(number(year, 4..=4)?).ok()?;
    let date = NaiveDate::from_ymd_opt(year, number(month, 1..=2)?, number(day, 1..=2)?)?;
    YEARS.contains(&year).then_some(date)
}

fn time_of_day(text: &str) -> Option<NaiveTime> {
    let (hour, minute, second) = match text.matches(':').count() {
        1 => {
            let (hour, minute) = text.split_once(':')?;
            (hour, minute, "0")
        }
        _ => three(text, ':')?,
    };
    let part = |text| number(text, 1..=2);
    NaiveTime::from_hms_opt(part(hour)?, part(minute)?, part(second)?)
}

fn three(text: &str, sign: char) -> Option<(&str, &str, &str)> {
    let mut parts = text.split(sign);
    let three = (parts.next()?, parts.next()?, parts.next()?);
    parts.next().is_none().then_some(three)
}

fn number(text: &str, figures: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let is_number = figures.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_of_a_day_goes_with_each_form_of_a_time() {
        for day in [
            "2025-08-01",
            "2025-8-1",
            "20250801",
            "08/01/2025",
            "8/1/2025",
        ] {
            for (time, wanted) in [
                ("", "2025-08-01 00:00:00"),
                (" 10:00", "2025-08-01 10:00:00"),
                ("T10:00", "2025-08-01 10:00:00"),
                (" 9:05:07", "2025-08-01 09:05:07"),
                ("T23:59:59", "2025-08-01 23:59:59"),
            ] {
                let text = format!(" {day}{time} ");
                let read = read_wall_time(&text).map(|wall| wall.to_string());
                assert_eq!(read.as_deref(), Some(wanted), "{text}");
            }
        }
    }

    #[test]
    fn what_has_no_one_meaning_is_not_read() {
        for text in [
            "",
            "2025-08-01T10:00:00Z",
            "2025-08-01 10:00:00 +0200",
            "20250801T10:00:00+02:00",
            "2025-08-01T10:00:00.000",
            "2025-08-01 10:00 AM",
            "2025-08-01T",
            "2025-08-01  10:00",
            "2025-08-01 24:00",
            "2025-08-01 10",
            "2025-08-01 23:59:60",
            "31/12/2025",
            "2025-02-30",
            "25-08-01",
            "08-01-2025",
            "1.8.2025",
            "2025-08",
            "+025-08-01",
            "2025080ü",
            "soon",
        ] {
            assert_eq!(read_wall_time(text), None, "{text}");
        }
    }
}
