//! Writes in doubt, in the file. A gateway that is killed leaves none: nothing is noted before a write goes out.

use sqlx::SqliteConnection;

use super::{SqliteKept, has_table};
use crate::inventory::WriteInDoubt;
use crate::store::error::StoreError;

pub(super) async fn write(
    connection: &mut SqliteConnection,
    doubts: &[WriteInDoubt],
) -> Result<(), sqlx::Error> {
    for doubt in doubts {
        let add = sqlx::query(
            "INSERT INTO writes_in_doubt (request_id, tenant, caller, method, table_name, begun) \
             VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        );
        let add = add.bind(&doubt.request_id).bind(&doubt.tenant);
        let add = add.bind(&doubt.caller).bind(&doubt.method);
        let add = add.bind(&doubt.table).bind(&doubt.begun);
        add.execute(&mut *connection).await?;
    }
    Ok(())
}

impl SqliteKept {
    pub(in crate::store) async fn writes_in_doubt(&self) -> Result<Vec<WriteInDoubt>, StoreError> {
        let mut connection = self.pool.acquire().await?;
        if !has_table(&mut connection, "writes_in_doubt").await? {
            return Ok(Vec::new());
        }
        let found = sqlx::query_as(
            "SELECT request_id, tenant, caller, method, table_name AS \"table\", begun \
             FROM writes_in_doubt ORDER BY begun, request_id",
        );
        Ok(found.fetch_all(&mut *connection).await?)
    }
}
