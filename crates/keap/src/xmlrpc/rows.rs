//! `DataService` over XML-RPC.

use keap_http::Effect;
use keap_schema::{Changes, Condition, FieldType, NewRecord, QueryData, Record};
use keap_xmlrpc::methods::data;
use keap_xmlrpc::{FirstParam, Struct, Value, conditions};

use crate::xmlrpc::backend::XmlRpcBackend;
use crate::xmlrpc::failure;
use crate::xmlrpc::selection;
use crate::xmlrpc::wire::{names, read, unwritable, wire_number};

use crate::id::CustomFieldId;
use crate::{Error, ErrorKind, Fields, Operation, Outcome, Result, model::NewCustomField};

/// The method is in no document, so the codec has no type for it. It takes no key.
pub(super) async fn echo(legacy: &XmlRpcBackend, text: String) -> Result<Outcome> {
    let (name, params) = (Operation::DataEcho.name(), vec![Value::from(text)]);
    let call = legacy
        .client
        .call_raw(name, FirstParam::None, Effect::Read, params);
    let answer = call.await;
    let answer = answer.map_err(|error| failure::read(error, Effect::Read))?;
    match answer.as_str() {
        Some(text) => Ok(Outcome::Text(Some(text.to_owned()))),
        None => Err(Error::new(
            ErrorKind::InvalidResponse,
            "the echo is no text",
        )),
    }
}

pub(super) async fn add_row(
    legacy: &XmlRpcBackend,
    table: String,
    values: &NewRecord,
) -> Result<Outcome> {
    let format = selection::format(legacy, &table, names(values)).await?;
    let values = format.write_changes(values).map_err(unwritable)?;
    legacy.id(&data::Add { table, values }).await
}

pub(super) async fn update_row(
    legacy: &XmlRpcBackend,
    table: String,
    id: i64,
    changes: &Changes,
) -> Result<Outcome> {
    let record_id = wire_number(id)?;
    let format = selection::format(legacy, &table, names(changes)).await?;
    let values = format.write_changes(changes).map_err(unwritable)?;
    let call = data::Update {
        table,
        record_id,
        values,
    };
    legacy.call(&call).await?;
    Ok(Outcome::Id(id))
}

pub(super) async fn load_row(
    legacy: &XmlRpcBackend,
    table: String,
    id: i64,
    fields: &Fields,
) -> Result<Outcome> {
    let record_id = wire_number(id)?;
    let (fields, format) = selection::selection(legacy, &table, fields).await?;
    let call = data::Load {
        table,
        record_id,
        fields,
    };
    let row = legacy.call(&call).await?;
    Ok(Outcome::Record(read(&format, &row)))
}

pub(super) async fn find_by_field(
    legacy: &XmlRpcBackend,
    query: QueryData,
    field_name: String,
    field_value: String,
) -> Result<Vec<Record>> {
    let wanted = match query.selected.as_slice() {
        [] => Fields::All,
        named => named.into(),
    };
    let (return_fields, format) = selection::selection(legacy, &query.table, &wanted).await?;
    let call = data::FindByField {
        table: query.table,
        limit: query.limit.try_into().unwrap_or(i32::MAX),
        page: query.page.try_into().unwrap_or(i32::MAX),
        field_name,
        field_value,
        return_fields,
    };
    let rows = no_more_than(query.limit, legacy.call(&call).await?)?;
    Ok(rows.iter().map(|row| read(&format, row)).collect())
}

pub(super) async fn count(legacy: &XmlRpcBackend, query: QueryData) -> Result<u64> {
    let query = with_condition(query);
    let columns = query.conditions.iter().map(|(column, _)| column.as_str());
    let format = selection::format(legacy, &query.table, columns).await?;
    let query_data = conditions::write(&query.conditions, &format).map_err(unsayable)?;
    let count = legacy
        .call(&data::Count {
            table: query.table,
            query_data,
        })
        .await?;
    count
        .try_into()
        .map_err(|_| Error::new(ErrorKind::InvalidResponse, "the count is negative"))
}

pub(super) async fn query(legacy: &XmlRpcBackend, mut query: QueryData) -> Result<Vec<Record>> {
    let wanted = match query.selected.as_slice() {
        [] => Fields::All,
        named => named.into(),
    };
    let (mut selected, format) = selection::selection(legacy, &query.table, &wanted).await?;
    if query.selected.is_empty() {
        selected.append(&mut query.besides);
    }
    query.selected = selected;
    let query = with_condition(query);
    let call = data::Query::new(&query, &format).map_err(unsayable)?;
    let rows = no_more_than(query.limit, legacy.call(&call).await?)?;
    Ok(rows.iter().map(|row| read(&format, row)).collect())
}

pub(super) async fn user_info(legacy: &XmlRpcBackend) -> Result<Record> {
    let info = legacy.call(&data::GetUserInfo {}).await?;
    let members = [
        ("localUserId", info.local_user_id),
        ("globalUserId", info.global_user_id),
        ("displayName", info.display_name),
        ("casUsername", info.cas_username),
        ("appAlias", info.app_alias),
        ("appUrl", info.app_url),
    ];
    Ok(members
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect())
}

pub(super) async fn add_custom_field(
    legacy: &XmlRpcBackend,
    field: NewCustomField,
) -> Result<Outcome> {
    let call = data::AddCustomField {
        custom_field_type: field.owner.name().to_owned(),
        display_name: field.label,
        data_type: field.field_type.name().to_owned(),
        header_id: field.group,
    };
    let id = legacy.id(&call).await?;
    legacy.custom.lock().await.forget();
    Ok(id)
}

pub(super) async fn update_custom_field(
    legacy: &XmlRpcBackend,
    id: CustomFieldId,
    label: Option<String>,
    options: Option<Vec<String>>,
) -> Result<Outcome> {
    let mut values = Struct::new();
    if let Some(label) = label {
        values.push("Label", label);
    }
    if let Some(options) = options {
        values.push(
            "Values",
            Value::Array(options.into_iter().map(Value::from).collect()),
        );
    }
    legacy
        .flag(&data::UpdateCustomField {
            custom_field_id: id,
            values,
        })
        .await
}

/// The rows of a page; more than were asked for are not those of Keap, and may be without end.
fn no_more_than(asked: u32, rows: Vec<Struct>) -> Result<Vec<Struct>> {
    let most = usize::try_from(asked.max(1)).unwrap_or(usize::MAX);
    if rows.len() <= most {
        return Ok(rows);
    }
    let found = rows.len();
    Err(Error::new(
        ErrorKind::InvalidResponse,
        format!("the answer has {found} rows, {asked} were asked for"),
    )
    .hinted("something else answered in place of the API: check the base URL and what is between"))
}

/// What an empty struct of conditions does is not documented; every client asks for any id instead. A table without
/// ids of its own has those of what its rows stand for.
fn with_condition(mut query: QueryData) -> QueryData {
    if query.conditions.is_empty() {
        let id = keap_schema::table(&query.table)
            .filter(|table| table.column("Id").is_none())
            .and_then(|table| {
                let mut columns = table.columns.iter();
                columns.find(|column| column.field_type == FieldType::Id)
            })
            .map_or("Id", |column| column.name);
        let any = Condition::Like("%".to_owned());
        query.conditions.push((id.to_owned(), any));
    }
    query
}

fn unsayable(cause: conditions::ConditionError) -> Error {
    let advice = cause.advice();
    Error::new(
        ErrorKind::Unsupported,
        "the conditions cannot be written in XML-RPC",
    )
    .caused_by(cause)
    .hinted(advice)
}
