//! Keys, which all gateways let in.

use std::time::SystemTime;

use keap_http::Secret;
use sqlx::PgConnection;

use super::PostgresKept;
use crate::keys::{HashKey, KeyEntry, Permissions};
use crate::store::error::StoreError;
use crate::store::key_row::{KeptKey, KeyRow, kept, seconds};

impl PostgresKept {
    pub(in crate::store) async fn add_key(
        &self,
        hash_key: &HashKey,
        key: &Secret,
        (tenant, label, permissions): (&str, &str, &Permissions),
        now: SystemTime,
    ) -> Result<i64, StoreError> {
        let hash = hash_key.hash(key.expose());
        let mut transaction = self.pool.begin().await?;
        // Two that add at one time must agree on the hash key.
        sqlx::query("SELECT pg_advisory_xact_lock(hashtextextended('keap gateway keys', 0))")
            .execute(&mut *transaction)
            .await?;
        if let Some(living) = other_hash_key(&mut transaction, hash_key).await? {
            return Err(StoreError::OtherHashKey { living });
        }
        sqlx::query(
            "INSERT INTO keap_gateway_hash_key (id, verifier) VALUES (1, $1) \
             ON CONFLICT (id) DO UPDATE SET verifier = excluded.verifier",
        )
        .bind(hash_key.verifier().as_slice())
        .execute(&mut *transaction)
        .await?;
        let known: Option<String> = sqlx::query_scalar(
            "SELECT label FROM keap_gateway_keys WHERE hash = $1 AND revoked_at IS NULL",
        )
        .bind(hash.as_slice())
        .fetch_optional(&mut *transaction)
        .await?;
        if let Some(label) = known {
            return Err(StoreError::Known { label });
        }
        let id = sqlx::query_scalar(
            "INSERT INTO keap_gateway_keys (tenant, label, hash, permissions, created_at) \
             VALUES ($1, $2, $3, $4, $5) \
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
        transaction.commit().await?;
        Ok(id)
    }

    pub(in crate::store) async fn check_hash_key(
        &self,
        hash_key: &HashKey,
    ) -> Result<(), StoreError> {
        let mut connection = self.pool.acquire().await?;
        match other_hash_key(&mut connection, hash_key).await? {
            Some(living) => Err(StoreError::OtherHashKey { living }),
            None => Ok(()),
        }
    }

    pub(in crate::store) async fn keys(&self) -> Result<Vec<KeyRow>, StoreError> {
        let all = sqlx::query_as(
            "SELECT id, tenant, label, hash, permissions, created_at, revoked_at \
             FROM keap_gateway_keys ORDER BY id",
        );
        let rows: Vec<KeptKey> = self.within(all.fetch_all(&self.pool)).await?;
        rows.into_iter().map(KeptKey::listed).collect()
    }

    pub(in crate::store) async fn revoke_key(
        &self,
        id: i64,
        now: SystemTime,
    ) -> Result<bool, StoreError> {
        let revoke = sqlx::query(
            "UPDATE keap_gateway_keys SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL",
        );
        let revoke = revoke.bind(seconds(now)).bind(id).execute(&self.pool);
        Ok(self.within(revoke).await?.rows_affected() > 0)
    }

    pub(in crate::store) async fn entries(&self) -> Result<Vec<KeyEntry>, StoreError> {
        let living = sqlx::query_as(
            "SELECT id, tenant, label, hash, permissions, created_at, revoked_at \
             FROM keap_gateway_keys WHERE revoked_at IS NULL ORDER BY id",
        );
        let rows: Vec<KeptKey> = self.within(living.fetch_all(&self.pool)).await?;
        rows.into_iter().map(KeptKey::entry).collect()
    }
}

/// How many living keys were made with another hash key; none when they were made with this one, or nobody knows.
async fn other_hash_key(
    connection: &mut PgConnection,
    hash_key: &HashKey,
) -> Result<Option<i64>, StoreError> {
    let known: Option<Vec<u8>> = sqlx::query_scalar("SELECT verifier FROM keap_gateway_hash_key")
        .fetch_optional(&mut *connection)
        .await?;
    if known.is_none_or(|known| known == hash_key.verifier()) {
        return Ok(None);
    }
    let living = "SELECT count(*) FROM keap_gateway_keys WHERE revoked_at IS NULL";
    let living: i64 = sqlx::query_scalar(living).fetch_one(connection).await?;
    Ok((living > 0).then_some(living))
}
