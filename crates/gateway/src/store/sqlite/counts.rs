//! The inventory in the store: counts by caller, method and table, and why calls were refused.

use sqlx::{Connection as _, SqliteConnection};

use super::{SqliteKept, add, has_table};
use crate::inventory::{Batch, InventoryRow};
use crate::store::counted::together;
use crate::store::error::StoreError;

impl SqliteKept {
    /// Adds counts to the inventory.
    pub(in crate::store) async fn add(&self, batch: &Batch) -> Result<(), StoreError> {
        self.check_file()?;
        let mut connection = self.pool.acquire().await?;
        let added = write(&mut connection, batch).await;
        if added.is_err() {
            self.distrust(&mut connection);
        }
        Ok(added?)
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

async fn write(connection: &mut SqliteConnection, batch: &Batch) -> Result<(), sqlx::Error> {
    let mut transaction = connection.begin().await?;
    for row in &batch.rows {
        add::row(&mut transaction, row).await?;
    }
    super::seen::write(&mut transaction, &batch.seen).await?;
    super::doubts::write(&mut transaction, &batch.doubts).await?;
    transaction.commit().await
}

#[cfg(test)]
mod tests {
    use keap_http::Secret;
    use sqlx::sqlite::SqliteConnectOptions;

    use super::*;
    use crate::keys::{HashKey, Permissions};
    use crate::store::files::InUse;

    fn batch(rows: usize) -> Batch {
        let row = |number: usize| InventoryRow {
            tenant: "ab123".to_owned(),
            method: format!("{number} {}", "x".repeat(500)),
            calls: 3,
            ..InventoryRow::default()
        };
        Batch {
            rows: (0..rows).map(row).collect(),
            ..Batch::default()
        }
    }

    /// SQLite rolls back by itself then, which sqlx does not learn: it would believe itself in a transaction for ever.
    #[tokio::test]
    async fn a_disk_that_was_full_for_a_moment_leaves_no_transaction_behind() {
        let folder = std::env::temp_dir().join(format!("keap-full-{}", std::process::id()));
        let path = folder.join("gateway.db");
        SqliteKept::open(&path).await.unwrap().close().await;
        // With one connection it is known on which one it fails, and which one is used next.
        let options = SqliteConnectOptions::new().filename(&path);
        let pool = super::super::connections(1);
        let kept = SqliteKept {
            pool: pool.connect_with(options).await.unwrap(),
            file: Some(InUse::at(&path)),
        };
        let limit = async |pages: i64| {
            let limit = sqlx::AssertSqlSafe(format!("PRAGMA max_page_count = {pages}"));
            sqlx::raw_sql(limit).execute(&kept.pool).await.unwrap();
        };
        limit(1).await;
        let full = kept.add(&batch(500)).await.unwrap_err();
        assert!(full.with_causes().contains("full"), "{full:?}");
        limit(1_000_000).await;
        let entry = ("ab123", "shop", &Permissions::default());
        let now = std::time::UNIX_EPOCH;
        let key = Secret::new("key");
        let added = kept.add_key(&HashKey::random(), &key, entry, now).await;
        added.unwrap();
        kept.add(&batch(2)).await.unwrap();
        assert_eq!(kept.inventory().await.unwrap().len(), 2);
        kept.close().await;
        std::fs::remove_dir_all(folder).unwrap();
    }
}
