//! What is sealed later, and what is forgotten, in SQLite.

use sqlx::SqliteConnection;

use super::SqliteStore;
use crate::store::row::{Secrets, read_error, reseal_client, write_error};
use crate::store::{GrantId, StoreError};

impl SqliteStore {
    /// Seals what lies in the clear, within a transaction.
    pub(super) async fn seal_rows(
        &self,
        connection: &mut SqliteConnection,
    ) -> Result<(), StoreError> {
        let Some(key) = &self.key else {
            return Ok(());
        };
        let rows: Vec<Secrets> =
            sqlx::query_as("SELECT client_id, tenant, access_token, refresh_token FROM grants")
                .fetch_all(&mut *connection)
                .await
                .map_err(read_error)?;
        for row in rows {
            let row = row.reseal(key)?;
            sqlx::query(
                "UPDATE grants SET access_token = coalesce(?3, access_token), \
                 refresh_token = coalesce(?4, refresh_token) WHERE client_id = ?1 AND tenant = ?2 \
                 AND (?3 IS NOT NULL OR ?4 IS NOT NULL)",
            )
            .bind(&row.id.client_id)
            .bind(row.id.tenant.as_str())
            .bind(row.access_token)
            .bind(row.refresh_token)
            .execute(&mut *connection)
            .await
            .map_err(write_error)?;
        }
        let clients: Vec<(String, Vec<u8>)> =
            sqlx::query_as("SELECT client_id, client_secret FROM clients")
                .fetch_all(&mut *connection)
                .await
                .map_err(read_error)?;
        for (client_id, stored) in clients {
            if let Some(sealed) = reseal_client(key, &client_id, &stored)? {
                sqlx::query("UPDATE clients SET client_secret = ? WHERE client_id = ?")
                    .bind(sealed)
                    .bind(client_id)
                    .execute(&mut *connection)
                    .await
                    .map_err(write_error)?;
            }
        }
        Ok(())
    }

    /// Wipes what was deleted or overwritten: from the free space of the file, also where an older
    /// version left it, and from the log.
    pub(super) async fn wipe(&self) -> Result<(), StoreError> {
        let not_wiped = |source| StoreError::NotWiped { source };
        let vacuumed = sqlx::query("VACUUM").execute(&self.pool).await;
        vacuumed.map_err(|e| not_wiped(e.into()))?;
        let checkpoint = sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)");
        let (busy, _, _): (i64, i64, i64) = checkpoint
            .fetch_one(&self.pool)
            .await
            .map_err(|e| not_wiped(e.into()))?;
        match busy {
            0 => Ok(()),
            _ => Err(not_wiped("another process reads or writes the log".into())),
        }
    }

    /// Deletes a grant, with the secret of its client when no other grant needs it.
    pub(super) async fn delete(&self, id: &GrantId) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let done = sqlx::query("DELETE FROM grants WHERE client_id = ? AND tenant = ?")
            .bind(&id.client_id)
            .bind(id.tenant.as_str())
            .execute(&mut *transaction)
            .await
            .map_err(write_error)?;
        sqlx::query(
            "DELETE FROM clients WHERE client_id = ?1 \
             AND NOT EXISTS (SELECT 1 FROM grants WHERE client_id = ?1)",
        )
        .bind(&id.client_id)
        .execute(&mut *transaction)
        .await
        .map_err(write_error)?;
        transaction.commit().await.map_err(write_error)?;
        self.files.forget(id)?;
        self.wipe().await?;
        Ok(done.rows_affected() > 0)
    }
}
