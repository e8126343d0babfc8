//! `DataService`.

use keap::{
    CustomFieldId, Invocation, Operation,
    model::{NewCustomField, UnknownWord},
};
use keap_http::Secret;
use keap_schema::{Order, QueryData};
use keap_xmlrpc::methods::data;
use keap_xmlrpc::{Fault, Method, Struct, Value};

use super::call::{Call, Reading, Writer, params, unknown};
use super::contact::{changes, new_record, selection};
use super::names::Named;
use super::write;
use crate::fault;

pub(super) fn read(
    operation: Operation,
    values: Vec<Value>,
    reading: Reading<'_>,
) -> Result<Call, Fault> {
    match operation {
        Operation::DataAdd => {
            let call: data::Add = params(values, reading)?;
            let named = Named::written_table(&call.table, reading.zone)?;
            let invocation =
                Invocation::data_add(named.name().to_owned(), new_record(&named, call.values)?);
            Ok(Call::new(invocation, write::number()))
        }
        Operation::DataLoad => {
            let call: data::Load = params(values, reading)?;
            let mut named = Named::table(&call.table, reading.zone)?;
            let invocation = Invocation::data_load(
                named.name().to_owned(),
                call.record_id.into(),
                selection(&mut named, call.fields)?,
            );
            Ok(Call::new(invocation, write::row(named)))
        }
        Operation::DataUpdate => {
            let call: data::Update = params(values, reading)?;
            let named = Named::written_table(&call.table, reading.zone)?;
            let invocation = Invocation::data_update(
                named.name().to_owned(),
                call.record_id.into(),
                changes(&named, call.values)?,
            );
            Ok(Call::new(invocation, write::number()))
        }
        Operation::DataFindByField => find_by_field(values, reading),
        Operation::DataQuery => query(values, reading),
        Operation::DataCount => {
            let call: data::Count = params(values, reading)?;
            let named = Named::table(&call.table, reading.zone)?;
            let mut query = QueryData::new(named.name());
            query.conditions = named.conditions(call.query_data)?;
            let is_none = named.asks_for_none(&query.conditions);
            let call = Call::new(Invocation::DataCount(query), write::number());
            Ok(call.known(is_none.then_some(Value::Int(0))))
        }
        other => beside_tables(other, values, reading),
    }
}

fn find_by_field(values: Vec<Value>, reading: Reading<'_>) -> Result<Call, Fault> {
    let call: data::FindByField = params(values, reading)?;
    let mut named = Named::table(&call.table, reading.zone)?;
    let mut query = page(&named, call.limit, call.page)?;
    query.selected = named.selected(call.return_fields)?;
    let column = named.column(call.field_name)?;
    let value = named.condition(&column, call.field_value)?;
    let invocation = Invocation::data_find_by_field(query, column, value);
    let writer = write::rows(named);
    Ok(Call::new(invocation, writer))
}

fn query(values: Vec<Value>, reading: Reading<'_>) -> Result<Call, Fault> {
    let call: data::Query = params(values, reading)?;
    let mut named = Named::table(&call.table, reading.zone)?;
    let mut query = page(&named, call.limit, call.page)?;
    query.conditions = named.conditions(call.query_data)?;
    query.selected = named.selected(call.selected_fields)?;
    // No text to order by is no order.
    let order = call.order.filter(|order| !order.order_by.is_empty());
    query.order = match order {
        Some(order) => Some(Order::by(named.column(order.order_by)?, order.ascending)),
        None => None,
    };
    let is_none = named.asks_for_none(&query.conditions);
    let call = Call::new(Invocation::DataQuery(query), write::rows(named));
    Ok(call.known(is_none.then(|| Value::Array(Vec::new()))))
}

/// # Errors
/// Fault 12 for a page or a limit below zero.
fn page(named: &Named, limit: i32, page: i32) -> Result<QueryData, Fault> {
    let mut query = QueryData::new(named.name());
    let number = |what: &str, number: i32| {
        u32::try_from(number).map_err(|_| {
            fault::invalid_parameter(&format!("{what} must not be negative: {number}"))
        })
    };
    query.limit = number("limit", limit)?;
    query.page = number("page", page)?;
    Ok(query)
}

fn beside_tables(
    operation: Operation,
    values: Vec<Value>,
    reading: Reading<'_>,
) -> Result<Call, Fault> {
    let (invocation, writer) = match operation {
        // Programs that send a key all the same are not refused for it.
        Operation::DataGetUserInfo => (Invocation::DataGetUserInfo, user_info()),
        Operation::DataAddCustomField => {
            let call: data::AddCustomField = params(values, reading)?;
            let word = |error: UnknownWord| fault::invalid_parameter(&error.to_string());
            let invocation = Invocation::DataAddCustomField(NewCustomField::new(
                call.custom_field_type.parse().map_err(word)?,
                call.display_name,
                call.data_type.parse().map_err(word)?,
                call.header_id,
            ));
            (invocation, write::number())
        }
        Operation::DataUpdateCustomField => {
            let call: data::UpdateCustomField = params(values, reading)?;
            let invocation = update_custom_field(call.custom_field_id, call.values)?;
            (invocation, write::flag())
        }
        // The facade refuses it whatever the params are, so they are not looked at.
        Operation::DataGetTemporaryKey => {
            let invocation = Invocation::data_get_temporary_key(String::new(), Secret::new(""));
            (invocation, write::text())
        }
        other => return Err(unknown(other)),
    };
    Ok(Call::new(invocation, writer))
}

fn user_info() -> Writer {
    Box::new(|outcome| {
        let keap::Outcome::Record(record) = outcome else {
            return Err(write::mismatch(&outcome));
        };
        let mut info = data::UserInfo::default();
        info.display_name = write::member(&record, "displayName");
        info.app_url = write::member(&record, "appUrl");
        info.global_user_id = write::member(&record, "globalUserId");
        info.local_user_id = write::member(&record, "localUserId");
        info.cas_username = write::member(&record, "casUsername");
        info.app_alias = write::member(&record, "appAlias");
        Ok(data::GetUserInfo::write_output(&info))
    })
}

/// `Label` and `Values`, whatever their case; the options are a list or lines of a text.
///
/// # Errors
/// Fault 11 when neither is there.
fn update_custom_field(id: CustomFieldId, values: Struct) -> Result<Invocation, Fault> {
    let mut label = None;
    let mut options = None;
    for (name, value) in values.iter() {
        match name.to_ascii_lowercase().as_str() {
            "label" => label = value.as_str().map(str::to_owned),
            "values" => options = texts(value),
            _ => return Err(fault::no_field("DataFormField", name)),
        }
    }
    if label.is_none() && options.is_none() {
        return Err(fault::no_fields("update"));
    }
    Ok(Invocation::data_update_custom_field(id, label, options))
}

fn texts(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::Array(items) => items
            .iter()
            .map(|item| item.as_str().map(str::to_owned))
            .collect(),
        Value::String(text) => Some(text.lines().map(str::to_owned).collect()),
        _ => None,
    }
}
