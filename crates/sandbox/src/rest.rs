//! The REST surface: v1 and v2 over the same store. JSON is built by hand here, from no model of a
//! client.

pub(crate) mod shared;
pub(crate) mod v1;
pub(crate) mod v2;

use http::header;
use serde_json::Value as Json;

use self::shared::{Call, Refusal, Reply, Version, operations, requests};
use crate::answer;

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
