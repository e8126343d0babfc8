//! Which columns of the rows are read, and which properties of the server's rows hold them.

use crate::rest::backend::RestBackend;
use crate::rest::custom_fields::custom_fields;
use crate::rest::query::scan::Properties;
use crate::table::{Convert, Field, Join, Path, SLOT, Table, columns};
use crate::{Backend, Fields, Result};
use keap_rest::Needed;
use keap_schema::{QueryData, Record};

/// What to read of the rows of one resource.
#[derive(Debug)]
pub(in crate::rest) struct Selection {
    table: &'static Table,
    pub(in crate::rest) columns: Vec<&'static Field>,
    pub(in crate::rest) custom: Vec<String>,
}

/// What to read of the rows of each resource that a table is made of.
#[derive(Debug)]
pub(in crate::rest) struct Selections {
    backend: Backend,
    of_parts: Vec<Selection>,
}

impl Properties for Selections {
    fn of(&self, table: &'static Table) -> Vec<&'static str> {
        self.selection(table)
            .map(|selection| selection.properties(self.backend))
            .unwrap_or_default()
    }

    fn names(&self, table: &'static Table, property: &str) -> bool {
        let selection = self.selection(table);
        let mut columns = selection.iter().flat_map(|selection| &selection.columns);
        columns.any(|field| {
            let path = field.path(self.backend);
            path.is_some_and(|path| path.top() == property)
        })
    }

    fn beside(&self, table: &'static Table, place: &str) -> Vec<&'static str> {
        let selection = self.selection(table);
        let columns = selection.iter().flat_map(|selection| &selection.columns);
        let mut properties = Vec::new();
        for path in columns.filter_map(|field| field.path(self.backend)) {
            if let Path::Nested(object, rest) = path
                && object == place
                && let top = Path::parse(rest).top()
                && !properties.contains(&top)
            {
                properties.push(top);
            }
        }
        properties
    }
}

impl Selections {
    pub(in crate::rest) fn selection(&self, table: &'static Table) -> Option<&Selection> {
        let mut parts = self.of_parts.iter();
        parts.find(|selection| std::ptr::eq(selection.table, table))
    }

    /// What of the lists of one row's answer its columns are in.
    pub(in crate::rest) fn needed(&self, table: &'static Table) -> Needed<'static> {
        // The lists of a row inside of an answer are not the lists of the answer.
        let is_answer = table.endpoints(self.backend).envelope.is_empty();
        let selection = self.selection(table).filter(|_| is_answer);
        selection.map_or_else(Needed::all, |selection| selection.needed(self.backend))
    }
}

impl Selection {
    /// The members of list entries that hold the columns, where all that is read of a list are values of entries that are
    /// found by their `field`.
    fn needed(&self, backend: Backend) -> Needed<'static> {
        let mut lists: Vec<(&'static str, Option<Vec<&'static str>>)> = Vec::new();
        for field in &self.columns {
            let Some(path) = field.path(backend) else {
                continue;
            };
            let member = match path {
                Path::Slot { property, .. } if is_read_alone(field.convert) => Some(property),
                _ => None,
            };
            let top = path.top();
            match (lists.iter_mut().find(|(list, _)| *list == top), member) {
                (Some((_, Some(members))), Some(member)) => members.push(member),
                (Some((_, members)), None) => *members = None,
                (Some((_, None)), Some(_)) => {}
                (None, Some(member)) => lists.push((top, Some(vec![SLOT, member]))),
                (None, None) => lists.push((top, None)),
            }
        }
        let mut needed = Needed::all();
        for (list, members) in lists {
            if let Some(members) = members {
                needed.entries(list, members);
            }
        }
        needed
    }

    /// The top-level properties that hold the columns.
    fn properties(&self, backend: Backend) -> Vec<&'static str> {
        let mut properties = Vec::new();
        let own = self.columns.iter().flat_map(|field| {
            // Some values are told by the place of another column.
            let other = match field.convert {
                Convert::MinutesBefore(column) => self.table.field(column),
                _ => None,
            };
            [Some(*field), other].into_iter().flatten()
        });
        for path in own.filter_map(|field| field.path(backend)) {
            let top = path.top();
            if !top.is_empty() && !top.starts_with('@') && !properties.contains(&top) {
                properties.push(top);
            }
        }
        let joined = |join: &&Join| {
            let paths = self.columns.iter().filter_map(|field| field.path(backend));
            paths.map(|path| path.top()).any(|top| top == join.mark)
        };
        for join in self.table.joins.iter().filter(joined) {
            if !properties.contains(&join.key) {
                properties.push(join.key);
            }
        }
        if !self.custom.is_empty() {
            properties.push("custom_fields");
        }
        properties
    }
}

/// Whether a value is read without the values beside it.
fn is_read_alone(convert: Convert) -> bool {
    matches!(convert, Convert::Text | Convert::Phone | Convert::Country)
}

pub(in crate::rest) async fn selections(
    rest: &RestBackend,
    table: &'static Table,
    wanted: &Fields,
    needed: &[&str],
) -> Result<Selections> {
    let mut of_parts = Vec::new();
    for part in table.parts(rest.backend) {
        of_parts.push(selection(rest, part, wanted, needed).await?);
    }
    Ok(Selections {
        backend: rest.backend,
        of_parts,
    })
}

async fn selection(
    rest: &RestBackend,
    table: &'static Table,
    wanted: &Fields,
    needed: &[&str],
) -> Result<Selection> {
    let mut names: Vec<&str> = needed.to_vec();
    let has_custom = table.endpoints(rest.backend).model.is_some();
    let mut custom = Vec::new();
    match wanted {
        Fields::All => {
            let default: Vec<&str> = keap_schema::table(table.name)
                .map(|info| info.default_selection().collect())
                .unwrap_or_default();
            let all = table.columns.iter().map(|field| field.column);
            names.extend(all.filter(|name| default.contains(name)));
            if has_custom {
                custom.extend(custom_fields(rest, table, &[]).await?.columns());
            }
        }
        Fields::Named(wanted) => names.extend(wanted.iter().map(String::as_str)),
    }
    let mut columns: Vec<&'static Field> = Vec::new();
    for name in names {
        if columns::is_custom(name) {
            if has_custom && !custom.iter().any(|known| known == name) {
                custom.push(name.to_owned());
            }
        } else if let Some(field) = table.field(name)
            && field.path(rest.backend).is_some()
            && !columns.iter().any(|known| known.column == field.column)
        {
            columns.push(field);
        }
    }
    Ok(Selection {
        table,
        columns,
        custom,
    })
}

/// A row without what was read for the conditions and the order alone.
pub(in crate::rest) fn project(mut record: Record, query: &QueryData, wanted: &Fields) -> Record {
    let extra: Vec<String> = match wanted {
        Fields::Named(names) => {
            let read = record.names();
            let extra = read.filter(|name| !names.iter().any(|wanted| wanted == name));
            extra.map(str::to_owned).collect()
        }
        Fields::All => {
            let conditions = query.conditions.iter().map(|(name, _)| name);
            let used = conditions.chain(query.order.iter().map(|order| &order.field));
            let extra = used.filter(|name| {
                is_asked_for_alone(&query.table, name) && !query.besides.contains(name)
            });
            extra.cloned().collect()
        }
    };
    for name in extra {
        record.remove(&name);
    }
    record
}

/// Whether a column of a table is in an answer only when it is named.
fn is_asked_for_alone(table: &str, name: &str) -> bool {
    keap_schema::table(table).is_some_and(|info| {
        info.column(name).is_some() && !info.default_selection().any(|column| column == name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_conditions_need_is_not_in_a_row_of_all_columns() {
        let row: Record = ["Id", "JobTitle", "LastUpdated", "_PurchaseOrder"]
            .map(|name| (name, name))
            .into_iter()
            .collect();
        let mut query = QueryData::new("Job");
        let none = keap_schema::Condition::IsNull;
        query.conditions = ["LastUpdated", "JobTitle", "_PurchaseOrder"]
            .map(|name| (name.to_owned(), none.clone()))
            .to_vec();
        let names = |wanted: &Fields| {
            let row = project(row.clone(), &query, wanted);
            row.names().map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(names(&Fields::All), ["Id", "JobTitle", "_PurchaseOrder"]);
        assert_eq!(names(&["LastUpdated"].into()), ["LastUpdated"]);
    }
}
