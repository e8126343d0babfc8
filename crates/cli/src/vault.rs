//! The token store on the command line: which one, with which key, and the grants in it.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context as _, bail};
use clap::Args;
use keap_auth::{
    AppName, Grant, GrantId, Hosts, OAuthClient, PostgresStore, SqliteStore, StoreKey, TokenStore,
};
use keap_http::{ClientConfig, RetryConfig, Secret, Transport};
use url::Url;

/// Where grants are kept.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Token store")]
pub(crate) struct StoreArgs {
    /// A file, or the URL of a Postgres database. Default: keap.db in the folder for settings.
    /// Tokens in it are encrypted when `KEAP_STORE_KEY` is set (64 hex characters).
    #[arg(
        long,
        env = "KEAP_STORE",
        hide_env_values = true,
        value_name = "PATH|URL"
    )]
    pub(crate) store: Option<String>,

    /// With Postgres: the folder on this host where token answers are written the moment they
    /// arrive. Default: the user's folder for state.
    #[arg(long, env = "KEAP_JOURNAL", value_name = "FOLDER")]
    pub(crate) journal: Option<PathBuf>,
}

/// The application of the developer portal.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Developer portal")]
pub(crate) struct ClientArgs {
    /// Its client id. Can be left out when the store knows one grant only.
    #[arg(long, env = "KEAP_CLIENT_ID", value_name = "ID")]
    pub(crate) client_id: Option<String>,

    /// Its client secret. Can be left out when the store has it, from a login or an import. Better
    /// given by the environment than as a flag, which others on the machine can see.
    #[arg(
        long,
        env = "KEAP_CLIENT_SECRET",
        hide_env_values = true,
        value_name = "SECRET"
    )]
    pub(crate) client_secret: Option<String>,
}

/// Which grant of the store.
#[derive(Clone, Debug, Args)]
pub(crate) struct GrantArgs {
    #[command(flatten)]
    pub(crate) store: StoreArgs,
    #[command(flatten)]
    pub(crate) client: ClientArgs,

    /// The app, the `ab123` of ab123.infusionsoft.com. Can be left out when there is one grant.
    #[arg(long, env = "KEAP_APP", value_name = "NAME")]
    pub(crate) app: Option<String>,

    /// Another host than Keap's, for instance the base URL that `keap sandbox` prints.
    #[arg(long, env = "KEAP_BASE_URL", value_name = "URL")]
    pub(crate) base_url: Option<String>,
}

/// An open store.
#[derive(Debug)]
pub(crate) struct Vault {
    pub(crate) store: Arc<dyn TokenStore>,
    /// Where it is, without user and password.
    pub(crate) place: String,
    /// Something about it that a person should know.
    pub(crate) warning: Option<String>,
    pub(crate) encrypted: bool,
}

impl ClientArgs {
    /// What the environment says, for commands without these flags.
    pub(crate) fn from_environment() -> Self {
        let variable = |name| std::env::var(name).ok().filter(|text| !text.is_empty());
        Self {
            client_id: variable("KEAP_CLIENT_ID"),
            client_secret: variable("KEAP_CLIENT_SECRET"),
        }
    }
}

impl StoreArgs {
    /// What the environment says, for commands without this flag.
    pub(crate) fn from_environment() -> Self {
        Self {
            store: std::env::var("KEAP_STORE")
                .ok()
                .filter(|text| !text.is_empty()),
            journal: std::env::var_os("KEAP_JOURNAL").map(PathBuf::from),
        }
    }

    /// Whether there is a store already; opening one would create it.
    pub(crate) fn exists(&self) -> bool {
        match &self.store {
            Some(wish) if wish.starts_with("postgres") => true,
            Some(path) => std::path::Path::new(path).exists(),
            None => default_path().is_ok_and(|path| path.exists()),
        }
    }

