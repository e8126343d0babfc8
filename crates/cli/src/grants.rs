//! The grants of a token store on the command line: of which client, for which application, and at which hosts.

mod end;
mod in_use;
pub(crate) mod state;

use std::sync::Arc;

use anyhow::Context as _;
use clap::Args;
use keap::ErrorKind;
use keap_auth::{AppName, Grant, GrantId, Hosts, OAuthClient, StoredGrant};
use keap_http::{ClientConfig, RetryConfig, Secret, Transport};

use crate::exit::Exit;
use crate::failure::{Answered, OrMisuse as _, misuse};
use crate::profile::source;
use crate::secret_arg::{SecretFlag, flag_or_variable};
use crate::vault::{StoreArgs, Vault};
use crate::{address, calls, told};

pub(crate) use end::{explained, held_back, settled};
pub(crate) use in_use::settle_all;

/// The application of the developer portal.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Developer portal")]
pub(crate) struct ClientArgs {
    /// Its client id. Can be left out when the store knows one grant only [env: `KEAP_CLIENT_ID`]
    #[arg(long, value_name = "ID")]
    client_id: Option<String>,

    /// Its client secret. Can be left out when the store has it, from a login or an import. `-` reads
    /// it from standard input and @FILE from a file, so that it does not show in the list of processes
    /// [env: `KEAP_CLIENT_SECRET`]
    #[arg(long, value_name = "SECRET|-|@FILE")]
    client_secret: Option<SecretFlag>,
}

/// Which grant of the store.
#[derive(Clone, Debug, Args)]
pub(crate) struct GrantArgs {
    #[command(flatten)]
    pub(crate) store: StoreArgs,
    #[command(flatten)]
    pub(crate) client: ClientArgs,

    /// The app, the `ab123` of ab123.infusionsoft.com. Can be left out when there is one grant
    /// [env: `KEAP_APP`]
    #[arg(long, value_name = "NAME")]
    pub(crate) app: Option<String>,

    /// Another host than Keap's, for instance the base URL that `keap sandbox` prints. Given here, it
    /// gets no client secret of the environment [env: `KEAP_BASE_URL`]
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,
}

impl ClientArgs {
    /// What the environment says, for commands without these flags.
    pub(crate) fn from_environment() -> Self {
        Self {
            client_id: None,
            client_secret: None,
        }
    }

    /// The client of that id.
    pub(crate) fn of(client_id: &str) -> Self {
        Self {
            client_id: Some(client_id.to_owned()),
            client_secret: None,
        }
    }

    /// The client id of the flag or the environment.
    pub(crate) fn id(&self) -> Option<String> {
        flag_or_variable(self.client_id.as_ref(), "KEAP_CLIENT_ID")
    }
}

/// The hosts that the flag for a base URL, or else `KEAP_BASE_URL`, stands for.
pub(crate) fn hosts(flag: Option<&String>) -> anyhow::Result<Hosts> {
    let Some(base) = flag_or_variable(flag, "KEAP_BASE_URL") else {
        return Ok(Hosts::keap());
    };
    let of_profile = source::in_profile("KEAP_BASE_URL")
        .filter(|_| !crate::connect::on_command_line(Some(&base), "KEAP_BASE_URL"));
    match of_profile {
        Some(setting) => {
            address::hosts_at(&base).with_context(|| format!("{setting} cannot be used"))
        }
        None => address::hosts_at(&base),
    }
}

/// A way to the network that authorizes nothing and tries once, for the exchange of a code, and probes, which show what
/// happens.
pub(crate) fn network() -> anyhow::Result<Transport> {
    connected(calls::once(RetryConfig::default().deadline))
}

fn connected(config: ClientConfig) -> anyhow::Result<Transport> {
    let transport = config.connect(|inner| inner);
    transport.map_err(|e| anyhow::anyhow!(e).context("TLS cannot be set up on this machine"))
}

