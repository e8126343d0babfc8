//! Rows that a condition on the time of change finds on some backends alone. Each backend has a time of its own: before a row is
//! called missing, those that did not find it are asked for it by its id alone.

use std::collections::HashMap;

use futures_util::future::try_join_all;
use keap_schema::Record;

use super::super::scope::Scope;
use super::super::source::{self, IDS_A_CALL};
use crate::{Backend, Keap, Result};

/// A row as each backend has it, with its id.
pub(super) type Row = (i64, Vec<Option<Record>>);

/// A row out of what the backends answered.
pub(super) fn row(id: i64, answers: &mut [HashMap<i64, Record>]) -> Row {
    let records = answers.iter_mut().map(|rows| rows.remove(&id));
    (id, records.collect())
}

/// The rows, with what the backends have of them at any time that had none.
pub(super) async fn found(
    keap: &Keap,
    backends: &[Backend],
    scope: &Scope,
    mut rows: Vec<Row>,
) -> Result<Vec<Row>> {
    let Some(scope) = scope.at_any_time() else {
        return Ok(rows);
    };
    let lacking = |at: usize| -> Vec<i64> {
        let some = rows.iter().filter(|(_, records)| {
            records.get(at).is_some_and(Option::is_none) && records.iter().any(Option::is_some)
        });
        some.map(|(id, _)| *id).collect()
    };
    let asked: Vec<(Backend, Vec<i64>)> = backends
        .iter()
        .enumerate()
        .map(|(at, &backend)| (backend, lacking(at)))
        .collect();
    let reads = asked
        .iter()
        .map(|(backend, ids)| read_by_ids(keap, *backend, &scope, ids));
    let mut answers = try_join_all(reads).await?;
    for (id, records) in &mut rows {
        for (record, answer) in records.iter_mut().zip(&mut answers) {
            if record.is_none() {
                *record = answer.remove(id);
            }
        }
    }
    Ok(rows)
}

/// The rows with these ids that meet the conditions, by their ids.
pub(super) async fn read_by_ids(
    keap: &Keap,
    backend: Backend,
    scope: &Scope,
    ids: &[i64],
) -> Result<HashMap<i64, Record>> {
    let mut rows = HashMap::new();
    for ids in ids.chunks(IDS_A_CALL) {
        let records = source::by_ids(keap, backend, scope, ids.to_vec()).await?;
        rows.extend(
            records
                .into_iter()
                .filter_map(|record| Some((source::id_of(&record)?, record))),
        );
    }
    Ok(rows)
}
