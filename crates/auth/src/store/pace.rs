//! Pacing that all hosts of a fleet share, through one row for each credential.

use std::time::Duration;

use keap_http::{BoxFuture, SharedPace};
use sqlx::PgPool;

/// Takes the next free place in time from a row that all hosts update. The clock is the database's.
#[derive(Clone, Debug)]
pub struct PostgresPace {
    pool: PgPool,
    credential: String,
}

impl PostgresPace {
    pub(super) fn new(pool: PgPool, credential: String) -> Self {
        Self { pool, credential }
    }

    async fn next(&self, gap: Duration) -> Result<Duration, sqlx::Error> {
        // The row holds when the place after the last one taken begins.
        let wait: f64 = sqlx::query_scalar(
            "WITH moment AS (SELECT extract(epoch FROM clock_timestamp())::float8 AS now) \
             INSERT INTO keap_pace AS pace (credential, free_at) \
             SELECT $1, now + $2 FROM moment \
             ON CONFLICT (credential) DO UPDATE SET free_at = \
             GREATEST(pace.free_at, extract(epoch FROM clock_timestamp())::float8) + $2 \
             RETURNING free_at - $2 - extract(epoch FROM clock_timestamp())::float8",
        )
        .bind(&self.credential)
        .bind(gap.as_secs_f64())
        .fetch_one(&self.pool)
        .await?;
        Ok(Duration::try_from_secs_f64(wait.max(0.0)).unwrap_or_default())
    }
}

impl SharedPace for PostgresPace {
    fn reserve(
        &self,
        gap: Duration,
    ) -> BoxFuture<'_, Result<Duration, Box<dyn std::error::Error + Send + Sync>>> {
        Box::pin(async move { self.next(gap).await.map_err(Into::into) })
    }
}
