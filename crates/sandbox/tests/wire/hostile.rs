//! Values at the edge of what a wire can carry: a refusal is fine, a panic is not.

use http::{Method, StatusCode};
use keap_http::Body;
use keap_xmlrpc::{Struct, Value};
use serde_json::{Value as Json, json};

use crate::support::{call, demo, post_xml, rest};

/// A body around a number.
type Template = fn(&Json) -> Json;

#[tokio::test]
async fn numbers_and_dates_at_the_edge_are_answered() {
    let sandbox = demo();
    let numbers = [
        json!(i64::MAX),
        json!(i64::MIN),
        json!(1e308),
        json!("9999999999999999999"),
        json!(-1),
    ];
    let templates: [(&str, Template); 8] = [
        (
            "/v2/products/1:adjustInventory",
            |n| json!({ "type": "DECREASE", "quantity": n }),
        ),
        (
            "/v2/orders/1/items",
            |n| json!({ "product_id": "1", "quantity": n, "price_per_unit": n }),
        ),
        (
            "/v2/products",
            |n| json!({ "name": "x", "price": n, "short_description": "x" }),
        ),
        (
            "/v2/subscriptions",
            |n| json!({ "contact_id": "17", "subscription_plan_id": "1", "quantity": n }),
        ),
        (
            "/v2/tasks",
            |n| json!({ "assigned_to_user_id": n, "remind_time_mins": n }),
        ),
        (
            "/v1/products/1/subscriptions",
            |n| json!({ "cycle_type": "YEAR", "plan_price": 1, "frequency": n }),
        ),
        ("/v1/orders/1/payments", |n| json!({ "payment_amount": n })),
        (
            "/v2/tags/91/contacts:applyTags",
            |n| json!({ "contact_ids": [n] }),
        ),
    ];
    for (path, body) in templates {
        for number in &numbers {
            let (status, answer) = rest(&sandbox, Method::POST, path, Some(body(number))).await;
            assert!(
                status.is_success() || status.is_client_error(),
                "{path} {number}: {status} {answer}"
            );
        }
    }
    for id in 1..9 {
        rest(
            &sandbox,
            Method::POST,
            format!("/v2/subscriptions/{id}:invoice"),
            None,
        )
        .await;
    }
    for text in [
        "+262142-12-31",
        "0000-00-00",
        "9999-12-31 23:59:59",
        "-1-01-01",
        "é".repeat(9).as_str(),
        "~>~",
        "~",
    ] {
        let data = Struct::new()
            .with("Birthday", text)
            .with("_LastVisit", text);
        let _ = call(&sandbox, "ContactService.update", &[17.into(), data.into()]).await;
        let conditions = Struct::new().with("DateCreated", text);
        let params = ["Contact".into(), conditions.into()];
        let _ = call(&sandbox, "DataService.count", &params).await;
    }
}

#[tokio::test]
async fn queries_and_tokens_at_the_edge_are_answered() {
    let sandbox = demo();
    let big = i64::MAX;
    for path in [
        format!("/v1/contacts?limit={big}&offset={big}"),
        format!("/v1/contacts?limit=-{big}&offset=-{big}"),
        format!("/v2/contacts?page_token=ffffffffffffffff&page_size={big}"),
        "/v2/contacts?page_token=7fffffffffffff7".to_owned(),
        "/v2/contacts?filter=%3D%3D;;;%3D&order_by=id%20id%20id".to_owned(),
        "/v2/contacts?filter=%C3%A9%3D%3D%C3%A9".to_owned(),
        "/v2/contacts/%F0%9F%8E%89".to_owned(),
        "/v1/tags/1/contacts?ids=,,1,x".to_owned(),
    ] {
        let (status, answer) = rest(&sandbox, Method::GET, &path, None).await;
        assert_ne!(
            status,
            StatusCode::INTERNAL_SERVER_ERROR,
            "{path}: {answer}"
        );
    }
    let params: [Value; 5] = [
        "Contact".into(),
        i32::MAX.into(),
        i32::MAX.into(),
        Struct::new().into(),
        Value::Array(vec!["Id".into()]),
    ];
    let rows = call(&sandbox, "DataService.query", &params).await.unwrap();
    assert_eq!(rows.as_array(), Some(&[][..]));
}

#[tokio::test]
async fn bodies_that_are_something_else_are_refused() {
    let sandbox = demo();
    for body in [
        "{}",
        "<html>",
        "<methodResponse/>",
        "\u{0}",
        "<methodCall><methodName/></methodCall>",
    ] {
        let answer = post_xml(&sandbox, "https://api.infusionsoft.com/crm/xmlrpc", body).await;
        assert!(answer.contains("<fault>"), "{body}: {answer}");
    }
    for body in [
        json!([]),
        json!("x"),
        json!(null),
        json!({ "email_addresses": 7 }),
        json!({ "email_addresses": [{ "field": "EMAIL9" }] }),
    ] {
        let (status, _) = rest(&sandbox, Method::POST, "/v2/contacts", Some(body.clone())).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{body}");
    }
}

