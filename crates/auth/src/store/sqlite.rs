//! Grants in a SQLite file, shared by the processes of one machine.

mod wipe;

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use keap_http::{BoxFuture, Secret, Shown, private};
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Sqlite, SqlitePool, Transaction};

use super::guard::{check_file, check_folder_around, create_private_folder, open_private};
use super::host::HostFiles;
use super::row::{Row, grant_id, read_client, read_error, sealing_of, write_client, write_error};
use super::{
    GrantId, Intake, OnWait, Sealing, StoreError, StoreKey, StoreLock, StoredGrant, TokenStore,
};
use crate::Tokens;
use crate::token::to_unix;

/// How long a statement waits for another process that is writing.
const BUSY: Duration = Duration::from_secs(20);

/// A store in one SQLite file (write-ahead log, every commit flushed to the disk).
///
/// The file is created for the eyes of its owner only. Beside it stands a folder with one empty
/// lock file for each grant; the operating system ends such a lock with the process that holds it,
/// so a killed process blocks nobody, and refreshing one app does not block the others, as an open
/// write transaction would. A second file for each grant, the journal, takes a token answer the
/// moment it arrives, until the database has it.
#[derive(Clone, Debug)]
pub struct SqliteStore {
    pool: SqlitePool,
    path: PathBuf,
    files: HostFiles,
    key: Option<StoreKey>,
    /// Whether the tables have the columns that the first version did not have.
    is_up_to_date: bool,
}

impl SqliteStore {
    /// Opens the store at `path`, and creates it with its folder where there is none.
    ///
    /// # Errors
    /// [`StoreError::Open`] when the file or its folder cannot be made, is no store, or can be changed
    /// by others.
    pub async fn open(path: impl AsRef<Path>, key: Option<StoreKey>) -> Result<Self, StoreError> {
        let path = path.as_ref().to_owned();
        let fail = |source: Box<dyn std::error::Error + Send + Sync>| StoreError::Open {
            place: Shown::path(&path),
            source,
        };
        create_private(&path).map_err(|e| fail(e.into()))?;
        let files = HostFiles::new(folder_of_locks(&path), String::new(), key.clone());
        let pool = connect(&path).await.map_err(|e| fail(e.into()))?;
        if !is_up_to_date(&pool).await {
            // Two processes may open a new file at the same time; the lock lets one of them migrate.
            let lock = files.lock("migrate").await.map_err(|e| fail(e.into()))?;
            let migrated = migrate(&pool).await;
            drop(lock);
            migrated.map_err(|e| fail(e.into()))?;
        }
        Ok(Self {
            pool,
            path,
            files,
            key,
            is_up_to_date: true,
        })
    }

    /// Opens the store at `path` to read in it, and neither creates nor changes anything: one of an
    /// earlier version stays as it is. None when there is no store in the file, or no file.
    ///
    /// # Errors
    /// [`StoreError::Open`] as for [`open`](Self::open).
    pub async fn open_to_read(
        path: impl AsRef<Path>,
        key: Option<StoreKey>,
    ) -> Result<Option<Self>, StoreError> {
        let path = path.as_ref().to_owned();
        let fail = |source: Box<dyn std::error::Error + Send + Sync>| StoreError::Open {
            place: Shown::path(&path),
            source,
        };
        let Ok(meta) = std::fs::symlink_metadata(&path) else {
            return Ok(None);
        };
        let checked = check_folder_around(&path).and_then(|()| check_file(&path));
        checked.map_err(|e| fail(e.into()))?;
        if meta.len() == 0 {
            return Ok(None);
        }
        let pool = connect_to_read(&path).await.map_err(|e| fail(e.into()))?;
        let has_tables = has_tables(&pool).await.map_err(|e| fail(e.into()))?;
        if !has_tables {
            pool.close().await;
            return Ok(None);
        }
        Ok(Some(Self {
            is_up_to_date: is_up_to_date(&pool).await,
            files: HostFiles::new(folder_of_locks(&path), String::new(), key.clone()),
            pool,
            path,
            key,
        }))
    }

    /// Tells on whom the lock of a grant waits.
    #[must_use]
    pub fn on_wait(mut self, on_wait: OnWait) -> Self {
        self.files.on_wait(on_wait);
        self
    }

