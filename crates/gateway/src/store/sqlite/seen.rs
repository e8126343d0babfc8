//! Calls over time, where they come from, and what comparisons found, in the file.

use sqlx::SqliteConnection;

use super::{SqliteKept, has_table};
use crate::inventory::{Compared, Hour, ORIGINS, Origin, Seen};
use crate::store::error::StoreError;

pub(super) async fn add(connection: &mut SqliteConnection, seen: &Seen) -> Result<(), sqlx::Error> {
    for row in &seen.hours {
        add_hour(connection, row).await?;
    }
    for row in &seen.origins {
        add_origin(connection, row).await?;
    }
    for row in &seen.compared {
        add_compared(connection, row).await?;
    }
    Ok(())
}

async fn add_hour(connection: &mut SqliteConnection, row: &Hour) -> Result<(), sqlx::Error> {
    let add = sqlx::query(
        "INSERT INTO hours (tenant, hour, wire, calls, faults, blockers) VALUES (?, ?, ?, ?, ?, ?) \
         ON CONFLICT (tenant, hour, wire) DO UPDATE SET calls = calls + excluded.calls, \
         faults = faults + excluded.faults, blockers = blockers + excluded.blockers",
    );
    let add = add.bind(&row.tenant).bind(&row.hour).bind(&row.wire);
    let add = add.bind(row.calls).bind(row.faults).bind(row.blockers);
    add.execute(connection).await.map(drop)
}

/// Keeps where a call came from, unless the program has as many such places as are kept.
async fn add_origin(connection: &mut SqliteConnection, row: &Origin) -> Result<(), sqlx::Error> {
    let add = sqlx::query(
        "INSERT INTO origins (tenant, caller, address, agent, first_seen, last_seen, calls) \
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 WHERE ?8 > (SELECT count(*) FROM origins WHERE tenant = ?1 AND caller = ?2) \
         OR EXISTS (SELECT 1 FROM origins WHERE tenant = ?1 AND caller = ?2 AND address = ?3 AND agent = ?4) \
         ON CONFLICT (tenant, caller, address, agent) DO UPDATE SET \
         last_seen = max(last_seen, excluded.last_seen), calls = calls + excluded.calls",
    );
    let add = add.bind(&row.tenant).bind(&row.caller).bind(&row.address);
    let add = add.bind(&row.agent).bind(&row.first).bind(&row.last);
    let add = add
        .bind(row.calls)
        .bind(i64::try_from(ORIGINS).unwrap_or(i64::MAX));
    add.execute(connection).await.map(drop)
}

async fn add_compared(
    connection: &mut SqliteConnection,
    row: &Compared,
) -> Result<(), sqlx::Error> {
    let add = sqlx::query(
        "INSERT INTO compared (tenant, method, table_name, wires, comparisons, differing, fields, last_seen) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tenant, method, table_name, wires) DO UPDATE SET \
         comparisons = comparisons + excluded.comparisons, differing = differing + excluded.differing, \
         fields = CASE WHEN excluded.fields = '' THEN fields ELSE excluded.fields END, \
         last_seen = max(last_seen, excluded.last_seen)",
    );
    let add = add.bind(&row.tenant).bind(&row.method).bind(&row.table);
    let add = add
        .bind(&row.wires)
        .bind(row.comparisons)
        .bind(row.differing);
    add.bind(&row.fields)
        .bind(&row.last)
        .execute(connection)
        .await
        .map(drop)
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
