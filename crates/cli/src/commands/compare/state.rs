//! What is kept of comparisons between two starts of the program: a SQLite file for its owner's eyes, without a value of
//! the account in it.
//!
//! What a batch of rows gave is written in one transaction with how far the comparison has come, so that a process that is
//! killed loses at most what was on its way.

mod again;
mod carried;
mod columns;
mod differences;
mod digest;
mod evidence;
mod gone;
mod held;
mod held_back;
mod judged;
mod keeps;
mod read;
mod resume;
mod rows;
mod told;
mod whose;
mod write;
mod writes;

use std::borrow::Cow;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use clap::Args;
use keap::compare::Redactor;
use rand::Rng as _;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Row as _, SqlitePool};

use crate::failure::{OrMisuse as _, misuse};
use crate::file;
use keap_http::{Shown, private};

pub(super) use columns::{Columns, LeftOut};
pub(super) use differences::all_differences;
pub(super) use gone::Gone;
pub(super) use held_back::HeldPart;
pub(super) use judged::KeptJudgement;
pub(super) use keeps::{
    Batch, CauseWords, Counted, ExampleOf, Examples, FIRST, Found, Keeps, kind,
};
pub(super) use read::RunLine;
pub(super) use resume::{Asked, Kept, KeptTarget, Source, read_state};
pub(super) use whose::OfAccount;
pub(super) use write::{NewRun, NewTarget, RunWriter};
pub(super) use writes::Step;

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
    /// Where it is, for people.
    ///
    /// # Errors
    /// When nobody says it, and there is no home folder.
    pub(crate) fn told(&self) -> anyhow::Result<String> {
        Ok(Shown::path(&self.path()?))
    }

    pub(crate) fn path(&self) -> anyhow::Result<PathBuf> {
        if let Some(path) = &self.state {
            if path == Path::new("-") {
                misuse!("--state names a file, and - is none");
            }
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
    /// None in memory.
    path: Option<PathBuf>,
    /// The file as it was opened.
    opened: Option<Arc<Metadata>>,
    /// How it was named, for lines that act on it again.
    flag: String,
    hash_key: Vec<u8>,
}

impl State {
    /// Opens the state, and makes it where there is none.
    ///
    /// # Errors
    /// When the file cannot be made, or is none of these.
    pub(crate) async fn open(args: &StateArgs) -> anyhow::Result<Self> {
        let path = args.path().or_misuse()?;
        let opened = match args.state.is_some() {
            true => has_folder(&path),
            false => Ok(()),
        };
        let opened = match opened {
            Ok(()) => Self::at(&path).await,
            Err(failure) => Err(failure.into()),
        };
        let is_of_name = opened.as_ref().err().is_some_and(is_of_name);
        let opened =
            opened.with_context(|| format!("the state {} cannot be opened", Shown::path(&path)));
        let opened = match is_of_name {
            true => opened.or_misuse(),
            false => opened,
        };
        Ok(Self {
            flag: args.flag(),
            ..opened?
        })
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

    /// As [`open`](Self::open), of one that has a run; none is made.
    ///
    /// # Errors
    /// As [`open`](Self::open), and when there is none.
    pub(crate) async fn open_with(args: &StateArgs, run: &str) -> anyhow::Result<Self> {
        match Self::open_existing(args).await? {
            Some(state) => Ok(state),
            None => Err(args.without(run)),
        }
    }

    async fn at(path: &Path) -> anyhow::Result<Self> {
        if !path.exists() {
            file::tell_of_place(path);
        }
        create_private(path)?;
        let options = SqliteConnectOptions::new()
            .filename(path)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal)
            .busy_timeout(BUSY);
        let pool = migrated(connections(2), options).await?;
        let hash_key = hash_key(&pool, &made_key()).await?;
        Ok(Self {
            pool,
            path: Some(path.to_owned()),
            opened: path.metadata().ok().map(Arc::new),
            flag: String::new(),
            hash_key,
        })
    }

    /// A state that is gone with this process. Without a key it makes one.
    ///
    /// # Errors
    /// When SQLite fails.
    pub(crate) async fn in_memory(key: Option<&[u8]>) -> anyhow::Result<Self> {
        // Another connection would see another database.
        let pool = migrated(connections(1), SqliteConnectOptions::new().in_memory(true)).await?;
        let key = key.map_or_else(|| made_key().to_vec(), <[u8]>::to_vec);
        let hash_key = hash_key(&pool, &key).await?;
        Ok(Self {
            pool,
            path: None,
            opened: None,
            flag: String::new(),
            hash_key,
        })
    }

    /// What takes the values out of what is kept; the same for all runs of a state.
    pub(crate) fn redactor(&self) -> Redactor {
        Redactor::with_key(&self.hash_key)
    }

    /// What tells whether two states have the same key, and does not tell the key.
    pub(crate) fn key_mark(&self) -> String {
        key_mark(&self.redactor())
    }

    /// A failure with the file that it is of, where it is one of the state. What SQLite says of a file that was taken away,
    /// which a new connection looks for, or of the one in its place, is not what happened.
    pub(crate) fn named_in(&self, failure: anyhow::Error) -> anyhow::Error {
        let Some(code) = code(&failure) else {
            return failure;
        };
        if let Err(gone) = self.is_there() {
            return gone;
        }
        let told = match code.as_str() {
            FULL | FULL_BESIDE => "cannot be written",
            _ => "cannot be used",
        };
        let named = format!("the state {} {told}", self.place());
        match failure.to_string() == named {
            true => failure,
            false => failure.context(named),
        }
    }

    /// Where it is.
    pub(crate) fn place(&self) -> String {
        match &self.path {
            Some(path) => Shown::path(path),
            None => "the memory of this process".to_owned(),
        }
    }

    /// Ends its use, so that its main file alone is whole.
    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }

    /// The same of one that was made by whoever closes it: without a run it is taken away again.
    pub(crate) async fn close_and_leave_no_empty_one(&self) {
        let runs = sqlx::query_scalar("SELECT count(*) FROM runs");
        let runs: Result<i64, _> = runs.fetch_one(&self.pool).await;
        self.close().await;
        let Some(path) = self
            .path
            .as_ref()
            .filter(|_| runs.is_ok_and(|runs| runs == 0))
        else {
            return;
        };
        for end in ["", "-wal", "-shm"] {
            let mut path = path.clone().into_os_string();
            path.push(end);
            // What stays is empty.
            let _ = std::fs::remove_file(path);
        }
    }
}

