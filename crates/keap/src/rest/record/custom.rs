//! Custom fields: `_Name` in XML-RPC, a numeric id in REST. The model endpoint tells which is which.

use std::collections::HashMap;

use keap_schema::{FieldValue, Record};
use serde_json::{Value, json};

use crate::custom::{self, Definition, Definitions};
use crate::rest::dialect;
use crate::rest::record::json;
use crate::{Backend, Error, ErrorKind};

/// The custom fields of one record type, as its model endpoint lists them.
#[derive(Clone, Debug, Default)]
pub(crate) struct CustomFields {
    fields: Vec<CustomField>,
    definitions: Definitions,
}

#[derive(Clone, Debug)]
struct CustomField {
    id: i64,
    /// The name without its leading underscore; REST answers were seen with and without it.
    name: String,
    /// Whether the server tells the name, so that it knows it in a filter.
    is_told: bool,
    kind: Kind,
}

/// A field as a model endpoint lists it.
struct Listed<'a> {
    id: i64,
    name: String,
    is_told: bool,
    json: &'a Value,
}

/// How the content of a custom field is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Date,
    DateTime,
    Double,
    Integer,
    List,
    Text,
    YesNo,
}

/// How v2 compares a custom field with a value of its filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Compared {
    /// By `==` and by order, with a moment whose day is meant.
    Days,
    /// By `==` and by order, with a moment.
    Moments,
    /// By `==` and by order.
    Numbers,
    /// By `==` and by order, with a whole number.
    Wholes,
    /// By `==` alone.
    Words,
}

impl Kind {
    /// `DateTime` in v1 and `DATE_TIME` in v2 are the same word.
    fn of(field_type: &str) -> Self {
        match field_type.replace('_', "").to_ascii_uppercase().as_str() {
            "DATE" => Self::Date,
            "DATETIME" => Self::DateTime,
            "CURRENCY" | "PERCENT" | "DECIMALNUMBER" => Self::Double,
            "WHOLENUMBER" | "YEAR" | "USER" => Self::Integer,
            "LISTBOX" | "USERLISTBOX" => Self::List,
            "YESNO" => Self::YesNo,
            _ => Self::Text,
        }
    }
}

impl CustomFields {
    /// Reads the answer of a model endpoint. Entries without id are left out.
    pub(crate) fn from_model(model: &Value) -> Self {
        let listed = listed(model);
        let field = |one: &Listed<'_>| CustomField {
            id: one.id,
            name: one.name.clone(),
            is_told: one.is_told,
            kind: Kind::of(told(one.json, "field_type").unwrap_or_default()),
        };
        Self {
            fields: listed.iter().map(field).collect(),
            definitions: Definitions(listed.into_iter().map(definition).collect()),
        }
    }

    /// The columns, `_Name`; `#12` of a field whose name nobody tells.
    pub(crate) fn columns(&self) -> impl Iterator<Item = String> {
        self.fields.iter().map(|field| custom::column(&field.name))
    }

    /// Puts the wanted columns that have a content into the record.
    pub(crate) fn read(
        &self,
        json: &Value,
        columns: &[String],
        record: &mut Record,
    ) -> Result<(), Error> {
        let entries = json.get("custom_fields").and_then(Value::as_array);
        for column in columns {
            let field = self.find(column)?;
            let content = entries.into_iter().flatten().find_map(|entry| {
                (json::integer(entry.get("id")?)? == field.id).then(|| entry.get("content"))?
            });
            if let Some(value) = content.and_then(|content| field.value(content)) {
                record.insert(column.as_str(), value);
            }
        }
        Ok(())
    }

    /// The entry of a `custom_fields` list for a value; `None` clears the field.
    pub(crate) fn entry(
        &self,
        column: &str,
        value: Option<&FieldValue>,
        backend: Backend,
    ) -> Result<Value, Error> {
        let field = self.find(column)?;
        let content = value.map_or(Value::Null, |value| field.content(value));
        let id = dialect::of(backend).id(field.id);
        Ok(json!({ "id": id, "content": content }))
    }

    /// The name that v2 filters by, and what it compares; none where it tells no name.
    pub(crate) fn filter_key(&self, column: &str) -> Option<(&str, Compared)> {
        let field = self.find(column).ok().filter(|field| field.is_told)?;
        let compared = match field.kind {
            Kind::Date => Compared::Days,
            Kind::DateTime => Compared::Moments,
            Kind::Double => Compared::Numbers,
            Kind::Integer => Compared::Wholes,
            Kind::List | Kind::Text | Kind::YesNo => Compared::Words,
        };
        Some((&field.name, compared))
    }

    /// Refuses a column that is none of these fields.
    pub(crate) fn check(&self, column: &str) -> Result<(), Error> {
        self.find(column).map(drop)
    }

    fn find(&self, column: &str) -> Result<&CustomField, Error> {
        let name = column.strip_prefix('_').unwrap_or(column);
        self.fields
            .iter()
            .find(|field| field.name == name)
            .ok_or_else(|| {
                if let Some(untold) = self.definitions.untold(column) {
                    return untold;
                }
                let message = format!("there is no custom field {column:?}");
                Error::new(ErrorKind::InvalidRequest, message).hinted(
                    "custom field names are case sensitive; the account's own list has them",
                )
            })
    }
}

