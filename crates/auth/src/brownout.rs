//! Is it a brownout? XML-RPC is switched off for hours on announced days, and for good after
//! 31 December 2026; what it answers then is published nowhere.
//!
//! So no body is matched. The decision is by contrast: XML-RPC fails in a way that no good service
//! fails, while REST works with the same credential at the same time. Such a failure says nothing
//! about the credential, and must never cost a refresh token.

use std::fmt;
use std::time::{Duration, SystemTime};

use keap_http::moment;
use serde::Deserialize;

use crate::answer::{Answer, AnswerShape};

/// The schedule that came with this release.
const SCHEDULE: &str = include_str!("brownout.json");

/// Days are those of the vendor's office (Phoenix, UTC-7 all year).
const PHOENIX: Duration = Duration::from_secs(7 * 3600);

const DAY: Duration = Duration::from_secs(86_400);

/// When XML-RPC is switched off, as far as it was announced. Plain data; a user can load a newer one.
///
/// Dates come from partner pages: a partner's copy of the vendor's schedule for the windows, several
/// partners for the day of the end, which vendor pages call firm and do not name where they could be
/// read. Start hours were never found, so a window without one covers its calendar day and its
/// length, in Phoenix time.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Schedule {
    retired_from: Date,
    #[serde(default)]
    retired_certainty: Option<String>,
    #[serde(default)]
    source: Option<String>,
    windows: Vec<Window>,
}

/// One announced window.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Window {
    start: Date,
    hours: u32,
    /// The hour it begins at, in Phoenix time; `None` while it is not known.
    #[serde(default)]
    start_hour: Option<Hour>,
    #[serde(default)]
    certainty: Option<String>,
    #[serde(default)]
    source: Option<String>,
}

/// An hour of the day, 0 to 23.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "u8")]
struct Hour(u8);

impl TryFrom<u8> for Hour {
    type Error = &'static str;

    fn try_from(hour: u8) -> Result<Self, Self::Error> {
        if hour < 24 {
            Ok(Self(hour))
        } else {
            Err("not an hour from 0 to 23")
        }
    }
}

impl Window {
    /// The day it begins on, `2026-03-10`, of the vendor's office.
    pub fn day(&self) -> String {
        self.start.to_string()
    }

    /// How long it lasts, in hours.
    pub fn hours(&self) -> u32 {
        self.hours
    }

    /// The hour it begins at, in Phoenix time; `None` while it is not known.
    pub fn start_hour(&self) -> Option<u8> {
        self.start_hour.map(|Hour(hour)| hour)
    }

    /// Whether it may be open at `now`. Where the start hour is not known, the whole day counts as a possible start.
    pub fn is_open(&self, now: SystemTime) -> bool {
        let hours = |hours: u64| Duration::from_secs(hours.saturating_mul(3600));
        let begin = self.start.begin();
        // A day of possible starts, or none where the hour is known.
        let (start, open) = match self.start_hour {
            Some(Hour(hour)) => (moment::after(begin, hours(hour.into())), Duration::ZERO),
            None => (begin, DAY),
        };
        let length = hours(u64::from(self.hours));
        let end = moment::after(start, open.saturating_add(length));
        start <= now && now < end
    }

    /// How sure it is, in the words of the schedule; `None` in a schedule that does not say.
    pub fn certainty(&self) -> Option<&str> {
        self.certainty.as_deref()
    }

    /// Where it was read; `None` in a schedule that does not say.
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {} hours", self.start, self.hours)?;
        match self.start_hour {
            Some(Hour(hour)) => write!(f, " from {hour:02}:00 in Phoenix")?,
            None => f.write_str(", start hour unknown")?,
        }
        match &self.certainty {
            Some(certainty) => write!(f, ", {certainty}"),
            None => Ok(()),
        }
    }
}

