//! What any number of gateways share, in one Postgres database.
//!
//! Nothing here waits long: a database that is gone is told by an error within seconds, and whoever has asked on the way of
//! a call is told at once while it is known to be gone.

mod blocks;
mod counts;
mod keys;
mod members;
mod pages;
mod policies;
mod seen;
mod sharers;
mod sharing;
mod writes;

mod add {
    crate::store::adding::adding!(sqlx::PgConnection, "keap_gateway_", "LEAST", "GREATEST");
}

use std::sync::atomic::AtomicU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use keap_http::{Secret, Shown};
use rand::RngExt as _;
use sqlx::migrate::Migrator;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{Connection as _, PgConnection, PgPool};

use super::error::StoreError;

pub(crate) use members::Beat;
pub use policies::StoredPolicy;
use sharing::KnownSharing;

/// How long a statement beside the calls may take, the way to a connection included.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long one on the way of a call may take.
const ON_THE_WAY: Duration = Duration::from_secs(2);

/// Connections of one gateway. Each is needed for moments.
const CONNECTIONS: u32 = 8;

/// Statements of ours are short; one that waits longer than this waits for something that is wrong, and a host that is
/// gone must not hold a lock.
const SETTINGS: &str = "SET statement_timeout = '5s'; SET lock_timeout = '2s'; \
     SET idle_in_transaction_session_timeout = '5s'";

/// A store in Postgres, as one gateway uses it.
#[derive(Clone, Debug)]
pub(super) struct PostgresKept {
    pool: PgPool,
    /// Host, port and name of the database.
    place: Arc<str>,
    /// What this use of the store is called: a gateway, as long as it runs.
    run: Arc<str>,
    /// Gateways that live, as far as it is known.
    members: Arc<AtomicU32>,
    /// With whom it shares the gaps between calls.
    sharing: KnownSharing,
    /// Why the database did not answer last.
    gone: Arc<Mutex<Option<String>>>,
}

impl PostgresKept {
    pub(super) async fn connect(url: &Secret) -> Result<Self, StoreError> {
        let (options, place) = options(url)?;
        // On a connection without the limits of the others: a migration may have to wait for that of another gateway.
        let migrated = async {
            let connect = PgConnection::connect_with(&options);
            let mut connection = tokio::time::timeout(PATIENCE, connect).await??;
            migrations().run(&mut connection).await?;
            connection.close().await?;
            Ok::<_, Box<dyn std::error::Error + Send + Sync>>(())
        };
        let migrated = migrated.await;
        migrated.map_err(|source| StoreError::Open { place, source })?;
        Self::pool(url).await
    }

    pub(super) async fn connect_existing(url: &Secret) -> Result<Option<Self>, StoreError> {
        let (options, place) = options(url)?;
        // A pool that gets no connection says that it waited; one connection says why there is none.
        let reached = async {
            let connect = PgConnection::connect_with(&options);
            let connection = tokio::time::timeout(PATIENCE, connect).await??;
            connection.close().await?;
            Ok::<_, Box<dyn std::error::Error + Send + Sync>>(())
        };
        let reached = reached.await;
        reached.map_err(|source| StoreError::Open { place, source })?;
        let kept = Self::pool(url).await?;
        let known = "SELECT to_regclass('keap_gateway_keys') IS NOT NULL";
        let known = sqlx::query_scalar(known).fetch_one(&kept.pool);
        if kept.within(known).await? {
            return Ok(Some(kept));
        }
        kept.close().await;
        Ok(None)
    }

    async fn pool(url: &Secret) -> Result<Self, StoreError> {
        let run: String = format!("{:016x}", rand::rng().random::<u64>());
        let (options, place) = options(url)?;
        let options = options.application_name(&format!("keap gateway {run}"));
        let pool = PgPoolOptions::new()
            .max_connections(CONNECTIONS)
            // What looks after connections that are idle may count them wrongly and never end (sqlx 0.9).
            .idle_timeout(None)
            .max_lifetime(None)
            .acquire_timeout(PATIENCE)
            .after_connect(|connection, _| {
                Box::pin(async move {
                    sqlx::raw_sql(SETTINGS).execute(connection).await?;
                    Ok(())
                })
            });
        let pool = pool.connect_with(options).await;
        let pool = pool.map_err(|error| StoreError::Open {
            place: place.clone(),
            source: error.into(),
        })?;
        Ok(Self {
            pool,
            place: place.into(),
            run: run.into(),
            members: Arc::new(AtomicU32::new(1)),
            sharing: KnownSharing::default(),
            gone: Arc::default(),
        })
    }

