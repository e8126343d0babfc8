//! What is sealed later, and what is forgotten, in Postgres.

use super::PostgresStore;
use crate::store::row::{Secrets, read_error, reseal_client, write_error};
use crate::store::{GrantId, StoreError, StoreKey};

impl PostgresStore {
    /// Seals what lies in the clear, row by row: a row that was changed meanwhile stays as it is.
    pub(super) async fn seal_rows(&self) -> Result<(), StoreError> {
        let Some(key) = &self.key else {
            return Ok(());
        };
        let rows: Vec<Secrets> = sqlx::query_as(
            "SELECT client_id, tenant, access_token, refresh_token FROM keap_grants \
             WHERE get_byte(access_token, 0) = 0 OR get_byte(refresh_token, 0) = 0",
        )
        .fetch_all(&self.pool)
        .await
        .map_err(read_error)?;
        for row in rows {
            let before = row.access_token.clone();
            let row = row.reseal(key)?;
            sqlx::query(
                "UPDATE keap_grants SET access_token = coalesce($4, access_token), \
                 refresh_token = coalesce($5, refresh_token) \
                 WHERE client_id = $1 AND tenant = $2 AND access_token = $3",
            )
            .bind(&row.id.client_id)
            .bind(row.id.tenant.as_str())
            .bind(before)
            .bind(row.access_token)
            .bind(row.refresh_token)
            .execute(&self.pool)
            .await
            .map_err(write_error)?;
        }
        self.seal_clients(key).await
    }

    async fn seal_clients(&self, key: &StoreKey) -> Result<(), StoreError> {
        let clients: Vec<(String, Vec<u8>)> = sqlx::query_as(
            "SELECT client_id, client_secret FROM keap_clients WHERE get_byte(client_secret, 0) = 0",
        )
        .fetch_all(&self.pool)
        .await
        .map_err(read_error)?;
        for (client_id, stored) in clients {
            sqlx::query(
                "UPDATE keap_clients SET client_secret = $3 \
                 WHERE client_id = $1 AND client_secret = $2",
            )
            .bind(&client_id)
            .bind(&stored)
            .bind(reseal_client(key, &client_id, &stored)?)
            .execute(&self.pool)
            .await
            .map_err(write_error)?;
        }
        Ok(())
    }

    /// Wipes old rows from the tables. The server's own log and its backups are its owner's business.
    pub(super) async fn wipe(&self) -> Result<(), StoreError> {
        let vacuumed = sqlx::query("VACUUM FULL keap_grants, keap_clients");
        let vacuumed = vacuumed.execute(&self.pool).await;
        vacuumed
            .map(drop)
            .map_err(|e| StoreError::NotWiped { source: e.into() })
    }

    pub(super) async fn delete(&self, id: &GrantId) -> Result<bool, StoreError> {
        let mut transaction = self.pool.begin().await.map_err(write_error)?;
        let done = sqlx::query("DELETE FROM keap_grants WHERE client_id = $1 AND tenant = $2")
            .bind(&id.client_id)
            .bind(id.tenant.as_str())
            .execute(&mut *transaction)
            .await
            .map_err(write_error)?;
        sqlx::query(
            "DELETE FROM keap_clients WHERE client_id = $1 \
             AND NOT EXISTS (SELECT 1 FROM keap_grants WHERE client_id = $1)",
        )
        .bind(&id.client_id)
        .execute(&mut *transaction)
        .await
        .map_err(write_error)?;
        transaction.commit().await.map_err(write_error)?;
        if let Some(files) = &self.files {
            files.forget(id)?;
        }
        self.wipe().await?;
        Ok(done.rows_affected() > 0)
    }
}
