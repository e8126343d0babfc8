//! The page itself: what is on it, what can be on it never, and who may see it.

use http::{Method, StatusCode};
use keap_gateway::tls::{TlsFolder, tenant_host};
use keap_gateway::{Listener, ListenerError, Overview};
use keap_http::tls::Certificates;
use keap_http::{Clock as _, SystemClock};
use keap_tests::foreign::client;
use keap_tests::gateway::retired;
use keap_xmlrpc::Value;
use scraper::{Html, Selector};
use tokio::sync::oneshot;

use super::{Watched, ask};

fn texts(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector)
        .map(|element| element.text().collect())
        .collect()
}

#[tokio::test]
async fn the_page_says_what_breaks_and_what_to_do_and_shows_no_value() {
    let watched = Watched::new(retired().transport()).await;
    let agent = [("user-agent", "<img src=x onerror=alert(1)> \" PHP")];
    let fields = Value::Array(vec!["FirstName".into()]);
    let params = vec![4393.into(), fields];
    let answer = watched
        .call_with("ContactService.load", params, &agent)
        .await;
    assert!(answer.contains("Joseph"), "{answer}");
    let refused = watched
        .call(
            "ContactService.runActionSequence",
            vec![4393.into(), 77.into()],
        )
        .await;
    assert!(refused.contains("fault"), "{refused}");
    let refused = watched
        .call(
            "ShippingService.getWeightBasedShippingRanges",
            vec![1.into()],
        )
        .await;
    assert!(refused.contains("fault"), "{refused}");
    watched.inventory.flush().await.unwrap();
    let (status, headers, html) = watched.get("/_keap/").await;
    assert_eq!(status, StatusCode::OK);
    let page = Html::parse_document(&html);
    assert!(page.errors.is_empty(), "{:?}", page.errors);
    // The label and the name that the program calls itself are texts.
    assert!(
        texts(
            &page,
            "script, img, iframe, form, input, link, object, embed"
        )
        .is_empty()
    );
    let cells = texts(&page, "td");
    let label = "shop <script>alert(1)</script>\"'\\n\\u{202e} (ab123)";
    assert!(cells.iter().any(|cell| cell == label), "{cells:?}");
    assert!(
        cells
            .iter()
            .any(|cell| cell == "<img src=x onerror=alert(1)> \" PHP")
    );
    // What breaks, and what is to be done.
    for expected in ["ShippingService.getWeightBasedShippingRanges", "now"] {
        assert!(
            cells.iter().any(|cell| cell == expected),
            "{expected}: {cells:?}"
        );
    }
    assert!(cells.iter().any(|cell| cell.contains("never documented")));
    let headings = texts(&page, "h2");
    for expected in [
        "What will break",
        "Calls",
        "Quota left",
        "Health",
        "Shadow differences",
        "What to do",
    ] {
        assert!(
            headings.iter().any(|heading| heading == expected),
            "{headings:?}"
        );
    }
    // No value of a record, no key.
    for value in ["Joseph", "4393", keap_tests::gateway::KEY] {
        assert!(!html.contains(value), "{value}");
    }
    // Nothing that a browser would ask somebody for.
    let all = Selector::parse("*").unwrap();
    for element in page.select(&all) {
        for (name, value) in element.value().attrs() {
            assert!(
                !name.starts_with("on") && !matches!(name, "src" | "srcset" | "style" | "action")
            );
            assert!(name != "href" || value.starts_with('#'), "{value}");
        }
    }
    assert_eq!(headers["x-content-type-options"], "nosniff");
    assert_eq!(headers["referrer-policy"], "no-referrer");
    assert_eq!(headers["cache-control"], "no-store");
    let policy = headers["content-security-policy"].to_str().unwrap();
    assert!(
        policy.starts_with("default-src 'none'; style-src 'sha256-"),
        "{policy}"
    );
    assert!(headers.get("set-cookie").is_none());
    // The same as JSON.
    let (_, headers, json) = watched.get("/_keap/report.json").await;
    assert_eq!(headers["content-type"], "application/json");
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(report["breaking"][0]["now"], true);
    assert_eq!(report["live"]["wires"][0]["state"], "answers");
    assert_eq!(report["hours"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn the_page_is_read_only_and_under_its_own_names() {
    let watched = Watched::new(retired().transport()).await;
    let ours = ("host", "localhost:8401");
    for method in [
        Method::POST,
        Method::PUT,
        Method::DELETE,
        Method::OPTIONS,
        Method::TRACE,
    ] {
        let (status, headers, _) = ask(&watched.overview, method.clone(), "/_keap/", &[ours]).await;
        assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
        assert_eq!(headers["allow"], "GET, HEAD");
    }
    let (status, _, body) = ask(&watched.overview, Method::HEAD, "/_keap/", &[ours]).await;
    assert_eq!((status, body.as_str()), (StatusCode::OK, ""));
    for path in ["/_keap/", "/metrics", "/_keap/report.json", "/readyz", "/"] {
        let rebound = [("host", "rebound.example.com:8401")];
        let (status, headers, body) = ask(&watched.overview, Method::GET, path, &rebound).await;
        assert_eq!(status, StatusCode::MISDIRECTED_REQUEST, "{path}");
        assert!(!body.contains("ab123") && headers.contains_key("content-security-policy"));
    }
    let (status, headers, _) = watched.get("/").await;
    assert_eq!(
        (status, &headers["location"]),
        (StatusCode::PERMANENT_REDIRECT, &"/_keap/".parse().unwrap())
    );
    assert_eq!(watched.get("/api/xmlrpc").await.0, StatusCode::NOT_FOUND);
    // It is not on the listener of programs.
    for path in ["/_keap/", "/metrics"] {
        let (status, _, _) = ask(&watched.gateway, Method::GET, path, &[ours]).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn another_address_than_loopback_needs_a_token_and_tls() {
    let watched = Watched::new(retired().transport()).await;
    // An address for documentation, which no machine has.
    let remote = ["192.0.2.1:0".parse().unwrap()];
    let open = Listener::bind_page(&watched.overview, &remote, None).await;
    assert!(matches!(open, Err(ListenerError::Unguarded(_))), "{open:?}");
    let token = "a token that nobody guesses";
    let guarded = Overview::builder(&watched.gateway)
        .token(&token.into())
        .build();
    let clear = Listener::bind_page(&guarded, &remote, None).await;
    assert!(
        matches!(clear, Err(ListenerError::Unguarded(_))),
        "{clear:?}"
    );
    let here = ["127.0.0.1:0".parse().unwrap()];
    let bound = Listener::bind_page(&guarded, &here, None).await.unwrap();
    assert!(bound[0].url().ends_with("/_keap/"));
    for path in ["/_keap/", "/metrics", "/readyz"] {
        let without = [("host", "localhost")];
        let (status, headers, _) = ask(&guarded, Method::GET, path, &without).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED);
        assert!(headers.contains_key("www-authenticate"));
        let with = [
            ("host", "localhost"),
            ("authorization", "Bearer a token that nobody guesses"),
        ];
        assert_eq!(
            ask(&guarded, Method::GET, path, &with).await.0,
            StatusCode::OK,
            "{path}"
        );
    }
}

/// Asks for the page without a token, with a wrong one and with the right one as both schemes have it, and without TLS.
const VISITOR: &str = r#"
import base64, http.client, ssl, sys
port, authority, token = sys.argv[1:]
context = ssl.create_default_context(cafile=authority)
# The certificate is for the name of the application; that its authority signed it is checked.
context.check_hostname = False
basic = base64.b64encode(b'x:' + token.encode()).decode()
for shown in [None, 'Bearer ' + token[:-1], 'Bearer ' + token, 'Basic ' + basic]:
    page = http.client.HTTPSConnection('127.0.0.1', int(port), context=context)
    page.request('GET', '/_keap/', headers={'Authorization': shown} if shown else {})
    answer = page.getresponse()
    print(answer.status, b'What will break' in answer.read())
clear = http.client.HTTPConnection('127.0.0.1', int(port))
try:
    clear.request('GET', '/_keap/', headers={'Authorization': 'Bearer ' + token})
    print(clear.getresponse().status)
except (http.client.HTTPException, OSError):
    print('nothing in the clear')
"#;

#[tokio::test]
async fn over_tls_the_page_is_shown_to_who_has_the_token_and_to_nobody_in_the_clear() {
    let watched = Watched::new(retired().transport()).await;
    let token = "a token that nobody guesses";
    let guarded = Overview::builder(&watched.gateway)
        .token(&token.into())
        .build();
    let folder = TlsFolder::new(watched.folder.path("tls"));
    folder
        .make(&[tenant_host("ab123").unwrap()], SystemClock.now())
        .unwrap();
    let certificates = Certificates::open(&folder.server(), &folder.server()).unwrap();
    let here = ["127.0.0.1:0".parse().unwrap()];
    let acceptor = certificates.acceptor().unwrap();
    let mut bound = Listener::bind_page(&guarded, &here, Some(acceptor))
        .await
        .unwrap();
    let listener = bound.remove(0);
    assert!(listener.url().starts_with("https://"), "{}", listener.url());
    let port = listener.address().port().to_string();
    let (stop, stopped) = oneshot::channel::<()>();
    let serving = tokio::spawn(listener.serve(async move {
        let _ = stopped.await;
    }));
    let authority = folder.authority().display().to_string();
    let arguments = ["-c", VISITOR, &port, &authority, token];
    let told = client("python3", "", arguments.map(str::to_owned).to_vec()).await;
    if let Some(told) = told {
        let expected = "401 False\n401 False\n200 True\n200 True\nnothing in the clear\n";
        assert_eq!(told.unwrap(), expected);
    }
    stop.send(()).unwrap();
    assert!(serving.await.unwrap());
}

/// A website can have its own name lead here, and whoever passes connections on has an address of its own: neither is one of
/// ours unless the configuration says so.
#[tokio::test]
async fn on_a_socket_the_page_is_shown_under_the_address_that_it_listens_on_and_those_that_are_named()
 {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let watched = Watched::new(retired().transport()).await;
    let page = Overview::builder(&watched.gateway)
        .store(watched.store.clone())
        .hosts(["198.51.100.7".to_owned(), "Gateway.Example.com".to_owned()])
        .build();
    let here = ["127.0.0.1:0".parse().unwrap()];
    let bound = Listener::bind_page(&page, &here, None).await.unwrap();
    let listener = bound.into_iter().next().unwrap();
    let address = listener.address();
    let serving = tokio::spawn(listener.serve(std::future::pending()));
    let status = async |host: &str| {
        let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
        let request = format!("GET /_keap/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        assert_eq!(
            answer.contains("What will break"),
            answer.starts_with("HTTP/1.1 200"),
            "{host}"
        );
        answer.get(9..12).unwrap().to_owned()
    };
    let port = address.port();
    for ours in [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "198.51.100.7",
        "gateway.example.com",
    ] {
        assert_eq!(status(&format!("{ours}:{port}")).await, "200", "{ours}");
        assert_eq!(
            status(&format!("{ours}:9")).await,
            "200",
            "a port may be another one behind a tunnel: {ours}"
        );
    }
    for other in [
        "198.51.100.8",
        "192.0.2.1",
        "[2001:db8::1]",
        "rebound.example.com",
        "127.0.0.1.example.com",
    ] {
        assert_eq!(status(&format!("{other}:{port}")).await, "421", "{other}");
    }
    serving.abort();
}
