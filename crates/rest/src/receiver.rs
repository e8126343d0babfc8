//! Receiving REST hooks: confirms a hook when Keap asks, queues deliveries and answers at once.

use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use bytes::Bytes;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::sync::mpsc;

use crate::Extra;

const SECRET: HeaderName = HeaderName::from_static("x-hook-secret");

/// The largest delivery, in bytes; one holds up to 1000 objects.
const BODY_LIMIT: usize = 4 * 1024 * 1024;

/// One event with the objects it concerns.
///
/// Deliveries carry no signature, so anybody who knows the address can send one. Give the address a part that
/// cannot be guessed, and read the objects from the API instead of trusting the delivery.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Wire")]
#[non_exhaustive]
pub struct Delivery {
    /// The event, such as `contact.add`.
    pub event_key: String,
    /// The kind of the objects.
    pub object_type: Option<String>,
    /// The objects. `id`, `apiUrl` and `timestamp` for most events; `tag_id` and `contact_details` for
    /// `contactGroup.applied` (observed). A delivery that names a single `object_key` has it here.
    pub object_keys: Vec<Value>,
    /// Members this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Delivery {
    /// Whether it says what happened and to what. What says neither is no delivery, whatever JSON it is.
    fn is_readable(&self) -> bool {
        !self.event_key.is_empty() && !self.object_keys.is_empty()
    }
}

/// A delivery as it is written: with `object_keys`, a list, or a single `object_key`.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Wire {
    event_key: String,
    object_type: Option<String>,
    object_keys: Value,
    object_key: Value,
    #[serde(flatten)]
    extra: Extra,
}

impl From<Wire> for Delivery {
    fn from(wire: Wire) -> Self {
        let objects = [wire.object_keys, wire.object_key];
        Self {
            event_key: wire.event_key,
            object_type: wire.object_type,
            object_keys: objects.into_iter().flat_map(objects_in).collect(),
            extra: wire.extra,
        }
    }
}

/// The objects of a list, or the one that stands alone.
fn objects_in(value: Value) -> Vec<Value> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(items) => items.into_iter().filter(|item| !item.is_null()).collect(),
        one => vec![one],
    }
}

/// The deliveries that were received, in order.
#[derive(Debug)]
pub struct Deliveries(mpsc::Receiver<Delivery>);

impl Deliveries {
    /// Waits for the next delivery; `None` once the router is gone.
    pub async fn next(&mut self) -> Option<Delivery> {
        self.0.recv().await
    }
}

/// A router that receives hooks by `POST` at `path`, and the queue it fills.
///
/// A request with `X-Hook-Secret` is a verification: it is answered with 200 and the same header. A delivery is
/// answered with 200 as soon as it is queued, and with 400 when no event or no object can be read from it: Keap then
/// tries again and shows the failure, where a silent yes would lose the event. When `capacity` deliveries are waiting it is answered with 503, and
/// Keap tries again: four times in all, within about half an hour, then the hook is inactive.
///
/// ```no_run
/// # async fn run() -> std::io::Result<()> {
/// let (router, mut deliveries) = keap_rest::receiver::receiver("/keap/9f2c", 1000);
/// let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
/// tokio::spawn(async move {
///     while let Some(delivery) = deliveries.next().await {
///         println!("{} of {} objects", delivery.event_key, delivery.object_keys.len());
///     }
/// });
/// axum::serve(listener, router).await
/// # }
/// ```
pub fn receiver(path: &str, capacity: usize) -> (Router, Deliveries) {
    // A queue without room could never take anything.
    let (queue, deliveries) = mpsc::channel(capacity.max(1));
    let router = Router::new()
        .route(path, post(receive))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .with_state(queue);
    (router, Deliveries(deliveries))
}

async fn receive(
    State(queue): State<mpsc::Sender<Delivery>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if let Some(secret) = headers.get(&SECRET) {
        return ([(SECRET, secret.clone())], StatusCode::OK).into_response();
    }
    match serde_json::from_slice::<Delivery>(&body) {
        Ok(delivery) if delivery.is_readable() => match queue.try_send(delivery) {
            Ok(()) => StatusCode::OK.into_response(),
            Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        },
        _ => StatusCode::BAD_REQUEST.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use keap_http::server::RouterService;
    use keap_http::{Body, HttpService as _, Request};

    use super::*;

    async fn send(
        service: &RouterService,
        secret: Option<&str>,
        body: &'static str,
    ) -> keap_http::Response {
        let mut request = Request::new(Body::from(body));
        *request.method_mut() = http::Method::POST;
        *request.uri_mut() = http::Uri::from_static("http://receiver.example.com/hook");
        if let Some(secret) = secret {
            request
                .headers_mut()
                .insert(SECRET, secret.parse().unwrap());
        }
        service.call(request).await.unwrap()
    }

    #[tokio::test]
    async fn a_verification_is_answered_with_its_secret() {
        let (router, _deliveries) = receiver("/hook", 1);
        let response = send(&RouterService::new(router), Some("s3"), "").await;
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["x-hook-secret"], "s3");
    }

    #[tokio::test]
    async fn both_spellings_of_the_objects_are_queued() {
        let (router, mut deliveries) = receiver("/hook", 9);
        let service = RouterService::new(router);
        let cases = [
            (r#"{"event_key":"e","object_keys":[{"id":1},{"id":2}]}"#, 2),
            (r#"{"event_key":"e","object_key":{"id":1}}"#, 1),
            (r#"{"event_key":"e","object_key":7}"#, 1),
            (r#"{"event_key":"e","object_keys":{"id":1}}"#, 1),
            (
                r#"{"event_key":"e","object_keys":null,"object_key":[{"id":1}]}"#,
                1,
            ),
        ];
        for (body, count) in cases {
            assert_eq!(send(&service, None, body).await.status(), 200, "{body}");
            let delivery = deliveries.next().await.unwrap();
            assert_eq!(delivery.object_keys.len(), count, "{body}");
            assert!(delivery.extra.is_empty(), "{body}");
        }
    }

    #[tokio::test]
    async fn what_carries_nothing_is_not_acknowledged() {
        let (router, _deliveries) = receiver("/hook", 9);
        let service = RouterService::new(router);
        for body in [
            "",
            "{}",
            "[]",
            "null",
            r#"{"event_key":"contact.add"}"#,
            r#"{"event_key":"contact.add","object_keys":[]}"#,
            r#"{"event_key":"contact.add","objectKeys":[{"id":1}]}"#,
            r#"{"object_keys":[{"id":1}]}"#,
        ] {
            assert_eq!(send(&service, None, body).await.status(), 400, "{body}");
        }
    }

    #[tokio::test]
    async fn deliveries_are_queued_until_the_queue_is_full() {
        let (router, mut deliveries) = receiver("/hook", 1);
        let service = RouterService::new(router);
        let event = r#"{"event_key":"contact.add","object_type":"contact","object_keys":[{"id":1,"apiUrl":""}],"new":1}"#;
        assert_eq!(send(&service, None, event).await.status(), 200);
        assert_eq!(send(&service, None, event).await.status(), 503);
        assert_eq!(send(&service, None, "<html>").await.status(), 400);

        let delivery = deliveries.next().await.unwrap();
        assert_eq!(delivery.event_key, "contact.add");
        assert_eq!(delivery.object_keys[0]["id"], 1);
        assert_eq!(delivery.extra["new"], 1);
        assert_eq!(send(&service, None, event).await.status(), 200);
    }
}
