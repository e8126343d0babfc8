//! Where a change of a column is written over REST. What XML-RPC would store is written or refused by its name; nothing is
//! left out of a row in silence.

use keap_schema::{Change, ColumnInfo};

use super::{Field, Path, Table, columns, other_version};
use crate::crud::Crud;
use crate::difference::READ_ONLY_COLUMN;
use crate::{Backend, Error, ErrorKind, Result};

impl Table {
    /// Where a change is written; none for what XML-RPC leaves out too, what stands in the path of the row, and what the
    /// resource says of all its rows anyway.
    ///
    /// # Errors
    /// `Unsupported` for a column that XML-RPC writes and this resource does not.
    pub(crate) fn written_at(
        &self,
        field: &'static Field,
        change: &Change,
        usage: Crud,
        backend: Backend,
    ) -> Result<Option<Path>> {
        let above = self.endpoints(backend).path_columns;
        let in_path = || usage == Crud::Create && above.iter().any(|(_, own)| *own == field.column);
        if !is_written_by_xmlrpc(self.name, field.column) {
            return Ok(None);
        }
        match field.place(backend, usage) {
            _ if says(field.constant(backend), change) => Ok(None),
            // What is read out of a list, or is the same in all rows, has no place of its own to write to.
            Some(path)
                if !matches!(path, Path::Each(..) | Path::Either(..) | Path::Constant(_)) =>
            {
                Ok(Some(path))
            }
            _ if in_path() => Ok(None),
            _ if !field.exists_on(backend) => Err(self.has_no(field.column, backend)),
            _ => {
                let column = field.column;
                let message = match usage {
                    Crud::Update => format!("{column} cannot be changed over {backend}"),
                    _ => format!("{column} cannot be set over {backend}"),
                };
                Err(Error::new(ErrorKind::Unsupported, message).explained_by(&READ_ONLY_COLUMN))
            }
        }
    }

    /// The refusal of a column that the resource does not have: of one kind of row, where a table has several.
    fn has_no(&self, column: &str, backend: Backend) -> Error {
        let table = self.name;
        let of_kind = match self.part {
            "" => String::new(),
            part => format!(" for {part}"),
        };
        let is_in_other = self
            .field(column)
            .is_some_and(|field| field.exists_on(other_version(backend)));
        let known = columns::why_missing_on(table, column, backend, is_in_other);
        let message = format!(
            "field {table}.{column} has no counterpart{of_kind} ({})",
            known.id
        );
        Error::new(ErrorKind::Unsupported, message).explained_by(known)
    }
}

/// Whether XML-RPC takes the column at all. It drops the others without a word.
fn is_written_by_xmlrpc(table: &str, column: &str) -> bool {
    let info = keap_schema::table(table).and_then(|table| table.column(column));
    info.is_some_and(is_written)
}

/// Whether a write of the column changes a row. Three tables have their `Id` among what may be written; it names the row, and
/// programs send it back with a row that they have loaded.
pub(crate) fn is_written(column: &ColumnInfo) -> bool {
    column.name != "Id" && (column.access.edit || column.access.add)
}

/// Whether a change says what the resource says of all its rows.
fn says(constant: Option<&str>, change: &Change) -> bool {
    match (constant, change) {
        (Some(constant), Change::Set(value)) => value.to_string().eq_ignore_ascii_case(constant),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{self, Convert};

    fn place(part: &str, column: &str, usage: Crud, backend: Backend) -> Result<Option<Path>> {
        let whole = table::named("ContactAction").unwrap();
        let mut parts = whole.resources();
        let part = parts.find(|one| one.part == part).unwrap();
        let field = part.field(column).unwrap();
        part.written_at(field, &Change::Set("x".into()), usage, backend)
    }

    #[test]
    fn a_column_that_one_kind_of_row_lacks_is_refused_by_name() {
        for (part, column) in [
            ("notes", "EndDate"),
            ("notes", "Priority"),
            ("tasks", "EndDate"),
            ("appointments", "CompletionDate"),
        ] {
            for usage in [Crud::Create, Crud::Update] {
                for backend in [Backend::RestV1, Backend::RestV2] {
                    let error = place(part, column, usage, backend).unwrap_err();
                    assert_eq!(error.kind(), ErrorKind::Unsupported);
                    let text = error.to_string();
                    let told = format!("ContactAction.{column} has no counterpart for {part}");
                    assert!(text.contains(&told), "{text}");
                }
            }
        }
        let accepted = place("tasks", "Accepted", Crud::Create, Backend::RestV1).unwrap_err();
        assert_eq!(accepted.difference().unwrap().id, "KB-002");
    }

    #[test]
    fn what_xmlrpc_drops_is_dropped() {
        let dropped = place("notes", "LastUpdated", Crud::Update, Backend::RestV2);
        assert_eq!(dropped.unwrap(), None);
    }

    /// Of two columns that are written to one place the last one would win without a word.
    #[test]
    fn two_columns_share_a_place_only_where_a_draft_decides_between_them() {
        let decided = [
            ("Contact", "Company", "CompanyID"),
            ("Contact", "LeadSourceId", "Leadsource"),
            // One column of two names, over XML-RPC too.
            ("RecurringOrder", "ProgramId", "SubscriptionPlanId"),
        ];
        let mut shared = std::collections::BTreeSet::new();
        for info in keap_schema::TABLES {
            let whole = table::named(info.name);
            for part in whole.into_iter().flat_map(table::Table::resources) {
                for backend in [Backend::RestV1, Backend::RestV2] {
                    for usage in [Crud::Create, Crud::Update] {
                        shared.extend(sharing(part, usage, backend));
                    }
                }
            }
        }
        assert_eq!(shared, decided.into());
    }

    fn sharing(
        part: &'static table::Table,
        usage: Crud,
        backend: Backend,
    ) -> Vec<(&'static str, &'static str, &'static str)> {
        let change = Change::Set("x".into());
        let place = |field: &'static Field| {
            let place = part.written_at(field, &change, usage, backend).ok()??;
            let by_name = matches!(field.convert, Convert::CompanyName);
            Some((
                if by_name {
                    Path::Nested("company", "id")
                } else {
                    place
                },
                field.column,
            ))
        };
        let mut places: Vec<_> = part.columns.iter().filter_map(place).collect();
        places.sort_by_key(|(place, column)| (place.to_string(), *column));
        let pairs = places.windows(2).filter(|pair| pair[0].0 == pair[1].0);
        pairs
            .map(|pair| (part.name, pair[0].1, pair[1].1))
            .collect()
    }

    #[test]
    fn the_id_of_a_row_is_never_written() {
        for info in keap_schema::TABLES {
            for part in table::named(info.name)
                .into_iter()
                .flat_map(|one| one.resources())
            {
                let Some(id) = part.field("Id") else { continue };
                for backend in [Backend::RestV1, Backend::RestV2] {
                    for usage in [Crud::Create, Crud::Update] {
                        let place = part.written_at(id, &Change::Set(7.into()), usage, backend);
                        assert_eq!(place.unwrap(), None, "{}", info.name);
                    }
                }
            }
        }
    }
}
