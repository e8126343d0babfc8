//! The value tree: what an XML-RPC value is, and access to it.

use std::fmt;
use std::ops::Index;
use std::sync::Arc;

use crate::datetime::DateTime;

/// One XML-RPC value, owned.
///
/// `Long` and `Nil` are extensions that the Keap server refuses when it receives them; encoding
/// writes them only when [`EncodeOptions::extensions`](crate::EncodeOptions) is on.
///
/// The types are those of the specification, which is closed, and these two extensions, so a `match` may name them all:
/// there will be no others without a major version.
///
/// ```
/// use keap_xmlrpc::{Struct, Value};
///
/// let contact = Struct::new().with("Email", "ann@example.com").with("Id", 17);
/// let value = Value::from(contact);
/// assert_eq!(value["Id"].as_i32(), Some(17));
/// assert!(value["Phone1"].is_nil());
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `<i4>` or `<int>`: 32 bits, signed.
    Int(i32),
    /// `<i8>`: 64 bits, an extension.
    Long(i64),
    /// `<boolean>`: `0` or `1`.
    Bool(bool),
    /// `<double>`; never NaN or infinite on the wire.
    Double(f64),
    /// `<string>`, or text without a type tag: the two are equal.
    String(String),
    /// `<dateTime.iso8601>`.
    DateTime(DateTime),
    /// `<base64>`, decoded.
    Base64(Vec<u8>),
    /// `<struct>`: members in the order of the document.
    Struct(Struct),
    /// `<array>`.
    Array(Vec<Self>),
    /// `<nil/>` or `<ex:nil/>`: an extension.
    Nil,
}

/// What a missing member or element is shown as by indexing.
static NIL: Value = Value::Nil;

