//! What changed since the runs before that compared the same: a difference is the same when target, row, column, backend and
//! cause are. Each target is held against the last run that compared it in the same way, and what that one carried on.

use super::State;
use crate::commands::compare::run_report::Digest;

/// How many new differences are named.
const NAMED: i64 = 100;

/// What makes a difference itself.
const SAME: &str =
    "coalesce(row_id, 0) AS row_id, coalesce(row_key, '') AS row_key, column_name, backend, cause";

/// Queries over the unexplained differences of a run: `found` in it, `before` in the runs before, `unseen` of those.
fn over(rest: &str) -> String {
    format!(
        "WITH found AS (SELECT position, {SAME} FROM differences WHERE run = ?1 AND kind = 'likely'), \
         unseen AS (SELECT position, {SAME} FROM carried WHERE run = ?1 EXCEPT SELECT * FROM found), \
         bases AS (SELECT t.position AS own, b.run, b.position FROM targets t JOIN targets b ON b.run = t.base AND b.name = t.name \
         WHERE t.run = ?1), \
         before AS (SELECT own AS position, {SAME} FROM bases JOIN differences USING (run, position) WHERE kind = 'likely' \
         UNION SELECT own AS position, {SAME} FROM bases JOIN carried USING (run, position) \
         UNION SELECT * FROM unseen) {rest}"
    )
}

impl State {
    /// The digest of a run against the ones before over the same account; none where none of them compared any of this.
    pub(super) async fn digest(&self, id: &str) -> anyhow::Result<Option<Digest>> {
        let since: Option<String> = sqlx::query_scalar(
            "SELECT r.id FROM targets t JOIN runs r ON r.id = t.base WHERE t.run = ? ORDER BY r.started DESC, r.rowid DESC LIMIT 1",
        )
        .bind(id)
        .fetch_optional(&self.pool)
        .await?;
        let Some(since) = since else {
            return Ok(None);
        };
        let count = async |rest: &str| -> anyhow::Result<u64> {
            let sql = over(&format!("SELECT count(*) FROM ({rest})"));
            let query = sqlx::query_scalar::<_, i64>(sqlx::AssertSqlSafe(sql));
            let count = query.bind(id).fetch_one(&self.pool).await?;
            Ok(u64::try_from(count).unwrap_or_default())
        };
        Ok(Some(Digest {
            new: count("SELECT * FROM found EXCEPT SELECT * FROM before").await?,
            gone: count(
                "SELECT * FROM before EXCEPT SELECT * FROM found EXCEPT SELECT * FROM unseen",
            )
            .await?,
            standing: count("SELECT * FROM found INTERSECT SELECT * FROM before").await?,
            unseen: count("SELECT * FROM unseen").await?,
            first_new: self.first_new(id).await?,
            since,
        }))
    }

    async fn first_new(&self, id: &str) -> anyhow::Result<Vec<u64>> {
        let sql = over(
            "SELECT number FROM (SELECT row_number() OVER (ORDER BY position, row_id, row_key, column_name, backend, cause) \
             AS number, * FROM differences WHERE run = ?1) n WHERE n.kind = 'likely' AND NOT EXISTS \
             (SELECT 1 FROM before old WHERE old.position = n.position AND old.row_id = coalesce(n.row_id, 0) \
             AND old.row_key = coalesce(n.row_key, '') AND old.column_name = n.column_name \
             AND old.backend = n.backend AND old.cause = n.cause) ORDER BY number LIMIT ?2",
        );
        let numbers: Vec<i64> = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
            .bind(id)
            .bind(NAMED)
            .fetch_all(&self.pool)
            .await?;
        Ok(numbers
            .into_iter()
            .filter_map(|number| u64::try_from(number).ok())
            .collect())
    }
}
