//! Calls over time, where they come from, and what comparisons found, of all gateways.

use sqlx::PgConnection;

use super::{PostgresKept, add};
use crate::inventory::{Compared, Hour, Origin, Seen};
use crate::store::error::StoreError;

/// What comparisons found.
macro_rules! compared {
    ($later:literal) => {
        concat!(
            "SELECT tenant, method, table_name, wires, comparisons, differing, fields, last_seen",
            $later,
            " FROM keap_gateway_compared ORDER BY differing DESC, tenant, method, table_name"
        )
    };
}

/// Adds rows in one order, so that two gateways never wait for each other.
pub(super) async fn write(connection: &mut PgConnection, seen: &Seen) -> Result<(), sqlx::Error> {
    let mut hours: Vec<&Hour> = seen.hours.iter().collect();
    hours.sort_by_key(|row| [&row.tenant, &row.hour, &row.wire]);
    for row in hours {
        add::hour(connection, row).await?;
    }
    let mut origins: Vec<&Origin> = seen.origins.iter().collect();
    origins.sort_by_key(|row| [&row.tenant, &row.caller, &row.address, &row.agent]);
    // Leaving the latest takes rows of any place: one gateway after the other.
    sqlx::query("SELECT pg_advisory_xact_lock(hashtextextended('keap gateway origins', 0))")
        .execute(&mut *connection)
        .await?;
    add::origins(connection, &origins).await?;
    let mut compared: Vec<&Compared> = seen.compared.iter().collect();
    compared.sort_by_key(|row| [&row.tenant, &row.method, &row.table, &row.wires]);
    for row in compared {
        add::compared(connection, row).await?;
    }
    Ok(())
}

impl PostgresKept {
    pub(in crate::store) async fn seen(&self) -> Result<Seen, StoreError> {
        let mut seen = Seen::default();
        // Tables of an earlier version, when nothing of this one has opened the store yet.
        let known = "SELECT column_name::text FROM information_schema.columns \
             WHERE table_name = 'keap_gateway_compared'";
        let known = sqlx::query_scalar(known).fetch_all(&self.pool);
        let known: Vec<String> = self.within(known).await?;
        if known.is_empty() {
            return Ok(seen);
        }
        let hours = sqlx::query_as(
            "SELECT tenant, hour, wire, calls, faults, blockers FROM keap_gateway_hours \
             ORDER BY hour, tenant, wire",
        );
        seen.hours = self.within(hours.fetch_all(&self.pool)).await?;
        let origins = sqlx::query_as(
            "SELECT tenant, caller, address, agent, first_seen, last_seen, calls \
             FROM keap_gateway_origins ORDER BY tenant, caller, last_seen DESC",
        );
        seen.origins = self.within(origins.fetch_all(&self.pool)).await?;
        let compared = match known.iter().any(|name| name == "changed") {
            true => compared!(", changed"),
            false => compared!(""),
        };
        let compared = sqlx::query_as(compared);
        seen.compared = self.within(compared.fetch_all(&self.pool)).await?;
        Ok(seen)
    }

    /// Forgets hours before one, and addresses that were not seen since a time; all of them without a time.
    pub(in crate::store) async fn forget(
        &self,
        hour: &str,
        address: Option<&str>,
    ) -> Result<(), StoreError> {
        let forget = sqlx::query("DELETE FROM keap_gateway_hours WHERE hour < $1").bind(hour);
        self.within(forget.execute(&self.pool)).await?;
        let forget = sqlx::query(
            "DELETE FROM keap_gateway_origins WHERE address <> '' AND ($1::text IS NULL OR last_seen < $1)",
        );
        self.within(forget.bind(address).execute(&self.pool))
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
            "INSERT INTO keap_gateway_alerts AS kept (kind, tenant, subject, told_at) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (kind, tenant, subject) DO UPDATE SET told_at = excluded.told_at \
             WHERE kept.told_at < $5::text",
        );
        let claim = claim
            .bind(kind)
            .bind(tenant)
            .bind(subject)
            .bind(now)
            .bind(since);
        let claimed = self.within(claim.execute(&self.pool)).await?;
        Ok(claimed.rows_affected() > 0)
    }

    /// It was not told after all.
    pub(in crate::store) async fn release_alert(
        &self,
        [kind, tenant, subject]: [&str; 3],
    ) -> Result<(), StoreError> {
        let release =
            "DELETE FROM keap_gateway_alerts WHERE kind = $1 AND tenant = $2 AND subject = $3";
        let release = sqlx::query(release).bind(kind).bind(tenant).bind(subject);
        self.within(release.execute(&self.pool)).await?;
        Ok(())
    }
}
