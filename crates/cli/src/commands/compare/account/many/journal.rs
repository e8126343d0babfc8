//! What a worker keeps of a job: the batches as they come, one row each. A report is made from them by the same state that
//! keeps the run over one account, in memory.

use std::collections::HashMap;
use std::fmt;

use keap::compare::Progress;
use sqlx::{PgPool, Postgres, Row as _, Transaction};

use super::jobs::Jobs;
use super::kept::{Account, Claim, ManyKept};
use crate::commands::compare::run_report::{self, Head, RunReport, TargetState};
use crate::commands::compare::state::{
    Batch, Columns, ExampleOf, Examples, Keeps, KeptTarget, NewRun, NewTarget, RunWriter, State,
    read_state,
};

/// Another worker has the job: this one was not heard of for too long, or the run is deleted.
#[derive(Clone, Copy, Debug)]
pub(super) struct LeaseLost;

impl fmt::Display for LeaseLost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("another worker has taken this job over")
    }
}

impl std::error::Error for LeaseLost {}

/// Writes what is found in a job, as long as it is this worker's.
#[derive(Debug)]
pub(super) struct JobWriter {
    pool: PgPool,
    claim: Claim,
    examples: Examples,
}

/// How far a job has come.
#[derive(Debug)]
pub(super) struct JobKept {
    pub(super) targets: Vec<(i64, KeptTarget)>,
    /// Rows of each cause that were met, by target and backend.
    pub(super) met: Vec<((i64, String, String), u32)>,
    pub(super) writer: JobWriter,
}

impl JobWriter {
    /// A transaction in which the job stays this worker's.
    async fn mine(&self) -> anyhow::Result<Transaction<'static, Postgres>> {
        let mut transaction = self.pool.begin().await?;
        let held: Option<i32> = sqlx::query_scalar(
            "SELECT 1 FROM keap_compare_jobs WHERE run = $1 AND account = $2 AND job = $3 AND worker = $4 FOR SHARE",
        )
        .bind(&self.claim.run)
        .bind(self.claim.account)
        .bind(self.claim.job)
        .bind(&self.claim.worker)
        .fetch_optional(&mut *transaction)
        .await?;
        match held {
            Some(_) => Ok(transaction),
            None => Err(LeaseLost.into()),
        }
    }

    /// What is kept for good is not done again: whoever takes the job over begins behind it, and dies of something else.
    async fn has_got_on(
        &self,
        transaction: &mut Transaction<'static, Postgres>,
    ) -> anyhow::Result<()> {
        sqlx::query(
            "UPDATE keap_compare_jobs SET attempts = 1 WHERE run = $1 AND account = $2 AND job = $3 AND attempts > 1",
        )
        .bind(&self.claim.run)
        .bind(self.claim.account)
        .bind(self.claim.job)
        .execute(&mut **transaction)
        .await?;
        Ok(())
    }
}

impl Keeps for JobWriter {
    async fn is_of(&mut self, _tenant: &str) -> anyhow::Result<()> {
        // A job is of a grant, which has the name.
        Ok(())
    }

    async fn settle(
        &mut self,
        position: i64,
        state: TargetState,
        why: Option<&str>,
    ) -> anyhow::Result<()> {
        let why = why.map(|why| why.replace('\0', " "));
        let (note, error) = match state {
            TargetState::Done => (why, None),
            _ => (None, why),
        };
        let mut transaction = self.mine().await?;
        sqlx::query(
            "UPDATE keap_compare_targets SET state = $4, error = $5, note = COALESCE($6, note), is_unanswered = FALSE WHERE run = $1 AND account = $2 AND position = $3",
        )
        .bind(&self.claim.run)
        .bind(self.claim.account)
        .bind(position)
        .bind(serde_json::to_string(&state)?)
        .bind(error)
        .bind(note)
        .execute(&mut *transaction)
        .await?;
        if state.is_settled() {
            self.has_got_on(&mut transaction).await?;
        }
        Ok(transaction.commit().await?)
    }

    async fn is_unanswered(&mut self, position: i64) -> anyhow::Result<()> {
        let mut transaction = self.mine().await?;
        sqlx::query(
            "UPDATE keap_compare_targets SET is_unanswered = TRUE WHERE run = $1 AND account = $2 AND position = $3",
        )
        .bind(&self.claim.run)
        .bind(self.claim.account)
        .bind(position)
        .execute(&mut *transaction)
        .await?;
        Ok(transaction.commit().await?)
    }

    async fn expect(&mut self, position: i64, rows: u64) -> anyhow::Result<()> {
        let mut transaction = self.mine().await?;
        sqlx::query(
            "UPDATE keap_compare_targets SET expected = $4 WHERE run = $1 AND account = $2 AND position = $3",
        )
        .bind(&self.claim.run)
        .bind(self.claim.account)
        .bind(position)
        .bind(i64::try_from(rows).unwrap_or(i64::MAX))
        .execute(&mut *transaction)
        .await?;
        Ok(transaction.commit().await?)
    }