    /// A warning when others than the owner may read the file.
    pub fn permission_warning(&self) -> Option<String> {
        let warning = private::warning(&self.path)?;
        if cfg!(unix) {
            return Some(warning);
        }
        let unsealed = self.key.is_none();
        unsealed.then(|| format!("{warning}; with KEAP_STORE_KEY set, what is in it is encrypted"))
    }

    async fn execute(
        &self,
        sql: &'static str,
        id: &GrantId,
        time: Option<i64>,
    ) -> Result<u64, StoreError> {
        let query = sqlx::query(sql)
            .bind(&id.client_id)
            .bind(id.tenant.as_str())
            .bind(time);
        let done = query.execute(&self.pool).await.map_err(write_error)?;
        Ok(done.rows_affected())
    }

    async fn write(&self, id: &GrantId, tokens: &Tokens) -> Result<(), StoreError> {
        let row = Row::write(self.key.as_ref(), id, tokens)?;
        let mut transaction = self.begin().await?;
        sqlx::query(
            "INSERT INTO grants (client_id, tenant, access_token, refresh_token, issued_at, \
             expires_at, scope, hosts) VALUES (?, ?, ?, ?, ?, ?, ?, ?) \
             ON CONFLICT (client_id, tenant) DO UPDATE SET access_token = excluded.access_token, \
             refresh_token = excluded.refresh_token, issued_at = excluded.issued_at, \
             expires_at = excluded.expires_at, scope = excluded.scope, hosts = excluded.hosts, \
             refresh_started_at = NULL, dead_since = NULL",
        )
        .bind(&id.client_id)
        .bind(id.tenant.as_str())
        .bind(row.access_token)
        .bind(row.refresh_token)
        .bind(row.issued_at)
        .bind(row.expires_at)
        .bind(row.scope)
        .bind(row.hosts)
        .execute(&mut *transaction)
        .await
        .map_err(write_error)?;
        // A key that was introduced later seals what was there before it.
        self.seal_rows(&mut transaction).await?;
        transaction.commit().await.map_err(write_error)?;
        self.files.clear(id);
        // So that the main file alone is whole. The pair is durable without that too.
        let _ = sqlx::query("PRAGMA wal_checkpoint(PASSIVE)")
            .execute(&self.pool)
            .await;
        Ok(())
    }

    /// A transaction that writes: it waits for other writers at once, not in its middle.
    async fn begin(&self) -> Result<Transaction<'static, Sqlite>, StoreError> {
        let begun = self.pool.begin_with("BEGIN IMMEDIATE").await;
        begun.map_err(write_error)
    }
}

/// Connections that overwrite what they delete with zeros, and keep temporary data out of files.
async fn connect(path: &Path) -> Result<SqlitePool, sqlx::Error> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("secure_delete", "ON")
        // On macOS a plain flush ends in the cache of the disk. Elsewhere these say nothing.
        .pragma("fullfsync", "ON")
        .pragma("checkpoint_fullfsync", "ON")
        .pragma("temp_store", "MEMORY")
        .busy_timeout(BUSY);
    connections(4).connect_with(options).await
}

/// Connections that stay until the store is closed: what looks after idle ones may count them wrongly and never end (sqlx 0.9).
fn connections(most: u32) -> SqlitePoolOptions {
    let pool = SqlitePoolOptions::new().max_connections(most);
    pool.idle_timeout(None).max_lifetime(None)
}

/// A connection that leaves the file as it is.
async fn connect_to_read(path: &Path) -> Result<SqlitePool, sqlx::Error> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .pragma("temp_store", "MEMORY")
        .busy_timeout(BUSY);
    let pool = connections(1).connect_with(options.clone()).await;
    let Ok(opened) = &pool else {
        return pool;
    };
    // Nothing is read before the first statement, and then files are made beside it: on a disk that cannot be written that
    // fails, and nobody writes there. What is in a log beside it would be passed over.
    let read = has_tables(opened).await;
    if read.is_err_and(|error| cannot_be_made(&error)) && !has_log(path) {
        opened.close().await;
        return connections(1).connect_with(options.immutable(true)).await;
    }
    pool
}

/// Whether SQLite could not make a file.
fn cannot_be_made(error: &sqlx::Error) -> bool {
    /// `SQLITE_CANTOPEN`, without what it has beside it in a higher byte.
    const CANNOT_OPEN: u32 = 14;
    let code = error.as_database_error().and_then(|error| error.code());
    let code: Option<u32> = code.and_then(|code| code.parse().ok());
    code.is_some_and(|code| code & 0xff == CANNOT_OPEN)
}

