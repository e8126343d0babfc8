//! The custom fields of contacts and their types, as table `DataFormField` lists them.

use std::sync::Arc;

use keap_schema::{Condition, FieldType, QueryData};
use keap_xmlrpc::{RecordFormat, data};

use super::XmlRpcBackend;
use crate::Result;

/// The form that the custom fields of contacts belong to.
const CONTACT_FORM: i64 = -1;

#[derive(Debug, Default)]
pub(super) struct CustomFields(Vec<(String, Option<FieldType>)>);

impl CustomFields {
    /// The columns, `_Name`.
    pub(super) fn columns(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|(column, _)| column.clone())
    }

    /// Adds the types to a format. Without a type a field is read as it comes.
    pub(super) fn describe(&self, format: RecordFormat) -> RecordFormat {
        self.0
            .iter()
            .fold(format, |format, (column, field_type)| match field_type {
                Some(field_type) => format.field(column, *field_type),
                None => format,
            })
    }

    fn contains(&self, column: &str) -> bool {
        self.0.iter().any(|(known, _)| known == column)
    }
}

impl XmlRpcBackend {
    /// The custom fields of contacts, read once, and again when a name is not among them.
    pub(super) async fn custom_fields(&self, wanted: &[&str]) -> Result<Arc<CustomFields>> {
        let mut cached = self.custom.lock().await;
        if let Some(custom) = cached
            .as_ref()
            .filter(|custom| wanted.iter().all(|column| custom.contains(column)))
        {
            return Ok(Arc::clone(custom));
        }
        let mut query = QueryData::new("DataFormField");
        query.conditions = vec![("FormId".to_owned(), Condition::Equals(CONTACT_FORM.into()))];
        query.selected = ["Name", "DataType"].map(str::to_owned).to_vec();
        let format = self.client.format("DataFormField");
        let mut fields = CustomFields::default();
        if let Ok(call) = data::Query::new(&query, &format) {
            for row in self.call(&call).await? {
                let record = format.read(&row);
                let data_type = record
                    .get("DataType")
                    .and_then(keap_schema::FieldValue::as_i64);
                if let Some(name) = record.get("Name") {
                    fields
                        .0
                        .push((format!("_{name}"), data_type.and_then(type_of)));
                }
            }
        }
        let custom = Arc::new(fields);
        *cached = Some(Arc::clone(&custom));
        Ok(custom)
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
