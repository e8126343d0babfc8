//! The inventory in the store: counts by caller, method and table, and why calls were refused.

use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, SqliteConnection};

use super::{GatewayStore, StoreError, has_table};
use crate::inventory::{InventoryRow, OWNER_ROWS, OwnerRow, REFUSALS, Refusal};

impl GatewayStore {
    /// Adds counts to the inventory.
    pub(crate) async fn add_rows(&self, rows: &[InventoryRow]) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin().await?;
        for row in rows {
            add_row(&mut transaction, row).await?;
            for refusal in &row.refusals {
                add_refusal(&mut transaction, row, refusal).await?;
            }
            for needed in &row.owner_rows {
                add_owner_row(&mut transaction, row, *needed).await?;
            }
        }
        transaction.commit().await?;
        Ok(())
    }

    /// The inventory, by tenant, caller, method and table.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn inventory(&self) -> Result<Vec<InventoryRow>, StoreError> {
        let mut connection = self.pool.acquire().await?;
        let order = "SELECT * FROM inventory ORDER BY tenant, caller, method, table_name";
        let rows = sqlx::query(order).fetch_all(&mut *connection).await?;
        let mut rows = rows
            .iter()
            .map(inventory_row)
            .collect::<Result<Vec<_>, StoreError>>()?;
        if has_table(&mut connection, "refusals").await? {
            let order = "SELECT * FROM refusals ORDER BY rowid";
            for refusal in sqlx::query(order).fetch_all(&mut *connection).await? {
                place(&refusal, &mut rows)?;
            }
        }
        if has_table(&mut connection, "owner_rows").await? {
            let order = "SELECT * FROM owner_rows ORDER BY owner_table, id";
            for needed in sqlx::query(order).fetch_all(&mut *connection).await? {
                place_owner_row(&needed, &mut rows)?;
            }
        }
        Ok(rows)
    }
}

async fn add_row(connection: &mut SqliteConnection, row: &InventoryRow) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO inventory VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) \
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
        "INSERT OR IGNORE INTO refusals SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE ?7 > \
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
        "INSERT OR IGNORE INTO owner_rows SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE ?7 > \
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

/// Puts a refusal into the row that it is of.
fn place(refusal: &SqliteRow, rows: &mut [InventoryRow]) -> Result<(), sqlx::Error> {
    if let Some(row) = row_of(refusal, rows)? {
        let difference: String = refusal.try_get("difference")?;
        row.refusals.push(Refusal {
            difference: (!difference.is_empty()).then_some(difference),
            advice: refusal.try_get("advice")?,
        });
    }
    Ok(())
}

/// Puts a row of the owner's into the row that needs it.
fn place_owner_row(needed: &SqliteRow, rows: &mut [InventoryRow]) -> Result<(), sqlx::Error> {
    let table: String = needed.try_get("owner_table")?;
    let known = OwnerRow::named(&table, needed.try_get("id")?);
    if let (Some(known), Some(row)) = (known, row_of(needed, rows)?) {
        row.owner_rows.push(known);
    }
    Ok(())
}

/// The row that something kept beside it is of.
fn row_of<'r>(
    beside: &SqliteRow,
    rows: &'r mut [InventoryRow],
) -> Result<Option<&'r mut InventoryRow>, sqlx::Error> {
    let text = |name: &str| beside.try_get::<String, _>(name);
    let key = [
        text("tenant")?,
        text("caller")?,
        text("method")?,
        text("table_name")?,
    ];
    let key = key.each_ref().map(String::as_str);
    let of = |row: &InventoryRow| {
        let row = [&row.tenant, &row.caller, &row.method, &row.table];
        row.map(String::as_str).cmp(&key)
    };
    // The rows are in the order of their keys.
    let found = rows.binary_search_by(of).ok();
    Ok(found.and_then(|found| rows.get_mut(found)))
}

fn inventory_row(row: &SqliteRow) -> Result<InventoryRow, StoreError> {
    let differences: String = row.try_get("differences")?;
    Ok(InventoryRow {
        tenant: row.try_get("tenant")?,
        caller: row.try_get("caller")?,
        method: row.try_get("method")?,
        table: row.try_get("table_name")?,
        first: row.try_get("first_seen")?,
        last: row.try_get("last_seen")?,
        calls: row.try_get("calls")?,
        faults: row.try_get("faults")?,
        blockers: row.try_get("blockers")?,
        differences: differences
            .split(',')
            .filter(|id| !id.is_empty())
            .map(str::to_owned)
            .collect(),
        last_fault: row.try_get("last_fault")?,
        refusals: Vec::new(),
        owner_rows: Vec::new(),
    })
}
