//! `dateTime.iso8601`: what is accepted, what is written, what the zone means.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, TimeDelta, Timelike};
use serde::de::{self, Deserialize, Deserializer, Visitor};

/// A date and time as the wire said it: the wall clock, and what was said about the zone.
///
/// The [specification](http://xmlrpc.com/spec.md) has no zone: "don't assume a timezone", it says;
/// the server's documentation tells. Keap means US Eastern wall time. This type therefore keeps
/// the two facts apart and converts nothing.
///
/// Accepted spellings: the date with or without dashes, `T` or blanks between date and time, the
/// time with or without colons and with or without seconds, a fraction after `.` or `,` (kept to
/// nanoseconds), then nothing, `Z`, `+02`, `+0200` or `+02:00`, blanks before it or not. Written
/// is the spelling of the specification, `20260115T17:46:13`, and after it a fraction and a zone
/// if there are any. The Keap server accepts neither.
///
/// ```
/// use keap_xmlrpc::{DateTime, Zone};
///
/// let moment: DateTime = "2026-01-15T17:46:13Z".parse()?;
/// assert_eq!(moment.zone(), Zone::Utc);
/// assert_eq!(moment.to_string(), "20260115T17:46:13Z");
/// # Ok::<(), keap_xmlrpc::DateTimeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DateTime {
    naive: NaiveDateTime,
    zone: Zone,
}

/// What a [`DateTime`] says about its zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Zone {
    /// Nothing: the server's documentation decides. Keap always writes this.
    Unstated,
    /// `Z`.
    Utc,
    /// An offset in minutes east of UTC, less than 24 hours.
    Offset(i16),
}

impl DateTime {
    /// A wall time without a zone, as Keap reads and writes it.
    pub fn new(naive: NaiveDateTime) -> Self {
        Self {
            naive,
            zone: Zone::Unstated,
        }
    }

    /// A wall time with what is to be said about its zone.
    pub fn with_zone(naive: NaiveDateTime, zone: Zone) -> Self {
        Self { naive, zone }
    }

    /// The wall time, whatever the zone.
    pub fn naive(&self) -> NaiveDateTime {
        self.naive
    }

    /// What was said about the zone.
    pub fn zone(&self) -> Zone {
        self.zone
    }

    /// Reads a text as [`FromStr`] does, and rolls over what is beyond the calendar or the clock.
    ///
    /// # Errors
    /// As there, for a text of another form.
    pub(crate) fn rolled(text: &str) -> Result<Self, DateTimeError> {
        let text = text.trim_matches(BLANKS);
        parse_fields(text.as_bytes(), rolled_over).map_err(|reason| DateTimeError {
            text: text.chars().take(40).collect(),
            reason,
        })
    }

    /// The common spelling, `20260115T17:46:13`, read without a general parser.
    fn parse_compact(text: &[u8]) -> Option<Self> {
        let text: &[u8; 17] = text.try_into().ok()?;
        if text[8] != b'T' || text[11] != b':' || text[14] != b':' {
            return None;
        }
        let mut bad = false;
        let mut digit = |place: usize| {
            let digit = text[place].wrapping_sub(b'0');
            bad |= digit > 9;
            u32::from(digit)
        };
        let year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
        let [month, day, hour, minute, second] =
            [4, 6, 9, 12, 15].map(|place| digit(place) * 10 + digit(place + 1));
        if bad {
            return None;
        }
        let date = NaiveDate::from_ymd_opt(year.try_into().ok()?, month, day)?;
        Some(Self::new(date.and_hms_opt(hour, minute, second)?))
    }
}

impl From<NaiveDateTime> for DateTime {
    fn from(naive: NaiveDateTime) -> Self {
        Self::new(naive)
    }
}

/// A text that is no `dateTime.iso8601`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is no dateTime.iso8601: {reason}")]
pub struct DateTimeError {
    text: String,
    reason: &'static str,
}

impl DateTimeError {
    /// What is wrong with the text.
    pub fn reason(&self) -> &'static str {
        self.reason
    }
}

impl FromStr for DateTime {
    type Err = DateTimeError;

    fn from_str(text: &str) -> Result<Self, DateTimeError> {
        let text = text.trim_matches(BLANKS);
        if let Some(moment) = Self::parse_compact(text.as_bytes()) {
            return Ok(moment);
        }
        parse_any(text.as_bytes()).map_err(|reason| DateTimeError {
            text: text.chars().take(40).collect(),
            reason,
        })
    }
}

