//! HTTP responses in the forms the real front end gives.

use http::{HeaderValue, StatusCode, header};
use keap_http::{Body, Response};
use serde_json::Value as Json;

fn response(status: StatusCode, content_type: &'static str, body: impl Into<Body>) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}

pub(crate) fn json(status: StatusCode, body: &Json) -> Response {
    response(status, "application/json;charset=UTF-8", body.to_string())
}

/// A 200 with XML; faults have the same status.
pub(crate) fn xml(body: Vec<u8>) -> Response {
    response(StatusCode::OK, "text/xml;charset=UTF-8", body)
}

pub(crate) fn html(status: StatusCode, body: impl Into<Body>) -> Response {
    response(status, "text/html;charset=UTF-8", body)
}

pub(crate) fn bytes(content_type: &'static str, body: Vec<u8>) -> Response {
    response(StatusCode::OK, content_type, body)
}

pub(crate) fn empty(status: StatusCode) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

/// A 405 that says what is allowed, as the protocol wants it.
pub(crate) fn not_allowed(methods: HeaderValue) -> Response {
    let mut response = empty(StatusCode::METHOD_NOT_ALLOWED);
    response.headers_mut().insert(header::ALLOW, methods);
    response
}

/// What an unknown path gives to a caller with a valid token (observed: an HTML page of this
/// title).
pub(crate) fn page_not_found() -> Response {
    html(
        StatusCode::NOT_FOUND,
        "<!DOCTYPE html><html><head><title>Keap - Page Not Found</title></head>\
         <body><h1>Page Not Found</h1></body></html>",
    )
}

/// A body beyond what is read here (inferred).
pub(crate) fn too_large(limit: usize) -> Response {
    let text = format!("Request entity too large: at most {limit} bytes are read");
    let body = serde_json::json!({ "message": text });
    json(StatusCode::PAYLOAD_TOO_LARGE, &body)
}

/// What the front end says to a request it cannot read, such as a `GET` with a body (observed:
/// HTML).
pub(crate) fn malformed() -> Response {
    html(
        StatusCode::BAD_REQUEST,
        "<!DOCTYPE html><html><head><title>Error 400 (Bad Request)</title></head>\
         <body><p>Your client has issued a malformed or illegal request.</p></body></html>",
    )
}
