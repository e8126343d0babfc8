//! Hostile clients beside a good one: bounded, and the good one is answered.

use std::net::SocketAddr;
use std::time::Duration;

use keap_gateway::{Bounds, Listener};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::chain::{Chain, KEY, document};

pub(crate) struct Served {
    pub(crate) address: SocketAddr,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<bool>,
}

impl Served {
    pub(crate) async fn by(chain: &Chain) -> Self {
        let here = SocketAddr::from(([127, 0, 0, 1], 0));
        let listener = Listener::bind(chain.gateway.clone(), here, false)
            .await
            .unwrap();
        let address = listener.address();
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = tokio::spawn(listener.serve(async move {
            let _ = stopped.await;
        }));
        Self {
            address,
            stop,
            serving,
        }
    }

    /// Sends bytes on a connection of their own and reads to its end.
    pub(crate) async fn exchange(&self, bytes: &[u8]) -> String {
        exchange(self.address, bytes).await
    }

    pub(crate) async fn good_call(&self) {
        let answer = self.exchange(&post(&load(KEY), "")).await;
        assert!(answer.contains("<value>Joseph</value>"), "{answer}");
    }

    pub(crate) async fn end(self) {
        self.stop.send(()).unwrap();
        assert!(self.serving.await.unwrap(), "it does not end");
    }
}

/// Sends bytes on a connection of their own and reads to its end.
pub(crate) async fn exchange(address: SocketAddr, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    // The other side may have closed already.
    let _ = stream.write_all(bytes).await;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

pub(crate) fn load(key: &str) -> Vec<u8> {
    let fields = keap_xmlrpc::Value::Array(vec!["FirstName".into()]);
    document("ContactService.load", &[key.into(), 4393.into(), fields])
}

pub(crate) fn post(body: &[u8], headers: &str) -> Vec<u8> {
    let head = format!(
        "POST /api/xmlrpc HTTP/1.1\r\nHost: ab123.infusionsoft.com\r\nConnection: close\r\n{headers}Content-Length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

fn small() -> Bounds {
    let mut bounds = Bounds::default();
    bounds.body_bytes = 64 * 1024;
    bounds.receive_seconds = 2;
    bounds.connections = 600;
    bounds
}

#[tokio::test]
async fn wrong_keys_by_the_thousand_do_not_keep_a_good_one_out() {
    let chain = Chain::with(small());
    let served = Served::by(&chain).await;
    let guesses: Vec<JoinHandle<()>> = (0..1000)
        .map(|number| {
            let gateway = chain.gateway.clone();
            tokio::spawn(async move {
                let body = load(&format!("guess-{number}"));
                let request = http::Request::post("/api/xmlrpc");
                let request = request.body(keap_http::Body::from(body)).unwrap();
                keap_http::HttpService::call(&gateway, request)
                    .await
                    .unwrap();
            })
        })
        .collect();
    served.good_call().await;
    for guess in guesses {
        guess.await.unwrap();
    }
    assert_eq!(chain.gateway.standing().refused, 1000);
    let asked = chain
        .lines
        .take()
        .iter()
        .map(|line| line.upstream_calls)
        .sum::<u32>();
    assert!(asked <= 2, "guesses were passed on");
    served.end().await;
}

#[tokio::test]
async fn five_hundred_slow_connections_do_not_keep_a_good_one_out() {
    let mut bounds = small();
    bounds.connections = 300;
    bounds.receive_seconds = 30;
    let chain = Chain::with(bounds);
    let served = Served::by(&chain).await;
    let mut slow = Vec::new();
    for number in 0..500 {
        let mut stream = TcpStream::connect(served.address).await.unwrap();
        let start: &[u8] = match number % 3 {
            0 => b"",
            1 => b"POST /api/xmlrpc HT",
            _ => b"POST /api/xmlrpc HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n<meth",
        };
        stream.write_all(start).await.unwrap();
        slow.push(stream);
    }
    tokio::time::timeout(Duration::from_secs(10), served.good_call())
        .await
        .unwrap();
    drop(slow);
    served.end().await;
}

#[tokio::test]
async fn oversize_deep_and_garbled_requests_are_refused_and_the_next_one_is_answered() {
    let chain = Chain::with(small());
    let served = Served::by(&chain).await;
    let call = |inner: String| {
        format!(
            "<methodCall><methodName>DataService.echo</methodName><params><param>{inner}</param></params></methodCall>"
        )
        .into_bytes()
    };
    let deep = format!(
        "{}x{}",
        "<value><array><data>".repeat(200),
        "</data></array></value>".repeat(200)
    );
    let entities = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>\
        <methodCall><methodName>&b;</methodName></methodCall>";
    let wide = format!(
        "<value><array><data>{}</data></array></value>",
        "<value/>".repeat(200_000)
    );
    for body in [
        call(format!("<value>{}</value>", "x".repeat(100_000))),
        call(deep),
        call(wide),
        entities.as_bytes().to_vec(),
        b"\0\xFF\xFE garbage".to_vec(),
        b"{\"json\": true}".to_vec(),
    ] {
        let answer = served.exchange(&post(&body, "")).await;
        assert!(
            answer.contains("Failed to parse XML-RPC request"),
            "{answer}"
        );
        served.good_call().await;
    }
    let garbage = [
        post(&load(KEY), "").as_slice(),
        &b"\x01\x02 no http at all\r\n\r\n".repeat(100),
    ]
    .concat();
    served.exchange(&garbage).await;
    served.exchange(&b"GET / HTTP/9.9\r\n\r\n".repeat(50)).await;
    served.good_call().await;
    served.end().await;
}

#[tokio::test]
async fn an_endless_body_ends_at_its_bound() {
    let chain = Chain::with(small());
    let served = Served::by(&chain).await;
    let mut stream = TcpStream::connect(served.address).await.unwrap();
    let head = b"POST /api/xmlrpc HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    stream.write_all(head).await.unwrap();
    let chunk = [b"4000\r\n".as_slice(), &[b' '; 0x4000], b"\r\n"].concat();
    let mut sent = 0_usize;
    // 64 MiB would be far beyond the bound of 64 KiB and every buffer on the way.
    while sent < 64 << 20 && stream.write_all(&chunk).await.is_ok() {
        sent += chunk.len();
    }
    assert!(sent < 64 << 20, "all of it was taken");
    served.good_call().await;
    served.end().await;
}