/// A schedule that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("the brownout schedule cannot be read")]
pub struct ScheduleError(#[from] serde_json::Error);

impl Schedule {
    /// The schedule that came with this release.
    #[expect(clippy::missing_panics_doc, reason = "a test reads the file")]
    pub fn built_in() -> Self {
        Self::from_json(SCHEDULE).expect("the file beside this one is a schedule; a test reads it")
    }

    /// Reads a schedule: `{"retired_from":"2026-12-31","windows":[{"start":"2026-03-10","hours":4}]}`.
    /// A window can have `start_hour` (0 to 23, in Phoenix time), `certainty` and `source`; the schedule
    /// `retired_certainty` and `source`. Texts, for people to read.
    ///
    /// # Errors
    /// When it is no such JSON.
    pub fn from_json(text: &str) -> Result<Self, ScheduleError> {
        Ok(serde_json::from_str(text)?)
    }

    /// The last day of XML-RPC, `2026-12-31`.
    pub fn last_day(&self) -> String {
        self.retired_from.to_string()
    }

    /// How sure the last day is, in the words of the schedule; `None` in one that does not say.
    pub fn last_day_certainty(&self) -> Option<&str> {
        self.retired_certainty.as_deref()
    }

    /// Where the last day was read; `None` in a schedule that does not say.
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// The windows, in the order of the schedule.
    pub fn windows(&self) -> &[Window] {
        &self.windows
    }

    /// The first window that may be open at `now`; see [`Window::is_open`].
    pub fn window(&self, now: SystemTime) -> Option<&Window> {
        self.windows.iter().find(|window| window.is_open(now))
    }

    /// How many days are left at `now`, the last one included; 0 when XML-RPC is off for good.
    pub fn days_left(&self, now: SystemTime) -> u64 {
        let left = self.ends().duration_since(now).unwrap_or_default();
        left.as_secs().div_ceil(DAY.as_secs())
    }

    /// Whether XML-RPC is off for good at `now`: after the last day.
    pub fn is_retired(&self, now: SystemTime) -> bool {
        now >= self.ends()
    }

    /// When XML-RPC is off for good: at the end of the last day.
    pub fn ends(&self) -> SystemTime {
        moment::after(self.retired_from.begin(), DAY)
    }
}

/// What the contrast says.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Contrast {
    /// XML-RPC answers as it should, be it with a fault.
    Available,
    /// XML-RPC is off and REST works, in an announced window.
    Brownout(Window),
    /// XML-RPC is off for good.
    Retired,
    /// XML-RPC is off and REST works, outside the known windows: an unannounced brownout or an
    /// outage. See <https://status.thryv.com>.
    Outage,
    /// Neither works; the cause lies elsewhere, in the network or the credential.
    NothingWorks,
}

/// How an XML-RPC probe ended.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Probe {
    /// With an answer.
    Answered(Answer),
    /// Without one.
    Failed,
}

impl Probe {
    /// Whether this is how a working XML-RPC service answers.
    fn is_sound(&self) -> bool {
        match self {
            Self::Answered(answer) => match answer.shape() {
                AnswerShape::XmlResponse => true,
                // Fault 3 is "unexpected error", which a service that is switched off may send.
                AnswerShape::XmlFault => {
                    !answer.text.contains("<i4>3</i4>") && !answer.text.contains("<int>3</int>")
                }
                _ => false,
            },
            Self::Failed => false,
        }
    }

    /// Whether it was answered that the service is gone, which no outage says.
    fn is_gone(&self) -> bool {
        matches!(self, Self::Answered(answer) if answer.status == Some(410))
    }
}

/// Decides, from an XML-RPC probe and whether `userinfo` of REST v2 works now with the same
/// credential.
pub fn contrast(
    xmlrpc: &Probe,
    rest_works: bool,
    now: SystemTime,
    schedule: &Schedule,
) -> Contrast {
    if xmlrpc.is_sound() {
        Contrast::Available
    } else if !rest_works {
        Contrast::NothingWorks
    } else if schedule.is_retired(now) {
        Contrast::Retired
    } else {
        let otherwise = match xmlrpc.is_gone() {
            true => Contrast::Retired,
            false => Contrast::Outage,
        };
        schedule
            .window(now)
            .cloned()
            .map_or(otherwise, Contrast::Brownout)
    }
}

/// A calendar date of the vendor's office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// When it begins.
    fn begin(self) -> SystemTime {
        // Days since 1970-03-01 of a calendar that begins in March, where leap days come last.
        let (year, month) = match self.month {
            1 | 2 => (u64::from(self.year) - 1, u64::from(self.month) + 9),
            _ => (u64::from(self.year), u64::from(self.month) - 3),
        };
        let days_before_year = year * 365 + year / 4 - year / 100 + year / 400;
        let days = days_before_year + (month * 153 + 2) / 5 + u64::from(self.day) - 1;
        // 719468 days lie between 0000-03-01 and 1970-01-01.
        let seconds = days.saturating_sub(719_468).saturating_mul(86_400);
        moment::after(moment::from_unix(seconds), PHOENIX)
    }
}

impl TryFrom<String> for Date {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let wrong = "not a date such as 2026-03-10";
        let mut parts = text.splitn(3, '-').map(|part| part.parse::<u16>().ok());
        let mut part = || parts.next().flatten().ok_or(wrong);
        let (year, month, day) = (part()?, part()?, part()?);
        if (1970..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_of(year, month)).contains(&day)
        {
            let small = |n: u16| u8::try_from(n).map_err(|_| wrong);
            Ok(Self {
                year,
                month: small(month)?,
                day: small(day)?,
            })
        } else {
            Err(wrong)
        }
    }
}

