//! What the page says while the database is gone.

use keap_sandbox::Sandbox;
use tokio::time::Instant;

use super::{FIRST_NAME, KEY, Shared, database, serve, wire};

const PASSWORD: &str = "s3cret-of-the-database";

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_the_database_the_page_says_what_is_gone_what_works_and_what_to_do() {
    let Some(database) = database("page").await else {
        return;
    };
    let base = serve(Sandbox::builder().build().transport()).await;
    let wire = wire::Wire::to(&database).await;
    let (user, rest) = wire.url().split_once('@').unwrap();
    let url = format!("{user}:{PASSWORD}@{rest}");
    let shared = Shared::with_page(&url, &base);
    let place = rest.split('/').next().unwrap().to_owned();
    let worked = tokio::task::spawn_blocking(move || work(&shared, &wire, &place));
    worked.await.unwrap();
}

fn work(shared: &Shared, wire: &wire::Wire, place: &str) {
    shared.adopt();
    let (mut looked_at, mut fresh) = (shared.serve(), shared.serve());
    let pages = [looked_at.page(), fresh.page()];
    let get = |page: &str, path: &str| crate::send_to(page, page, &format!("GET {path}"), "");
    let until = |page: &str, path: &str, wanted: &str| {
        let begun = Instant::now();
        loop {
            let shown = get(page, path);
            if shown.contains(wanted) {
                return shown;
            }
            assert!(begun.elapsed().as_secs() < 30, "{wanted}: {shown}");
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
    };
    let works = |serving: &crate::Serving| {
        let answer = serving.call(KEY, "ContactService.load", FIRST_NAME);
        assert!(answer.contains("<value>Joseph</value>"), "{answer}");
    };
    works(&looked_at);
    until(&pages[0], "/_keap/", "ContactService.load");
    until(&pages[0], "/metrics", "keap_gateway_store_up 1");
    wire.cut();
    for page in &pages {
        until(page, "/readyz", "the store does not answer since 2");
        let begun = Instant::now();
        let shown = until(page, "/_keap/", "The store does not answer");
        assert!(
            begun.elapsed().as_secs() < 2,
            "nobody waits for what is known to be gone"
        );
        assert!(shown.starts_with("HTTP/1.1 503 "), "{shown}");
        for said in [
            &format!("The store of this gateway, Postgres at {place}/"),
            "does not answer since 2",
            "Calls are still answered, reads and writes",
            "/readyz answers 503",
            "`keap gateway check` tells what it says",
            "it goes on by itself",
        ] {
            assert!(shown.contains(said), "{said}: {shown}");
        }
        for path in ["/_keap/", "/_keap/report.json", "/readyz", "/metrics"] {
            let shown = get(page, path);
            assert!(!shown.contains(PASSWORD), "{path}: {shown}");
        }
        let ready = get(page, "/readyz");
        assert!(ready.starts_with("HTTP/1.1 503 "), "{ready}");
        let figures = get(page, "/metrics");
        for figure in ["keap_gateway_store_up 0", "keap_gateway_ready 0"] {
            assert!(figures.contains(figure), "{figure}: {figures}");
        }
    }
    // As the page says.
    works(&looked_at);
    works(&fresh);
    assert!(
        looked_at
            .send("GET /healthz", "")
            .starts_with("HTTP/1.1 200 ")
    );
    // Who has looked before sees what was known then; who has not is not told that nobody called.
    let shown = get(&pages[0], "/_keap/");
    assert!(
        shown.contains("What is told of calls below is as of 2"),
        "{shown}"
    );
    assert!(shown.contains("<td>ContactService.load</td>"), "{shown}");
    let shown = get(&pages[1], "/_keap/");
    assert!(
        shown.contains("is not known here until it answers"),
        "{shown}"
    );
    assert!(shown.contains("Wires to Keap"), "{shown}");
    for unknown in [
        "Nothing was called yet",
        "is answered over REST",
        "What will break",
    ] {
        assert!(!shown.contains(unknown), "{unknown}: {shown}");
    }
    let json = get(&pages[1], "/_keap/report.json");
    assert!(json.starts_with("HTTP/1.1 503 "), "{json}");
    let (_, json) = json.split_once("\r\n\r\n").unwrap();
    let json: serde_json::Value = serde_json::from_str(json).unwrap();
    assert_eq!(json["stale"]["as_of"], serde_json::Value::Null, "{json}");
    assert!(
        json["stale"]["why"].is_string() && json["live"]["admitted"] == 1,
        "{json}"
    );
    wire.join();
    for page in &pages {
        until(page, "/readyz", "\"ready\"");
        let shown = until(page, "/_keap/", "ContactService.load");
        assert!(!shown.contains("does not answer since"), "{shown}");
        until(page, "/metrics", "keap_gateway_store_up 1");
    }
    looked_at.stop().is(0, &[]);
    fresh.stop().is(0, &[]);
    let report = shared.report();
    assert_eq!(report["rows"][0]["calls"], 3, "{report}");
}

/// The reason is that of `check`, and not that one waited for a connection.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_database_that_refuses_is_told_as_check_tells_it() {
    let Some(database) = database("refuses").await else {
        return;
    };
    let base = serve(Sandbox::builder().build().transport()).await;
    let wire = wire::Wire::to(&database).await;
    let shared = Shared::new(wire.url(), &base);
    let worked = tokio::task::spawn_blocking(move || {
        shared.adopt();
        let serving = shared.serve();
        wire.refuse();
        let begun = Instant::now();
        let health = loop {
            let health = serving.send("GET /healthz", "");
            if health.contains("onnection refused") {
                break health;
            }
            assert!(begun.elapsed().as_secs() < 60, "{health}");
            std::thread::sleep(std::time::Duration::from_millis(50));
        };
        let checked = shared.run("check --offline");
        checked.is(1, &["FAIL store: "]);
        for told in [health, checked.out] {
            assert_eq!(told.matches("onnection refused").count(), 1, "{told}");
        }
        serving.stop().is(0, &[]);
    });
    worked.await.unwrap();
}
