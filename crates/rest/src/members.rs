//! Reading an object without what nobody asked for.
//!
//! v2 gives the most of a record whether it is asked for or not. What is not wanted is passed over in the text, and no
//! value is made of it.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::{Map, Value};

/// The members of an object that are read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Members<'a>(pub(crate) &'a [&'a str]);

impl Members<'_> {
    /// Reads an object; none for what is no object or no JSON, which is told by who reads all of it.
    pub(crate) fn read(self, json: &[u8]) -> Option<Value> {
        let mut deserializer = serde_json::Deserializer::from_slice(json);
        let object = self.deserialize(&mut deserializer).ok()?;
        deserializer.end().ok()?;
        Some(object)
    }
}

impl<'de> DeserializeSeed<'de> for Members<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Members<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(member) = access.next_key_seed(Wanted(self.0))? {
            match member {
                Some(name) => drop(object.insert(name.to_owned(), access.next_value()?)),
                None => drop(access.next_value::<IgnoredAny>()?),
            }
        }
        Ok(object.into())
    }
}

/// A name, where it is one of those that are wanted.
struct Wanted<'a>(&'a [&'a str]);

impl<'de, 'a> DeserializeSeed<'de> for Wanted<'a> {
    type Value = Option<&'a str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'a> Visitor<'_> for Wanted<'a> {
    type Value = Option<&'a str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Self::Value, E> {
        Ok(self.0.iter().copied().find(|wanted| *wanted == name))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(json: &str) -> Option<Value> {
        Members(&["id", "name"]).read(json.as_bytes())
    }

    #[test]
    fn an_object_has_what_is_wanted_as_if_all_were_read() {
        let text = r#" {"a":{"id":"9"},"id":"1","b":["\u00e9",null,1e9],"n\u0061me":{"id":[2]},"id":"3"} "#;
        let all: Value = serde_json::from_str(text).unwrap();
        let wanted = read(text).unwrap();
        assert_eq!(wanted, json!({"id": "3", "name": {"id": [2]}}));
        assert_eq!((&wanted["id"], &wanted["name"]), (&all["id"], &all["name"]));
    }

    #[test]
    fn what_is_no_object_is_left_to_others() {
        for json in [
            "",
            "[]",
            "null",
            "1",
            "{",
            r#"{"a":}"#,
            r#"{"a":1}x"#,
            r#"{"id":1"#,
        ] {
            assert_eq!(read(json), None, "{json}");
        }
    }
}
