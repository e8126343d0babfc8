//! How much a call, a caller and all of them may take, and what is told of those who do not wait for their answer.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use http::Request;
use keap_gateway::Bounds;
use keap_http::{Body, BoxFuture, HttpService, Response, Transport, TransportError};
use keap_xmlrpc::{Struct, Value};
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpSocket;
use tokio::sync::Semaphore;
use tokio::time::Instant;

use super::chain::{Chain, KEY, builder, document};
use super::hostile::{Served, load, post};

/// A local Keap that tells when it was asked and when it has answered, and answers when it is let.
#[derive(Debug)]
struct Held {
    keap: Transport,
    asked: Semaphore,
    let_on: Semaphore,
    answered: Semaphore,
}

#[derive(Debug)]
struct Way(Arc<Held>);

impl HttpService for Way {
    fn call(&self, request: Request<Body>) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            self.0.asked.add_permits(1);
            let _on = self.0.let_on.acquire().await.unwrap();
            let answer = self.0.keap.send(request).await;
            self.0.answered.add_permits(1);
            answer
        })
    }
}

fn held(bounds: Bounds) -> (Chain, Arc<Held>) {
    let sandbox = keap_tests::gateway::retired();
    let held = Arc::new(Held {
        keap: sandbox.transport(),
        asked: Semaphore::new(0),
        let_on: Semaphore::new(0),
        answered: Semaphore::new(0),
    });
    let tenant = keap_tests::gateway::tenant(Transport::new(Way(Arc::clone(&held))));
    let chain = Chain::built(sandbox, |builder| {
        builder.bounds(bounds).tenant(tenant).build()
    });
    (chain, held)
}

fn first_name() -> Vec<Value> {
    vec![4393.into(), Value::Array(vec!["FirstName".into()])]
}

fn joe() -> Vec<Value> {
    vec![4393.into(), Struct::new().with("FirstName", "Joe").into()]
}

#[tokio::test]
async fn a_full_queue_says_when_to_come_back() {
    let mut bounds = Bounds::default();
    (bounds.at_work, bounds.queue) = (1, 1);
    let (chain, held) = held(bounds);
    let call = || chain.call("ContactService.load", first_name());
    let mut calls: FuturesUnordered<_> = (0..4).map(|_| call()).collect();
    // One is at work and one waits; the other two are told at once.
    for _ in 0..2 {
        let fault = calls.next().await.unwrap().unwrap_err();
        assert!(fault.string.contains("ThrottlingException"), "{fault:?}");
        assert!(fault.string.ends_with("come back in 5 s"), "{fault:?}");
        assert_eq!(chain.lines.last().upstream_calls, 0);
    }
    held.let_on.add_permits(100);
    for _ in 0..2 {
        let answer = calls.next().await.unwrap().unwrap();
        assert_eq!(answer["FirstName"].as_str(), Some("Joseph"));
    }
}

#[tokio::test(start_paused = true)]
async fn the_time_to_answer_ends_and_a_write_is_told_to_be_in_doubt() {
    let mut bounds = Bounds::default();
    bounds.answer_seconds = 20;
    let (chain, held) = held(bounds);
    let start = Instant::now();
    let fault = chain
        .call("ContactService.load", first_name())
        .await
        .unwrap_err();
    assert!(fault.string.contains("Statement cancelled"), "{fault:?}");
    assert_eq!(start.elapsed(), Duration::from_secs(20));
    assert!(!chain.lines.last().in_doubt);
    held.asked.forget_permits(100);

    let fault = chain
        .call("ContactService.update", joe())
        .await
        .unwrap_err();
    assert!(
        fault.string.contains("may have been carried out"),
        "{fault:?}"
    );
    assert!(
        fault
            .string
            .contains("look at the record before sending it again"),
        "{fault:?}"
    );
    let line = chain.lines.last();
    assert!(line.in_doubt && !line.hung_up, "{line:?}");
    assert_eq!(line.upstream_calls, 1);
}

/// A Keap that never answers its first request, and all others at once.
#[derive(Debug)]
struct Stuck {
    keap: Transport,
    first: AtomicBool,
    write: bool,
}

impl HttpService for Stuck {
    fn call(&self, request: Request<Body>) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let meant = (request.method() != http::Method::GET) == self.write;
            if meant && self.first.swap(false, Ordering::Relaxed) {
                std::future::pending::<()>().await;
            }
            self.keap.send(request).await
        })
    }
}

