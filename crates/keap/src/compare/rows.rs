//! Brings the answers of several backends into common rows.

use keap_schema::{FieldValue, Record};

use super::Answer;
use crate::Outcome;

/// One row over all backends, in the order of the answers.
pub(super) struct Row<'a> {
    pub(super) id: Option<i64>,
    pub(super) cells: Cells<'a>,
    /// Which backends answered at all.
    pub(super) answered: Vec<bool>,
}

pub(super) enum Cells<'a> {
    Scalars(Vec<Option<FieldValue>>),
    Records(Vec<Option<&'a Record>>),
}

/// Rows of lists are matched by their ids, in the order of the reference, followed by the rows it does not have.
pub(super) fn align(answers: &[Answer]) -> Vec<Row<'_>> {
    let outcomes: Vec<Option<&Outcome>> = answers
        .iter()
        .map(|answer| answer.result.as_ref().ok())
        .collect();
    let answered: Vec<bool> = outcomes.iter().map(Option::is_some).collect();
    if !answered.contains(&true) {
        return Vec::new();
    }
    if outcomes
        .iter()
        .flatten()
        .any(|outcome| matches!(outcome, Outcome::Records(_)))
    {
        return align_lists(&outcomes, &answered);
    }
    let cells = if outcomes
        .iter()
        .flatten()
        .any(|outcome| matches!(outcome, Outcome::Record(_)))
    {
        Cells::Records(outcomes.iter().map(|outcome| as_record(*outcome)).collect())
    } else {
        Cells::Scalars(outcomes.iter().map(|outcome| as_scalar(*outcome)).collect())
    };
    vec![Row {
        id: None,
        cells,
        answered,
    }]
}

fn as_record(outcome: Option<&Outcome>) -> Option<&Record> {
    match outcome {
        Some(Outcome::Record(record)) => Some(record),
        _ => None,
    }
}

fn as_scalar(outcome: Option<&Outcome>) -> Option<FieldValue> {
    match outcome {
        Some(Outcome::Id(id)) => Some((*id).into()),
        Some(Outcome::Count(count)) => i64::try_from(*count).ok().map(FieldValue::from),
        Some(Outcome::Flag(flag)) => Some((*flag).into()),
        Some(Outcome::Number(number)) => Some((*number).into()),
        Some(Outcome::Amount(amount)) => Some((*amount).into()),
        Some(Outcome::File(content)) => Some(content.fingerprint().into()),
        Some(Outcome::Texts(texts)) => Some(texts.clone().into()),
        Some(Outcome::Text(text)) => text.as_deref().map(FieldValue::from),
        _ => None,
    }
}

fn align_lists<'a>(outcomes: &[Option<&'a Outcome>], answered: &[bool]) -> Vec<Row<'a>> {
    let lists: Vec<&[Record]> = outcomes.iter().map(|outcome| as_list(*outcome)).collect();
    let keyed = lists
        .iter()
        .all(|list| list.iter().all(|record| id_of(record).is_some()));
    let key = |at: usize, record: &Record| {
        if keyed {
            id_of(record)
        } else {
            i64::try_from(at).ok()
        }
    };

    let indexes: Vec<std::collections::HashMap<Option<i64>, &Record>> = lists
        .iter()
        .map(|list| {
            list.iter()
                .enumerate()
                .map(|(at, record)| (key(at, record), record))
                .collect()
        })
        .collect();
    let mut keys = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for (at, record) in lists.iter().flat_map(|list| list.iter().enumerate()) {
        let key = key(at, record);
        if seen.insert(key) {
            keys.push(key);
        }
    }
    keys.into_iter()
        .map(|key| Row {
            id: if keyed { key } else { None },
            cells: Cells::Records(
                indexes
                    .iter()
                    .map(|index| index.get(&key).copied())
                    .collect(),
            ),
            answered: answered.to_vec(),
        })
        .collect()
}

fn as_list(outcome: Option<&Outcome>) -> &[Record] {
    match outcome {
        Some(Outcome::Records(records)) => records,
        _ => &[],
    }
}

/// The id of a row. REST tells those of saved searches as texts.
pub(super) fn id_of(record: &Record) -> Option<i64> {
    let id = record.get("Id")?;
    id.as_i64().or_else(|| match id {
        FieldValue::Text(text) => text.parse().ok(),
        _ => None,
    })
}
