//! How far the writes of a run have come.

use std::path::{Path, PathBuf};

use keap::ContactId;
use keap_http::Shown;
use serde::Deserialize;
use sqlx::Row as _;

use super::State;
use crate::commands::compare::account::Writes;
use crate::commands::compare::run_report::Head;
use crate::failure::misuse;
use crate::file;

/// How far a write has come on a wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// It is sent, or about to be; what became of it is not known.
    Begun,
    /// It was answered.
    Answered,
    /// What was there before is there again.
    PutBack,
}

impl Step {
    fn word(self) -> &'static str {
        match self {
            Self::Begun => "begun",
            Self::Answered => "answered",
            Self::PutBack => "put back",
        }
    }
}

impl State {
    /// Notes how far a write has come, as durable as a disk makes it.
    ///
    /// # Errors
    /// When it cannot be noted.
    pub(crate) async fn note_write(
        &self,
        run: &str,
        (position, backend): (i64, &str),
        step: Step,
        row: Option<i64>,
    ) -> anyhow::Result<()> {
        let mut connection = self.pool.acquire().await?;
        // Batches of rows can be read again after a power failure; a write must not be sent again.
        sqlx::query("PRAGMA synchronous = FULL")
            .execute(&mut *connection)
            .await?;
        let noted = sqlx::query(
            "INSERT INTO writes VALUES (?, ?, ?, ?, ?) ON CONFLICT (run, position, backend) \
             DO UPDATE SET step = excluded.step, row_id = coalesce(excluded.row_id, row_id)",
        )
        .bind(run)
        .bind(position)
        .bind(backend)
        .bind(step.word())
        .bind(row)
        .execute(&mut *connection)
        .await;
        sqlx::query("PRAGMA synchronous = NORMAL")
            .execute(&mut *connection)
            .await?;
        noted?;
        Ok(())
    }

    /// How far a write has come on each backend that it was begun on, with the row that it made.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) async fn writes(
        &self,
        run: &str,
        position: i64,
    ) -> anyhow::Result<Vec<(String, Step, Option<i64>)>> {
        let rows = sqlx::query(
            "SELECT backend, step, row_id FROM writes WHERE run = ? AND position = ? ORDER BY rowid",
        )
        .bind(run)
        .bind(position)
        .fetch_all(&self.pool)
        .await?;
        let steps = rows.iter().map(|row| {
            let step = match row.try_get::<String, _>("step")?.as_str() {
                "answered" => Step::Answered,
                "put back" => Step::PutBack,
                _ => Step::Begun,
            };
            Ok((row.try_get("backend")?, step, row.try_get("row_id")?))
        });
        steps.collect()
    }

    /// What has what was there before a write of a run, for as long as that is not put back.
    pub(crate) fn before(&self, run: &str) -> Option<PathBuf> {
        self.beside(run).filter(|path| path.exists())
    }

    /// What a run wrote and did not put back, for people; none where everything is as it was.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) async fn not_put_back(&self, run: &str) -> anyhow::Result<Option<String>> {
        let head: String = sqlx::query_scalar("SELECT head FROM runs WHERE id = ?")
            .bind(run)
            .fetch_one(&self.pool)
            .await?;
        if is_replayed(&head) {
            return Ok(None);
        }
        let line = self.resume_at_its_host(run).await?;
        if let Some(path) = self.before(run) {
            let what = contact_in(&path).map(|id| format!("contact {id}"));
            let what = what.unwrap_or_else(|| "a contact".to_owned());
            let has = Shown::path(&path);
            return Ok(Some(format!(
                "{what} is not put back after a write; {has} has what was there before, and {line} puts it back"
            )));
        }
        // What was answered and not put back is a row that was made.
        let rows: Vec<i64> = sqlx::query_scalar(
            "SELECT row_id FROM writes WHERE run = ? AND step = 'answered' AND row_id IS NOT NULL",
        )
        .bind(run)
        .fetch_all(&self.pool)
        .await?;
        let rows: Vec<String> = rows.iter().map(i64::to_string).collect();
        Ok((!rows.is_empty()).then(|| {
            let rows = rows.join(" and ");
            format!("a row that it made is not deleted: {rows}; {line} tells what is to do")
        }))
    }

    /// The line that puts back what a run wrote.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) async fn resume_at_its_host(&self, run: &str) -> anyhow::Result<String> {
        let host: Option<String> = sqlx::query_scalar("SELECT host FROM runs WHERE id = ?")
            .bind(run)
            .fetch_one(&self.pool)
            .await?;
        Ok(self.resume(run, host.as_deref()))
    }

    /// Fails where an earlier run has to put a contact back first that this one writes to: it would take what that one made of it
    /// for what was there before.
    ///
    /// # Errors
    /// When one has to, or the state cannot be read.
    pub(crate) async fn is_put_back(&self, writes: &Writes, host: &str) -> anyhow::Result<()> {
        let runs: Vec<(String, Option<String>, String)> =
            sqlx::query_as("SELECT id, host, head FROM runs ORDER BY started")
                .fetch_all(&self.pool)
                .await?;
        for (run, at, _) in runs.into_iter().filter(|(.., head)| !is_replayed(head)) {
            let is_elsewhere = at.as_ref().is_some_and(|at| at != host);
            let Some(path) = self.before(&run).filter(|_| !is_elsewhere) else {
                continue;
            };
            let contact = contact_in(&path);
            if contact.is_some_and(|contact| !writes.names(contact)) {
                continue;
            }
            let what = contact.map_or_else(|| "a contact".to_owned(), |id| format!("contact {id}"));
            misuse!(
                "{what} is not put back after a write of run {run}; {} has what was there before\n  hint: {} puts it back",
                Shown::path(&path),
                self.resume(&run, at.as_deref())
            );
        }
        Ok(())
    }

    /// Where what was there before a write of a run is kept until it is put back; none in memory.
    pub(crate) fn beside(&self, run: &str) -> Option<PathBuf> {
        let path = self.path.as_ref()?;
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{run}.before"));
        Some(path.with_file_name(name))
    }
}

/// Whether a recording answered a run, by its head: it wrote nothing, whatever an earlier version left beside it.
fn is_replayed(head: &str) -> bool {
    serde_json::from_str::<Head>(head).is_ok_and(|head| head.replayed_from.is_some())
}

/// The contact that a file has the columns of; none where it cannot be read.
fn contact_in(path: &Path) -> Option<ContactId> {
    #[derive(Deserialize)]
    struct Of {
        contact: ContactId,
    }
    let text = file::text(path, file::SMALL).ok()?;
    Some(serde_json::from_str::<Of>(&text).ok()?.contact)
}