/// With one place at work: whoever was told that his time is over does not keep it.
#[tokio::test(start_paused = true)]
async fn a_call_that_was_answered_keeps_no_turn() {
    for write in [false, true] {
        let sandbox = keap_tests::gateway::retired();
        let tenant = keap_tests::gateway::tenant(Transport::new(Stuck {
            keap: sandbox.transport(),
            first: AtomicBool::new(true),
            write,
        }));
        let (builder, lines) = builder();
        let mut bounds = Bounds::default();
        (bounds.at_work, bounds.answer_seconds) = (1, 20);
        let gateway = builder.bounds(bounds).tenant(tenant).build();
        let chain = Chain {
            sandbox,
            gateway,
            lines,
        };
        let start = Instant::now();
        let stuck = match write {
            false => chain.call("ContactService.load", first_name()).await,
            true => chain.call("ContactService.update", joe()).await,
        };
        assert_eq!(start.elapsed(), Duration::from_secs(20), "{stuck:?}");
        let answer = chain.call("ContactService.load", first_name()).await;
        assert!(answer.is_ok(), "{answer:?}");
        assert_eq!(start.elapsed(), Duration::from_secs(20));
    }
}

/// Whoever hangs up has a line all the same; the read that he began ends with him, the write is carried out once.
#[tokio::test]
async fn a_caller_who_hangs_up_is_told_of() {
    let (chain, held) = held(Bounds::default());
    let served = Served::by(&chain).await;
    let update = document("ContactService.update", &[vec![KEY.into()], joe()].concat());
    for (request, writes) in [(load(KEY), false), (update, true)] {
        let mut stream = tokio::net::TcpStream::connect(served.address)
            .await
            .unwrap();
        stream.write_all(&post(&request, "")).await.unwrap();
        held.asked.acquire().await.unwrap().forget();
        drop(stream);
        let line = loop {
            if let Some(line) = chain.lines.take().pop() {
                break line;
            }
            tokio::task::yield_now().await;
        };
        assert!(line.hung_up, "{line:?}");
        assert_eq!(
            (line.in_doubt, line.upstream_calls, line.fault),
            (writes, 1, None)
        );
        assert_eq!(line.caller, "shop");
    }
    held.let_on.add_permits(100);
    held.answered.acquire().await.unwrap().forget();
    let answer = chain
        .call("ContactService.load", first_name())
        .await
        .unwrap();
    assert_eq!(answer["FirstName"].as_str(), Some("Joe"));
    served.end().await;
}

/// An answer that nobody takes does not hold its connection.
#[tokio::test]
async fn a_client_that_never_reads_is_let_go() {
    let mut bounds = Bounds::default();
    bounds.send_seconds = 1;
    let chain = Chain::with(bounds);
    let served = Served::by(&chain).await;
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(4096).unwrap();
    let mut stream = socket.connect(served.address).await.unwrap();
    // Larger than all buffers on the way.
    let echo = document("DataService.echo", &["x".repeat(8 << 20).into()]);
    stream.write_all(&post(&echo, "")).await.unwrap();
    served.good_call().await;
    while !chain.lines.take().iter().any(|line| line.method == "echo") {
        tokio::task::yield_now().await;
    }
    tokio::time::timeout(Duration::from_secs(20), served.end())
        .await
        .unwrap();
    drop(stream);
}

#[tokio::test(start_paused = true)]
async fn a_body_that_does_not_come_is_answered_when_its_time_is_over() {
    let chain = Chain::new();
    let start = Instant::now();
    let body = Body::stream(futures_util::stream::pending());
    let request = Request::post("/api/xmlrpc").body(body).unwrap();
    let answer = chain.gateway.transport().send(request).await.unwrap();
    let fault = super::chain::read(answer).await.unwrap_err();
    assert!(
        fault
            .string
            .ends_with("the request took too long to arrive"),
        "{fault:?}"
    );
    assert_eq!(start.elapsed(), Duration::from_secs(30));
    assert_eq!(chain.lines.last().method, "(unread)");
}

#[tokio::test]
async fn headers_that_do_not_come_end_the_connection() {
    let mut bounds = Bounds::default();
    bounds.receive_seconds = 1;
    let served = Served::by(&Chain::with(bounds)).await;
    // It ends although this side goes on waiting.
    let answer = served
        .exchange(b"POST /api/xmlrpc HTTP/1.1\r\nHost: x\r\n")
        .await;
    assert!(!answer.contains("200 OK"), "{answer}");
    served.end().await;
}
