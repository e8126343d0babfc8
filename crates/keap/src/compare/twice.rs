//! Rows that a list gives more than once.
//!
//! An id stands for one row: a list that names it twice gives a row too many, and nothing that is read later settles that, since
//! both were there. Pages that shift under rows that come begin with the end of the page before; these are no such rows.

use std::collections::{HashMap, HashSet};

use keap_schema::Record;

use super::whole::listed::{self, Listed};
use super::{Answer, RowComparison};
use crate::Outcome;

/// How a row of a page has come from its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Came {
    Once,
    /// More than once on its page.
    Twice,
    /// On a page before as well.
    Again,
}

/// The rows that have come from one list.
#[derive(Debug, Default)]
pub(super) struct Met {
    all: HashSet<i64>,
    /// The ids of the page before.
    before: Vec<i64>,
}

impl Met {
    /// How each row of the next page has come; none for one that is to be left out, because it was taken already.
    pub(super) fn page(&mut self, ids: &[i64]) -> Vec<Option<Came>> {
        let shifted = shifted(&self.before, ids);
        let mut times = times(ids.iter().copied());
        let mut came = |(at, id): (usize, &i64)| {
            let is_twice = times.remove(id)? > 1;
            match (self.all.insert(*id), is_twice) {
                (true, true) => Some(Came::Twice),
                (true, false) => Some(Came::Once),
                (false, _) => (is_twice || at >= shifted).then_some(Came::Again),
            }
        };
        let came = ids.iter().enumerate().map(&mut came).collect();
        self.before = ids.to_vec();
        came
    }
}

/// How many rows at the beginning of a page are the end of the one before.
fn shifted(before: &[i64], page: &[i64]) -> usize {
    let most = before.len().min(page.len());
    let is_end = |count: &usize| before.ends_with(&page[..*count]);
    (1..=most).rev().find(is_end).unwrap_or_default()
}

fn times(ids: impl Iterator<Item = i64>) -> HashMap<i64, usize> {
    let mut times = HashMap::new();
    ids.for_each(|id| *times.entry(id).or_default() += 1);
    times
}

/// Tells of rows that the answer of one side has more often than that of another.
pub(super) fn check(answers: &[Answer], rows: &mut [RowComparison]) {
    let lists: Option<Vec<&[Record]>> = answers.iter().map(list).collect();
    let Some(lists) = lists else {
        return;
    };
    let ids = |list: &&[Record]| times(list.iter().filter_map(super::rows::id_of));
    let times: Vec<HashMap<i64, usize>> = lists.iter().map(ids).collect();
    let backends: Vec<_> = answers.iter().map(|answer| answer.backend).collect();
    for row in rows {
        let of_row = |times: &HashMap<i64, usize>| times.get(&row.id?).copied();
        // A row that one of them lacks is told of as that.
        let Some(counts) = times.iter().map(of_row).collect::<Option<Vec<usize>>>() else {
            continue;
        };
        if counts.iter().any(|count| *count != counts[0]) {
            let twice: Vec<bool> = counts.iter().map(|count| *count > 1).collect();
            let listed: Vec<Listed> = listed::twice(&twice);
            row.fields.extend(listed::finding(&backends, &listed));
        }
    }
}

fn list(answer: &Answer) -> Option<&[Record]> {
    match &answer.result {
        Ok(Outcome::Records(records)) => Some(records),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use keap_schema::{FieldValue, QueryData, Zone};

    use super::*;
    use crate::compare::compare;
    use crate::{Backend, Invocation};

    #[test]
    fn an_id_counts_once_and_is_told_where_it_comes_again() {
        let (once, twice, again) = (Some(Came::Once), Some(Came::Twice), Some(Came::Again));
        let mut met = Met::default();
        assert_eq!(met.page(&[1, 2, 1, 3]), [twice, once, None, once]);
        assert_eq!(met.page(&[4, 2, 5]), [once, again, once]);
        assert_eq!(met.page(&[6, 6]), [twice, None]);
    }

    #[test]
    fn pages_that_shift_give_no_row_twice() {
        let once = Some(Came::Once);
        let mut met = Met::default();
        assert_eq!(met.page(&[1, 2, 3]), [once; 3]);
        assert_eq!(met.page(&[2, 3, 4]), [None, None, once]);
        assert_eq!(met.page(&[3, 5]), [Some(Came::Again), once]);
    }

    #[test]
    fn a_row_that_one_answer_has_twice_parts() {
        let rows = |ids: &[i64]| {
            let row = |id: &i64| [("Id", FieldValue::from(*id))].into_iter().collect();
            Ok(Outcome::Records(ids.iter().map(row).collect()))
        };
        let told = |left: &[i64], right: &[i64]| {
            let answers = [
                Answer::new(Backend::XmlRpc, rows(left)),
                Answer::new(Backend::RestV2, rows(right)),
            ];
            let query = Invocation::DataQuery(QueryData::new("ContactGroup"));
            let compared = compare(&query, &answers, Zone::default());
            let parting = compared.rows.iter().filter(|row| {
                let mut fields = row.fields.iter();
                fields.any(|field| field.name == listed::LIST)
            });
            parting.filter_map(|row| row.id).collect::<Vec<_>>()
        };
        assert_eq!(told(&[1, 2], &[1, 2, 2]), [2]);
        assert_eq!(told(&[1, 1], &[1]), [1]);
        assert_eq!(told(&[1, 1], &[1, 1]), [0; 0]);
        assert_eq!(told(&[1], &[2, 2]), [0; 0]);
    }
}
