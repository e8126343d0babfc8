//! Grants in a SQLite file, shared by the processes of one machine.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use keap_http::{BoxFuture, Secret};
use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use super::host::{HostFiles, create_private_folder, open_private};
use super::row::{Row, grant_id, read_client, read_error, write_client, write_error};
use super::{GrantId, Intake, StoreError, StoreKey, StoreLock, StoredGrant, TokenStore};
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
}

impl SqliteStore {
    /// Opens the store at `path`, and creates it with its folder where there is none.
    ///
    /// # Errors
    /// [`StoreError::Open`] when the file or its folder cannot be made or is no store.
    pub async fn open(path: impl AsRef<Path>, key: Option<StoreKey>) -> Result<Self, StoreError> {
        let path = path.as_ref().to_owned();
        let fail = |source: Box<dyn std::error::Error + Send + Sync>| StoreError::Open {
            place: path.display().to_string(),
            source,
        };
        create_private(&path).map_err(|e| fail(e.into()))?;
        let files = HostFiles::create(folder_of_locks(&path), String::new(), key.clone())
            .map_err(|e| fail(e.into()))?;
        let options = SqliteConnectOptions::new()
            .filename(&path)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(BUSY);
        let pool = SqlitePoolOptions::new()
            .max_connections(4)
            .connect_with(options)
            .await
            .map_err(|e| fail(e.into()))?;
        // Two processes may open a new file at the same time; the lock lets one of them migrate.
        let lock = files.lock("migrate").await.map_err(|e| fail(e.into()))?;
        let migrated = sqlx::migrate!("migrations/sqlite").run(&pool).await;
        drop(lock);
        migrated.map_err(|e| fail(e.into()))?;
        Ok(Self {
            pool,
            path,
            files,
            key,
        })
    }

    /// A warning when others than the owner may read the file.
    pub fn permission_warning(&self) -> Option<String> {
        others_may_read(&self.path).then(|| {
            let path = self.path.display();
            format!("{path} can be read by others; run: chmod 600 {path}")
        })
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
        sqlx::query(
            "INSERT INTO grants (client_id, tenant, access_token, refresh_token, issued_at, \
             expires_at, scope) VALUES (?, ?, ?, ?, ?, ?, ?) \
             ON CONFLICT (client_id, tenant) DO UPDATE SET access_token = excluded.access_token, \
             refresh_token = excluded.refresh_token, issued_at = excluded.issued_at, \
             expires_at = excluded.expires_at, scope = excluded.scope, refresh_started_at = NULL",
        )
        .bind(&id.client_id)
        .bind(id.tenant.as_str())
        .bind(row.access_token)
        .bind(row.refresh_token)
        .bind(row.issued_at)
        .bind(row.expires_at)
        .bind(row.scope)
        .execute(&self.pool)
        .await
        .map_err(write_error)?;
        self.files.clear(id);
        Ok(())
    }
}

const NOTE: &str = "UPDATE grants SET refresh_started_at = ?3 WHERE client_id = ?1 AND tenant = ?2";

impl TokenStore for SqliteStore {
    fn load<'a>(
        &'a self,
        id: &'a GrantId,
    ) -> BoxFuture<'a, Result<Option<StoredGrant>, StoreError>> {
        Box::pin(async move {
            let row: Option<Row> = sqlx::query_as(
                "SELECT access_token, refresh_token, issued_at, expires_at, scope, \
                 refresh_started_at FROM grants WHERE client_id = ? AND tenant = ?",
            )
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
        Box::pin(async move {
            let sql = "DELETE FROM grants WHERE client_id = ?1 AND tenant = ?2 AND ?3 IS NULL";
            Ok(self.execute(sql, id, None).await? > 0)
        })
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
}

/// Creates the file, and its folder, for the owner only. SQLite gives its own files beside it the
/// same permissions.
fn create_private(path: &Path) -> std::io::Result<()> {
    create_private_folder(path.parent())?;
    if path.exists() {
        return Ok(());
    }
    open_private(path).map(drop)
}

#[cfg(unix)]
fn others_may_read(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(path).is_ok_and(|meta| meta.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn others_may_read(_: &Path) -> bool {
    false
}

fn folder_of_locks(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".locks");
    PathBuf::from(name)
}
