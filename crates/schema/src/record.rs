//! One row by field names, in the order it came.

use std::fmt;

use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};
use thiserror::Error;

use crate::column::CanRead;
use crate::{Column, Field, FieldType, FieldValue, IntoField};

/// The column of a row's own id, in every table that has one.
const ID: &str = "Id";

/// A row as field names with their contents.
///
/// A field without content is absent; there is no null. Names are written as on the legacy wire (`FirstName`,
/// `_ShoeSize`) and compared exactly. The order is kept for display and does not matter for `==`.
#[derive(Clone, Default)]
pub struct Record {
    fields: Vec<(String, FieldValue)>,
}

impl Record {
    /// A record without fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// The content of a field.
    pub fn get(&self, name: &str) -> Option<&FieldValue> {
        self.fields
            .iter()
            .find(|(field, _)| field == name)
            .map(|(_, value)| value)
    }

    /// The content of a column, as its Rust type.
    ///
    /// # Errors
    /// When the field is there and cannot be read as the type of the column.
    pub fn read<T, V: Field, A: CanRead>(
        &self,
        column: Column<T, V, A>,
    ) -> Result<Option<V>, RecordError> {
        self.get(column.name())
            .cloned()
            .map(|value| read(column, value))
            .transpose()
    }

    /// The content of a column that must be there, as its Rust type: [`read`](Self::read) with an error in place of nothing.
    ///
    /// # Errors
    /// When the field is not there, or cannot be read as the type of the column.
    pub fn require<T, V: Field, A: CanRead>(
        &self,
        column: Column<T, V, A>,
    ) -> Result<V, RecordError> {
        let found = self.read(column)?;
        found.ok_or_else(|| missing(column.name(), column.field_type()))
    }

    /// The number in `Id`, whatever table the row is of; [`require`](Self::require) gives the id of a kind.
    ///
    /// # Errors
    /// When `Id` was not asked for, or holds no number.
    pub fn id(&self) -> Result<i64, RecordError> {
        let value = self.get(ID).cloned();
        let value = value.ok_or_else(|| missing(ID, FieldType::Id))?;
        i64::from_field(value).map_err(|value| unfit(ID, FieldType::Id, &value))
    }

    /// Puts the fields in the order of a key of their names; those with the same key keep theirs.
    pub fn sort_by_key<K: Ord>(&mut self, key: impl Fn(&str) -> K) {
        self.fields.sort_by_cached_key(|(name, _)| key(name));
    }

    /// Puts a field in, in the place of the one with this name if there is one, and gives back what it replaced.
    pub fn insert(
        &mut self,
        name: impl Into<String>,
        value: impl Into<FieldValue>,
    ) -> Option<FieldValue> {
        let (name, value) = (name.into(), value.into());
        match self.fields.iter_mut().find(|(field, _)| *field == name) {
            Some((_, old)) => Some(std::mem::replace(old, value)),
            None => {
                self.fields.push((name, value));
                None
            }
        }
    }

    /// The record with a column put in, whatever its access: for tests and for servers.
    #[must_use]
    pub fn with<T, V, A>(mut self, column: Column<T, V, A>, value: impl IntoField<V>) -> Self {
        self.insert(column.name(), value.into_field());
        self
    }

    /// Takes a field out.
    pub fn remove(&mut self, name: &str) -> Option<FieldValue> {
        let at = self.fields.iter().position(|(field, _)| field == name)?;
        Some(self.fields.remove(at).1)
    }

    /// Whether the field has content.
    pub fn contains(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The fields in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &FieldValue)> {
        self.fields
            .iter()
            .map(|(name, value)| (name.as_str(), value))
    }

    /// The names in order.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &str> {
        self.fields.iter().map(|(name, _)| name.as_str())
    }

    /// How many fields have content.
    pub fn len(&self) -> usize {
        self.fields.len()
    }

    /// Whether no field has content.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// Takes a column out, as its Rust type. For the rows of the tables.
    pub(crate) fn take<T, V: Field, A>(
        &mut self,
        column: Column<T, V, A>,
    ) -> Result<Option<V>, RecordError> {
        self.remove(column.name())
            .map(|value| read(column, value))
            .transpose()
    }

    /// Puts a column in if it has content. For the rows of the tables.
    pub(crate) fn put<T, V: Field, A>(&mut self, column: Column<T, V, A>, value: Option<&V>) {
        if let Some(value) = value {
            self.insert(column.name(), value.clone().into_value());
        }
    }
}

