//! Rust types straight from the steps, through serde, without a tree in between.

use std::borrow::Cow;
use std::fmt;

use serde::de::value::{BorrowedStrDeserializer, CowStrDeserializer};
use serde::de::{self, DeserializeSeed, IntoDeserializer, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

use super::reader::{Reader, Token};
use crate::datetime;
use crate::error::{DecodeError, DecodeErrorKind};

/// Reads the next value as a Rust type; an error of the type is given a place.
pub(super) fn read<'de, T: de::Deserialize<'de>>(
    reader: &mut Reader<'de, '_>,
) -> Result<T, DecodeError> {
    T::deserialize(Next(reader)).map_err(|error| reader.locate(error))
}

/// The next value, not begun.
struct Next<'r, 'de, 'o>(&'r mut Reader<'de, 'o>);

/// A value whose head was read.
struct Begun<'r, 'de, 'o> {
    reader: &'r mut Reader<'de, 'o>,
    token: Token<'de>,
}

impl<'r, 'de, 'o> Next<'r, 'de, 'o> {
    #[inline]
    fn begin(self) -> Result<Begun<'r, 'de, 'o>, DecodeError> {
        let token = self.0.value()?;
        Ok(Begun {
            reader: self.0,
            token,
        })
    }
}

impl<'de> de::Deserializer<'de> for Next<'_, 'de, '_> {
    type Error = DecodeError;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        self.begin()?.deserialize_any(visitor)
    }

    /// The short way for what most members are.
    #[inline]
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.0.untyped() {
            Some(text) => visitor.visit_borrowed_str(text),
            None => self.begin()?.deserialize_any(visitor),
        }
    }

    #[inline]
    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        if self.0.is_no_nil() {
            return visitor.visit_some(self);
        }
        let begun = self.begin()?;
        match begun.token {
            Token::Nil => visitor.visit_none(),
            _ => visitor.visit_some(begun),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        self.begin()?.deserialize_newtype_struct(name, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        self.begin()?.deserialize_enum(name, variants, visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        self.begin()?.deserialize_seq(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        self.0.skip()?;
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit
        unit_struct tuple tuple_struct map struct identifier
    }
}

impl<'de> de::Deserializer<'de> for Begun<'_, 'de, '_> {
    type Error = DecodeError;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.token {
            Token::Text(Cow::Borrowed(text)) => visitor.visit_borrowed_str(text),
            Token::Text(Cow::Owned(text)) => visitor.visit_string(text),
            Token::Int(number) => visitor.visit_i32(number),
            Token::Long(number) => visitor.visit_i64(number),
            Token::Bool(truth) => visitor.visit_bool(truth),
            Token::Double(number) => visitor.visit_f64(number),
            Token::DateTime(text) => {
                let compact = datetime::extended_compact(&text);
                if let Some(text) = compact.as_ref().and_then(|text| str::from_utf8(text).ok()) {
                    return visitor.visit_str(text);
                }
                let moment = self.reader.datetime(&text)?;
                visitor.visit_string(datetime::extended(&moment))
            }
            Token::Base64(bytes) => visitor.visit_byte_buf(bytes),
            Token::Nil => visitor.visit_unit(),
            Token::Array => visit_items(self.reader, visitor),
            Token::Struct => visit_members(self.reader, visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.token {
            Token::Nil => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    /// A [`DateTime`](crate::DateTime) makes itself known by its name, and gets the text as it
    /// stands.
    #[inline]
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        match &self.token {
            Token::DateTime(text) if name == datetime::SERDE_NAME => {
                visitor.visit_newtype_struct(Name(text.clone()))
            }
            _ => visitor.visit_newtype_struct(self),
        }
    }

    /// Only variants without content, by their name.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        match self.token {
            Token::Text(text) => {
                let name: CowStrDeserializer<'_, DecodeError> = text.into_deserializer();
                visitor.visit_enum(name)
            }
            _ => self.deserialize_any(visitor),
        }
    }

    /// Bytes are also a sequence, for `Vec<u8>`.
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.token {
            Token::Base64(bytes) => {
                visitor.visit_seq(de::value::SeqDeserializer::new(bytes.into_iter()))
            }
            _ => self.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct tuple tuple_struct map struct identifier ignored_any
    }
}

fn visit_items<'de, V: Visitor<'de>>(
    reader: &mut Reader<'de, '_>,
    visitor: V,
) -> Result<V::Value, DecodeError> {
    let outside = reader.frames.len() - 1;
    let result = visitor.visit_seq(Items(reader))?;
    // A tuple stops before it has seen the end of the array.
    if reader.frames.len() > outside && reader.next_item()? {
        return Err(reader.wrong("no more elements", "one more"));
    }
    Ok(result)
}

fn visit_members<'de, V: Visitor<'de>>(
    reader: &mut Reader<'de, '_>,
    visitor: V,
) -> Result<V::Value, DecodeError> {
    let outside = reader.frames.len() - 1;
    let result = visitor.visit_map(Members(reader))?;
    reader.close_to(outside)?;
    Ok(result)
}

struct Items<'r, 'de, 'o>(&'r mut Reader<'de, 'o>);

