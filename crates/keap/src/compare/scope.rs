//! Which rows a whole comparison is about.

use std::sync::Arc;

use keap_schema::{Comparison, Condition, QueryData};

use super::identity::{self, Identity};
use super::known;
use crate::{Backend, Error, ErrorKind, Result};

/// A query whose conditions on the id were taken out: they become the bounds of what is read.
#[derive(Clone, Debug)]
pub(super) struct Scope {
    /// By what rows are matched.
    pub(super) identity: Identity,
    pub(super) query: QueryData,
    /// Only larger ids.
    pub(super) after: i64,
    /// Only ids up to this one.
    pub(super) until: i64,
    /// Only these, ascending.
    pub(super) ids: Option<Arc<[i64]>>,
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
            after: 0,
            until: i64::MAX,
            ids: None,
            checks_order,
            page: page.clamp(1, keap_schema::MAX_PAGE),
        };
        for (column, condition) in conditions {
            if column == "Id" && identity == Identity::Id {
                scope.bound(&condition)?;
            } else {
                scope.query.conditions.push((column, condition));
            }
        }
        Ok(scope)
    }

    fn bound(&mut self, condition: &Condition) -> Result<()> {
        let id = |value: &keap_schema::FieldValue| value.to_string().trim().parse::<i64>().ok();
        match condition {
            Condition::In(ids) => self.only(ids),
            Condition::Equals(value) => self.only(id(value).as_slice()),
            Condition::Compare(comparison, value) => match (comparison, id(value)) {
                (Comparison::Greater, Some(id)) => self.after = self.after.max(id),
                (Comparison::GreaterOrEqual, Some(id)) => {
                    self.after = self.after.max(id.saturating_sub(1));
                }
                (Comparison::Less, Some(id)) => self.until = self.until.min(id.saturating_sub(1)),
                (Comparison::LessOrEqual, Some(id)) => self.until = self.until.min(id),
                (_, None) => return Err(unbounding()),
            },
            _ => return Err(unbounding()),
        }
        Ok(())
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
        query
    }

    /// Narrows to some ids.
    pub(super) fn only(&mut self, ids: &[i64]) {
        let mut ids: Vec<i64> = ids
            .iter()
            .copied()
            .filter(|id| self.ids.as_ref().is_none_or(|known| known.contains(id)))
            .collect();
        ids.sort_unstable();
        ids.dedup();
        self.ids = Some(ids.into());
    }

    /// Whether an id is within the bounds.
    pub(super) fn holds(&self, id: i64) -> bool {
        self.after < id && id <= self.until
    }
}

fn unbounding() -> Error {
    let message = "a condition on Id must be an equality, a list or a bound";
    Error::new(ErrorKind::InvalidRequest, message)
}

#[cfg(test)]
mod tests {
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
        assert_eq!((bounds.after, bounds.until), (4, 8));
        assert!(bounds.query.conditions.is_empty());
        let ids = scope(vec![Condition::In(vec![7, 5, 7])]).unwrap().ids;
        assert_eq!(ids.as_deref(), Some(&[5, 7][..]));
        assert!(scope(vec![Condition::IsNull]).is_err());
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
