//! The inventory in the store: counts by caller, method and table, and why calls were refused.

use super::{SqliteKept, add, has_table};
use crate::inventory::{Batch, InventoryRow};
use crate::store::counted::together;
use crate::store::error::StoreError;

impl SqliteKept {
    /// Adds counts to the inventory.
    pub(in crate::store) async fn add(&self, batch: &Batch) -> Result<(), StoreError> {
        self.check_file()?;
        let mut transaction = self.pool.begin().await?;
        for row in &batch.rows {
            add::row(&mut transaction, row).await?;
            for refusal in &row.refusals {
                add::refusal(&mut transaction, row, refusal).await?;
            }
            for needed in &row.owner_rows {
                add::owner_row(&mut transaction, row, *needed).await?;
            }
            for column in &row.columns {
                add::column(&mut transaction, row, column).await?;
            }
        }
        super::seen::write(&mut transaction, &batch.seen).await?;
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
        let (mut refusals, mut needs, mut columns) = (Vec::new(), Vec::new(), Vec::new());
        if has_table(&mut connection, "refusals").await? {
            let order = "SELECT * FROM refusals ORDER BY rowid";
            refusals = sqlx::query_as(order).fetch_all(&mut *connection).await?;
        }
        if has_table(&mut connection, "owner_rows").await? {
            let order = "SELECT * FROM owner_rows ORDER BY owner_table, id";
            needs = sqlx::query_as(order).fetch_all(&mut *connection).await?;
        }
        if has_table(&mut connection, "columns").await? {
            let all = "SELECT * FROM columns";
            columns = sqlx::query_as(all).fetch_all(&mut *connection).await?;
        }
        Ok(together(counts, refusals, needs, columns))
    }
}
