//! What changed since the runs before that compared the same: a difference is the same when target, row, column, backend and
//! cause are. Each target is held against the last run that compared it in the same way, and what that one carried on.

use std::collections::{HashMap, HashSet};

use sqlx::Row as _;
use sqlx::sqlite::SqliteRow;

use super::State;
use super::differences::ORDER;
use super::rows::name_at;
use crate::commands::compare::run_report::{
    Difference, Digest, Earlier, MOST_EARLIER, Standing, TargetReport,
};

/// How many new differences are named.
const NAMED: i64 = 100;

/// Differences before that this run does not have, and those whose rows it did not look at.
const GONE: &str = "SELECT * FROM before EXCEPT SELECT * FROM found EXCEPT SELECT * FROM unseen";
const UNSEEN: &str = "SELECT * FROM unseen";

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

/// Queries for the numbers of the unexplained differences of a run that fit.
fn numbers(fits: &str) -> String {
    over(&format!(
        "SELECT number FROM (SELECT row_number() OVER (ORDER BY {ORDER}) AS number, * FROM differences WHERE run = ?1) \
         WHERE kind = 'likely' AND (position, coalesce(row_id, 0), coalesce(row_key, ''), column_name, backend, cause) {fits} \
         ORDER BY number"
    ))
}

impl State {
    /// The digest of a run against the ones before over the same account; none where none of them compared any of this.
    pub(super) async fn digest(
        &self,
        id: &str,
        names: &[String],
    ) -> anyhow::Result<Option<Digest>> {
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
            gone: count(GONE).await?,
            standing: count("SELECT * FROM found INTERSECT SELECT * FROM before").await?,
            unseen: count(UNSEEN).await?,
            first_new: self.first_new(id).await?,
            first_gone: self.earlier(id, names, GONE).await?,
            first_unseen: self.earlier(id, names, UNSEEN).await?,
            since,
        }))
    }

    async fn first_new(&self, id: &str) -> anyhow::Result<Vec<u64>> {
        let sql = numbers("NOT IN (SELECT * FROM before)") + " LIMIT ?2";
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

    /// Some of the differences before: the first of each cause in each column of each target, then the second of each.
    async fn earlier(
        &self,
        id: &str,
        names: &[String],
        which: &str,
    ) -> anyhow::Result<Vec<Earlier>> {
        let sql = over(&format!(
            "SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY position, column_name, backend, cause ORDER BY row_id, row_key) \
             AS place FROM ({which}) ORDER BY place, {ORDER} LIMIT ?2) ORDER BY {ORDER}"
        ));
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(id)
            .bind(i64::try_from(MOST_EARLIER)?)
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(|row| earlier(row, names)).collect()
    }

    /// Tells of each unexplained difference of a run that is held against others whether it was there before.
    pub(super) async fn mark(
        &self,
        id: &str,
        differences: &mut [Difference],
    ) -> anyhow::Result<()> {
        let sql = numbers("IN (SELECT * FROM before)");
        let standing: Vec<i64> = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
            .bind(id)
            .fetch_all(&self.pool)
            .await?;
        let standing = standing.into_iter();
        let standing: HashSet<u64> = standing.filter_map(|at| u64::try_from(at).ok()).collect();
        for one in differences.iter_mut().filter(|one| one.kind == "likely") {
            one.standing = Some(match standing.contains(&one.number) {
                true => Standing::Standing,
                false => Standing::New,
            });
        }
        Ok(())
    }

    /// Tells of each target how many differences stand in rows that were not looked at.
    pub(super) async fn count_unseen(
        &self,
        id: &str,
        targets: &mut [TargetReport],
    ) -> anyhow::Result<()> {
        let sql = over("SELECT position, count(*) FROM unseen GROUP BY position");
        let counts: Vec<(i64, i64)> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(id)
            .fetch_all(&self.pool)
            .await?;
        let counts: HashMap<i64, i64> = counts.into_iter().collect();
        for (target, position) in targets.iter_mut().zip(0..) {
            let count = counts.get(&position).copied().unwrap_or_default();
            target.unseen = u64::try_from(count).unwrap_or_default();
        }
        Ok(())
    }
}

fn earlier(row: &SqliteRow, names: &[String]) -> anyhow::Result<Earlier> {
    let id: i64 = row.try_get("row_id")?;
    let key: String = row.try_get("row_key")?;
    Ok(Earlier {
        target: name_at(names, row)?,
        row: Some(id).filter(|id| *id != 0),
        key: Some(key).filter(|key| !key.is_empty()),
        column: row.try_get("column_name")?,
        backend: row.try_get("backend")?,
        cause: row.try_get("cause")?,
    })
}