/// Whether there is something in the log beside the file that is not in the file itself.
fn has_log(path: &Path) -> bool {
    let mut log = path.to_owned().into_os_string();
    log.push("-wal");
    std::fs::metadata(log).is_ok_and(|log| log.len() > 0)
}

async fn has_tables(pool: &SqlitePool) -> Result<bool, sqlx::Error> {
    let tables =
        "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ('grants', 'clients')";
    let count: i64 = sqlx::query_scalar(tables).fetch_one(pool).await?;
    Ok(count == 2)
}

/// The tables as the first version made them, in the table of migrations that it looks at, so that it
/// goes on working with every file; and what came later, in a table of our own, which it does not see.
/// Later migrations only add columns and tables that an older version can leave alone.
fn added() -> Migrator {
    let mut added = crate::kept::migrations(
        crate::migration_files!("migrations/sqlite_added": "0001_hosts.sql"),
    );
    added.dangerous_set_table_name("keap_migrations");
    added.set_ignore_missing(true);
    added
}

async fn migrate(pool: &SqlitePool) -> Result<(), MigrateError> {
    crate::kept::migrations(crate::migration_files!("migrations/sqlite": "0001_grants.sql"))
        .run(pool)
        .await?;
    added().run(pool).await
}

async fn is_up_to_date(pool: &SqlitePool) -> bool {
    let newest = added().iter().map(|migration| migration.version).max();
    let done = sqlx::query_scalar("SELECT max(version) FROM keap_migrations WHERE success");
    let done: Result<Option<i64>, _> = done.fetch_one(pool).await;
    done.is_ok_and(|done| done >= newest)
}

const LOAD: &str = "SELECT access_token, refresh_token, issued_at, expires_at, scope, hosts, \
    refresh_started_at, dead_since FROM grants WHERE client_id = ? AND tenant = ?";

const LOAD_FROM_FIRST_VERSION: &str = "SELECT access_token, refresh_token, issued_at, expires_at, \
    scope, NULL AS hosts, refresh_started_at, NULL AS dead_since FROM grants \
    WHERE client_id = ? AND tenant = ?";

const NOTE: &str = "UPDATE grants SET refresh_started_at = ?3 WHERE client_id = ?1 AND tenant = ?2";

const DEAD: &str = "UPDATE grants SET dead_since = ?3 WHERE client_id = ?1 AND tenant = ?2";

