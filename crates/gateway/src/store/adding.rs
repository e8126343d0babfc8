//! The statements that add counts to the inventory. The two kinds of stores differ in the names of their tables and of two
//! functions; everything else is written here once.

/// Functions that add a row each, over connections of a kind. All names of tables begin with a word.
macro_rules! adding {
    ($connection:ty, $of:literal, $least:literal, $greatest:literal) => {
        use std::collections::BTreeSet;

        use crate::inventory::{
            COLUMNS, Compared, Hour, InventoryRow, ORIGINS, OTHER_PLACES, OWNER_ROWS, Origin, OwnerRow, REFUSALS,
            Refusal,
        };

        type Added = Result<(), sqlx::Error>;

        /// Adds a row of the inventory with what is kept beside it.
        pub(super) async fn row(connection: &mut $connection, row: &InventoryRow) -> Added {
            counts(connection, row).await?;
            for kept in &row.refusals {
                refusal(connection, row, kept).await?;
            }
            for of_values in [false, true] {
                if row.refusals.iter().any(|kept| kept.of_values == of_values) {
                    latest_refusals(connection, row, of_values).await?;
                }
            }
            for needed in &row.owner_rows {
                owner_row(connection, row, *needed).await?;
            }
            if !row.owner_rows.is_empty() {
                latest_owner_rows(connection, row).await?;
            }
            for name in &row.columns {
                column(connection, row, name).await?;
            }
            Ok(())
        }

        async fn counts(connection: &mut $connection, row: &InventoryRow) -> Added {
            let add = sqlx::query(concat!(
                "INSERT INTO ", $of, "inventory AS kept (tenant, caller, method, table_name, first_seen, last_seen, \
                 calls, faults, blockers, differences, last_fault, refused, kept_out, over_xmlrpc, over_rest) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) \
                 ON CONFLICT (tenant, caller, method, table_name) DO UPDATE SET \
                 first_seen = ", $least, "(kept.first_seen, excluded.first_seen), \
                 last_seen = ", $greatest, "(kept.last_seen, excluded.last_seen), \
                 calls = kept.calls + excluded.calls, faults = kept.faults + excluded.faults, \
                 blockers = kept.blockers + excluded.blockers, refused = kept.refused + excluded.refused, \
                 kept_out = kept.kept_out + excluded.kept_out, \
                 over_xmlrpc = kept.over_xmlrpc + excluded.over_xmlrpc, over_rest = kept.over_rest + excluded.over_rest, \
                 differences = CASE WHEN excluded.differences = '' THEN kept.differences ELSE excluded.differences END, \
                 last_fault = COALESCE(excluded.last_fault, kept.last_fault)",
            ));
            let add = add.bind(&row.tenant).bind(&row.caller).bind(&row.method).bind(&row.table);
            let add = add.bind(&row.first).bind(&row.last);
            let add = add.bind(row.calls).bind(row.faults).bind(row.blockers);
            let add = add.bind(row.differences.join(",")).bind(&row.last_fault);
            let add = add.bind(row.refused).bind(row.kept_out).bind(row.over_xmlrpc).bind(row.over_rest);
            add.execute(connection).await.map(drop)
        }

        /// Keeps why a call was refused and when it was last.
        async fn refusal(
            connection: &mut $connection,
            row: &InventoryRow,
            refusal: &Refusal,
        ) -> Added {
            let add = sqlx::query(concat!(
                "INSERT INTO ", $of, "refusals AS kept (tenant, caller, method, table_name, difference, advice, \
                 of_values, last_seen) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
                 ON CONFLICT (tenant, caller, method, table_name, difference, advice) DO UPDATE SET \
                 of_values = excluded.of_values, \
                 last_seen = ", $greatest, "(kept.last_seen, excluded.last_seen)",
            ));
            let add = add.bind(&row.tenant).bind(&row.caller).bind(&row.method).bind(&row.table);
            let add = add.bind(refusal.difference.as_deref().unwrap_or_default());
            let add = add.bind(&refusal.advice).bind(refusal.of_values).bind(&refusal.last);
            add.execute(connection).await.map(drop)
        }

        /// Leaves as many reasons of a kind as are kept, those that were met last.
        async fn latest_refusals(
            connection: &mut $connection,
            row: &InventoryRow,
            of_values: bool,
        ) -> Added {
            let leave = sqlx::query(concat!(
                "DELETE FROM ", $of, "refusals WHERE tenant = $1 AND caller = $2 AND method = $3 \
                 AND table_name = $4 AND of_values = $5 AND (difference, advice) NOT IN \
                 (SELECT difference, advice FROM ", $of, "refusals WHERE tenant = $1 AND caller = $2 \
                 AND method = $3 AND table_name = $4 AND of_values = $5 \
                 ORDER BY last_seen DESC, difference, advice LIMIT $6)",
            ));
            let leave = leave.bind(&row.tenant).bind(&row.caller).bind(&row.method).bind(&row.table);
            let leave = leave.bind(of_values).bind(most(REFUSALS));
            leave.execute(connection).await.map(drop)
        }

        /// Keeps a row of the owner's that calls need, and when they were made last.
        async fn owner_row(
            connection: &mut $connection,
            row: &InventoryRow,
            needed: OwnerRow,
        ) -> Added {
            let add = sqlx::query(concat!(
                "INSERT INTO ", $of, "owner_rows AS kept (tenant, caller, method, table_name, owner_table, id, \
                 last_seen) VALUES ($1, $2, $3, $4, $5, $6, $7) \
                 ON CONFLICT (tenant, caller, method, table_name, owner_table, id) DO UPDATE SET \
                 last_seen = ", $greatest, "(kept.last_seen, excluded.last_seen)",
            ));
            let add = add.bind(&row.tenant).bind(&row.caller).bind(&row.method).bind(&row.table);
            let add = add.bind(needed.table.name()).bind(needed.id).bind(&row.last);
            add.execute(connection).await.map(drop)
        }

        /// Leaves as many rows of the owner's as are kept, those that were needed last.
        async fn latest_owner_rows(connection: &mut $connection, row: &InventoryRow) -> Added {
            let leave = sqlx::query(concat!(
                "DELETE FROM ", $of, "owner_rows WHERE tenant = $1 AND caller = $2 AND method = $3 \
                 AND table_name = $4 AND (owner_table, id) NOT IN \
                 (SELECT owner_table, id FROM ", $of, "owner_rows WHERE tenant = $1 AND caller = $2 \
                 AND method = $3 AND table_name = $4 ORDER BY last_seen DESC, owner_table, id LIMIT $5)",
            ));
            let leave = leave.bind(&row.tenant).bind(&row.caller).bind(&row.method).bind(&row.table);
            let leave = leave.bind(most(OWNER_ROWS));
            leave.execute(connection).await.map(drop)
        }

        /// Keeps a column that calls read or wrote, unless there are as many of them as are kept.
        async fn column(
            connection: &mut $connection,
            row: &InventoryRow,
            column: &str,
        ) -> Added {
            let add = sqlx::query(concat!(
                "INSERT INTO ", $of, "columns (tenant, caller, method, table_name, column_name) \
                 SELECT $1, $2, $3, $4, $5 WHERE $6 > (SELECT count(*) FROM ", $of, "columns \
                 WHERE tenant = $1 AND caller = $2 AND method = $3 AND table_name = $4) ON CONFLICT DO NOTHING",
            ));
            let add = add.bind(&row.tenant).bind(&row.caller).bind(&row.method).bind(&row.table);
            let add = add.bind(column).bind(most(COLUMNS));
            add.execute(connection).await.map(drop)
        }

        pub(super) async fn hour(connection: &mut $connection, row: &Hour) -> Added {
            let add = sqlx::query(concat!(
                "INSERT INTO ", $of, "hours AS kept (tenant, hour, wire, calls, faults, blockers) \
                 VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (tenant, hour, wire) DO UPDATE SET \
                 calls = kept.calls + excluded.calls, faults = kept.faults + excluded.faults, \
                 blockers = kept.blockers + excluded.blockers",
            ));
            let add = add.bind(&row.tenant).bind(&row.hour).bind(&row.wire);
            let add = add.bind(row.calls).bind(row.faults).bind(row.blockers);
            add.execute(connection).await.map(drop)
        }

        /// Keeps where a call came from.
        async fn origin(connection: &mut $connection, row: &Origin) -> Added {
            let add = sqlx::query(concat!(
                "INSERT INTO ", $of, "origins AS kept (tenant, caller, address, agent, first_seen, last_seen, calls) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7) \
                 ON CONFLICT (tenant, caller, address, agent) DO UPDATE SET \
                 last_seen = ", $greatest, "(kept.last_seen, excluded.last_seen), \
                 calls = kept.calls + excluded.calls",
            ));
            let add = add.bind(&row.tenant).bind(&row.caller).bind(&row.address).bind(&row.agent);
            let add = add.bind(&row.first).bind(&row.last).bind(row.calls);
            add.execute(connection).await.map(drop)
        }

        /// Leaves as many places of a program as are kept, those that called last, and counts the calls from all others
        /// together.
        async fn latest_origins(
            connection: &mut $connection,
            tenant: &str,
            caller: &str,
        ) -> Added {
            let fold = sqlx::query(concat!(
                "INSERT INTO ", $of, "origins AS kept (tenant, caller, address, agent, first_seen, last_seen, calls) \
                 SELECT $1, $2, '', $3, min(first_seen), max(last_seen), CAST(sum(calls) AS BIGINT) \
                 FROM (SELECT first_seen, last_seen, calls FROM ", $of, "origins \
                 WHERE tenant = $1 AND caller = $2 AND NOT (address = '' AND agent = $3) \
                 ORDER BY last_seen DESC, address, agent LIMIT 1000000 OFFSET $4) AS beyond \
                 WHERE true HAVING count(*) > 0 \
                 ON CONFLICT (tenant, caller, address, agent) DO UPDATE SET \
                 first_seen = ", $least, "(kept.first_seen, excluded.first_seen), \
                 last_seen = ", $greatest, "(kept.last_seen, excluded.last_seen), \
                 calls = kept.calls + excluded.calls",
            ));
            let fold = fold.bind(tenant).bind(caller).bind(OTHER_PLACES).bind(most(ORIGINS));
            let folded = fold.execute(&mut *connection).await?;
            if folded.rows_affected() == 0 {
                return Ok(());
            }
            let leave = sqlx::query(concat!(
                "DELETE FROM ", $of, "origins WHERE tenant = $1 AND caller = $2 \
                 AND NOT (address = '' AND agent = $3) AND (address, agent) NOT IN \
                 (SELECT address, agent FROM ", $of, "origins WHERE tenant = $1 AND caller = $2 \
                 AND NOT (address = '' AND agent = $3) ORDER BY last_seen DESC, address, agent LIMIT $4)",
            ));
            let leave = leave.bind(tenant).bind(caller).bind(OTHER_PLACES).bind(most(ORIGINS));
            leave.execute(connection).await.map(drop)
        }

        /// Adds where calls came from; rows are in one order, so that two gateways never wait for each other.
        pub(super) async fn origins(connection: &mut $connection, rows: &[&Origin]) -> Added {
            for row in rows {
                origin(connection, row).await?;
            }
            let programs: BTreeSet<[&str; 2]> =
                rows.iter().map(|row| [row.tenant.as_str(), &row.caller]).collect();
            for [tenant, caller] in programs {
                latest_origins(connection, tenant, caller).await?;
            }
            Ok(())
        }

        pub(super) async fn compared(connection: &mut $connection, row: &Compared) -> Added {
            let add = sqlx::query(concat!(
                "INSERT INTO ", $of, "compared AS kept (tenant, method, table_name, wires, comparisons, differing, \
                 fields, last_seen, changed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
                 ON CONFLICT (tenant, method, table_name, wires) DO UPDATE SET \
                 comparisons = kept.comparisons + excluded.comparisons, \
                 differing = kept.differing + excluded.differing, \
                 changed = kept.changed + excluded.changed, \
                 fields = CASE WHEN excluded.fields = '' THEN kept.fields ELSE excluded.fields END, \
                 last_seen = ", $greatest, "(kept.last_seen, excluded.last_seen)",
            ));
            let add = add.bind(&row.tenant).bind(&row.method).bind(&row.table).bind(&row.wires);
            let add = add.bind(row.comparisons).bind(row.differing);
            let add = add.bind(&row.fields).bind(&row.last).bind(row.changed);
            add.execute(connection).await.map(drop)
        }

        fn most(rows: usize) -> i64 {
            i64::try_from(rows).unwrap_or(i64::MAX)
        }
    };
}

pub(super) use adding;
