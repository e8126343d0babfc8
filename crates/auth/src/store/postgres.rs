//! Grants in Postgres, shared by a fleet of hosts.

mod wipe;

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use keap_http::{BoxFuture, Secret, Shown};
use sqlx::migrate::Migrator;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions as _, Connection as _, PgPool};

use super::host::{HostFiles, fingerprint};
use super::row::{Row, grant_id, read_client, read_error, sealing_of, write_client, write_error};
use super::{
    GrantId, Intake, OnWait, PostgresPace, Sealing, StoreError, StoreKey, StoreLock, StoredGrant,
    TokenStore,
};
use crate::Tokens;
use crate::token::to_unix;

/// How long a database may take to let somebody in.
const PATIENCE: Duration = Duration::from_secs(30);

type BoxError = Box<dyn std::error::Error + Send + Sync>;

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
    on_wait: Option<OnWait>,
    /// Whether the tables have the columns that the first version did not have.
    is_up_to_date: bool,
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
        let place = Shown::path(&folder);
        let files = store.host_files(url, folder);
        store.files = Some(files.map_err(|e| StoreError::Open {
            place,
            source: e.into(),
        })?);
        Ok(store)
    }

    /// Connects to read, and neither creates nor changes anything: tables of an earlier version stay as
    /// they are. None when the database holds no store.
    ///
    /// # Errors
    /// [`StoreError::Open`] when the database cannot be reached.
    pub async fn connect_to_read(
        url: &Secret,
        key: Option<StoreKey>,
        journal: Option<PathBuf>,
    ) -> Result<Option<Self>, StoreError> {
        let (mut store, fail) = Self::pools(url, key).await?;
        let columns: Result<i64, _> = sqlx::query_scalar(
            "SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('keap_grants') \
             AND attname IN ('client_id', 'hosts', 'dead_since') AND NOT attisdropped",
        )
        .fetch_one(&store.pool)
        .await;
        let columns = columns.map_err(|e| fail(e.into()))?;
        if columns == 0 {
            store.close().await;
            return Ok(None);
        }
        store.is_up_to_date = columns == 3;
        let folder = journal.or_else(state_folder);
        store.files = folder.map(|folder| store.files_in(url, folder));
        Ok(Some(store))
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
        let files = self.files_in(url, folder);
        files.prepare()?;
        Ok(files)
    }

    fn files_in(&self, url: &Secret, folder: PathBuf) -> HostFiles {
        // Databases must not read each other's journals; user and password do not tell them apart.
        let url = url.expose();
        let database = url.rsplit_once('@').map_or(url, |(_, database)| database);
        let database = database.split('?').next().unwrap_or_default();
        let prefix = format!("postgres-{}-", fingerprint(database));
        HostFiles::new(folder, prefix, self.key.clone())
    }

    /// Tells on whom the lock of a grant waits.
    #[must_use]
    pub fn on_wait(mut self, on_wait: OnWait) -> Self {
        if let Some(files) = &mut self.files {
            files.on_wait(on_wait.clone());
        }
        self.on_wait = Some(on_wait);
        self
    }

    async fn open(url: &Secret, key: Option<StoreKey>) -> Result<Self, StoreError> {
        let (store, fail) = Self::pools(url, key).await?;
        let migrated = migrations().run(&store.pool).await;
        migrated.map_err(|e| fail(e.into()))?;
        Ok(store)
    }

    /// The connections, and what makes an error of what goes wrong with them.
    async fn pools(
        url: &Secret,
        key: Option<StoreKey>,
    ) -> Result<(Self, impl Fn(BoxError) -> StoreError), StoreError> {
        let options: PgConnectOptions = url.expose().parse().map_err(|_| StoreError::Open {
            place: "in Postgres".to_owned(),
            source: "the address is no Postgres URL".into(),
        })?;
        // Whoever waits for a lock reads here which process has it.
        let options = options.application_name(&format!("keap, process {}", std::process::id()));
        let database = options.get_database().unwrap_or_default();
        let place = format!("{}/{database}", options.get_host());
        let fail = move |source: BoxError| StoreError::Open {
            place: place.clone(),
            source,
        };
        // A pool repeats what is refused until its time is over, and then tells of the time alone.
        match tokio::time::timeout(PATIENCE, options.connect()).await {
            Ok(Ok(first)) => drop(first.close().await),
            Ok(Err(refused)) => return Err(fail(refused.into())),
            Err(_) => return Err(fail("it did not answer within 30 s".into())),
        }
        // What looks after connections that are idle may count them wrongly and never end (sqlx 0.9).
        let connections = || {
            let pool = PgPoolOptions::new().max_connections(4);
            pool.idle_timeout(None).max_lifetime(None)
        };
        let locks = connections().connect_lazy_with(options.clone());
        let pool = connections()
            .connect_with(options)
            .await
            .map_err(|e| fail(e.into()))?;
        let store = Self {
            pool,
            locks,
            files: None,
            key,
            on_wait: None,
            is_up_to_date: true,
        };
        Ok((store, fail))
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
        let mut transaction = self.pool.begin().await.map_err(write_error)?;
        sqlx::query(
            "INSERT INTO keap_grants (client_id, tenant, access_token, refresh_token, issued_at, \
             expires_at, scope, hosts) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
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
        transaction.commit().await.map_err(write_error)?;
        if let Some(files) = &self.files {
            files.clear(id);
        }
        // A key that was introduced later seals what was there before it. The pair is durable
        // already, and `seal_all` says what stays open.
        let _ = self.seal_rows().await;
        Ok(())
    }

    async fn advisory_lock(&self, id: &GrantId) -> Result<StoreLock, sqlx::Error> {
        let name = format!("keap grant {} {}", id.tenant, id.client_id);
        let mut transaction = self.locks.begin().await?;
        // The lock is held, with nothing else to do, for as long as the token call takes.
        sqlx::query("SET LOCAL idle_in_transaction_session_timeout = 0")
            .execute(&mut *transaction)
            .await?;
        let got: bool =
            sqlx::query_scalar("SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0))")
                .bind(&name)
                .fetch_one(&mut *transaction)
                .await?;
        if !got {
            self.tell_wait(&name).await;
            sqlx::query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))")
                .bind(&name)
                .execute(&mut *transaction)
                .await?;
        }
        Ok(StoreLock::new(transaction))
    }

    /// Tells who holds the lock of this name, as far as the server says it.
    async fn tell_wait(&self, name: &str) {
        let Some(on_wait) = &self.on_wait else {
            return;
        };
        let holder: Result<Option<String>, _> = sqlx::query_scalar(
            "SELECT a.application_name || coalesce(' on ' || host(a.client_addr), '') \
             FROM pg_locks AS l JOIN pg_stat_activity AS a ON a.pid = l.pid \
             WHERE l.locktype = 'advisory' AND l.granted \
             AND ((l.classid::bigint << 32) | l.objid::bigint) = hashtextextended($1, 0)",
        )
        .bind(name)
        .fetch_optional(&self.pool)
        .await;
        let holder = holder.ok().flatten();
        on_wait.tell(holder.as_deref().unwrap_or("another host"));
    }
}

