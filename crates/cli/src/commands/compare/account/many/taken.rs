//! What the calls of a run over many accounts took.

use super::jobs::Jobs;
use crate::commands::compare::run_report::Wire;

impl Jobs {
    /// What the calls of all workers to an account took.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(super) async fn wires(&self, run: &str, account: i64) -> anyhow::Result<Vec<Wire>> {
        let documents: Vec<String> = sqlx::query_scalar(
            "SELECT wires FROM keap_compare_wires WHERE run = $1 AND account = $2 ORDER BY worker",
        )
        .bind(run)
        .bind(account)
        .fetch_all(&self.pool)
        .await?;
        let mut sums: Vec<Wire> = Vec::new();
        for document in documents {
            let wires: Vec<Wire> = serde_json::from_str(&document)?;
            for wire in wires {
                match sums.iter_mut().find(|sum| sum.backend == wire.backend) {
                    Some(sum) => sum.add(&wire),
                    None => sums.push(wire),
                }
            }
        }
        Ok(sums)
    }
}
