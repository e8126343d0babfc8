//! `custom_fields`: values by the id of their definition, and the definitions of a `/model`.

use serde_json::{Value as Json, json};

use super::{Answer, Call, Refusal, Reply, Version, json};
use crate::rules::custom_fields;
use crate::store::cell::Cell;
use crate::store::schema::Kind;
use crate::store::{Row, Store, custom_columns as fields, zone};

/// A record type with its own set of fields: form, word in `record_type`.
pub(crate) const RECORD_TYPES: [(i64, &str); 7] = [
    (-1, "CONTACT"),
    (-3, "REFERRAL_PARTNER"),
    (-4, "OPPORTUNITY"),
    (-5, "TASK_NOTE_APPOINTMENT"),
    (-6, "COMPANY"),
    (-9, "ORDER"),
    (-10, "SUBSCRIPTION"),
];

/// The values of a row: one entry for every field defined, null where there is no value (observed
/// in v1, inferred for v2).
pub(crate) fn values(store: &Store, version: Version, form: i64, row: &Row) -> Json {
    fields::of_form(store, form)
        .map(|field| {
            let value = row.get(&fields::column_name(field));
            json!({ "id": json::id(version, field.id()), "content": content(version, field, value) })
        })
        .collect()
}

fn content(version: Version, field: &Row, value: Option<&Cell>) -> Json {
    match value {
        None | Some(Cell::Blob(_)) => Json::Null,
        Some(Cell::Text(text)) if is_list(field) => text
            .split(',')
            .map(|part| Json::from(part.trim()))
            .collect(),
        Some(Cell::Text(text)) => text.as_str().into(),
        Some(Cell::Int(number)) => (*number).into(),
        Some(Cell::Double(number)) => (*number).into(),
        Some(Cell::Bool(flag)) => (*flag).into(),
        Some(Cell::Date(date)) => date.to_string().into(),
        Some(Cell::Time(instant)) => json::time(version, Some(*instant)),
    }
}

fn is_list(field: &Row) -> bool {
    matches!(fields::type_of(field).v2, "LIST_BOX" | "USER_LIST_BOX")
}

/// Writes `custom_fields`. v2 clears every field that is not sent (documented), v1 keeps it
/// (inferred).
pub(crate) fn write_values(
    store: &Store,
    version: Version,
    form: i64,
    row: &mut Row,
    list: &Json,
) -> Result<(), Refusal> {
    let entries = json::read_list(list)?;
    if version == Version::V2 {
        fields::of_form(store, form).for_each(|field| row.clear(&fields::column_name(field)));
    }
    for entry in entries {
        let id = json::read_id(&entry["id"])?;
        let field = fields::of_form(store, form)
            .find(|field| field.id() == id)
            .ok_or_else(|| Refusal::bad(format!("Custom field {id} does not exist")))?;
        let column = fields::column_name(field);
        match read_content(field, &entry["content"])? {
            Some(cell) => row.set(&column, cell),
            None => row.clear(&column),
        }
    }
    Ok(())
}

fn read_content(field: &Row, content: &Json) -> Result<Option<Cell>, Refusal> {
    let bad = || {
        Refusal::bad(format!(
            "The value of custom field {} is invalid",
            field.id()
        ))
    };
    let text = match content {
        Json::Null => return Ok(None),
        Json::Array(items) => {
            let parts: Result<Vec<String>, Refusal> = items.iter().map(json::read_text).collect();
            parts?.join(",")
        }
        other => json::read_text(other).map_err(|_| bad())?,
    };
    if text.is_empty() {
        return Ok(None);
    }
    let kind = fields::type_of(field).kind;
    let cell = match (kind, zone::parse_instant(&text)) {
        (Kind::Time, Some(instant)) => Some(Cell::Time(instant)),
        (Kind::Date, _) => zone::parse_date(&text).map(Cell::Date),
        _ => kind.parse(&text),
    };
    cell.map(Some).ok_or_else(bad)
}

/// The definition of a field.
pub(crate) fn definition(store: &Store, version: Version, field: &Row) -> Json {
    let data_type = fields::type_of(field);
    let record_type = RECORD_TYPES
        .iter()
        .find(|(form, _)| *form == field.int("FormId"))
        .map(|(_, word)| *word);
    let options: Vec<Json> = custom_fields::options(field)
        .map(|option| json!({ "id": option, "label": option }))
        .collect();
    let mut shown = json!({
        "id": json::id(version, field.id()),
        "label": field.text("Label"),
        "field_name": field.text("Name"),
        "field_type": if version == Version::V1 { data_type.v1 } else { data_type.v2 },
        "record_type": record_type,
        "default_value": json::text(field.text("DefaultValue")),
        "options": options,
    });
    if version == Version::V2 {
        let group = field.int("GroupId");
        shown["group_id"] = json::id(version, group);
        shown["group_name"] = store
            .row("DataFormGroup", group)
            .map_or(Json::Null, |group| json::text(group.text("Name")));
    }
    shown
}

/// `GET /{resource}/model`.
pub(crate) fn model(store: &Store, version: Version, form: i64, optional: &[&str]) -> Json {
    let definitions: Vec<Json> = fields::of_form(store, form)
        .map(|field| definition(store, version, field))
        .collect();
    json!({ "custom_fields": definitions, "optional_properties": optional })
}

/// The group of a body, which must be one (the status is inferred).
pub(crate) fn known_group(store: &Store, group: i64) -> Result<i64, Refusal> {
    if store.has("DataFormGroup", group) {
        Ok(group)
    } else {
        Err(Refusal::bad(format!(
            "{group} is not a valid value of group_id"
        )))
    }
}

/// `POST /{resource}/model/customFields`: 201 with the definition.
pub(crate) fn define(call: &mut Call<'_>, form: i64) -> Answer {
    let body = call.body()?;
    let (label, word) = (
        json::member(&body, "label")?,
        json::member(&body, "field_type")?,
    );
    if label.is_empty() {
        return Err(Refusal::bad("label is required"));
    }
    let data_type = fields::DATA_TYPES
        .iter()
        .find(|data_type| [data_type.v1, data_type.v2].contains(&word.as_str()))
        .ok_or_else(|| Refusal::bad(format!("{word} is not a valid value of field_type")))?;
    let group = match json::read_id(&body["group_id"])? {
        0 => call.store.rows("DataFormGroup").next().map_or(0, Row::id),
        given => known_group(call.store, given)?,
    };
    let id = custom_fields::define(call.store, call.now, form, group, &label, data_type.id);
    let labels: Result<Vec<String>, Refusal> = json::read_list(&body["options"])?
        .iter()
        .map(|option| json::member(option, "label"))
        .collect();
    let options = labels?.join("\r\n");
    if let Some(field) = call.store.row_mut("DataFormField", id) {
        field.set("Values", options);
    }
    let field = call
        .store
        .row("DataFormField", id)
        .cloned()
        .unwrap_or_default();
    Reply::created(definition(call.store, call.version, &field))
}
