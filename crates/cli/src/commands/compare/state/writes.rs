//! How far the writes of a run have come.

use std::path::PathBuf;

use sqlx::Row as _;

use super::State;

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

    /// Whether something that a run wrote is not put back.
    pub(crate) fn has_before(&self, run: &str) -> bool {
        self.beside(run).is_some_and(|path| path.exists())
    }

    /// Where what was there before a write of a run is kept until it is put back; none in memory.
    pub(crate) fn beside(&self, run: &str) -> Option<PathBuf> {
        let path = self.path.as_ref()?;
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{run}.before"));
        Some(path.with_file_name(name))
    }
}
