//! The row that a write is about: which resource it belongs to, what stands above it, and what the write merges with.

use std::sync::Arc;

use keap_schema::{Change, Changes, Condition, FieldValue, NewRecord, QueryData};

use crate::compare::fewer_rows;
use crate::crud::Crud;
use crate::rest::backend::RestBackend;
use crate::rest::query::plan::Planner;
use crate::rest::query::scan::{self, Properties, Scan};
use crate::rest::record::json;
use crate::rest::record::server_row::ServerRow;
use crate::rest::row::kept;
use crate::table::{Convert, Endpoints, Path, Rows, Table, columns};
use crate::{Backend, Error, ErrorKind, Result};

/// A row that is to be written, and the resource it belongs to.
pub(in crate::rest) struct Found {
    pub(in crate::rest) part: &'static Table,
    /// Null when it was not needed.
    pub(in crate::rest) row: ServerRow,
}

/// The same properties of every resource.
struct Named(Vec<&'static str>);

impl Properties for Named {
    fn of(&self, _: &'static Table) -> Vec<&'static str> {
        self.0.clone()
    }

    fn beside(&self, _: &'static Table, _: &str) -> Vec<&'static str> {
        Vec::new()
    }

    fn names(&self, _: &'static Table, _: &str) -> bool {
        false
    }
}

/// The resource of a row, where it can be told without reading the row.
pub(in crate::rest) fn part_of(whole: &'static Table, backend: Backend) -> Option<&'static Table> {
    match whole.parts(backend).as_slice() {
        [part]
            if part.endpoints(backend).path_columns.is_empty()
                || part.endpoints(backend).writer.is_some() =>
        {
            Some(part)
        }
        _ => None,
    }
}

/// Finds out what a write needs to know of the row: which resource it belongs to, what stands above it, the lists that the
/// change touches, and what it must name besides. Reads nothing when nothing is needed.
pub(in crate::rest) async fn find_for_write(
    rest: &RestBackend,
    whole: &'static Table,
    id: i64,
    changes: Option<&Changes>,
) -> Result<Found> {
    let parts = whole.parts(rest.backend);
    let touched = |part: &'static Table| properties_touched(part, changes, rest.backend);
    let names_all = |part: &Table| {
        let unnamed = |changes| kept::unnamed(part.endpoints(rest.backend), changes).count();
        changes.is_none_or(|changes| unnamed(changes) == 0)
    };
    if let [part] = parts.as_slice()
        && (part.endpoints(rest.backend).path_columns.is_empty()
            && touched(part).is_empty()
            && names_all(part)
            || part.endpoints(rest.backend).writer.is_some())
    {
        let row = ServerRow::default();
        return Ok(Found { part, row });
    }
    for part in parts {
        if let Some(row) = server_row(rest, part, id, touched(part)).await? {
            return Ok(Found { part, row });
        }
    }
    Err(missing_row(rest.backend, whole.name, id))
}

/// That there is no such row, as far as this backend shows them: of some tables it has one kind of rows and XML-RPC more.
pub(in crate::rest) fn missing_row(backend: Backend, table: &str, id: i64) -> Error {
    let Some(known) = fewer_rows(table, backend) else {
        let message = format!("table {table} has no row {id}");
        return Error::new(ErrorKind::NotFound, message);
    };
    let message =
        format!("{backend} has no row {id} in {table}, and does not show all kinds of them");
    Error::new(ErrorKind::NotFound, message).explained_by(known)
}

/// One row, with properties that are not answered by themselves; `None` when there is no such row.
pub(in crate::rest) async fn server_row(
    rest: &RestBackend,
    part: &'static Table,
    id: i64,
    properties: Vec<&'static str>,
) -> Result<Option<ServerRow>> {
    let endpoints = part.endpoints(rest.backend);
    if endpoints.get.is_some() && endpoints.path_columns.is_empty() {
        return match rest.api.get(part, id, &[], &properties).await {
            Ok(row) => Ok(Some(ServerRow::of(row))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        };
    }
    if matches!(endpoints.rows, Rows::None) {
        return Ok(None);
    }
    let mut query = QueryData::new(part.name);
    query.conditions = vec![("Id".to_owned(), Condition::Equals(FieldValue::Int(id)))];
    let planner = Planner {
        backend: rest.backend,
        custom: None,
        zone: rest.options.zone,
    };
    let plan = planner.of(part, &query)?;
    let named: Arc<dyn Properties> = Arc::new(Named(properties));
    let path = part.field("Id").and_then(|field| field.path(rest.backend));
    let is_it = |row: &ServerRow| {
        let found = path.and_then(|path| row.find(path)).and_then(json::integer);
        found == Some(id)
    };
    let mut scanned = 0;
    let mut rows = Scan::new(rest, &plan, &named).counting();
    while let Some(batch) = rows.next().await? {
        scanned += batch.scanned;
        if let Some(row) = batch.rows.into_iter().find(is_it) {
            return Ok(Some(row));
        }
        if scanned > rest.options.row_budget {
            return Err(scan::budget_exceeded(rest));
        }
    }
    Ok(None)
}

pub(in crate::rest) fn above_of_row(
    rest: &RestBackend,
    part: &Table,
    row: &ServerRow,
) -> Result<Vec<(&'static str, String)>> {
    let endpoints = part.endpoints(rest.backend);
    let value = |column: &str| {
        let path = part.field(column)?.path(rest.backend)?;
        json::text(row.find(path)?)
    };
    let above = endpoints.path_columns.iter().map(|(name, column)| {
        let value = value(column).ok_or_else(|| {
            let message = format!("the row does not tell its {column}");
            Error::new(ErrorKind::InvalidResponse, message)
        })?;
        Ok((*name, value))
    });
    above.collect()
}

/// What fills the path's placeholders, from the values of a new row.
pub(in crate::rest) fn above_of_values(
    endpoints: &Endpoints,
    values: &NewRecord,
) -> Result<Vec<(&'static str, String)>> {
    let above = endpoints
        .path_columns
        .iter()
        .map(|(name, column)| match values.get(column) {
            Some(Change::Set(value)) => Ok((*name, value.to_string())),
            _ => {
                let message = format!("a new row needs {column}");
                Err(Error::new(ErrorKind::InvalidRequest, message))
            }
        });
    above.collect()
}

/// The properties that must be read before a change can be merged into them.
pub(in crate::rest) fn properties_touched(
    part: &'static Table,
    changes: Option<&Changes>,
    backend: Backend,
) -> Vec<&'static str> {
    let mut properties = Vec::new();
    for (column, change) in changes.into_iter().flat_map(Changes::iter) {
        if columns::is_custom(column) {
            properties.push("custom_fields");
            continue;
        }
        let Some(field) = part.field(column) else {
            continue;
        };
        let path = field.place(backend, Crud::Update);
        match (field.convert, path, change) {
            (Convert::MinutesBefore(other), _, Change::Set(_)) => {
                let other = part.field(other).and_then(|field| field.path(backend));
                properties.extend(other.map(|path| path.top()));
            }
            (_, Some(Path::Nested(_, "id")), _) => {}
            (_, Some(path @ (Path::Nested(..) | Path::Slot { .. })), _) => {
                properties.push(path.top());
            }
            _ => {}
        }
    }
    properties.sort_unstable();
    properties.dedup();
    properties
}
