//! What a run writes on its way.

use std::collections::HashMap;

use keap::compare::{Cause, CauseKind, Progress};
use serde::Serialize;
use sqlx::{Row as _, Sqlite, Transaction};

use super::State;
use super::held::Held;
use crate::commands::compare::run_report::{
    Evidence, Head, NotCompared, Outcome, RunReport, TargetKind, TargetState, Wire,
};

/// How many examples are kept of what is known, and of what is written differently, in a column.
const KNOWN_EXAMPLES: u32 = 20;
const WRITING_EXAMPLES: u32 = 3;

/// A run that begins.
#[derive(Debug)]
pub(crate) struct NewRun<'a> {
    pub(crate) identity: &'a str,
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
}

/// One value that parts or is written differently, without the value.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) row: Option<i64>,
    pub(crate) key: Option<String>,
    pub(crate) column: String,
    pub(crate) backend: &'static str,
    pub(crate) finding: &'static str,
    pub(crate) cause: Cause,
    pub(crate) reading: &'static str,
    pub(crate) left: Option<String>,
    pub(crate) right: Option<String>,
}

/// How often one thing was found in a column.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Counted {
    pub(crate) column: String,
    pub(crate) backend: &'static str,
    pub(crate) finding: &'static str,
    pub(crate) cause: &'static str,
}

/// What a batch of rows gave, with how far the comparison has come by it.
#[derive(Debug)]
pub(crate) struct Saved<'a> {
    pub(crate) progress: &'a Progress,
    pub(crate) found: &'a [Found],
    pub(crate) counts: &'a HashMap<Counted, u64>,
    /// The causes that are met in them.
    pub(crate) causes: &'a [Cause],
    /// What was answered for some of the rows.
    pub(crate) evidence: &'a [Evidence],
    pub(crate) seconds: f64,
    pub(crate) wires: &'a [Wire],
}

/// Writes the run with this name.
#[derive(Debug)]
pub(crate) struct RunWriter {
    state: State,
    pub(crate) id: String,
    held: Held,
    /// How many examples are kept.
    examples: HashMap<(i64, String, String, String), u32>,
}

impl State {
    /// Begins a run.
    ///
    /// # Errors
    /// When the state cannot be written.
    pub(crate) async fn begin(&self, run: NewRun<'_>) -> anyhow::Result<RunWriter> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let day = run.head.started.get(..10).unwrap_or("run");
        let id = free_name(&mut transaction, day).await?;
        let head = Head {
            id: id.clone(),
            ..run.head.clone()
        };
        sqlx::query("INSERT INTO runs (id, identity, head, asked, started, not_compared) VALUES (?, ?, ?, ?, ?, ?)")
            .bind(&id)
            .bind(run.identity)
            .bind(json(&head)?)
            .bind(json(run.asked)?)
            .bind(&head.started)
            .bind(json(&run.not_compared)?)
            .execute(&mut *transaction)
            .await?;
        for (position, target) in run.targets.iter().enumerate() {
            sqlx::query("INSERT INTO targets (run, position, name, kind, backends, note) VALUES (?, ?, ?, ?, ?, ?)")
                .bind(&id)
                .bind(i64::try_from(position)?)
                .bind(&target.name)
                .bind(json(&target.kind)?)
                .bind(json(&target.backends)?)
                .bind(&target.note)
                .execute(&mut *transaction)
                .await?;
        }
        let held = Held::of(&self.path, &id)?;
        transaction.commit().await?;
        Ok(RunWriter {
            state: self.clone(),
            id,
            held,
            examples: HashMap::new(),
        })
    }

