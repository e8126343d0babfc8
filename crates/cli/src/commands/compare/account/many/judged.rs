//! What the verdicts of a run and of its accounts go by is kept, for whoever shows them later.

use super::digest::{Digest, Judged};
use super::jobs::Jobs;
use super::kept::ManyKept;
use crate::commands::compare::state::KeptJudgement;

impl Jobs {
    /// Keeps it.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub(super) async fn keep_judgement(
        &self,
        run: &ManyKept,
        judged: Judged,
        digest: &Digest,
    ) -> anyhow::Result<()> {
        let by = KeptJudgement::of(judged.fail_on, judged.allow_empty, &[]);
        let mut transaction = self.pool.begin().await?;
        sqlx::query("UPDATE keap_compare_runs SET judged = $2 WHERE id = $1 AND ended IS NULL")
            .bind(&run.id)
            .bind(serde_json::to_string(&by)?)
            .execute(&mut *transaction)
            .await?;
        for (account, line) in run.accounts.iter().zip(&digest.accounts) {
            sqlx::query(
                "UPDATE keap_compare_accounts SET unmet = $3 WHERE run = $1 AND account = $2",
            )
            .bind(&run.id)
            .bind(account.number)
            .bind(serde_json::to_string(&line.unmet)?)
            .execute(&mut *transaction)
            .await?;
        }
        Ok(transaction.commit().await?)
    }
}
