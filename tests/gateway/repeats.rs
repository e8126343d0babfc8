//! What the gateway sends again: a read that failed, never a write that may have been carried out.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use http::Request;
use keap::Operation;
use keap_http::{
    Body, BoxFuture, Call, Effect, HttpService, Response, Sent, Transport, TransportError,
    TransportErrorKind,
};
use keap_tests::invocations;

use super::chain::{Chain, builder};

/// How Keap fails.
#[derive(Clone, Copy, Debug)]
enum Failure {
    /// Status 503.
    Away,
    /// The connection ends before the answer.
    Cut,
}

/// A Keap that fails requests of one kind, and counts them.
#[derive(Debug)]
struct Failing {
    keap: Transport,
    failure: Failure,
    writes: bool,
    seen: Mutex<HashMap<String, u32>>,
}

#[derive(Debug)]
struct Way(Arc<Failing>);

impl HttpService for Way {
    fn call(&self, request: Request<Body>) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let effect = request.extensions().get::<Call>().map(|call| call.effect);
            if (effect != Some(Effect::Read)) != self.0.writes {
                return self.0.keap.send(request).await;
            }
            let name = format!("{} {}", request.method(), request.uri().path());
            *self.0.seen.lock().unwrap().entry(name).or_default() += 1;
            match self.0.failure {
                Failure::Away => {
                    let mut response = Response::new(Body::empty());
                    *response.status_mut() = http::StatusCode::SERVICE_UNAVAILABLE;
                    Ok(response)
                }
                Failure::Cut => {
                    let kind = TransportErrorKind::Interrupted;
                    let (method, uri) = (request.method(), request.uri());
                    Err(TransportError::new(kind, Sent::Maybe, method, uri))
                }
            }
        })
    }
}

/// The requests of one kind that a call sends to a Keap that fails them.
async fn asked(operation: Operation, failure: Failure, writes: bool) -> HashMap<String, u32> {
    let sandbox = keap_tests::gateway::retired();
    let failing = Arc::new(Failing {
        keap: sandbox.transport(),
        failure,
        writes,
        seen: Mutex::default(),
    });
    let tenant = keap_tests::gateway::tenant(Transport::new(Way(Arc::clone(&failing))));
    let (builder, lines) = builder();
    let gateway = builder.tenant(tenant).build();
    let chain = Chain {
        sandbox,
        gateway,
        lines,
    };
    let keap = chain.keap();
    // The facade in front may see a result all the same, where a step after the first is allowed to fail.
    let _ = keap
        .xmlrpc()
        .unwrap()
        .invoke(invocations::sample(operation))
        .await;
    let seen = failing.seen.lock().unwrap().clone();
    // The facade in front reads what became of money and of what it deletes in doubt.
    let lines = chain.lines.take();
    let looks = [
        "InvoiceService.getPayments",
        "DataService.load",
        "DataService.query",
    ];
    let is_look = |method: &str| looks.contains(&method) && method != operation.name();
    let sent = lines.iter().filter(|line| !is_look(&line.method));
    let calls = sent.count();
    assert_eq!(calls, 1, "{operation} was called {calls} times");
    seen
}

#[tokio::test(start_paused = true)]
async fn no_kind_of_write_is_sent_twice() {
    let mut written = 0;
    for &operation in Operation::ALL {
        if !operation.is_write() {
            continue;
        }
        for failure in [Failure::Away, Failure::Cut] {
            let seen = asked(operation, failure, true).await;
            for (request, count) in &seen {
                assert_eq!(*count, 1, "{operation}, {failure:?}: {request}");
            }
            written += seen.len();
        }
    }
    assert!(written >= 30, "only {written}");
}

#[tokio::test(start_paused = true)]
async fn a_read_is_sent_again() {
    for failure in [Failure::Away, Failure::Cut] {
        let seen = asked(Operation::ContactLoad, failure, false).await;
        assert!(seen.values().any(|&count| count > 1), "{seen:?}");
    }
}
