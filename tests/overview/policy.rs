//! A policy file that is broken, emptied or removed: what is in force goes on, and everybody is told.

use std::path::{Path, PathBuf};
use std::time::Duration;

use keap::PolicyFile;
use keap::rest::RestOptions;
use keap_auth::AccessToken;
use keap_gateway::{Addresses, Overview, Tenant};
use keap_sandbox::DEFAULT_ACCESS_TOKEN;
use keap_tests::scratch::Scratch;
use serde_json::Value;

use super::{Method, Watched, ask};

const GOOD: &str = "default = \"xmlrpc\"\n";

const HERE: [(&str, &str); 1] = [("host", "localhost")];

async fn watched(policy: &Path) -> Watched {
    let token = AccessToken::new(DEFAULT_ACCESS_TOKEN).unwrap();
    let file = PolicyFile::new(policy).every(Duration::from_millis(10));
    let tenant = Tenant::builder("ab123", token)
        .transport(keap_tests::sandbox().transport())
        .policy_file(file)
        .build()
        .unwrap();
    Watched::of(tenant, Addresses::default(), |_| None).await
}

async fn told(watched: &Watched, path: &str) -> Value {
    let (_, _, text) = ask(&watched.gateway, Method::GET, path, &[]).await;
    serde_json::from_str(&text).unwrap()
}

/// Until the gateway has seen what became of the file.
async fn health(watched: &Watched, status: &str) -> Value {
    loop {
        let health = told(watched, "/healthz").await;
        if health["status"] == status {
            return health;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// A page of its own each time, since a report is shown for two seconds.
async fn report(watched: &Watched, policy: PathBuf) -> (Value, String) {
    let overview = Overview::builder(&watched.gateway)
        .store(watched.store.clone())
        .tenant("ab123", RestOptions::default(), Some(policy))
        .build();
    let (_, _, json) = ask(&overview, Method::GET, "/_keap/report.json", &HERE).await;
    let (_, _, html) = ask(&overview, Method::GET, "/_keap/", &HERE).await;
    (serde_json::from_str(&json).unwrap(), html)
}

#[tokio::test]
async fn the_last_good_policy_judges_and_the_file_that_cannot_be_read_is_told() {
    let folder = Scratch::new("overview-policy");
    let policy = folder.path("spol.toml");
    std::fs::write(&policy, GOOD).unwrap();
    let watched = watched(&policy).await;
    // REST has no counterpart: without the policy it would be refused now.
    let params = vec![1.into(), 1.into()];
    watched
        .call("ContactService.runActionSequence", params)
        .await;
    watched.inventory.flush().await.unwrap();
    let (good, _) = report(&watched, policy.clone()).await;
    assert_eq!(good["breaking"][0]["now"], false, "{good}");
    health(&watched, "ok").await;
    let broken: [(Option<&str>, &str); 3] = [
        (Some("default = \"smoke\"\n"), "line 1: "),
        (Some(""), "the policy file is empty"),
        (None, "there is no such file"),
    ];
    for (content, why) in broken {
        match content {
            Some(content) => std::fs::write(&policy, content).unwrap(),
            None => std::fs::remove_file(&policy).unwrap(),
        }
        let health = health(&watched, "degraded").await;
        let reason = health["reasons"][0].as_str().unwrap();
        let start = "the policy file of ab123 cannot be read since 20";
        assert!(reason.starts_with(start), "{reason}");
        assert!(reason.contains(why), "{why}: {reason}");
        assert!(!reason.contains("spol.toml"), "{reason}");
        let ready = told(&watched, "/readyz").await;
        assert_eq!(ready["degraded"], health["reasons"]);
        assert_eq!(ready["status"], "ready");
        let (report, html) = report(&watched, policy.clone()).await;
        for told in ["breaking", "passed_on"] {
            assert_eq!(report[told], good[told], "{report}");
        }
        assert!(html.contains("cannot be read since 20"), "{html}");
        // The same content as before the break ends it.
        std::fs::write(&policy, GOOD).unwrap();
        self::health(&watched, "ok").await;
    }
}
