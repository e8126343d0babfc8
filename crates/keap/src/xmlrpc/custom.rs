//! Custom fields and their types, as table `DataFormField` lists them.

use std::collections::HashMap;
use std::sync::Arc;

use keap_schema::{Condition, FieldType, FieldValue, QueryData, Record};
use keap_xmlrpc::{RecordFormat, data};

use super::XmlRpcBackend;
use crate::custom::{self, Definition, Definitions, Kind, Renames, custom_names, must_resolve};
use crate::{Error, ErrorKind, Invocation, Result};

/// The form that the custom fields of a table belong to, if it has any.
pub(super) fn form_of(table: &str) -> Option<i64> {
    keap_schema::table(table)?.custom_fields_form.map(i64::from)
}

/// The custom fields of each form whose list was read.
pub(super) type Cache = HashMap<i64, Arc<CustomFields>>;

#[derive(Debug, Default)]
pub(super) struct CustomFields {
    types: Vec<(String, Option<FieldType>)>,
    definitions: Definitions,
}

impl CustomFields {
    /// The columns, `_Name`.
    pub(super) fn columns(&self) -> impl Iterator<Item = String> {
        self.types.iter().map(|(column, _)| column.clone())
    }

    /// Adds the types to a format. Without a type a field is read as it comes.
    pub(super) fn describe(&self, format: RecordFormat) -> RecordFormat {
        self.types
            .iter()
            .fold(format, |format, (column, field_type)| match field_type {
                Some(field_type) => format.field(column, *field_type),
                None => format,
            })
    }

    fn add(&mut self, row: &Record) {
        let number = |name: &str| row.get(name).and_then(FieldValue::as_i64);
        let text = |name: &str| row.get(name).map(FieldValue::to_string);
        let Some(name) = text("Name") else {
            return;
        };
        let data_type = number("DataType");
        self.types
            .push((format!("_{name}"), data_type.and_then(type_of)));
        let options = text("Values").unwrap_or_default();
        self.definitions.0.push(Definition {
            id: number("Id").unwrap_or_default(),
            label: text("Label").unwrap_or_else(|| name.clone()),
            kind: data_type.map_or(Kind::Text, Kind::of_number),
            options: options
                .lines()
                .map(str::trim)
                .filter(|option| !option.is_empty())
                .map(str::to_owned)
                .collect(),
            name,
        });
    }

    fn contains(&self, column: &str) -> bool {
        self.types.iter().any(|(known, _)| known == column)
    }
}

impl XmlRpcBackend {
    /// The custom fields of a table, read once, and again when a name is not among them.
    pub(super) async fn custom_fields(
        &self,
        table: &str,
        wanted: &[&str],
    ) -> Result<Arc<CustomFields>> {
        let Some(form) = form_of(table) else {
            return Ok(Arc::default());
        };
        let mut cached = self.custom.lock().await;
        if let Some(custom) = cached
            .get(&form)
            .filter(|custom| wanted.iter().all(|column| custom.contains(column)))
        {
            return Ok(Arc::clone(custom));
        }
        let mut query = QueryData::new("DataFormField");
        query.conditions = vec![("FormId".to_owned(), Condition::Equals(form.into()))];
        query.selected = ["Id", "Name", "Label", "DataType", "Values"]
            .map(str::to_owned)
            .to_vec();
        let format = self.client.format("DataFormField");
        let mut fields = CustomFields::default();
        // Nothing is kept when it fails: an empty list would stay for good.
        let call = data::Query::new(&query, &format).map_err(|error| {
            Error::impossible("the query for custom fields cannot be written").caused_by(error)
        })?;
        let rows = self.call(&call).await;
        for row in rows.map_err(|error| error.during(custom::UNREAD))? {
            fields.add(&format.read(&row));
        }
        let custom = Arc::new(fields);
        cached.insert(form, Arc::clone(&custom));
        Ok(custom)
    }

    /// References to custom fields as API names, with the values of a write checked. A name that is not known makes the
    /// list be read again, once.
    pub(super) async fn named(&self, invocation: Invocation) -> Result<(Invocation, Renames)> {
        let names = custom_names(&invocation);
        let table = invocation.table().map(str::to_owned);
        let table = table.filter(|table| form_of(table).is_some());
        let Some(table) = table.filter(|_| must_resolve(&invocation, &names)) else {
            return Ok((invocation, Renames::default()));
        };
        let known = self.custom_fields(&table, &[]).await?;
        match custom::resolve(invocation.clone(), &names, &known.definitions) {
            Err(unknown) if unknown.kind() == ErrorKind::NotFound => {
                let wanted: Vec<&str> = names.iter().map(String::as_str).collect();
                let again = self.custom_fields(&table, &wanted).await?;
                custom::resolve(invocation, &names, &again.definitions).map_err(custom::refused)
            }
            resolved => resolved,
        }
    }
}

/// The types that the wire form alone does not tell: a date is written as a date-time, a number may come as text.
fn type_of(data_type: i64) -> Option<FieldType> {
    match data_type {
        3 | 4 | 11 => Some(FieldType::Double),
        6 | 7 | 12 => Some(FieldType::Int),
        13 => Some(FieldType::Date),
        14 => Some(FieldType::DateTime),
        _ => None,
    }
}
