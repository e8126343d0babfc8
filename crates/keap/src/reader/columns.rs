//! The columns that a struct names: a deserializer that has nothing to give, and learns what it is asked for.

use std::fmt;

use serde::de::{self, Deserializer, Visitor};
use serde::{Deserialize, forward_to_deserialize_any};

/// Why a type names no columns.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    Map,
    NoMember,
    NoStruct,
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Map => "a map, or a struct with #[serde(flatten)], does not name its columns",
            Self::NoMember => "it has no member that is read",
            Self::NoStruct => "it is no struct with named members",
        })
    }
}

/// Asks a type for its columns.
pub(super) fn of<'de, R: Deserialize<'de>>() -> Result<&'static [&'static str], Unfit> {
    match R::deserialize(Probe) {
        Err(Asked::Columns([])) => Err(Unfit::NoMember),
        Err(Asked::Columns(columns)) => Ok(columns),
        Err(Asked::Unfit(unfit)) => Err(unfit),
        Ok(_) => Err(Unfit::NoStruct),
    }
}

/// What was asked of [`Probe`]. It comes back as an error, as there is no value to give.
#[derive(Debug)]
enum Asked {
    Columns(&'static [&'static str]),
    Unfit(Unfit),
}

impl fmt::Display for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("only the columns were asked for")
    }
}

impl std::error::Error for Asked {}

impl de::Error for Asked {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::Unfit(Unfit::NoStruct)
    }
}

struct Probe;

impl<'de> Deserializer<'de> for Probe {
    type Error = Asked;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Asked> {
        Err(Asked::Columns(fields))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Asked> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_map<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Asked> {
        Err(Asked::Unfit(Unfit::Map))
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Asked> {
        Err(Asked::Unfit(Unfit::NoStruct))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct seq tuple
        tuple_struct enum identifier ignored_any
    }
}
