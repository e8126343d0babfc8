//! Calls taken out of a common quota, a block at a time.
//!
//! The calls of a minute are those of all blocks that end within it or later: a block counts whole from the moment it is
//! taken until a minute after its end. So no minute has more calls than its limit, whoever dies, and what a gateway took
//! and did not use is lost for that time at most.

use std::sync::atomic::Ordering;
use std::time::Duration;

use keap_http::{Block, BlockAnswer, BlockRequest, BoxFuture, ReturnedBlock, SharedQuota, Sharing};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

use super::PostgresKept;
use super::sharers::LIVES;

/// How long the calls of a block may be made.
const LASTS: Duration = Duration::from_secs(10);

/// How much longer it counts, for calls that are let go in the last moment.
const GRACE: f64 = 5.0;

/// How long a call counts: a minute, and a little because the network squeezes some gaps.
const MINUTE: f64 = 60.5;

/// A quota by its name.
#[derive(Debug)]
struct PostgresQuota {
    kept: PostgresKept,
    name: String,
}

impl PostgresKept {
    pub(in crate::store) fn quota(&self, name: String) -> impl SharedQuota + use<> {
        PostgresQuota {
            kept: self.clone(),
            name,
        }
    }
}

impl SharedQuota for PostgresQuota {
    fn take(
        &self,
        request: BlockRequest,
    ) -> BoxFuture<'_, Result<BlockAnswer, Box<dyn std::error::Error + Send + Sync>>> {
        Box::pin(async move {
            let taken = self.kept.on_the_way(self.take_once(request)).await;
            taken.map_err(Into::into)
        })
    }

    fn sharers(&self) -> u32 {
        self.kept.members.load(Ordering::Relaxed)
    }

    fn sharing(&self) -> Option<Sharing> {
        self.kept.sharing_of(&self.name)
    }
}

/// What is taken of a quota at this moment.
#[derive(Debug)]
struct Taken {
    /// Calls that count.
    calls: i64,
    /// Other gateways with a block.
    others: i64,
    /// Those of them that have their turn before this one.
    before: i64,
    /// Seconds until the next block counts no longer.
    wait: Option<f64>,
}

keap_auth::kept_row!(Taken {
    calls,
    others,
    before,
    wait
});

impl PostgresQuota {
    async fn take_once(&self, request: BlockRequest) -> Result<BlockAnswer, sqlx::Error> {
        let mut connection = self.kept.pool.acquire().await?;
        let mut transaction = connection.begin().await?;
        sqlx::query(
            "SELECT pg_advisory_xact_lock(hashtextextended('keap gateway quota ' || $1, 0))",
        )
        .bind(&self.name)
        .execute(&mut *transaction)
        .await?;
        let unspent = match request.returned {
            Some(returned) => give_back(&mut transaction, returned).await?,
            None => 0,
        };
        let (day_left, told) = self.told(&mut transaction, request, unspent).await?;
        let per_minute = told.unwrap_or(request.per_minute.into());
        // A gateway that was told nothing itself has what others were told, and its owner's limit all the same.
        let per_minute = request
            .at_most
            .map_or(per_minute, |most| per_minute.min(most.into()));
        let taken = self.taken(&mut transaction).await?;
        let members = i64::from(self.sharers());
        let calls = size(per_minute, members)
            .min(per_minute.saturating_sub(taken.calls))
            .min(day_left);
        let answer = match u32::try_from(calls) {
            Ok(calls @ 1..) => {
                let (number, clock) = self.lend(&mut transaction, calls).await?;
                let known = &self.kept.sharing;
                let sharing = known.learn(&self.name, taken.others, taken.before, clock);
                BlockAnswer::Block(Block::new(number, calls, LASTS).shared(sharing))
            }
            _ if day_left <= 0 => BlockAnswer::DayIsOver,
            _ => BlockAnswer::Wait(Duration::from_secs_f64(
                taken.wait.unwrap_or(1.0).clamp(0.05, MINUTE),
            )),
        };
        transaction.commit().await?;
        Ok(answer)
    }

