//! The inventory, which all gateways add to.

use super::{PostgresKept, add};
use crate::inventory::{Batch, InventoryRow};
use crate::store::counted::together;
use crate::store::error::StoreError;

/// The counts; texts in the order of their bytes, in which a row is looked for.
macro_rules! counts {
    ($later:literal) => {
        concat!(
            "SELECT tenant, caller, method, table_name, first_seen, last_seen, calls, faults, blockers, differences, \
             last_fault", $later, " FROM keap_gateway_inventory ORDER BY tenant COLLATE \"C\", \
             caller COLLATE \"C\", method COLLATE \"C\", table_name COLLATE \"C\""
        )
    };
}

/// Why calls were refused.
macro_rules! refused {
    ($later:literal) => {
        concat!(
            "SELECT tenant, caller, method, table_name, difference, advice",
            $later,
            " FROM keap_gateway_refusals ORDER BY id"
        )
    };
}

/// The columns that versions have added, and what is read where they are, the newest first.
const VERSIONS: [(&str, &str, &str); 4] = [
    (
        "over_rest",
        counts!(", refused, kept_out, over_xmlrpc, over_rest"),
        refused!(", of_values, last_seen"),
    ),
    (
        "kept_out",
        counts!(", refused, kept_out"),
        refused!(", of_values, last_seen"),
    ),
    (
        "refused",
        counts!(", refused"),
        refused!(", of_values, last_seen"),
    ),
    ("calls", counts!(""), refused!("")),
];

impl PostgresKept {
    /// Adds a batch, unless it is there: whether one was added that nobody confirmed is not known to its gateway.
    pub(in crate::store) async fn add(&self, batch: &Batch) -> Result<(), StoreError> {
        self.within(self.add_once(batch)).await
    }

    async fn add_once(&self, batch: &Batch) -> Result<(), sqlx::Error> {
        let mut transaction = self.pool.begin().await?;
        let number = i64::try_from(batch.number).unwrap_or(i64::MAX);
        let counted = sqlx::query(
            "INSERT INTO keap_gateway_members AS member (id, version, counted) VALUES ($1, $2, $3) \
             ON CONFLICT (id) DO UPDATE SET counted = excluded.counted \
             WHERE member.counted < excluded.counted",
        );
        let counted = counted
            .bind(&*self.run)
            .bind(env!("CARGO_PKG_VERSION"))
            .bind(number)
            .execute(&mut *transaction)
            .await?;
        if counted.rows_affected() == 0 {
            return Ok(());
        }
        // In one order, so that two gateways never wait for each other.
        let mut rows: Vec<&InventoryRow> = batch.rows.iter().collect();
        rows.sort_by_key(|row| [&row.tenant, &row.caller, &row.method, &row.table]);
        for row in rows {
            add::row(&mut transaction, row).await?;
        }
        super::seen::write(&mut transaction, &batch.seen).await?;
        super::writes::settle(&mut transaction, &batch.writes).await?;
        transaction.commit().await
    }

    pub(in crate::store) async fn inventory(&self) -> Result<Vec<InventoryRow>, StoreError> {
        // Columns of this version, unless nothing of it has opened the store yet.
        let known = "SELECT column_name::text FROM information_schema.columns \
             WHERE table_name = 'keap_gateway_inventory'";
        let known = sqlx::query_scalar(known).fetch_all(&self.pool);
        let known: Vec<String> = self.within(known).await?;
        let [.., earliest] = VERSIONS;
        let is_known = |(added, ..): &(&str, &str, &str)| known.iter().any(|name| name == added);
        let (_, counts, refusals) = VERSIONS.into_iter().find(is_known).unwrap_or(earliest);
        let counts = sqlx::query_as(counts);
        let counts = self.within(counts.fetch_all(&self.pool)).await?;
        let refusals = sqlx::query_as(refusals);
        let refusals = self.within(refusals.fetch_all(&self.pool)).await?;
        let needs = sqlx::query_as(
            "SELECT tenant, caller, method, table_name, owner_table, id \
             FROM keap_gateway_owner_rows ORDER BY owner_table, id",
        );
        let needs = self.within(needs.fetch_all(&self.pool)).await?;
        let columns = sqlx::query_as(
            "SELECT tenant, caller, method, table_name, column_name FROM keap_gateway_columns",
        );
        let columns = self.within(columns.fetch_all(&self.pool)).await?;
        Ok(together(counts, refusals, needs, columns))
    }
}

#[cfg(test)]
mod tests {
    use keap_http::Secret;

    use super::*;

    /// A new database; none where there is no Postgres.
    #[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
    async fn database() -> Option<Secret> {
        let Ok(url) = std::env::var("KEAP_TEST_POSTGRES") else {
            eprintln!("skipped: no Postgres; start one with `eval \"$(.ci/postgres start)\"`");
            return None;
        };
        let name = format!("keap_gateway_counts_{}", std::process::id());
        let pool = sqlx::PgPool::connect(&url).await.unwrap();
        let create = sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"));
        sqlx::raw_sql(create).execute(&pool).await.unwrap();
        let (server, _) = url.rsplit_once('/')?;
        Some(Secret::new(format!("{server}/{name}")))
    }

    /// Whether a batch was added that the database took and did not confirm is known by its number.
    #[tokio::test]
    async fn a_batch_that_nobody_confirmed_is_added_once() {
        let Some(database) = database().await else {
            return;
        };
        let (one, other) = (
            PostgresKept::connect(&database).await.unwrap(),
            PostgresKept::connect(&database).await.unwrap(),
        );
        let batch = |number: u64| Batch {
            number,
            rows: vec![InventoryRow {
                tenant: "ab123".to_owned(),
                calls: 3,
                columns: ["Email".to_owned()].into(),
                ..InventoryRow::default()
            }],
            ..Batch::default()
        };
        for _ in 0..3 {
            one.add(&batch(1)).await.unwrap();
        }
        assert_eq!(one.inventory().await.unwrap()[0].calls, 3);
        other.add(&batch(1)).await.unwrap();
        one.add(&batch(2)).await.unwrap();
        let kept = other.inventory().await.unwrap();
        assert_eq!(kept[0].calls, 9);
        assert!(kept[0].columns.contains("Email"), "{kept:?}");
    }
}
