//! The flags that say how an account is called: in which zone, and how often at most.

use clap::Args;
use keap::schema::{UnknownZone, Zone};
use keap_http::PaceLimits;

use super::typed::on_command_line;
use crate::profile;

/// Where the values come from is decided as for every flag: the line, the environment, the profile.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Connection")]
pub(crate) struct CallingArgs {
    /// The time zone of the wall times that XML-RPC writes and reads, by its name: Europe/Berlin. Default: `America/New_York`,
    /// which Keap writes for every account that was seen.
    #[arg(long, env = "KEAP_ZONE", value_name = "ZONE", value_parser = zone)]
    pub(crate) zone: Option<Zone>,

    /// The most calls a second. Default: what the credential may.
    #[arg(long, env = "KEAP_PER_SECOND", value_name = "CALLS", allow_negative_numbers = true, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) per_second: Option<u32>,

    /// The most calls a minute, evenly spread. Default: what the credential may, and what the answers say is left; where
    /// that is less, it stays.
    #[arg(long, env = "KEAP_PER_MINUTE", value_name = "CALLS", allow_negative_numbers = true, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) per_minute: Option<u32>,

    /// The most calls of a day, UTC, those of other programs with the same credential among them: no call goes out when the
    /// answers say that as many were made. Default: what the credential may.
    #[arg(long, env = "KEAP_PER_DAY", value_name = "CALLS", allow_negative_numbers = true, value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) per_day: Option<u64>,
}

/// The flags of the pace, and their variables.
const PACE: [(&str, &str); 3] = [
    ("--per-second", "KEAP_PER_SECOND"),
    ("--per-minute", "KEAP_PER_MINUTE"),
    ("--per-day", "KEAP_PER_DAY"),
];

impl CallingArgs {
    /// What the environment says, and else the profile.
    ///
    /// # Errors
    /// When that is no zone, or no number of calls.
    pub(crate) fn from_environment() -> anyhow::Result<Self> {
        let said = |name: &str| {
            let of_profile = || profile::instead_of(name).map(str::to_owned);
            profile::environment(name).or_else(of_profile)
        };
        let number = |name: &str| said(name).map(|text| calls(name, &text)).transpose();
        let narrow = |name: &str| match number(name)? {
            Some(calls) => anyhow::Ok(Some(u32::try_from(calls).unwrap_or(u32::MAX))),
            None => Ok(None),
        };
        let zone = said("KEAP_ZONE").map(|name| {
            zone(&name).map_err(|why| anyhow::anyhow!("KEAP_ZONE or zone of the profile: {why}"))
        });
        Ok(Self {
            zone: zone.transpose()?,
            per_second: narrow("KEAP_PER_SECOND")?,
            per_minute: narrow("KEAP_PER_MINUTE")?,
            per_day: number("KEAP_PER_DAY")?,
        })
    }

    /// The most calls.
    pub(crate) fn most(&self) -> PaceLimits {
        let mut most = PaceLimits::default();
        most.per_second = self.per_second;
        most.per_minute = self.per_minute;
        most.per_day = self.per_day;
        most
    }

    /// What was typed, without what stands in the environment or in the profile.
    pub(crate) fn typed(&self, is_given: impl Fn(&str) -> bool) -> Self {
        let [second, minute, day] = PACE.map(|(flag, _)| is_given(flag));
        Self {
            zone: self.zone.filter(|_| is_given("--zone")),
            per_second: self.per_second.filter(|_| second),
            per_minute: self.per_minute.filter(|_| minute),
            per_day: self.per_day.filter(|_| day),
        }
    }

    /// Whether the zone was typed, and does not stand in the environment or the profile.
    pub(crate) fn is_zone_typed(&self) -> bool {
        on_command_line(self.zone.map(Zone::name), "KEAP_ZONE")
    }

    /// A flag of the pace that was typed.
    pub(crate) fn typed_pace(&self) -> Option<&'static str> {
        let texts = [
            self.per_second.map(|calls| calls.to_string()),
            self.per_minute.map(|calls| calls.to_string()),
            self.per_day.map(|calls| calls.to_string()),
        ];
        let mut all = PACE.into_iter().zip(&texts);
        all.find(|((_, variable), text)| on_command_line(text.as_deref(), variable))
            .map(|((flag, _), _)| flag)
    }
}

/// A number of calls out of the environment or the profile.
fn calls(variable: &str, text: &str) -> anyhow::Result<u64> {
    match text.trim().parse() {
        Ok(calls) if calls > 0 => Ok(calls),
        _ => anyhow::bail!("{variable}, or the profile in its place, is no number of calls"),
    }
}

/// A zone by its name.
fn zone(text: &str) -> Result<Zone, String> {
    text.trim().parse().map_err(|error: UnknownZone| {
        format!("{error}; it is named as in the tz database, for instance Europe/Berlin")
    })
}
