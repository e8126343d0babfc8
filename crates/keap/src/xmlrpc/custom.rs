//! Custom fields and their types, as table `DataFormField` lists them.

use keap_schema::{FieldType, FieldValue, Record};
use keap_xmlrpc::RecordFormat;

use crate::custom::{Definition, Definitions, Kind, Remembered};

/// The form that the custom fields of a table belong to, if it has any.
pub(super) fn form_of(table: &str) -> Option<i64> {
    keap_schema::table(table)?.custom_fields_form.map(i64::from)
}

/// The custom fields of each form whose list was read.
pub(super) type Cache = Remembered<i64, CustomFields>;

#[derive(Debug, Default)]
pub(crate) struct CustomFields {
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

    /// Notes a row of the list.
    pub(super) fn add(&mut self, row: &Record) {
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

    pub(super) fn contains(&self, column: &str) -> bool {
        self.types.iter().any(|(known, _)| known == column)
    }
}

impl AsRef<Definitions> for CustomFields {
    fn as_ref(&self) -> &Definitions {
        &self.definitions
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
