//! Grants in Postgres, shared by a fleet of hosts.

use std::time::SystemTime;

use keap_http::{BoxFuture, Secret};
use sqlx::PgPool;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};

use super::row::{Row, grant_id, read_client, read_error, write_client, write_error};
use super::{GrantId, PostgresPace, StoreError, StoreKey, StoreLock, StoredGrant, TokenStore};
use crate::Tokens;
use crate::token::to_unix;

/// A store in a Postgres database, in tables that begin with `keap_`.
///
/// One refresh of a grant at a time is kept by an advisory lock that lasts as long as a transaction;
/// it ends with the connection, so a host that dies blocks nobody.
#[derive(Clone, Debug)]
pub struct PostgresStore {
    pool: PgPool,
    /// Connections that hold or wait for a lock. Apart from the others, so that those who wait can
    /// never take the connection that the holder needs to save and go on.
    locks: PgPool,
    key: Option<StoreKey>,
}

impl PostgresStore {
    /// Connects with a URL such as `postgres://user@host/database`, and creates the tables where
    /// there are none.
    ///
    /// # Errors
    /// [`StoreError::Open`] when the database cannot be reached or the tables cannot be made.
    pub async fn connect(url: &Secret, key: Option<StoreKey>) -> Result<Self, StoreError> {
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
        Ok(Self { pool, locks, key })
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
        now: SystemTime,
    ) -> BoxFuture<'a, Result<(), StoreError>> {
        Box::pin(async move { self.execute(NOTE, id, Some(to_unix(now))).await.map(drop) })
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
            let locked = self.advisory_lock(id).await;
            locked.map_err(|e| StoreError::Lock { source: e.into() })
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