/// How many days a month has.
fn days_of(year: u16, month: u16) -> u16 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
    }

    /// 2026-03-10 00:00 in Phoenix.
    const FIRST: u64 = 1_773_126_000;

    #[test]
    fn a_day_that_no_month_has_is_none() {
        for day in ["2026-11-31", "2026-02-29", "2026-13-01", "2026-01-00"] {
            assert!(Date::try_from(day.to_owned()).is_err(), "{day}");
        }
        for day in ["2028-02-29", "2026-12-31"] {
            assert!(Date::try_from(day.to_owned()).is_ok(), "{day}");
        }
    }

    #[test]
    fn the_built_in_schedule_is_read() {
        let schedule = Schedule::built_in();
        assert_eq!(schedule.window(at(FIRST - 1)), None);
        assert_eq!(
            schedule.window(at(FIRST)).unwrap().to_string(),
            "2026-03-10, 4 hours, start hour unknown, partner page"
        );
        assert!(schedule.window(at(FIRST + 28 * 3600)).is_none());
        // 2027-01-01 00:00 in Phoenix.
        assert!(!schedule.is_retired(at(1_798_786_799)) && schedule.is_retired(at(1_798_786_800)));
    }

    #[test]
    fn a_schedule_without_the_newer_members_is_still_read() {
        let old = r#"{"retired_from":"2026-12-31","windows":[{"start":"2026-03-10","hours":4}]}"#;
        let schedule = Schedule::from_json(old).unwrap();
        let window = schedule.window(at(FIRST)).unwrap();
        assert_eq!(
            window.to_string(),
            "2026-03-10, 4 hours, start hour unknown"
        );
        assert_eq!((window.start_hour(), window.certainty()), (None, None));
        assert_eq!(schedule.last_day_certainty(), None);
    }

    #[test]
    fn a_start_hour_narrows_the_window() {
        let text = r#"{"retired_from":"2026-12-31","retired_certainty":"vendor","windows":[
            {"start":"2026-03-10","hours":4,"start_hour":9,"certainty":"vendor","source":"its help centre"}]}"#;
        let schedule = Schedule::from_json(text).unwrap();
        assert_eq!(schedule.window(at(FIRST + 9 * 3600 - 1)), None);
        let window = schedule.window(at(FIRST + 9 * 3600)).unwrap();
        assert_eq!(
            window.to_string(),
            "2026-03-10, 4 hours from 09:00 in Phoenix, vendor"
        );
        assert_eq!(window.source(), Some("its help centre"));
        assert_eq!(schedule.window(at(FIRST + 13 * 3600)), None);
        let late = text.replace("\"start_hour\":9", "\"start_hour\":24");
        assert!(Schedule::from_json(&late).is_err());
    }

    #[test]
    fn a_bad_schedule_is_an_error() {
        for text in [
            "",
            "{}",
            r#"{"retired_from":"soon","windows":[]}"#,
            r#"{"retired_from":"2026-13-01","windows":[]}"#,
        ] {
            assert!(Schedule::from_json(text).is_err(), "{text}");
        }
    }

    #[test]
    fn decided_by_contrast_whatever_the_body() {
        let schedule = Schedule::built_in();
        let guises = [
            Probe::Failed,
            Probe::Answered(Answer::new(
                503,
                Some("text/html"),
                b"<html>maintenance</html>",
            )),
            Probe::Answered(Answer::new(
                410,
                None,
                br#"{"fault":{"faultstring":"gone"}}"#,
            )),
            Probe::Answered(Answer::new(200, None, b"")),
            Probe::Answered(Answer::new(
                200,
                None,
                b"<methodResponse><fault><int>3</int>",
            )),
        ];
        for guise in &guises {
            let say = |rest, now| contrast(guise, rest, at(now), &schedule);
            assert!(
                matches!(say(true, FIRST), Contrast::Brownout(_)),
                "{guise:?}"
            );
            // What answers that it is gone is in no outage.
            let otherwise = match guise.is_gone() {
                true => Contrast::Retired,
                false => Contrast::Outage,
            };
            assert_eq!(say(true, FIRST - 1), otherwise, "{guise:?}");
            assert_eq!(say(true, 1_800_000_000), Contrast::Retired);
            assert_eq!(say(false, FIRST), Contrast::NothingWorks);
        }
        assert!(guises[2].is_gone());
        let fault = b"<methodResponse><fault><int>2</int>[InvalidKey]";
        let good = Probe::Answered(Answer::new(200, None, fault));
        assert_eq!(
            contrast(&good, true, at(FIRST), &schedule),
            Contrast::Available
        );
    }
}