impl Value {
    /// The name of the type on the wire, such as `i4` or `dateTime.iso8601`.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Int(_) => "i4",
            Self::Long(_) => "i8",
            Self::Bool(_) => "boolean",
            Self::Double(_) => "double",
            Self::String(_) => "string",
            Self::DateTime(_) => "dateTime.iso8601",
            Self::Base64(_) => "base64",
            Self::Struct(_) => "struct",
            Self::Array(_) => "array",
            Self::Nil => "nil",
        }
    }

    /// The number, if this is an `i4`.
    pub fn as_i32(&self) -> Option<i32> {
        match self {
            Self::Int(number) => Some(*number),
            _ => None,
        }
    }

    /// The number, if this is an `i4` or an `i8`.
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Int(number) => Some(i64::from(*number)),
            Self::Long(number) => Some(*number),
            _ => None,
        }
    }

    /// The truth value, if this is a `boolean`.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(truth) => Some(*truth),
            _ => None,
        }
    }

    /// The number, if this is a `double`.
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Double(number) => Some(*number),
            _ => None,
        }
    }

    /// The text, if this is a `string`.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The date and time, if this is a `dateTime.iso8601`.
    pub fn as_datetime(&self) -> Option<&DateTime> {
        match self {
            Self::DateTime(moment) => Some(moment),
            _ => None,
        }
    }

    /// The bytes, if this is a `base64`.
    pub fn as_base64(&self) -> Option<&[u8]> {
        match self {
            Self::Base64(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// The members, if this is a `struct`.
    pub fn as_struct(&self) -> Option<&Struct> {
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

    /// Whether this is a `nil`.
    pub fn is_nil(&self) -> bool {
        matches!(self, Self::Nil)
    }

    /// The text, moved out, or the value itself if it is no `string`.
    ///
    /// # Errors
    ///
    /// Gives the value back when it has another type.
    pub fn into_string(self) -> Result<String, Self> {
        match self {
            Self::String(text) => Ok(text),
            other => Err(other),
        }
    }

    /// The members, moved out, or the value itself if it is no `struct`.
    ///
    /// # Errors
    ///
    /// Gives the value back when it has another type.
    pub fn into_struct(self) -> Result<Struct, Self> {
        match self {
            Self::Struct(members) => Ok(members),
            other => Err(other),
        }
    }

    /// The elements, moved out, or the value itself if it is no `array`.
    ///
    /// # Errors
    ///
    /// Gives the value back when it has another type.
    pub fn into_array(self) -> Result<Vec<Self>, Self> {
        match self {
            Self::Array(items) => Ok(items),
            other => Err(other),
        }
    }
}

/// A member of a struct; [`Value::Nil`] when there is none or this is no struct.
impl Index<&str> for Value {
    type Output = Self;

    fn index(&self, name: &str) -> &Self {
        self.as_struct().map_or(&NIL, |members| &members[name])
    }
}

/// An element of an array; [`Value::Nil`] when there is none or this is no array.
impl Index<usize> for Value {
    type Output = Self;

    fn index(&self, index: usize) -> &Self {
        self.as_array()
            .and_then(|items| items.get(index))
            .unwrap_or(&NIL)
    }
}

/// The members of a struct, in the order of the document.
///
/// A name may occur twice on the wire. Both members are kept, in order, and access by name finds
/// the last one, as Keap is believed to do; so reading costs no time for duplicates. Two structs
/// are equal when they have the same members in the same order.
///
/// Names are shared: the rows of one answer hold one copy of `FirstName` between them.
#[derive(Clone, Default, PartialEq)]
pub struct Struct {
    members: Vec<(Arc<str>, Value)>,
}

impl Struct {
    /// A struct without members.
    pub fn new() -> Self {
        Self::default()
    }

    /// A struct without members, with room for some.
    pub fn with_capacity(members: usize) -> Self {
        Self {
            members: Vec::with_capacity(members),
        }
    }

    pub(crate) fn from_members(members: Vec<(Arc<str>, Value)>) -> Self {
        Self { members }
    }

    /// The struct with one more member at the end: for writing literals.
    #[must_use]
    pub fn with(mut self, name: impl Into<Arc<str>>, value: impl Into<Value>) -> Self {
        self.push(name, value);
        self
    }

    /// Adds a member at the end, also when the name is there already. Takes constant time.
    pub fn push(&mut self, name: impl Into<Arc<str>>, value: impl Into<Value>) {
        self.members.push((name.into(), value.into()));
    }

    /// Sets a member: replaces the value of the last member of that name, or adds one at the end.
    ///
    /// Looks through all members; [`push`](Self::push) does not.
    pub fn insert(&mut self, name: impl Into<Arc<str>>, value: impl Into<Value>) -> Option<Value> {
        let (name, value) = (name.into(), value.into());
        match self.get_mut(&name) {
            Some(place) => Some(std::mem::replace(place, value)),
            None => {
                self.members.push((name, value));
                None
            }
        }
    }

    /// Takes out the last member of that name; the order of the others stays.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        let position = self.members.iter().rposition(|(own, _)| **own == *name)?;
        Some(self.members.remove(position).1)
    }

    /// The value of the last member of that name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.members
            .iter()
            .rev()
            .find(|(own, _)| **own == *name)
            .map(|(_, value)| value)
    }

    /// The value of the last member of that name, to change.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Value> {
        self.members
            .iter_mut()
            .rev()
            .find(|(own, _)| **own == *name)
            .map(|(_, value)| value)
    }

    /// Whether a member of that name is there.
    pub fn contains(&self, name: &str) -> bool {
        self.get(name).is_some()
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
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&str, &Value)> + ExactSizeIterator {
        self.members.iter().map(|(name, value)| (&**name, value))
    }

    /// The names in order.
    pub fn names(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator {
        self.members.iter().map(|(name, _)| &**name)
    }
}

impl fmt::Debug for Struct {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_map().entries(self.iter()).finish()
    }
}

/// A member; [`Value::Nil`] when there is none.
impl Index<&str> for Struct {
    type Output = Value;

