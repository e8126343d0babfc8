//! Plain JSON without what nobody needs of it: an address has ten members, and a program that asks for the city needs two.

use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde_json::{Map, Value};

use crate::plain::{Any, MEMBERS, Plain};

/// What is needed of the lists of an object: the name of a list, and the members of its entries. Other members of the object
/// are needed whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needed<'a>(Vec<(&'a str, Vec<&'a str>)>);

impl<'a> Needed<'a> {
    /// All of it.
    pub fn all() -> Self {
        Self::default()
    }

    /// Of the entries of a list these members alone, in the place of what was said of it before.
    pub fn entries(&mut self, list: &'a str, members: Vec<&'a str>) {
        self.0.retain(|(name, _)| *name != list);
        self.0.push((list, members));
    }

    pub(crate) fn is_all(&self) -> bool {
        self.0.is_empty()
    }

    fn of(&self, list: &str) -> Option<&[&'a str]> {
        let mut lists = self.0.iter();
        let found = lists.find(|(name, _)| *name == list);
        found.map(|(_, members)| members.as_slice())
    }
}

/// Reads an answer.
///
/// # Errors
/// When it is not JSON.
pub(crate) fn read(text: &str, needed: &Needed<'_>) -> serde_json::Result<Value> {
    let mut json = serde_json::Deserializer::from_str(text);
    let answer = Part::Answer(needed).deserialize(&mut json)?;
    json.end().map(|()| answer)
}

/// A part of an answer, as it is reached.
#[derive(Clone, Copy)]
enum Part<'a> {
    Answer(&'a Needed<'a>),
    List(&'a [&'a str]),
    Entry(&'a [&'a str]),
}

impl<'de> DeserializeSeed<'de> for Part<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Part<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Any.expecting(f)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Any.visit_bool(value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Any.visit_i64(value)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Any.visit_u64(value)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Any.visit_f64(value)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Any.visit_str(value)
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Any.visit_unit()
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let Self::List(members) = self else {
            return Any.visit_seq(items);
        };
        let mut values = Vec::with_capacity(4);
        while let Some(item) = items.next_element_seed(Part::Entry(members))? {
            values.push(item);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let room = match self {
            Self::Answer(_) => MEMBERS,
            Self::Entry(needed) => needed.len(),
            Self::List(_) => return Any.visit_map(members),
        };
        let mut object = Map::with_capacity(room);
        match self {
            Self::Answer(needed) => {
                while let Some(name) = members.next_key::<String>()? {
                    let value = match needed.of(&name) {
                        Some(entries) => members.next_value_seed(Part::List(entries))?,
                        None => members.next_value::<Plain>()?.0,
                    };
                    object.insert(name, value);
                }
            }
            Self::Entry(needed) => {
                while let Some(name) = members.next_key_seed(Name(needed))? {
                    match name {
                        Some(name) => {
                            let Plain(value) = members.next_value()?;
                            object.insert(name, value);
                        }
                        None => drop(members.next_value::<IgnoredAny>()?),
                    }
                }
            }
            Self::List(_) => {}
        }
        Ok(Value::Object(object))
    }
}

/// The name of a member, when it is needed.
struct Name<'a>(&'a [&'a str]);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        Ok(self.0.contains(&name).then(|| name.to_owned()))
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Self::Value, E> {
        Err(E::invalid_type(Unexpected::Bytes(bytes), &self))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(text: &str, needed: &Needed<'_>) -> Result<Value, String> {
        super::read(text, needed).map_err(|error| error.to_string())
    }

    #[test]
    fn entries_of_lists_have_what_is_needed_and_all_else_is_whole() {
        let text = r#"{"id":"7","a":[{"field":"X","b":"1","c":[{"d":1}]},{"c":2}],"e":[{"f":1,"g":{"a":[1]}}]}"#;
        let mut needed = Needed::all();
        assert_eq!(read(text, &needed), Ok(serde_json::from_str(text).unwrap()));
        needed.entries("a", vec!["c"]);
        needed.entries("a", vec!["field", "b"]);
        let left = json!({"id": "7", "a": [{"field": "X", "b": "1"}, {}], "e": [{"f": 1, "g": {"a": [1]}}]});
        assert_eq!(read(text, &needed), Ok(left));
    }

    #[test]
    fn what_is_no_list_is_read_as_it_is() {
        let mut needed = Needed::all();
        needed.entries("a", vec!["b"]);
        for text in [
            r#"{"a":null}"#,
            r#"{"a":{"c":1}}"#,
            r#"{"a":["x",[1],7,-7,1.5,true]}"#,
            r#"[{"a":[{"c":1}]}]"#,
            r#""a""#,
            "null",
        ] {
            assert_eq!(read(text, &needed), Ok(serde_json::from_str(text).unwrap()));
        }
    }

    #[test]
    fn what_is_not_needed_has_to_be_json_all_the_same() {
        let mut needed = Needed::all();
        needed.entries("a", vec!["b"]);
        for text in [
            r#"{"a":[{"c":}]}"#,
            r#"{"a":[{"c":1"#,
            r#"{"a":[{"c":[1}]}"#,
        ] {
            let wrong = serde_json::from_str::<Value>(text).unwrap_err();
            assert_eq!(read(text, &needed), Err(wrong.to_string()));
        }
    }
}
