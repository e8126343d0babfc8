//! The token store on the command line: which one, with which key, and the grants in it.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context as _, bail};
use clap::Args;
use keap::ErrorKind;
use keap_auth::{
    AppName, Grant, GrantId, Hosts, MemoryStore, OAuthClient, OnWait, PostgresStore, Sealing,
    SqliteStore, StoreKey, TokenStore,
};
use keap_http::{RetryConfig, Secret, Transport};

use crate::calls;
use crate::exit::Exit;
use crate::failure::{Answered, OrMisuse as _};
use crate::profile::source;
use crate::secret_arg::{SecretArg, flag_or_variable, variable};
use crate::{address, file, told};

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
    /// Its client id. Can be left out when the store knows one grant only [env: `KEAP_CLIENT_ID`]
    #[arg(long, value_name = "ID")]
    client_id: Option<String>,

    /// Its client secret. Can be left out when the store has it, from a login or an import. `-` reads
    /// it from standard input and @FILE from a file, so that it does not show in the list of processes
    /// [env: `KEAP_CLIENT_SECRET`]
    #[arg(long, value_name = "SECRET|-|@FILE")]
    client_secret: Option<SecretArg>,
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

/// An open store.
#[derive(Debug)]
pub(crate) struct Vault {
    pub(crate) store: Arc<dyn TokenStore>,
    /// Where it is, without user and password.
    pub(crate) place: String,
    /// Something about it that a person should know.
    pub(crate) warning: Option<String>,
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

impl StoreArgs {
    /// What the environment says, for commands without this flag.
    pub(crate) fn from_environment() -> Self {
        Self {
            store: variable("KEAP_STORE"),
            journal: variable("KEAP_JOURNAL").map(PathBuf::from),
        }
    }

    /// Where nothing is said of the store, the one at this address.
    pub(crate) fn or_at(mut self, url: Option<&Secret>) -> Self {
        let url = url.map(|url| url.expose().to_owned());
        self.store = self.store.or(url);
        self
    }

    /// Where the store is.
    fn place(&self) -> anyhow::Result<Place> {
        let wish = self.store.as_deref().unwrap_or_default().trim();
        if wish.is_empty() {
            return Ok(Place::File(default_path()?));
        }
        if address::is_libpq(wish) {
            bail!(
                "a token store is named by a path or a URL, and this is a line of `key=value` pairs\n  hint: write postgres://USER:PASSWORD@HOST/DATABASE"
            );
        }
        match scheme(wish) {
            Some("postgres" | "postgresql") => Ok(Place::Postgres(Secret::new(wish))),
            // The address may carry a password, so it is not shown.
            Some(other) => bail!(
                "{other}: is no kind of token store\n  hint: give the path of a file, or a URL that begins with postgres://"
            ),
            None => Ok(Place::File(PathBuf::from(wish))),
        }
    }

    /// Whether there is a store already; opening one would create it.
    pub(crate) fn exists(&self) -> anyhow::Result<bool> {
        Ok(match self.place().or_misuse()? {
            Place::Postgres(_) => true,
            Place::File(path) => path.exists(),
        })
    }

    /// Opens a store that is there, to go on with what is in it. Where nothing is in it, nothing is
    /// made either.
    pub(crate) async fn open_existing(&self) -> anyhow::Result<Vault> {
        let vault = self.open_to_read().await?;
        if vault.is_empty().await? {
            return Ok(vault);
        }
        vault.store.close().await;
        self.open().await
    }

