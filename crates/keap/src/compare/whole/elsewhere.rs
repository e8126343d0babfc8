//! Rows that a condition finds on some backends alone, because each has a time of change of its own, or a value differs: before a
//! row is called missing, those that did not find it are asked for it by its id alone.

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

/// The rows, with what the backends have of them that did not find them by the conditions, where these may have missed them.
/// What a condition goes by may differ between backends. Where it does not, that one of them did not find the row is a
/// difference of its own, and the row stays missing there.
pub(super) async fn found(
    keap: &Keap,
    backends: &[Backend],
    scope: &Scope,
    mut rows: Vec<Row>,
) -> Result<Vec<Row>> {
    let Some(wider) = scope.unconditional() else {
        return Ok(rows);
    };
    // Where the columns do not tell what the conditions go by, those that found the row are asked for it as well.
    let asks_all = wider.query.selected != scope.query.selected;
    let is_alone = |(_, records): &&Row| {
        records.iter().any(Option::is_none) && records.iter().any(Option::is_some)
    };
    let asked = |at: usize| -> Vec<i64> {
        let some = rows.iter().filter(is_alone);
        let some =
            some.filter(|(_, records)| asks_all || records.get(at).is_some_and(Option::is_none));
        some.map(|(id, _)| *id).collect()
    };
    let asked: Vec<(Backend, Vec<i64>)> = backends
        .iter()
        .enumerate()
        .map(|(at, &backend)| (backend, asked(at)))
        .collect();
    let reads = asked
        .iter()
        .map(|(backend, ids)| read_by_ids(keap, *backend, &wider, ids));
    let mut answers = try_join_all(reads).await?;
    for (id, records) in &mut rows {
        let (_, mut read) = row(*id, &mut answers);
        for (read, record) in read.iter_mut().zip(records.iter()) {
            if read.is_none() {
                read.clone_from(record);
            }
        }
        let by = records.iter().position(Option::is_some);
        let by = by.and_then(|at| read.get(at).cloned().flatten());
        let Some(by) = by else {
            continue;
        };
        for (record, read) in records.iter_mut().zip(read) {
            let is_missed =
                record.is_none() && read.as_ref().is_some_and(|one| scope.may_miss(&by, one));
            if is_missed {
                *record = read;
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