impl GrantArgs {
    /// The secret of a client: that of the flag, or else of the environment or the profile, which goes to the hosts of
    /// the same source only.
    pub(crate) fn client_secret(
        &self,
        client_id: &str,
        hosts: &Hosts,
    ) -> anyhow::Result<Option<Secret>> {
        let given = match &self.client.client_secret {
            Some(flag) => Some(flag.secret()?),
            None => {
                let given = source::client_secret(client_id)?;
                if let Some((source, _)) = given {
                    source.check_host(source::CLIENT_SECRET, hosts, "--client-secret")?;
                }
                given.map(|(_, secret)| secret)
            }
        };
        let given = given.filter(|secret| !secret.expose().is_empty());
        Ok(given.map(|secret| Secret::new(secret.expose())))
    }

    /// The app of the flag or the environment.
    pub(crate) fn app(&self) -> anyhow::Result<Option<AppName>> {
        let app = flag_or_variable(self.app.as_ref(), "KEAP_APP");
        Ok(app.as_deref().map(str::parse).transpose()?)
    }

    /// The hosts of the flag or the environment.
    pub(crate) fn hosts(&self) -> anyhow::Result<Hosts> {
        hosts(self.base_url.as_ref())
    }

    /// Which grant the flags or the environment choose, as it is told behind a noun.
    fn wanted(&self) -> String {
        let app = flag_or_variable(self.app.as_ref(), "KEAP_APP");
        let app = app.map(|app| format!(" of {app}"));
        let client = self.client.id().map(|id| format!(" of client {id}"));
        app.into_iter().chain(client).collect()
    }

    /// The client, with its secret from the flags, the environment or the store.
    async fn client(
        &self,
        vault: &Vault,
        client_id: &str,
        hosts: Hosts,
    ) -> anyhow::Result<OAuthClient> {
        let given = self.client_secret(client_id, &hosts);
        let kept = match given {
            Ok(Some(_)) => None,
            _ => vault.store.load_client(client_id).await?,
        };
        let secret = match (kept, given) {
            (Some(kept), _) => kept,
            (None, given) => given.or_misuse()?.with_context(|| {
                format!(
                    "the secret of client {client_id} is not in the store; set KEAP_CLIENT_SECRET"
                )
            })
            .or_misuse()?,
        };
        // A grant repeats its token calls itself.
        let network = connected(calls::for_tokens())?;
        let client = OAuthClient::new(client_id, secret.expose(), hosts, network);
        let client = calls::limited_client(client);
        told::hide_all(&client.presented(&secret));
        Ok(client)
    }

    /// All grants that the flags leave over.
    pub(crate) async fn select(&self, vault: &Vault) -> anyhow::Result<Vec<GrantId>> {
        let app = self.app()?;
        let client_id = self.client.id();
        let mut all = vault.store.list().await?;
        all.retain(|id| {
            app.as_ref().is_none_or(|app| *app == id.tenant)
                && client_id
                    .as_ref()
                    .is_none_or(|client_id| *client_id == id.client_id)
        });
        Ok(all)
    }

    /// The one grant that the flags name.
    pub(crate) async fn one(&self, vault: &Vault) -> anyhow::Result<GrantId> {
        let mut found = self.select(vault).await?;
        if found.len() > 1 {
            misuse!(
                "there are several grants in {}: {}\n  hint: choose with --app and --client-id (KEAP_APP, KEAP_CLIENT_ID)",
                vault.place,
                told_apart(&found)
            );
        }
        match found.pop() {
            Some(id) => Ok(id),
            None => Err(no_grants(self, vault).await.into()),
        }
    }

    /// A handle to a grant that refreshes it at the hosts that the flags or the environment name, or
    /// else at those that it belongs to. It goes to no others than the latter.
    pub(crate) async fn grant(&self, vault: &Vault, id: GrantId) -> anyhow::Result<Grant> {
        let asked = flag_or_variable(self.base_url.as_ref(), "KEAP_BASE_URL");
        let hosts = match asked {
            Some(_) => self.hosts()?,
            None => {
                let stored = vault.store.load(&id).await?;
                let name = stored.and_then(|stored| stored.tokens.hosts);
                Hosts::named(name.as_deref())?
            }
        };
        self.grant_at(vault, id, hosts).await
    }