    /// Goes on with a run.
    ///
    /// # Errors
    /// When the state cannot be written, or another process works on the run.
    pub(crate) async fn go_on(&self, id: &str, head: &Head) -> anyhow::Result<RunWriter> {
        let held = Held::of(&self.path, id)?;
        sqlx::query(
            "UPDATE runs SET head = ?, ended = NULL, outcome = NULL, exit_code = NULL WHERE id = ?",
        )
        .bind(json(head)?)
        .bind(id)
        .execute(&self.pool)
        .await?;
        let kept = sqlx::query(
            "SELECT position, column_name, backend, cause, count(*) AS kept FROM differences \
             WHERE run = ? AND kind <> 'likely' GROUP BY position, column_name, backend, cause",
        )
        .bind(id)
        .fetch_all(&self.pool)
        .await?;
        let mut examples = HashMap::new();
        for row in kept {
            let key = (
                row.try_get(0)?,
                row.try_get(1)?,
                row.try_get(2)?,
                row.try_get(3)?,
            );
            examples.insert(key, row.try_get("kept")?);
        }
        Ok(RunWriter {
            state: self.clone(),
            id: id.to_owned(),
            held,
            examples,
        })
    }

    /// Removes a run with all that it found; false when there is none of this name.
    ///
    /// # Errors
    /// When the state cannot be written, or another process works on the run.
    pub(crate) async fn delete(&self, id: &str) -> anyhow::Result<bool> {
        let held = Held::of(&self.path, id)?;
        let done = sqlx::query("DELETE FROM runs WHERE id = ?")
            .bind(id)
            .execute(&self.pool)
            .await?;
        held.end();
        Ok(done.rows_affected() > 0)
    }
}

impl RunWriter {
    /// A target is being compared.
    ///
    /// # Errors
    /// When the state cannot be written.
    pub(crate) async fn start(&self, position: i64) -> anyhow::Result<()> {
        self.set_state(position, TargetState::Running, None).await
    }

    /// A target is compared.
    ///
    /// # Errors
    /// When the state cannot be written.
    pub(crate) async fn done(&self, position: i64) -> anyhow::Result<()> {
        self.set_state(position, TargetState::Done, None).await
    }

    /// A target could not be compared.
    ///
    /// # Errors
    /// When the state cannot be written.
    pub(crate) async fn failed(&self, position: i64, error: &str) -> anyhow::Result<()> {
        self.set_state(position, TargetState::Failed, Some(error))
            .await
    }

    /// A target has no way to be compared.
    ///
    /// # Errors
    /// When the state cannot be written.
    pub(crate) async fn skipped(&self, position: i64, why: &str) -> anyhow::Result<()> {
        self.set_state(position, TargetState::Skipped, Some(why))
            .await
    }

    async fn set_state(
        &self,
        position: i64,
        state: TargetState,
        error: Option<&str>,
    ) -> anyhow::Result<()> {
        sqlx::query("UPDATE targets SET state = ?, error = ? WHERE run = ? AND position = ?")
            .bind(json(&state)?)
            .bind(error)
            .bind(&self.id)
            .bind(position)
            .execute(&self.state.pool)
            .await?;
        Ok(())
    }

    /// How many rows the reference counted.
    ///
    /// # Errors
    /// When the state cannot be written.
    pub(crate) async fn expect(&self, position: i64, rows: u64) -> anyhow::Result<()> {
        sqlx::query("UPDATE targets SET expected = ? WHERE run = ? AND position = ?")
            .bind(i64::try_from(rows).unwrap_or(i64::MAX))
            .bind(&self.id)
            .bind(position)
            .execute(&self.state.pool)
            .await?;
        Ok(())
    }

    /// Forgets what was found in a target that cannot be gone on with in its middle.
    ///
    /// # Errors
    /// When the state cannot be written.
    pub(crate) async fn begin_again(&mut self, position: i64) -> anyhow::Result<()> {
        let mut transaction = self.state.pool.begin_with("BEGIN IMMEDIATE").await?;
        for sql in [
            "DELETE FROM differences WHERE run = ? AND position = ?",
            "DELETE FROM tallies WHERE run = ? AND position = ?",
            "DELETE FROM evidence WHERE run = ? AND position = ?",
            "UPDATE targets SET progress = '{}', seconds = 0, error = NULL WHERE run = ? AND position = ?",
        ] {
            let query = sqlx::query(sql).bind(&self.id).bind(position);
            query.execute(&mut *transaction).await?;
        }
        transaction.commit().await?;
        self.examples.retain(|(at, ..), _| *at != position);
        Ok(())
    }

