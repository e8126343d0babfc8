//! How many rows the tables of a plan have, as --count asks.

use std::collections::{HashMap, HashSet};

use keap::compare::account::calls;
use keap::schema::QueryData;
use keap::{Backend, Invocation, Keap, Outcome};

use super::scope::Scope;
use crate::commands::compare::run_report::counted;
use crate::output::Output;

/// The tables that are compared, and those that the calls depend on besides: the rows of some are read through others.
async fn counted_tables(keap: &Keap, scope: &Scope) -> Vec<String> {
    let mut tables: Vec<String> = scope.tables().map(str::to_owned).collect();
    for target in &scope.targets {
        for calls in calls(keap, target).await {
            let parts = calls
                .parts()
                .filter(|part| keap::schema::table(part).is_some());
            let parts: Vec<String> = parts.map(str::to_owned).collect();
            tables.extend(parts);
        }
    }
    let mut known = HashSet::new();
    tables.retain(|table| known.insert(table.clone()));
    tables
}

/// Asks XML-RPC how many rows each table has, as --count says.
///
/// # Errors
/// What the account answers.
pub(super) async fn count(
    keap: &Keap,
    scope: &Scope,
    rows: &mut HashMap<String, u64>,
    output: &mut Output,
) -> anyhow::Result<()> {
    let tables = counted_tables(keap, scope).await;
    output.note(format_args!(
        "asking XML-RPC for the rows of {}",
        counted(tables.len() as u64, "table", "tables")
    ));
    for table in tables {
        let query = Invocation::DataCount(QueryData::new(&table));
        if let Outcome::Count(count) = keap.invoke_on(Backend::XmlRpc, query).await? {
            rows.insert(table, count);
        }
    }
    Ok(())
}
