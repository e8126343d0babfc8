//! A gateway on a file is stopped in order while writes are at Keap, and does not wait for them.

use std::sync::Arc;

use keap_http::{BoxFuture, HttpService, Method, Request, Response, Transport, TransportError};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox};
use tokio::sync::Semaphore;

use super::{Home, Serving, document};

/// A local Keap that carries writes out and never answers them.
#[derive(Debug)]
struct Unanswering {
    keap: Transport,
    carried_out: Arc<Semaphore>,
}

impl HttpService for Unanswering {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let reads = request.method() == Method::GET;
            let answer = self.keap.send(request).await;
            if !reads {
                self.carried_out.add_permits(1);
                std::future::pending::<()>().await;
            }
            answer
        })
    }
}

/// Sends a call and does not wait for its answer; the connection stays open as long as what is given.
fn send(address: &str, method: &str, params: &str) -> std::net::TcpStream {
    let body = document("old-key-1", method, params);
    let head = format!(
        "POST /api/xmlrpc HTTP/1.1\r\nHost: gateway\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    let mut stream = std::net::TcpStream::connect(address).unwrap();
    std::io::Write::write_all(&mut stream, [head, body].concat().as_bytes()).unwrap();
    stream
}

/// A Keap that carries writes out and does not answer them: what tells of each that was carried out, and its address.
#[cfg(unix)]
async fn unanswering() -> (Arc<Semaphore>, String) {
    let carried_out = Arc::new(Semaphore::new(0));
    let base = super::running::serve(Transport::new(Unanswering {
        keap: Sandbox::builder().build().transport(),
        carried_out: Arc::clone(&carried_out),
    }))
    .await;
    (carried_out, base)
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_write_that_an_orderly_stop_cuts_is_in_doubt_and_counted_once() {
    let (carried_out, base) = unanswering().await;
    let home = Home::new();
    let serving = Serving::by(home.short_of_patience(&base));
    let read = serving.call("old-key-1", "ContactService.load", super::FIRST_NAME);
    assert!(read.contains("Joseph"), "{read}");
    // REST wants an address of a contact.
    let contact = "<param><value><struct><member><name>Email</name><value>cut@example.com</value></member></struct></value></param>";
    let address = serving.address().to_owned();
    let waiting = [1, 2].map(|_| send(&address, "ContactService.add", contact));
    carried_out.acquire_many(2).await.unwrap().forget();
    let told = tokio::task::spawn_blocking(move || serving.stop())
        .await
        .unwrap();
    drop(waiting);
    told.is(
        0,
        &[
            "writes that had gone out were not waited for and are in doubt; `keap gateway report` lists them, writes 2",
            "\"in_doubt\":true",
        ],
    );
    let lines = told
        .out
        .lines()
        .filter(|line| line.contains("ContactService.add"));
    assert_eq!(lines.count(), 2, "{told:?}");
    // The next run of the gateway counts and doubts nothing anew.
    let mut next = home.command("run --config gateway.toml");
    next.env("KEY", DEFAULT_ACCESS_TOKEN);
    let next = Serving::by(next);
    tokio::task::spawn_blocking(move || next.stop().is(0, &[]).code)
        .await
        .unwrap();
    let told = home.run("report --config gateway.toml --format json");
    let report: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    let rows = report["rows"].as_array().unwrap();
    let calls: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                row["method"].as_str().unwrap(),
                row["calls"].as_i64().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        calls,
        [("ContactService.add", 2), ("ContactService.load", 1)],
        "{told:?}"
    );
    let in_doubt = report["in_doubt"].as_array().unwrap();
    let mut ids: Vec<_> = in_doubt
        .iter()
        .map(|one| one["request_id"].as_str().unwrap())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((ids.len(), in_doubt.len()), (2, 2), "{told:?}");
    let text = home.run("report --config gateway.toml").out;
    assert_eq!(text.matches("is in doubt").count(), 2, "{text}");
}

/// Who asks twice does not want to wait; what is cut is told all the same.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_gateway_that_is_asked_twice_waits_no_longer_and_keeps_its_books() {
    let (carried_out, base) = unanswering().await;
    let home = Home::new();
    let command = home.short_of_patience(&base);
    let patient = home.read("gateway.toml");
    let patient = patient.replace("drain_seconds = 1\n", "drain_seconds = 60\n");
    home.write("gateway.toml", &patient);
    let serving = Serving::by(command);
    let contact = "<param><value><struct><member><name>Email</name><value>cut@example.com</value></member></struct></value></param>";
    let address = serving.address().to_owned();
    let waiting = send(&address, "ContactService.add", contact);
    carried_out.acquire().await.unwrap().forget();
    let began = tokio::time::Instant::now();
    let told = tokio::task::spawn_blocking(move || {
        serving.signal("-TERM");
        // Two of a kind that come at once are one.
        std::thread::sleep(std::time::Duration::from_millis(500));
        serving.stop()
    });
    told.await
        .unwrap()
        .is(0, &["are in doubt", "writes 1", "\"in_doubt\":true"]);
    assert!(began.elapsed() < std::time::Duration::from_secs(30));
    drop(waiting);
    let report = home.run("report --config gateway.toml").out;
    assert_eq!(report.matches("is in doubt").count(), 1, "{report}");
}
