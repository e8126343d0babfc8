//! Plain JSON, read faster than a `Value` reads itself: an object has room for its members from the start, where one that
//! grows is copied and hashed anew at each step. What is read, and what is refused, is the same.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// Members that most objects of the API have at most.
pub(crate) const MEMBERS: usize = 8;

/// Any JSON.
pub(crate) struct Plain(pub(crate) Value);

impl<'de> Deserialize<'de> for Plain {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any).map(Self)
    }
}

pub(crate) struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any valid JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(Plain(item)) = items.next_element()? {
            values.push(item);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let Some(first) = members.next_key()? else {
            return Ok(Value::Object(Map::new()));
        };
        let mut object = Map::with_capacity(MEMBERS);
        let Plain(value) = members.next_value()?;
        object.insert(first, value);
        while let Some(name) = members.next_key()? {
            let Plain(value) = members.next_value()?;
            object.insert(name, value);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn both(text: &str) -> (Result<Value, String>, Result<Value, String>) {
        let ours = serde_json::from_str(text).map(|Plain(value)| value);
        let theirs = serde_json::from_str::<Value>(text);
        (
            ours.map_err(|error| error.to_string()),
            theirs.map_err(|error| error.to_string()),
        )
    }

    fn json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            ".{0,12}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 64, 12, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..12).prop_map(Value::from),
                prop::collection::vec((".{0,6}", inner), 0..20)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn it_reads_what_a_value_reads(value in json(), cut in 0_usize..200) {
            let text = value.to_string();
            let (ours, theirs) = both(&text);
            prop_assert_eq!(&ours, &theirs);
            // Members stand in the same order.
            prop_assert_eq!(ours.unwrap().to_string(), theirs.unwrap().to_string());
            let cut: String = text.chars().take(cut).collect();
            let (ours, theirs) = both(&cut);
            prop_assert_eq!(ours, theirs);
        }
    }

    #[test]
    fn what_stands_twice_counts_as_it_stands_last() {
        let (ours, theirs) = both(r#"{"a":1,"b":2,"a":3}"#);
        assert_eq!(ours, theirs);
        let deep = "[".repeat(200);
        let (ours, theirs) = both(&deep);
        assert_eq!(ours, theirs);
    }
}
