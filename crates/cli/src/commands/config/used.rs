//! Which credential a command would use that says none itself, and where it would go.

use keap_http::Shown;

use crate::address::without_login;
use crate::grants::hosts;
use crate::profile::Setting;
use crate::profile::source::{Source, credentials};
use crate::vault::StoreArgs;

/// The credential.
pub(super) enum Used {
    /// The variable that it stands for, who has it, and where it goes, or why it does not.
    Given(&'static str, Source, Result<String, String>),
    /// Those of the store, each at the hosts that it belongs to.
    Grants(String),
    /// Why there is none.
    None(String),
}

impl Used {
    /// What is used now.
    pub(super) fn now() -> Self {
        match credentials()[..] {
            [(variable, source)] => Self::Given(variable, source, place(variable, source)),
            [(one, source), (other, other_source), ..] => Self::None(format!(
                "{} and {} are both given",
                source.told(one),
                other_source.told(other)
            )),
            [] => {
                let store = StoreArgs::from_environment();
                match store.exists() {
                    Ok(true) => Self::Grants(store.told()),
                    _ => Self::None("no credential is given, and there is no store".to_owned()),
                }
            }
        }
    }

    /// In a line.
    pub(super) fn told(&self) -> String {
        match self {
            Self::Given(variable, source, Ok(place)) => {
                format!("used: {}, sent to {place}", source.told(variable))
            }
            Self::Given(variable, source, Err(why)) => {
                format!("used: {}, sent to nobody: {why}", source.told(variable))
            }
            Self::Grants(store) => {
                format!("used: the grants in {store}, sent to the hosts that they belong to")
            }
            Self::None(why) => format!("used: nothing: {why}"),
        }
    }

    /// Its name among the settings.
    pub(super) fn key(&self) -> Option<&'static str> {
        match self {
            Self::Given(variable, ..) => Setting::of(variable).map(|setting| setting.key),
            Self::Grants(_) => Some("grant"),
            Self::None(_) => None,
        }
    }

    /// Where it comes from, or why there is none.
    pub(super) fn source(&self) -> String {
        match self {
            Self::Given(variable, source, _) => source.told(variable),
            Self::Grants(text) | Self::None(text) => text.clone(),
        }
    }

    /// The host that it is sent to, where that is one.
    pub(super) fn sent_to(&self) -> Option<String> {
        match self {
            Self::Given(_, _, place) => place.as_ref().ok().cloned(),
            Self::Grants(_) | Self::None(_) => None,
        }
    }
}

/// Where a credential goes.
fn place(variable: &str, source: Source) -> Result<String, String> {
    let why = |error: anyhow::Error| {
        let told = format!("{error:#}");
        told.lines().next().unwrap_or_default().to_owned()
    };
    let hosts = hosts(None).map_err(why)?;
    source.check_host(variable, &hosts, "").map_err(why)?;
    let name = hosts.name();
    Ok(name.map_or_else(
        || "Keap's own hosts".to_owned(),
        |base| Shown::new(without_login(&base).trim_end_matches('/')).to_string(),
    ))
}
