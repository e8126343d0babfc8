//! Which rows a whole comparison is about.

use std::sync::Arc;

use keap_schema::{Comparison, Condition, QueryData};

use crate::{Error, ErrorKind, Result};

/// A query whose conditions on the id were taken out: they become the bounds of what is read.
#[derive(Clone, Debug)]
pub(super) struct Scope {
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
    /// `InvalidRequest` when rows of the table cannot be matched by id, or a condition on the id is none that bounds.
    pub(super) fn of(mut query: QueryData, checks_order: bool, page: u32) -> Result<Self> {
        if keap_schema::table(&query.table).is_some_and(|table| !table.has_id()) {
            let message = format!("rows of {} have no Id to match them by", query.table);
            return Err(Error::new(ErrorKind::InvalidRequest, message));
        }
        if checks_order && query.order.is_none() {
            let message = "the order of rows is to be checked, and the query asks for none";
            return Err(Error::new(ErrorKind::InvalidRequest, message));
        }
        if !query.selected.is_empty() && !query.selected.iter().any(|name| name == "Id") {
            query.selected.push("Id".to_owned());
        }
        let conditions = std::mem::take(&mut query.conditions);
        let mut scope = Self {
            query,
            after: 0,
            until: i64::MAX,
            ids: None,
            checks_order,
            page: page.clamp(1, keap_schema::MAX_PAGE),
        };
        for (column, condition) in conditions {
            if column == "Id" {
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
        Scope::of(query, false, 1000)
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
    fn a_table_without_ids_is_refused() {
        let error = Scope::of(QueryData::new("ContactGroupAssign"), false, 1000).unwrap_err();
        assert_eq!(
            error.to_string(),
            "rows of ContactGroupAssign have no Id to match them by"
        );
    }
}