    async fn columns(&mut self, position: i64, columns: &Columns) -> anyhow::Result<()> {
        let mut transaction = self.mine().await?;
        sqlx::query(
            "UPDATE keap_compare_targets SET columns = $4 WHERE run = $1 AND account = $2 AND position = $3",
        )
        .bind(&self.claim.run)
        .bind(self.claim.account)
        .bind(position)
        .bind(serde_json::to_string(columns)?)
        .execute(&mut *transaction)
        .await?;
        Ok(transaction.commit().await?)
    }

    async fn begin_again(&mut self, position: i64) -> anyhow::Result<()> {
        let mut transaction = self.mine().await?;
        for sql in [
            "DELETE FROM keap_compare_batches WHERE run = $1 AND account = $2 AND position = $3",
            "UPDATE keap_compare_targets SET progress = '{}', seconds = 0, error = NULL \
             WHERE run = $1 AND account = $2 AND position = $3",
        ] {
            sqlx::query(sql)
                .bind(&self.claim.run)
                .bind(self.claim.account)
                .bind(position)
                .execute(&mut *transaction)
                .await?;
        }
        self.examples.forget(position);
        Ok(transaction.commit().await?)
    }

    async fn batch(&mut self, position: i64, mut batch: Batch) -> anyhow::Result<()> {
        batch
            .found
            .retain(|found| self.examples.is_kept(position, found));
        let wires = std::mem::take(&mut batch.wires);
        let mut transaction = self.mine().await?;
        sqlx::query(
            "INSERT INTO keap_compare_batches (run, account, position, document) VALUES ($1, $2, $3, $4)",
        )
        .bind(&self.claim.run)
        .bind(self.claim.account)
        .bind(position)
        .bind(serde_json::to_string(&batch)?)
        .execute(&mut *transaction)
        .await?;
        sqlx::query(
            "UPDATE keap_compare_targets SET progress = $4, seconds = $5 WHERE run = $1 AND account = $2 AND position = $3",
        )
        .bind(&self.claim.run)
        .bind(self.claim.account)
        .bind(position)
        .bind(serde_json::to_string(&batch.progress)?)
        .bind(batch.seconds)
        .execute(&mut *transaction)
        .await?;
        sqlx::query(
            "INSERT INTO keap_compare_wires VALUES ($1, $2, $3, $4) \
             ON CONFLICT (run, account, worker) DO UPDATE SET wires = excluded.wires",
        )
        .bind(&self.claim.run)
        .bind(self.claim.account)
        .bind(&self.claim.worker)
        .bind(serde_json::to_string(&wires)?)
        .execute(&mut *transaction)
        .await?;
        // Rows without an order are compared anew.
        if batch.progress.reached.is_some() || batch.is_read || !batch.again.is_empty() {
            self.has_got_on(&mut transaction).await?;
        }
        Ok(transaction.commit().await?)
    }
}

