//! When XML-RPC is switched off for a while before its end, as far as it was announced.

use std::fmt;
use std::time::SystemTime;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use keap_auth::brownout::{Schedule, Window};
use serde::Serialize;

use super::Report;

/// Days are those of the vendor's office (Phoenix, UTC-7 all year).
const PHOENIX: i64 = 7;

/// XML-RPC is switched off for a while.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Brownout {
    /// The day on which it begins, at the vendor's office: `2026-03-10`.
    pub day: String,
    /// How many hours it lasts.
    pub hours: u32,
    /// The hour of the day on which it begins there, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_hour: Option<u8>,
    /// How sure it is, in the words of the schedule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certainty: Option<String>,
    /// Whether it may be under way.
    pub now: bool,
}

impl fmt::Display for Brownout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.hours {
            1 => write!(f, "{} for 1 hour", self.day)?,
            hours => write!(f, "{} for {hours} hours", self.day)?,
        }
        match self.start_hour {
            Some(hour) => write!(f, " from {hour:02}:00 on, in Phoenix")?,
            None => f.write_str(", from an hour that is not known")?,
        }
        match &self.certainty {
            Some(certainty) => write!(f, " ({certainty})"),
            None => Ok(()),
        }
    }
}

impl Brownout {
    fn of(window: &Window, now: bool) -> Self {
        Self {
            day: window.day(),
            hours: window.hours(),
            start_hour: window.start_hour(),
            certainty: window.certainty().map(str::to_owned),
            now,
        }
    }
}

impl Report {
    /// Tells when XML-RPC is switched off for a while, by another schedule than the one that came with this release.
    #[must_use]
    pub fn by_schedule(mut self, schedule: &Schedule) -> Self {
        self.schedule.clone_from(schedule);
        self.judged()
    }
}

/// What may be under way at a time, and what is to come then.
pub(super) fn of(schedule: &Schedule, at: SystemTime) -> Vec<Brownout> {
    let to_come = schedule.windows().iter().filter_map(|window| {
        let is_open = window.is_open(at);
        let is_to_come = begin(window).is_some_and(|begin| at < begin);
        (is_open || is_to_come).then(|| Brownout::of(window, is_open))
    });
    to_come.collect()
}

/// The last day of XML-RPC, as people write it: `31 December 2026`.
pub(super) fn last_day(schedule: &Schedule) -> String {
    let day = schedule.last_day();
    match day.parse::<NaiveDate>() {
        Ok(day) => day.format("%-d %B %Y").to_string(),
        // A schedule has no other day than one of the calendar.
        Err(_) => day,
    }
}

/// When it begins; where the hour is not known, when the day does.
fn begin(window: &Window) -> Option<SystemTime> {
    let day: NaiveDate = window.day().parse().ok()?;
    let hours = PHOENIX.checked_add(window.start_hour().unwrap_or_default().into())?;
    let begin: DateTime<Utc> = day.and_hms_opt(0, 0, 0)?.and_utc();
    let begin = begin.checked_add_signed(TimeDelta::hours(hours))?;
    Some(begin.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_under_way_and_what_is_to_come_is_told() {
        let schedule = Schedule::from_json(
            r#"{"retired_from":"2026-12-31","windows":[{"start":"2026-10-06","hours":24},
            {"start":"2026-12-01","hours":72,"certainty":"rumour"},{"start":"2026-12-09","hours":8,"start_hour":9}]}"#,
        );
        let schedule = schedule.unwrap();
        let told = |at: &str| {
            let at = at.parse::<DateTime<Utc>>().unwrap();
            let report = Report::of(Vec::new()).by_schedule(&schedule).at(at.into());
            let told = report.brownouts.iter();
            told.map(|one| (one.to_string(), one.now))
                .collect::<Vec<_>>()
        };
        let (long, short) = (
            "2026-12-01 for 72 hours, from an hour that is not known (rumour)".to_owned(),
            "2026-12-09 for 8 hours from 09:00 on, in Phoenix".to_owned(),
        );
        let all = [(long.clone(), false), (short.clone(), false)];
        assert_eq!(told("2026-12-01T06:59:59Z"), all);
        assert_eq!(
            told("2026-12-01T07:00:00Z"),
            [(long, true), (short.clone(), false)]
        );
        assert_eq!(told("2026-12-09T15:59:59Z"), [(short.clone(), false)]);
        assert_eq!(told("2026-12-09T16:00:00Z"), [(short, true)]);
        assert_eq!(told("2026-12-10T00:00:00Z"), []);
    }

    #[test]
    fn all_that_may_be_under_way_is_told() {
        let schedule = Schedule::from_json(
            r#"{"retired_from":"2026-12-31","windows":[{"start":"2026-12-01","hours":72},
            {"start":"2026-12-02","hours":1,"start_hour":9},{"start":"2026-12-02","hours":1,"start_hour":10}]}"#,
        );
        let at = "2026-12-02T16:30:00Z".parse::<DateTime<Utc>>().unwrap();
        let told = of(&schedule.unwrap(), at.into());
        let told: Vec<_> = told.iter().map(|one| (one.to_string(), one.now)).collect();
        let text = |text: &str| text.to_owned();
        assert_eq!(
            told,
            [
                (
                    text("2026-12-01 for 72 hours, from an hour that is not known"),
                    true
                ),
                (
                    text("2026-12-02 for 1 hour from 09:00 on, in Phoenix"),
                    true
                ),
                (
                    text("2026-12-02 for 1 hour from 10:00 on, in Phoenix"),
                    false
                ),
            ]
        );
    }

    #[test]
    fn the_last_day_is_the_one_of_the_schedule() {
        let last = |day: &str| {
            let text = format!(r#"{{"retired_from":"{day}","windows":[]}}"#);
            last_day(&Schedule::from_json(&text).unwrap())
        };
        assert_eq!(last("2026-12-05"), "5 December 2026");
        assert_eq!(last("2028-02-29"), "29 February 2028");
        assert_eq!(last_day(&Schedule::built_in()), "31 December 2026");
    }
}
