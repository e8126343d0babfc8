//! Which credential a command would use that says none itself, and where it would go.

use anyhow::bail;
use keap_auth::Hosts;
use keap_http::Shown;

use crate::address::without_login;
use crate::grants::{ClientArgs, GrantArgs, check_place, hosts};
use crate::profile::source::{self, Source, credentials};
use crate::profile::{self, Setting};
use crate::vault::{StoreArgs, Vault};

/// The credential.
pub(super) enum Used {
    /// The variable that it stands for, who has it, and where it goes, or why it does not.
    Given(&'static str, Source, Result<String, String>),
    /// The grant of the store, or what is known of those that are in it without asking a server, and where it goes.
    Grants(String, Option<String>),
    /// Why there is none.
    None(String),
}

impl Used {
    /// What is used now.
    pub(super) async fn now() -> Self {
        match credentials()[..] {
            [(variable, source)] => match lacking(variable, source) {
                Some(why) => Self::None(format!("{} cannot be had: {why}", source.told(variable))),
                None => Self::Given(variable, source, place(variable, source)),
            },
            [(one, source), (other, other_source), ..] => Self::None(format!(
                "{} and {} are both given",
                source.told(one),
                other_source.told(other)
            )),
            [] => of_store()
                .await
                .unwrap_or_else(|error| Self::None(why(&error))),
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
            Self::Grants(which, Some(place)) => format!("used: {which}, sent to {place}"),
            Self::Grants(which, None) => {
                format!("used: {which}, sent to the hosts that they belong to")
            }
            Self::None(why) => format!("used: nothing: {why}"),
        }
    }

    /// Its name among the settings.
    pub(super) fn key(&self) -> Option<&'static str> {
        match self {
            Self::Given(variable, ..) => Setting::of(variable).map(|setting| setting.key),
            Self::Grants(..) => Some("grant"),
            Self::None(_) => None,
        }
    }

    /// Where it comes from, or why there is none.
    pub(super) fn source(&self) -> String {
        match self {
            Self::Given(variable, source, _) => source.told(variable),
            Self::Grants(text, _) | Self::None(text) => text.clone(),
        }
    }

    /// The host that it is sent to, where that is one.
    pub(super) fn sent_to(&self) -> Option<String> {
        match self {
            Self::Given(_, _, place) => place.as_ref().ok().cloned(),
            Self::Grants(_, place) => place.clone(),
            Self::None(_) => None,
        }
    }
}

/// Why a credential is not where the profile says.
fn lacking(variable: &str, source: Source) -> Option<String> {
    if source != Source::Profile {
        return None;
    }
    let missing = profile::reference(variable)?.missing()?;
    Some(missing.lines().next().unwrap_or_default().to_owned())
}

/// Where a credential goes.
fn place(variable: &str, source: Source) -> Result<String, String> {
    let hosts = hosts(None).map_err(|error| why(&error))?;
    let checked = source.check_host(variable, &hosts, "");
    checked.map_err(|error| why(&error))?;
    Ok(named(&hosts))
}

fn named(hosts: &Hosts) -> String {
    hosts.name().map_or_else(
        || "Keap's own hosts".to_owned(),
        |base| Shown::new(without_login(&base).trim_end_matches('/')).to_string(),
    )
}

/// An error without its hint.
fn why(error: &anyhow::Error) -> String {
    let told = format!("{error:#}");
    told.lines().next().unwrap_or_default().to_owned()
}

/// The grant that a command would take from the store, which is read and not changed.
async fn of_store() -> anyhow::Result<Used> {
    let grants = GrantArgs {
        store: StoreArgs::from_environment(),
        client: ClientArgs::from_environment(),
        app: None,
        base_url: None,
    };
    let used = in_store(&grants).await;
    let is_any = matches!(used, Ok(Used::Grants(..)));
    match (source::hidden_credential(), profile::chosen()) {
        (Some(variable), Some(profile)) if !is_any => bail!(
            "the profile {} has no credential, and {variable} of the environment is not used for its account",
            profile.name
        ),
        _ => used,
    }
}

async fn in_store(grants: &GrantArgs) -> anyhow::Result<Used> {
    let store = &grants.store;
    if !store.exists()? {
        return Ok(Used::None(
            "no credential is given, and there is no store".to_owned(),
        ));
    }
    // A database is asked by those who use it.
    if !store.is_file() {
        return Ok(Used::Grants(
            format!("the grants in {}", store.told()),
            None,
        ));
    }
    let vault = store.open_to_read().await?;
    let used = one_of(grants, &vault).await;
    vault.store.close().await;
    used
}

async fn one_of(grants: &GrantArgs, vault: &Vault) -> anyhow::Result<Used> {
    let id = grants.one(vault).await?;
    let hosts = hosts(None)?;
    if let Some(stored) = vault.store.load(&id).await? {
        check_place(&id, &stored, &hosts)?;
    }
    let which = format!("the grant of {} in {}", id.tenant, vault.place);
    Ok(Used::Grants(which, Some(named(&hosts))))
}
