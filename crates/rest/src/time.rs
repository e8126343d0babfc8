//! Instants and calendar dates as the API writes them.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike as _, NaiveDate, NaiveDateTime, SecondsFormat, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The years that the API writes, with four digits.
const YEARS: std::ops::RangeInclusive<i32> = 0..=9999;

/// An instant, in UTC.
///
/// Reads the two spellings that were observed, `2022-09-29T00:42:42.000+0000` (v1) and `2017-04-24T17:26:26Z`
/// (v2), other offsets, and a text without offset, which is taken as UTC (inferred). Written with milliseconds and
/// `Z`, which both versions accept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Timestamp(pub DateTime<Utc>);

/// The text is not an instant or a date in a spelling of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("text is not an iso 8601 {expected}")]
pub struct TimeError {
    expected: &'static str,
}

impl FromStr for Timestamp {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        let with_offset = DateTime::parse_from_rfc3339(text)
            .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%z"))
            .map(|instant| instant.with_timezone(&Utc));
        let without = || {
            NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").map(|naive| naive.and_utc())
        };
        let day = || {
            NaiveDate::parse_from_str(text, "%Y-%m-%d")
                .map(|day| day.and_time(Default::default()).and_utc())
        };
        with_offset
            .or_else(|_| without())
            .or_else(|_| day())
            .ok()
            .filter(|instant| YEARS.contains(&instant.year()))
            .map(Self)
            .ok_or(TimeError {
                expected: "instant",
            })
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

impl From<DateTime<Utc>> for Timestamp {
    fn from(instant: DateTime<Utc>) -> Self {
        Self(instant)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = crate::text_enum::text(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// A calendar date without time and zone: `2001-12-31`.
///
/// A date with a time, as v1 has it for a birthday in some documents, is cut to its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date(pub NaiveDate);

impl FromStr for Date {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        let day = text.split_once('T').map_or(text, |(day, _)| day);
        NaiveDate::parse_from_str(day, "%Y-%m-%d")
            .ok()
            .filter(|day| YEARS.contains(&day.year()))
            .map(Self)
            .ok_or(TimeError { expected: "date" })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl From<NaiveDate> for Date {
    fn from(day: NaiveDate) -> Self {
        Self(day)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = crate::text_enum::text(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_the_same_instant() {
        let expected = "2022-09-29T00:42:42.000Z";
        for text in [
            "2022-09-29T00:42:42.000+0000",
            "2022-09-29T00:42:42Z",
            "2022-09-28T20:42:42-04:00",
            "2022-09-29T00:42:42",
        ] {
            assert_eq!(
                text.parse::<Timestamp>().unwrap().to_string(),
                expected,
                "{text}"
            );
        }
        assert_eq!(
            "2022-09-29".parse::<Timestamp>().unwrap().to_string(),
            "2022-09-29T00:00:00.000Z"
        );
        assert_eq!(
            "soon".parse::<Timestamp>().unwrap_err().to_string(),
            "text is not an iso 8601 instant"
        );
    }

    #[test]
    fn a_date_drops_its_time() {
        assert_eq!(
            "2001-12-31T00:00:00.000+0000"
                .parse::<Date>()
                .unwrap()
                .to_string(),
            "2001-12-31"
        );
        assert!("2001-02-30".parse::<Date>().is_err());
    }
}
