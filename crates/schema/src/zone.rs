//! The wall clock that the legacy wire writes its times in.

use std::ops::RangeInclusive;
use std::str::FromStr;

use chrono::{DateTime, LocalResult, NaiveDateTime, Offset as _, TimeDelta, TimeZone as _, Utc};
use chrono_tz::Tz;
use thiserror::Error;

/// The years that a date of Keap can have: those that both wires write with four digits.
///
/// What is outside, `-262143-01-01` for instance, is no date of Keap, wherever it comes from.
pub const YEARS: RangeInclusive<i32> = 0..=9999;

/// A time zone with its daylight-saving rules, to read and write times that carry no zone.
///
/// Keap's XML-RPC API writes every `dateTime.iso8601` in US Eastern wall time, whatever the zone of the account
/// (documented); that is the default. Calendar dates do not go through a zone at all.
///
/// Twice a year the wall clock does not name one moment:
///
/// - in the spring gap (02:00 to 03:00 does not exist) a time is moved forward by the length of the gap:
///   02:30 is read as 03:30 daylight time;
/// - in the autumn fold (01:00 to 02:00 happens twice) the first of the two, in daylight time, is taken. So a
///   moment in the second hour does not survive a round trip: it comes back one hour earlier.
///
/// ```
/// use keap_schema::Zone;
///
/// let wall = "2026-01-15T17:46:13".parse()?;
/// assert_eq!(Zone::default().to_utc(wall).to_rfc3339(), "2026-01-15T22:46:13+00:00");
/// # Ok::<(), chrono::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Zone(Tz);

impl Zone {
    /// US Eastern time, New York.
    pub const EASTERN: Self = Self(Tz::America__New_York);

    /// Another zone.
    pub const fn new(zone: Tz) -> Self {
        Self(zone)
    }

    /// The name in the time zone database: `America/New_York`.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The moment that this wall time names; at the very ends of the calendar, outside [`YEARS`], the same in UTC.
    pub fn to_utc(self, wall: NaiveDateTime) -> DateTime<Utc> {
        match self.0.from_local_datetime(&wall) {
            LocalResult::Single(moment) | LocalResult::Ambiguous(moment, _) => moment.to_utc(),
            LocalResult::None => self.after_gap(wall),
        }
    }

    /// What a wall clock in this zone shows at this moment; at the very ends of the calendar, outside [`YEARS`], what
    /// one in UTC shows.
    pub fn to_wall(self, moment: DateTime<Utc>) -> NaiveDateTime {
        let utc = moment.naive_utc();
        let offset = self.0.offset_from_utc_datetime(&utc).fix();
        utc.checked_add_offset(offset).unwrap_or(utc)
    }

    /// Reads a wall time in a gap with the offset that was in force before the gap, which moves it forward by the
    /// length of the gap. The longest gap in the database is a day (Samoa skipped 30 December 2011).
    fn after_gap(self, wall: NaiveDateTime) -> DateTime<Utc> {
        let day_before = wall
            .checked_sub_signed(TimeDelta::hours(25))
            .unwrap_or(wall);
        let offset = self.0.offset_from_local_datetime(&day_before).earliest();
        let moment = offset.and_then(|offset| wall.checked_sub_offset(offset.fix()));
        moment.unwrap_or(wall).and_utc()
    }
}

impl Default for Zone {
    fn default() -> Self {
        Self::EASTERN
    }
}

/// Not the name of a time zone.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("unknown time zone `{0}`")]
pub struct UnknownZone(String);

impl FromStr for Zone {
    type Err = UnknownZone;

    fn from_str(name: &str) -> Result<Self, UnknownZone> {
        name.parse()
            .map(Self)
            .map_err(|_| UnknownZone(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(wall: &str) -> String {
        Zone::EASTERN
            .to_utc(wall.parse().unwrap())
            .format("%F %T")
            .to_string()
    }

    #[test]
    fn summer_and_winter_have_their_own_offset() {
        assert_eq!(utc("2026-01-15T12:00:00"), "2026-01-15 17:00:00");
        assert_eq!(utc("2026-07-15T12:00:00"), "2026-07-15 16:00:00");
    }

    #[test]
    fn a_time_in_the_gap_moves_forward() {
        assert_eq!(utc("2026-03-08T01:59:59"), "2026-03-08 06:59:59");
        assert_eq!(utc("2026-03-08T02:30:00"), "2026-03-08 07:30:00");
        assert_eq!(utc("2026-03-08T03:00:00"), "2026-03-08 07:00:00");
        let moved =
            Zone::EASTERN.to_wall(Zone::EASTERN.to_utc("2026-03-08T02:30:00".parse().unwrap()));
        assert_eq!(moved.to_string(), "2026-03-08 03:30:00");
    }

    #[test]
    fn the_first_hour_of_the_fold_is_taken() {
        assert_eq!(utc("2026-11-01T01:30:00"), "2026-11-01 05:30:00");
        assert_eq!(utc("2026-11-01T02:00:00"), "2026-11-01 07:00:00");
        let second = "2026-11-01T06:30:00Z".parse().unwrap();
        assert_eq!(
            utc(&Zone::EASTERN.to_wall(second).format("%FT%T").to_string()),
            "2026-11-01 05:30:00"
        );
    }

    #[test]
    fn a_skipped_day_moves_forward_as_well() {
        let zone: Zone = "Pacific/Apia".parse().unwrap();
        let moment = zone.to_utc("2011-12-30T12:00:00".parse().unwrap());
        assert_eq!(zone.to_wall(moment).to_string(), "2011-12-31 12:00:00");
    }

    #[test]
    fn the_ends_of_the_calendar_have_a_moment_and_a_wall_time() {
        for name in [
            "America/New_York",
            "Pacific/Apia",
            "Pacific/Kiritimati",
            "UTC",
        ] {
            let zone: Zone = name.parse().unwrap();
            for wall in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
                zone.to_utc(wall);
                zone.to_wall(wall.and_utc());
            }
        }
    }

    #[test]
    fn an_unknown_zone_is_refused() {
        assert_eq!(
            "Eastern".parse::<Zone>().unwrap_err().to_string(),
            "unknown time zone `Eastern`"
        );
    }
}