    /// Keeps a batch, whole or not at all.
    ///
    /// # Errors
    /// When the state cannot be written.
    pub(crate) async fn batch(&mut self, position: i64, saved: Saved<'_>) -> anyhow::Result<()> {
        let mut transaction = self.state.pool.begin_with("BEGIN IMMEDIATE").await?;
        for found in saved.found {
            if self.is_kept(position, found) {
                insert(&mut transaction, &self.id, position, found).await?;
            }
        }
        for evidence in saved.evidence {
            super::evidence::keep(&mut transaction, &self.id, position, evidence).await?;
        }
        for cause in saved.causes {
            describe(&mut transaction, cause).await?;
        }
        for (counted, count) in saved.counts {
            count_up(&mut transaction, &self.id, position, counted, *count).await?;
        }
        sqlx::query("UPDATE targets SET progress = ?, seconds = ? WHERE run = ? AND position = ?")
            .bind(json(saved.progress)?)
            .bind(saved.seconds)
            .bind(&self.id)
            .bind(position)
            .execute(&mut *transaction)
            .await?;
        sqlx::query("UPDATE runs SET wires = ? WHERE id = ?")
            .bind(json(&saved.wires)?)
            .bind(&self.id)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Whether it is kept: of what is explained some examples are enough.
    fn is_kept(&mut self, position: i64, found: &Found) -> bool {
        let most = match found.cause.kind {
            CauseKind::Known => KNOWN_EXAMPLES,
            CauseKind::Writing => WRITING_EXAMPLES,
            _ => return true,
        };
        let key = (
            position,
            found.column.clone(),
            found.backend.to_owned(),
            found.cause.id.to_owned(),
        );
        let kept = self.examples.entry(key).or_default();
        let is_kept = *kept < most;
        *kept = kept.saturating_add(1);
        is_kept
    }

    /// The run has ended, or was stopped: what the list of runs shows of it.
    ///
    /// # Errors
    /// When the state cannot be written.
    pub(crate) async fn end(&self, report: &RunReport) -> anyhow::Result<()> {
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
        .bind(i64::try_from(report.totals.values.unexplained)?)
        .bind(json(&report.wires)?)
        .bind(&self.id)
        .execute(&self.state.pool)
        .await?;
        if ended.is_some() {
            self.held.end();
        }
        Ok(())
    }
}

/// A name that no run has: the day, and a number.
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
    Ok(format!("{day}-{}", last.saturating_add(1)))
}

async fn insert(
    transaction: &mut Transaction<'static, Sqlite>,
    run: &str,
    position: i64,
    found: &Found,
) -> anyhow::Result<()> {
    let kind = json(&found.cause.kind)?;
    let kind = kind.trim_matches('"');
    sqlx::query("INSERT INTO differences VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(run)
        .bind(position)
        .bind(found.row)
        .bind(&found.key)
        .bind(&found.column)
        .bind(found.backend)
        .bind(found.finding)
        .bind(found.cause.id)
        .bind(kind)
        .bind(found.reading)
        .bind(&found.left)
        .bind(&found.right)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// Keeps what a cause is called.
async fn describe(
    transaction: &mut Transaction<'static, Sqlite>,
    cause: &Cause,
) -> anyhow::Result<()> {
    let kind = json(&cause.kind)?;
    sqlx::query("INSERT INTO causes VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET title = excluded.title, advice = excluded.advice")
        .bind(cause.id)
        .bind(cause.title)
        .bind(cause.advice)
        .bind(kind.trim_matches('"'))
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

async fn count_up(
    transaction: &mut Transaction<'static, Sqlite>,
    run: &str,
    position: i64,
    counted: &Counted,
    count: u64,
) -> anyhow::Result<()> {
    sqlx::query(
        "INSERT INTO tallies VALUES (?, ?, ?, ?, ?, ?, ?) \
         ON CONFLICT (run, position, column_name, backend, finding, cause) DO UPDATE SET found = found + excluded.found",
    )
    .bind(run)
    .bind(position)
    .bind(&counted.column)
    .bind(counted.backend)
    .bind(counted.finding)
    .bind(counted.cause)
    .bind(i64::try_from(count)?)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

pub(super) fn json(value: &impl Serialize) -> anyhow::Result<String> {
    Ok(serde_json::to_string(value)?)
}