const BLANKS: [char; 4] = [' ', '\t', '\r', '\n'];

/// Reads every accepted spelling.
fn parse_any(text: &[u8]) -> Result<DateTime, &'static str> {
    parse_fields(text, on_the_calendar)
}

/// Year, month and day, then hour, minute and second.
type Fields = ([u32; 3], [u32; 3]);

fn on_the_calendar(
    ([year, month, day], [hour, minute, second]): Fields,
) -> Result<NaiveDateTime, &'static str> {
    let year = i32::try_from(year).map_err(|_| "the year is four digits")?;
    NaiveDate::from_ymd_opt(year, month, day)
        .ok_or("the calendar has no such day")?
        .and_hms_opt(hour, minute, second)
        .ok_or("the clock has no such time")
}

/// The 30th of February is the 2nd of March, hour 25 is one o'clock of the next day, month 0 is December before.
fn rolled_over(
    ([year, month, day], [hour, minute, second]): Fields,
) -> Result<NaiveDateTime, &'static str> {
    const NO_DAY: &str = "the calendar has no such day";
    let year = i32::try_from(year).map_err(|_| "the year is four digits")?;
    let before = NaiveDate::from_ymd_opt(year, 1, 1)
        .and_then(|first| first.checked_sub_months(Months::new(1)));
    let month = before.and_then(|before| before.checked_add_months(Months::new(month)));
    let date = month.and_then(|first| first.pred_opt()?.checked_add_days(Days::new(day.into())));
    let seconds = (i64::from(hour) * 60 + i64::from(minute)) * 60 + i64::from(second);
    date.and_then(|date| {
        let midnight = date.and_hms_opt(0, 0, 0)?;
        midnight.checked_add_signed(TimeDelta::seconds(seconds))
    })
    .ok_or(NO_DAY)
}

fn parse_fields(
    text: &[u8],
    moment: impl Fn(Fields) -> Result<NaiveDateTime, &'static str>,
) -> Result<DateTime, &'static str> {
    let mut cursor = Cursor { rest: text };
    let year = cursor.digits(4).ok_or("the year is four digits")?;
    let dashes = cursor.eat(b"-");
    let month = cursor.digits(2).ok_or("the month is two digits")?;
    if dashes && !cursor.eat(b"-") {
        return Err("a dash after the month is missing");
    }
    let day = cursor.digits(2).ok_or("the day is two digits")?;
    if !cursor.eat(b"Tt") && !cursor.blanks() {
        return Err("the time is missing");
    }
    cursor.blanks();
    let (time, nanos) = cursor.time()?;
    cursor.blanks();
    let zone = cursor.zone()?;
    if !cursor.rest.is_empty() {
        return Err("there is more after its end");
    }
    let naive = moment(([year, month, day], time))?
        .with_nanosecond(nanos)
        .ok_or("the clock has no such time")?;
    Ok(DateTime { naive, zone })
}

struct Cursor<'a> {
    rest: &'a [u8],
}

