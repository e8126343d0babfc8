//! The gateways that share a store: which of them live, and what those that ended have left.

use std::sync::atomic::Ordering;

use super::PostgresKept;
use crate::store::error::StoreError;

/// What a gateway hears when it says that it lives.
#[derive(Debug, Default)]
pub(crate) struct Beat {
    /// Writes of gateways that have ended, found to be in doubt just now.
    pub(crate) in_doubt: u64,
    /// The newest policy of each application, by its number; without a document it was taken back.
    pub(crate) policies: Vec<(String, i64)>,
}

/// Seen within ten seconds: ten beats.
const LIVING: &str = "SELECT count(*) FROM keap_gateway_members \
    WHERE seen_at > clock_timestamp() - interval '10 seconds'";

impl PostgresKept {
    pub(in crate::store) async fn beat(&self) -> Result<Beat, StoreError> {
        let beat = self.within(self.beat_once()).await;
        self.tell_gone(beat.as_ref().err().map(StoreError::with_causes));
        beat
    }

    async fn beat_once(&self) -> Result<Beat, sqlx::Error> {
        sqlx::query(
            "INSERT INTO keap_gateway_members (id, version) VALUES ($1, $2) \
             ON CONFLICT (id) DO UPDATE SET seen_at = clock_timestamp()",
        )
        .bind(&*self.run)
        .bind(env!("CARGO_PKG_VERSION"))
        .execute(&self.pool)
        .await?;
        let living: i64 = sqlx::query_scalar(LIVING).fetch_one(&self.pool).await?;
        let living = u32::try_from(living).unwrap_or(u32::MAX).max(1);
        self.members.store(living, Ordering::Relaxed);
        let in_doubt = super::writes::left_behind(&self.pool).await?;
        self.tidy().await?;
        let policies = sqlx::query_as(
            "SELECT tenant, max(revision) FROM keap_gateway_policies GROUP BY tenant",
        );
        Ok(Beat {
            in_doubt,
            policies: policies.fetch_all(&self.pool).await?,
        })
    }

    pub(in crate::store) async fn leave(&self) -> Result<(), StoreError> {
        self.within(self.leave_once()).await
    }

    /// Its blocks end with it, so that the others have its part of the second.
    async fn leave_once(&self) -> Result<(), sqlx::Error> {
        for left in [
            "UPDATE keap_gateway_blocks SET ends_at = clock_timestamp() WHERE member = $1 \
             AND ends_at > clock_timestamp()",
            "DELETE FROM keap_gateway_members WHERE id = $1",
        ] {
            let leave = sqlx::query(left).bind(&*self.run);
            leave.execute(&self.pool).await?;
        }
        Ok(())
    }

    /// Forgets what is over. Each statement meets a few rows, by an index.
    async fn tidy(&self) -> Result<(), sqlx::Error> {
        for over in [
            "DELETE FROM keap_gateway_pages WHERE kept_at < clock_timestamp() - interval '15 minutes'",
            "DELETE FROM keap_gateway_blocks WHERE ends_at < clock_timestamp() - interval '1 hour'",
            // Counts that one sends late, after it was cut off, must find what it sent before.
            "DELETE FROM keap_gateway_members WHERE seen_at < clock_timestamp() - interval '7 days'",
            "DELETE FROM keap_gateway_writes WHERE begun_at < clock_timestamp() - interval '90 days'",
        ] {
            sqlx::query(over).execute(&self.pool).await?;
        }
        Ok(())
    }
}
