//! Values at the edge of what a wire can carry: a refusal is fine, a panic is not.

use http::{Method, StatusCode};
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
