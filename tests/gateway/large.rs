//! Large calls: read only for those who may come in, beside the threads that answer others, and within bounds.

use std::time::Duration;

use http::Request;
use keap_xmlrpc::Fault;
use tokio::time::Instant;

use super::chain::{Chain, KEY, bytes, read};

/// A call with that many empty params behind its key.
fn wide(key: &str, params: usize) -> String {
    let head = "<methodCall><methodName>ContactService.load</methodName><params><param><value>";
    let empty = "<param><value/></param>".repeat(params);
    format!("{head}{key}</value></param>{empty}</params></methodCall>")
}

async fn refused(chain: &Chain, request: http::request::Builder, body: String) -> Fault {
    let answer = chain.send(request, body).await;
    read(answer).await.unwrap_err()
}

/// The rest of the body is no XML: it is not looked at.
#[tokio::test]
async fn a_large_call_with_a_wrong_key_is_not_read() {
    let chain = Chain::new();
    let head = wide("wrong", 0);
    let head = head.strip_suffix("</params></methodCall>").unwrap();
    let body = format!("{head}<nonsense{}", " ".repeat(1 << 20));
    let fault = refused(&chain, Request::post("/api/xmlrpc"), body.clone()).await;
    assert_eq!((fault.code, chain.lines.last().upstream_calls), (2, 0));
    // With a good one in the header it is.
    let request = Request::post("/api/xmlrpc").header("Authorization", format!("Bearer {KEY}"));
    let fault = refused(&chain, request, body).await;
    assert_eq!(fault.code, 0, "{fault:?}");
}

/// Neither is a small one, nor is a packed one unpacked: what follows the start is no XML, and no gzip.
#[tokio::test]
async fn of_a_call_with_a_wrong_key_no_more_than_the_start_is_looked_at() {
    let chain = Chain::new();
    let head = |key: &str| {
        let head = wide(key, 0);
        let head = head.strip_suffix("</params></methodCall>").unwrap();
        format!("{head}<nonsense")
    };
    let fault = refused(&chain, Request::post("/api/xmlrpc"), head("wrong")).await;
    assert_eq!(fault.code, 2, "{fault:?}");
    let line = chain.lines.last();
    assert_eq!(line.method, "ContactService.load");
    let fault = refused(&chain, Request::post("/api/xmlrpc"), head(KEY)).await;
    assert_eq!(fault.code, 0, "{fault:?}");

    let torn = |key: &str| {
        use std::io::Write as _;
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
        let body = format!("{}{}", head(key), " ".repeat(1 << 20));
        gzip.write_all(body.as_bytes()).unwrap();
        let mut bytes = gzip.finish().unwrap();
        let middle = bytes.len() / 2;
        bytes[middle..].fill(0xFF);
        bytes
    };
    let packed = || Request::post("/api/xmlrpc").header("Content-Encoding", "gzip");
    let answer = chain.send(packed(), torn("wrong")).await;
    assert_eq!(read(answer).await.unwrap_err().code, 2);
    // With a good one in the header the start is not looked at alone.
    for request in [
        packed(),
        packed().header("Authorization", format!("Bearer {KEY}")),
    ] {
        let fault = read(chain.send(request, torn(KEY)).await)
            .await
            .unwrap_err();
        assert!(fault.string.contains("cannot be unpacked"), "{fault:?}");
    }
}

#[tokio::test]
async fn params_and_elements_are_bounded_and_so_is_the_fault() {
    let chain = Chain::new();
    let answer = chain
        .send(Request::post("/api/xmlrpc"), wide(KEY, 100_000))
        .await;
    let text = String::from_utf8(bytes(answer).await).unwrap();
    assert!(text.contains("at most 64 params"), "{}", text.len());
    assert!(text.len() < 1000, "{}", text.len());
    let fifty = refused(&chain, Request::post("/api/xmlrpc"), wide(KEY, 50)).await;
    assert!(fifty.string.ends_with(", ... (51 in all)"), "{fifty:?}");

    let list =
        "<value><array><data>".to_owned() + &"<value/>".repeat(90_000) + "</data></array></value>";
    let two = format!("<param>{list}</param><param>{list}</param></params>");
    let body = wide(KEY, 0).replace("</params>", &two);
    let fault = refused(&chain, Request::post("/api/xmlrpc"), body).await;
    assert!(
        fault
            .string
            .contains("at most 150000 members and elements in all"),
        "{fault:?}"
    );
}

/// On one thread, others are answered while a large call is read.
#[tokio::test]
async fn a_large_call_does_not_stop_the_others() {
    let chain = Chain::new();
    let text = format!(
        "<param><value>{}</value></param></params>",
        "x&amp;".repeat(2 << 20)
    );
    let body = wide(KEY, 0).replace("</params>", &text);
    let mut large = std::pin::pin!(refused(&chain, Request::post("/api/xmlrpc"), body));
    let mut others = 0;
    loop {
        tokio::select! {
            biased;
            fault = &mut large => {
                assert_eq!(fault.code, 0, "{fault:?}");
                break;
            }
            () = tokio::task::yield_now() => others += 1,
        }
    }
    assert!(others > 50, "only {others}");
}

#[tokio::test(start_paused = true)]
async fn a_hundred_and_more_wrong_keys_wait_all() {
    let chain = Chain::new();
    let start = Instant::now();
    let guesses: Vec<_> = (0..300)
        .map(|_| {
            let gateway = chain.gateway.clone();
            tokio::spawn(async move {
                let body = keap_http::Body::from(wide("wrong", 0));
                let request = Request::post("/api/xmlrpc").body(body).unwrap();
                let _ = keap_http::HttpService::call(&gateway, request).await;
                start.elapsed()
            })
        })
        .collect();
    let mut at_once = 0;
    for guess in guesses {
        at_once += u32::from(guess.await.unwrap() < Duration::from_millis(100));
    }
    assert_eq!(at_once, 5);
}
