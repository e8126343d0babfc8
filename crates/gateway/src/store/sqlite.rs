//! Keys and inventory in one SQLite file, for a gateway on one machine.

mod counts;
mod doubts;
mod seen;

mod add {
    crate::store::adding::adding!(sqlx::SqliteConnection, "", "min", "max");
}

use std::path::Path;
use std::time::{Duration, SystemTime};

use keap_http::{Secret, Shown};
use sqlx::pool::PoolConnection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions};
use sqlx::{Connection as _, Row as _, Sqlite, SqliteConnection, SqlitePool};

use super::error::StoreError;
use super::files::{InUse, create_private};
use super::key_row::{KeptKey, KeyRow, kept, seconds};
use crate::keys::{HashKey, KeyEntry, Permissions};

/// How long a statement waits for another process that is writing.
const BUSY: Duration = Duration::from_secs(10);

/// Connections that stay until the store is closed: what looks after idle ones may count them wrongly and never end (sqlx 0.9).
fn connections(most: u32) -> SqlitePoolOptions {
    let pool = SqlitePoolOptions::new().max_connections(most);
    pool.idle_timeout(None).max_lifetime(None)
}

/// A store in a file.
#[derive(Clone, Debug)]
pub(super) struct SqliteKept {
    pool: SqlitePool,
    /// None in memory.
    file: Option<InUse>,
}

impl SqliteKept {
    /// Opens the store at `path`, and creates it with its folder where there is none.
    ///
    /// # Errors
    /// [`StoreError::Open`].
    pub(super) async fn open(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        let path = path.as_ref();
        let fail = |source: Box<dyn std::error::Error + Send + Sync>| StoreError::Open {
            place: Shown::path(&path),
            source,
        };
        create_private(path).map_err(|error| fail(error.into()))?;
        let options = SqliteConnectOptions::new()
            .filename(path)
            .journal_mode(SqliteJournalMode::Wal)
            // What is deleted, as the addresses of callers, is in the file no longer.
            .pragma("secure_delete", "ON")
            .busy_timeout(BUSY);
        let pool = connections(4);
        let pool = pool.connect_with(options).await;
        let pool = pool.map_err(|error| fail(error.into()))?;
        migrate(&pool).await.map_err(fail)?;
        let file = Some(InUse::at(path));
        Ok(Self { pool, file })
    }

    /// A store in memory, which ends with the process.
    ///
    /// # Errors
    /// [`StoreError::Open`].
    pub(super) async fn in_memory() -> Result<Self, StoreError> {
        let fail = |source| StoreError::Open {
            place: "in memory".to_owned(),
            source,
        };
        // It lives as long as its one connection.
        let pool = connections(1);
        let pool = pool.connect_with(SqliteConnectOptions::new().in_memory(true));
        let pool = pool.await.map_err(|error| fail(error.into()))?;
        migrate(&pool).await.map_err(fail)?;
        Ok(Self { pool, file: None })
    }

    /// Its file.
    pub(super) fn place(&self) -> String {
        let file = self.file.as_ref().map(InUse::name);
        file.map_or_else(|| "memory".to_owned(), |name| format!("the file {name}"))
    }

    /// # Errors
    /// [`StoreError::Gone`] when the file is not where it was opened.
    pub(super) fn check_file(&self) -> Result<(), StoreError> {
        self.file.as_ref().map_or(Ok(()), InUse::check)
    }

    /// Opens the store at `path`, and neither creates a file nor tables. None when there is no store
    /// in the file, or no file.
    ///
    /// # Errors
    /// [`StoreError::Open`].
    pub(super) async fn open_existing(path: impl AsRef<Path>) -> Result<Option<Self>, StoreError> {
        let path = path.as_ref();
        match std::fs::metadata(path) {
            Ok(about) if about.len() == 0 => return Ok(None),
            Ok(_) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => {
                return Err(StoreError::Open {
                    place: Shown::path(&path),
                    source: error.into(),
                });
            }
        }
        let fail = |source: sqlx::Error| StoreError::Open {
            place: Shown::path(&path),
            source: source.into(),
        };
        let options = SqliteConnectOptions::new()
            .filename(path)
            .busy_timeout(BUSY);
        let pool = connections(1);
        let pool = pool.connect_with(options).await.map_err(fail)?;
        let tables = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ('keys', 'inventory')";
        let count: Result<i64, _> = sqlx::query_scalar(tables).fetch_one(&pool).await;
        if count.map_err(fail)? == 2 {
            let file = Some(InUse::at(path));
            return Ok(Some(Self { pool, file }));
        }
        pool.close().await;
        Ok(None)
    }

    /// Ends the use of the store, so that its main file alone is whole.
    pub(super) async fn close(&self) {
        self.pool.close().await;
    }

    /// Adds a key.
    ///
    /// # Errors
    /// [`StoreError::Known`] when it is there and not revoked.
    pub(super) async fn add_key(
        &self,
        hash_key: &HashKey,
        key: &Secret,
        entry: (&str, &str, &Permissions),
        now: SystemTime,
    ) -> Result<i64, StoreError> {
        let mut connection = self.pool.acquire().await?;
        let added = insert_key(&mut connection, hash_key, key, entry, now).await;
        if added.is_err() {
            self.distrust(&mut connection);
        }
        added
    }

    /// Ends the use of a connection on which a transaction failed. Where the disk is full, SQLite rolls back by itself, which
    /// sqlx does not learn: it takes the next transaction for one within, and leaves it open when that fails too, so that
    /// all others are locked out.
    fn distrust(&self, connection: &mut PoolConnection<Sqlite>) {
        // In memory there is no disk, and all would end with its one connection.
        if self.file.is_some() {
            connection.close_on_drop();
        }
    }