/// In a table of our own: the database may belong to other programs too, which keep theirs in the
/// usual place. Migrations only add, so that an older version goes on working.
fn migrations() -> Migrator {
    let mut migrations = crate::kept::migrations(
        crate::migration_files!("migrations/postgres": "0001_grants.sql", "0002_hosts.sql"),
    );
    migrations.dangerous_set_table_name("keap_migrations");
    migrations.set_ignore_missing(true);
    migrations
}

/// Where this platform keeps the state of programs.
fn state_folder() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "keap")?;
    let folder = folders.state_dir().unwrap_or(folders.data_local_dir());
    Some(folder.to_owned())
}

const LOAD: &str = "SELECT access_token, refresh_token, issued_at, expires_at, scope, hosts, \
    refresh_started_at, dead_since FROM keap_grants WHERE client_id = $1 AND tenant = $2";

const LOAD_FROM_FIRST_VERSION: &str = "SELECT access_token, refresh_token, issued_at, expires_at, \
    scope, NULL::text AS hosts, refresh_started_at, NULL::bigint AS dead_since FROM keap_grants \
    WHERE client_id = $1 AND tenant = $2";

const NOTE: &str =
    "UPDATE keap_grants SET refresh_started_at = $3 WHERE client_id = $1 AND tenant = $2";

const DEAD: &str = "UPDATE keap_grants SET dead_since = $3 WHERE client_id = $1 AND tenant = $2";

impl TokenStore for PostgresStore {
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
        Box::pin(self.delete(id))
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

    fn set_aside<'a>(
        &'a self,
        id: &'a GrantId,
    ) -> BoxFuture<'a, Result<Option<String>, StoreError>> {
        Box::pin(async move {
            let files = self.files.as_ref();
            files.map_or(Ok(None), |files| files.set_aside(id))
        })
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
                "SELECT count(*), count(*) FILTER (WHERE get_byte(t, 0) = 0) FROM ( \
                 SELECT access_token AS t FROM keap_grants UNION ALL \
                 SELECT refresh_token FROM keap_grants WHERE refresh_token IS NOT NULL UNION ALL \
                 SELECT client_secret FROM keap_clients) AS secrets",
            );
            let row: (i64, i64) = query.fetch_one(&self.pool).await.map_err(read_error)?;
            Ok(sealing_of(row, self.files.as_ref()))
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
                if let Some(files) = &self.files {
                    files.seal(&id)?;
                }
                drop(lock);
            }
            self.seal_rows().await?;
            self.wipe().await
        })
    }

    fn close(&self) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            self.locks.close().await;
            self.pool.close().await;
        })
    }
}
