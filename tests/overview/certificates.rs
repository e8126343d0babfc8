//! Certificates that end are told wherever somebody looks, and keep nobody out who does not look at them.

use std::sync::Arc;
use std::time::Duration;

use http::{Method, StatusCode};
use keap_gateway::tls::{TlsFolder, tenant_host};
use keap_gateway::{Gateway, HashKey, KeyRing, Overview};
use keap_http::tls::Certificates;
use keap_http::{Clock as _, SystemClock};
use keap_tests::scratch::Scratch;

use super::alerts::{Hook, nothing_watched};
use super::ask;

/// How many days a certificate of the gateway's own making lasts.
const LIFE: u64 = 90;

/// A certificate that was made so long ago.
fn made(folder: &Scratch, days_ago: u64) -> TlsFolder {
    let made = TlsFolder::new(folder.path(&format!("tls-{days_ago}")));
    let ago = Duration::from_secs(days_ago * 86_400);
    let names = [tenant_host("ab123").unwrap()];
    made.make(&names, SystemClock.now() - ago).unwrap();
    made
}

fn shown(folder: &TlsFolder) -> Arc<Certificates> {
    Certificates::open(&folder.server(), &folder.server()).unwrap()
}

async fn told(gateway: &Gateway, path: &str) -> (StatusCode, serde_json::Value) {
    let (status, _, text) = ask(gateway, Method::GET, path, &[]).await;
    (status, serde_json::from_str(&text).unwrap())
}

#[tokio::test]
async fn a_certificate_that_ends_is_told_by_health_page_and_alert() {
    let folder = Scratch::new("overview-certificates");
    let store = keap_gateway::GatewayStore::in_memory().await.unwrap();
    let hook = Hook::new().await;
    for (days_ago, words, alerted) in [
        (LIFE - 20, None, None),
        (LIFE - 6, Some(" ends on 20"), Some(", in 5 days")),
        (
            LIFE + 3,
            Some(" is over since 20"),
            Some(" is over since 20"),
        ),
    ] {
        let shown = shown(&made(&folder, days_ago));
        let alerts = hook.alerts(&store);
        let telling = tokio::spawn(alerts.clone().follow());
        let gateway = Gateway::builder(KeyRing::new(HashKey::random()))
            .alerts(alerts)
            .build();
        gateway.shows("certificate of the page", &shown);
        let (status, health) = told(&gateway, "/healthz").await;
        assert_eq!(status, StatusCode::OK);
        let (status, ready) = told(&gateway, "/readyz").await;
        // Whoever does not look at it is served.
        assert_eq!(
            (status, &ready["status"]),
            (StatusCode::OK, &"ready".into())
        );
        assert_eq!(ready["degraded"], health["reasons"]);
        let overview = Overview::builder(&gateway).build();
        let here = [("host", "localhost")];
        let (_, _, page) = ask(&overview, Method::GET, "/_keap/", &here).await;
        gateway.watch_once(&nothing_watched()).await;
        let Some(words) = words else {
            assert_eq!(health["status"], "ok", "{health}");
            assert!(!page.contains("certificate"), "{page}");
            continue;
        };
        let words = format!("the certificate of the page{words}");
        assert_eq!(health["status"], "degraded", "{health}");
        let reason = health["reasons"][0].as_str().unwrap();
        assert!(
            reason.starts_with(&words) && reason.ends_with("renew it"),
            "{reason}"
        );
        assert!(!reason.contains("pem"), "{reason}");
        assert!(page.contains(reason), "{page}");
        let alert = hook.next("200 OK").await.unwrap();
        let text = alert["text"].as_str().unwrap();
        assert!(
            text.starts_with("keap gateway: the certificate in "),
            "{text}"
        );
        assert!(text.contains(alerted.unwrap()), "{text}");
        telling.abort();
    }
}

/// What is told is of the certificate that callers are shown, and not of a file that the gateway cannot take.
#[tokio::test]
async fn a_certificate_that_cannot_be_taken_is_told_and_the_one_in_use_still_ends() {
    let folder = Scratch::new("overview-not-taken");
    let store = keap_gateway::GatewayStore::in_memory().await.unwrap();
    let hook = Hook::new().await;
    let alerts = hook.alerts(&store);
    let telling = tokio::spawn(alerts.clone().follow());
    let (old, new) = (made(&folder, LIFE - 6), made(&folder, 0));
    let shown = shown(&old);
    let gateway = Gateway::builder(KeyRing::new(HashKey::random()))
        .alerts(alerts)
        .build();
    gateway.shows("certificate", &shown);
    let overview = Overview::builder(&gateway).build();
    let metrics = async || {
        let here = [("host", "localhost")];
        let (_, _, text) = ask(&overview, Method::GET, "/metrics", &here).await;
        let mut lines = text.lines().map(str::to_owned);
        lines.find(|line| line.starts_with("keap_gateway_ssl_earliest_cert_expiry"))
    };
    let before = metrics().await.unwrap();
    let fresh = std::fs::read_to_string(new.server()).unwrap();
    let end = "-----END CERTIFICATE-----\n";
    let at = fresh.find(end).unwrap() + end.len();
    let old_text = std::fs::read_to_string(old.server()).unwrap();
    let old_key = old_text.split_once(end).unwrap().1;
    for (content, words) in [
        (
            format!("{}{old_key}", &fresh[..at]),
            "the key is not that of the first certificate",
        ),
        (String::new(), "a file holds no certificate in PEM"),
    ] {
        std::fs::write(old.server(), content).unwrap();
        assert!(shown.reload().is_err());
        let (_, health) = told(&gateway, "/healthz").await;
        let reasons: Vec<&str> = health["reasons"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(serde_json::Value::as_str)
            .collect();
        let [not_taken, ends] = reasons[..] else {
            panic!("{health}");
        };
        let begins = format!("the certificate on the disk is not taken, {words}: ");
        assert!(not_taken.starts_with(&begins), "{not_taken}");
        assert!(ends.contains(", in 5 days"), "{ends}");
        assert!(!health.to_string().contains("pem"), "{health}");
        assert_eq!(metrics().await.unwrap(), before);
    }
    gateway.watch_once(&nothing_watched()).await;
    for words in ["is not taken", ", in 5 days"] {
        let alert = hook.next("200 OK").await.unwrap();
        let text = alert["text"].as_str().unwrap();
        assert!(text.contains(words), "{text}");
    }
    telling.abort();
    std::fs::write(old.server(), fresh).unwrap();
    assert!(shown.reload().unwrap());
    let (_, health) = told(&gateway, "/healthz").await;
    assert_eq!(health["status"], "ok", "{health}");
    assert_ne!(metrics().await.unwrap(), before);
}
