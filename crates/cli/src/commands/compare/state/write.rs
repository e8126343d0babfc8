//! What a run writes on its way into the SQLite file.

use serde::Serialize;
use sqlx::{Row as _, Sqlite, Transaction};

use super::State;
use super::carried;
use super::columns::Columns;
use super::held::Held;
use super::held_back;
use super::judged::KeptJudgement;
use super::keeps::{Batch, Examples, Keeps};
use super::rows::{count_up, describe, insert};
use crate::commands::compare::run_report::{
    Head, NotCompared, Outcome, RunReport, TargetKind, TargetState,
};

/// A run that begins.
#[derive(Debug)]
pub(crate) struct NewRun<'a> {
    /// Its name; none for the day and a number.
    pub(crate) name: Option<&'a str>,
    pub(crate) identity: &'a str,
    /// Where the account is; none where there is no network.
    pub(crate) host: Option<&'a str>,
    /// The application, where it is known before.
    pub(crate) tenant: Option<&'a str>,
    pub(crate) head: &'a Head,
    pub(crate) asked: &'a super::Asked,
    pub(crate) targets: &'a [NewTarget],
    pub(crate) not_compared: &'a [NotCompared],
}

/// What it compares.
#[derive(Clone, Debug)]
pub(crate) struct NewTarget {
    pub(crate) name: String,
    pub(crate) kind: TargetKind,
    pub(crate) backends: Vec<String>,
    pub(crate) note: Option<String>,
    /// What is asked of it, as a hash.
    pub(crate) question: Option<String>,
    /// Whether only a part of its rows is compared.
    pub(crate) is_narrow: bool,
    /// Whether all of them are asked for.
    pub(crate) is_whole: bool,
}

/// Writes the run with this name.
#[derive(Debug)]
pub(crate) struct RunWriter {
    state: State,
    pub(crate) id: String,
    /// None where nobody else can see the state.
    _held: Option<Held>,
    examples: Examples,
}

