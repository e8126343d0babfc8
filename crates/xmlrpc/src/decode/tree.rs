//! The tree of a value, owned or borrowed, built without recursion.

use std::borrow::Cow;
use std::sync::Arc;

use super::reader::{Reader, Token};
use crate::datetime::DateTime;
use crate::error::DecodeError;
use crate::value::{Struct, Value};
use crate::value_ref::{StructRef, ValueRef};

/// A kind of tree.
pub(super) trait Tree<'a>: Sized {
    /// The name of a member.
    type Name;
    /// What is kept from struct to struct.
    type Names: Default;

    fn name(name: Cow<'a, str>, names: &mut Self::Names) -> Self::Name;
    fn text(text: Cow<'a, str>) -> Self;
    fn scalar(scalar: Scalar) -> Self;
    fn array(items: Vec<Self>) -> Self;
    fn members(members: Vec<(Self::Name, Self)>) -> Self;
}

/// What is the same in both trees.
pub(super) enum Scalar {
    Int(i32),
    Long(i64),
    Bool(bool),
    Double(f64),
    DateTime(DateTime),
    Base64(Vec<u8>),
    Nil,
}

/// A struct or an array that is not complete; a struct with the name of the member being read.
enum Open<N, T> {
    Array(Vec<T>),
    Struct(Vec<(N, T)>, N),
}

/// The most room that is made for a struct before its members are seen.
const MAX_ROOM: usize = 64;

/// Reads the next value with all that is in it.
pub(super) fn read<'a, T: Tree<'a>>(reader: &mut Reader<'a, '_>) -> Result<T, DecodeError> {
    Builder {
        reader,
        names: T::Names::default(),
        room: 0,
    }
    .value()
}

/// Reads the next value as an owned tree, whatever the reader borrows from.
pub(super) fn read_owned(reader: &mut Reader<'_, '_>) -> Result<Value, DecodeError> {
    read(reader)
}

/// Reads the next value if it is no struct and no array.
pub(super) fn read_scalar(reader: &mut Reader<'_, '_>) -> Result<Option<Value>, DecodeError> {
    let builder = Builder {
        reader,
        names: <Value as Tree<'_>>::Names::default(),
        room: 0,
    };
    match builder.reader.value()? {
        Token::Array | Token::Struct => Ok(None),
        token => builder.scalar(token).map(Some),
    }
}

struct Builder<'r, 'a, 'o, T: Tree<'a>> {
    reader: &'r mut Reader<'a, 'o>,
    names: T::Names,
    /// Rows are alike: a struct gets as much room as the last one needed.
    room: usize,
}

/// How reading a struct or an array went: to its end, or to the head of one inside it.
enum Progress<'a, T> {
    Complete(T),
    Inside(Token<'a>),
}

impl<'a, T: Tree<'a>> Builder<'_, 'a, '_, T> {
    fn value(&mut self) -> Result<T, DecodeError> {
        let mut open: Vec<Open<T::Name, T>> = Vec::new();
        let mut token = self.reader.value()?;
        loop {
            // Either something is opened, or a value is complete and goes where it belongs.
            let mut value = match self.begin(&mut open, token)? {
                Some(value) => value,
                None => {
                    token = self.reader.value()?;
                    continue;
                }
            };
            token = loop {
                let Some(top) = open.pop() else {
                    return Ok(value);
                };
                match self.go_on(&mut open, top, value)? {
                    Progress::Complete(complete) => value = complete,
                    Progress::Inside(token) => break token,
                }
            };
        }
    }

    /// Opens a struct or an array that is not empty; anything else is complete.
    fn begin(
        &mut self,
        open: &mut Vec<Open<T::Name, T>>,
        token: Token<'a>,
    ) -> Result<Option<T>, DecodeError> {
        match token {
            Token::Array if self.reader.next_item()? => open.push(Open::Array(Vec::new())),
            Token::Array => return Ok(Some(T::array(Vec::new()))),
            Token::Struct => match self.reader.next_member()? {
                Some(name) => {
                    let name = T::name(name, &mut self.names);
                    open.push(Open::Struct(Vec::with_capacity(self.room), name));
                }
                None => return Ok(Some(T::members(Vec::new()))),
            },
            token => return self.scalar(token).map(Some),
        }
        Ok(None)
    }

    /// Puts a value into what was open, and reads on in there as long as there are scalars.
    fn go_on(
        &mut self,
        open: &mut Vec<Open<T::Name, T>>,
        top: Open<T::Name, T>,
        value: T,
    ) -> Result<Progress<'a, T>, DecodeError> {
        match top {
            Open::Array(mut items) => {
                items.push(value);
                while self.reader.next_item()? {
                    match self.reader.value()? {
                        token @ (Token::Array | Token::Struct) => {
                            open.push(Open::Array(items));
                            return Ok(Progress::Inside(token));
                        }
                        token => items.push(self.scalar(token)?),
                    }
                }
                Ok(Progress::Complete(T::array(items)))
            }
            Open::Struct(mut members, name) => {
                members.push((name, value));
                while let Some(name) = self.reader.next_member()? {
                    let name = T::name(name, &mut self.names);
                    match self.reader.value()? {
                        token @ (Token::Array | Token::Struct) => {
                            open.push(Open::Struct(members, name));
                            return Ok(Progress::Inside(token));
                        }
                        token => members.push((name, self.scalar(token)?)),
                    }
                }
                self.room = members.len().min(MAX_ROOM);
                // Room that a small struct got because of a large one is given back.
                if members.capacity() > 2 * members.len() {
                    members.shrink_to_fit();
                }
                Ok(Progress::Complete(T::members(members)))
            }
        }
    }

    /// Whether a date says nothing, where that is taken.
    fn is_no_date(&self, text: &str) -> bool {
        self.reader.options().rolling && text.trim_ascii().is_empty()
    }

    #[inline]
    fn scalar(&self, token: Token<'a>) -> Result<T, DecodeError> {
        Ok(match token {
            Token::Text(text) => T::text(text),
            Token::Int(number) => T::scalar(Scalar::Int(number)),
            Token::Long(number) => T::scalar(Scalar::Long(number)),
            Token::Bool(truth) => T::scalar(Scalar::Bool(truth)),
            Token::Double(number) => T::scalar(Scalar::Double(number)),
            Token::DateTime(text) if self.is_no_date(&text) => T::text(Cow::Borrowed("")),
            Token::DateTime(text) => T::scalar(Scalar::DateTime(self.reader.datetime(&text)?)),
            Token::Base64(bytes) => T::scalar(Scalar::Base64(bytes)),
            Token::Nil | Token::Array | Token::Struct => T::scalar(Scalar::Nil),
        })
    }
}

