//! Columns that every change names because the contract requires them of one: what the change leaves alone is sent as it is.

use keap_schema::{Change, Changes};
use serde_json::{Map, Value};

use crate::crud::Crud;
use crate::rest::backend::RestBackend;
use crate::rest::record::decode::Reader;
use crate::rest::record::server_row::ServerRow;
use crate::rest::row::draft::{draft_for, finish};
use crate::table::{Convert, Endpoints, Field, Path, Table};
use crate::{Backend, Result};

/// The columns that a change must name and does not.
pub(super) fn unnamed<'a>(
    endpoints: &'a Endpoints,
    changes: &'a Changes,
) -> impl Iterator<Item = &'static str> + 'a {
    let is_set = |column: &&str| matches!(changes.get(column), Some(Change::Set(_)));
    endpoints
        .kept
        .iter()
        .copied()
        .filter(move |column| !is_set(column))
}

/// Adds what a change must name and does not, from the row as it was read. It is not in the mask, so that a server that goes
/// by one leaves it alone; another change of it between reading and writing is overwritten where there is no mask.
pub(super) async fn add(
    rest: &RestBackend,
    part: &'static Table,
    changes: &Changes,
    row: &ServerRow,
    body: &mut Map<String, Value>,
) -> Result<()> {
    let unnamed = unnamed(part.endpoints(rest.backend), changes);
    let (same, other): (Vec<&'static Field>, Vec<&'static Field>) = unnamed
        .filter_map(|column| part.field(column))
        .partition(|field| is_copied(field, rest.backend));
    for field in same {
        let path = field.path(rest.backend);
        if let Some((path, value)) = path.and_then(|path| Some((path, row.find(path)?))) {
            body.insert(path.top().to_owned(), value.clone());
        }
    }
    if other.is_empty() {
        return Ok(());
    }
    let reader = Reader {
        backend: rest.backend,
        table: part.name,
        fields: part.columns,
        zone: rest.options.zone,
        cards: &[],
        lead_sources: &[],
        custom: None,
    };
    let read = reader.record(row, &other, &[])?;
    let kept = other.iter().fold(Changes::new(), |kept: Changes, field| {
        match read.get(field.column) {
            Some(value) => kept.set_by_name(field.column, value.clone()),
            None => kept,
        }
    });
    if kept.is_empty() {
        return Ok(());
    }
    let draft = draft_for(rest, part, &kept, Crud::Update).await?;
    for (name, value) in finish(rest, &draft, &Value::Null).await?.json {
        body.entry(name).or_insert(value);
    }
    Ok(())
}

/// Whether a column is read and written at the same place in the same form: a moment that goes through the wall clock of
/// XML-RPC would lose which of two repeated hours it is in.
fn is_copied(field: &Field, backend: Backend) -> bool {
    let place = |usage| field.place(backend, usage);
    matches!(field.convert, Convert::Text | Convert::DateTime)
        && matches!(place(Crud::Read), Some(Path::Property(_)))
        && place(Crud::Read) == place(Crud::Update)
}