    /// Opens the store.
    pub(crate) async fn open(&self) -> anyhow::Result<Vault> {
        let key = store_key()?;
        let encrypted = key.is_some();
        let wish = self.store.clone().unwrap_or_default();
        if wish.starts_with("postgres:") || wish.starts_with("postgresql:") {
            let url = Secret::new(wish);
            let store = match &self.journal {
                Some(folder) => {
                    PostgresStore::connect_with_journal(&url, key, folder.as_path()).await?
                }
                None => PostgresStore::connect(&url, key).await?,
            };
            return Ok(Vault {
                warning: store.warning(),
                store: Arc::new(store),
                place: "Postgres".to_owned(),
                encrypted,
            });
        }
        let path = if wish.is_empty() {
            default_path()?
        } else {
            PathBuf::from(wish)
        };
        let store = SqliteStore::open(&path, key).await?;
        let warning = store.permission_warning();
        let place = path.display().to_string();
        Ok(Vault {
            store: Arc::new(store),
            place,
            warning,
            encrypted,
        })
    }
}

fn store_key() -> anyhow::Result<Option<StoreKey>> {
    match std::env::var("KEAP_STORE_KEY") {
        Ok(text) if !text.is_empty() => Ok(Some(StoreKey::from_hex(&text)?)),
        _ => Ok(None),
    }
}

/// `keap.db` in the folder where this platform keeps settings: `~/.config/keap` on Linux.
fn default_path() -> anyhow::Result<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "keap")
        .context("this system names no home folder; give --store PATH")?;
    Ok(folders.config_dir().join("keap.db"))
}

/// The hosts that a base URL stands for.
pub(crate) fn hosts(base_url: Option<&String>) -> anyhow::Result<Hosts> {
    let Some(base) = base_url else {
        return Ok(Hosts::keap());
    };
    let url: Url = base
        .parse()
        .with_context(|| format!("{base:?} is not a URL"))?;
    if !matches!(url.scheme(), "http" | "https") {
        bail!("{base:?} is no base URL: it must begin with http:// or https://");
    }
    Ok(Hosts::at(&url))
}

/// A way to the network that authorizes nothing and tries once, for token calls, which a grant
/// repeats itself, and probes, which show what happens.
pub(crate) fn network() -> anyhow::Result<Transport> {
    let mut retry = RetryConfig::default();
    retry.max_attempts = 1;
    let transport = ClientConfig::new().retry(retry).connect(|inner| inner);
    transport.map_err(|e| anyhow::anyhow!(e).context("TLS cannot be set up on this machine"))
}

impl GrantArgs {
    /// The client, with its secret from the flags or the store.
    pub(crate) async fn client(
        &self,
        vault: &Vault,
        client_id: &str,
    ) -> anyhow::Result<OAuthClient> {
        let given = self.client.client_secret.as_deref().map(Secret::from);
        let secret = match given {
            Some(secret) => secret,
            None => vault.store.load_client(client_id).await?.with_context(|| {
                format!(
                    "the secret of client {client_id} is not in the store; set KEAP_CLIENT_SECRET"
                )
            })?,
        };
        let hosts = hosts(self.base_url.as_ref())?;
        Ok(OAuthClient::new(
            client_id,
            secret.expose(),
            hosts,
            network()?,
        ))
    }

    /// All grants that the flags leave over.
    pub(crate) async fn select(&self, vault: &Vault) -> anyhow::Result<Vec<GrantId>> {
        let app: Option<AppName> = self.app.as_deref().map(str::parse).transpose()?;
        let client_id = self.client.client_id.as_deref();
        let mut all = vault.store.list().await?;
        all.retain(|id| {
            app.as_ref().is_none_or(|app| *app == id.tenant)
                && client_id.is_none_or(|client_id| client_id == id.client_id)
        });
        Ok(all)
    }

    /// The one grant that the flags name.
    pub(crate) async fn one(&self, vault: &Vault) -> anyhow::Result<GrantId> {
        let mut found = self.select(vault).await?;
        match (found.pop(), found.is_empty()) {
            (Some(id), true) => Ok(id),
            (Some(_), false) => {
                bail!("there are several grants; choose with --app and --client-id")
            }
            (None, _) => bail!(
                "there is no such grant in {}; see `keap auth login`",
                vault.place
            ),
        }
    }

    /// A handle to a grant that refreshes it.
    pub(crate) async fn grant(&self, vault: &Vault, id: GrantId) -> anyhow::Result<Grant> {
        let client = self.client(vault, &id.client_id).await?;
        Ok(Grant::new(id, client, Arc::clone(&vault.store)))
    }
}