impl AsRef<Definitions> for CustomFields {
    fn as_ref(&self) -> &Definitions {
        &self.definitions
    }
}

impl CustomField {
    fn value(&self, content: &Value) -> Option<FieldValue> {
        let typed = match self.kind {
            Kind::Date => json::date(content).map(FieldValue::Date),
            Kind::DateTime => json::moment(content).map(FieldValue::DateTime),
            Kind::Double => json::number(content).map(FieldValue::from),
            Kind::Integer => json::integer(content).map(FieldValue::Int),
            Kind::YesNo => json::flag(content).map(|flag| FieldValue::Int(flag.into())),
            Kind::List => list(content),
            Kind::Text => None,
        };
        typed.or_else(|| {
            json::text(content)
                .filter(|text| !text.is_empty())
                .map(FieldValue::from)
        })
    }

    fn content(&self, value: &FieldValue) -> Value {
        match (self.kind, value) {
            (Kind::List, value) => {
                json!(
                    value
                        .to_string()
                        .split(',')
                        .map(str::trim)
                        .collect::<Vec<_>>()
                )
            }
            (Kind::YesNo, FieldValue::Bool(flag)) => json!(u8::from(*flag)),
            (_, FieldValue::Int(number)) => json!(number),
            (_, FieldValue::Double(number)) => json!(number + 0.0),
            (Kind::DateTime, FieldValue::DateTime(moment)) => {
                json!(dialect::time(*moment))
            }
            (_, FieldValue::DateTime(moment)) => json!(moment.date_naive().to_string()),
            (_, value) => json!(value.to_string()),
        }
    }
}

fn list(content: &Value) -> Option<FieldValue> {
    let items: Option<Vec<String>> = content.as_array()?.iter().map(json::text).collect();
    items
        .filter(|items| !items.is_empty())
        .map(FieldValue::List)
}

fn told<'v>(entry: &'v Value, key: &str) -> Option<&'v str> {
    entry.get(key).and_then(Value::as_str)
}

/// The fields that a model endpoint lists, with their names. Answers were seen that tell none: then a name is what Keap makes of the
/// label. Where more than one field would have it they go by their ids, since nobody can tell them apart.
fn listed(model: &Value) -> Vec<Listed<'_>> {
    let entries = model.get("custom_fields").and_then(Value::as_array);
    let read = entries.into_iter().flatten().filter_map(|json| {
        let name = told(json, "field_name").filter(|name| !name.is_empty());
        let bare = name.map(|name| name.strip_prefix('_').unwrap_or(name).to_owned());
        Some(Listed {
            id: json::integer(json.get("id")?)?,
            is_told: name.is_some(),
            name: bare.unwrap_or_else(|| custom::name_of(told(json, "label").unwrap_or_default())),
            json,
        })
    });
    let mut listed: Vec<Listed<'_>> = read.collect();
    let mut times: HashMap<String, usize> = HashMap::new();
    for one in &listed {
        *times.entry(one.name.clone()).or_default() += 1;
    }
    for one in listed.iter_mut().filter(|one| !one.is_told) {
        if one.name.is_empty() || times.get(&one.name) != Some(&1) {
            one.name = custom::untold_name(one.id);
        }
    }
    listed
}

