//! What the verdict of a run goes by besides what it found, so that it is the same wherever the run is shown.

use clap::ValueEnum as _;
use serde::{Deserialize, Serialize};

use super::State;
use crate::commands::compare::FailOn;
use crate::commands::compare::run_report::{self, RunReport};
use crate::stop::Stop;

/// As it is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct KeptJudgement {
    fail_on: String,
    allow_empty: bool,
    unmet: Vec<String>,
}

impl Default for KeptJudgement {
    /// Of a run that ended with a version that did not keep it, or that did not end.
    fn default() -> Self {
        Self {
            fail_on: FailOn::Unexplained.word().to_owned(),
            allow_empty: true,
            unmet: Vec::new(),
        }
    }
}

impl KeptJudgement {
    pub(crate) fn of(fail_on: FailOn, allow_empty: bool, unmet: &[String]) -> Self {
        Self {
            fail_on: fail_on.word().to_owned(),
            allow_empty,
            unmet: unmet.to_vec(),
        }
    }

    /// What makes the run fail.
    pub(crate) fn fail_on(&self) -> FailOn {
        FailOn::from_str(&self.fail_on, true).unwrap_or(FailOn::Unexplained)
    }

    /// Whether it may be without rows.
    pub(crate) fn allow_empty(&self) -> bool {
        self.allow_empty
    }

    /// Judges a report as the command did that ended the run.
    pub(crate) fn judge(&self, report: &mut RunReport) {
        let kept = report.verdict.exit;
        report.unmet.clone_from(&self.unmet);
        let stop = Stop::of_code(kept);
        report.verdict = run_report::judge(report, self.fail_on(), self.allow_empty, stop);
        report.verdict.exit = kept;
    }
}

impl State {
    /// What the verdict of a run went by.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) async fn judgement(&self, id: &str) -> anyhow::Result<KeptJudgement> {
        let kept: Option<String> = sqlx::query_scalar("SELECT judged FROM runs WHERE id = ?")
            .bind(id)
            .fetch_one(&self.pool)
            .await?;
        let kept = kept.map(|text| serde_json::from_str(&text)).transpose()?;
        Ok(kept.unwrap_or_default())
    }

    /// Keeps it.
    pub(super) async fn keep_judgement(
        &self,
        id: &str,
        judged: &KeptJudgement,
    ) -> anyhow::Result<()> {
        sqlx::query("UPDATE runs SET judged = ? WHERE id = ?")
            .bind(serde_json::to_string(judged)?)
            .bind(id)
            .execute(&self.pool)
            .await?;
        Ok(())
    }
}
