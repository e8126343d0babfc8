//! Rows that other rows name by their ids.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Batch, Scan, budget_exceeded};
use crate::Result;
use crate::rest::record::json;
use crate::rest::record::server_row::ServerRow;

impl Scan {
    /// What all the rows name that are left, each once and in the order of the ids: several may name the same one, and a
    /// place behind some of them must mean the same when they are read again. `None` at the end.
    pub(super) async fn all_named(&mut self, property: &str) -> Result<Option<Batch>> {
        let Some(mut batch) = self.next().await? else {
            return Ok(None);
        };
        let (table, mut scanned, mut ids) = (batch.table, 0, BTreeSet::new());
        loop {
            scanned += batch.scanned;
            if scanned > self.backend.options.row_budget {
                return Err(budget_exceeded(&self.backend));
            }
            ids.extend(batch.rows.iter().flat_map(|row| named(row, property)));
            match self.next().await? {
                Some(next) => batch = next,
                None => break,
            }
        }
        let rows = ids.iter().map(|id| json!({ "id": id.to_string() }));
        Ok(Some(Batch::of(table, rows.collect())))
    }
}

fn named(row: &ServerRow, property: &str) -> Vec<i64> {
    let ids = row.json.get(property).and_then(Value::as_array);
    let ids = ids.into_iter().flatten().filter_map(json::integer);
    ids.filter(|id| *id > 0).collect()
}
