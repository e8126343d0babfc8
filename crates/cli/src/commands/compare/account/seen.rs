//! What a gateway has seen: its inventory has the methods, tables and columns that old programs use, and no arguments. What
//! it said when a run began is kept with the run, because it goes on counting.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::bail;
use keap::compare::account::{self, Asks, NotCompared, Target};
use keap::coverage::field_coverage;
use keap::schema::QueryData;
use keap::{Backend, Fields, Operation};
use keap_gateway::InventoryRow;
use keap_gateway::config::Config;
use keap_http::Shown;
use serde::{Deserialize, Serialize};

use super::suite::Read;
use crate::commands::gateway::settings;
use crate::failure::OrMisuse as _;

/// What was seen, by names alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Seen {
    /// The name of the configuration file.
    pub(super) name: String,
    calls: Vec<SeenCall>,
}

/// The calls of one method and table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct SeenCall {
    method: String,
    /// Empty when there is none.
    table: String,
    calls: u64,
    columns: BTreeSet<String>,
}

impl Seen {
    /// What the inventory of a gateway has, of one application or of all.
    ///
    /// # Errors
    /// When the configuration or the store cannot be read, or nothing was seen.
    pub(super) async fn by(config: &Path, app: Option<&str>) -> anyhow::Result<Self> {
        let read = Config::from_file(config).or_misuse()?;
        let rows = match settings::existing_store(&read).await? {
            Some(store) => store.inventory().await?,
            None => Vec::new(),
        };
        let is_of_app =
            |row: &&InventoryRow| app.is_none_or(|app| app.eq_ignore_ascii_case(&row.tenant));
        let mut calls: BTreeMap<(String, String), SeenCall> = BTreeMap::new();
        for row in rows.iter().filter(is_of_app) {
            let key = (row.method.clone(), row.table.clone());
            let seen = calls.entry(key).or_insert_with(|| SeenCall {
                method: row.method.clone(),
                table: row.table.clone(),
                ..SeenCall::default()
            });
            let more = u64::try_from(row.calls).unwrap_or_default();
            seen.calls = seen.calls.saturating_add(more);
            seen.columns.extend(row.columns.iter().cloned());
        }
        if calls.is_empty() {
            bail!("the gateway of {} has seen nothing", Shown::path(&config));
        }
        let name = config.file_name().unwrap_or(config.as_os_str());
        Ok(Self {
            name: name.to_string_lossy().into_owned(),
            calls: calls.into_values().collect(),
        })
    }

    /// What of it is compared, and why the rest is not.
    pub(super) fn read(&self, backends: &[Backend]) -> Read {
        let mut read = Read::default();
        let mut tables: BTreeMap<&str, Columns> = BTreeMap::new();
        let all = account::comparable(backends);
        for call in &self.calls {
            let refuse = |why: String| NotCompared::of(&call.method, why, None);
            let Ok(operation) = call.method.parse::<Operation>() else {
                read.not_compared.push(refuse(call.not_known()));
                continue;
            };
            if operation.is_write() {
                read.not_compared.push(refuse(call.not_read()));
                continue;
            }
            if call.method.starts_with("DataService.") && !call.table.is_empty() {
                match keap::names::find_table(&call.table) {
                    Ok(table) => tables.entry(table.name).or_default().take(call),
                    Err(_) => read.not_compared.push(refuse(call.not_known())),
                }
                continue;
            }
            let of = |name: &str| name == operation.name();
            let drawn = all.targets.iter().find(|target| of(&target.name));
            if let Some(target) = drawn {
                let mut target = target.clone();
                target.asks = Asks::Drawn(operation, call.fields());
                read.targets.push(target);
            }
            let not = all.not_compared.iter().find(|not| of(&not.name));
            read.not_compared.extend(not.cloned());
        }
        let operations = std::mem::take(&mut read.targets);
        for (table, columns) in tables {
            read.rows(table, columns, backends);
        }
        read.targets.extend(operations);
        read
    }
}

/// The columns of a table that were read.
#[derive(Debug, Default)]
struct Columns {
    named: BTreeSet<String>,
    /// Whether a call is there whose columns nobody kept.
    all: bool,
}

impl Columns {
    fn take(&mut self, call: &SeenCall) {
        match call.columns.is_empty() {
            // Who counts rows reads that they are there.
            true if call.method.ends_with(".count") => drop(self.named.insert("Id".to_owned())),
            true => self.all = true,
            false => self.named.extend(call.columns.iter().cloned()),
        }
    }
}

