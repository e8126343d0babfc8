//! What joins a call with what it sends to Keap.

use std::sync::{Arc, Mutex};

use http::HeaderMap;
use keap_http::{BoxFuture, HttpService, Request, Response, Transport, TransportError};
use keap_tests::gateway::retired;
use keap_xmlrpc::Value;

use super::Watched;

/// Remembers the headers that pass.
#[derive(Clone, Debug)]
struct Headers {
    inner: Transport,
    seen: Arc<Mutex<Vec<HeaderMap>>>,
}

impl HttpService for Headers {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        self.seen.lock().unwrap().push(request.headers().clone());
        self.inner.call(request)
    }
}

#[tokio::test]
async fn the_number_of_a_call_and_its_trace_reach_keap() {
    let headers = Headers {
        inner: retired().transport(),
        seen: Arc::default(),
    };
    let watched = Watched::new(Transport::new(headers.clone())).await;
    let parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    let fields = || vec![4393.into(), Value::Array(vec!["FirstName".into()])];
    let said = [
        ("traceparent", parent),
        ("tracestate", "vendor=1"),
        ("x-request-id", "theirs"),
    ];
    watched
        .call_with("ContactService.load", fields(), &said)
        .await;
    let seen = std::mem::take(&mut *headers.seen.lock().unwrap());
    assert!(!seen.is_empty());
    for sent in &seen {
        assert_eq!(sent["traceparent"], parent);
        assert_eq!(sent["tracestate"], "vendor=1");
        // The number is that of the gateway's log.
        assert_ne!(sent["x-request-id"], "theirs");
        assert_eq!(sent["x-request-id"], seen[0]["x-request-id"]);
    }
    watched
        .call_with(
            "ContactService.load",
            fields(),
            &[("traceparent", "no trace")],
        )
        .await;
    let later = std::mem::take(&mut *headers.seen.lock().unwrap());
    assert!(later.iter().all(|sent| !sent.contains_key("traceparent")));
    assert_ne!(later[0]["x-request-id"], seen[0]["x-request-id"]);
}
