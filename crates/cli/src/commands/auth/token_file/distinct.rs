//! JSON whose members each say one thing: of two with one name a reader takes the last, and says nothing of the first.

use std::fmt;

use anyhow::Context as _;
use keap_http::Shown;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value as Json};

/// Reads a document.
///
/// # Errors
/// When it is not JSON, or two members of one name say different things.
pub(super) fn parse(text: &str) -> anyhow::Result<Json> {
    match serde_json::from_str::<Distinct>(text) {
        Ok(Distinct(json)) => Ok(json),
        Err(error) if error.is_data() => Err(error.into()),
        Err(error) => Err(error).context("the input is not JSON"),
    }
}

struct Distinct(Json);

impl<'de> Deserialize<'de> for Distinct {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader).map(Self)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(Distinct(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(list.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
        let mut members = Map::new();
        while let Some((name, Distinct(value))) = entries.next_entry::<String, Distinct>()? {
            if members.get(&name).is_some_and(|before| *before != value) {
                return Err(A::Error::custom(format_args!(
                    "the input has {} twice, and they say different things",
                    Shown::new(&name).up_to(40)
                )));
            }
            members.insert(name, value);
        }
        Ok(members.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_that_say_one_thing_are_read_as_always() {
        let text = r#"{"a":[1,-2,2.5,true,null,"x",{"b":{}}],"a":[1,-2,2.5,true,null,"x",{"b":{}}],"c":18446744073709551615}"#;
        assert_eq!(
            parse(text).unwrap(),
            serde_json::from_str::<Json>(text).unwrap()
        );
    }

    #[test]
    fn what_is_no_json_is_told_as_that_and_what_says_two_things_is_not() {
        let told = |text: &str| format!("{:#}", parse(text).unwrap_err());
        assert!(told("{").starts_with("the input is not JSON"));
        let twice = told(r#"{"data":{"access_token":"B","access_token":"A"}}"#);
        assert!(
            twice.starts_with("the input has access_token twice"),
            "{twice}"
        );
    }
}