    /// Opens a store that is there to read in it, and neither creates nor changes anything.
    pub(crate) async fn open_to_read(&self) -> anyhow::Result<Vault> {
        let key = store_key().or_misuse()?;
        match self.place().or_misuse()? {
            Place::Postgres(url) => {
                let journal = self.journal.clone();
                let store = PostgresStore::connect_to_read(&url, key, journal).await?;
                Ok(Vault {
                    warning: None,
                    store: or_nothing(store),
                    place: "Postgres".to_owned(),
                })
            }
            Place::File(path) => {
                let place = file::name(&path);
                if !path.exists() {
                    bail!(
                        "there is no token store at {place}\n  hint: `keap auth login` and `keap auth import` make one; cron may run as another user or with another HOME: name the store with KEAP_STORE"
                    );
                }
                let store = SqliteStore::open_to_read(&path, key).await?;
                Ok(Vault {
                    warning: store.as_ref().and_then(SqliteStore::permission_warning),
                    store: or_nothing(store),
                    place,
                })
            }
        }
    }

    /// Opens the store, and creates it where there is none.
    pub(crate) async fn open(&self) -> anyhow::Result<Vault> {
        let key = store_key().or_misuse()?;
        let on_wait = OnWait::new(|whom| {
            calls::tell(&format!(
                "waiting for {whom}, which has the lock of this grant"
            ))
        });
        match self.place().or_misuse()? {
            Place::Postgres(url) => {
                let store = match &self.journal {
                    Some(folder) => {
                        PostgresStore::connect_with_journal(&url, key, folder.as_path()).await?
                    }
                    None => PostgresStore::connect(&url, key).await?,
                };
                Ok(Vault {
                    warning: store.warning(),
                    store: Arc::new(store.on_wait(on_wait)),
                    place: "Postgres".to_owned(),
                })
            }
            Place::File(path) => {
                let store = SqliteStore::open(&path, key).await?;
                Ok(Vault {
                    warning: store.permission_warning(),
                    store: Arc::new(store.on_wait(on_wait)),
                    place: file::name(&path),
                })
            }
        }
    }
}

/// The store, or in its place one that is empty.
fn or_nothing(store: Option<impl TokenStore>) -> Arc<dyn TokenStore> {
    match store {
        Some(store) => Arc::new(store),
        None => Arc::new(MemoryStore::new()),
    }
}

/// The stores that are in use until the program ends.
static OPEN: Mutex<Vec<Arc<dyn TokenStore>>> = Mutex::new(Vec::new());

/// Ends the use of the stores that grants were taken from, so that their main files alone are whole and
/// nothing is left beside them.
pub(crate) async fn close_all() {
    let open = std::mem::take(&mut *OPEN.lock().unwrap_or_else(PoisonError::into_inner));
    for store in open {
        store.close().await;
    }
}

impl Vault {
    /// Lets [`close_all`] end the use of the store.
    pub(crate) fn close_at_the_end(&self) {
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        open.push(Arc::clone(&self.store));
    }

    /// Whether there is neither a grant nor a secret in it.
    async fn is_empty(&self) -> anyhow::Result<bool> {
        let is_empty = self.store.list().await?.is_empty();
        Ok(is_empty && self.store.sealing().await? == Sealing::default())
    }
}

/// Refuses what names no store.
///
/// # Errors
/// Without the text, which may hold a password.
pub(crate) fn check_place(wish: &str) -> anyhow::Result<()> {
    let args = StoreArgs {
        store: Some(wish.to_owned()),
        journal: None,
    };
    args.place().map(drop)
}

/// The two kinds of stores.
enum Place {
    Postgres(Secret),
    File(PathBuf),
}

/// What stands before the first colon of an address, when that is a scheme: not a path, and not a
/// drive of Windows.
fn scheme(wish: &str) -> Option<&str> {
    let (scheme, _) = wish.split_once(':')?;
    let is_scheme = scheme.len() > 1
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || ['+', '-', '.'].contains(&c));
    is_scheme.then_some(scheme)
}

/// The key of `KEAP_STORE_KEY`.
pub(crate) fn store_key() -> anyhow::Result<Option<StoreKey>> {
    let text = SecretArg::of_variable("KEAP_STORE_KEY")?;
    let key = text.map(|text| StoreKey::from_hex(text.expose()));
    Ok(key.transpose()?)
}

