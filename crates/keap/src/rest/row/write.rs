//! Rows of tables over REST: added, changed and deleted, each table by its description.

use keap_schema::{Changes, NewRecord};
use serde_json::{Map, Value};

use crate::coverage::check::set_values;
use crate::crud::Crud;
use crate::rest::backend::RestBackend;
use crate::rest::record::body::Draft;
use crate::rest::record::json;
use crate::rest::record::request_object::rebuilt;
use crate::rest::record::server_row::ServerRow;
use crate::rest::row::contact_rules::Notes;
use crate::rest::row::draft::{draft_for, finish, place_reminders};
use crate::rest::row::find::{Found, above_of_row, above_of_values, find_for_write, part_of};
use crate::rest::row::{alone, category_products, contact_rules, kept, option_values};
use crate::rest::service::lookup;
use crate::table::{Endpoint, SpecialWriter, Table};
use crate::{Error, ErrorKind, Result};

pub(in crate::rest) async fn add_row(
    rest: &RestBackend,
    table: &str,
    values: &NewRecord,
) -> Result<i64> {
    let part = rest.resource(table)?.part_for(values, rest.backend)?;
    match part.endpoints(rest.backend).writer {
        Some(SpecialWriter::CategoryProducts) => {
            return category_products::assign_product(rest, values).await;
        }
        Some(SpecialWriter::OptionValues) => {
            return option_values::add_option_value(rest, values).await;
        }
        None => {}
    }
    if contact_rules::apply_to(part) {
        return create(rest, part, &set_values(values)).await;
    }
    create(rest, part, values).await
}

async fn create(rest: &RestBackend, part: &'static Table, values: &NewRecord) -> Result<i64> {
    let endpoints = part.endpoints(rest.backend);
    let endpoint = endpoint(rest, part, Crud::Create)?;
    let above = above_of_values(endpoints, values)?;
    let mut draft = draft_for(rest, part, values, Crud::Create).await?;
    if contact_rules::apply_to(part) {
        contact_rules::refuse_without_address(rest, &draft)?;
    }
    place_reminders(rest, &mut draft, part, values, &ServerRow::default())?;
    lookup::resolve(rest, &mut draft).await?;
    let steps = std::mem::take(&mut draft.steps);
    let created = async {
        let body = finish(rest, &draft, &Value::Null).await?.json;
        let notes = Notes::of(part, &body);
        let set = body.into_iter().filter(|(_, value)| !value.is_null());
        let flags = endpoints.always.iter();
        let set = set.chain(flags.map(|(name, value)| ((*name).to_owned(), (*value).into())));
        let answer = rest
            .api
            .write(endpoint, &above, None, Some(&set.collect()), None)
            .await?;
        let id = id_of(rest, part, &answer)?;
        contact_rules::check_notes(rest, part, id, notes).await?;
        Ok(id)
    };
    created
        .await
        .map_err(|error: Error| error.after_steps(steps))
}

fn id_of(rest: &RestBackend, part: &Table, created: &Value) -> Result<i64> {
    let path = part.field("Id").and_then(|field| field.path(rest.backend));
    let id = path
        .and_then(|path| json::find(created, path))
        .and_then(json::integer);
    id.ok_or_else(|| {
        let message = format!("the created row of {} has no id", part.name);
        Error::new(ErrorKind::InvalidResponse, message).applied(true)
    })
}

/// Lists and objects that the change touches are read, merged and written whole: what is not in them when REST is
/// sent them is removed. A change of another program between reading and writing is overwritten; changes by the same
/// connection wait for their turn (see `turn`), which the caller has.
pub(in crate::rest) async fn update_row(
    rest: &RestBackend,
    table: &str,
    id: i64,
    changes: &Changes,
) -> Result<i64> {
    let whole = rest.resource(table)?;
    let (part, found) = match part_of(whole, rest.backend) {
        // What cannot be written is refused before anything is read.
        Some(part) => (part, None),
        None => {
            let found = find_for_write(rest, whole, id, Some(changes)).await?;
            (found.part, Some(found))
        }
    };
    if part.endpoints(rest.backend).writer == Some(SpecialWriter::OptionValues) {
        option_values::update_option_value(rest, id, changes).await?;
        return Ok(id);
    }
    // Rows that are only shown are refused as that, not by the first of their columns.
    endpoint(rest, part, Crud::Update)?;
    let mut draft = draft_for(rest, part, changes, Crud::Update).await?;
    lookup::resolve(rest, &mut draft).await?;
    let steps = std::mem::take(&mut draft.steps);
    let written = async {
        let found = match found {
            Some(found) => found,
            None => find_for_write(rest, whole, id, Some(changes)).await?,
        };
        merge_and_write(rest, found, id, changes, draft).await
    };
    written.await.map_err(|error| error.after_steps(steps))?;
    Ok(id)
}

async fn merge_and_write(
    rest: &RestBackend,
    found: Found,
    id: i64,
    changes: &Changes,
    mut draft: Draft,
) -> Result<()> {
    let part = found.part;
    let endpoints = part.endpoints(rest.backend);
    let endpoint = endpoint(rest, part, Crud::Update)?;
    let above = above_of_row(rest, part, &found.row)?;
    place_reminders(rest, &mut draft, part, changes, &found.row)?;
    let mut kept = Map::new();
    kept::add(rest, part, changes, &found.row, &mut kept).await?;
    let current = rebuilt(part, found.row.json, changes, rest.backend)?;
    let mut body = finish(rest, &draft, &current).await?;
    for (name, value) in kept {
        body.json.entry(name).or_insert(value);
    }
    let notes = Notes::of(part, &body.json);
    let mask = endpoints.mask.then_some(body.mask.as_slice());
    let json = Value::Object(body.json);
    rest.api
        .write(endpoint, &above, Some(id), Some(&json), mask)
        .await?;
    contact_rules::check_notes(rest, part, id, notes).await
}

pub(in crate::rest) async fn delete_row(rest: &RestBackend, table: &str, id: i64) -> Result<()> {
    let found = find_for_write(rest, rest.resource(table)?, id, None).await?;
    let endpoints = found.part.endpoints(rest.backend);
    if endpoints.writer == Some(SpecialWriter::OptionValues) {
        return option_values::delete_option_value(rest, id).await;
    }
    let endpoint = endpoint(rest, found.part, Crud::Delete)?;
    let above = above_of_row(rest, found.part, &found.row)?;
    alone::check(rest, found.part, id).await?;
    rest.api
        .write(endpoint, &above, Some(id), None, None)
        .await?;
    Ok(())
}

fn endpoint(rest: &RestBackend, table: &'static Table, crud: Crud) -> Result<Endpoint> {
    table.endpoints(rest.backend).write(crud).ok_or_else(|| {
        let kind = if table.part.is_empty() {
            table.name
        } else {
            table.part
        };
        let message = format!("{} has no endpoint for it with {kind}", rest.backend);
        let known = table.why_only_shown(crud, rest.backend);
        Error::new(ErrorKind::Unsupported, message).explained_by(known)
    })
}
