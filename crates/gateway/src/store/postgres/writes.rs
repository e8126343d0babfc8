//! Writes under way: noted before they are sent, settled with the counts of their calls.
//!
//! What is left of a gateway that died is in doubt. So each write that a gateway was killed over is counted once, or told.

use sqlx::{PgConnection, PgPool};

use super::PostgresKept;
use crate::inventory::{Settled, WriteInDoubt};
use crate::store::error::StoreError;

impl PostgresKept {
    /// Notes a write that is about to be sent. When that was, the clock of the database says.
    pub(in crate::store) async fn note_write(&self, note: &WriteInDoubt) -> bool {
        let noted = sqlx::query(
            "INSERT INTO keap_gateway_writes (request_id, member, tenant, caller, method, table_name) \
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(&note.request_id)
        .bind(&*self.run)
        .bind(&note.tenant)
        .bind(&note.caller)
        .bind(&note.method)
        .bind(&note.table)
        .execute(&self.pool);
        self.on_the_way(noted).await.is_ok()
    }

    pub(in crate::store) async fn writes_in_doubt(&self) -> Result<Vec<WriteInDoubt>, StoreError> {
        let found = sqlx::query_as(
            "SELECT request_id, tenant, caller, method, table_name AS \"table\", \
             to_char(begun_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') AS begun \
             FROM keap_gateway_writes WHERE in_doubt OR member NOT IN (SELECT id FROM keap_gateway_members \
             WHERE seen_at > clock_timestamp() - interval '10 seconds') ORDER BY begun_at, request_id",
        );
        self.within(found.fetch_all(&self.pool)).await
    }
}

/// Marks what gateways that ended have left behind; how many there are.
pub(super) async fn left_behind(pool: &PgPool) -> Result<u64, sqlx::Error> {
    let marked = sqlx::query(
        "UPDATE keap_gateway_writes SET in_doubt = TRUE WHERE NOT in_doubt AND member NOT IN \
         (SELECT id FROM keap_gateway_members WHERE seen_at > clock_timestamp() - interval '10 seconds')",
    );
    Ok(marked.execute(pool).await?.rows_affected())
}

/// Takes the notes of calls that are counted away, and marks those that are in doubt.
pub(super) async fn settle(
    connection: &mut PgConnection,
    writes: &[Settled],
) -> Result<(), sqlx::Error> {
    let of = |in_doubt: bool| -> Vec<String> {
        let writes = writes.iter().filter(|write| write.in_doubt == in_doubt);
        writes.map(|write| write.request_id.clone()).collect()
    };
    let (done, in_doubt) = (of(false), of(true));
    if !done.is_empty() {
        sqlx::query("DELETE FROM keap_gateway_writes WHERE request_id = ANY($1)")
            .bind(done)
            .execute(&mut *connection)
            .await?;
    }
    if !in_doubt.is_empty() {
        sqlx::query("UPDATE keap_gateway_writes SET in_doubt = TRUE WHERE request_id = ANY($1)")
            .bind(in_doubt)
            .execute(connection)
            .await?;
    }
    Ok(())
}
