//! The REST surface: v1 and v2 over the same store. JSON is built by hand here, from no model of a
//! client.

pub(crate) mod custom;
pub(crate) mod error;
pub(crate) mod fields;
pub(crate) mod json;
pub(crate) mod lists;
pub(crate) mod model;
pub(crate) mod operations;
pub(crate) mod payment_plans;
pub(crate) mod profile;
pub(crate) mod requests;
pub(crate) mod resource;
pub(crate) mod sections;
pub(crate) mod v1;
pub(crate) mod v2;

use chrono::{DateTime, Utc};
use http::{Method, StatusCode, header};
use serde_json::Value as Json;

pub(crate) use self::error::Refusal;
use crate::answer;
use crate::store::Store;

/// The version a path names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Version {
    V1,
    V2,
}

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

/// Routes a call and renders what comes of it.
pub(crate) fn respond(mut call: Call<'_>) -> keap_http::Response {
    let version = call.version;
    let answer = check(&call).and_then(|()| match version {
        Version::V1 => v1::route(&mut call),
        Version::V2 => v2::route(&mut call),
    });
    match answer {
        Ok(Reply::Json(status, mut json)) => {
            if version == Version::V2 {
                drop_nulls(&mut json);
            }
            unsign_zeros(&mut json);
            answer::json(status, &json)
        }
        Ok(Reply::Empty(status)) => answer::empty(status),
        Ok(Reply::Bytes(content_type, bytes)) => answer::bytes(content_type, bytes),
        Err(refusal) if refusal.is_unknown_path() => answer::page_not_found(),
        Err(refusal) => {
            let mut response = answer::json(refusal.status, &refusal.body(version));
            if let Some(methods) = refusal.allowed() {
                response.headers_mut().insert(header::ALLOW, methods);
            }
            response
        }
    }
}

fn check(call: &Call<'_>) -> Result<(), Refusal> {
    let path: Vec<&str> = call.path.iter().map(String::as_str).collect();
    operations::check_literal(call.version, &call.method, &path)?;
    requests::check(call)
}

/// Zero has no sign: no recorded answer has one.
fn unsign_zeros(json: &mut Json) {
    match json {
        Json::Object(members) => members.values_mut().for_each(unsign_zeros),
        Json::Array(items) => items.iter_mut().for_each(unsign_zeros),
        Json::Number(number) if number.is_f64() && number.as_f64() == Some(0.0) => {
            *json = 0.0.into();
        }
        _ => {}
    }
}

/// v2 leaves out what has no value: its document allows null nowhere but in the content of a
/// custom field (inferred; v1 was observed to send null).
fn drop_nulls(json: &mut Json) {
    match json {
        Json::Object(members) => {
            members.retain(|name, value| !value.is_null() || name == "content");
            members.values_mut().for_each(drop_nulls);
        }
        Json::Array(items) => items.iter_mut().for_each(drop_nulls),
        _ => {}
    }
}

/// A path segment as an id.
pub(crate) fn id(segment: &str) -> Result<i64, Refusal> {
    segment.parse().map_err(|_| Refusal::unreadable())
}
