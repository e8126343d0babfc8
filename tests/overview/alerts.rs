//! Who is told when somebody has to do something.

use std::sync::Arc;
use std::time::Duration;

use keap::PolicyFile;
use keap_auth::AccessToken;
use keap_gateway::{Addresses, AlertWay, Alerts, GatewayStore, Tenant, Watched as Dying};
use keap_http::{
    Body, BoxFuture, HttpService, Request, Response, Secret, Transport, TransportError,
};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Limits, Sandbox};
use keap_tests::gateway::{KEY, retired, tenant};
use keap_tests::scratch::Scratch;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use super::Watched;

/// Takes posts and answers each with a status; gives their bodies.
pub(super) struct Hook {
    listener: TcpListener,
}

impl Hook {
    pub(super) async fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        Self { listener }
    }

    pub(super) fn alerts(&self, store: &GatewayStore) -> Alerts {
        let address = format!("http://{}/hook/secret", self.listener.local_addr().unwrap());
        let way = AlertWay::webhook(Secret::new(address)).unwrap();
        Alerts::new(way, Some(store.clone()))
    }

    /// The next post, answered with a status; none when nobody posts.
    pub(super) async fn next(&self, status: &str) -> Option<serde_json::Value> {
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
    nothing_but_what_dies(&hook, &again).await;
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

/// A gateway for one application whose alerts go to a hook, and what tells them.
async fn hooked(hook: &Hook, tenant: Tenant) -> (Watched, tokio::task::JoinHandle<()>) {
    let mut alerts = None;
    let make = |store: &GatewayStore| {
        alerts = Some(hook.alerts(store));
        alerts.clone()
    };
    let watched = Watched::of(tenant, Addresses::default(), make).await;
    (watched, tokio::spawn(alerts.unwrap().follow()))
}

/// What is told of something else comes behind what would have been told again.
async fn nothing_but_what_dies(hook: &Hook, watched: &Watched) {
    watched.gateway.watch_once(&dying("zz999", "last")).await;
    let told = hook.next("200 OK").await.unwrap();
    assert_eq!(told["app"], "zz999", "{told}");
}

/// What ends by itself beside certificates, quotas and credentials: nothing.
pub(super) fn nothing_watched() -> Dying {
    Dying::default()
}

/// A grant that is about to die.
fn dying(app: &'static str, why: &'static str) -> Dying {
    Dying::default().grants(Arc::new(move || {
        Box::pin(async move { vec![(app.to_owned(), why.to_owned())] })
    }))
}

#[tokio::test]
async fn less_than_a_tenth_of_the_days_quota_is_told_and_a_tenth_is_not() {
    let hook = Hook::new().await;
    let mut limits = Limits::ACCESS_KEY;
    limits.per_second = None;
    limits.per_day = 20;
    let account = Sandbox::builder().limits(limits).build();
    let (watched, telling) = hooked(&hook, tenant(account.transport())).await;
    let none = Dying::default();
    // Two of twenty are left: a tenth.
    for _ in 0..18 {
        assert!(watched.load().await.contains("Joseph"));
        watched.gateway.watch_once(&none).await;
    }
    nothing_but_what_dies(&hook, &watched).await;
    watched.load().await;
    for _ in 0..3 {
        watched.gateway.watch_once(&none).await;
    }
    let told = hook.next("200 OK").await.unwrap();
    assert_eq!(
        (&told["kind"], &told["app"]),
        (&"quota".into(), &"ab123".into())
    );
    let text = told["text"].as_str().unwrap();
    assert!(
        text.contains("1 of 20 calls of the day are left, under 10 %"),
        "{text}"
    );
    telling.abort();
}

/// A Keap whose REST v2 has another name.
#[derive(Debug)]
struct Renamed(Transport);

impl HttpService for Renamed {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let is_v2 = request.uri().path().contains("/rest/v2/");
            let answer = self.0.send(request).await?;
            if !is_v2 {
                return Ok(answer);
            }
            let (mut head, body) = answer.into_parts();
            head.headers.remove("content-length");
            let text = body.into_bytes(1 << 20).await.unwrap();
            let text = String::from_utf8(text.to_vec()).unwrap();
            let text = text.replace("Joseph", "Josephine");
            Ok(Response::from_parts(head, Body::from(text.into_bytes())))
        })
    }
}

#[tokio::test]
async fn the_first_answer_that_differs_is_told_once_and_no_value_of_it() {
    let (hook, folder) = (Hook::new().await, Scratch::new("alerts-shadow"));
    let policy = folder.path("routes.toml");
    std::fs::write(
        &policy,
        "default = \"xmlrpc\"\n[shadow]\nbackend = \"v2\"\n",
    )
    .unwrap();
    let token = AccessToken::new(DEFAULT_ACCESS_TOKEN).unwrap();
    let account = keap_tests::sandbox();
    let tenant = Tenant::builder("ab123", token)
        .transport(Transport::new(Renamed(account.transport())))
        .policy_file(PolicyFile::new(policy))
        .build()
        .unwrap();
    let (watched, telling) = hooked(&hook, tenant).await;
    watched.load().await;
    let told = hook.next("200 OK").await.unwrap();
    assert_eq!(
        (&told["kind"], &told["app"]),
        (&"difference".into(), &"ab123".into())
    );
    let text = told["text"].as_str().unwrap();
    assert!(
        text.contains("ContactService.load") && text.contains("FirstName"),
        "{text}"
    );
    assert!(!told.to_string().contains("Joseph"), "{told}");
    for _ in 0..3 {
        watched.load().await;
    }
    // Comparisons are made in the background.
    let compared = || async {
        watched.inventory.flush().await.unwrap();
        let seen = watched.store.seen().await.unwrap();
        seen.compared.iter().map(|row| row.differing).sum::<i64>()
    };
    while compared().await < 4 {
        tokio::task::yield_now().await;
    }
    nothing_but_what_dies(&hook, &watched).await;
    telling.abort();
}

#[tokio::test]
async fn a_grant_that_is_about_to_die_is_told() {
    let hook = Hook::new().await;
    let (watched, telling) = hooked(&hook, tenant(retired().transport())).await;
    let why = "the refresh token is old: log in again";
    for _ in 0..3 {
        watched.gateway.watch_once(&dying("ab123", why)).await;
    }
    let told = hook.next("200 OK").await.unwrap();
    assert_eq!(
        (&told["kind"], &told["app"]),
        (&"credential".into(), &"ab123".into())
    );
    assert!(told["text"].as_str().unwrap().ends_with(why), "{told}");
    nothing_but_what_dies(&hook, &watched).await;
    telling.abort();
}
