//! A caller of a sandbox in memory.

use http::{Method, Request, StatusCode};
use keap_http::{Body, FixedClock};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox, Seed};
use keap_xmlrpc::{DecodeOptions, EncodeOptions, MethodResponse, Value};
use serde_json::Value as Json;

/// 2026-01-15T17:46:13Z, which is 12:46:13 in New York.
pub(crate) fn clock() -> FixedClock {
    FixedClock::new(std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_768_499_173))
}

pub(crate) fn demo() -> Sandbox {
    Sandbox::builder().clock(clock()).build()
}

#[allow(
    dead_code,
    reason = "each suite includes this file and uses part of it"
)]
pub(crate) fn empty() -> Sandbox {
    Sandbox::builder()
        .seed(Seed::empty())
        .clock(clock())
        .build()
}

/// Sends a REST call; `path` starts behind `/crm/rest`.
#[allow(
    dead_code,
    reason = "each suite includes this file and uses part of it"
)]
pub(crate) async fn rest(
    sandbox: &Sandbox,
    method: Method,
    path: impl AsRef<str>,
    body: Option<Json>,
) -> (StatusCode, Json) {
    let request = Request::builder()
        .method(method)
        .uri(format!(
            "https://api.infusionsoft.com/crm/rest{}",
            path.as_ref()
        ))
        .header("authorization", format!("Bearer {DEFAULT_ACCESS_TOKEN}"))
        .body(body.map_or_else(Body::empty, |json| Body::from(json.to_string())))
        .unwrap();
    let response = sandbox.transport().send(request).await.unwrap();
    let status = response.status();
    let bytes = response.into_body().into_bytes(usize::MAX).await.unwrap();
    let json = if bytes.is_empty() {
        Json::Null
    } else {
        serde_json::from_slice(&bytes).unwrap_or(Json::Null)
    };
    (status, json)
}

#[allow(
    dead_code,
    reason = "each suite includes this file and uses part of it"
)]
pub(crate) async fn get(sandbox: &Sandbox, path: &str) -> Json {
    let (status, json) = rest(sandbox, Method::GET, path, None).await;
    assert_eq!(status, StatusCode::OK, "{path}: {json}");
    json
}

/// Posts a body to the XML-RPC gateway and gives the body of the answer.
#[allow(
    dead_code,
    reason = "each suite includes this file and uses part of it"
)]
pub(crate) async fn post_xml(sandbox: &Sandbox, uri: &str, body: impl Into<Body>) -> String {
    let request = Request::post(uri)
        .header("authorization", format!("Bearer {DEFAULT_ACCESS_TOKEN}"))
        .header("content-type", "text/xml")
        .body(body.into())
        .unwrap();
    let response = sandbox.transport().send(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()["content-type"], "text/xml;charset=UTF-8");
    let bytes = response.into_body().into_bytes(usize::MAX).await.unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Calls a method through the gateway; `params` do not hold the key.
#[allow(
    dead_code,
    reason = "each suite includes this file and uses part of it"
)]
pub(crate) async fn call(sandbox: &Sandbox, method: &str, params: &[Value]) -> MethodResponse {
    let key = Value::from("any text");
    let params: Vec<&Value> = std::iter::once(&key).chain(params).collect();
    send(sandbox, method, params).await
}

/// Calls a method with exactly these params.
#[allow(
    dead_code,
    reason = "each suite includes this file and uses part of it"
)]
pub(crate) async fn send(sandbox: &Sandbox, method: &str, params: Vec<&Value>) -> MethodResponse {
    let body = keap_xmlrpc::encode_call(method, params, &EncodeOptions::client()).unwrap();
    let answer = post_xml(sandbox, "https://api.infusionsoft.com/crm/xmlrpc/v1", body).await;
    keap_xmlrpc::decode_response(answer.as_bytes(), &DecodeOptions::default()).unwrap()
}
