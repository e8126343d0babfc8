//! Grants in Postgres, shared by a fleet of hosts.

use std::path::PathBuf;
use std::time::SystemTime;

use keap_http::{BoxFuture, Secret};
use sqlx::PgPool;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};

use super::host::{HostFiles, fingerprint};
use super::row::{Row, grant_id, read_client, read_error, write_client, write_error};
use super::{
    GrantId, Intake, PostgresPace, StoreError, StoreKey, StoreLock, StoredGrant, TokenStore,
};
use crate::Tokens;
use crate::token::to_unix;

/// A store in a Postgres database, in tables that begin with `keap_`.
///
/// One refresh of a grant at a time is kept by an advisory lock that lasts as long as a transaction;
/// it ends with the connection, so a host that dies blocks nobody.
///
/// A token answer goes into a journal file on this host the moment it arrives, until the database has
/// it. So a process that is killed in between leaves it to the next process *of this host* that takes
/// the lock of the grant. Until there is one, other hosts find the spent refresh token in the database
/// and are refused with [`GrantError::Dead`](crate::GrantError::Dead), `lost`; afterwards they go on.
/// A host that is lost with its disk takes such an answer along.
#[derive(Clone, Debug)]
pub struct PostgresStore {
    pool: PgPool,
    /// Connections that hold or wait for a lock. Apart from the others, so that those who wait can
    /// never take the connection that the holder needs to save and go on.
    locks: PgPool,
    files: Option<HostFiles>,
    key: Option<StoreKey>,
}

impl PostgresStore {
    /// Connects with a URL such as `postgres://user@host/database`, and creates the tables where
    /// there are none. The journal is in the user's folder for state (`~/.local/state/keap` on
    /// Linux); where that cannot be made there is none, see [`warning`](Self::warning).
    ///
    /// # Errors
    /// [`StoreError::Open`] when the database cannot be reached or the tables cannot be made.
    pub async fn connect(url: &Secret, key: Option<StoreKey>) -> Result<Self, StoreError> {
        let mut store = Self::open(url, key).await?;
        store.files = state_folder().and_then(|folder| store.host_files(url, folder).ok());
        Ok(store)
    }

    /// The same with the journal in `folder`, which all processes of this host have to share. It is
    /// made for its owner only where there is none.
    ///
    /// # Errors
    /// As for [`connect`](Self::connect), and when the folder cannot be made.
    pub async fn connect_with_journal(
        url: &Secret,
        key: Option<StoreKey>,
        folder: impl Into<PathBuf>,
    ) -> Result<Self, StoreError> {
        let folder = folder.into();
        let mut store = Self::open(url, key).await?;
        let place = folder.display().to_string();
        let files = store.host_files(url, folder);
        store.files = Some(files.map_err(|e| StoreError::Open {
            place,
            source: e.into(),
        })?);
        Ok(store)
    }

    /// A warning when there is no journal, so that a process that is killed between the arrival of
    /// new tokens and their commit takes them along.
    pub fn warning(&self) -> Option<String> {
        self.files.is_none().then(|| {
            "no folder for the journal of token answers could be made; name one with KEAP_JOURNAL"
                .to_owned()
        })
    }

    fn host_files(&self, url: &Secret, folder: PathBuf) -> std::io::Result<HostFiles> {
        // Databases must not read each other's journals; user and password do not tell them apart.
        let url = url.expose();
        let database = url.rsplit_once('@').map_or(url, |(_, database)| database);
        let database = database.split('?').next().unwrap_or_default();
        let prefix = format!("postgres-{}-", fingerprint(database));
        HostFiles::create(folder, prefix, self.key.clone())
    }

    async fn open(url: &Secret, key: Option<StoreKey>) -> Result<Self, StoreError> {
        let options: PgConnectOptions = url.expose().parse().map_err(|_| StoreError::Open {
            place: "in Postgres".to_owned(),
            source: "the address is no Postgres URL".into(),
        })?;
        let database = options.get_database().unwrap_or_default();
        let place = format!("{}/{database}", options.get_host());
        let fail = |source: Box<dyn std::error::Error + Send + Sync>| StoreError::Open {
            place: place.clone(),
            source,
        };
        let connections = || PgPoolOptions::new().max_connections(4);
        let locks = connections().connect_lazy_with(options.clone());
        let pool = connections()
            .connect_with(options)
            .await
            .map_err(|e| fail(e.into()))?;
        let migrations = sqlx::migrate!("migrations/postgres");
        migrations.run(&pool).await.map_err(|e| fail(e.into()))?;
        Ok(Self {
            pool,
            locks,
            files: None,
            key,
        })
    }