/// The names met lately, so that the rows of an answer share them. Each name has one place, found
/// by its length and two of its bytes, and the last one met keeps it.
#[derive(Default)]
pub(super) struct SharedNames {
    places: Vec<Option<Arc<str>>>,
}

impl SharedNames {
    const PLACES: usize = 128;

    fn share(&mut self, name: &str) -> Arc<str> {
        if self.places.is_empty() {
            self.places.resize(Self::PLACES, None);
        }
        let bytes = name.as_bytes();
        let at = |place: usize| bytes.get(place).map_or(0, |byte| usize::from(*byte));
        let hash =
            bytes.len() + at(0) * 7 + at(bytes.len() / 2) * 5 + at(bytes.len().wrapping_sub(1)) * 3;
        let place = &mut self.places[hash % Self::PLACES];
        match place {
            Some(known) if **known == *name => Arc::clone(known),
            _ => Arc::clone(place.insert(name.into())),
        }
    }
}

impl<'a> Tree<'a> for Value {
    type Name = Arc<str>;
    type Names = SharedNames;

    fn name(name: Cow<'a, str>, names: &mut SharedNames) -> Arc<str> {
        names.share(&name)
    }

    fn text(text: Cow<'a, str>) -> Self {
        Self::String(text.into_owned())
    }

    fn scalar(scalar: Scalar) -> Self {
        match scalar {
            Scalar::Int(number) => Self::Int(number),
            Scalar::Long(number) => Self::Long(number),
            Scalar::Bool(truth) => Self::Bool(truth),
            Scalar::Double(number) => Self::Double(number),
            Scalar::DateTime(moment) => Self::DateTime(moment),
            Scalar::Base64(bytes) => Self::Base64(bytes),
            Scalar::Nil => Self::Nil,
        }
    }

    fn array(items: Vec<Self>) -> Self {
        Self::Array(items)
    }

    fn members(members: Vec<(Arc<str>, Self)>) -> Self {
        Self::Struct(Struct::from_members(members))
    }
}

impl<'a> Tree<'a> for ValueRef<'a> {
    type Name = Cow<'a, str>;
    type Names = ();

    fn name(name: Cow<'a, str>, (): &mut ()) -> Cow<'a, str> {
        name
    }

    fn text(text: Cow<'a, str>) -> Self {
        Self::String(text)
    }

    fn scalar(scalar: Scalar) -> Self {
        match scalar {
            Scalar::Int(number) => Self::Int(number),
            Scalar::Long(number) => Self::Long(number),
            Scalar::Bool(truth) => Self::Bool(truth),
            Scalar::Double(number) => Self::Double(number),
            Scalar::DateTime(moment) => Self::DateTime(moment),
            Scalar::Base64(bytes) => Self::Base64(bytes),
            Scalar::Nil => Self::Nil,
        }
    }

    fn array(items: Vec<Self>) -> Self {
        Self::Array(items)
    }

    fn members(members: Vec<(Cow<'a, str>, Self)>) -> Self {
        Self::Struct(StructRef { members })
    }
}
