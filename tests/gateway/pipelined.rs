//! Callers who send all they have, close their sending side and read.

use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::chain::{Chain, KEY, document};
use super::hostile::{Served, post};

/// A request of HTTP/1.1 that does not say whether more will come.
fn add(name: &str) -> Vec<u8> {
    let contact = keap_xmlrpc::Struct::new()
        .with("FirstName", name)
        .with("Email", "ann@example.com");
    let body = document("ContactService.add", &[KEY.into(), contact.into()]);
    let request = String::from_utf8(post(&body, "")).unwrap();
    request
        .replacen("Connection: close\r\n", "", 1)
        .into_bytes()
}

/// Each of the requests that came is carried out, answered and told of, whether they came together or one by one, and when
/// the end came.
#[tokio::test(flavor = "multi_thread")]
async fn each_request_before_the_end_is_answered() {
    let chain = Chain::new();
    let served = Served::by(&chain).await;
    let pauses = [0, 1, 5, 20].map(Duration::from_millis);
    for requests in 1..=3 {
        for between in pauses {
            for before_end in pauses {
                chain.lines.take();
                let mut stream = TcpStream::connect(served.address).await.unwrap();
                for _ in 0..requests {
                    stream.write_all(&add("Ann")).await.unwrap();
                    if !between.is_zero() {
                        tokio::time::sleep(between).await;
                    }
                }
                if !before_end.is_zero() {
                    tokio::time::sleep(before_end).await;
                }
                stream.shutdown().await.unwrap();
                let mut answers = String::new();
                stream.read_to_string(&mut answers).await.unwrap();
                let case = format!("{requests} requests, {between:?}, {before_end:?}");
                assert_eq!(
                    answers.matches("200 OK").count(),
                    requests,
                    "{case}: {answers}"
                );
                let lines = chain.lines.take();
                assert_eq!(lines.len(), requests, "{case}: {lines:?}");
                assert!(lines.iter().all(|line| line.fault.is_none()), "{lines:?}");
            }
        }
    }
    served.end().await;
}
