//! What a run was asked for, and how far it has come: to go on with the same.

use std::collections::BTreeMap;

use anyhow::bail;
use keap::compare::Progress;
use keap::schema::{UnknownZone, Zone};
use serde::{Deserialize, Serialize};
use sqlx::Row as _;

use super::State;
use super::columns::Columns;
use super::held_back::{self, HeldPart};
use super::keeps::Batch;
use crate::commands::compare::account::{Seen, Writes};
use crate::commands::compare::run_report::{Head, TargetState, Wire};
use crate::failure::misuse;

/// What a run was asked for: no value of the account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// The tables and operations that were named.
    pub(crate) named: Vec<String>,
    /// Those that were left out.
    pub(crate) except: Vec<String>,
    pub(crate) backends: Vec<String>,
    /// Only what changed since.
    pub(crate) since: Option<String>,
    /// The targets that a run before compared in the same way, and when that began.
    pub(crate) bases: BTreeMap<String, String>,
    /// A file or folder that says more, with a hash of what it said.
    pub(crate) rules: Option<Source>,
    pub(crate) suite: Option<Source>,
    pub(crate) calls: Option<Source>,
    /// What a gateway had seen when the run began.
    pub(crate) seen: Option<Seen>,
    /// In which zone XML-RPC's times are read; none of a version that did not keep it.
    pub(crate) zone: Option<String>,
    /// Where the run may write.
    pub(crate) writes: Option<Writes>,
}

/// A file that a run was asked by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Source {
    pub(crate) path: String,
    pub(crate) hash: String,
    /// The hash of its bytes, which versions before kept of it.
    #[serde(skip)]
    pub(crate) formerly: Option<String>,
}

/// A run as it is kept.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    pub(crate) id: String,
    pub(crate) identity: String,
    /// Where the account is; none of a run of a version that did not keep it.
    pub(crate) host: Option<String>,
    /// The application, as the answers named it.
    pub(crate) tenant: Option<String>,
    pub(crate) head: Head,
    pub(crate) asked: Asked,
    pub(crate) is_complete: bool,
    pub(crate) targets: Vec<KeptTarget>,
    pub(crate) wires: Vec<Wire>,
}

/// A target as it is kept.
#[derive(Clone, Debug)]
pub(crate) struct KeptTarget {
    pub(crate) name: String,
    pub(crate) state: TargetState,
    pub(crate) expected: Option<u64>,
    /// What the account said of its columns, once it was asked.
    pub(crate) columns: Option<Columns>,
    pub(crate) progress: Progress,
    pub(crate) seconds: f64,
    /// What is to be read again before it is told.
    pub(crate) held: Vec<HeldPart>,
    /// Whether all of its pages were read.
    pub(crate) is_read: bool,
    /// Whether it failed because nobody answered for it.
    pub(crate) is_unanswered: bool,
}

impl KeptTarget {
    /// Whether there is nothing left to do about it.
    pub(crate) fn is_settled(&self) -> bool {
        self.state.is_settled() && !self.is_unanswered
    }

    /// Whether what was compared of it needs not be compared again: rows without an order have no place to go on from.
    pub(crate) fn can_go_on(&self) -> bool {
        self.is_read || self.progress.reached.is_some()
    }

    /// Takes in what a batch of it left to be read again.
    pub(crate) fn come_by(&mut self, batch: &Batch) {
        self.held.extend(batch.held_back.iter().cloned());
        for part in &mut self.held {
            part.rows.retain(|row| !batch.again.contains(&row.id));
        }
        self.held.retain(|part| !part.rows.is_empty());
        self.is_read |= batch.is_read;
    }
}

impl Asked {
    /// The zone that was said.
    ///
    /// # Errors
    /// When it is none.
    pub(crate) fn zone(&self) -> Result<Option<Zone>, UnknownZone> {
        self.zone.as_deref().map(str::parse).transpose()
    }
}

