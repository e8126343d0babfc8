//! How an application is called: in which zone, and how often at most.

use std::num::NonZeroU64;

use keap::schema::{UnknownZone, Zone};
use keap_http::PaceLimits;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use super::TenantConfig;

impl TenantConfig {
    /// The most calls that are sent for this application.
    pub fn pace_limits(&self) -> PaceLimits {
        let mut most = PaceLimits::default();
        most.per_second = self.per_second.map(Into::into);
        most.per_minute = self.per_minute.map(Into::into);
        most.per_day = self.per_day.map(Into::into);
        most
    }
}

/// A zone by its name.
pub(super) fn zone<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Zone>, D::Error> {
    let name = String::deserialize(from)?;
    let read = name.trim().parse();
    read.map(Some).map_err(|error: UnknownZone| {
        D::Error::custom(format!(
            "{error}; it is named as in the tz database, for instance Europe/Berlin"
        ))
    })
}

/// The most calls of a time.
pub(super) fn most<'de, D, N>(from: D) -> Result<Option<N>, D::Error>
where
    D: Deserializer<'de>,
    N: TryFrom<NonZeroU64>,
{
    let said = toml::Value::deserialize(from)?;
    let count = said
        .as_integer()
        .and_then(|count| u64::try_from(count).ok());
    let count = count.and_then(NonZeroU64::new);
    match count.and_then(|count| N::try_from(count).ok()) {
        Some(count) => Ok(Some(count)),
        None => Err(D::Error::custom(format!(
            "{said} is no limit of calls, which is a whole number from 1 on; without the line there is none"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::Config;

    fn tenant(more: &str) -> Result<super::TenantConfig, String> {
        let text = format!("[[tenant]]\napp = 'ab123'\naccess_key_env = 'KEY'\n{more}");
        let read = Config::parse(&text, Path::new("gateway.toml"));
        read.map(|mut config| config.tenants.remove(0))
            .map_err(|error| error.to_string())
    }

    #[test]
    fn a_tenant_has_a_zone_and_limits_of_its_own() {
        let read =
            tenant("zone = 'Europe/Berlin'\nper_second = 2\nper_minute = 60\nper_day = 9000")
                .unwrap();
        assert_eq!(read.zone.map(|zone| zone.name()), Some("Europe/Berlin"));
        let most = read.pace_limits();
        assert_eq!(
            (most.per_second, most.per_minute, most.per_day),
            (Some(2), Some(60), Some(9000))
        );
        let read = tenant("").unwrap();
        assert!(read.zone.is_none() && read.pace_limits().is_none());
    }

    #[test]
    fn what_is_no_zone_or_no_call_at_all_is_refused_with_its_place() {
        for (line, told) in [
            ("zone = 'Berlin'", "Europe/Berlin"),
            (
                "per_second = 0",
                "0 is no limit of calls, which is a whole number from 1 on",
            ),
            ("per_minute = -1", "-1 is no limit"),
            ("per_day = 'all'", "\"all\" is no limit"),
            ("per_second = 5000000000", "5000000000 is no limit"),
        ] {
            let error = tenant(line).unwrap_err();
            assert!(error.starts_with("gateway.toml:4:"), "{error}");
            assert!(error.contains(told), "{line}: {error}");
        }
    }
}