fn read<T, V: Field, A>(column: Column<T, V, A>, value: FieldValue) -> Result<V, RecordError> {
    V::from_field(value).map_err(|value| unfit(column.name(), column.field_type(), &value))
}

fn unfit(field: &str, expected: FieldType, found: &FieldValue) -> RecordError {
    RecordError {
        field: field.to_owned(),
        expected,
        found: found.type_text(),
    }
}

fn missing(field: &str, expected: FieldType) -> RecordError {
    RecordError {
        field: field.to_owned(),
        expected,
        found: "nothing",
    }
}

/// A field holds something else than its column says, or nothing where something must be.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("field `{field}` should hold a value of type {expected}, found {found}")]
#[non_exhaustive]
pub struct RecordError {
    /// The name of the field.
    pub field: String,
    /// The type of the column.
    pub expected: FieldType,
    /// What was found. The content itself is not kept: it may be personal.
    pub found: &'static str,
}

impl PartialEq for Record {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len()
            && self
                .iter()
                .all(|(name, value)| other.get(name) == Some(value))
    }
}

impl<N: Into<String>, V: Into<FieldValue>> FromIterator<(N, V)> for Record {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(fields: I) -> Self {
        let mut record = Self::new();
        record.extend(fields);
        record
    }
}

impl<N: Into<String>, V: Into<FieldValue>> Extend<(N, V)> for Record {
    fn extend<I: IntoIterator<Item = (N, V)>>(&mut self, fields: I) {
        for (name, value) in fields {
            self.insert(name, value);
        }
    }
}

impl IntoIterator for Record {
    type Item = (String, FieldValue);
    type IntoIter = std::vec::IntoIter<(String, FieldValue)>;

    fn into_iter(self) -> Self::IntoIter {
        self.fields.into_iter()
    }
}

/// A map from names to contents, in the order of the record.
impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.len()))?;
        for (name, value) in self.iter() {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

/// Shows the fields; the contents of columns that hold passwords and card data as `[redacted]`.
impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut map = f.debug_map();
        for (name, value) in self.iter() {
            if is_sensitive(name) {
                map.entry(&name, &format_args!("[redacted]"));
            } else {
                map.entry(&name, value);
            }
        }
        map.finish()
    }
}

/// Columns whose content is a password or card data, in whatever table: `Contact.Password` is plain text in Keap. Among
/// them is the account at a carrier, which `ShippingService.getUpsShippingOption` tells.
pub fn is_sensitive(name: &str) -> bool {
    matches!(
        name,
        "Password"
            | "Contact.Password"
            | "CardNumber"
            | "CVV2"
            | "accountNumber"
            | "accessLicenseNumber"
            | "accessUserId"
            | "accessPassword"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contact;

    #[test]
    fn order_is_kept_and_does_not_matter_for_equality() {
        let one: Record = [("Id", 17), ("OwnerID", 1)].into_iter().collect();
        let other: Record = [("OwnerID", 1), ("Id", 17)].into_iter().collect();
        assert_eq!(one, other);
        assert_eq!(one.names().collect::<Vec<_>>(), ["Id", "OwnerID"]);
        assert_ne!(one, Record::new());
    }

    #[test]
    fn a_column_is_read_as_its_type() {
        let record: Record = [("Id", FieldValue::from("17")), ("Birthday", 3.into())]
            .into_iter()
            .collect();
        assert_eq!(
            record.read(contact::ID),
            Ok(Some(crate::id::ContactId::new(17)))
        );
        assert_eq!(record.read(contact::EMAIL), Ok(None));
        assert_eq!(
            record.read(contact::BIRTHDAY).unwrap_err().to_string(),
            "field `Birthday` should hold a value of type date, found whole number"
        );
    }

    #[test]
    fn what_must_be_there_is_an_error_when_it_is_not() {
        let record: Record = [("Id", FieldValue::from("17"))].into_iter().collect();
        assert_eq!(record.id(), Ok(17));
        assert!(record.require(contact::ID).is_ok());
        assert_eq!(
            record.require(contact::EMAIL).unwrap_err().to_string(),
            "field `Email` should hold a value of type text, found nothing"
        );
        assert!(Record::new().id().is_err());
    }

    #[test]
    fn passwords_and_cards_are_not_shown() {
        let record: Record = [("Password", "hunter2"), ("City", "Bonn")]
            .into_iter()
            .collect();
        assert_eq!(
            format!("{record:?}"),
            r#"{"Password": [redacted], "City": Text("Bonn")}"#
        );
    }
}
