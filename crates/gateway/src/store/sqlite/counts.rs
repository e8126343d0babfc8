//! The inventory in the store: counts by caller, method and table, and why calls were refused.

use sqlx::SqliteConnection;

use super::{SqliteKept, has_table};
use crate::inventory::{Batch, InventoryRow, OWNER_ROWS, OwnerRow, REFUSALS, Refusal};
use crate::store::counted::together;
use crate::store::error::StoreError;

impl SqliteKept {
    /// Adds counts to the inventory.
    pub(in crate::store) async fn add(&self, batch: &Batch) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin().await?;
        for row in &batch.rows {
            add_row(&mut transaction, row).await?;
            for refusal in &row.refusals {
                add_refusal(&mut transaction, row, refusal).await?;
            }
            for needed in &row.owner_rows {
                add_owner_row(&mut transaction, row, *needed).await?;
            }
        }
        super::seen::add(&mut transaction, &batch.seen).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// The inventory, by tenant, caller, method and table.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub(in crate::store) async fn inventory(&self) -> Result<Vec<InventoryRow>, StoreError> {
        let mut connection = self.pool.acquire().await?;
        let order = "SELECT * FROM inventory ORDER BY tenant, caller, method, table_name";
        let counts = sqlx::query_as(order).fetch_all(&mut *connection).await?;
        let (mut refusals, mut needs) = (Vec::new(), Vec::new());
        if has_table(&mut connection, "refusals").await? {
            let order = "SELECT * FROM refusals ORDER BY rowid";
            refusals = sqlx::query_as(order).fetch_all(&mut *connection).await?;
        }
        if has_table(&mut connection, "owner_rows").await? {
            let order = "SELECT * FROM owner_rows ORDER BY owner_table, id";
            needs = sqlx::query_as(order).fetch_all(&mut *connection).await?;
        }
        Ok(together(counts, refusals, needs))
    }
}

async fn add_row(connection: &mut SqliteConnection, row: &InventoryRow) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO inventory (tenant, caller, method, table_name, first_seen, last_seen, calls, faults, \
         blockers, differences, last_fault) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) \
         ON CONFLICT (tenant, caller, method, table_name) DO UPDATE SET \
         last_seen = excluded.last_seen, calls = calls + excluded.calls, \
         faults = faults + excluded.faults, blockers = blockers + excluded.blockers, \
         differences = CASE WHEN excluded.differences = '' THEN differences ELSE excluded.differences END, \
         last_fault = COALESCE(excluded.last_fault, last_fault)",
    )
    .bind(&row.tenant)
    .bind(&row.caller)
    .bind(&row.method)
    .bind(&row.table)
    .bind(&row.first)
    .bind(&row.last)
    .bind(row.calls)
    .bind(row.faults)
    .bind(row.blockers)
    .bind(row.differences.join(","))
    .bind(&row.last_fault)
    .execute(connection)
    .await?;
    Ok(())
}

/// Keeps why a call was refused, unless it is known or the row has as many of them as are kept.
async fn add_refusal(
    connection: &mut SqliteConnection,
    row: &InventoryRow,
    refusal: &Refusal,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT OR IGNORE INTO refusals (tenant, caller, method, table_name, difference, advice) SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE ?7 > \
         (SELECT count(*) FROM refusals WHERE tenant = ?1 AND caller = ?2 AND method = ?3 AND table_name = ?4)",
    )
    .bind(&row.tenant)
    .bind(&row.caller)
    .bind(&row.method)
    .bind(&row.table)
    .bind(refusal.difference.as_deref().unwrap_or_default())
    .bind(&refusal.advice)
    .bind(i64::try_from(REFUSALS).unwrap_or(i64::MAX))
    .execute(connection)
    .await?;
    Ok(())
}

/// Keeps a row of the owner's that calls need, unless there are as many of them as are kept.
async fn add_owner_row(
    connection: &mut SqliteConnection,
    row: &InventoryRow,
    needed: OwnerRow,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT OR IGNORE INTO owner_rows (tenant, caller, method, table_name, owner_table, id) SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE ?7 > \
         (SELECT count(*) FROM owner_rows WHERE tenant = ?1 AND caller = ?2 AND method = ?3 AND table_name = ?4)",
    )
    .bind(&row.tenant)
    .bind(&row.caller)
    .bind(&row.method)
    .bind(&row.table)
    .bind(needed.table.name())
    .bind(needed.id)
    .bind(i64::try_from(OWNER_ROWS).unwrap_or(i64::MAX))
    .execute(connection)
    .await?;
    Ok(())
}