impl Jobs {
    /// How far a job has come, with what goes on writing it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(super) async fn go_on(&self, claim: &Claim) -> anyhow::Result<JobKept> {
        let rows = sqlx::query(
            "SELECT position, name, state, expected, columns, progress, seconds, is_unanswered FROM keap_compare_targets \
             WHERE run = $1 AND account = $2 AND job = $3 ORDER BY position",
        )
        .bind(&claim.run)
        .bind(claim.account)
        .bind(claim.job)
        .fetch_all(&self.pool)
        .await?;
        let mut targets = Vec::with_capacity(rows.len());
        for row in rows {
            let text = |column: &str| row.try_get::<String, _>(column);
            let expected: Option<i64> = row.try_get("expected")?;
            let columns: Option<String> = row.try_get("columns")?;
            let kept = KeptTarget {
                name: text("name")?,
                state: read_state(&text("state")?),
                expected: expected.and_then(|rows| u64::try_from(rows).ok()),
                columns: columns.as_deref().map(serde_json::from_str).transpose()?,
                progress: serde_json::from_str::<Progress>(&text("progress")?)?,
                seconds: row.try_get("seconds")?,
                held: Vec::new(),
                is_read: false,
                is_unanswered: row.try_get("is_unanswered")?,
            };
            targets.push((row.try_get("position")?, kept));
        }
        let mut examples: HashMap<ExampleOf, u32> = HashMap::new();
        let mut met: HashMap<(i64, String, String), u32> = HashMap::new();
        let open = targets.iter_mut();
        let open = open.filter(|(_, kept)| !kept.is_settled());
        for (position, kept) in open {
            for document in self.batches(&claim.run, claim.account, *position).await? {
                kept.come_by(&document);
                for found in document.found {
                    let is_again = found.is_of_second_reading();
                    let (backend, cause) = (found.backend, found.cause);
                    if found.row.is_some() {
                        let key = (*position, backend.clone(), cause.clone());
                        *met.entry(key).or_default() += 1;
                    }
                    if found.kind != "likely" {
                        let key = (*position, found.column, backend, cause, is_again);
                        *examples.entry(key).or_default() += 1;
                    }
                }
            }
        }
        Ok(JobKept {
            targets,
            met: met.into_iter().collect(),
            writer: JobWriter {
                pool: self.pool.clone(),
                claim: claim.clone(),
                examples: Examples::go_on_from(examples),
            },
        })
    }

    async fn batches(&self, run: &str, account: i64, position: i64) -> anyhow::Result<Vec<Batch>> {
        let documents: Vec<String> = sqlx::query_scalar(
            "SELECT document FROM keap_compare_batches WHERE run = $1 AND account = $2 AND position = $3 ORDER BY id",
        )
        .bind(run)
        .bind(account)
        .bind(position)
        .fetch_all(&self.pool)
        .await?;
        let batches = documents.iter().map(|text| serde_json::from_str(text));
        Ok(batches.collect::<Result<_, _>>()?)
    }

    /// The report of one account, with the state in memory that it is made from. Of what changed since a run before, that run
    /// and those before it are in the state too, and the report tells what is new and what is gone.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(super) async fn account(
        &self,
        run: &ManyKept,
        account: &Account,
    ) -> anyhow::Result<(State, RunReport)> {
        let state = State::in_memory(Some(&self.hash_key)).await?;
        // What a night did not look at again was found in one before it.
        let mut nights = Vec::new();
        let mut last = self.before(account).await?;
        while let Some(night) = last {
            last = self.before(&night.1).await?;
            nights.push(night);
        }
        while let Some((before, account)) = nights.pop() {
            let (writer, mut report) = self.loaded(&state, &before, &account).await?;
            let by = before.judged.clone().unwrap_or_default();
            report.unmet.clone_from(&account.unmet);
            report.verdict = run_report::judge(&report, by.fail_on(), by.allow_empty(), None);
            writer.end(&report, &by).await?;
        }
        let (_, mut report) = self.loaded(&state, run, account).await?;
        if let Some(why) = &account.trouble {
            report.give_up(&format!("the account could not be asked: {why}"));
        }
        Ok((state, report))
    }

    /// What is kept of an account in a run, in a state.
    async fn loaded(
        &self,
        state: &State,
        run: &ManyKept,
        account: &Account,
    ) -> anyhow::Result<(RunWriter, RunReport)> {
        let rows = sqlx::query(
            "SELECT * FROM keap_compare_targets WHERE run = $1 AND account = $2 ORDER BY position",
        )
        .bind(&run.id)
        .bind(account.number)
        .fetch_all(&self.pool)
        .await?;
        let mut targets = Vec::with_capacity(rows.len());
        for row in &rows {
            let text = |column: &str| row.try_get::<String, _>(column);
            targets.push(NewTarget {
                name: text("name")?,
                kind: serde_json::from_str(&text("kind")?)?,
                backends: serde_json::from_str(&text("backends")?)?,
                note: row.try_get("note")?,
                // The runs before are those that asked the same.
                question: Some("the same".to_owned()),
                is_narrow: row.try_get("is_narrow")?,
                is_whole: false,
            });
        }
        let head = run.head.of_account(account);
        let mut writer = state
            .begin(NewRun {
                name: Some(&run.id),
                identity: &account.tenant,
                host: None,
                tenant: None,
                head: &head,
                asked: &run.asked,
                targets: &targets,
                not_compared: &run.not_compared,
            })
            .await?;
        for row in &rows {
            self.replay(run, account, row, &mut writer).await?;
        }
        let mut report = state.report(&run.id).await?;
        report.wires = self.wires(&run.id, account.number).await?;
        report.totals.calls = report.wires.iter().map(|wire| wire.calls).sum();
        report.run = Head {
            id: run.id.clone(),
            ..head
        };
        Ok((writer, report))
    }

    async fn replay(
        &self,
        run: &ManyKept,
        account: &Account,
        row: &sqlx::postgres::PgRow,
        writer: &mut RunWriter,
    ) -> anyhow::Result<()> {
        let position: i64 = row.try_get("position")?;
        let expected: Option<i64> = row.try_get("expected")?;
        if let Some(rows) = expected.and_then(|rows| u64::try_from(rows).ok()) {
            writer.expect(position, rows).await?;
        }
        let columns: Option<String> = row.try_get("columns")?;
        if let Some(columns) = columns {
            writer
                .columns(position, &serde_json::from_str(&columns)?)
                .await?;
        }
        for batch in self.batches(&run.id, account.number, position).await? {
            writer.batch(position, batch).await?;
        }
        let state: String = row.try_get("state")?;
        let error: Option<String> = row.try_get("error")?;
        writer
            .settle(position, read_state(&state), error.as_deref())
            .await
    }
}
