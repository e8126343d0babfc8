//! Calls over time, where they come from, and what comparisons found, in the file.

use sqlx::SqliteConnection;

use super::{SqliteKept, add, has_table};
use crate::inventory::{Origin, Seen};
use crate::store::error::StoreError;

pub(super) async fn write(
    connection: &mut SqliteConnection,
    seen: &Seen,
) -> Result<(), sqlx::Error> {
    for row in &seen.hours {
        add::hour(connection, row).await?;
    }
    let origins: Vec<&Origin> = seen.origins.iter().collect();
    add::origins(connection, &origins).await?;
    for row in &seen.compared {
        add::compared(connection, row).await?;
    }
    Ok(())
}

impl SqliteKept {
    pub(in crate::store) async fn seen(&self) -> Result<Seen, StoreError> {
        let mut connection = self.pool.acquire().await?;
        let mut seen = Seen::default();
        // A store of an earlier version that was not opened for writing.
        if !has_table(&mut connection, "compared").await? {
            return Ok(seen);
        }
        let order = "SELECT * FROM hours ORDER BY hour, tenant, wire";
        seen.hours = sqlx::query_as(order).fetch_all(&mut *connection).await?;
        let order = "SELECT * FROM origins ORDER BY tenant, caller, last_seen DESC";
        seen.origins = sqlx::query_as(order).fetch_all(&mut *connection).await?;
        let order = "SELECT * FROM compared ORDER BY differing DESC, tenant, method, table_name";
        seen.compared = sqlx::query_as(order).fetch_all(&mut *connection).await?;
        Ok(seen)
    }

    /// Forgets hours before one, and addresses that were not seen since a time; all of them without a time.
    pub(in crate::store) async fn forget(
        &self,
        hour: &str,
        address: Option<&str>,
    ) -> Result<(), StoreError> {
        let forget = sqlx::query("DELETE FROM hours WHERE hour < ?").bind(hour);
        forget.execute(&self.pool).await?;
        let forget = sqlx::query("DELETE FROM writes_in_doubt WHERE begun < ?").bind(hour);
        forget.execute(&self.pool).await?;
        let forget = "DELETE FROM origins WHERE address <> '' AND (?1 IS NULL OR last_seen < ?1)";
        sqlx::query(forget)
            .bind(address)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Notes that something is told, unless it was: for all time, or since a time.
    pub(in crate::store) async fn claim_alert(
        &self,
        [kind, tenant, subject, now]: [&str; 4],
        since: Option<&str>,
    ) -> Result<bool, StoreError> {
        let claim = sqlx::query(
            "INSERT INTO alerts (kind, tenant, subject, told_at) VALUES (?1, ?2, ?3, ?4) \
             ON CONFLICT (kind, tenant, subject) DO UPDATE SET told_at = excluded.told_at \
             WHERE alerts.told_at < ?5",
        );
        let claim = claim
            .bind(kind)
            .bind(tenant)
            .bind(subject)
            .bind(now)
            .bind(since);
        let claimed = claim.execute(&self.pool).await?;
        Ok(claimed.rows_affected() > 0)
    }

    /// It was not told after all.
    pub(in crate::store) async fn release_alert(
        &self,
        [kind, tenant, subject]: [&str; 3],
    ) -> Result<(), StoreError> {
        let release = "DELETE FROM alerts WHERE kind = ?1 AND tenant = ?2 AND subject = ?3";
        let release = sqlx::query(release).bind(kind).bind(tenant).bind(subject);
        release.execute(&self.pool).await?;
        Ok(())
    }
}
