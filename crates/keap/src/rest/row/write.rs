//! Rows of tables over REST: added, changed and deleted, each table by its description. Contacts have rules of their
//! own besides, see `contact`.

use std::sync::Arc;

use keap_schema::{Change, Changes, Condition, FieldValue, NewRecord, QueryData, Untyped};
use serde_json::{Value, json};

use crate::crud::Crud;
use crate::rest::backend::RestBackend;
use crate::rest::query;
use crate::rest::query::join;
use crate::rest::query::plan::Planner;
use crate::rest::query::scan::{Properties, Scan};
use crate::rest::record::body::{Draft, Target};
use crate::rest::record::decode;
use crate::rest::record::encode::{Writer, bad_value};
use crate::rest::record::places;
use crate::rest::record::request_object::rebuilt;
use crate::rest::row::category_products;
use crate::rest::row::option_values;
use crate::rest::service::contact;
use crate::rest::service::lookup;
use crate::table::{Convert, Endpoint, Home, Path, Rows, SpecialWriter, Table, columns};
use crate::{Backend, Error, ErrorKind, Result};

/// A row that is to be written, and the resource it belongs to.
struct Found {
    part: &'static Table,
    /// Its JSON; null when it was not needed.
    json: Value,
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

pub(in crate::rest) async fn add_row(
    rest: &RestBackend,
    table: &str,
    values: &NewRecord,
) -> Result<i64> {
    if table == "Contact" {
        return contact::add_contact(rest, values).await;
    }
    let part = query::resource(rest, table)?.part_for(values, rest.backend)?;
    let home = part.home(rest.backend);
    match home.writer {
        Some(SpecialWriter::CategoryProducts) => {
            return category_products::assign_product(rest, values).await;
        }
        Some(SpecialWriter::OptionValues) => {
            return option_values::add_option_value(rest, values).await;
        }
        None => {}
    }
    let endpoint = endpoint(rest, part, home.create)?;
    let above = above_of_values(home, values)?;
    let mut draft = draft_for(rest, part, values, Crud::Create).await?;
    place_reminders(rest, &mut draft, part, values, &Value::Null)?;
    join::place_methods(rest, &mut draft).await?;
    let body = places::finish(rest, &draft, &Value::Null).await?.json;
    let body: Value = body
        .into_iter()
        .filter(|(_, value)| !value.is_null())
        .collect();
    let answer = rest
        .api
        .write(endpoint, &above, None, Some(&body), None)
        .await?;
    let path = part.field("Id").and_then(|field| field.path(rest.backend));
    let id = path
        .and_then(|path| decode::find(&answer, path))
        .and_then(decode::integer);
    id.ok_or_else(|| {
        let message = format!("the created row of {table} has no id");
        Error::new(ErrorKind::InvalidResponse, message).applied(true)
    })
}

/// Lists and objects that the change touches are read, merged and written whole: what is not in them when REST is
/// sent them is removed. Another change between reading and writing is overwritten.
pub(in crate::rest) async fn update_row(
    rest: &RestBackend,
    table: &str,
    id: i64,
    changes: &Changes,
) -> Result<i64> {
    if table == "Contact" {
        return contact::update_contact(rest, id.into(), changes).await;
    }
    let whole = query::resource(rest, table)?;
    let found = find_for_write(rest, whole, id, Some(changes)).await?;
    let home = found.part.home(rest.backend);
    if home.writer == Some(SpecialWriter::OptionValues) {
        option_values::update_option_value(rest, id, changes).await?;
        return Ok(id);
    }
    let endpoint = endpoint(rest, found.part, home.update)?;
    let above = above_of_row(rest, found.part, &found.json)?;
    let mut draft = draft_for(rest, found.part, changes, Crud::Update).await?;
    place_reminders(rest, &mut draft, found.part, changes, &found.json)?;
    join::place_methods(rest, &mut draft).await?;
    let current = rebuilt(found.part, found.json, changes, rest.backend)?;
    let body = places::finish(rest, &draft, &current).await?;
    let mask = home.mask.then_some(body.mask.as_slice());
    rest.api
        .write(
            endpoint,
            &above,
            Some(id),
            Some(&Value::Object(body.json)),
            mask,
        )
        .await?;
    Ok(id)
}

pub(in crate::rest) async fn delete_row(rest: &RestBackend, table: &str, id: i64) -> Result<()> {
    if table == "Contact" {
        return rest.api.delete_contact(id).await;
    }
    let found = find_for_write(rest, query::resource(rest, table)?, id, None).await?;
    let home = found.part.home(rest.backend);
    if home.writer == Some(SpecialWriter::OptionValues) {
        return option_values::delete_option_value(rest, id).await;
    }
    let endpoint = endpoint(rest, found.part, home.delete)?;
    let above = above_of_row(rest, found.part, &found.json)?;
    rest.api
        .write(endpoint, &above, Some(id), None, None)
        .await?;
    Ok(())
}

fn endpoint(rest: &RestBackend, table: &Table, endpoint: Option<Endpoint>) -> Result<Endpoint> {
    endpoint.ok_or_else(|| {
        let kind = if table.part.is_empty() {
            table.name
        } else {
            table.part
        };
        let message = format!("{} has no endpoint for it with {kind}", rest.backend);
        Error::new(ErrorKind::Unsupported, message)
    })
}

/// The changes as a body in the making.
pub(in crate::rest) async fn draft_for<P>(
    rest: &RestBackend,
    table: &'static Table,
    changes: &Changes<Untyped, P>,
    usage: Crud,
) -> Result<Draft> {
    let named = || changes.iter().map(|(column, _)| column);
    let columns: Vec<String> = named()
        .filter(|column| columns::is_custom(column))
        .map(str::to_owned)
        .collect();
    let custom = if columns.is_empty() {
        None
    } else {
        Some(lookup::custom_fields(rest, table, &columns).await?)
    };
    let money = |column| {
        table
            .field(column)
            .is_some_and(|field| field.convert == Convert::Money)
    };
    let currency = if rest.backend == Backend::RestV2 && named().any(money) {
        currency(rest).await?
    } else {
        None
    };
    let home = table.home(rest.backend);
    let target = Target {
        writer: Writer {
            currency: currency.as_deref(),
            ..value_writer(rest, table)
        },
        fields: table.columns,
        usage,
        above: home.above,
    };
    Draft::of(changes, custom.as_deref(), target)
}

fn value_writer(rest: &RestBackend, table: &Table) -> Writer<'static> {
    Writer {
        table: table.name,
        backend: rest.backend,
        zone: rest.options.zone,
        currency: None,
    }
}

