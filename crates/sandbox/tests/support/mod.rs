//! A caller of a sandbox in memory.

use http::{Method, Request, StatusCode};
use keap_http::{Body, FixedClock};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox, Seed};
use serde_json::Value as Json;

/// 2026-01-15T17:46:13Z, which is 12:46:13 in New York.
pub fn clock() -> FixedClock {
    FixedClock::new(std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_768_499_173))
}

pub fn demo() -> Sandbox {
    Sandbox::builder().clock(clock()).build()
}

#[allow(
    dead_code,
    reason = "each suite includes this file and uses part of it"
)]
pub fn empty() -> Sandbox {
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
pub async fn rest(
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
pub async fn get(sandbox: &Sandbox, path: &str) -> Json {
    let (status, json) = rest(sandbox, Method::GET, path, None).await;
    assert_eq!(status, StatusCode::OK, "{path}: {json}");
    json
}