    fn index(&self, name: &str) -> &Value {
        self.get(name).unwrap_or(&NIL)
    }
}

impl<N: Into<Arc<str>>, V: Into<Value>> FromIterator<(N, V)> for Struct {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(members: I) -> Self {
        let members = members
            .into_iter()
            .map(|(name, value)| (name.into(), value.into()));
        Self {
            members: members.collect(),
        }
    }
}

impl<N: Into<Arc<str>>, V: Into<Value>> Extend<(N, V)> for Struct {
    fn extend<I: IntoIterator<Item = (N, V)>>(&mut self, members: I) {
        self.members.extend(
            members
                .into_iter()
                .map(|(name, value)| (name.into(), value.into())),
        );
    }
}

impl IntoIterator for Struct {
    type Item = (String, Value);
    type IntoIter = Members;

    fn into_iter(self) -> Members {
        Members(self.members.into_iter())
    }
}

impl<'a> IntoIterator for &'a Struct {
    type Item = (&'a str, &'a Value);
    type IntoIter = MembersRef<'a>;

    fn into_iter(self) -> MembersRef<'a> {
        MembersRef(self.members.iter())
    }
}

/// The members of a [`Struct`], moved out in order.
#[derive(Debug)]
pub struct Members(std::vec::IntoIter<(Arc<str>, Value)>);

impl Iterator for Members {
    type Item = (String, Value);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(name, value)| (name.to_string(), value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl ExactSizeIterator for Members {}

/// The members of a [`Struct`], borrowed, in order.
#[derive(Clone, Debug)]
pub struct MembersRef<'a>(std::slice::Iter<'a, (Arc<str>, Value)>);

impl<'a> Iterator for MembersRef<'a> {
    type Item = (&'a str, &'a Value);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(name, value)| (&**name, value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl ExactSizeIterator for MembersRef<'_> {}

macro_rules! value_from {
    ($($type:ty => $variant:ident),* $(,)?) => {$(
        impl From<$type> for Value {
            fn from(inner: $type) -> Self {
                Self::$variant(inner.into())
            }
        }
    )*};
}

value_from! {
    i32 => Int,
    i64 => Long,
    bool => Bool,
    f64 => Double,
    String => String,
    &str => String,
    DateTime => DateTime,
    chrono::NaiveDateTime => DateTime,
    Struct => Struct,
}

/// Bytes become a `base64`; for an array of small numbers collect [`Value`]s.
impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Base64(bytes)
    }
}

impl From<Vec<Self>> for Value {
    fn from(items: Vec<Self>) -> Self {
        Self::Array(items)
    }
}

impl<V: Into<Self>> FromIterator<V> for Value {
    fn from_iter<I: IntoIterator<Item = V>>(items: I) -> Self {
        Self::Array(items.into_iter().map(Into::into).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_keep_their_order() {
        let members = Struct::new().with("b", 1).with("a", 2);
        assert_eq!(members.names().collect::<Vec<_>>(), ["b", "a"]);
    }

    #[test]
    fn the_last_of_two_members_is_found() {
        let members = Struct::new().with("Id", 1).with("Id", 2);
        assert_eq!(members.len(), 2);
        assert_eq!(members["Id"], Value::Int(2));
    }

    #[test]
    fn insert_replaces_and_push_does_not() {
        let mut members = Struct::new().with("Id", 1);
        assert_eq!(members.insert("Id", 2), Some(Value::Int(1)));
        assert_eq!(members.insert("Email", "ann@example.com"), None);
        members.push("Id", 3);
        assert_eq!(members.into_iter().count(), 3);
    }

    #[test]
    fn indexing_what_is_not_there_gives_nil() {
        let value: Value = [1, 2].into_iter().collect();
        assert_eq!(value[1], Value::Int(2));
        assert!(value[2].is_nil());
        assert!(value["Id"].is_nil());
    }
}