impl Cursor<'_> {
    /// A number of exactly `count` digits.
    fn digits(&mut self, count: usize) -> Option<u32> {
        let (digits, rest) = self.rest.split_at_checked(count)?;
        let number = digits.iter().try_fold(0, |sum, byte| {
            byte.is_ascii_digit()
                .then(|| sum * 10 + u32::from(byte - b'0'))
        })?;
        self.rest = rest;
        Some(number)
    }

    /// One byte out of a set.
    fn eat(&mut self, set: &[u8]) -> bool {
        match self.rest.split_first() {
            Some((byte, rest)) if set.contains(byte) => {
                self.rest = rest;
                true
            }
            _ => false,
        }
    }

    fn blanks(&mut self) -> bool {
        let before = self.rest.len();
        while self.eat(b" \t\r\n") {}
        self.rest.len() < before
    }

    /// `HH:MM[:SS]` or `HHMM[SS]`, then a fraction; hours, minutes, seconds and nanoseconds.
    fn time(&mut self) -> Result<([u32; 3], u32), &'static str> {
        let hour = self.digits(2).ok_or("the hour is two digits")?;
        let colons = self.eat(b":");
        let minute = self.digits(2).ok_or("the minute is two digits")?;
        let has_seconds = if colons {
            self.eat(b":")
        } else {
            self.rest.first().is_some_and(u8::is_ascii_digit)
        };
        if !has_seconds {
            return Ok(([hour, minute, 0], 0));
        }
        let second = self.digits(2).ok_or("the second is two digits")?;
        let nanos = if self.eat(b".,") { self.fraction()? } else { 0 };
        Ok(([hour, minute, second], nanos))
    }

    /// The digits after the point, cut at nanoseconds.
    fn fraction(&mut self) -> Result<u32, &'static str> {
        let count = self
            .rest
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        if count == 0 {
            return Err("the fraction has no digits");
        }
        let (digits, rest) = self.rest.split_at(count);
        self.rest = rest;
        let digits = digits.iter().chain(std::iter::repeat(&b'0')).take(9);
        Ok(digits.fold(0, |sum, byte| sum * 10 + u32::from(byte - b'0')))
    }

    fn zone(&mut self) -> Result<Zone, &'static str> {
        if self.eat(b"Zz") {
            return Ok(Zone::Utc);
        }
        let sign = match self.rest.first() {
            Some(b'+') => 1,
            Some(b'-') => -1,
            _ => return Ok(Zone::Unstated),
        };
        self.rest = &self.rest[1..];
        let hours = self.digits(2).ok_or("the zone's hours are two digits")?;
        let minutes = if self.eat(b":") || !self.rest.is_empty() {
            self.digits(2).ok_or("the zone's minutes are two digits")?
        } else {
            0
        };
        if hours > 23 || minutes > 59 {
            return Err("the zone is a day or more away");
        }
        let minutes =
            i16::try_from(hours * 60 + minutes).map_err(|_| "the zone is out of range")?;
        Ok(Zone::Offset(sign * minutes))
    }
}

/// The spelling of the specification, then a fraction and a zone if there are any.
impl fmt::Display for DateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (date, time) = (self.naive.date(), self.naive.time());
        write!(
            formatter,
            "{:04}{:02}{:02}T{:02}:{:02}:{:02}",
            date.year(),
            date.month(),
            date.day(),
            time.hour(),
            time.minute(),
            time.second()
        )?;
        if self.naive.nanosecond() != 0 {
            let digits = format!("{:09}", self.naive.nanosecond());
            write!(formatter, ".{}", digits.trim_end_matches('0'))?;
        }
        write!(formatter, "{}", self.zone)
    }
}

/// Nothing, `Z`, or an offset such as `+02:00`.
impl fmt::Display for Zone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unstated => Ok(()),
            Self::Utc => formatter.write_str("Z"),
            Self::Offset(minutes) => {
                let sign = if *minutes < 0 { '-' } else { '+' };
                let minutes = minutes.unsigned_abs();
                write!(formatter, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }
}

/// How a [`DateTime`] asks the decoder for the text of the wire.
pub(crate) const SERDE_NAME: &str = "$keap_xmlrpc::DateTime";

/// The common spelling, `20260115T17:46:13`, in the [extended](extended) one, as bytes of ASCII: a row that is read into
/// texts has a date or two, and formatting them costs as much as the rest of it.
pub(crate) fn extended_compact(text: &str) -> Option<[u8; 19]> {
    DateTime::parse_compact(text.as_bytes())?;
    let (date, time) = text.as_bytes().split_at_checked(8)?;
    let mut extended = *b"0000-00-00T00:00:00";
    extended[..4].copy_from_slice(&date[..4]);
    extended[5..7].copy_from_slice(&date[4..6]);
    extended[8..10].copy_from_slice(&date[6..]);
    extended[10..].copy_from_slice(time);
    Some(extended)
}

/// The extended spelling of ISO 8601, which chrono's own types and most others read from serde.
pub(crate) fn extended(moment: &DateTime) -> String {
    format!(
        "{}{}",
        moment.naive.format("%Y-%m-%dT%H:%M:%S%.f"),
        moment.zone
    )
}

/// From a `dateTime.iso8601`, or from any accepted spelling as a text.
impl<'de> Deserialize<'de> for DateTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(SERDE_NAME, DateTimeVisitor)
    }
}

struct DateTimeVisitor;

