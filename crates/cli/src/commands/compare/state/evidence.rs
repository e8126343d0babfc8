//! What the backends answered for some of the rows that part.

use sqlx::{Row as _, Sqlite, Transaction};

use super::State;
use crate::commands::compare::run_report::Evidence;

/// Keeps an answer; a later one for the same row is that of the second reading.
pub(super) async fn keep(
    transaction: &mut Transaction<'static, Sqlite>,
    run: &str,
    position: i64,
    evidence: &Evidence,
) -> anyhow::Result<()> {
    sqlx::query("INSERT OR REPLACE INTO evidence VALUES (?, ?, ?, ?, ?, ?, ?)")
        .bind(run)
        .bind(position)
        .bind(evidence.row)
        .bind(&evidence.backend)
        .bind(&evidence.request)
        .bind(evidence.status)
        .bind(&evidence.body)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

impl State {
    /// How many rows of each cause were met, by target and backend.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) async fn met(&self, id: &str) -> anyhow::Result<Vec<((i64, String, String), u32)>> {
        let rows = sqlx::query(
            "SELECT position, backend, cause, count(*) AS met FROM differences \
             WHERE run = ? AND row_id IS NOT NULL GROUP BY position, backend, cause",
        )
        .bind(id)
        .fetch_all(&self.pool)
        .await?;
        let met = rows.iter().map(|row| {
            let key = (
                row.try_get("position")?,
                row.try_get("backend")?,
                row.try_get("cause")?,
            );
            Ok((key, row.try_get("met")?))
        });
        met.collect()
    }

    pub(super) async fn evidence(&self, id: &str) -> anyhow::Result<Vec<Evidence>> {
        let rows = sqlx::query(
            "SELECT targets.name, row_id, backend, request, status, body FROM evidence \
             JOIN targets ON targets.run = evidence.run AND targets.position = evidence.position \
             WHERE evidence.run = ? ORDER BY evidence.position, row_id, backend",
        )
        .bind(id)
        .fetch_all(&self.pool)
        .await?;
        let evidence = rows.iter().map(|row| {
            Ok(Evidence {
                target: row.try_get("name")?,
                row: row.try_get("row_id")?,
                backend: row.try_get("backend")?,
                request: row.try_get("request")?,
                status: row.try_get("status")?,
                body: row.try_get("body")?,
            })
        });
        evidence.collect()
    }
}