    /// What is left of the day: the least that anybody was told, less what was taken since; and what anybody was told last
    /// of the minute. Days are those of UTC (documented).
    ///
    /// Who knows what is left of the day has seen an answer of Keap, which tells the minute too (inferred); anybody else
    /// assumes one.
    async fn told(
        &self,
        connection: &mut PgConnection,
        request: BlockRequest,
        unspent: i64,
    ) -> Result<(i64, Option<i64>), sqlx::Error> {
        let day_left = request.day_left;
        let told = day_left.and_then(|told| i64::try_from(told).ok());
        sqlx::query_as(
            "INSERT INTO keap_gateway_quotas AS quota (quota, day, day_left, per_minute) \
             VALUES ($1, (clock_timestamp() AT TIME ZONE 'UTC')::date, $2, $4) \
             ON CONFLICT (quota) DO UPDATE SET day = excluded.day, day_left = CASE \
             WHEN quota.day = excluded.day THEN LEAST(quota.day_left + $3, excluded.day_left) \
             ELSE excluded.day_left END, \
             per_minute = coalesce(excluded.per_minute, quota.per_minute) \
             RETURNING day_left, per_minute",
        )
        .bind(&self.name)
        .bind(told.unwrap_or(UNTOLD))
        .bind(unspent)
        .bind(day_left.map(|_| i64::from(request.per_minute)))
        .fetch_one(connection)
        .await
    }

    async fn taken(&self, connection: &mut PgConnection) -> Result<Taken, sqlx::Error> {
        let query = format!(
            "SELECT coalesce(sum(calls), 0)::bigint AS calls, \
             count(DISTINCT member) FILTER (WHERE member <> $2 AND ends_at > now.at AND {LIVES}) AS others, \
             count(DISTINCT member) FILTER (WHERE member < $2 AND ends_at > now.at AND {LIVES}) AS before, \
             (extract(epoch FROM min(ends_at) - min(now.at)) + $3)::float8 AS wait \
             FROM keap_gateway_blocks, (SELECT clock_timestamp() AS at) AS now \
             WHERE quota = $1 AND ends_at > now.at - make_interval(secs => $3) AND calls > 0"
        );
        sqlx::query_as(AssertSqlSafe(query))
            .bind(&self.name)
            .bind(&*self.kept.run)
            .bind(MINUTE)
            .fetch_one(connection)
            .await
    }

    /// Lends a block: its number, and what the clock says that all gateways read.
    async fn lend(
        &self,
        connection: &mut PgConnection,
        calls: u32,
    ) -> Result<(i64, Duration), sqlx::Error> {
        sqlx::query("UPDATE keap_gateway_quotas SET day_left = day_left - $2 WHERE quota = $1")
            .bind(&self.name)
            .bind(i64::from(calls))
            .execute(&mut *connection)
            .await?;
        let (number, clock): (i64, f64) = sqlx::query_as(
            "INSERT INTO keap_gateway_blocks (quota, member, calls, taken_at, ends_at) VALUES \
             ($1, $2, $3, clock_timestamp(), clock_timestamp() + make_interval(secs => $4)) \
             RETURNING id, extract(epoch FROM clock_timestamp())::float8",
        )
        .bind(&self.name)
        .bind(&*self.kept.run)
        .bind(i32::try_from(calls).unwrap_or(i32::MAX))
        .bind(LASTS.as_secs_f64() + GRACE)
        .fetch_one(connection)
        .await?;
        Ok((
            number,
            Duration::try_from_secs_f64(clock).unwrap_or_default(),
        ))
    }
}

/// The day of which nothing was told. Far from where adding to it would overflow.
const UNTOLD: i64 = i64::MAX / 4;

/// Ends a block; how many of its calls were not made.
async fn give_back(
    connection: &mut PgConnection,
    returned: ReturnedBlock,
) -> Result<i64, sqlx::Error> {
    let unspent: Option<i64> = sqlx::query_scalar(
        "UPDATE keap_gateway_blocks AS block SET calls = $2, ends_at = \
         LEAST(block.ends_at, clock_timestamp() - make_interval(secs => $3) + interval '1 second') \
         FROM (SELECT id, calls FROM keap_gateway_blocks WHERE id = $1) AS before \
         WHERE block.id = before.id RETURNING (before.calls - $2)::bigint",
    )
    .bind(returned.number)
    .bind(i32::try_from(returned.spent).unwrap_or(i32::MAX))
    .bind(returned.ended_ago.as_secs_f64())
    .fetch_optional(connection)
    .await?;
    Ok(unspent.unwrap_or(0))
}

/// How many calls are taken together: a twentieth of a minute, and less where many share it.
fn size(per_minute: i64, members: i64) -> i64 {
    let even = per_minute / members.max(1).saturating_mul(4);
    even.min(per_minute / 20).max(1)
}
