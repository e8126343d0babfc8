//! What a gateway keeps: its keys and its inventory, in one SQLite file for the eyes of its owner.

mod counts;

use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteRow};
use sqlx::{Row as _, SqliteConnection, SqlitePool};

use crate::keys::{HashKey, KeyEntry, KeyHash, Permissions};
use keap_http::{Secret, Shown};

/// How long a statement waits for another process that is writing.
const BUSY: Duration = Duration::from_secs(10);

/// Why the store could not be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The file cannot be opened or made.
    #[error("the gateway's store {place} cannot be opened")]
    Open {
        /// The file.
        place: String,
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A statement failed.
    #[error("the gateway's store cannot be used")]
    Use(#[from] sqlx::Error),
    /// The key is there already.
    #[error("this key is known already, as {label:?}")]
    Known {
        /// The label it has.
        label: String,
    },
    /// The living keys were made with another hash key, so that none of them would be let in.
    #[error("the hash key is not the one that the {living} keys of the store were made with")]
    OtherHashKey {
        /// How many keys live.
        living: i64,
    },
    /// A row cannot be read.
    #[error("a row of the gateway's store cannot be read: {0}")]
    Damaged(String),
}

impl StoreError {
    /// What went wrong and why, on one line.
    pub(crate) fn with_causes(&self) -> String {
        let mut text = self.to_string();
        let mut source = std::error::Error::source(self);
        while let Some(cause) = source {
            text = format!("{text}: {cause}");
            source = cause.source();
        }
        text
    }
}

/// The store of a gateway. Clones share their connections.
#[derive(Clone, Debug)]
pub struct GatewayStore {
    pool: SqlitePool,
}

/// A key as it is listed. The key itself is not known to the store.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct KeyRow {
    /// Its number.
    pub id: i64,
    /// The application.
    pub tenant: String,
    /// The label of the program.
    pub label: String,
    /// When it was made or adopted, in seconds since 1970.
    pub created_at: i64,
    /// When it was revoked, in seconds since 1970.
    pub revoked_at: Option<i64>,
    /// Only calls that read.
    pub read_only: bool,
    /// Only these methods.
    pub methods: Vec<String>,
    /// Only these tables.
    pub tables: Vec<String>,
    /// Calls in a minute.
    pub per_minute: Option<u32>,
}

/// Permissions as they are kept.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Kept {
    read_only: bool,
    methods: Vec<String>,
    tables: Vec<String>,
    per_minute: Option<u32>,
}

impl GatewayStore {
    /// Opens the store at `path`, and creates it with its folder where there is none.
    ///
    /// # Errors
    /// [`StoreError::Open`].
    pub async fn open(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        let path = path.as_ref();
        let fail = |source: Box<dyn std::error::Error + Send + Sync>| StoreError::Open {
            place: Shown::path(&path),
            source,
        };
        create_private(path).map_err(|error| fail(error.into()))?;
        let options = SqliteConnectOptions::new()
            .filename(path)
            .journal_mode(SqliteJournalMode::Wal)
            .busy_timeout(BUSY);
        let pool = SqlitePoolOptions::new().max_connections(4);
        let pool = pool.connect_with(options).await;
        let pool = pool.map_err(|error| fail(error.into()))?;
        let mut migrations = sqlx::migrate!("./migrations");
        // Migrations only add, so that a file of a later version opens here too.
        migrations.set_ignore_missing(true);
        let migrated = migrations.run(&pool).await;
        migrated.map_err(|error| fail(error.into()))?;
        Ok(Self { pool })
    }

    /// Opens the store at `path`, and neither creates a file nor tables. None when there is no store
    /// in the file, or no file.
    ///
    /// # Errors
    /// [`StoreError::Open`].
    pub async fn open_existing(path: impl AsRef<Path>) -> Result<Option<Self>, StoreError> {
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
        let pool = SqlitePoolOptions::new().max_connections(1);
        let pool = pool.connect_with(options).await.map_err(fail)?;
        let tables = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ('keys', 'inventory')";
        let count: Result<i64, _> = sqlx::query_scalar(tables).fetch_one(&pool).await;
        if count.map_err(fail)? == 2 {
            return Ok(Some(Self { pool }));
        }
        pool.close().await;
        Ok(None)
    }

