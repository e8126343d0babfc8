//! How a tenant is called, of all who say something about it.

use std::fmt;

use keap::schema::Zone;
use keap_gateway::config::TenantConfig;
use keap_http::PaceLimits;

use crate::connect::CallingArgs;

/// The zone of a tenant's wall times, and the most calls that are sent for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Called {
    pub(crate) zone: Zone,
    pub(crate) most: PaceLimits,
}

impl Called {
    /// A flag that was typed is for all tenants. Below it are the keys of the tenant, and below those the environment and
    /// the profile, for tenants that say nothing.
    pub(crate) fn of(typed: &CallingArgs, tenant: &TenantConfig, said: &CallingArgs) -> Self {
        let zone = typed.zone.or(tenant.zone).or(said.zone);
        let own = typed.most().or(tenant.pace_limits());
        Self {
            zone: zone.unwrap_or_default(),
            most: own.or(said.most()),
        }
    }
}

impl fmt::Display for Called {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "times of {}", self.zone.name())?;
        let most = &self.most;
        let limits = [
            most.per_second.map(|calls| format!("{calls} a second")),
            most.per_minute.map(|calls| format!("{calls} a minute")),
            most.per_day.map(|calls| format!("{calls} a day")),
        ];
        let limits: Vec<String> = limits.into_iter().flatten().collect();
        match limits.as_slice() {
            [] => f.write_str("; as often as the credential may"),
            limits => write!(f, "; at most {}", limits.join(", ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use keap_gateway::config::Config;

    use super::*;

    fn said(zone: Option<&str>, per_minute: Option<u32>, per_day: Option<u64>) -> CallingArgs {
        CallingArgs {
            zone: zone.map(|name| name.parse().unwrap()),
            per_minute,
            per_day,
            ..CallingArgs::default()
        }
    }

    #[test]
    fn what_is_typed_wins_over_the_tenant_and_that_over_the_environment() {
        let text = "[[tenant]]\napp = 'ab123'\naccess_key_env = 'KEY'\nzone = 'Europe/Berlin'\nper_minute = 60\n\
                    [[tenant]]\napp = 'cd456'\naccess_key_env = 'KEY'\n";
        let config = Config::parse(text, Path::new("gateway.toml")).unwrap();
        let [own, silent] = &config.tenants[..] else {
            panic!("two tenants")
        };
        let nothing = CallingArgs::default();
        let around = said(Some("Asia/Tokyo"), Some(90), Some(7));
        let typed = said(None, Some(5), None);
        for (typed, tenant, said, told) in [
            (
                &nothing,
                silent,
                &nothing,
                "times of America/New_York; as often as the credential may",
            ),
            (
                &nothing,
                silent,
                &around,
                "times of Asia/Tokyo; at most 90 a minute, 7 a day",
            ),
            (
                &nothing,
                own,
                &around,
                "times of Europe/Berlin; at most 60 a minute, 7 a day",
            ),
            (
                &typed,
                own,
                &around,
                "times of Europe/Berlin; at most 5 a minute, 7 a day",
            ),
        ] {
            assert_eq!(Called::of(typed, tenant, said).to_string(), told);
        }
    }
}
