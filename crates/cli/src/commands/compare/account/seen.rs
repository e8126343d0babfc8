//! What a gateway has seen: its inventory has the methods and tables that old programs call, and no arguments.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::bail;
use keap::Operation;
use keap_gateway::InventoryRow;
use keap_gateway::config::Config;
use keap_http::Shown;

use crate::commands::gateway::settings;
use crate::failure::OrMisuse as _;

/// The tables and reading operations in the inventory of a gateway, of one application or of all.
///
/// # Errors
/// When the configuration or the store cannot be read, or nothing that reads was seen.
pub(super) async fn named(config: &Path, app: Option<&str>) -> anyhow::Result<Vec<String>> {
    let read = Config::from_file(config).or_misuse()?;
    let rows = match settings::existing_store(&read).await? {
        Some(store) => store.inventory().await?,
        None => Vec::new(),
    };
    let is_of_app =
        |row: &&InventoryRow| app.is_none_or(|app| app.eq_ignore_ascii_case(&row.tenant));
    let names: BTreeSet<String> = rows.iter().filter(is_of_app).filter_map(name).collect();
    if names.is_empty() {
        bail!(
            "the gateway of {} has seen nothing that reads",
            Shown::path(&config)
        );
    }
    Ok(names.into_iter().collect())
}

/// The table where rows are read, the operation otherwise; none for what writes.
fn name(row: &InventoryRow) -> Option<String> {
    let operation: Operation = row.method.parse().ok()?;
    if operation.is_write() {
        return None;
    }
    let is_data = row.method.starts_with("DataService.") && !row.table.is_empty();
    match is_data {
        true => Some(keap::names::find_table(&row.table).ok()?.name.to_owned()),
        false => Some(operation.name().to_owned()),
    }
}