impl State {
    /// Begins a run.
    ///
    /// # Errors
    /// When the state cannot be written.
    pub(crate) async fn begin(&self, run: NewRun<'_>) -> anyhow::Result<RunWriter> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let day = run.head.started.get(..10).unwrap_or("run");
        let id = match run.name {
            Some(name) => name.to_owned(),
            None => free_name(&mut transaction, day).await?,
        };
        let head = Head {
            id: id.clone(),
            ..run.head.clone()
        };
        sqlx::query("INSERT INTO runs (id, identity, host, tenant, head, asked, started, not_compared) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
            .bind(&id)
            .bind(run.identity)
            .bind(run.host)
            .bind(run.tenant)
            .bind(json(&head)?)
            .bind(json(run.asked)?)
            .bind(&head.started)
            .bind(json(&run.not_compared)?)
            .execute(&mut *transaction)
            .await?;
        for (position, target) in run.targets.iter().enumerate() {
            sqlx::query("INSERT INTO targets (run, position, name, kind, backends, note, question, is_narrow, is_whole) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(&id)
                .bind(i64::try_from(position)?)
                .bind(&target.name)
                .bind(json(&target.kind)?)
                .bind(json(&target.backends)?)
                .bind(&target.note)
                .bind(&target.question)
                .bind(target.is_narrow)
                .bind(target.is_whole)
                .execute(&mut *transaction)
                .await?;
        }
        carried::find_bases(&mut transaction, &id).await?;
        let held = self.hold(&id)?;
        transaction.commit().await?;
        Ok(RunWriter {
            state: self.clone(),
            id,
            _held: held,
            examples: Examples::default(),
        })
    }

    /// Goes on with a run.
    ///
    /// # Errors
    /// When the state cannot be written, or another process works on the run.
    pub(crate) async fn go_on(&self, id: &str, head: &Head) -> anyhow::Result<RunWriter> {
        let held = self.hold(id)?;
        sqlx::query(
            "UPDATE runs SET head = ?, ended = NULL, outcome = NULL, exit_code = NULL, judged = NULL WHERE id = ?",
        )
        .bind(json(head)?)
        .bind(id)
        .execute(&self.pool)
        .await?;
        let kept = sqlx::query(
            "SELECT position, column_name, backend, cause, reading <> 'first', count(*) AS kept FROM differences \
             WHERE run = ? AND kind <> 'likely' GROUP BY 1, 2, 3, 4, 5",
        )
        .bind(id)
        .fetch_all(&self.pool)
        .await?;
        let mut examples = Vec::with_capacity(kept.len());
        for row in kept {
            let key = (
                row.try_get(0)?,
                row.try_get(1)?,
                row.try_get(2)?,
                row.try_get(3)?,
                row.try_get(4)?,
            );
            examples.push((key, row.try_get("kept")?));
        }
        Ok(RunWriter {
            state: self.clone(),
            id: id.to_owned(),
            _held: held,
            examples: Examples::go_on_from(examples),
        })
    }

    /// From here on a run is of another credential, of the same account.
    ///
    /// # Errors
    /// When the state cannot be written.
    pub(crate) async fn is_now_of(&self, id: &str, identity: &str) -> anyhow::Result<()> {
        sqlx::query("UPDATE runs SET identity = ? WHERE id = ?")
            .bind(identity)
            .bind(id)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    fn hold(&self, id: &str) -> anyhow::Result<Option<Held>> {
        let path = self.path.as_deref();
        path.map(|path| Held::of(path, id, &self.flag)).transpose()
    }

    /// Removes a run with all that it found; false when there is none of this name.
    ///
    /// # Errors
    /// When the state cannot be written, or another process works on the run.
    pub(crate) async fn delete(&self, id: &str) -> anyhow::Result<bool> {
        let held = self.hold(id)?;
        let done = sqlx::query("DELETE FROM runs WHERE id = ?")
            .bind(id)
            .execute(&self.pool)
            .await?;
        drop(held);
        if let Some(before) = self.beside(id) {
            drop(std::fs::remove_file(before));
        }
        Ok(done.rows_affected() > 0)
    }
}

impl Keeps for RunWriter {
    async fn settle(
        &mut self,
        position: i64,
        state: TargetState,
        why: Option<&str>,
    ) -> anyhow::Result<()> {
        self.state.is_there()?;
        let (note, error) = match state {
            TargetState::Done => (why, None),
            _ => (None, why),
        };
        sqlx::query("UPDATE targets SET state = ?, error = ?, note = COALESCE(?, note), is_unanswered = FALSE WHERE run = ? AND position = ?")
            .bind(json(&state)?)
            .bind(error)
            .bind(note)
            .bind(&self.id)
            .bind(position)
            .execute(&self.state.pool)
            .await?;
        match state {
            TargetState::Done => carried::all_seen(&self.state.pool, &self.id, position).await,
            _ => Ok(()),
        }
    }

    async fn is_unanswered(&mut self, position: i64) -> anyhow::Result<()> {
        self.state.is_there()?;
        sqlx::query("UPDATE targets SET is_unanswered = TRUE WHERE run = ? AND position = ?")
            .bind(&self.id)
            .bind(position)
            .execute(&self.state.pool)
            .await?;
        Ok(())
    }

    async fn expect(&mut self, position: i64, rows: u64) -> anyhow::Result<()> {
        self.state.is_there()?;
        sqlx::query("UPDATE targets SET expected = ? WHERE run = ? AND position = ?")
            .bind(i64::try_from(rows).unwrap_or(i64::MAX))
            .bind(&self.id)
            .bind(position)
            .execute(&self.state.pool)
            .await?;
        Ok(())
    }

    async fn columns(&mut self, position: i64, columns: &Columns) -> anyhow::Result<()> {
        self.state.is_there()?;
        sqlx::query("UPDATE targets SET columns = ? WHERE run = ? AND position = ?")
            .bind(json(columns)?)
            .bind(&self.id)
            .bind(position)
            .execute(&self.state.pool)
            .await?;
        Ok(())
    }

    async fn is_of(&mut self, tenant: &str) -> anyhow::Result<()> {
        self.state.is_there()?;
        sqlx::query("UPDATE runs SET tenant = ? WHERE id = ?")
            .bind(tenant)
            .bind(&self.id)
            .execute(&self.state.pool)
            .await?;
        Ok(())
    }

    async fn begin_again(&mut self, position: i64) -> anyhow::Result<()> {
        self.state.is_there()?;
        let mut transaction = self.state.pool.begin_with("BEGIN IMMEDIATE").await?;
        for sql in [
            "DELETE FROM differences WHERE run = ? AND position = ?",
            "DELETE FROM tallies WHERE run = ? AND position = ?",
            "DELETE FROM evidence WHERE run = ? AND position = ?",
            "DELETE FROM held_back WHERE run = ? AND position = ?",
            "UPDATE targets SET progress = '{}', seconds = 0, error = NULL, is_read = FALSE WHERE run = ? AND position = ?",
        ] {
            let query = sqlx::query(sql).bind(&self.id).bind(position);
            query.execute(&mut *transaction).await?;
        }
        carried::begin_again(&mut transaction, &self.id, position).await?;
        transaction.commit().await?;
        self.examples.forget(position);
        Ok(())
    }

    async fn batch(&mut self, position: i64, batch: Batch) -> anyhow::Result<()> {
        self.state.is_there()?;
        let mut transaction = self.state.pool.begin_with("BEGIN IMMEDIATE").await?;
        for found in &batch.found {
            if self.examples.is_kept(position, found) {
                insert(&mut transaction, &self.id, position, found).await?;
            }
        }
        carried::looked_at(&mut transaction, &self.id, position, &batch.looked_at).await?;
        let at = (self.id.as_str(), position);
        for held in &batch.held_back {
            held_back::insert(&mut transaction, at, held).await?;
        }
        held_back::remove(&mut transaction, at, &batch.again).await?;
        for evidence in &batch.evidence {
            super::evidence::keep(&mut transaction, &self.id, position, evidence).await?;
        }
        for cause in &batch.causes {
            describe(&mut transaction, cause).await?;
        }
        for (counted, count) in &batch.counts {
            count_up(&mut transaction, &self.id, position, counted, *count).await?;
        }
        sqlx::query("UPDATE targets SET progress = ?, seconds = ?, is_read = is_read OR ? WHERE run = ? AND position = ?")
            .bind(json(&batch.progress)?)
            .bind(batch.seconds)
            .bind(batch.is_read)
            .bind(&self.id)
            .bind(position)
            .execute(&mut *transaction)
            .await?;
        sqlx::query("UPDATE runs SET wires = ? WHERE id = ?")
            .bind(json(&batch.wires)?)
            .bind(&self.id)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }
}

impl RunWriter {
    /// The run has ended, or was stopped: what the list of runs shows of it.
    ///
    /// # Errors
    /// When the state cannot be written.
    pub(crate) async fn end(
        &self,
        report: &RunReport,
        judged: &KeptJudgement,
    ) -> anyhow::Result<()> {
        self.state.is_there()?;
        let stopped = report.verdict.outcome == Outcome::Stopped;
        let ended = report.run.ended.as_deref().filter(|_| !stopped);
        sqlx::query(
            "UPDATE runs SET head = ?, ended = ?, outcome = ?, exit_code = ?, rows_compared = ?, known = ?, \
             unexplained = ?, wires = ? WHERE id = ?",
        )
        .bind(json(&report.run)?)
        .bind(ended)
        .bind(json(&report.verdict.outcome)?)
        .bind(i64::from(report.verdict.exit))
        .bind(i64::try_from(report.totals.rows)?)
        .bind(i64::try_from(report.totals.values.known)?)
        .bind(i64::try_from(report.trend_point().unexplained)?)
        .bind(json(&report.wires)?)
        .bind(&self.id)
        .execute(&self.state.pool)
        .await?;
        self.state.keep_judgement(&self.id, judged).await
    }
}

/// A name that no run has or had: the day, and a number.
async fn free_name(
    transaction: &mut Transaction<'static, Sqlite>,
    day: &str,
) -> anyhow::Result<String> {
    let names: Vec<String> = sqlx::query_scalar("SELECT id FROM runs WHERE id LIKE ? || '-%'")
        .bind(day)
        .fetch_all(&mut **transaction)
        .await?;
    let number = |name: &String| name.rsplit('-').next()?.parse::<u32>().ok();
    let last = names.iter().filter_map(number).max().unwrap_or(0);
    // A run that was deleted had a name too, which may stand in somebody's notes.
    let next: u32 = sqlx::query_scalar(
        "INSERT INTO numbers VALUES (?1, ?2 + 1) ON CONFLICT (day) DO UPDATE SET last = max(last, ?2) + 1 RETURNING last",
    )
    .bind(day)
    .bind(last)
    .fetch_one(&mut **transaction)
    .await?;
    Ok(format!("{day}-{next}"))
}

pub(super) fn json(value: &impl Serialize) -> anyhow::Result<String> {
    Ok(serde_json::to_string(value)?)
}