/// What a model endpoint tells of a field. One without a label has its name for one.
fn definition(listed: Listed<'_>) -> Definition {
    let entry = listed.json;
    let options = entry.get("options").and_then(Value::as_array);
    let options = options.into_iter().flatten();
    let option = |option: &Value| told(option, "label").map(str::to_owned);
    Definition {
        id: listed.id,
        label: told(entry, "label").unwrap_or(&listed.name).to_owned(),
        kind: custom::Kind::of_word(told(entry, "field_type").unwrap_or_default()),
        options: options.filter_map(option).collect(),
        name: listed.name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_with_and_without_underscore() {
        let model = json!({"custom_fields": [
            {"id": "12", "field_name": "_ShoeSize", "field_type": "WHOLE_NUMBER"},
            {"id": 13, "field_name": "Colors", "field_type": "ListBox"},
        ]});
        let custom = CustomFields::from_model(&model);
        assert_eq!(
            custom.columns().collect::<Vec<_>>(),
            ["_ShoeSize", "_Colors"]
        );

        let contact = json!({"custom_fields": [
            {"id": "12", "content": 43}, {"id": "13", "content": ["red", "blue"]},
        ]});
        let mut record = Record::new();
        custom
            .read(&contact, &custom.columns().collect::<Vec<_>>(), &mut record)
            .unwrap();
        assert_eq!(record.get("_ShoeSize"), Some(&FieldValue::Int(43)));
        assert_eq!(record.get("_Colors").unwrap().to_string(), "red,blue");

        let entry = custom
            .entry("_ShoeSize", Some(&44.into()), Backend::RestV2)
            .unwrap();
        assert_eq!(entry, json!({"id": "12", "content": 44}));
        let error = custom
            .entry("_shoesize", None, Backend::RestV2)
            .unwrap_err();
        assert_eq!(error.to_string(), "there is no custom field \"_shoesize\"");
    }

    #[test]
    fn a_field_without_a_name_has_that_of_its_label_or_its_id() {
        let model = json!({"custom_fields": [
            {"id": "12", "label": "Shoe Size (EU)", "field_name": null, "field_type": "WHOLE_NUMBER"},
            {"id": "13", "label": "Score", "field_name": null},
            {"id": "14", "label": "score!", "field_name": "_score"},
            {"id": "15", "label": "Colour", "field_name": null},
            {"id": "16", "label": "Colour?", "field_name": null},
            {"id": "17", "label": "??", "field_name": null},
        ]});
        let custom = CustomFields::from_model(&model);
        let columns: Vec<String> = custom.columns().collect();
        assert_eq!(
            columns,
            ["_ShoeSizeEU", "_Score", "_score", "#15", "#16", "#17"]
        );
        let contact = json!({"custom_fields": [
            {"id": "12", "content": 43}, {"id": "16", "content": "red"},
        ]});
        let mut record = Record::new();
        custom.read(&contact, &columns, &mut record).unwrap();
        assert_eq!(record.get("_ShoeSizeEU"), Some(&FieldValue::Int(43)));
        assert_eq!(record.get("#16"), Some(&"red".into()));
        // The server knows no name that it does not tell.
        assert!(custom.filter_key("_Score").is_none());
        assert!(custom.filter_key("_score").is_some());

        for name in ["_Colour", "_Colour0"] {
            let wanted = custom::CustomField::parse(name).unwrap();
            let of_definitions = custom.as_ref().find(wanted).map(|_| ()).unwrap_err();
            let of_fields = custom.entry(name, None, Backend::RestV2).unwrap_err();
            for error in [of_definitions, of_fields] {
                assert_eq!(error.kind(), ErrorKind::InvalidResponse, "{name}");
                assert!(error.hint().unwrap().ends_with("#15, #16"), "{name}");
            }
        }
        let id = custom::CustomField::parse("#16").unwrap();
        assert_eq!(custom.as_ref().find(id).unwrap().column(), "#16");
    }
}
