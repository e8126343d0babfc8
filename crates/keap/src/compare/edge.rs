//! Rows at the edge of a page, where the call asked for an order and got a part of the rows.
//!
//! Rows that are alike in the order may stand in any order, so at the edge of a page some of them fall out of it, and which ones is
//! each wire's own matter. A row whose column of the order is known to be told otherwise over a wire stands elsewhere there, and
//! another one is in its place.

use std::collections::HashSet;

use chrono::SubsecRound as _;
use keap_schema::{Condition, FieldValue, QueryData, Record, Zone};

use super::asked::Asked;
use super::known::Side;
use super::{Answer, Finding, Reason, RowComparison};
use crate::{Backend, Invocation, Outcome, difference::Difference};

/// The rows of a page over one backend.
struct Page<'a> {
    backend: Backend,
    rows: &'a [Record],
    query: &'a QueryData,
    column: &'a str,
}

/// Explains rows that one page has and another one may as well not have.
pub(super) fn check(
    invocation: &Invocation,
    answers: &[Answer],
    zone: Zone,
    rows: &mut [RowComparison],
) {
    let Invocation::DataQuery(query) = invocation else {
        return;
    };
    let Some(order) = &query.order else {
        return;
    };
    let page = |answer| Page::of(answer, query, &order.field);
    let pages: Option<Vec<Page<'_>>> = answers.iter().map(page).collect();
    let Some(pages) = pages else {
        return;
    };
    let find = |backend| pages.iter().find(|page| page.backend == backend);
    for row in rows {
        let Some(id) = row.id else {
            continue;
        };
        let fields = row.fields.iter_mut().filter(|field| field.name == "row");
        for field in fields {
            field.explain(|(reference, _), (other, _), finding| {
                let (has, lacks, known) = match finding {
                    Finding::OnlyLeft { known } => (reference, other, known),
                    Finding::OnlyRight { known } => (other, reference, known),
                    _ => return,
                };
                let (Some(has), Some(lacks), None) = (find(has), find(lacks), &known) else {
                    return;
                };
                if has.is_alike_at_the_edge(id, lacks) {
                    let reason = Reason::AlikeAtTheEdge;
                    *finding = Finding::Equivalent { reason };
                    return;
                }
                *known = has
                    .moved(id, lacks, zone)
                    .or_else(|| has.in_place_of(id, lacks, zone));
            });
        }
    }
}

impl<'a> Page<'a> {
    fn of(answer: &'a Answer, query: &'a QueryData, column: &'a str) -> Option<Self> {
        let Ok(Outcome::Records(rows)) = &answer.result else {
            return None;
        };
        Some(Self {
            backend: answer.backend,
            rows,
            query,
            column,
        })
    }
}

impl Page<'_> {
    fn row(&self, id: i64) -> Option<&Record> {
        self.rows.iter().find(|row| id_of(row) == Some(id))
    }

    /// Whether rows may be behind it.
    fn is_full(&self) -> bool {
        u32::try_from(self.rows.len()).is_ok_and(|rows| rows >= self.query.limit)
    }

    /// Whether a row is alike in the order with that at an edge of a page that goes on there.
    fn is_alike_at_the_edge(&self, id: i64, lacks: &Self) -> bool {
        let before = lacks.rows.first().filter(|_| self.query.page > 0);
        let behind = lacks.rows.last().filter(|_| lacks.is_full());
        let mut edges = before.into_iter().chain(behind);
        self.row(id).is_some_and(|row| {
            let own = self.key(row);
            edges.any(|edge| lacks.key(edge) == own)
        })
    }

    /// Why a row stands elsewhere over another backend, whose page does not have it: by the column of the order.
    fn moved(&self, id: i64, lacks: &Self, zone: Zone) -> Option<&'static Difference> {
        if self.query.page == 0 && !lacks.is_full() {
            return None;
        }
        let row = self.row(id)?;
        let wanted = row.get(self.column).cloned();
        let by = Condition::Equals(wanted.unwrap_or_else(|| "".into()));
        let asked = Asked::by(&self.query.table, &[(self.column.to_owned(), by)]);
        let has = Side {
            backend: self.backend,
            record: row,
        };
        asked.of_row(&self.query.table, has, lacks.backend, zone)
    }

    /// Why one of the last rows is there: so many others of the other page stand elsewhere here.
    fn in_place_of(&self, id: i64, lacks: &Self, zone: Zone) -> Option<&'static Difference> {
        let own: HashSet<i64> = self.rows.iter().filter_map(id_of).collect();
        let elsewhere = lacks.rows.iter().filter_map(id_of);
        let elsewhere = elsewhere.filter(|other| !own.contains(other));
        let moved: Vec<&Difference> = elsewhere
            .filter_map(|other| lacks.moved(other, self, zone))
            .collect();
        let mut last = self.rows.iter().rev().take(moved.len());
        let is_among_them = last.any(|row| id_of(row) == Some(id));
        moved.first().copied().filter(|_| is_among_them)
    }

    /// What a row is ordered by, as far as it is told.
    fn key(&self, row: &Record) -> Option<String> {
        row.get(self.column).map(|value| match value {
            FieldValue::DateTime(moment) => moment.trunc_subsecs(0).to_rfc3339(),
            value => value.to_string().to_lowercase(),
        })
    }
}

