//! Names that REST knows only by id: companies, lead sources, custom fields. Looked up when a call needs them.

use std::sync::Arc;

use keap_schema::{Change, FieldValue, QueryData};
use serde_json::Value;

use crate::custom::UNREAD;
use crate::custom::{self, Renames, custom_names, must_resolve};
use crate::difference::COMPANY_TEXT;
use crate::rest::backend::RestBackend;
use crate::rest::options::CompanyText;
use crate::rest::record::body::Draft;
use crate::rest::record::custom::CustomFields;
use crate::rest::record::decode;
use crate::table::{self, Convert, Field, Table, columns};
use crate::{Error, ErrorKind, Invocation, Result};

/// The custom fields of a table's rows, read once. A name that is not among them makes the list be read again: it
/// may have been created since.
///
/// # Errors
/// `Unsupported` when the backend does not have custom fields for the table.
pub(in crate::rest) async fn custom_fields(
    rest: &RestBackend,
    table: &'static Table,
    wanted: &[String],
) -> Result<Arc<CustomFields>> {
    let Some(model) = table.home(rest.backend).model else {
        let message = format!("custom fields of table {} have no counterpart", table.name);
        return Err(Error::new(ErrorKind::Unsupported, message));
    };
    let mut cached = rest.custom.lock().await;
    if let Some(custom) = cached.get(model.path) {
        let known: Vec<String> = custom.columns().collect();
        if wanted.iter().all(|column| known.contains(column)) {
            return Ok(Arc::clone(custom));
        }
    }
    let answer = rest.api.model(model).await;
    let answer = answer.map_err(|error| error.during(UNREAD))?;
    let custom = Arc::new(CustomFields::from_model(&answer));
    cached.insert(model.path, Arc::clone(&custom));
    Ok(custom)
}

/// References to custom fields as API names, with the values of a write checked. A name that is not known makes the
/// list be read again, once.
pub(in crate::rest) async fn named(
    rest: &RestBackend,
    invocation: Invocation,
) -> Result<(Invocation, Renames)> {
    let names = custom_names(&invocation);
    let table = invocation.table().and_then(table::named);
    let Some(table) = table.filter(|_| must_resolve(&invocation, &names)) else {
        return Ok((invocation, Renames::default()));
    };
    let known = custom_fields(rest, table, &[]).await?;
    match custom::resolve(invocation.clone(), &names, known.definitions()) {
        Err(unknown) if unknown.kind() == ErrorKind::NotFound => {
            let again = custom_fields(rest, table, &names).await?;
            custom::resolve(invocation, &names, again.definitions()).map_err(custom::refused)
        }
        resolved => resolved,
    }
}

pub(in crate::rest) async fn custom_for_query(
    rest: &RestBackend,
    query: &QueryData,
) -> Result<Option<Arc<CustomFields>>> {
    let named = query
        .conditions
        .iter()
        .map(|(column, _)| column)
        .chain(&query.selected);
    let columns: Vec<String> = named
        .filter(|column| columns::is_custom(column))
        .cloned()
        .collect();
    match table::named(&query.table) {
        Some(table) if !columns.is_empty() => custom_fields(rest, table, &columns).await.map(Some),
        _ => Ok(None),
    }
}

/// Resolves the names in a draft to ids.
pub(in crate::rest) async fn resolve(rest: &RestBackend, draft: &mut Draft) -> Result<()> {
    if let Some(change) = draft.company.take() {
        let id = match text_of(&change) {
            Some(name) => Some(company_id(rest, &name, &mut draft.steps).await?),
            None => None,
        };
        draft.link_company(id, rest.backend);
    }
    if let Some(change) = draft.lead_source.take() {
        let id = match text_of(&change) {
            Some(name) => Some(lead_source_id(rest, &name).await?),
            None => None,
        };
        draft.set_lead_source(id, rest.backend);
    }
    Ok(())
}

async fn company_id(rest: &RestBackend, name: &str, steps: &mut Vec<String>) -> Result<i64> {
    if rest.options.company == CompanyText::Refuse {
        let message = "the company's name is not written over REST, as configured";
        return Err(Error::new(ErrorKind::Unsupported, message).explained_by(&COMPANY_TEXT));
    }
    let ids = rest.api.companies_named(name).await?;
    match (ids.as_slice(), rest.options.company) {
        ([id], _) => Ok(*id),
        ([], CompanyText::Create) => {
            let id = rest.api.create_company(name).await?;
            steps.push(format!("created company {id}"));
            Ok(id)
        }
        (ids, _) => {
            let count = if ids.is_empty() {
                "no company has"
            } else {
                "several companies have"
            };
            let message = format!("{count} exactly this name, so there is none to link");
            Err(Error::new(ErrorKind::InvalidRequest, message).explained_by(&COMPANY_TEXT))
        }
    }
}

async fn lead_source_id(rest: &RestBackend, name: &str) -> Result<i64> {
    let ids = rest.api.lead_sources_named(name).await?;
    ids.first().copied().ok_or_else(|| {
        Error::new(ErrorKind::InvalidRequest, "no lead source has this name")
            .hinted("create it in Keap first, or write LeadSourceId")
    })
}

/// The names of the lead sources that the records refer to, each asked for once.
pub(in crate::rest) async fn lead_source_names(
    rest: &RestBackend,
    columns: &[&'static Field],
    records: &[Value],
) -> Result<Vec<(i64, String)>> {
    let mut names = Vec::new();
    let mut named = columns
        .iter()
        .filter(|field| field.convert == Convert::LeadSourceName);
    let Some(path) = named.find_map(|field| field.path(rest.backend)) else {
        return Ok(names);
    };
    for id in records
        .iter()
        .filter_map(|record| decode::find(record, path))
        .filter_map(decode::integer)
    {
        if id != 0
            && !names.iter().any(|(known, _)| *known == id)
            && let Some(name) = rest.api.lead_source_name(id).await?
        {
            names.push((id, name));
        }
    }
    Ok(names)
}

fn text_of(change: &Change) -> Option<String> {
    match change {
        Change::Set(FieldValue::Text(text)) if text.is_empty() => None,
        Change::Set(value) => Some(value.to_string()),
        Change::Clear => None,
    }
}
