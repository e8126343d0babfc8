//! The differences of a run. A report has room for some of them: many of one kind do not keep those of another out.

use sqlx::Row as _;
use sqlx::sqlite::SqliteRow;

use super::State;
use super::rows::name_at;
use crate::commands::compare::run_report::{Difference, MOST_DIFFERENCES, RunReport};

/// The order of differences, the same however often a run was gone on with.
pub(super) const ORDER: &str = "position, row_id, row_key, column_name, backend, cause";

/// Which of the differences of a run: those that its report holds, or the others.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part {
    Held,
    Others,
}

impl State {
    /// How many there are.
    pub(super) async fn count(&self, id: &str) -> anyhow::Result<u64> {
        let count: i64 = sqlx::query_scalar("SELECT count(*) FROM differences WHERE run = ?")
            .bind(id)
            .fetch_one(&self.pool)
            .await?;
        Ok(u64::try_from(count).unwrap_or_default())
    }

    /// A part of them, by their numbers. A report holds the first of each cause in each column of each target, then the second
    /// of each, until it is full.
    pub(super) async fn differences(
        &self,
        id: &str,
        names: &[String],
        part: Part,
    ) -> anyhow::Result<Vec<Difference>> {
        let held = i64::try_from(MOST_DIFFERENCES)?;
        let (most, behind) = match part {
            Part::Held => (held, 0),
            Part::Others => (i64::MAX, held),
        };
        let sql = format!(
            "WITH numbered AS (SELECT rowid AS at, row_number() OVER (ORDER BY {ORDER}) AS number, row_number() OVER \
             (PARTITION BY position, column_name, backend, cause ORDER BY row_id, row_key) AS place \
             FROM differences WHERE run = ?1), \
             part AS (SELECT at, number FROM numbered ORDER BY place, number LIMIT ?2 OFFSET ?3) \
             SELECT number, differences.* FROM part JOIN differences ON differences.rowid = at ORDER BY number"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(id)
            .bind(most)
            .bind(behind)
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(|row| difference(row, names)).collect()
    }
}

/// All differences of a run, those that its report holds as they are there.
///
/// # Errors
/// When the state cannot be read.
pub(crate) async fn all_differences(
    state: &State,
    report: &RunReport,
) -> anyhow::Result<Vec<Difference>> {
    let mut all = report.differences.clone();
    if report.differences_kept > all.len() as u64 {
        let targets = report.targets.iter();
        let names: Vec<String> = targets.map(|target| target.name.clone()).collect();
        let id = &report.run.id;
        let mut others = state.differences(id, &names, Part::Others).await?;
        if report.digest.is_some() {
            state.mark(id, &mut others).await?;
        }
        all.extend(others);
        all.sort_by_key(|one| one.number);
    }
    Ok(all)
}

fn difference(row: &SqliteRow, names: &[String]) -> anyhow::Result<Difference> {
    let number: i64 = row.try_get("number")?;
    Ok(Difference {
        number: u64::try_from(number).unwrap_or_default(),
        target: name_at(names, row)?,
        row: row.try_get("row_id")?,
        key: row.try_get("row_key")?,
        column: row.try_get("column_name")?,
        backend: row.try_get("backend")?,
        finding: row.try_get("finding")?,
        cause: row.try_get("cause")?,
        kind: row.try_get("kind")?,
        reading: row.try_get("reading")?,
        left: row.try_get("left_value")?,
        right: row.try_get("right_value")?,
        standing: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two tables: one that parts in more rows than a report holds, and behind it one that parts in three.
    async fn state() -> State {
        let state = State::in_memory(None).await.unwrap();
        for sql in [
            "INSERT INTO runs (id, identity, head, asked, started) VALUES ('a', '', '{}', '{}', '')",
            "INSERT INTO targets (run, position, name, kind, backends) VALUES ('a', 0, '', '', ''), ('a', 1, '', '', '')",
            "WITH RECURSIVE ids (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM ids WHERE id < 12000) \
             INSERT INTO differences SELECT 'a', 0, id, NULL, 'Phone1', 'v2', 'different', 'order', 'likely', 'first', NULL, NULL \
             FROM ids",
            "INSERT INTO differences SELECT 'a', 1, row_id, NULL, 'Name', backend, finding, cause, kind, reading, NULL, NULL \
             FROM differences WHERE row_id <= 3",
        ] {
            sqlx::query(sql).execute(&state.pool).await.unwrap();
        }
        state
    }

    #[tokio::test]
    async fn a_table_that_parts_everywhere_keeps_no_other_out_of_a_report() {
        let state = state().await;
        let names = ["Contact", "Job"].map(str::to_owned);
        let held = state.differences("a", &names, Part::Held).await.unwrap();
        let others = state.differences("a", &names, Part::Others).await.unwrap();
        assert_eq!((held.len() as u64, others.len()), (MOST_DIFFERENCES, 2_003));
        let of_job = held.iter().filter(|one| one.target == "Job");
        let numbers: Vec<u64> = of_job.map(|one| one.number).collect();
        assert_eq!(numbers, [12_001, 12_002, 12_003]);
        // Each is in one of the parts, in the order of the run.
        assert!(held.is_sorted_by_key(|one| one.number));
        let mut all: Vec<u64> = held.iter().chain(&others).map(|one| one.number).collect();
        all.sort_unstable();
        assert!(all.into_iter().eq(1..=12_003));
    }
}
