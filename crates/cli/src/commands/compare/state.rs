//! What is kept of comparisons between two starts of the program: a SQLite file for its owner's eyes, without a value of
//! the account in it.
//!
//! What a batch of rows gave is written in one transaction with how far the comparison has come, so that a process that is
//! killed loses at most what was on its way.

mod digest;
mod evidence;
mod held;
mod read;
mod resume;
mod write;

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context as _;
use clap::Args;
use keap::compare::Redactor;
use keap_gateway::private_folder;
use rand::Rng as _;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Row as _, SqlitePool};

use keap_http::Shown;

pub(super) use read::{RunLine, differences_behind};
pub(super) use resume::{Asked, Kept, KeptTarget, Source};
pub(super) use write::{Counted, Found, NewRun, NewTarget, RunWriter, Saved};

/// How long a statement waits for another process that is writing.
const BUSY: Duration = Duration::from_secs(20);

/// Where the state is.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "State")]
pub(crate) struct StateArgs {
    /// The file that keeps how far runs have come and what they found, without values. Default: compare.db in the folder
    /// for settings.
    #[arg(long, env = "KEAP_COMPARE_STATE", value_name = "FILE")]
    pub(crate) state: Option<PathBuf>,
}

impl StateArgs {
    fn path(&self) -> anyhow::Result<PathBuf> {
        if let Some(path) = &self.state {
            return Ok(path.clone());
        }
        let folders = directories::ProjectDirs::from("", "", "keap")
            .context("this system names no home folder; give --state FILE")?;
        Ok(folders.config_dir().join("compare.db"))
    }
}

/// An open state.
#[derive(Clone, Debug)]
pub(crate) struct State {
    pool: SqlitePool,
    path: PathBuf,
    hash_key: Vec<u8>,
}

impl State {
    /// Opens the state, and makes it where there is none.
    ///
    /// # Errors
    /// When the file cannot be made, or is none of these.
    pub(crate) async fn open(args: &StateArgs) -> anyhow::Result<Self> {
        let path = args.path()?;
        let opened = Self::at(&path).await;
        opened.with_context(|| format!("the state {} cannot be opened", Shown::path(&path)))
    }

    /// As [`open`](Self::open), of one that is there; none where there is none.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub(crate) async fn open_existing(args: &StateArgs) -> anyhow::Result<Option<Self>> {
        match args.path()?.exists() {
            true => Self::open(args).await.map(Some),
            false => Ok(None),
        }
    }

    async fn at(path: &Path) -> anyhow::Result<Self> {
        create_private(path)?;
        let options = SqliteConnectOptions::new()
            .filename(path)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal)
            .foreign_keys(true)
            .pragma("temp_store", "MEMORY")
            .busy_timeout(BUSY);
        let pool = SqlitePoolOptions::new().max_connections(2);
        let pool = pool.connect_with(options).await?;
        let mut migrations = sqlx::migrate!("migrations/compare");
        // Migrations only add, so that a file of a later version opens here too.
        migrations.set_ignore_missing(true);
        migrations.run(&pool).await?;
        let hash_key = hash_key(&pool).await?;
        Ok(Self {
            pool,
            path: path.to_owned(),
            hash_key,
        })
    }

    /// What takes the values out of what is kept; the same for all runs of a state.
    pub(crate) fn redactor(&self) -> Redactor {
        Redactor::with_key(&self.hash_key)
    }

    /// What tells whether two states have the same key, and does not tell the key.
    pub(crate) fn key_mark(&self) -> String {
        let mark = self.redactor().value(&"which key".into());
        mark.rsplit('#').next().unwrap_or_default().to_owned()
    }

    /// Where it is.
    pub(crate) fn place(&self) -> String {
        Shown::path(&self.path)
    }

    /// Ends its use, so that its main file alone is whole.
    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }
}

/// The key of the hashes, made with the file.
async fn hash_key(pool: &SqlitePool) -> anyhow::Result<Vec<u8>> {
    let mut made = [0; 32];
    rand::rng().fill_bytes(&mut made);
    sqlx::query("INSERT INTO settings VALUES (1, ?) ON CONFLICT (id) DO NOTHING")
        .bind(made.as_slice())
        .execute(pool)
        .await?;
    let row = sqlx::query("SELECT hash_key FROM settings")
        .fetch_one(pool)
        .await?;
    Ok(row.try_get("hash_key")?)
}

/// Makes the file for its owner alone.
fn create_private(path: &Path) -> std::io::Result<()> {
    private_folder(path.parent().unwrap_or(Path::new("")))?;
    let mut options = std::fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}
