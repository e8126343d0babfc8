//! Rows that part and are read again before they are told: work of its own, which a run that goes on takes up.

use std::collections::{BTreeMap, HashMap};

use keap::compare::HeldBack;
use serde::{Deserialize, Serialize};
use sqlx::{Row as _, Sqlite, SqlitePool, Transaction};

/// Rows that are read again in one go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct HeldPart {
    /// Parts are read in the order of their numbers.
    pub(crate) part: i64,
    pub(crate) rows: Vec<HeldBack>,
}

impl HeldPart {
    pub(crate) fn ids(&self) -> Vec<i64> {
        self.rows.iter().map(|row| row.id).collect()
    }
}

/// Keeps what is to be read again.
pub(super) async fn insert(
    transaction: &mut Transaction<'static, Sqlite>,
    (run, position): (&str, i64),
    held: &HeldPart,
) -> anyhow::Result<()> {
    for row in &held.rows {
        sqlx::query("INSERT OR REPLACE INTO held_back VALUES (?, ?, ?, ?, ?, ?)")
            .bind(run)
            .bind(position)
            .bind(held.part)
            .bind(row.id)
            .bind(row.is_alone)
            .bind(&row.mark)
            .execute(&mut **transaction)
            .await?;
    }
    Ok(())
}

/// Rows were read again.
pub(super) async fn remove(
    transaction: &mut Transaction<'static, Sqlite>,
    (run, position): (&str, i64),
    ids: &[i64],
) -> anyhow::Result<()> {
    for id in ids {
        sqlx::query("DELETE FROM held_back WHERE run = ? AND position = ? AND row_id = ?")
            .bind(run)
            .bind(position)
            .bind(id)
            .execute(&mut **transaction)
            .await?;
    }
    Ok(())
}

/// What is to be read again in a run, by target.
pub(super) async fn of_run(
    pool: &SqlitePool,
    run: &str,
) -> anyhow::Result<HashMap<i64, Vec<HeldPart>>> {
    let rows = sqlx::query(
        "SELECT position, part, row_id, is_alone, mark FROM held_back WHERE run = ? ORDER BY position, part, row_id",
    )
    .bind(run)
    .fetch_all(pool)
    .await?;
    let mut parts: BTreeMap<(i64, i64), Vec<HeldBack>> = BTreeMap::new();
    for row in rows {
        let mut held = HeldBack::of(row.try_get("row_id")?);
        held.is_alone = row.try_get("is_alone")?;
        held.mark = row.try_get("mark")?;
        let key = (row.try_get("position")?, row.try_get("part")?);
        parts.entry(key).or_default().push(held);
    }
    let mut held: HashMap<i64, Vec<HeldPart>> = HashMap::new();
    for ((position, part), rows) in parts {
        let of_target = held.entry(position).or_default();
        of_target.push(HeldPart { part, rows });
    }
    Ok(held)
}