impl<'de> de::SeqAccess<'de> for Items<'_, 'de, '_> {
    type Error = DecodeError;

    #[inline]
    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, DecodeError> {
        if self.0.next_item()? {
            seed.deserialize(Next(self.0)).map(Some)
        } else {
            Ok(None)
        }
    }
}

struct Members<'r, 'de, 'o>(&'r mut Reader<'de, 'o>);

impl<'de> de::MapAccess<'de> for Members<'_, 'de, '_> {
    type Error = DecodeError;

    #[inline]
    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, DecodeError> {
        if let Some(name) = self.0.plain_member() {
            return name
                .map(|name| seed.deserialize(BorrowedStrDeserializer::new(name)))
                .transpose();
        }
        match self.0.next_member()? {
            Some(name) => seed.deserialize(Name(name)).map(Some),
            None => Ok(None),
        }
    }

    #[inline]
    fn next_value_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<S::Value, DecodeError> {
        seed.deserialize(Next(self.0))
    }
}

/// The name of a member, or the text of a date.
struct Name<'de>(Cow<'de, str>);

impl<'de> de::Deserializer<'de> for Name<'de> {
    type Error = DecodeError;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.0 {
            Cow::Borrowed(name) => visitor.visit_borrowed_str(name),
            Cow::Owned(name) => visitor.visit_string(name),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
        ignored_any
    }
}

/// What serde says, in the words of the wire, and without the content of a value.
impl de::Error for DecodeError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::whole(DecodeErrorKind::Convert, "", message.to_string())
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        let found = match found {
            Unexpected::Bool(_) => "a boolean",
            Unexpected::Signed(_) | Unexpected::Unsigned(_) => "a whole number",
            Unexpected::Float(_) => "a double",
            Unexpected::Str(_) | Unexpected::Char(_) => "a string",
            Unexpected::Bytes(_) => "a base64",
            Unexpected::Unit | Unexpected::Option => "a nil",
            Unexpected::Seq => "an array",
            Unexpected::Map => "a struct",
            _ => "something else",
        };
        Self::whole(DecodeErrorKind::Convert, &expected.to_string(), found)
    }
}

impl Reader<'_, '_> {
    /// An error of a Rust type, with its place: the last value if it was the wrong one, else how
    /// far the reader has come.
    #[cold]
    pub(super) fn locate(&self, mut error: DecodeError) -> DecodeError {
        let is_convert = error.kind() == DecodeErrorKind::Convert;
        if is_convert && error.position().is_none() {
            let located = self.wrong("", "");
            let detail = error.detail_mut();
            detail.position = located.position();
            located.path().clone_into(&mut detail.path);
        }
        error
    }
}