impl<'de> Visitor<'de> for DateTimeVisitor {
    type Value = DateTime;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a dateTime.iso8601")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, text: D) -> Result<DateTime, D::Error> {
        text.deserialize_str(self)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<DateTime, E> {
        text.parse().map_err(E::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        text.parse::<DateTime>()
            .map_or_else(|error| error.to_string(), |moment| moment.to_string())
    }

    #[test]
    fn a_calendar_rolls_over_where_that_is_asked_for() {
        let rolled = |text| DateTime::rolled(text).map(|moment| moment.to_string());
        for (text, moment) in [
            ("20261201T24:00:00", "20261202T00:00:00"),
            ("20261232T10:00:00", "20270101T10:00:00"),
            ("20260230T10:00:00", "20260302T10:00:00"),
            ("20260001T00:00:00", "20251201T00:00:00"),
            ("20260100T00:00:61Z", "20251231T00:01:01Z"),
            ("20260115T17:46:13", "20260115T17:46:13"),
        ] {
            assert_eq!(rolled(text).as_deref(), Ok(moment), "{text}");
        }
        assert!(rolled("tomorrow").is_err());
        assert!("20261201T24:00:00".parse::<DateTime>().is_err());
    }

    #[test]
    fn the_short_way_to_the_extended_spelling_is_the_long_one() {
        let texts = [
            "00010101T00:00:00",
            "19980717T14:08:55",
            "20240229T23:59:59",
            "20230229T00:00:00",
            "20260115T24:00:00",
            "20260115T17:46:60",
            "20261315T17:46:13",
            "2026-01-15T17:46:13",
            "20260115t17:46:13",
            "20260115T17:46:1x",
        ];
        for text in texts {
            let compact = DateTime::parse_compact(text.as_bytes());
            let long = compact.map(|moment| extended(&moment));
            let short = extended_compact(text).map(|text| text.to_vec());
            assert_eq!(short, long.map(String::into_bytes), "{text}");
        }
        assert_eq!(
            texts
                .iter()
                .filter_map(|text| extended_compact(text))
                .count(),
            3
        );
    }

    #[test]
    fn spellings_seen_in_the_wild() {
        for (text, written) in [
            ("19980717T14:08:55", "19980717T14:08:55"),
            ("1998-07-17T14:08:55", "19980717T14:08:55"),
            ("1998-07-17 14:08:55", "19980717T14:08:55"),
            ("  19980717T14:08:55\r\n", "19980717T14:08:55"),
            ("19980717T140855", "19980717T14:08:55"),
            ("19980717T14:08", "19980717T14:08:00"),
            ("19980717T14:08:55Z", "19980717T14:08:55Z"),
            ("19980717T14:08:55 z", "19980717T14:08:55Z"),
            ("1998-07-17T14:08:55.25Z", "19980717T14:08:55.25Z"),
            (
                "19980717T14:08:55,1234567899",
                "19980717T14:08:55.123456789",
            ),
            ("19980717T14:08:55+02", "19980717T14:08:55+02:00"),
            ("19980717T14:08:55-0530", "19980717T14:08:55-05:30"),
            ("19980717T14:08:55+00:00", "19980717T14:08:55+00:00"),
        ] {
            assert_eq!(read(text), written, "{text}");
        }
    }

    #[test]
    fn what_was_said_about_the_zone_is_kept() {
        let zone = |text: &str| text.parse::<DateTime>().map(|moment| moment.zone());
        assert_eq!(zone("19980717T14:08:55"), Ok(Zone::Unstated));
        assert_eq!(zone("19980717T14:08:55Z"), Ok(Zone::Utc));
        assert_eq!(zone("19980717T14:08:55+00:00"), Ok(Zone::Offset(0)));
        assert_eq!(zone("19980717T14:08:55-01:30"), Ok(Zone::Offset(-90)));
    }

    #[test]
    fn refusals_say_why() {
        insta::assert_snapshot!(
            ["", "19980717", "1998-0717T14:08:55", "19980230T14:08:55", "19980717T24:00:00",
             "19980717T14:08:55+24:00", "19980717T14:08:55 UTC", "19980717T14:08:55.", "now"]
                .map(read)
                .join("\n"),
            @r"
        `` is no dateTime.iso8601: the year is four digits
        `19980717` is no dateTime.iso8601: the time is missing
        `1998-0717T14:08:55` is no dateTime.iso8601: a dash after the month is missing
        `19980230T14:08:55` is no dateTime.iso8601: the calendar has no such day
        `19980717T24:00:00` is no dateTime.iso8601: the clock has no such time
        `19980717T14:08:55+24:00` is no dateTime.iso8601: the zone is a day or more away
        `19980717T14:08:55 UTC` is no dateTime.iso8601: there is more after its end
        `19980717T14:08:55.` is no dateTime.iso8601: the fraction has no digits
        `now` is no dateTime.iso8601: the year is four digits
        "
        );
    }
}
