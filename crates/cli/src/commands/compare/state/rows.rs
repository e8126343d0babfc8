//! The rows of what was found, as they stand in the SQLite file.

use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, Sqlite, Transaction};

use super::keeps::{CauseWords, Counted, Found};

/// Keeps a difference.
pub(super) async fn insert(
    transaction: &mut Transaction<'static, Sqlite>,
    run: &str,
    position: i64,
    found: &Found,
) -> anyhow::Result<()> {
    sqlx::query("INSERT INTO differences VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(run)
        .bind(position)
        .bind(found.row)
        .bind(&found.key)
        .bind(&found.column)
        .bind(&found.backend)
        .bind(&found.finding)
        .bind(&found.cause)
        .bind(&found.kind)
        .bind(&found.reading)
        .bind(&found.left)
        .bind(&found.right)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// Keeps what a cause is called.
pub(super) async fn describe(
    transaction: &mut Transaction<'static, Sqlite>,
    cause: &CauseWords,
) -> anyhow::Result<()> {
    sqlx::query("INSERT INTO causes VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET title = excluded.title, advice = excluded.advice")
        .bind(&cause.id)
        .bind(&cause.title)
        .bind(&cause.advice)
        .bind(&cause.kind)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// Counts what was found in a column.
pub(super) async fn count_up(
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
    .bind(&counted.backend)
    .bind(&counted.finding)
    .bind(&counted.cause)
    .bind(i64::try_from(count)?)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// The target that a row is of, by the names of all in their order.
pub(super) fn name_at(names: &[String], row: &SqliteRow) -> anyhow::Result<String> {
    let position: i64 = row.try_get("position")?;
    let name = usize::try_from(position).ok().and_then(|at| names.get(at));
    Ok(name.cloned().unwrap_or_default())
}
