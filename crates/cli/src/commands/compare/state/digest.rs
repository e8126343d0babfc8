//! What changed since the last good run: a difference is the same when target, row, column, backend and cause are.

use super::State;
use crate::commands::compare::run_report::Digest;

/// How many new differences are named.
const NAMED: i64 = 100;

/// The unexplained differences of a run, each with what makes it itself.
const OPEN: &str = "SELECT targets.name, coalesce(row_id, 0) AS row_id, coalesce(row_key, '') AS row_key, column_name, \
     backend, cause FROM differences d JOIN targets USING (run, position) \
     WHERE d.kind = 'likely' AND d.run = ";

impl State {
    /// The digest of a run against the last one before it over the same account that came to its end; none without one.
    pub(super) async fn digest(&self, id: &str, identity: &str) -> anyhow::Result<Option<Digest>> {
        let before: Option<String> = sqlx::query_scalar(
            "SELECT id FROM runs WHERE identity = ?1 AND id <> ?2 AND outcome IN ('\"agrees\"', '\"differs\"') \
             AND started <= (SELECT started FROM runs WHERE id = ?2) ORDER BY started DESC, rowid DESC LIMIT 1",
        )
        .bind(identity)
        .bind(id)
        .fetch_optional(&self.pool)
        .await?;
        let Some(before) = before else {
            return Ok(None);
        };
        let count = |sql: String| {
            let query = sqlx::query_scalar::<_, i64>(sqlx::AssertSqlSafe(sql));
            query.bind(id).bind(&before).fetch_one(&self.pool)
        };
        let new = format!("SELECT count(*) FROM ({OPEN} ?1 EXCEPT {OPEN} ?2)");
        let missing = format!("SELECT count(*) FROM ({OPEN} ?2 EXCEPT {OPEN} ?1)");
        // What was not compared to its end, or not at all, was not looked at.
        let gone = format!(
            "{missing} WHERE name IN (SELECT name FROM targets WHERE run = ?1 AND state = 'done')"
        );
        let standing = format!("SELECT count(*) FROM ({OPEN} ?1 INTERSECT {OPEN} ?2)");
        let number = |count: i64| u64::try_from(count).unwrap_or_default();
        let missing = number(count(missing).await?);
        // Rows that did not change were not looked at.
        let gone = match self.is_narrowed(id).await? {
            true => 0,
            false => number(count(gone).await?),
        };
        Ok(Some(Digest {
            new: number(count(new).await?),
            gone,
            standing: number(count(standing).await?),
            unseen: missing.saturating_sub(gone),
            first_new: self.first_new(id, &before).await?,
            since: before,
        }))
    }

    /// Whether the run looked at changed rows only.
    async fn is_narrowed(&self, id: &str) -> anyhow::Result<bool> {
        let head: String = sqlx::query_scalar("SELECT head FROM runs WHERE id = ?")
            .bind(id)
            .fetch_one(&self.pool)
            .await?;
        let head: crate::commands::compare::run_report::Head = serde_json::from_str(&head)?;
        Ok(head.filters.since.is_some())
    }

    async fn first_new(&self, id: &str, before: &str) -> anyhow::Result<Vec<u64>> {
        let sql = format!(
            "WITH numbered AS (SELECT row_number() OVER (ORDER BY position, row_id, row_key, column_name, backend, cause) \
             AS number, * FROM differences WHERE run = ?1) \
             SELECT number FROM numbered JOIN targets USING (run, position) WHERE numbered.kind = 'likely' AND NOT EXISTS \
             (SELECT 1 FROM ({OPEN} ?2) old WHERE old.name = targets.name AND old.row_id = coalesce(numbered.row_id, 0) \
             AND old.row_key = coalesce(numbered.row_key, '') AND old.column_name = numbered.column_name \
             AND old.backend = numbered.backend AND old.cause = numbered.cause) ORDER BY number LIMIT ?3"
        );
        let numbers: Vec<i64> = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
            .bind(id)
            .bind(before)
            .bind(NAMED)
            .fetch_all(&self.pool)
            .await?;
        Ok(numbers
            .into_iter()
            .filter_map(|number| u64::try_from(number).ok())
            .collect())
    }
}
