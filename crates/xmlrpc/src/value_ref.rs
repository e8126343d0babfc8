//! The value tree that borrows its texts from the document.

use std::borrow::Cow;
use std::fmt;

use crate::datetime::DateTime;
use crate::value::{Struct, Value};

/// One XML-RPC value that borrows its texts and names from the document it was read from.
///
/// A text is copied only when it stands otherwise in the document: with references, comments or
/// carriage returns in it.
#[derive(Clone, Debug, PartialEq)]
pub enum ValueRef<'a> {
    /// `<i4>` or `<int>`.
    Int(i32),
    /// `<i8>`.
    Long(i64),
    /// `<boolean>`.
    Bool(bool),
    /// `<double>`.
    Double(f64),
    /// `<string>`, or text without a type tag.
    String(Cow<'a, str>),
    /// `<dateTime.iso8601>`.
    DateTime(DateTime),
    /// `<base64>`, decoded.
    Base64(Vec<u8>),
    /// `<struct>`.
    Struct(StructRef<'a>),
    /// `<array>`.
    Array(Vec<Self>),
    /// `<nil/>`.
    Nil,
}

impl ValueRef<'_> {
    /// The same value, with copies of its texts.
    pub fn into_owned(self) -> Value {
        match self {
            Self::Int(number) => Value::Int(number),
            Self::Long(number) => Value::Long(number),
            Self::Bool(truth) => Value::Bool(truth),
            Self::Double(number) => Value::Double(number),
            Self::String(text) => Value::String(text.into_owned()),
            Self::DateTime(moment) => Value::DateTime(moment),
            Self::Base64(bytes) => Value::Base64(bytes),
            Self::Struct(members) => Value::Struct(members.into_owned()),
            Self::Array(items) => {
                Value::Array(items.into_iter().map(ValueRef::into_owned).collect())
            }
            Self::Nil => Value::Nil,
        }
    }

    /// The text, if this is a `string`.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if this is an `i4`.
    pub fn as_i32(&self) -> Option<i32> {
        match self {
            Self::Int(number) => Some(*number),
            _ => None,
        }
    }

    /// The members, if this is a `struct`.
    pub fn as_struct(&self) -> Option<&StructRef<'_>> {
        match self {
            Self::Struct(members) => Some(members),
            _ => None,
        }
    }

    /// The elements, if this is an `array`.
    pub fn as_array(&self) -> Option<&[Self]> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }
}

/// The members of a struct, borrowed, in the order of the document.
///
/// As in [`Struct`], access by name finds the last member of that name.
#[derive(Clone, Default, PartialEq)]
pub struct StructRef<'a> {
    pub(crate) members: Vec<(Cow<'a, str>, ValueRef<'a>)>,
}

impl<'a> StructRef<'a> {
    /// The value of the last member of that name.
    pub fn get(&self, name: &str) -> Option<&ValueRef<'a>> {
        self.members
            .iter()
            .rev()
            .find(|(own, _)| *own == name)
            .map(|(_, value)| value)
    }

    /// The number of members, duplicates counted.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether there are no members.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// The members in order.
    pub fn iter(
        &self,
    ) -> impl DoubleEndedIterator<Item = (&str, &ValueRef<'a>)> + ExactSizeIterator {
        self.members.iter().map(|(name, value)| (&**name, value))
    }

    /// The same members, with copies of their names and texts.
    pub fn into_owned(self) -> Struct {
        self.members
            .into_iter()
            .map(|(name, value)| (name, value.into_owned()))
            .collect()
    }
}

impl fmt::Debug for StructRef<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_map().entries(self.iter()).finish()
    }
}
