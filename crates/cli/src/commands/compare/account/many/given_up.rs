//! A job that every worker dies of is given up, and so is an account that cannot be asked, so that a run comes to its end.

use super::jobs::{ATTEMPTS, Jobs};
use super::kept::Claim;

impl Jobs {
    /// Gives up the jobs that have ended as many workers as one may; their tables and operations have failed.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub(super) async fn give_up(&self, run: &str) -> anyhow::Result<u64> {
        let failed = sqlx::query(
            "WITH dead AS (UPDATE keap_compare_jobs SET is_done = TRUE, is_given_up = TRUE, worker = NULL, lease_until = NULL \
             WHERE run = $1 AND NOT is_done AND attempts >= $2 AND lease_until <= clock_timestamp() RETURNING account, job) \
             UPDATE keap_compare_targets t SET state = '\"failed\"', error = $3 FROM dead \
             WHERE t.run = $1 AND t.account = dead.account AND t.job = dead.job \
             AND t.state NOT IN ('\"done\"', '\"skipped\"', '\"failed\"')",
        )
        .bind(run)
        .bind(ATTEMPTS)
        .bind(why())
        .execute(&self.pool)
        .await?;
        Ok(failed.rows_affected())
    }

    /// An account cannot be asked any more: nobody takes a job of it. Those of its tables that wait again are not done.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub(super) async fn trouble(&self, claim: &Claim, why: &str) -> anyhow::Result<()> {
        sqlx::query(
            "UPDATE keap_compare_accounts SET trouble = coalesce(trouble, $3) WHERE run = $1 AND account = $2",
        )
        .bind(&claim.run)
        .bind(claim.account)
        .bind(why.replace('\0', " "))
        .execute(&self.pool)
        .await?;
        sqlx::query(
            "UPDATE keap_compare_jobs j SET is_done = FALSE WHERE run = $1 AND account = $2 AND is_done AND EXISTS \
             (SELECT 1 FROM keap_compare_targets t WHERE t.run = j.run AND t.account = j.account AND t.job = j.job \
             AND t.state = '\"waiting\"')",
        )
        .bind(&claim.run)
        .bind(claim.account)
        .execute(&self.pool)
        .await?;
        self.release(claim, false).await
    }

    /// Whether there is a table for which nobody answered.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(super) async fn has_unanswered(&self, run: &str) -> anyhow::Result<bool> {
        let has = sqlx::query_scalar(
            "SELECT EXISTS (SELECT 1 FROM keap_compare_targets WHERE run = $1 AND is_unanswered)",
        );
        Ok(has.bind(run).fetch_one(&self.pool).await?)
    }

    /// Whether jobs of a run were given up.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(super) async fn has_given_up(&self, run: &str) -> anyhow::Result<bool> {
        let any = sqlx::query_scalar(
            "SELECT EXISTS (SELECT 1 FROM keap_compare_jobs WHERE run = $1 AND is_given_up)",
        );
        Ok(any.bind(run).fetch_one(&self.pool).await?)
    }
}

fn why() -> String {
    format!("{ATTEMPTS} workers in a row ended in the middle of it, and it was given up")
}