impl State {
    /// The run of this name; `last` is the newest.
    ///
    /// # Errors
    /// When there is none, or the state cannot be read.
    pub(crate) async fn kept(&self, name: &str) -> anyhow::Result<Kept> {
        let id = self.named(name).await?;
        let row = sqlx::query(
            "SELECT identity, host, tenant, head, asked, outcome, wires FROM runs WHERE id = ?",
        )
        .bind(&id)
        .fetch_one(&self.pool)
        .await?;
        let text = |column: &str| row.try_get::<String, _>(column);
        let outcome: Option<String> = row.try_get("outcome")?;
        Ok(Kept {
            identity: text("identity")?,
            host: row.try_get("host")?,
            tenant: row.try_get("tenant")?,
            head: serde_json::from_str(&text("head")?)?,
            asked: serde_json::from_str(&text("asked")?)?,
            is_complete: outcome.is_some_and(|outcome| outcome != "\"stopped\""),
            targets: self.kept_targets(&id).await?,
            wires: serde_json::from_str(&text("wires")?)?,
            id,
        })
    }

    /// The id of the run that a name stands for.
    ///
    /// # Errors
    /// When there is none.
    pub(crate) async fn named(&self, name: &str) -> anyhow::Result<String> {
        let found: Option<String> = match name {
            "last" => {
                sqlx::query_scalar("SELECT id FROM runs ORDER BY started DESC, rowid DESC LIMIT 1")
                    .fetch_optional(&self.pool)
                    .await?
            }
            name => {
                sqlx::query_scalar("SELECT id FROM runs WHERE id = ?")
                    .bind(name)
                    .fetch_optional(&self.pool)
                    .await?
            }
        };
        if let Some(id) = found {
            return Ok(id);
        }
        let is_empty: bool = sqlx::query_scalar("SELECT NOT EXISTS (SELECT 1 FROM runs)")
            .fetch_one(&self.pool)
            .await?;
        if is_empty {
            bail!(
                "there is no run in {}\n  hint: `keap compare account{}` makes one",
                self.place(),
                self.flag
            );
        }
        misuse!(
            "{} has no run {name:?}\n  hint: `keap compare runs list{}` shows those it has",
            self.place(),
            self.flag
        );
    }

    async fn kept_targets(&self, id: &str) -> anyhow::Result<Vec<KeptTarget>> {
        let rows = sqlx::query(
            "SELECT position, name, state, expected, columns, progress, seconds, is_read, is_unanswered FROM targets WHERE run = ? ORDER BY position",
        )
        .bind(id)
        .fetch_all(&self.pool)
        .await?;
        let mut held = held_back::of_run(&self.pool, id).await?;
        let mut targets = Vec::with_capacity(rows.len());
        for row in rows {
            let state: String = row.try_get("state")?;
            let progress: String = row.try_get("progress")?;
            let expected: Option<i64> = row.try_get("expected")?;
            let columns: Option<String> = row.try_get("columns")?;
            targets.push(KeptTarget {
                name: row.try_get("name")?,
                state: read_state(&state),
                expected: expected.and_then(|rows| u64::try_from(rows).ok()),
                columns: columns.as_deref().map(serde_json::from_str).transpose()?,
                progress: serde_json::from_str(&progress)?,
                seconds: row.try_get("seconds")?,
                held: held.remove(&row.try_get("position")?).unwrap_or_default(),
                is_read: row.try_get("is_read")?,
                is_unanswered: row.try_get("is_unanswered")?,
            });
        }
        Ok(targets)
    }
}

/// A word as it is kept, in JSON or as it is.
pub(crate) fn read_state(text: &str) -> TargetState {
    match text.trim_matches('"') {
        "running" => TargetState::Running,
        "done" => TargetState::Done,
        "skipped" => TargetState::Skipped,
        "failed" => TargetState::Failed,
        _ => TargetState::Waiting,
    }
}
