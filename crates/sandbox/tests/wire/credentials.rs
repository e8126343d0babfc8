//! Who is let in, and what the others are told.

use crate::support::demo;
use http::Request;
use keap_http::Body;

async fn answer(uri: &str, header: Option<(&str, &str)>) -> (u16, String, String) {
    let mut request = Request::get(uri);
    if let Some((name, value)) = header {
        request = request.header(name, value);
    }
    let response = demo()
        .transport()
        .send(request.body(Body::empty()).unwrap())
        .await
        .unwrap();
    let status = response.status().as_u16();
    let tenant = response.headers()["x-keap-tenant-id"]
        .to_str()
        .unwrap()
        .to_owned();
    let body = response.into_body().into_bytes(usize::MAX).await.unwrap();
    (status, tenant, String::from_utf8(body.to_vec()).unwrap())
}

#[tokio::test]
async fn a_missing_credential_and_an_unknown_one_are_told_apart() {
    let uri = "https://api.keap.com/crm/rest/v2/oauth/connect/userinfo";
    let missing = r#"{"fault":{"faultstring":"Invalid access token","detail":{"errorcode":"oauth.v2.InvalidAccessToken"}}}"#;
    let unknown = r#"{"fault":{"faultstring":"Invalid Access Token","detail":{"errorcode":"keymanagement.service.invalid_access_token"}}}"#;
    assert_eq!(
        answer(uri, None).await,
        (401, String::new(), missing.to_owned())
    );
    assert_eq!(
        answer(uri, Some(("authorization", "sandbox-access-token")))
            .await
            .2,
        missing
    );
    assert_eq!(
        answer(uri, Some(("authorization", "Bearer other"))).await,
        (401, String::new(), unknown.to_owned())
    );
}

#[tokio::test]
async fn three_ways_carry_the_credential() {
    let uri = "https://api.keap.com/crm/rest/v2/oauth/connect/userinfo";
    for header in [
        ("authorization", "Bearer sandbox-access-token"),
        ("x-keap-api-key", "sandbox-access-token"),
    ] {
        let (status, tenant, _) = answer(uri, Some(header)).await;
        assert_eq!((status, tenant.as_str()), (200, "ab123.infusionsoft.com"));
    }
    assert_eq!(
        answer(&format!("{uri}?access_token=sandbox-access-token"), None)
            .await
            .0,
        200
    );
}

#[tokio::test]
async fn an_unknown_path_is_a_page_only_for_those_who_are_let_in() {
    let uri = "https://api.keap.com/crm/rest/v3/contacts";
    assert_eq!(answer(uri, None).await.0, 401);
    let (status, _, body) = answer(uri, Some(("x-keap-api-key", "sandbox-access-token"))).await;
    assert_eq!(status, 404);
    assert!(body.contains("Keap - Page Not Found"));
}