/// Fails when a file that is named would be in a folder that is not there: a slip of the pen makes none.
fn has_folder(path: &Path) -> std::io::Result<()> {
    match path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        Some(folder) => folder.metadata().map(drop),
        None => Ok(()),
    }
}

/// Whether another name would do: the file is none of these, or cannot be there. A disk that is full is not.
fn is_of_name(failure: &anyhow::Error) -> bool {
    use std::io::ErrorKind::{IsADirectory, NotADirectory, NotFound, PermissionDenied};
    let is_wrong = |error: &std::io::Error| {
        matches!(
            error.kind(),
            IsADirectory | NotADirectory | NotFound | PermissionDenied
        )
    };
    if failure
        .downcast_ref::<std::io::Error>()
        .is_some_and(is_wrong)
    {
        return true;
    }
    code(failure).is_some_and(|code| code == NOT_A_DATABASE)
}

/// SQLite's words for a file that is no database, and for a disk that is full.
const NOT_A_DATABASE: &str = "26";
const FULL: &str = "13";
/// The same of the memory that is shared beside the file.
const FULL_BESIDE: &str = "4874";

/// What SQLite calls a failure, where it is one of its own.
fn code(failure: &anyhow::Error) -> Option<String> {
    let database = failure
        .chain()
        .filter_map(|cause| cause.downcast_ref::<sqlx::Error>());
    let mut codes = database.filter_map(|error| error.as_database_error()?.code());
    codes.next().map(Cow::into_owned)
}

/// Connections that stay until the state is closed. What sqlx 0.9 starts to look after idle ones takes the number of those for
/// an end: a connection that is taken before it is counted as given back makes it the largest number there is, and the
/// process then has a thread that never ends, nor does the process.
fn connections(most: u32) -> SqlitePoolOptions {
    let pool = SqlitePoolOptions::new().max_connections(most);
    pool.idle_timeout(None).max_lifetime(None)
}

/// The connections to a database with the tables of this version.
async fn migrated(
    pool: SqlitePoolOptions,
    options: SqliteConnectOptions,
) -> anyhow::Result<SqlitePool> {
    let options = options.foreign_keys(true).pragma("temp_store", "MEMORY");
    let pool = pool.connect_with(options).await?;
    let mut migrations =
        keap_auth::kept::migrations(keap_auth::migration_files!("migrations/compare":
            "0001_runs.sql",
            "0002_evidence.sql",
            "0003_writes.sql",
            "0004_since.sql",
            "0005_tenant.sql",
            "0006_host.sql",
            "0007_held_back.sql",
            "0008_judged.sql",
            "0009_whole.sql",
            "0010_columns.sql",
        ));
    // Migrations only add, so that a file of a later version opens here too.
    migrations.set_ignore_missing(true);
    migrations.run(&pool).await?;
    Ok(pool)
}

/// A new key for hashes.
pub(super) fn made_key() -> [u8; 32] {
    let mut made = [0; 32];
    rand::rng().fill_bytes(&mut made);
    made
}

/// The key of the hashes, made with the file.
async fn hash_key(pool: &SqlitePool, made: &[u8]) -> anyhow::Result<Vec<u8>> {
    sqlx::query("INSERT INTO settings VALUES (1, ?) ON CONFLICT (id) DO NOTHING")
        .bind(made)
        .execute(pool)
        .await?;
    let row = sqlx::query("SELECT hash_key FROM settings")
        .fetch_one(pool)
        .await?;
    Ok(row.try_get("hash_key")?)
}

/// Makes the file for its owner alone.
fn create_private(path: &Path) -> std::io::Result<()> {
    private::folder(path.parent().unwrap_or(Path::new("")))?;
    let mut options = private::options();
    options.create(true).append(true).open(path)?;
    close_to_others(path);
    Ok(())
}

/// Takes a file that was there before away from everybody but its owner. Where that is refused, it is told.
fn close_to_others(path: &Path) {
    #[cfg(unix)]
    if private::warning(path).is_some() {
        use std::os::unix::fs::PermissionsExt as _;
        drop(std::fs::set_permissions(
            path,
            std::fs::Permissions::from_mode(0o600),
        ));
        if let Some(warning) = private::warning(path) {
            crate::told::tell(&format!("warning: {warning}"));
        }
    }
    #[cfg(not(unix))]
    let _ = path;
}

/// What tells whether two redactors have the same key, and does not tell the key.
pub(super) fn key_mark(redactor: &Redactor) -> String {
    let mark = redactor.value(&"which key".into());
    mark.rsplit('#').next().unwrap_or_default().to_owned()
}