    /// A handle to a grant that is used at these hosts.
    pub(crate) async fn grant_at(
        &self,
        vault: &Vault,
        id: GrantId,
        hosts: Hosts,
    ) -> anyhow::Result<Grant> {
        let stored = vault.store.load(&id).await?;
        if let Some(stored) = &stored {
            told::hide_tokens(&stored.tokens);
        }
        if let Some(stored) = stored {
            check_place(&id, &stored, &hosts)?;
        }
        let client = self.client(vault, &id.client_id, hosts).await?;
        let store = Arc::clone(&vault.store);
        let grant = Grant::with_config(id, client, Arc::clone(&store), calls::grant_config());
        in_use::keep(&grant, store);
        Ok(grant)
    }
}

/// Refuses hosts that a grant does not belong to.
///
/// # Errors
/// That, and which it belongs to.
pub(crate) fn check_place(id: &GrantId, stored: &StoredGrant, hosts: &Hosts) -> anyhow::Result<()> {
    let asked = hosts.name();
    if stored.tokens.hosts == asked {
        return Ok(());
    }
    let name = |hosts: Option<String>| hosts.unwrap_or("Keap's own hosts".to_owned());
    misuse!(
        "the grant of {} in the store belongs to {}, and is not sent to {}\n  hint: give --base-url for the hosts that it belongs to, or log in there with `keap auth login`",
        id.tenant,
        name(stored.tokens.hosts.clone()),
        name(asked)
    )
}

/// What is said of a store without the grant that is meant (2: another name would do), or without any (3).
pub(crate) async fn no_grants(args: &GrantArgs, vault: &Vault) -> Answered {
    // Where it cannot be read, that was told before.
    let there = vault.store.list().await.unwrap_or_default();
    let place = &vault.place;
    let (message, hint) = match there.is_empty() {
        true => (format!("{place} has no grant"), MADE),
        false => (
            format!("{place} has no grant{}; {}", args.wanted(), listed(&there)),
            CHOSEN,
        ),
    };
    Answered {
        kind: ErrorKind::NotFound,
        message,
        hint: Some(hint.to_owned()),
        retry_after: None,
        exit: match there.is_empty() {
            true => Exit::Failed,
            false => Exit::Wrong,
        },
    }
}

/// What to do about a store without a grant.
const MADE: &str = "`keap auth login` and `keap auth import` make one; name another store with KEAP_STORE, or set \
    KEAP_ACCESS_KEY to a personal access token or service account key where no grant is meant";

/// What to do about a store that has others.
const CHOSEN: &str = "choose with --app and --client-id (KEAP_APP, KEAP_CLIENT_ID), or make it with `keap auth login`";

/// The most grants that are named.
const NAMED: usize = 5;

/// Grants by what tells them apart: their applications, and their clients where an application has several.
fn told_apart(all: &[GrantId]) -> String {
    let tenant = |id: &GrantId| id.tenant.as_str().to_owned();
    let is_alone = |id: &GrantId| all.iter().filter(|one| one.tenant == id.tenant).count() == 1;
    let names = all.iter().map(|id| match is_alone(id) {
        true => tenant(id),
        false => format!("{} of client {}", id.tenant, id.client_id),
    });
    let more = all.len().saturating_sub(NAMED);
    let named = names.take(NAMED).collect::<Vec<_>>().join(", ");
    match more {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}

/// What is in a store.
fn listed(there: &[GrantId]) -> String {
    let mut apps: Vec<&str> = there.iter().map(|id| id.tenant.as_str()).collect();
    apps.sort_unstable();
    apps.dedup();
    let more = apps.len().saturating_sub(NAMED);
    let named = apps.iter().take(NAMED).copied().collect::<Vec<_>>();
    match (&named[..], more) {
        ([one], 0) => format!("there is {one}"),
        (all, 0) => format!("there are {}", all.join(", ")),
        (all, more) => format!("there are {} and {more} more", all.join(", ")),
    }
}