    pub(super) fn place(&self) -> String {
        format!("Postgres at {}", self.place)
    }

    /// Why there is no connection. A pool that gets none says that it waited; one connection says why.
    pub(super) async fn cause_of(&self, error: StoreError) -> StoreError {
        if !matches!(
            error,
            StoreError::Late | StoreError::Use(sqlx::Error::PoolTimedOut)
        ) {
            return error;
        }
        let options = self.pool.connect_options();
        let connect = PgConnection::connect_with(&options);
        match tokio::time::timeout(PATIENCE, connect).await {
            Ok(Err(why)) => why.into(),
            // That it takes long is all that is known.
            Ok(Ok(_)) | Err(_) => error,
        }
    }

    pub(super) async fn close(&self) {
        self.pool.close().await;
    }

    /// What is asked beside the calls, for a time.
    async fn within<T>(
        &self,
        asked: impl Future<Output = Result<T, sqlx::Error>>,
    ) -> Result<T, StoreError> {
        let answer = tokio::time::timeout(PATIENCE, asked).await;
        answer.map_err(|_| StoreError::Late)?.map_err(Into::into)
    }

    /// What is asked on the way of a call: not at all while the database is known to be gone.
    async fn on_the_way<T>(
        &self,
        asked: impl Future<Output = Result<T, sqlx::Error>>,
    ) -> Result<T, StoreError> {
        if self.gone().is_some() {
            return Err(StoreError::Late);
        }
        let answer = tokio::time::timeout(ON_THE_WAY, asked).await;
        let answer = answer
            .map_err(|_| StoreError::Late)
            .and_then(|answer| answer.map_err(Into::into));
        if let Err(error) = &answer {
            self.tell_gone(Some(error.with_causes()));
        }
        answer
    }

    /// Why the database is gone, when it is.
    fn gone(&self) -> Option<String> {
        let gone = self.gone.lock();
        gone.unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn tell_gone(&self, why: Option<String>) {
        *self.gone.lock().unwrap_or_else(PoisonError::into_inner) = why;
    }
}

/// What a URL says, and the place it leads to, without user and password.
fn options(url: &Secret) -> Result<(PgConnectOptions, String), StoreError> {
    let options = url.expose().parse::<PgConnectOptions>();
    // Why it is none would show a part of it.
    let options = options.map_err(|_| StoreError::NoAddress)?;
    let database = options.get_database().unwrap_or_default();
    let server = match (options.get_socket(), options.get_host()) {
        (Some(socket), _) => format!("the socket in {}", Shown::path(socket)),
        (None, host) if host.contains(':') => format!("[{host}]:{}", options.get_port()),
        (None, host) => format!("{host}:{}", options.get_port()),
    };
    let place = format!("{server}/{database}");
    Ok((options, place))
}

/// In a table of our own: the database may belong to other programs too. Migrations only add, so that a gateway of an
/// earlier version goes on working, and one is not troubled by those of a later version.
fn migrations() -> Migrator {
    let mut migrations =
        keap_auth::kept::migrations(keap_auth::migration_files!("migrations/postgres":
            "0001_shared.sql",
            "0002_writes.sql",
            "0003_seen.sql",
            "0004_columns.sql",
            "0005_values.sql",
            "0006_told.sql",
            "0007_kept_out.sql",
            "0008_ways.sql",
            "0009_changed.sql",
            "0010_needed.sql",
        ));
    migrations.dangerous_set_table_name("keap_gateway_migrations");
    migrations.set_ignore_missing(true);
    migrations
}
