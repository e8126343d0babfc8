//! Which tables an operation touches, for whoever bounds a program by tables.
//!
//! Told from what the documentation says that a method reads or writes. Tags, sequences and the state of an e-mail address
//! have tables of their own; the links between contacts have none, and count as `Contact`.

use crate::Invocation;
use crate::coverage::searched;
use crate::crud::Crud;

/// The tables of an operation, as far as its name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Touched {
    /// The table that the call names, and what is done with its rows.
    Named(Crud),
    /// These tables.
    Tables(&'static [&'static str]),
    /// The table of the kind of quick search.
    Searched,
    /// None.
    Nothing,
    /// Not known: what runs or is read is defined in the application, or belongs to no table.
    Unknown,
}

impl Invocation {
    /// The tables that it touches, by their vendor names: those of the operation, the one that the call names, and those
    /// whose columns it asks for (`Contact.Email` of `ContactGroupAssign`). Nothing when they are not known, because what is
    /// run or read is defined in the application, as with a saved search or an action set.
    pub fn touched(&self) -> Option<Vec<&str>> {
        let mut tables = match self.operation().touched() {
            Touched::Named(_) => vec![self.table()?],
            Touched::Tables(tables) => tables.to_vec(),
            Touched::Searched => match self {
                Self::SearchQuickSearch(search) => vec![searched(&search.kind)?.0],
                _ => return None,
            },
            Touched::Nothing => Vec::new(),
            Touched::Unknown => return None,
        };
        let others = self.columns().into_iter();
        tables.extend(others.filter_map(|name| Some(name.split_once('.')?.0)));
        Some(tables)
    }

    /// The columns that it names, whatever for.
    fn columns(&self) -> Vec<&str> {
        match self {
            Self::ContactAdd { values }
            | Self::ContactAddWithDupCheck { values, .. }
            | Self::DataAdd { values, .. } => values.iter().map(|(name, _)| name).collect(),
            Self::ContactUpdate { changes, .. } | Self::DataUpdate { changes, .. } => {
                changes.iter().map(|(name, _)| name).collect()
            }
            Self::ContactLoad { fields, .. }
            | Self::ContactFindByEmail { fields, .. }
            | Self::DataLoad { fields, .. } => {
                let names = fields.names().unwrap_or_default();
                names.iter().map(String::as_str).collect()
            }
            Self::DataFindByField { query, field, .. } => {
                let mut names = of_query(query);
                names.push(field);
                names
            }
            Self::DataQuery(query) | Self::DataCount(query) => of_query(query),
            // Those of other tables have no columns.
            _ => Vec::new(),
        }
    }
}

fn of_query(query: &keap_schema::QueryData) -> Vec<&str> {
    let selected = query.selected.iter();
    let conditions = query.conditions.iter().map(|(name, _)| name);
    let order = query.order.iter().map(|order| &order.field);
    let names = selected.chain(conditions).chain(order);
    names.map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Operation;

    #[test]
    fn tables_are_those_of_the_schema() {
        for &operation in Operation::ALL {
            if let Touched::Tables(tables) = operation.touched() {
                assert!(!tables.is_empty(), "{operation}");
                for table in tables {
                    assert!(keap_schema::table(table).is_some(), "{operation}: {table}");
                }
            }
        }
    }

    #[test]
    fn the_named_table_is_that_of_the_operations_that_take_one() {
        use crate::operation::ArgumentKind::{Count, Find, Query, Table};
        for &operation in Operation::ALL {
            let first = operation.arguments().first().map(|argument| argument.kind);
            let table = [Table, Query, Find, Count].map(Some).contains(&first);
            assert_eq!(table, operation.takes_table(), "{operation}");
        }
    }

    #[test]
    fn columns_of_another_table_touch_it() {
        let mut query = keap_schema::QueryData::new("ContactGroupAssign");
        query.selected = vec!["GroupId".into(), "Contact.Email".into()];
        let touched = |query: keap_schema::QueryData| {
            let invocation = Invocation::DataQuery(query);
            invocation.touched().map(|tables| tables.join(" "))
        };
        assert_eq!(
            touched(query).as_deref(),
            Some("ContactGroupAssign Contact")
        );
        let mut ordered = keap_schema::QueryData::new("Lead");
        ordered.order = Some(keap_schema::Order::by("Company.Company", true));
        assert_eq!(touched(ordered).as_deref(), Some("Lead Company"));
    }

    #[test]
    fn a_quick_search_touches_the_table_of_its_kind() {
        let search = |kind: &str| {
            let mut search = crate::model::QuickSearch::persons(crate::UserId::new(1), "Ann");
            search.kind = kind.to_owned();
            Invocation::SearchQuickSearch(search)
        };
        assert_eq!(search("FindOrder").touched(), Some(vec!["Job"]));
        assert_eq!(search("FindAnything").touched(), None);
    }
}