    /// Paces the calls of `credential` (any name that all hosts agree on, never the secret itself)
    /// over all hosts that share this database.
    pub fn pace(&self, credential: impl Into<String>) -> PostgresPace {
        PostgresPace::new(self.pool.clone(), credential.into())
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
            "INSERT INTO keap_grants (client_id, tenant, access_token, refresh_token, issued_at, \
             expires_at, scope) VALUES ($1, $2, $3, $4, $5, $6, $7) \
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
        if let Some(files) = &self.files {
            files.clear(id);
        }
        Ok(())
    }

    async fn advisory_lock(&self, id: &GrantId) -> Result<StoreLock, sqlx::Error> {
        let mut transaction = self.locks.begin().await?;
        // The lock is held, with nothing else to do, for as long as the token call takes.
        sqlx::query("SET LOCAL idle_in_transaction_session_timeout = 0")
            .execute(&mut *transaction)
            .await?;
        sqlx::query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))")
            .bind(format!("keap grant {} {}", id.tenant, id.client_id))
            .execute(&mut *transaction)
            .await?;
        Ok(StoreLock::new(transaction))
    }
}

/// Where this platform keeps the state of programs.
fn state_folder() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "keap")?;
    let folder = folders.state_dir().unwrap_or(folders.data_local_dir());
    Some(folder.to_owned())
}

const NOTE: &str =
    "UPDATE keap_grants SET refresh_started_at = $3 WHERE client_id = $1 AND tenant = $2";

impl TokenStore for PostgresStore {
    fn load<'a>(
        &'a self,
        id: &'a GrantId,
    ) -> BoxFuture<'a, Result<Option<StoredGrant>, StoreError>> {
        Box::pin(async move {
            let row: Option<Row> = sqlx::query_as(
                "SELECT access_token, refresh_token, issued_at, expires_at, scope, \
                 refresh_started_at FROM keap_grants WHERE client_id = $1 AND tenant = $2",
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

    fn begin_refresh<'a>(
        &'a self,
        id: &'a GrantId,
        spent: &'a Secret,
        now: SystemTime,
    ) -> BoxFuture<'a, Result<Intake, StoreError>> {
        Box::pin(async move {
            self.execute(NOTE, id, Some(to_unix(now))).await?;
            match &self.files {
                Some(files) => files.begin(id, spent, now).await,
                None => Ok(Intake::none()),
            }
        })
    }

    fn end_refresh<'a>(&'a self, id: &'a GrantId) -> BoxFuture<'a, Result<(), StoreError>> {
        Box::pin(async move { self.execute(NOTE, id, None).await.map(drop) })
    }

    fn remove<'a>(&'a self, id: &'a GrantId) -> BoxFuture<'a, Result<bool, StoreError>> {
        Box::pin(async move {
            let query = sqlx::query("DELETE FROM keap_grants WHERE client_id = $1 AND tenant = $2");
            let query = query.bind(&id.client_id).bind(id.tenant.as_str());
            let done = query.execute(&self.pool).await.map_err(write_error)?;
            Ok(done.rows_affected() > 0)
        })
    }

    fn list(&self) -> BoxFuture<'_, Result<Vec<GrantId>, StoreError>> {
        Box::pin(async move {
            let rows = sqlx::query_as("SELECT client_id, tenant FROM keap_grants ORDER BY 1, 2");
            let rows = rows.fetch_all(&self.pool).await.map_err(read_error)?;
            rows.into_iter().map(grant_id).collect()
        })
    }

    fn lock<'a>(&'a self, id: &'a GrantId) -> BoxFuture<'a, Result<StoreLock, StoreError>> {
        Box::pin(async move {
            // The lock of the host goes first: it guards the journal also when the connection that
            // holds the other one is cut.
            let on_host = match &self.files {
                Some(files) => Some(files.lock_grant(id).await?),
                None => None,
            };
            let locked = self.advisory_lock(id).await;
            let locked = locked.map_err(|e| StoreError::Lock { source: e.into() })?;
            if let Some(files) = &self.files {
                files.recover(self, id).await?;
            }
            Ok(StoreLock::new((locked, on_host)))
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
                "INSERT INTO keap_clients (client_id, client_secret) VALUES ($1, $2) \
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
                sqlx::query_scalar("SELECT client_secret FROM keap_clients WHERE client_id = $1")
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
