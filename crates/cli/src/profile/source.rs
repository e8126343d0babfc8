//! Who speaks for an account: the environment or the profile. That is decided here and nowhere else:
//!
//! - A profile that was typed (`--profile`) and says anything of the account says all of it: credential, application, host
//!   and store. What the environment says of those is not looked at, since it may mean another account.
//! - Elsewhere a variable wins over the profile that `KEAP_PROFILE` or `default` names, and that is told.
//! - What belongs to a credential, the application of a legacy key and the id of a client, comes from the same of the two.
//! - A secret goes to Keap's own hosts, and to the host that is named by the same of the two; no secret goes to a host that
//!   the other one names, or the command line alone.

use anyhow::bail;
use keap_auth::Hosts;

use super::{Profile, Setting, chosen, environment, is_typed, unhidden};
use crate::address;
use crate::secret_arg::SecretArg;

/// What says which account is meant, and how one gets to it.
const OF_ACCOUNT: [&str; 10] = [
    "KEAP_ACCESS_KEY",
    "KEAP_ACCESS_TOKEN",
    "KEAP_LEGACY_KEY",
    "KEAP_APP",
    "KEAP_CLIENT_ID",
    "KEAP_CLIENT_SECRET",
    "KEAP_REDIRECT_URI",
    "KEAP_BASE_URL",
    "KEAP_STORE",
    "KEAP_JOURNAL",
];

/// The credentials that are given as they are.
pub(crate) const CREDENTIALS: [&str; 3] =
    ["KEAP_ACCESS_KEY", "KEAP_ACCESS_TOKEN", "KEAP_LEGACY_KEY"];

const HOST: &str = "KEAP_BASE_URL";
const APP: &str = "KEAP_APP";
const CLIENT_ID: &str = "KEAP_CLIENT_ID";
pub(crate) const CLIENT_SECRET: &str = "KEAP_CLIENT_SECRET";

/// Whether a variable is not looked at, because the profile that was typed says which account is meant. The key of a
/// store says of no account anything, and is often in the environment alone.
pub(super) fn is_hidden(variable: &str) -> bool {
    let Some(profile) = chosen().filter(|_| is_typed()) else {
        return false;
    };
    if variable == "KEAP_STORE_KEY" {
        return profile.says(variable);
    }
    OF_ACCOUNT.contains(&variable) && OF_ACCOUNT.iter().any(|one| profile.says(one))
}

/// The credential of the environment that is not looked at.
pub(crate) fn hidden_credential() -> Option<&'static str> {
    let is_there = |variable: &&str| is_hidden(variable) && unhidden(variable).is_some();
    CREDENTIALS.into_iter().find(is_there)
}

/// The setting of the profile that stands in place of a variable, as it is told; none where something else gives it.
pub(crate) fn in_profile(variable: &str) -> Option<String> {
    (Source::of(variable) == Some(Source::Profile)).then(|| Source::Profile.told(variable))
}

/// What gives a value that may be typed: the setting of the profile where it is that, or else flag and variable.
pub(crate) fn giver(value: Option<&str>, flag: &str, variable: &str) -> String {
    let is_typed = crate::connect::on_command_line(value, variable);
    let of_profile = in_profile(variable).filter(|_| !is_typed);
    of_profile.unwrap_or_else(|| format!("{flag} or {variable}"))
}

/// One of the two that say which account is meant, where it is not said on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Environment,
    Profile,
}

impl Source {
    /// Where the value of a variable comes from: the environment, or else the profile.
    pub(crate) fn of(variable: &str) -> Option<Self> {
        if environment(variable).is_some() {
            return Some(Self::Environment);
        }
        let says = |profile: &&Profile| profile.says(variable);
        chosen().filter(says).map(|_| Self::Profile)
    }

    /// What it says in place of a variable, unless that is a secret of a profile.
    pub(crate) fn says(self, variable: &str) -> Option<String> {
        match self {
            Self::Environment => environment(variable),
            Self::Profile => chosen()?.plain(variable).map(str::to_owned),
        }
    }

    fn secret(self, variable: &str) -> anyhow::Result<Option<SecretArg>> {
        match self {
            Self::Environment => Ok(environment(variable).map(|text| SecretArg::hidden(&text))),
            Self::Profile => SecretArg::of_profile(variable),
        }
    }