impl TokenStore for SqliteStore {
    fn load<'a>(
        &'a self,
        id: &'a GrantId,
    ) -> BoxFuture<'a, Result<Option<StoredGrant>, StoreError>> {
        Box::pin(async move {
            let query = match self.is_up_to_date {
                true => sqlx::query_as(LOAD),
                false => sqlx::query_as(LOAD_FROM_FIRST_VERSION),
            };
            let row: Option<Row> = query
                .bind(&id.client_id)
                .bind(id.tenant.as_str())
                .fetch_optional(&self.pool)
                .await
                .map_err(read_error)?;
            row.map(|row| row.read(self.key.as_ref(), id)).transpose()
        })
    }

    fn save<'a>(
        &'a self,
        id: &'a GrantId,
        tokens: &'a Tokens,
    ) -> BoxFuture<'a, Result<(), StoreError>> {
        Box::pin(self.write(id, tokens))
    }

    /// Beside the note, the journal gets its space on the disk. So a full disk or a read-only one
    /// shows here, and not after the refresh token was spent.
    fn begin_refresh<'a>(
        &'a self,
        id: &'a GrantId,
        spent: &'a Secret,
        now: SystemTime,
    ) -> BoxFuture<'a, Result<Intake, StoreError>> {
        Box::pin(async move {
            self.execute(NOTE, id, Some(to_unix(now))).await?;
            self.files.begin(id, spent, now).await
        })
    }

    fn end_refresh<'a>(&'a self, id: &'a GrantId) -> BoxFuture<'a, Result<(), StoreError>> {
        Box::pin(async move { self.execute(NOTE, id, None).await.map(drop) })
    }

    fn remove<'a>(&'a self, id: &'a GrantId) -> BoxFuture<'a, Result<bool, StoreError>> {
        Box::pin(self.delete(id))
    }

    fn list(&self) -> BoxFuture<'_, Result<Vec<GrantId>, StoreError>> {
        Box::pin(async move {
            let rows = sqlx::query_as("SELECT client_id, tenant FROM grants ORDER BY 1, 2");
            let rows = rows.fetch_all(&self.pool).await.map_err(read_error)?;
            rows.into_iter().map(grant_id).collect()
        })
    }

    fn lock<'a>(&'a self, id: &'a GrantId) -> BoxFuture<'a, Result<StoreLock, StoreError>> {
        Box::pin(async move {
            let lock = self.files.lock_grant(id).await?;
            self.files.recover(self, id).await?;
            Ok(StoreLock::new(lock))
        })
    }

    fn save_client<'a>(
        &'a self,
        client_id: &'a str,
        secret: &'a Secret,
    ) -> BoxFuture<'a, Result<(), StoreError>> {
        Box::pin(async move {
            let sealed = write_client(self.key.as_ref(), client_id, secret)?;
            sqlx::query(
                "INSERT INTO clients (client_id, client_secret) VALUES (?, ?) \
                 ON CONFLICT (client_id) DO UPDATE SET client_secret = excluded.client_secret",
            )
            .bind(client_id)
            .bind(sealed)
            .execute(&self.pool)
            .await
            .map_err(write_error)?;
            Ok(())
        })
    }

    fn load_client<'a>(
        &'a self,
        client_id: &'a str,
    ) -> BoxFuture<'a, Result<Option<Secret>, StoreError>> {
        Box::pin(async move {
            let stored: Option<Vec<u8>> =
                sqlx::query_scalar("SELECT client_secret FROM clients WHERE client_id = ?")
                    .bind(client_id)
                    .fetch_optional(&self.pool)
                    .await
                    .map_err(read_error)?;
            stored
                .map(|stored| read_client(self.key.as_ref(), client_id, &stored))
                .transpose()
        })
    }

    fn set_aside<'a>(
        &'a self,
        id: &'a GrantId,
    ) -> BoxFuture<'a, Result<Option<String>, StoreError>> {
        Box::pin(async move { self.files.set_aside(id) })
    }

    fn mark_dead<'a>(
        &'a self,
        id: &'a GrantId,
        now: SystemTime,
    ) -> BoxFuture<'a, Result<(), StoreError>> {
        Box::pin(async move { self.execute(DEAD, id, Some(to_unix(now))).await.map(drop) })
    }

    fn sealing(&self) -> BoxFuture<'_, Result<Sealing, StoreError>> {
        Box::pin(async move {
            let query = sqlx::query_as(
                "SELECT count(*), coalesce(sum(substr(t, 1, 1) = x'00'), 0) FROM ( \
                 SELECT access_token AS t FROM grants UNION ALL \
                 SELECT refresh_token FROM grants WHERE refresh_token IS NOT NULL UNION ALL \
                 SELECT client_secret FROM clients)",
            );
            let row: (i64, i64) = query.fetch_one(&self.pool).await.map_err(read_error)?;
            Ok(sealing_of(row, Some(&self.files)))
        })
    }

    fn seal_all(&self) -> BoxFuture<'_, Result<(), StoreError>> {
        Box::pin(async move {
            if self.key.is_none() {
                return Err(StoreError::NoKey);
            }
            let ids = self.list().await?;
            super::check_key(self, &ids).await?;
            for id in ids {
                let lock = self.lock(&id).await?;
                self.files.seal(&id)?;
                drop(lock);
            }
            let mut transaction = self.begin().await?;
            self.seal_rows(&mut transaction).await?;
            transaction.commit().await.map_err(write_error)?;
            self.wipe().await
        })
    }

    fn close(&self) -> BoxFuture<'_, ()> {
        Box::pin(self.pool.close())
    }
}

/// Creates the file, and its folder, for the owner only; SQLite gives its own files beside it the same
/// permissions. What is there already is checked.
fn create_private(path: &Path) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        create_private_folder(folder)?;
    }
    check_folder_around(path)?;
    if std::fs::symlink_metadata(path).is_ok() {
        return check_file(path);
    }
    open_private(path).map(drop)
}

fn folder_of_locks(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".locks");
    PathBuf::from(name)
}
