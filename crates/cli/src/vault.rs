//! The token store on the command line: which one, and with which key.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context as _, bail};
use clap::Args;
use keap::ErrorKind;
use keap_auth::{
    MemoryStore, OnWait, PostgresStore, Sealing, SqliteStore, StoreError, StoreKey, TokenStore,
};
use keap_http::Secret;

use crate::calls;
use crate::exit::Exit;
use crate::failure::{Answered, OrMisuse as _};
use crate::secret_arg::{SecretArg, variable};
use crate::{address, file};

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

/// An open store.
#[derive(Debug)]
pub(crate) struct Vault {
    pub(crate) store: Arc<dyn TokenStore>,
    /// Where it is, without user and password.
    pub(crate) place: String,
    /// Something about it that a person should know.
    pub(crate) warning: Option<String>,
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

    /// Where it is, for people: without user and password.
    pub(crate) fn told(&self) -> String {
        match self.place() {
            Ok(Place::File(path)) => file::name(&path),
            _ => "Postgres".to_owned(),
        }
    }

    /// Whether it is a file, which is read without asking anybody.
    pub(crate) fn is_file(&self) -> bool {
        matches!(self.place(), Ok(Place::File(_)))
    }

    /// Whether there is a store already; opening one would create it.
    pub(crate) fn exists(&self) -> anyhow::Result<bool> {
        Ok(match self.place().or_misuse()? {
            Place::Postgres(_) => true,
            Place::File(path) => path.exists(),
        })
    }

    /// What is said of a store that is not there.
    pub(crate) fn missing(&self, hint: &str, exit: Exit) -> Answered {
        Answered {
            kind: ErrorKind::NotFound,
            message: format!("there is no token store at {}", self.told()),
            hint: Some(hint.to_owned()),
            retry_after: None,
            exit,
        }
    }

    /// Opens a store that is there, to go on with what is in it. Where nothing is in it, nothing is
    /// made either.
    pub(crate) async fn open_existing(&self) -> anyhow::Result<Vault> {
        let vault = self.open_to_read().await?;
        if vault.is_empty().await? {
            return Ok(vault);
        }
        match self.open().await {
            Err(error) if is_read_only(&error) => {
                let warning = format!(
                    "the token store {} cannot be written: what is in it is used, and nothing of it is renewed or changed",
                    vault.place
                );
                calls::tell(&format!("warning: {warning}"));
                Ok(vault)
            }
            opened => {
                vault.store.close().await;
                opened
            }
        }
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
                    return Err(self.missing(MISSING, Exit::Failed).into());
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

/// What to do where there is no store.
const MISSING: &str = "`keap auth login` and `keap auth import` make one; cron may run as another user or with another \
    HOME: name the store with KEAP_STORE";

/// Whether a store that was read cannot be written, because of its disk or its mode.
fn is_read_only(error: &anyhow::Error) -> bool {
    let signs = [
        "unable to open database file",
        "readonly database",
        "read-only file system",
        "permission denied",
    ];
    let told = format!("{error:#}").to_lowercase();
    let is_open = |cause: &(dyn std::error::Error + 'static)| {
        matches!(cause.downcast_ref(), Some(StoreError::Open { .. }))
    };
    error.chain().any(is_open) && signs.iter().any(|sign| told.contains(sign))
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