/// The server's parser takes nothing before the declaration; the local Keap is as strict.
#[tokio::test]
async fn what_stands_before_the_declaration_is_refused_as_the_server_does() {
    let sandbox = demo();
    let call = "<methodCall><methodName>DataService.getUserInfo</methodName></methodCall>";
    let declaration = "<?xml version=\"1.0\"?>";
    let target = "The processing instruction target matching \"[xX][mM][lL]\" is not allowed.";
    let content = "Content is not allowed in prolog.";
    let cases = [
        ("\n", target),
        ("<!-- a -->", target),
        (declaration, target),
        ("<?php a ?>", target),
        ("Warning: x", content),
        (" \u{FEFF}", content),
    ];
    for (before, reason) in cases {
        let body = format!("{before}{declaration}{call}");
        let answer = post_xml(&sandbox, "https://api.infusionsoft.com/crm/xmlrpc", body).await;
        let reason = reason.replace('"', "&quot;");
        assert!(
            answer.contains(&reason) || answer.contains(&reason.replace("&quot;", "\"")),
            "{before}: {answer}"
        );
    }
    for prolog in [
        "",
        "\n",
        "<?xml version=\"1.0\"?>\n<!-- a -->\n<?b?>\n",
        "\u{FEFF}<?xml version=\"1.0\"?>",
    ] {
        let body = format!("{prolog}{call}");
        let answer = post_xml(&sandbox, "https://api.infusionsoft.com/crm/xmlrpc", body).await;
        assert!(!answer.contains("parse"), "{prolog}: {answer}");
    }
}

#[tokio::test]
async fn bodies_are_read_for_a_credential_only_and_up_to_a_limit() {
    let sandbox = demo();
    struct Never;
    impl futures_core::Stream for Never {
        type Item = Result<bytes::Bytes, keap_http::BodyError>;
        fn poll_next(
            self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> std::task::Poll<Option<Self::Item>> {
            panic!("the body is read");
        }
    }
    let never = || Body::stream(Never);
    let send = |uri: &str, token: Option<&str>, length: Option<usize>, body: Body| {
        let mut request = keap_http::Request::new(body);
        *request.method_mut() = Method::POST;
        *request.uri_mut() = uri.parse().unwrap();
        if let Some(token) = token {
            let value = format!("Bearer {token}").parse().unwrap();
            request.headers_mut().insert("authorization", value);
        }
        if let Some(length) = length {
            request
                .headers_mut()
                .insert("content-length", length.into());
        }
        let transport = sandbox.transport();
        async move { transport.send(request).await }
    };
    let rest = "https://api.infusionsoft.com/crm/rest/v1/contacts";
    let xmlrpc = "https://api.infusionsoft.com/crm/xmlrpc";
    for uri in [rest, xmlrpc] {
        for token in [None, Some("wrong")] {
            let answer = send(uri, token, None, never()).await.unwrap();
            assert_eq!(answer.status(), StatusCode::UNAUTHORIZED, "{uri}");
        }
        let announced = Some(65 * 1024 * 1024);
        let token = Some(keap_sandbox::DEFAULT_ACCESS_TOKEN);
        let answer = send(uri, token, announced, never()).await.unwrap();
        assert_eq!(answer.status(), StatusCode::PAYLOAD_TOO_LARGE, "{uri}");
    }
    let token = "https://api.infusionsoft.com/token";
    let large = Body::from("x".repeat(65 * 1024));
    let answer = send(token, None, None, large).await.unwrap();
    assert_eq!(answer.status(), StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn the_control_endpoint_obeys_no_web_page() {
    let sandbox = keap_sandbox::Sandbox::builder().control().build();
    let send = |method: Method, headers: &[(&'static str, &str)]| {
        let mut request = keap_http::Request::new(Body::from(r#"{"brownout":null}"#));
        *request.method_mut() = method;
        *request.uri_mut() = "/sandbox/control".parse().unwrap();
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse().unwrap());
        }
        let transport = sandbox.transport();
        async move { transport.send(request).await.unwrap().status().as_u16() }
    };
    let json = ("content-type", "application/json; charset=utf-8");
    let here = ("host", "127.0.0.1:8080");
    let cases = [
        (200, vec![here, json]),
        (200, vec![("host", "localhost:8080"), json]),
        (200, vec![("host", "[::1]:8080"), json]),
        (200, vec![here, json, ("origin", "http://127.0.0.1:8080")]),
        (415, vec![here]),
        (415, vec![here, ("content-type", "text/plain")]),
        (
            415,
            vec![here, ("content-type", "application/x-www-form-urlencoded")],
        ),
        (403, vec![here, json, ("origin", "https://evil.example")]),
        (403, vec![here, json, ("origin", "null")]),
        (403, vec![here, json, ("origin", "http://127.0.0.1:9090")]),
        (403, vec![here, json, ("sec-fetch-site", "cross-site")]),
        (403, vec![("host", "rebound.evil.example:8080"), json]),
        (403, vec![("host", "keap:8080"), json]),
        (403, vec![("host", "192.0.2.1:8080"), json]),
    ];
    for (status, headers) in cases {
        assert_eq!(send(Method::POST, &headers).await, status, "{headers:?}");
        if status == 403 {
            assert_eq!(send(Method::GET, &headers).await, 403, "{headers:?}");
        }
    }
}

#[tokio::test]
async fn a_life_of_all_time_is_cut() {
    let sandbox = keap_sandbox::Sandbox::builder()
        .token_life(std::time::Duration::MAX)
        .build();
    let issued = sandbox.issue_tokens();
    assert_eq!(issued.life.as_secs(), 10 * 365 * 86_400);
}

#[tokio::test]
async fn limits_that_are_not_enforced_are_never_used_up() {
    let sandbox = demo();
    let left = || async {
        let request = http::Request::get("https://api.infusionsoft.com/crm/rest/v1/contacts/17")
            .header(
                "authorization",
                format!("Bearer {}", keap_sandbox::DEFAULT_ACCESS_TOKEN),
            )
            .body(Body::empty())
            .unwrap();
        let answer = sandbox.transport().send(request).await.unwrap();
        answer.headers()["x-keap-product-quota-available"].clone()
    };
    assert_eq!(left().await, left().await);
}