    /// What a variable is called where it is told of.
    pub(crate) fn told(self, variable: &str) -> String {
        match chosen().filter(|_| self == Self::Profile) {
            Some(profile) => {
                let key = Setting::of(variable).map_or(variable, |setting| setting.key);
                format!("the {key} of the profile {}", profile.name)
            }
            None => format!("{variable} of the environment"),
        }
    }

    /// The host that it names, if any.
    ///
    /// # Errors
    /// When what it names is none.
    pub(crate) fn host(self) -> anyhow::Result<Option<String>> {
        let base = self.says(HOST);
        let hosts = base.map(|base| address::hosts_at(&base)).transpose()?;
        Ok(hosts.and_then(|hosts| hosts.name()))
    }

    /// Refuses to send a secret of it to a host that it does not name.
    ///
    /// # Errors
    /// That, with what gives the secret on the command line.
    pub(crate) fn check_host(
        self,
        variable: &str,
        hosts: &Hosts,
        flag: &str,
    ) -> anyhow::Result<()> {
        let name = hosts.name();
        if name.is_none() || name == self.host()? {
            return Ok(());
        }
        let told = self.told(variable);
        match chosen().filter(|_| self == Self::Profile) {
            Some(profile) => {
                let name = &profile.name;
                bail!(
                    "{told} is sent to Keap's own hosts and to base_url of the same profile only\n  hint: give the credential on the command line too ({flag} -), or name the host as base_url of the profile {name}"
                )
            }
            None => bail!(
                "{told} is sent to Keap's own hosts and to KEAP_BASE_URL only\n  hint: give the credential on the command line too ({flag} -), or name the host by KEAP_BASE_URL"
            ),
        }
    }
}

/// The secret of a client, and who has it: a secret that stands beside the id of another client is not this one's. One
/// that stands beside the id itself goes before one that stands alone, and the environment before the profile.
///
/// # Errors
/// When it is not where the profile says.
pub(crate) fn client_secret(client_id: &str) -> anyhow::Result<Option<(Source, SecretArg)>> {
    let ids = [Source::Environment, Source::Profile].map(|one| (one, one.says(CLIENT_ID)));
    let beside = |id: &Option<String>| id.as_deref().is_some_and(|id| id.trim() == client_id);
    let of_id = ids.iter().filter(|(_, id)| beside(id));
    let alone = ids.iter().filter(|(_, id)| id.is_none());
    for (source, _) in of_id.chain(alone) {
        if let Some(secret) = source.secret(CLIENT_SECRET)? {
            return Ok(Some((*source, secret)));
        }
    }
    Ok(None)
}

/// What a legacy key of the environment or of the profile is told to belong to: the application that the same of the two
/// names.
pub(crate) fn app_beside(variable: &str) -> Option<String> {
    Source::of(variable)?.says(APP)
}

/// What is told where the application that is named is not taken, since another source names it than the key.
pub(crate) fn other_app(variable: &str) -> Option<String> {
    let source = Source::of(variable)?;
    let other = match source {
        Source::Environment => Source::Profile,
        Source::Profile => Source::Environment,
    };
    let app = other.says(APP).filter(|_| source.says(APP).is_none())?;
    Some(format!(
        "{} is used without the application {app}, which is not named beside it; --app {app} takes both",
        source.told(variable)
    ))
}

/// The credentials that a command has to do with that says none itself, and who has each: those of the environment, or else
/// those of the profile. No secret is fetched.
pub(crate) fn credentials() -> Vec<(&'static str, Source)> {
    let of = |wanted: Source| {
        let says = move |variable: &&str| match wanted {
            Source::Environment => environment(variable).is_some(),
            Source::Profile => chosen().is_some_and(|profile| profile.says(variable)),
        };
        let all = CREDENTIALS.into_iter().filter(says);
        all.map(|variable| (variable, wanted)).collect::<Vec<_>>()
    };
    let set = of(Source::Environment);
    if set.is_empty() {
        of(Source::Profile)
    } else {
        set
    }
}

/// What is told where a credential of the environment is used, and the profile has one, too.
pub(crate) fn overruled(variable: &str) -> Option<String> {
    environment(variable)?;
    let profile = chosen()?;
    let own = CREDENTIALS.into_iter().find(|one| profile.says(one))?;
    let (used, own) = (
        Source::Environment.told(variable),
        Source::Profile.told(own),
    );
    let name = &profile.name;
    Some(format!(
        "{used} is used, and not {own}; --profile {name} takes the profile's"
    ))
}
