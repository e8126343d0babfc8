//! The order of the rows of one answer, where the call asked for one.
//!
//! Rows whose column of the order has the same content on a side may stand in any order there: nothing was asked of them. Texts
//! that differ in capitals alone are such rows, since the legacy service sorts without regard to them.

use std::collections::{HashMap, HashSet};

use keap_schema::{FieldValue, Record};

use super::whole::places::{Places, displacement};
use super::{Answer, RowComparison};
use crate::{Backend, Invocation, Outcome};

/// Tells of rows that stand at another place on a side than on the reference.
pub(super) fn check(invocation: &Invocation, answers: &[Answer], rows: &mut [RowComparison]) {
    let Invocation::DataQuery(query) = invocation else {
        return;
    };
    let lists: Option<Vec<&[Record]>> = answers.iter().map(list).collect();
    let (Some(order), Some(lists)) = (&query.order, lists) else {
        return;
    };
    let known: Vec<HashSet<i64>> = lists.iter().map(|list| ids(list).collect()).collect();
    let is_everywhere = |id: &i64| known.iter().all(|ids| ids.contains(id));
    let places: Vec<HashMap<i64, u64>> = lists
        .iter()
        .map(|list| places(list, &order.field, is_everywhere))
        .collect();
    let Some(reference) = places.first() else {
        return;
    };
    let backends: Vec<Backend> = answers.iter().map(|answer| answer.backend).collect();
    let mut in_order = Places::new(backends.len(), true);
    let mut sorted: Vec<(u64, i64)> = reference.iter().map(|(id, place)| (*place, *id)).collect();
    sorted.sort_unstable();
    for (_, id) in sorted {
        let at: Vec<Option<u64>> = places.iter().map(|of| of.get(&id).copied()).collect();
        let displaced = in_order.displaced(&at);
        let Some(field) = displacement(&backends, &at, &displaced) else {
            continue;
        };
        if let Some(row) = rows.iter_mut().find(|row| row.id == Some(id)) {
            row.fields.push(field);
        }
    }
}

fn list(answer: &Answer) -> Option<&[Record]> {
    match &answer.result {
        Ok(Outcome::Records(records)) => Some(records),
        _ => None,
    }
}

fn id(record: &Record) -> Option<i64> {
    record.get("Id").and_then(FieldValue::as_i64)
}

fn ids(list: &[Record]) -> impl Iterator<Item = i64> {
    list.iter().filter_map(id)
}

/// The place of each row that all have, with rows that are alike in the order sorted by their ids.
fn places(
    list: &[Record],
    column: &str,
    is_everywhere: impl Fn(&i64) -> bool,
) -> HashMap<i64, u64> {
    let key = |record: &Record| {
        record
            .get(column)
            .map(|value| value.to_string().to_lowercase())
    };
    let rows: Vec<(Option<String>, i64)> = list
        .iter()
        .filter_map(|record| Some((key(record), id(record).filter(&is_everywhere)?)))
        .collect();
    let mut sorted = Vec::with_capacity(rows.len());
    for alike in rows.chunk_by(|one, other| one.0 == other.0) {
        let mut ids: Vec<i64> = alike.iter().map(|(_, id)| *id).collect();
        ids.sort_unstable();
        sorted.extend(ids);
    }
    sorted.into_iter().zip(0..).collect()
}

#[cfg(test)]
mod tests {
    use keap_schema::{Order, QueryData, Zone};

    use super::*;
    use crate::compare::{Finding, compare};

    fn rows(rows: &[(i64, &str)]) -> Outcome {
        let row = |(id, name): &(i64, &str)| {
            let id = ("Id", FieldValue::from(*id));
            [id, ("LastName", (*name).into())].into_iter().collect()
        };
        Outcome::Records(rows.iter().map(row).collect())
    }

    fn displaced(left: &[(i64, &str)], right: &[(i64, &str)]) -> Vec<i64> {
        let mut query = QueryData::new("Contact");
        query.order = Some(Order::by("LastName", true));
        let answers = [
            Answer::new(Backend::XmlRpc, Ok(rows(left))),
            Answer::new(Backend::RestV2, Ok(rows(right))),
        ];
        let compared = compare(&Invocation::DataQuery(query), &answers, Zone::default());
        let parts = |row: &&RowComparison| {
            let mut fields = row.fields.iter();
            fields
                .any(|field| field.name == "order" && field.findings().any(Finding::is_unexplained))
        };
        let rows = compared.rows.iter().filter(parts);
        rows.filter_map(|row| row.id).collect()
    }

    #[test]
    fn rows_in_another_order_than_was_asked_for_part() {
        let right = [(1, "Abel"), (2, "Bach"), (3, "Carl")];
        assert!(displaced(&right, &right).is_empty());
        let reversed = [(3, "Carl"), (2, "Bach"), (1, "Abel")];
        assert_eq!(displaced(&right, &reversed), [2, 3]);
    }

    #[test]
    fn rows_that_are_alike_in_the_order_have_none() {
        let one = [(1, "abel"), (2, "Abel"), (3, "Carl")];
        let other = [(2, "Abel"), (1, "abel"), (3, "Carl")];
        assert!(displaced(&one, &other).is_empty());
    }

    #[test]
    fn a_row_that_one_side_lacks_moves_no_other() {
        let one = [(1, "Abel"), (2, "Bach"), (3, "Carl")];
        assert!(displaced(&one, &[(2, "Bach"), (3, "Carl")]).is_empty());
    }
}
