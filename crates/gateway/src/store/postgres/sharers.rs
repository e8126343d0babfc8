//! Who else has a block of a quota by now.

use std::sync::atomic::Ordering;
use std::time::Duration;

use keap_http::Sharing;
use sqlx::AssertSqlSafe;

use super::PostgresKept;

/// Whether the gateway of a block is not known to have died: it has not been silent for five seconds. One that never said
/// that it lives counts.
pub(super) const LIVES: &str = "NOT EXISTS (SELECT FROM keap_gateway_members WHERE id = member \
    AND seen_at < clock_timestamp() - interval '5 seconds')";

impl PostgresKept {
    /// What is known of a quota. Where that is old, it is looked at beside, for the calls to come.
    pub(super) fn sharing_of(&self, quota: &str) -> Option<Sharing> {
        let members = self.members.load(Ordering::Relaxed);
        let (known, is_old) = self.sharing.of(quota, members)?;
        if is_old {
            let (kept, quota) = (self.clone(), quota.to_owned());
            tokio::spawn(async move {
                // What is known stays so long; the next block is asked for all the same.
                let _ = kept.on_the_way(kept.look_for_sharers(&quota)).await;
                kept.sharing.looked(&quota);
            });
        }
        Some(known)
    }

    /// Looks who has a block of a quota.
    async fn look_for_sharers(&self, quota: &str) -> Result<(), sqlx::Error> {
        let query = format!(
            "SELECT count(DISTINCT member) FILTER (WHERE member <> $2), \
             count(DISTINCT member) FILTER (WHERE member < $2), \
             extract(epoch FROM clock_timestamp())::float8 FROM keap_gateway_blocks \
             WHERE quota = $1 AND ends_at > clock_timestamp() AND calls > 0 AND {LIVES}"
        );
        let (others, before, clock): (i64, i64, f64) = sqlx::query_as(AssertSqlSafe(query))
            .bind(quota)
            .bind(&*self.run)
            .fetch_one(&self.pool)
            .await?;
        let clock = Duration::try_from_secs_f64(clock).unwrap_or_default();
        self.sharing.learn(quota, others, before, clock);
        Ok(())
    }
}
