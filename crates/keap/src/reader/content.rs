//! The content of a column as serde reads it, as lenient as typed columns are: a number may be a text, a flag a number.

use keap_schema::{Field, FieldValue};
use serde::de::value::SeqDeserializer;
use serde::de::{Deserializer, Error as _, IntoDeserializer, Unexpected, Visitor};

use super::unread::Unread;

pub(super) struct Content(pub(super) FieldValue);

impl Content {
    /// As one of the types that columns have.
    fn read<F: Field>(self) -> Result<F, Unread> {
        F::from_field(self.0).or_else(|value| Self(value).refused())
    }

    fn refused<V>(self) -> Result<V, Unread> {
        let found = Unexpected::Other(self.0.type_text());
        Err(Unread::invalid_type(found, &"another type"))
    }

    fn seq<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        match self.0 {
            FieldValue::Bytes(bytes) => visitor.visit_seq(SeqDeserializer::new(bytes.into_iter())),
            value => {
                let items = Self(value).read::<Vec<String>>()?;
                let items = items.into_iter().map(|item| Self(item.into()));
                visitor.visit_seq(SeqDeserializer::new(items))
            }
        }
    }
}

impl IntoDeserializer<'_, Unread> for Content {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// Each of these reads a content as the type of a column and hands it over; serde narrows it, or refuses.
macro_rules! as_column {
    ($($method:ident: $Type:ty => $visit:ident;)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
            visitor.$visit(self.read::<$Type>()?)
        })*
    };
}

/// Contents that have no parts by name.
macro_rules! refuse {
    ($($method:ident($($argument:ty),*);)*) => {
        $(fn $method<V: Visitor<'de>>(self, $(_: $argument,)* _: V) -> Result<V::Value, Unread> {
            self.refused()
        })*
    };
}

type Names = &'static [&'static str];

impl<'de> Deserializer<'de> for Content {
    type Error = Unread;

    /// For what takes whatever there is, such as an untagged enum.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        match self.0 {
            FieldValue::Int(number) => visitor.visit_i64(number),
            FieldValue::Double(number) => visitor.visit_f64(number),
            FieldValue::Bool(flag) => visitor.visit_bool(flag),
            FieldValue::Bytes(bytes) => visitor.visit_byte_buf(bytes),
            FieldValue::List(items) => visitor.visit_seq(SeqDeserializer::new(items.into_iter())),
            text => visitor.visit_string(text.to_string()),
        }
    }

    as_column! {
        deserialize_bool: bool => visit_bool;
        deserialize_i8: i64 => visit_i64;
        deserialize_i16: i64 => visit_i64;
        deserialize_i32: i64 => visit_i64;
        deserialize_i64: i64 => visit_i64;
        deserialize_i128: i64 => visit_i64;
        deserialize_u8: i64 => visit_i64;
        deserialize_u16: i64 => visit_i64;
        deserialize_u32: i64 => visit_i64;
        deserialize_u64: i64 => visit_i64;
        deserialize_u128: i64 => visit_i64;
        deserialize_f64: f64 => visit_f64;
        deserialize_char: String => visit_string;
        deserialize_str: String => visit_string;
        deserialize_string: String => visit_string;
        deserialize_identifier: String => visit_string;
        deserialize_bytes: Vec<u8> => visit_byte_buf;
        deserialize_byte_buf: Vec<u8> => visit_byte_buf;
    }

    /// Refused whatever the number is, so that it shows with the first row and not with the first amount that is changed.
    fn deserialize_f32<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Unread> {
        Err(Unread::narrow())
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unread> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        self.seq(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unread> {
        self.seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Unread> {
        self.seq(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: Names,
        visitor: V,
    ) -> Result<V::Value, Unread> {
        visitor.visit_enum(self.read::<String>()?.into_deserializer())
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        visitor.visit_unit()
    }

    refuse! {
        deserialize_unit();
        deserialize_unit_struct(&'static str);
        deserialize_map();
        deserialize_struct(&'static str, Names);
    }
}