    /// Whether the living keys were made with this hash key. A store of an earlier version, or one without living
    /// keys, is content with every one.
    ///
    /// # Errors
    /// [`StoreError::OtherHashKey`], or when the store cannot be read.
    pub(super) async fn check_hash_key(&self, hash_key: &HashKey) -> Result<(), StoreError> {
        let mut connection = self.pool.acquire().await?;
        match other_hash_key(&mut connection, hash_key).await? {
            Some(living) => Err(StoreError::OtherHashKey { living }),
            None => Ok(()),
        }
    }

    /// All keys, revoked ones too.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub(super) async fn keys(&self) -> Result<Vec<KeyRow>, StoreError> {
        let keys = "SELECT * FROM keys ORDER BY id";
        let rows: Vec<KeptKey> = sqlx::query_as(keys).fetch_all(&self.pool).await?;
        rows.into_iter().map(KeptKey::listed).collect()
    }

    /// Revokes a key by its number; true when there was such a living key.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub(super) async fn revoke_key(&self, id: i64, now: SystemTime) -> Result<bool, StoreError> {
        let revoke = "UPDATE keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL";
        let done = sqlx::query(revoke)
            .bind(seconds(now))
            .bind(id)
            .execute(&self.pool)
            .await?;
        Ok(done.rows_affected() > 0)
    }

    /// The keys that are let in.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub(super) async fn entries(&self) -> Result<Vec<KeyEntry>, StoreError> {
        let living = "SELECT * FROM keys WHERE revoked_at IS NULL ORDER BY id";
        let rows: Vec<KeptKey> = sqlx::query_as(living).fetch_all(&self.pool).await?;
        rows.into_iter().map(KeptKey::entry).collect()
    }
}

async fn migrate(pool: &SqlitePool) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let mut migrations =
        keap_auth::kept::migrations(keap_auth::migration_files!("migrations/sqlite":
            "0001_gateway.sql",
            "0002_hash_key.sql",
            "0003_refusals.sql",
            "0004_owner_rows.sql",
            "0005_seen.sql",
            "0006_columns.sql",
            "0007_values.sql",
            "0008_writes_in_doubt.sql",
            "0009_kept_out.sql",
            "0010_ways.sql",
            "0011_changed.sql",
            "0012_needed.sql",
        ));
    // Migrations only add, so that a file of a later version opens here too.
    migrations.set_ignore_missing(true);
    Ok(migrations.run(pool).await?)
}

/// Puts a key there.
async fn insert_key(
    connection: &mut SqliteConnection,
    hash_key: &HashKey,
    key: &Secret,
    (tenant, label, permissions): (&str, &str, &Permissions),
    now: SystemTime,
) -> Result<i64, StoreError> {
    let hash = hash_key.hash(key.expose());
    // The row comes back before it is kept. It counts when the end of the transaction was seen, which a full disk
    // may refuse.
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    if let Some(living) = other_hash_key(&mut transaction, hash_key).await? {
        return Err(StoreError::OtherHashKey { living });
    }
    let remember = "INSERT INTO hash_key VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET verifier = excluded.verifier";
    sqlx::query(remember)
        .bind(hash_key.verifier().as_slice())
        .execute(&mut *transaction)
        .await?;
    let known = sqlx::query("SELECT label FROM keys WHERE hash = ? AND revoked_at IS NULL")
        .bind(hash.as_slice())
        .fetch_optional(&mut *transaction)
        .await?;
    if let Some(row) = known {
        return Err(StoreError::Known {
            label: row.try_get("label")?,
        });
    }
    let row = sqlx::query(
        "INSERT INTO keys (tenant, label, hash, permissions, created_at) VALUES (?, ?, ?, ?, ?) \
         ON CONFLICT (hash) DO UPDATE SET tenant = excluded.tenant, label = excluded.label, \
         permissions = excluded.permissions, created_at = excluded.created_at, revoked_at = NULL \
         RETURNING id",
    )
    .bind(tenant)
    .bind(label)
    .bind(hash.as_slice())
    .bind(kept(permissions))
    .bind(seconds(now))
    .fetch_one(&mut *transaction)
    .await?;
    let id = row.try_get("id")?;
    transaction.commit().await?;
    Ok(id)
}

/// How many living keys were made with another hash key; none when they were made with this one, or nobody knows.
async fn other_hash_key(
    connection: &mut SqliteConnection,
    hash_key: &HashKey,
) -> Result<Option<i64>, StoreError> {
    if !has_table(connection, "hash_key").await? {
        return Ok(None);
    }
    let known: Option<Vec<u8>> = sqlx::query_scalar("SELECT verifier FROM hash_key")
        .fetch_optional(&mut *connection)
        .await?;
    if known.is_none_or(|known| known == hash_key.verifier()) {
        return Ok(None);
    }
    let living = "SELECT count(*) FROM keys WHERE revoked_at IS NULL";
    let living: i64 = sqlx::query_scalar(living).fetch_one(connection).await?;
    Ok((living > 0).then_some(living))
}

/// Whether a store has a table; one of an earlier version that was not opened for writing lacks the newer ones.
async fn has_table(connection: &mut SqliteConnection, name: &str) -> Result<bool, sqlx::Error> {
    let count = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?";
    let count: i64 = sqlx::query_scalar(count)
        .bind(name)
        .fetch_one(connection)
        .await?;
    Ok(count > 0)
}
