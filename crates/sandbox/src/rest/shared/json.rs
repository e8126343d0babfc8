//! Ids, instants and scalars between rows and JSON, where the two versions differ.

use chrono::{DateTime, Utc};
use serde_json::Value as Json;

use super::{Refusal, Version};
use crate::store::zone;

/// An id: a number in v1, a string of digits in v2; 0 means none and is null.
pub(crate) fn id(version: Version, id: i64) -> Json {
    match (version, id) {
        (_, 0) => Json::Null,
        (Version::V1, id) => id.into(),
        (Version::V2, id) => id.to_string().into(),
    }
}

/// An instant in the version's spelling; null when there is none.
pub(crate) fn time(version: Version, instant: Option<DateTime<Utc>>) -> Json {
    instant.map_or(Json::Null, |instant| match version {
        Version::V1 => zone::v1_text(instant).into(),
        Version::V2 => zone::v2_text(instant).into(),
    })
}

/// Text; null when it is empty.
pub(crate) fn text(text: &str) -> Json {
    if text.is_empty() {
        Json::Null
    } else {
        text.into()
    }
}

/// Reads an id from a number or a string of digits; null and empty text mean none.
pub(crate) fn read_id(json: &Json) -> Result<i64, Refusal> {
    match json {
        Json::Null => Ok(0),
        Json::Number(number) => number.as_i64().ok_or_else(Refusal::unreadable),
        Json::String(text) if text.is_empty() => Ok(0),
        Json::String(text) => text.parse().map_err(|_| Refusal::unreadable()),
        _ => Err(Refusal::unreadable()),
    }
}

/// Reads text; null is empty. A number is taken as its digits, as lenient JSON readers do.
pub(crate) fn read_text(json: &Json) -> Result<String, Refusal> {
    match json {
        Json::Null => Ok(String::new()),
        Json::String(text) => Ok(text.clone()),
        Json::Number(number) => Ok(number.to_string()),
        Json::Bool(flag) => Ok(flag.to_string()),
        Json::Array(_) | Json::Object(_) => Err(Refusal::unreadable()),
    }
}

/// The text of a member; empty when it is missing.
pub(crate) fn member(json: &Json, name: &str) -> Result<String, Refusal> {
    read_text(&json[name])
}

/// The objects of a list; null is an empty list.
pub(crate) fn read_list(json: &Json) -> Result<&[Json], Refusal> {
    match json {
        Json::Null => Ok(&[]),
        Json::Array(items) if items.iter().all(Json::is_object) => Ok(items),
        _ => Err(Refusal::unreadable()),
    }
}

/// Ids in a list, numbers or strings.
pub(crate) fn read_ids(json: &Json) -> Result<Vec<i64>, Refusal> {
    json.as_array()
        .ok_or_else(Refusal::unreadable)?
        .iter()
        .map(read_id)
        .collect()
}
