//! Custom fields: `_Name` in XML-RPC, a numeric id in REST. The model endpoint tells which is which.

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
    kind: Kind,
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
    /// Reads the answer of a model endpoint. Entries without id or name are left out.
    pub(crate) fn from_model(model: &Value) -> Self {
        let entries = model.get("custom_fields").and_then(Value::as_array);
        let fields = entries.into_iter().flatten().filter_map(|entry| {
            let name = entry.get("field_name").and_then(Value::as_str)?;
            let kind = entry
                .get("field_type")
                .and_then(Value::as_str)
                .unwrap_or_default();
            Some(CustomField {
                id: json::integer(entry.get("id")?)?,
                name: name.strip_prefix('_').unwrap_or(name).to_owned(),
                kind: Kind::of(kind),
            })
        });
        Self {
            fields: fields.collect(),
            definitions: Definitions(definitions(model)),
        }
    }

    /// The columns, `_Name`.
    pub(crate) fn columns(&self) -> impl Iterator<Item = String> {
        self.fields.iter().map(|field| format!("_{}", field.name))
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

    /// The name that v2 filters by, and what it compares.
    pub(crate) fn filter_key(&self, column: &str) -> Option<(&str, Compared)> {
        let field = self.find(column).ok()?;
        let compared = match field.kind {
            Kind::Date => Compared::Days,
            Kind::DateTime => Compared::Moments,
            Kind::Double | Kind::Integer => Compared::Numbers,
            Kind::List | Kind::Text | Kind::YesNo => Compared::Words,
        };
        Some((&field.name, compared))
    }

    fn find(&self, column: &str) -> Result<&CustomField, Error> {
        let name = column.strip_prefix('_').unwrap_or(column);
        self.fields
            .iter()
            .find(|field| field.name == name)
            .ok_or_else(|| {
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
            Kind::Double => json::number(content).map(FieldValue::Double),
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
            (_, FieldValue::Double(number)) => json!(number),
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

/// What a model endpoint tells of each field. A field without a label has its name for one.
fn definitions(model: &Value) -> Vec<Definition> {
    let entries = model.get("custom_fields").and_then(Value::as_array);
    let text = |entry: &Value, key: &str| entry.get(key).and_then(Value::as_str).map(str::to_owned);
    let read = entries.into_iter().flatten().filter_map(|entry| {
        let name = text(entry, "field_name")?;
        let name = name.strip_prefix('_').unwrap_or(&name).to_owned();
        let kind = text(entry, "field_type").unwrap_or_default();
        let options = entry.get("options").and_then(Value::as_array);
        let options = options.into_iter().flatten();
        Some(Definition {
            id: json::integer(entry.get("id")?)?,
            label: text(entry, "label").unwrap_or_else(|| name.clone()),
            kind: custom::Kind::of_word(&kind),
            options: options.filter_map(|option| text(option, "label")).collect(),
            name,
        })
    });
    read.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_with_and_without_underscore() {
        let model = json!({"custom_fields": [
            {"id": "12", "field_name": "_ShoeSize", "field_type": "WHOLE_NUMBER"},
            {"id": 13, "field_name": "Colors", "field_type": "ListBox"},
            {"id": 14, "field_name": null},
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
}