fn id_of(record: &Record) -> Option<i64> {
    record.get("Id").and_then(FieldValue::as_i64)
}

#[cfg(test)]
mod tests {
    use keap_schema::Order;

    use super::*;
    use crate::compare::compare;

    type Row<'a> = (i64, &'a str);

    /// What is found of each row that one page lacks.
    fn found(column: &str, left: &[Row<'_>], right: &[Row<'_>]) -> Vec<(i64, String)> {
        let page = |rows: &[Row<'_>]| {
            let row = |(id, text): &Row<'_>| {
                let mut row = Record::from_iter([("Id", FieldValue::from(*id))]);
                if !text.is_empty() {
                    row.insert(column.to_owned(), *text);
                }
                row
            };
            Ok(Outcome::Records(rows.iter().map(row).collect()))
        };
        let mut query = QueryData::new("Contact");
        query.order = Some(Order::by(column, true));
        query.limit = 3;
        query.selected = vec!["Id".to_owned(), column.to_owned()];
        let answers = [
            Answer::new(Backend::XmlRpc, page(left)),
            Answer::new(Backend::RestV2, page(right)),
        ];
        let compared = compare(&Invocation::DataQuery(query), &answers, Zone::default());
        let lacking = compared.rows.into_iter().filter_map(|row| {
            let field = row.fields.iter().find(|field| field.name == "row")?;
            Some((row.id?, field.findings().next()?.to_string()))
        });
        lacking.collect()
    }

    #[test]
    fn rows_alike_with_the_last_one_fall_out_of_a_page_by_chance() {
        let left = [(1, "Abel"), (2, "Bach"), (4, "bach")];
        let right = [(1, "Abel"), (3, "Bach"), (2, "Bach")];
        let found = found("LastName", &left, &right);
        assert_eq!(found.len(), 2, "{found:?}");
        for (_, told) in found {
            assert!(told.contains("alike at the edge"), "{told}");
        }
    }

    #[test]
    fn a_row_that_is_not_alike_with_the_last_one_is_lost() {
        let whole = [(1, "Abel"), (2, "Bach"), (3, "Carl")];
        for other in [
            // Not a full page: nothing is behind it.
            &[(1, "Abel"), (3, "Carl")][..],
            &[(1, "Abel"), (3, "Carl"), (4, "Dorn")],
        ] {
            let found = found("LastName", &whole, other);
            assert!(!found.is_empty() && found.iter().all(|(_, told)| !told.contains("alike")));
        }
    }

    /// A company that is text alone is none over REST, and the row stands elsewhere there.
    #[test]
    fn a_row_that_a_known_difference_moves_makes_room_for_another() {
        let left = [(1, "Abel"), (2, "Bach"), (3, "Carl")];
        let right = [(1, "Abel"), (3, "Carl"), (4, "Dorn")];
        let found = found("Company", &left, &right);
        let ids: Vec<i64> = found.iter().map(|(id, _)| *id).collect();
        assert_eq!(ids, [2, 4], "{found:?}");
        for (_, told) in found {
            assert!(told.contains("KB-008"), "{told}");
        }
    }
}
