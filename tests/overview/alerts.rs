//! Who is told when somebody has to do something.

use std::time::Duration;

use keap_gateway::{Addresses, AlertWay, Alerts, GatewayStore, Watched as WatchedFiles};
use keap_http::Secret;
use keap_tests::gateway::{KEY, retired};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use super::Watched;

/// Takes posts and answers each with a status; gives their bodies.
struct Hook {
    listener: TcpListener,
}

impl Hook {
    async fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        Self { listener }
    }

    fn alerts(&self, store: &GatewayStore) -> Alerts {
        let address = format!("http://{}/hook/secret", self.listener.local_addr().unwrap());
        let way = AlertWay::webhook(Secret::new(address)).unwrap();
        Alerts::new(way, Some(store.clone()))
    }

    /// The next post, answered with a status; none when nobody posts.
    async fn next(&self, status: &str) -> Option<serde_json::Value> {
        self.within(Duration::from_secs(60), status).await
    }

    async fn within(&self, time: Duration, status: &str) -> Option<serde_json::Value> {
        let taken = tokio::time::timeout(time, self.listener.accept()).await;
        let (mut stream, _) = taken.ok()?.unwrap();
        let mut text = Vec::new();
        loop {
            let mut buffer = [0; 4096];
            let read = stream.read(&mut buffer).await.unwrap();
            text.extend_from_slice(&buffer[..read]);
            let all = String::from_utf8(text.clone()).unwrap();
            if let Some((_, body)) = all.split_once("\r\n\r\n")
                && let Ok(body) = serde_json::from_str(body)
            {
                let answer =
                    format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                stream.write_all(answer.as_bytes()).await.unwrap();
                return Some(body);
            }
        }
    }
}

const UNSERVED: &str = "ShippingService.getWeightBasedShippingRanges";

#[tokio::test]
async fn the_first_call_that_nothing_answers_is_told_once() {
    let hook = Hook::new().await;
    let mut alerts = None;
    let make = |store: &GatewayStore| {
        alerts = Some(hook.alerts(store));
        alerts.clone()
    };
    let watched = Watched::with(retired().transport(), Addresses::default(), make).await;
    let telling = tokio::spawn(alerts.unwrap().follow());
    for _ in 0..5 {
        watched.call(UNSERVED, vec![1.into()]).await;
    }
    let told = hook.next("200 OK").await.unwrap();
    assert_eq!(
        (&told["kind"], &told["app"]),
        (&"blocker".into(), &"ab123".into())
    );
    let text = told["text"].as_str().unwrap();
    assert!(
        text.contains(UNSERVED) && !text.contains('\n') && !text.contains(KEY),
        "{text}"
    );
    // Another gateway on the same store does not tell it again; what it tells next is something else.
    let other = hook.alerts(&watched.store);
    let make = |_: &GatewayStore| Some(other.clone());
    let again = Watched::with(retired().transport(), Addresses::default(), make).await;
    let telling_too = tokio::spawn(other.clone().follow());
    again.call(UNSERVED, vec![1.into()]).await;
    let files = WatchedFiles::default().certificate(watched.folder.path("none.pem"));
    again.gateway.watch_once(&files).await;
    let told = hook.next("200 OK").await.unwrap();
    assert_eq!(told["kind"], "certificate");
    telling.abort();
    telling_too.abort();
}

#[tokio::test]
async fn a_hook_that_fails_harms_no_call_and_is_told_again_later() {
    let hook = Hook::new().await;
    let mut alerts = None;
    let make = |store: &GatewayStore| {
        alerts = Some(hook.alerts(store));
        alerts.clone()
    };
    let watched = Watched::with(retired().transport(), Addresses::default(), make).await;
    let telling = tokio::spawn(alerts.unwrap().follow());
    watched.call(UNSERVED, vec![1.into()]).await;
    assert!(hook.next("500 Internal Server Error").await.is_some());
    assert!(watched.load().await.contains("Joseph"));
    // What could not be told is not told as far as the store knows, a moment later: another gateway tells it.
    let mut told = None;
    for _ in 0..20 {
        let other = hook.alerts(&watched.store);
        let make = |_: &GatewayStore| Some(other.clone());
        let again = Watched::with(retired().transport(), Addresses::default(), make).await;
        let telling = tokio::spawn(other.follow());
        again.call(UNSERVED, vec![1.into()]).await;
        told = hook.within(Duration::from_secs(1), "200 OK").await;
        telling.abort();
        if told.is_some() {
            break;
        }
    }
    assert!(told.is_some());
    telling.abort();
}
