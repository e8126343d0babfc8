//! Who gets in, and what he may do.

use super::chain::{Chain, KEY, READER, SLOW};

fn fields() -> keap_xmlrpc::Value {
    keap_xmlrpc::Value::Array(vec!["FirstName".into()])
}

#[tokio::test]
async fn an_unknown_key_gets_the_real_fault_and_nothing_is_asked() {
    let chain = Chain::new();
    for key in ["", "wrong", "0123456789abcdef0123456789abcdee"] {
        let fault = chain
            .call_as(key, "ContactService.load", vec![4393.into(), fields()])
            .await
            .unwrap_err();
        assert_eq!(
            (fault.code, fault.string.as_str()),
            (2, "[InvalidKey]Invalid Key")
        );
        let line = chain.lines.last();
        assert_eq!((line.upstream_calls, line.tenant.as_str()), (0, ""));
    }
    assert_eq!(chain.gateway.standing().refused, 3);
}

#[tokio::test]
async fn a_key_is_held_to_its_tables_and_to_reading() {
    let chain = Chain::new();
    let load = chain
        .call_as(READER, "ContactService.load", vec![4393.into(), fields()])
        .await
        .unwrap();
    assert_eq!(load["FirstName"].as_str(), Some("Joseph"));
    let values = keap_xmlrpc::Struct::new().with("FirstName", "Joe");
    let refused = [
        ("ContactService.update", vec![4393.into(), values.into()]),
        ("DataService.load", vec!["User".into(), 1.into(), fields()]),
        ("ContactService.addToGroup", vec![4393.into(), 91.into()]),
    ];
    chain.lines.take();
    for (method, params) in refused {
        let fault = chain.call_as(READER, method, params).await.unwrap_err();
        assert!(matches!(fault.code, 7 | 14), "{method}: {fault:?}");
        assert_eq!(chain.lines.last().upstream_calls, 0, "{method}");
    }
}

#[tokio::test]
async fn neither_keys_nor_values_are_told_of_a_call() {
    let chain = Chain::new();
    let request = http::Request::post(format!("/crm/xmlrpc/v1?access_token={KEY}"));
    let conditions = keap_xmlrpc::Struct::new().with("Email", "ann@example.com");
    let body = super::chain::document(
        "DataService.query",
        &[
            "not-used".into(),
            "Contact".into(),
            10.into(),
            0.into(),
            conditions.into(),
            keap_xmlrpc::Value::Array(vec!["Id".into(), "LastName".into()]),
        ],
    );
    super::chain::read(chain.send(request, body).await)
        .await
        .unwrap();
    let line = chain.lines.last();
    assert_eq!(line.caller, "shop");
    assert_eq!(line.table.as_deref(), Some("Contact"));
    assert_eq!(line.columns, ["Id", "LastName"]);
    assert_eq!(line.conditions, ["Email"]);
    assert_eq!((line.backend, line.upstream_calls > 0), (Some("v2"), true));
    let text = serde_json::to_string(&line).unwrap();
    for secret in [KEY, "ann@example.com", "not-used", "access_token"] {
        assert!(!text.contains(secret), "{text}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_key_beyond_its_rate_is_told_when_to_come_back() {
    let chain = Chain::new();
    let load = || chain.call_as(SLOW, "ContactService.load", vec![4393.into(), fields()]);
    load().await.unwrap();
    let fault = load().await.unwrap_err();
    assert!(fault.string.ends_with("come back in 60 s"), "{fault:?}");
    // Others are not held to it.
    let others = chain.call("ContactService.load", vec![4393.into(), fields()]);
    others.await.unwrap();
    tokio::time::advance(std::time::Duration::from_secs(60)).await;
    load().await.unwrap();
}

#[tokio::test]
async fn a_key_is_held_to_its_methods() {
    let chain = Chain::new();
    let params = vec!["Contact".into(), 4393.into(), fields()];
    let fault = chain
        .call_as(SLOW, "DataService.load", params)
        .await
        .unwrap_err();
    assert_eq!(fault.code, 14, "{fault:?}");
    assert_eq!(chain.lines.last().upstream_calls, 0);
}
