//! Which rows a whole comparison is about.

use keap_schema::{QueryData, Record};

use super::identity::{self, Identity};
use super::{asked, beside, known};
use crate::page::Bounds;
use crate::{Backend, Error, ErrorKind, Result};

/// The column that tells when a row changed last. Each backend has a time of its own, so that a condition on it may find a row on
/// one of them that is on all.
const CHANGED: &str = "LastUpdated";

/// A query whose conditions on the id were taken out: they become the bounds of what is read.
#[derive(Clone, Debug)]
pub(super) struct Scope {
    /// By what rows are matched.
    pub(super) identity: Identity,
    pub(super) query: QueryData,
    /// Which ids are wanted.
    pub(super) bounds: Bounds,
    pub(super) checks_order: bool,
    /// Rows asked for in one call.
    pub(super) page: u32,
}

impl Scope {
    /// Takes a query apart.
    ///
    /// # Errors
    /// `Unsupported` when rows of the table cannot be matched, `InvalidRequest` when a condition on the id is none that
    /// bounds.
    pub(super) fn of(
        mut query: QueryData,
        backends: &[Backend],
        checks_order: bool,
        page: u32,
    ) -> Result<Self> {
        let identity = Identity::of(&query.table, backends)?;
        if checks_order && query.order.is_none() {
            let message = "the order of rows is to be checked, and the query asks for none";
            return Err(Error::new(ErrorKind::InvalidRequest, message));
        }
        let conditions = std::mem::take(&mut query.conditions);
        let mut scope = Self {
            identity,
            query,
            bounds: Bounds::default(),
            checks_order,
            page: page.clamp(1, keap_schema::MAX_PAGE),
        };
        for (column, condition) in conditions {
            if column == "Id" && identity == Identity::Id {
                scope.bounds.narrow(&condition).ok_or_else(unbounding)?;
            } else {
                scope.query.conditions.push((column, condition));
            }
        }
        Ok(scope)
    }

    /// The same without its conditions, with what they go by among the columns; none where it has no condition.
    pub(super) fn unconditional(&self) -> Option<Self> {
        let mut wider = self.clone();
        let conditions = std::mem::take(&mut wider.query.conditions);
        if conditions.is_empty() {
            return None;
        }
        let selected = &mut wider.query.selected;
        if !selected.is_empty() {
            let telling = conditions.into_iter().map(|(column, _)| column);
            let telling = telling.filter(|column| column != CHANGED);
            for column in telling.filter(|column| beside::is_told(&self.query.table, column)) {
                if !selected.contains(&column) {
                    selected.push(column);
                }
            }
        }
        Some(wider)
    }

    /// Whether a condition may find a row on one backend alone that is on both, as these records of it tell: each backend has a
    /// time of change of its own, or what a condition goes by differs between them.
    pub(super) fn may_miss(&self, left: &Record, right: &Record) -> bool {
        let mut columns = self.query.conditions.iter().map(|(column, _)| column);
        // Of what is the same but for its type, none is missed.
        let text = |record: &Record, column: &str| record.get(column).map(ToString::to_string);
        columns.any(|column| {
            let told = [left, right].map(|record| text(record, column).unwrap_or_default());
            column == CHANGED || told[0] != told[1]
        })
    }

    /// The query as one backend is asked it: what rows are matched by is among the columns.
    pub(super) fn query_for(&self, backend: Backend) -> QueryData {
        let mut query = self.query.clone();
        if query.selected.is_empty() {
            return query;
        }
        let telling = known::telling_columns(&query.table).iter().copied();
        let telling = telling.filter(|column| identity::tells(&query.table, column, backend));
        let matching = self.identity.columns(&query.table, backend).into_iter();
        for column in matching.chain(telling) {
            if !query.selected.iter().any(|name| name == column) {
                query.selected.push(column.to_owned());
            }
        }
        let beside = beside::added(&query.table, &self.query.selected);
        let telling = asked::telling(&query.table, &query.conditions);
        for column in telling.into_iter().chain(beside) {
            if !query.selected.contains(&column) {
                query.selected.push(column);
            }
        }
        query
    }
}

fn unbounding() -> Error {
    let message = "a condition on Id must be an equality, a list or a bound";
    Error::new(ErrorKind::InvalidRequest, message)
}

#[cfg(test)]
mod tests {
    use keap_schema::{Comparison, Condition};

    use super::*;

    fn scope(conditions: Vec<Condition>) -> Result<Scope> {
        let mut query = QueryData::new("Contact");
        query.conditions = conditions
            .into_iter()
            .map(|condition| ("Id".to_owned(), condition))
            .collect();
        Scope::of(query, &Backend::ALL, false, 1000)
    }

    #[test]
    fn conditions_on_the_id_become_bounds() {
        let bounds = scope(vec![
            Condition::Compare(Comparison::GreaterOrEqual, 5.into()),
            Condition::Compare(Comparison::Less, 9.into()),
        ]);
        let bounds = bounds.unwrap();
        assert_eq!((bounds.bounds.after, bounds.bounds.until), (4, 8));
        assert!(bounds.query.conditions.is_empty());
        let ids = scope(vec![Condition::In(vec![7, 5, 7])])
            .unwrap()
            .bounds
            .ids;
        assert_eq!(ids.as_deref(), Some(&[5, 7][..]));
        assert!(scope(vec![Condition::IsNull]).is_err());
    }

    /// That a backend did not find what it has as it was asked for is a difference, and no value explains it.
    #[test]
    fn a_row_may_be_missed_where_what_it_is_asked_for_by_differs() {
        let scope = |column: &str| {
            let mut query = QueryData::new("Contact");
            query.selected = vec!["FirstName".to_owned()];
            let condition = Condition::Equals("5".into());
            query.conditions.push((column.to_owned(), condition));
            Scope::of(query, &Backend::ALL, false, 1000).unwrap()
        };
        let record = |value: keap_schema::FieldValue| -> Record {
            [("LastName", value)].into_iter().collect()
        };
        let by_name = scope("LastName");
        assert!(by_name.may_miss(&record("5".into()), &record("6".into())));
        assert!(by_name.may_miss(&record("5".into()), &Record::default()));
        assert!(!by_name.may_miss(&record("5".into()), &record(5.into())));
        let same = record("5".into());
        assert!(!by_name.may_miss(&same, &same));
        assert!(scope(CHANGED).may_miss(&same, &same));
        let wider = |column: &str| scope(column).unconditional().unwrap().query.selected;
        assert_eq!(wider("LastName"), ["FirstName", "LastName"]);
        assert_eq!(wider(CHANGED), ["FirstName"]);
    }

    #[test]
    fn a_table_without_ids_goes_by_what_its_rows_say() {
        let mut query = QueryData::new("ContactGroupAssign");
        query.selected = vec!["DateCreated".to_owned()];
        let scope = Scope::of(query, &Backend::ALL, false, 1000).unwrap();
        let selected = scope.query_for(Backend::RestV2).selected;
        assert_eq!(selected, ["DateCreated", "ContactId", "GroupId"]);
    }
}
