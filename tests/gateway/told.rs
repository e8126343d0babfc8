//! What is told of calls: the members of a line, who the caller is behind a proxy, and what a shadow finds.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use http::Request;
use keap::PolicyFile;
use keap_gateway::{Listener, Tenant};
use keap_tests::recorder::Recorder;
use keap_tests::scratch::Scratch;
use keap_xmlrpc::{Struct, Value};
use tokio::sync::oneshot;

use super::chain::{Chain, KEY, builder, document, token};
use super::hostile::{exchange, load, post};

/// The names of all members, and what they hold for a read and for a fault.
#[tokio::test]
async fn a_line_has_these_members() {
    let chain = Chain::new();
    let rows = Value::Array(vec!["Id".into(), "Email".into()]);
    let by_mail = Struct::new().with("Email", "ann@example.com");
    let query = vec!["Contact".into(), 10.into(), 0.into(), by_mail.into(), rows];
    chain.call("DataService.query", query).await.unwrap();
    let numbers = vec![17.into(), 1.into()];
    chain
        .call("ContactService.pauseCampaign", numbers)
        .await
        .unwrap_err();
    let lines = chain.lines.take();
    assert_ne!(lines[0].request_id, lines[1].request_id);
    let told: Vec<String> = lines
        .into_iter()
        .map(|mut line| {
            assert!(line.at.ends_with('Z'), "{}", line.at);
            line.at = "[time]".into();
            line.request_id = "[id]".into();
            line.latency_ms = 0;
            // Which ones is the business of coverage.
            assert!(line.differences.iter().all(|id| id.starts_with("KB-")));
            line.differences.truncate(1);
            serde_json::to_string_pretty(&line).unwrap()
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[tokio::test]
async fn the_address_behind_a_proxy_is_told_only_when_the_proxy_is_trusted() {
    let loopback = IpAddr::V4(Ipv4Addr::LOCALHOST);
    for (trusted, told) in [(vec![loopback], "203.0.113.7"), (Vec::new(), "127.0.0.1")] {
        let chain = Chain::new();
        let here = SocketAddr::new(loopback, 0);
        let listener = Listener::bind(chain.gateway.clone(), here, false)
            .await
            .unwrap();
        let listener = listener.trust_proxies(&trusted);
        let address = listener.address();
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = tokio::spawn(listener.serve(async move {
            let _ = stopped.await;
        }));
        let request = post(&load(KEY), "X-Forwarded-For: 198.51.100.1, 203.0.113.7\r\n");
        let answer = exchange(address, &request).await;
        assert!(answer.contains("Joseph"), "{answer}");
        assert_eq!(chain.lines.last().peer.as_deref(), Some(told));
        stop.send(()).unwrap();
        assert!(serving.await.unwrap());
    }
}

/// A chain whose routes are those of a file, and what is sent to Keap.
struct Routed {
    chain: Chain,
    sent: Recorder,
    folder: Scratch,
}

impl Routed {
    fn by(policy: &str) -> Self {
        let folder = Scratch::new("gateway-routes");
        std::fs::write(folder.path("routes.toml"), policy).unwrap();
        let sandbox = keap_tests::sandbox();
        let sent = Recorder::new(sandbox.transport());
        let (builder, lines) = builder();
        let tenant = Tenant::builder("ab123", token())
            .transport(sent.transport())
            .policy_file(PolicyFile::new(folder.path("routes.toml")))
            .log(lines.clone())
            .build()
            .unwrap();
        let gateway = builder.tenant(tenant).build();
        let chain = Chain {
            sandbox,
            gateway,
            lines,
        };
        Self {
            chain,
            sent,
            folder,
        }
    }

    async fn load(&self) {
        let request = Request::post("/api/xmlrpc");
        let answer = self.chain.send(request, load(KEY)).await;
        let answer = super::chain::read(answer).await.unwrap();
        assert_eq!(answer["FirstName"].as_str(), Some("Joseph"));
    }
}

#[tokio::test]
async fn a_shadow_is_asked_beside_and_told_of() {
    let routed = Routed::by("default = \"xmlrpc\"\n[shadow]\nbackend = \"v2\"\n");
    routed.load().await;
    assert_eq!(routed.chain.lines.last().backend, Some("xmlrpc"));
    let line = loop {
        if let Some(line) = routed.chain.lines.take_shadows().pop() {
            break line;
        }
        tokio::task::yield_now().await;
    };
    assert!(line.agrees, "{line:?}");
    assert_eq!(line.shadow, ["xmlrpc", "v2"]);
    assert_eq!(
        (line.tenant.as_str(), line.method.as_str()),
        ("ab123", "ContactService.load")
    );
    let sent = routed.sent.take();
    assert!(
        sent.iter().any(|request| request.contains("xmlrpc")),
        "{sent:?}"
    );
    assert!(
        sent.iter().any(|request| request.contains("/rest/v2/")),
        "{sent:?}"
    );

    // A write is not sent twice.
    let joe = Struct::new().with("FirstName", "Joe").into();
    let update = document("ContactService.update", &[KEY.into(), 4393.into(), joe]);
    let answer = routed
        .chain
        .send(Request::post("/api/xmlrpc"), update)
        .await;
    super::chain::read(answer).await.unwrap();
    let sent = routed.sent.take();
    assert!(
        sent.iter().all(|request| request.contains("xmlrpc")),
        "{sent:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn the_policy_file_is_followed_while_it_runs() {
    let routed = Routed::by("default = \"xmlrpc\"\n");
    routed.load().await;
    assert_eq!(routed.chain.lines.last().backend, Some("xmlrpc"));
    std::fs::write(
        routed.folder.path("routes.toml"),
        "default = \"v2\"\n# another length\n",
    )
    .unwrap();
    for _ in 0..600 {
        // The clock stands still but for this.
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        routed.load().await;
        if routed.chain.lines.last().backend == Some("v2") {
            return;
        }
    }
    panic!("the file is not followed");
}
