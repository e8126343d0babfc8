//! Who speaks for an account: the environment or the profile. That is decided here and nowhere else:
//!
//! - A profile that was typed (`--profile`) and says anything of the account says all of it: credential, application, host
//!   and store. What the environment says of those is not looked at, since it may mean another account.
//! - Elsewhere a variable wins over the profile that `KEAP_PROFILE` or `default` names, and that is told.
//! - A secret goes to Keap's own hosts, and to the host that is named by the same of the two; no secret goes to a host that
//!   the other one names, or the command line alone.

use anyhow::bail;
use keap_auth::Hosts;

use super::{chosen, environment, is_typed, unhidden};
use crate::address;
use crate::profile::Setting;

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

/// Refuses to send the secret of a variable, or what the profile has in its place, to a host that the same source does not
/// name.
///
/// # Errors
/// That, with what gives the secret on the command line.
pub(crate) fn check_host(variable: &str, hosts: &Hosts, flag: &str) -> anyhow::Result<()> {
    let is_set = environment(variable).is_some();
    let base = match is_set {
        true => environment(HOST),
        false => chosen()
            .and_then(|profile| profile.plain(HOST))
            .map(str::to_owned),
    };
    let named = base.map(|base| address::hosts_at(&base)).transpose()?;
    let named = named.and_then(|hosts| hosts.name());
    let name = hosts.name();
    if name.is_none() || name == named {
        return Ok(());
    }
    match chosen().filter(|_| !is_set) {
        Some(profile) => {
            let key = Setting::of(variable).map_or(variable, |setting| setting.key);
            let name = &profile.name;
            bail!(
                "the {key} of the profile {name} is sent to Keap's own hosts and to base_url of the same profile only\n  hint: give the credential on the command line too ({flag} -), or name the host as base_url of the profile {name}"
            )
        }
        None => bail!(
            "{variable} of the environment is sent to Keap's own hosts and to KEAP_BASE_URL only\n  hint: give the credential on the command line too ({flag} -), or name the host by KEAP_BASE_URL"
        ),
    }
}

/// What is told where a credential of the environment is used, and the profile has one, too.
pub(crate) fn overruled(variable: &str) -> Option<String> {
    environment(variable)?;
    let profile = chosen()?;
    let own = CREDENTIALS.into_iter().find(|one| profile.says(one))?;
    let key = Setting::of(own)?.key;
    let name = &profile.name;
    Some(format!(
        "{variable} of the environment is used, and not the {key} of the profile {name}; --profile {name} takes the profile's"
    ))
}
