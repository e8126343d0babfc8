//! What earlier runs over an account were told of it: how many rows its tables have, and how many calls its day.

use std::collections::HashMap;

use sqlx::Row as _;

use super::State;
use super::whose::{OF_ACCOUNT, OfAccount};
use crate::commands::compare::account::quota_limit;
use crate::commands::compare::run_report::Wire;

impl State {
    /// How many rows each table had when all of it was compared last over the account.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) async fn rows_seen(
        &self,
        account: &OfAccount,
    ) -> anyhow::Result<HashMap<String, u64>> {
        let sql = format!(
            "SELECT name, expected FROM targets JOIN runs ON runs.id = targets.run \
             WHERE {OF_ACCOUNT} AND expected IS NOT NULL AND is_whole ORDER BY started"
        );
        let rows = account
            .bound(sqlx::query(sqlx::AssertSqlSafe(sql)))
            .fetch_all(&self.pool)
            .await?;
        let mut seen = HashMap::new();
        for row in rows {
            let rows: i64 = row.try_get("expected")?;
            seen.insert(
                row.try_get("name")?,
                u64::try_from(rows).unwrap_or_default(),
            );
        }
        Ok(seen)
    }

    /// How many calls a day the answers of the newest run over the account told, of which any told it.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) async fn quota_seen(&self, account: &OfAccount) -> anyhow::Result<Option<u64>> {
        let sql = format!(
            "SELECT wires FROM runs WHERE {OF_ACCOUNT} ORDER BY started DESC, rowid DESC LIMIT 20"
        );
        let runs = account
            .bound(sqlx::query(sqlx::AssertSqlSafe(sql)))
            .fetch_all(&self.pool)
            .await?;
        for run in runs {
            let wires: String = run.try_get("wires")?;
            let wires: Vec<Wire> = serde_json::from_str(&wires)?;
            if let Some(limit) = quota_limit(&wires) {
                return Ok(Some(limit));
            }
        }
        Ok(None)
    }
}