/// `keap.db` in the folder where this platform keeps settings: `~/.config/keap` on Linux.
fn default_path() -> anyhow::Result<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "keap")
        .context("this system names no home folder; give --store PATH")?;
    Ok(folders.config_dir().join("keap.db"))
}

/// The hosts that the flag for a base URL, or else `KEAP_BASE_URL`, stands for.
pub(crate) fn hosts(flag: Option<&String>) -> anyhow::Result<Hosts> {
    let Some(base) = flag_or_variable(flag, "KEAP_BASE_URL") else {
        return Ok(Hosts::keap());
    };
    address::hosts_at(&base)
}

/// A way to the network that authorizes nothing and tries once, for token calls, which a grant
/// repeats itself, and probes, which show what happens.
pub(crate) fn network() -> anyhow::Result<Transport> {
    let config = calls::once(RetryConfig::default().deadline);
    let transport = config.connect(|inner| inner);
    transport.map_err(|e| anyhow::anyhow!(e).context("TLS cannot be set up on this machine"))
}

impl GrantArgs {
    /// The client secret of the flag, or else of the environment or the profile, which goes to the hosts of the same
    /// source only.
    pub(crate) fn client_secret(&self, hosts: &Hosts) -> anyhow::Result<Option<Secret>> {
        const VARIABLE: &str = "KEAP_CLIENT_SECRET";
        let given = match &self.client.client_secret {
            Some(flag) => Some(flag.clone()),
            None => {
                let given = SecretArg::of_variable(VARIABLE)?;
                if given.is_some() {
                    source::check_host(VARIABLE, hosts, "--client-secret")?;
                }
                given
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

    /// Whether the flags or the environment choose among the grants.
    pub(crate) fn is_narrow(&self) -> bool {
        self.client.id().is_some() || flag_or_variable(self.app.as_ref(), "KEAP_APP").is_some()
    }

    /// The client, with its secret from the flags, the environment or the store.
    async fn client(
        &self,
        vault: &Vault,
        client_id: &str,
        hosts: Hosts,
    ) -> anyhow::Result<OAuthClient> {
        let given = self.client_secret(&hosts);
        let kept = match given {
            Ok(Some(_)) => None,
            _ => vault.store.load_client(client_id).await?,
        };
        let secret = match (kept, given) {
            (Some(kept), _) => kept,
            (None, given) => given?.with_context(|| {
                format!(
                    "the secret of client {client_id} is not in the store; set KEAP_CLIENT_SECRET"
                )
            })?,
        };
        let client = OAuthClient::new(client_id, secret.expose(), hosts, network()?);
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
        match (found.pop(), found.is_empty()) {
            (Some(id), true) => Ok(id),
            (Some(_), false) => {
                bail!("there are several grants; choose with --app and --client-id")
            }
            (None, _) => Err(no_grants(self, vault).into()),
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
        if let Some(stored) = stored
            && stored.tokens.hosts != hosts.name()
        {
            let name = |hosts: Option<String>| hosts.unwrap_or("Keap's own hosts".to_owned());
            bail!(
                "the grant of {} in the store belongs to {}, and is not sent to {}\n  hint: give --base-url for the hosts that it belongs to, or log in there with `keap auth login`",
                id.tenant,
                name(stored.tokens.hosts),
                name(hosts.name())
            );
        }
        let client = self.client(vault, &id.client_id, hosts).await?;
        let store = Arc::clone(&vault.store);
        Ok(Grant::with_config(id, client, store, calls::grant_config()))
    }
}

/// What is said of a store without the grant that is meant, or without any.
pub(crate) fn no_grants(args: &GrantArgs, vault: &Vault) -> Answered {
    let which = match args.is_narrow() {
        true => "no such grant",
        false => "no grant",
    };
    let hint = "`keap auth login` and `keap auth import` make one, `keap auth list` tells what is there; name another store with KEAP_STORE";
    Answered {
        kind: ErrorKind::NotFound,
        message: format!("there is {which} in {}", vault.place),
        hint: Some(hint.to_owned()),
        retry_after: None,
        exit: Exit::Failed,
    }
}
