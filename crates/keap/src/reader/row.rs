//! A row as serde reads it: the columns of the struct that have content, one after the other.

use std::slice;

use keap_schema::{FieldType, FieldValue, Record, TableInfo};
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IntoDeserializer as _, MapAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::content::Content;
use super::unread::Unread;

#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    table: &'static TableInfo,
    record: &'a Record,
}

impl<'a> Row<'a> {
    pub(super) fn new(table: &'static TableInfo, record: &'a Record) -> Self {
        Self { table, record }
    }

    /// The content of a column, unless it is one of the ways in which the wires say that there is none.
    fn content(&self, column: &str) -> Option<&'a FieldValue> {
        self.record.get(column).filter(|value| match value {
            FieldValue::Text(text) => !text.is_empty(),
            FieldValue::List(items) => !items.is_empty(),
            FieldValue::Int(0) => !self.is_id(column),
            _ => true,
        })
    }

    fn is_id(&self, column: &str) -> bool {
        let column = crate::names::column(self.table, column);
        column.is_some_and(|column| column.field_type == FieldType::Id)
    }
}

impl<'de> Deserializer<'de> for Row<'_> {
    type Error = Unread;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unread> {
        visitor.visit_map(Columns {
            row: self,
            left: fields.iter(),
            next: None,
        })
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unread> {
        visitor.visit_newtype_struct(self)
    }

    /// Nothing else names columns, so nothing else was asked for them.
    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Unread> {
        Err(Unread::custom("no struct"))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct seq tuple
        tuple_struct map enum identifier ignored_any
    }
}

struct Columns<'a> {
    row: Row<'a>,
    left: slice::Iter<'static, &'static str>,
    next: Option<(&'static str, &'a FieldValue)>,
}

impl<'de> MapAccess<'de> for Columns<'_> {
    type Error = Unread;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unread> {
        let row = self.row;
        self.next = self
            .left
            .find_map(|column| Some((*column, row.content(column)?)));
        let key = self
            .next
            .map(|(column, _)| seed.deserialize(column.into_deserializer()));
        key.transpose()
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Unread> {
        let Some((column, value)) = self.next.take() else {
            return Err(Unread::custom("a value without a column"));
        };
        seed.deserialize(Content(value.clone()))
            .map_err(|unread| unread.in_column::<S::Value>(column, value.type_text()))
    }
}
