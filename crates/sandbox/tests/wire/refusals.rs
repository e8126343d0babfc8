//! What is refused at the door: methods that XML-RPC does not have, wishes that nobody can grant.

use http::{Method, Request, StatusCode};
use keap_http::{Body, server};
use keap_sandbox::{Brownout, DEFAULT_ACCESS_TOKEN, Sandbox, Trouble};
use serde_json::{Value as Json, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use crate::support::demo;

#[tokio::test]
async fn xml_rpc_says_which_method_it_takes() {
    let transport = demo().transport();
    for path in [
        "/api/xmlrpc",
        "/api/xmlrpc/v1",
        "/crm/xmlrpc",
        "/crm/xmlrpc/v1",
        "/token",
    ] {
        for method in [
            Method::GET,
            Method::PUT,
            Method::DELETE,
            Method::HEAD,
            Method::OPTIONS,
        ] {
            let request = Request::builder()
                .method(method.clone())
                .uri(format!("http://127.0.0.1:8080{path}"))
                .header("authorization", format!("Bearer {DEFAULT_ACCESS_TOKEN}"))
                .body(Body::empty())
                .unwrap();
            let answer = transport.send(request).await.unwrap();
            assert_eq!(
                answer.status(),
                StatusCode::METHOD_NOT_ALLOWED,
                "{method} {path}"
            );
            assert_eq!(answer.headers()["allow"], "POST", "{method} {path}");
        }
    }
}

async fn control(sandbox: &Sandbox, wish: Option<Json>) -> (StatusCode, Json) {
    let url = "http://127.0.0.1:8080/sandbox/control";
    let request = match wish {
        None => Request::get(url).body(Body::empty()),
        Some(wish) => Request::post(url)
            .header("content-type", "application/json")
            .body(Body::from(wish.to_string())),
    };
    let answer = sandbox.transport().send(request.unwrap()).await.unwrap();
    let status = answer.status();
    let bytes = answer.into_body().into_bytes(usize::MAX).await.unwrap();
    (status, serde_json::from_slice(&bytes).unwrap())
}

#[tokio::test]
async fn control_tells_what_is_in_force_and_takes_no_token_that_lives_for_ever() {
    let sandbox = Sandbox::builder().control().build();
    let (_, told) = control(&sandbox, None).await;
    for (name, value) in [
        ("refuse", Json::Null),
        ("limits", json!("none")),
        ("token_life", json!(86_400)),
        ("deny", json!(false)),
    ] {
        assert_eq!(told[name], value, "{name}");
    }
    let ten_years: u64 = 10 * 365 * 86_400;
    let wish = json!({
        "refuse": "token-expired", "limits": "oauth", "token_life": ten_years, "deny": true
    });
    let (status, _) = control(&sandbox, Some(wish.clone())).await;
    assert_eq!(status, StatusCode::OK);
    let (_, told) = control(&sandbox, None).await;
    for (name, value) in wish.as_object().unwrap() {
        assert_eq!(told[name], *value, "{name}");
    }
    for life in [ten_years + 1, 99_999_999_999] {
        let (status, told) = control(&sandbox, Some(json!({ "token_life": life }))).await;
        assert_eq!(status, StatusCode::BAD_REQUEST);
        let text = "cannot do token_life: it takes seconds, ten years at most";
        assert_eq!(told["message"], text);
    }
    let (_, told) = control(&sandbox, None).await;
    assert_eq!(told["token_life"], ten_years);
}

/// What comes over a socket until the connection ends, if it ends well.
async fn sent(sandbox: Sandbox, text: &str) -> String {
    let (listener, address) = server::listen(([127, 0, 0, 1], 0).into()).await.unwrap();
    let served = server::serve(listener, sandbox.transport(), std::future::pending());
    let served = tokio::spawn(served);
    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    stream.write_all(text.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    // A connection that is reset has no answer either.
    stream.read_to_end(&mut answer).await.ok();
    served.abort();
    String::from_utf8(answer).unwrap()
}

#[tokio::test]
async fn a_brownout_that_resets_cuts_the_connection_and_a_broken_body_is_a_bad_request() {
    let head = "POST /crm/xmlrpc/v1 HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n";
    let key = format!("authorization: Bearer {DEFAULT_ACCESS_TOKEN}\r\n");
    let whole = format!("{head}{key}content-length: 2\r\n\r\nok");
    let answer = sent(demo(), &whole).await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    let reset = Trouble::none().brownout(Brownout::Reset);
    let browned = Sandbox::builder().trouble(reset).build();
    assert_eq!(sent(browned, &whole).await, "");
    let broken = format!("{head}{key}transfer-encoding: chunked\r\n\r\nzz\r\nok\r\n");
    let answer = sent(demo(), &broken).await;
    assert!(answer.starts_with("HTTP/1.1 400 "), "{answer}");
}
