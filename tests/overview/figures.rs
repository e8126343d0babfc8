//! Figures for Prometheus, and whether the gateway is ready.

use http::{Method, StatusCode};
use keap_gateway::Overview;
use keap_sandbox::{Sandbox, Trouble};
use keap_tests::gateway::{retired, tenant};
use keap_xmlrpc::Value;

use super::{Watched, ask, load};

/// A caller chooses neither how many series there are nor what stands in them.
#[tokio::test]
async fn ten_thousand_invented_names_make_no_series() {
    let watched = Watched::new(retired().transport()).await;
    watched.load().await;
    let (_, _, before) = watched.get("/metrics").await;
    for number in 0..10_000 {
        let name = format!("InventedService.method{number}");
        watched.call(&name, Vec::new()).await;
    }
    for number in 0..50 {
        let params = vec![
            format!("Invented{number}").into(),
            1.into(),
            Value::Array(vec!["Id".into()]),
        ];
        watched.call("DataService.load", params).await;
    }
    let (status, headers, text) = watched.get("/metrics").await;
    assert_eq!(status, StatusCode::OK);
    assert!(
        headers["content-type"]
            .to_str()
            .unwrap()
            .starts_with("text/plain; version=0.0.4")
    );
    assert!(!text.contains("nvented"), "{text}");
    let more = text
        .lines()
        .count()
        .checked_sub(before.lines().count())
        .unwrap();
    assert!(more < 40, "{more} more lines\n{text}");
    assert!(
        text.contains("method=\"(unknown)\",wire=\"none\",outcome=\"fault\"} 10000"),
        "{text}"
    );
    assert!(
        text.contains("method=\"ContactService.load\",wire=\"v2\",outcome=\"answered\"} 1"),
        "{text}"
    );
    assert!(
        text.contains(
            "keap_gateway_quota_left{app=\"ab123\",scope=\"credential\",seconds=\"86400\"}"
        ),
        "{text}"
    );
    assert!(
        text.contains("keap_gateway_wire_up{app=\"ab123\",wire=\"v2\"} 1"),
        "{text}"
    );
    assert!(!text.contains("xmlrpc_end"), "nothing goes there\n{text}");
    // No series has a line of its own for what stands in a label.
    assert!(
        text.lines()
            .all(|line| line.is_empty() || line.starts_with("keap_") || line.starts_with('#'))
    );
    assert_eq!(
        watched
            .inventory
            .flush()
            .await
            .map_err(|error| error.to_string()),
        Ok(())
    );
    assert!(watched.store.inventory().await.unwrap().len() < 40);
}

/// Without a store, whose thread does not know of a clock that stands.
#[tokio::test(start_paused = true)]
async fn a_gateway_whose_keap_fails_is_not_ready_and_is_again_when_it_answers() {
    let sandbox = Sandbox::builder().trouble(Trouble::none()).build();
    let gateway = keap_tests::gateway::gateway(tenant(sandbox.transport()));
    let overview = Overview::builder(&gateway).build();
    let ready = || async {
        let here = [("host", "localhost")];
        let programs = ask(&gateway, Method::GET, "/readyz", &here).await;
        let people = ask(&overview, Method::GET, "/readyz", &here).await;
        assert_eq!((programs.0, &programs.2), (people.0, &people.2));
        (programs.0, programs.2)
    };
    // What was not tried is not known to be bad.
    assert_eq!(ready().await.0, StatusCode::OK);
    for _ in 0..64 {
        let _ = sandbox.trouble().answer(503, "text/plain", "down");
    }
    for _ in 0..3 {
        let answer = load(&gateway).await;
        assert!(answer.contains("fault"), "{answer}");
    }
    let (status, told) = ready().await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(told.contains("Keap does not answer"), "{told}");
    let here = [("host", "localhost")];
    let (_, _, text) = ask(&overview, Method::GET, "/metrics", &here).await;
    assert!(text.contains("keap_gateway_ready 0"), "{text}");
    // It is alive all the while.
    let alive = ask(&gateway, Method::GET, "/healthz", &[]).await;
    assert_eq!(alive.0, StatusCode::OK);
    sandbox.trouble().calm();
    let answer = load(&gateway).await;
    assert!(answer.contains("Joseph"), "{answer}");
    assert_eq!(ready().await.0, StatusCode::OK);
}