impl Read {
    /// A table with the columns that were read, as far as all of the backends have them.
    fn rows(&mut self, table: &str, columns: Columns, backends: &[Backend]) {
        let mut query = QueryData::new(table);
        if columns.all {
            let why =
                "the gateway kept no columns of some calls, and all of the table are compared";
            self.notes.insert(table.to_owned(), why.to_owned());
        } else {
            for column in columns.named {
                match lacking(table, &column, backends) {
                    None => query.selected.push(column),
                    Some(why) => {
                        let name = format!("{table}.{column}");
                        self.not_compared.push(NotCompared::of(&name, why, None));
                    }
                }
            }
            if query.selected.is_empty() {
                return;
            }
        }
        match Target::rows(query, backends) {
            Ok(target) => self.targets.push(target),
            Err(why) => self.not_compared.push(why),
        }
    }
}

/// Why a column cannot be compared, where it cannot. Custom fields are the account's.
fn lacking(table: &str, column: &str, backends: &[Backend]) -> Option<String> {
    if column.starts_with('_') {
        return None;
    }
    let columns = field_coverage(table)?;
    let Some(known) = columns.iter().find(|known| known.column == column) else {
        return Some("the table has no such column".to_owned());
    };
    let has = |backend: &Backend| match backend {
        Backend::RestV1 => known.rest_v1.is_some(),
        Backend::RestV2 => known.rest_v2.is_some(),
        _ => true,
    };
    let without: Vec<String> = backends
        .iter()
        .filter(|backend| !has(backend))
        .map(Backend::to_string)
        .collect();
    (!without.is_empty()).then(|| format!("{} has no counterpart of it", without.join(" and ")))
}

impl SeenCall {
    fn fields(&self) -> Fields {
        let names: Vec<&String> = self.columns.iter().collect();
        match names.is_empty() {
            true => Fields::All,
            false => names.as_slice().into(),
        }
    }

    fn not_known(&self) -> String {
        format!("nobody knows what it asks for, {}", self.times())
    }

    fn not_read(&self) -> String {
        let table = match self.table.as_str() {
            "" => String::new(),
            table => format!(" to {table}"),
        };
        format!(
            "it writes{table}, and what was seen is compared by reading alone; {}",
            self.times()
        )
    }

    fn times(&self) -> String {
        match self.calls {
            1 => "seen once".to_owned(),
            calls => format!("seen {calls} times"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(calls: &[(&str, &str, &[&str])]) -> Read {
        let call = |(method, table, columns): &(&str, &str, &[&str])| SeenCall {
            method: (*method).to_owned(),
            table: (*table).to_owned(),
            calls: 3,
            columns: columns.iter().map(|&name| name.to_owned()).collect(),
        };
        let seen = Seen {
            name: "gateway.toml".to_owned(),
            calls: calls.iter().map(call).collect(),
        };
        seen.read(&[Backend::XmlRpc, Backend::RestV2])
    }

    #[test]
    fn the_columns_that_were_read_are_compared_and_no_others() {
        let read = seen(&[
            ("ContactService.load", "Contact", &["FirstName"]),
            (
                "DataService.findByField",
                "Contact",
                &["Email", "_Size", "Nonsense"],
            ),
            ("DataService.query", "Contact", &["LastName"]),
            ("DataService.count", "Job", &[]),
        ]);
        let selected = |at: usize| match &read.targets[at].asks {
            Asks::Rows(query) => query.selected.clone(),
            Asks::Drawn(_, fields) => fields.names().unwrap_or_default().to_vec(),
            Asks::Call(_) => Vec::new(),
        };
        assert_eq!(selected(0), ["Email", "LastName", "_Size"]);
        assert_eq!(selected(1), ["Id"]);
        assert_eq!(selected(2), ["FirstName"]);
        let not: Vec<String> = read.not_compared.iter().map(ToString::to_string).collect();
        assert_eq!(not, ["Contact.Nonsense: the table has no such column"]);
    }

    #[test]
    fn what_writes_and_what_nobody_knows_is_told() {
        let read = seen(&[
            ("ContactService.addToGroup", "", &[]),
            ("DataService.add", "Contact", &["FirstName"]),
            ("(unknown)", "", &[]),
            ("DataService.query", "User", &[]),
        ]);
        let told: Vec<String> = read.not_compared.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "ContactService.addToGroup: it writes, and what was seen is compared by reading alone; seen 3 times",
                "DataService.add: it writes to Contact, and what was seen is compared by reading alone; seen 3 times",
                "(unknown): nobody knows what it asks for, seen 3 times",
            ]
        );
        assert!(read.notes["User"].contains("no columns"));
        assert_eq!(read.targets.len(), 1);
    }
}
