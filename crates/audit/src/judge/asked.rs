//! A call as far as it is known, from a source or from a log.

use keap::Operation;
use keap::names::{find_column, find_table};
use keap::schema::TableInfo;

use crate::hit::{Condition, Hit};

/// A call as far as it is known.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked<'a> {
    pub(crate) method: Option<&'a str>,
    pub(crate) table: Option<&'a str>,
    pub(crate) reads: Vec<&'a str>,
    pub(crate) writes: Vec<&'a str>,
    pub(crate) conditions: Vec<(&'a str, Option<&'a str>)>,
    pub(crate) order_by: Option<&'a str>,
    /// Of which columns not all are known: `reads`, `writes`, `conditions`.
    pub(crate) open: &'a [&'static str],
}

impl<'a> From<&'a Hit> for Asked<'a> {
    fn from(hit: &'a Hit) -> Self {
        let condition = |condition: &'a Condition| {
            let Condition { column, value } = condition;
            (column.as_str(), value.as_deref())
        };
        Self {
            method: hit.method.as_deref(),
            table: hit.table.as_deref(),
            reads: hit.reads.iter().map(String::as_str).collect(),
            writes: hit.writes.iter().map(String::as_str).collect(),
            conditions: hit.conditions.iter().map(condition).collect(),
            order_by: hit.order_by.as_deref(),
            open: &hit.open,
        }
    }
}

impl<'a> Asked<'a> {
    pub(crate) fn named(method: &'a str, table: Option<&'a str>) -> Self {
        Self {
            method: Some(method),
            table,
            ..Self::default()
        }
    }

    /// Whether it names no column at all.
    pub(crate) fn has_no_columns(&self) -> bool {
        self.reads.is_empty()
            && self.writes.is_empty()
            && self.conditions.is_empty()
            && self.order_by.is_none()
    }

    /// The same call with the names that the API has, whatever their case; what is no name is left out and noted.
    pub(crate) fn settled(&self, operation: Operation, notes: &mut Vec<String>) -> Self {
        let table = self.known_table(operation, notes);
        let mut asked = Self {
            method: self.method,
            table: table.map(|table| table.name),
            ..Self::default()
        };
        let Some(info) = table else {
            return asked;
        };
        let mut column = |name: &'a str| known_column(info, name, notes);
        asked.reads = self.reads.iter().filter_map(|name| column(name)).collect();
        asked.writes = self.writes.iter().filter_map(|name| column(name)).collect();
        asked.conditions = self
            .conditions
            .iter()
            .filter_map(|(name, value)| Some((column(name)?, *value)))
            .collect();
        asked.order_by = self.order_by.and_then(column);
        asked
    }

    /// How many names of columns it has.
    pub(crate) fn names(&self) -> usize {
        let parts = [self.reads.len(), self.writes.len(), self.conditions.len()];
        let order = usize::from(self.order_by.is_some());
        parts.into_iter().sum::<usize>().saturating_add(order)
    }

    /// Why nothing is left to write of an update, where that is so: all that it names is read-only.
    pub(crate) fn writes_nothing(&self, operation: Operation) -> Option<String> {
        let is_update = matches!(operation, Operation::DataUpdate | Operation::ContactUpdate);
        let info = keap::schema::table(self.table.filter(|_| is_update)?)?;
        let is_fixed = |name: &&str| info.column(name).is_some_and(|column| !column.access.edit);
        let is_nothing = !self.writes.is_empty() && self.writes.iter().all(is_fixed);
        is_nothing.then(|| {
            format!(
                "no field is left to write: {} of {} cannot be changed, and XML-RPC answers such a call with its fault 11",
                self.writes.join(", "),
                info.name
            )
        })
    }

    fn known_table(
        &self,
        operation: Operation,
        notes: &mut Vec<String>,
    ) -> Option<&'static TableInfo> {
        let of_columns = || {
            let is_of_contacts =
                operation.name().starts_with("ContactService.") && has_columns(operation);
            is_of_contacts.then_some("Contact")
        };
        let Some(name) = self.table.or_else(of_columns) else {
            if operation.takes_table() {
                notes.push(
                    "the table is not constant: judged by the method alone, at its best".to_owned(),
                );
            }
            return None;
        };
        match find_table(name) {
            Ok(table) => Some(table),
            Err(unknown) => {
                notes.push(unknown.to_string());
                None
            }
        }
    }
}

fn known_column<'a>(
    table: &'static TableInfo,
    name: &'a str,
    notes: &mut Vec<String>,
) -> Option<&'a str> {
    match find_column(table, name) {
        Ok(Some(column)) => Some(column.name),
        Ok(None) => Some(name),
        Err(unknown) => {
            let unknown = unknown.to_string();
            if !notes.contains(&unknown) {
                notes.push(unknown);
            }
            None
        }
    }
}

/// Whether the arguments of an operation name columns.
fn has_columns(operation: Operation) -> bool {
    use keap::operation::ArgumentKind::{Changes, Count, Fields, Find, Query, Values};
    let kinds = [Changes, Count, Fields, Find, Query, Values];
    let mut arguments = operation.arguments().iter();
    arguments.any(|argument| kinds.contains(&argument.kind))
}