    /// Ends the use of the store, so that its main file alone is whole.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    /// Adds a key.
    ///
    /// # Errors
    /// [`StoreError::Known`] when it is there and not revoked.
    pub async fn add_key(
        &self,
        hash_key: &HashKey,
        key: &Secret,
        entry: (&str, &str, &Permissions),
        now: SystemTime,
    ) -> Result<i64, StoreError> {
        let (tenant, label, permissions) = entry;
        let hash = hash_key.hash(key.expose());
        // The row comes back before it is kept. It counts when the end of the transaction was seen, which a full disk
        // may refuse.
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
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

    /// Whether the living keys were made with this hash key. A store of an earlier version, or one without living
    /// keys, is content with every one.
    ///
    /// # Errors
    /// [`StoreError::OtherHashKey`], or when the store cannot be read.
    pub async fn check_hash_key(&self, hash_key: &HashKey) -> Result<(), StoreError> {
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
    pub async fn keys(&self) -> Result<Vec<KeyRow>, StoreError> {
        let rows = sqlx::query("SELECT * FROM keys ORDER BY id")
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(key_row).collect()
    }

    /// Revokes a key by its number; true when there was such a living key.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn revoke_key(&self, id: i64, now: SystemTime) -> Result<bool, StoreError> {
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
    pub async fn entries(&self) -> Result<Vec<KeyEntry>, StoreError> {
        let rows = sqlx::query("SELECT * FROM keys WHERE revoked_at IS NULL ORDER BY id")
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(entry).collect()
    }
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

fn kept(permissions: &Permissions) -> String {
    let kept = Kept {
        read_only: permissions.read_only,
        methods: permissions.methods.clone(),
        tables: permissions.tables.clone(),
        per_minute: permissions.per_minute,
    };
    serde_json::to_string(&kept).unwrap_or_default()
}

/// # Errors
/// When the permissions cannot be read: a key whose bounds are not known is not let in.
fn permissions(row: &SqliteRow) -> Result<Kept, StoreError> {
    let text: String = row.try_get("permissions")?;
    serde_json::from_str(&text).map_err(|error| StoreError::Damaged(error.to_string()))
}

fn key_row(row: &SqliteRow) -> Result<KeyRow, StoreError> {
    let kept = permissions(row)?;
    Ok(KeyRow {
        id: row.try_get("id")?,
        tenant: row.try_get("tenant")?,
        label: row.try_get("label")?,
        created_at: row.try_get("created_at")?,
        revoked_at: row.try_get("revoked_at")?,
        read_only: kept.read_only,
        methods: kept.methods,
        tables: kept.tables,
        per_minute: kept.per_minute,
    })
}

fn entry(row: &SqliteRow) -> Result<KeyEntry, StoreError> {
    let hash: Vec<u8> = row.try_get("hash")?;
    let hash: KeyHash = hash
        .try_into()
        .map_err(|_| StoreError::Damaged("a hash has another length".to_owned()))?;
    let (tenant, label): (String, String) = (row.try_get("tenant")?, row.try_get("label")?);
    let kept = permissions(row)?;
    Ok(
        KeyEntry::of_hash(hash, &tenant, &label).permitted(Permissions {
            read_only: kept.read_only,
            methods: kept.methods,
            tables: kept.tables,
            per_minute: kept.per_minute,
        }),
    )
}

fn seconds(time: SystemTime) -> i64 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

/// Makes a folder, and those above it, for its owner alone: keys, hashes and the inventory lie in it. One that is there
/// stays as it is.
///
/// # Errors
/// When it cannot be made.
pub fn private_folder(folder: &Path) -> std::io::Result<()> {
    if folder.as_os_str().is_empty() {
        return Ok(());
    }
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Makes the file, and its folder, for its owner alone.
fn create_private(path: &Path) -> std::io::Result<()> {
    private_folder(path.parent().unwrap_or(Path::new("")))?;
    let mut options = std::fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}