async fn currency(rest: &RestBackend) -> Result<Option<String>> {
    if let Some(currency) = &rest.options.currency {
        return Ok(Some(currency.clone()));
    }
    let asked = rest
        .currency
        .get_or_try_init(|| rest.api.currency())
        .await?;
    Ok(asked.clone())
}

/// Reminders are instants in XML-RPC and minutes before another instant in REST.
fn place_reminders<P>(
    rest: &RestBackend,
    draft: &mut Draft,
    table: &'static Table,
    changes: &Changes<Untyped, P>,
    current: &Value,
) -> Result<()> {
    let writer = value_writer(rest, table);
    for (property, other, reminder) in std::mem::take(&mut draft.reminders) {
        let Change::Set(reminder) = reminder else {
            draft.set(property, Value::Null);
            continue;
        };
        let moment = match changes.get(other) {
            Some(Change::Set(value)) => writer.moment(value),
            Some(Change::Clear) => None,
            None => table
                .field(other)
                .and_then(|field| field.path(rest.backend))
                .and_then(|path| decode::find(current, path))
                .and_then(decode::moment),
        };
        let minutes = moment
            .zip(writer.moment(&reminder))
            .map(|(moment, reminder)| moment.signed_duration_since(reminder).num_minutes())
            .filter(|minutes| *minutes > 0);
        let wanted = format!("a time before that of {other}");
        let minutes = minutes.ok_or_else(|| bad_value(property, &wanted))?;
        draft.set(property, json!(minutes));
    }
    Ok(())
}

/// Finds out what a write needs to know of the row: which resource it belongs to, what stands above it, and the
/// lists that the change touches. Reads nothing when nothing is needed.
async fn find_for_write(
    rest: &RestBackend,
    whole: &'static Table,
    id: i64,
    changes: Option<&Changes>,
) -> Result<Found> {
    let parts = whole.parts(rest.backend);
    let touched = |part: &'static Table| properties_touched(part, changes, rest.backend);
    if let [part] = parts.as_slice()
        && (part.home(rest.backend).above.is_empty() && touched(part).is_empty()
            || part.home(rest.backend).writer.is_some())
    {
        let json = Value::Null;
        return Ok(Found { part, json });
    }
    for part in parts {
        if let Some(json) = row_json(rest, part, id, touched(part)).await? {
            return Ok(Found { part, json });
        }
    }
    let message = format!("table {} has no row {id}", whole.name);
    Err(Error::new(ErrorKind::NotFound, message))
}

/// The JSON of one row, with properties that are not answered by themselves; `None` when there is no such row.
pub(in crate::rest) async fn row_json(
    rest: &RestBackend,
    part: &'static Table,
    id: i64,
    properties: Vec<&'static str>,
) -> Result<Option<Value>> {
    let home = part.home(rest.backend);
    if home.get.is_some() && home.above.is_empty() {
        return match rest.api.get(part, id, &[], &properties).await {
            Ok(row) => Ok(Some(row)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        };
    }
    if matches!(home.rows, Rows::None) {
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
    let is_it = |row: &Value| {
        let found = path
            .and_then(|path| decode::find(row, path))
            .and_then(decode::integer);
        found == Some(id)
    };
    let mut scanned = 0;
    let mut rows = Scan::new(rest, &plan, &named);
    while let Some(batch) = rows.next().await? {
        scanned += batch.scanned;
        if let Some(row) = batch.rows.into_iter().find(is_it) {
            return Ok(Some(row));
        }
        if scanned > rest.options.row_budget {
            return Err(query::budget_exceeded(rest));
        }
    }
    Ok(None)
}

fn above_of_row(
    rest: &RestBackend,
    part: &Table,
    row: &Value,
) -> Result<Vec<(&'static str, String)>> {
    let home = part.home(rest.backend);
    let value = |column: &str| {
        let path = part.field(column)?.path(rest.backend)?;
        decode::text(decode::find(row, path)?)
    };
    let above = home.above.iter().map(|(name, column)| {
        let value = value(column).ok_or_else(|| {
            let message = format!("the row does not tell its {column}");
            Error::new(ErrorKind::InvalidResponse, message)
        })?;
        Ok((*name, value))
    });
    above.collect()
}

/// What fills the path's placeholders, from the values of a new row.
fn above_of_values(home: &Home, values: &NewRecord) -> Result<Vec<(&'static str, String)>> {
    let above = home
        .above
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
fn properties_touched(
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
