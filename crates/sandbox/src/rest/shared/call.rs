//! One call of REST and what is answered to it, in either version.

use chrono::{DateTime, Utc};
use http::{Method, StatusCode};
use serde_json::Value as Json;

use super::error::Refusal;
use super::json;
use super::version::Version;
use crate::store::Store;

/// One REST call, read and ready to be routed.
#[derive(Debug)]
pub(crate) struct Call<'a> {
    pub(crate) store: &'a mut Store,
    pub(crate) now: DateTime<Utc>,
    /// The user the credential acts for.
    pub(crate) user: i64,
    pub(crate) app: &'a str,
    pub(crate) version: Version,
    pub(crate) method: Method,
    /// Decoded path segments after the version.
    pub(crate) path: Vec<String>,
    /// The address up to the version, for links: `https://api.infusionsoft.com/crm/rest/v1`.
    pub(crate) base: String,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) headers: http::HeaderMap,
    pub(crate) bytes: bytes::Bytes,
}

/// What a handler answers.
#[derive(Debug)]
pub(crate) enum Reply {
    Json(StatusCode, Json),
    Empty(StatusCode),
    Bytes(&'static str, Vec<u8>),
}

pub(crate) type Answer = Result<Reply, Refusal>;

impl Reply {
    pub(crate) fn ok(json: Json) -> Answer {
        Ok(Self::Json(StatusCode::OK, json))
    }

    pub(crate) fn created(json: Json) -> Answer {
        Ok(Self::Json(StatusCode::CREATED, json))
    }

    pub(crate) fn no_content() -> Answer {
        Ok(Self::Empty(StatusCode::NO_CONTENT))
    }
}

impl Call<'_> {
    /// The last value of a query parameter.
    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .rev()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// All values of a list parameter: repeated keys, comma lists, or both.
    pub(crate) fn query_list(&self, name: &str) -> Vec<String> {
        let values = self.query.iter().filter(|(key, _)| key == name);
        let parts = values.flat_map(|(_, value)| value.split(','));
        parts
            .map(|part| part.trim().to_owned())
            .filter(|part| !part.is_empty())
            .collect()
    }

    /// A number from the query, where it is one.
    pub(crate) fn query_number(&self, name: &str) -> Result<Option<i64>, Refusal> {
        self.query(name)
            .filter(|text| !text.is_empty())
            .map(|text| text.parse().map_err(|_| Refusal::unreadable()))
            .transpose()
    }

    /// A boolean from the query; no other word gets as far as an operation.
    pub(crate) fn query_flag(&self, name: &str) -> Option<bool> {
        let word = self.query(name).filter(|word| !word.is_empty())?;
        Some(word.eq_ignore_ascii_case("true"))
    }

    /// The product of a line of an order; 0 for none.
    ///
    /// # Errors
    /// 404 for one that is not there: XML-RPC has fault 5 for it (for REST inferred).
    pub(crate) fn product(&self, id: &Json) -> Result<i64, Refusal> {
        match json::read_id(id)? {
            0 => Ok(0),
            id if self.store.has("Product", id) => Ok(id),
            _ => Err(Refusal::missing("Product")),
        }
    }

    /// The JSON object of the body.
    pub(crate) fn body(&self) -> Result<Json, Refusal> {
        match serde_json::from_slice(&self.bytes) {
            Ok(Json::Object(members)) => Ok(Json::Object(members)),
            _ => Err(Refusal::unreadable()),
        }
    }
}

/// A path segment as an id.
pub(crate) fn id(segment: &str) -> Result<i64, Refusal> {
    segment.parse().map_err(|_| Refusal::unreadable())
}
