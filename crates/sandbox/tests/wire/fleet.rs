//! Several accounts at one address: what is led where, and that none sees what is another's.

use http::{Method, Request, Response, StatusCode};
use keap_http::{Body, Transport};
use keap_sandbox::{DEFAULT_CLIENT_ID, DEFAULT_CLIENT_SECRET, Fleet, Limits, Sandbox, Seed};
use keap_xmlrpc::{DecodeOptions, EncodeOptions, Fault, Struct, Value};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use crate::support::clock;

const APPS: [&str; 3] = ["ab123", "cd456", "ef789"];

fn fleet() -> Fleet {
    Fleet::new(APPS.map(|app| {
        let builder = Sandbox::builder().tenant(app).seed(Seed::empty());
        builder.clock(clock()).control().build()
    }))
}

async fn send(
    transport: &Transport,
    request: http::request::Builder,
    body: impl Into<Body>,
) -> Response<Vec<u8>> {
    let request = request.body(body.into()).unwrap();
    let (head, body) = transport.send(request).await.unwrap().into_parts();
    let bytes = body.into_bytes(usize::MAX).await.unwrap();
    Response::from_parts(head, bytes.to_vec())
}

fn read(response: &Response<Vec<u8>>) -> Json {
    serde_json::from_slice(response.body()).unwrap_or(Json::Null)
}

/// Calls a method at a URL; the first parameter is the key.
async fn call(
    fleet: &Fleet,
    url: &str,
    bearer: &str,
    method: &str,
    params: &[Value],
) -> Result<Value, Fault> {
    let body = keap_xmlrpc::encode_call(method, params, &EncodeOptions::client()).unwrap();
    let request = Request::post(url).header("authorization", format!("Bearer {bearer}"));
    let answer = send(&fleet.transport(), request, body).await;
    assert_eq!(answer.status(), StatusCode::OK, "{url}");
    keap_xmlrpc::decode_response(answer.body(), &DecodeOptions::default()).unwrap()
}

async fn rest(
    fleet: &Fleet,
    host: &str,
    token: &str,
    path: &str,
    body: Option<Json>,
) -> Response<Vec<u8>> {
    let method = if body.is_some() {
        Method::POST
    } else {
        Method::GET
    };
    let request = Request::builder()
        .method(method)
        .uri(format!("https://{host}/crm/rest/{path}"))
        .header("authorization", format!("Bearer {token}"));
    send(
        &fleet.transport(),
        request,
        body.map_or_else(String::new, |body| body.to_string()),
    )
    .await
}

fn tenant(fleet: &Fleet, number: usize) -> (&Sandbox, &str, &str) {
    let tenant = &fleet.tenants()[number];
    (
        tenant,
        tenant.legacy_key().expose(),
        tenant.access_token().expose(),
    )
}

/// The ways in which a contact can be made.
#[derive(Clone, Copy, Debug)]
enum Way {
    OwnHost,
    OtherHost,
    Gateway,
    V1,
    V2,
}

async fn make(fleet: &Fleet, number: usize, way: Way, name: &str) {
    let (tenant, key, token) = tenant(fleet, number);
    let row = Struct::from_iter([("FirstName", Value::from(name))]);
    let add = |url: String, key: &str, token: &str| {
        let params = [
            Value::from(key),
            Value::from("Contact"),
            Value::Struct(row.clone()),
        ];
        let token = token.to_owned();
        async move {
            call(fleet, &url, &token, "DataService.add", &params)
                .await
                .unwrap()
        }
    };
    match way {
        Way::OwnHost => {
            let host = format!("https://{}.infusionsoft.com/api/xmlrpc", tenant.app());
            add(host, key, "").await;
        }
        Way::OtherHost => {
            add("http://127.0.0.1:8080/api/xmlrpc".to_owned(), key, "").await;
        }
        Way::Gateway => {
            add(
                "https://api.infusionsoft.com/crm/xmlrpc/v1".to_owned(),
                "any",
                token,
            )
            .await;
        }
        Way::V1 | Way::V2 => {
            let (path, body) = match way {
                Way::V1 => (
                    "v1/contacts",
                    json!({ "given_name": name, "email_addresses": [
                    { "field": "EMAIL1", "email": format!("{name}@example.com") }
                ] }),
                ),
                _ => (
                    "v2/contacts",
                    json!({ "given_name": name, "email_addresses": [
                    { "field": "EMAIL1", "email": format!("{name}@example.com") }
                ] }),
                ),
            };
            let answer = rest(fleet, "api.infusionsoft.com", token, path, Some(body)).await;
            assert_eq!(answer.status(), StatusCode::CREATED, "{:?}", read(&answer));
        }
    }
}

fn names(tenant: &Sandbox) -> Vec<String> {
    let records: Json = serde_json::from_str(&tenant.records().to_json()).unwrap();
    let rows = records["Contact"].as_array().cloned().unwrap_or_default();
    let names = rows.iter().filter_map(|row| row["FirstName"].as_str());
    let mut names: Vec<String> = names
        .filter(|name| name.starts_with("Own"))
        .map(str::to_owned)
        .collect();
    names.sort();
    names
}

fn ways() -> impl Strategy<Value = Way> {
    prop_oneof![
        Just(Way::OwnHost),
        Just(Way::OtherHost),
        Just(Way::Gateway),
        Just(Way::V1),
        Just(Way::V2),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is written through one account, on any wire, is its own and of no other.
    #[test]
    fn no_row_is_seen_by_another_account(writes in prop::collection::vec((0..APPS.len(), ways()), 1..12)) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let fleet = fleet();
        let mut expected: [Vec<String>; APPS.len()] = Default::default();
        for (step, (number, way)) in writes.into_iter().enumerate() {
            let name = format!("Own{step:03}");
            runtime.block_on(make(&fleet, number, way, &name));
            expected[number].push(name);
        }
        for (number, expected) in expected.into_iter().enumerate() {
            prop_assert_eq!(names(&fleet.tenants()[number]), expected);
        }
    }
}

#[tokio::test]
async fn the_key_of_one_account_is_a_wrong_key_at_the_host_of_another() {
    let fleet = fleet();
    let map = |host: &'static str, key: &str| {
        let (url, params) = (format!("https://{host}/api/xmlrpc"), [Value::from(key)]);
        let fleet = fleet.clone();
        async move { call(&fleet, &url, "", "WebFormService.getMap", &params).await }
    };
    let (_, key, token) = tenant(&fleet, 1);
    map("cd456.infusionsoft.com", key).await.unwrap();
    map("CD456.infusionsoft.com:8443", key).await.unwrap();
    map("localhost:8080", key).await.unwrap();
    let refused = map("ef789.infusionsoft.com", key).await.unwrap_err();
    assert_eq!((refused.code, refused.message()), (2, "Invalid Key"));
    let nobody = map("localhost:8080", "0123").await.unwrap_err();
    assert_eq!(nobody.code, 2);
    let unknown = map("zz999.infusionsoft.com", key).await.unwrap_err();
    assert_eq!(unknown.code, 1);

    let info = "v2/oauth/connect/userinfo";
    let here = rest(&fleet, "api.infusionsoft.com", token, info, None).await;
    assert_eq!(here.headers()["x-keap-tenant-id"], "cd456.infusionsoft.com");
    let there = rest(&fleet, "ef789.infusionsoft.com", token, info, None).await;
    assert_eq!(there.status(), StatusCode::UNAUTHORIZED);
    let detail = &read(&there)["fault"]["detail"]["errorcode"];
    assert_eq!(detail, "keymanagement.service.invalid_access_token");
    let nobody = rest(&fleet, "api.infusionsoft.com", "nobody's", info, None).await;
    assert_eq!(nobody.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_person_chooses_the_application_and_the_grant_is_for_it_alone() {
    let fleet = fleet();
    let transport = fleet.transport();
    let question = format!(
        "client_id={DEFAULT_CLIENT_ID}&response_type=code&scope=full&state=a%26b\
         &redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Fback"
    );
    let page = "https://accounts.infusionsoft.com/app/oauth/authorize";
    let menu = send(&transport, Request::get(format!("{page}?{question}")), "").await;
    assert_eq!(menu.status(), StatusCode::OK);
    let menu = String::from_utf8(menu.into_body()).unwrap();
    let link = menu.split("href=\"?").find_map(|part| {
        let (link, _) = part.split_once('"')?;
        link.ends_with("app=cd456")
            .then(|| link.replace("&amp;", "&"))
    });
    let granted = send(
        &transport,
        Request::get(format!("{page}?{}", link.unwrap())),
        "",
    )
    .await;
    let target = granted.headers()["location"]
        .to_str()
        .unwrap()
        .parse::<url::Url>()
        .unwrap();
    let given: std::collections::HashMap<_, _> = target.query_pairs().collect();
    assert_eq!(given["state"], "a&b");

    let form = |pairs: &[(&str, &str)]| {
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(pairs).finish()
    };
    let ask = |body: String| {
        let pair = format!("{DEFAULT_CLIENT_ID}:{DEFAULT_CLIENT_SECRET}");
        let basic = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, pair);
        let request = Request::post("https://api.infusionsoft.com/token")
            .header("authorization", format!("Basic {basic}"))
            .header("content-type", "application/x-www-form-urlencoded");
        let transport = transport.clone();
        async move { read(&send(&transport, request, body).await) }
    };
    let exchange = form(&[
        ("grant_type", "authorization_code"),
        ("code", given["code"].as_ref()),
        ("client_id", DEFAULT_CLIENT_ID),
        ("client_secret", DEFAULT_CLIENT_SECRET),
        ("redirect_uri", "http://127.0.0.1:9/back"),
    ]);
    let tokens = ask(exchange.clone()).await;
    assert_eq!(tokens["scope"], "full|cd456.infusionsoft.com");
    assert_eq!(ask(exchange).await["error"], "invalid_grant");
    let refresh = tokens["refresh_token"].as_str().unwrap();
    let refresh = form(&[("grant_type", "refresh_token"), ("refresh_token", refresh)]);
    let tokens = ask(refresh.clone()).await;
    assert_eq!(tokens["scope"], "full|cd456.infusionsoft.com");
    assert_eq!(ask(refresh).await["error"], "invalid_request");
    assert_eq!(fleet.tenant("cd456").unwrap().token_counts().reuses, 1);
    assert_eq!(fleet.tenant("ab123").unwrap().token_counts().reuses, 0);

    let access = tokens["access_token"].as_str().unwrap();
    let info = "v2/oauth/connect/userinfo";
    let here = rest(&fleet, "api.infusionsoft.com", access, info, None).await;
    assert_eq!(here.headers()["x-keap-tenant-id"], "cd456.infusionsoft.com");
}

#[tokio::test]
async fn what_one_account_uses_up_is_there_for_another() {
    let mut limits = Limits::OAUTH;
    limits.per_second = None;
    limits.per_minute = 1;
    limits.app_per_minute = 1;
    let fleet = Fleet::new(APPS.map(|app| {
        let builder = Sandbox::builder().tenant(app).clock(clock());
        builder.limits(limits).build()
    }));
    let asked = |number: usize| {
        let token = tenant(&fleet, number).2.to_owned();
        let fleet = fleet.clone();
        async move {
            let answer = rest(&fleet, "api.infusionsoft.com", &token, "v1/contacts", None).await;
            answer.status().as_u16()
        }
    };
    assert_eq!([asked(0).await, asked(0).await], [200, 429]);
    assert_eq!([asked(1).await, asked(1).await], [200, 429]);
    assert_eq!(fleet.tenants()[1].refused_by_limits(), 1);
}

async fn control(fleet: &Fleet, body: Option<Json>) -> (u16, Json) {
    let url = "http://127.0.0.1:8080/sandbox/control";
    let answer = match body {
        None => send(&fleet.transport(), Request::get(url), "").await,
        Some(body) => {
            let request = Request::post(url).header("content-type", "application/json");
            send(&fleet.transport(), request, body.to_string()).await
        }
    };
    (answer.status().as_u16(), read(&answer))
}

#[tokio::test]
async fn control_is_of_one_account_or_of_all() {
    let fleet = fleet();
    let (status, report) = control(&fleet, None).await;
    assert_eq!(status, 200);
    assert_eq!(report["tenants"].as_object().unwrap().len(), APPS.len());
    assert!(report["takes"]["app"]["does"].is_string());
    assert_eq!(
        report["takes"]["limits"]["takes"],
        json!(["access-key", "oauth", "none"])
    );

    let one = json!({ "app": "CD456", "brownout": "gone" });
    let (_, told) = control(&fleet, Some(one)).await;
    assert_eq!(
        (&told["app"], &told["brownout"]),
        (&json!("cd456"), &json!("gone"))
    );
    let (_, report) = control(&fleet, None).await;
    let brownouts = APPS.map(|app| report["tenants"][app]["brownout"].clone());
    assert_eq!(brownouts, [Json::Null, json!("gone"), Json::Null]);
    control(&fleet, Some(json!({ "brownout": "fault" }))).await;
    let (_, report) = control(&fleet, None).await;
    assert!(
        APPS.iter()
            .all(|app| report["tenants"][app]["brownout"] == "fault")
    );

    let (_, issued) = control(
        &fleet,
        Some(json!({ "app": "ef789", "issue_tokens": true })),
    )
    .await;
    let short = json!({ "app": "ef789", "issue_tokens": true, "token_life": 7 });
    assert_eq!(control(&fleet, Some(short)).await.1["expires_in"], 7);
    let access = issued["access_token"].as_str().unwrap();
    let info = "v2/oauth/connect/userinfo";
    let here = rest(&fleet, "api.infusionsoft.com", access, info, None).await;
    assert_eq!(here.headers()["x-keap-tenant-id"], "ef789.infusionsoft.com");

    for (wish, words) in [
        (json!({ "issue_tokens": true }), "name it with app"),
        (json!({ "app": "zz999" }), "it is ab123 or cd456 or ef789"),
        (
            json!({ "brownout": "gone", "limits": "any" }),
            "it takes one of access-key, oauth, none",
        ),
        (json!({ "refuse": 7 }), "cannot do refuse"),
        (json!({ "brown": null }), "the keys are brownout, "),
        (json!({ "brown": null }), ", issue_tokens, app"),
        (json!([]), "not a JSON object"),
    ] {
        let (status, told) = control(&fleet, Some(wish.clone())).await;
        assert_eq!(status, 400, "{wish}");
        let message = told["message"].as_str().unwrap();
        assert!(message.contains(words), "{wish}: {message}");
    }
    // What is refused in part is not done in part.
    let (_, report) = control(&fleet, None).await;
    assert_eq!(report["tenants"]["ab123"]["brownout"], "fault");
}

#[tokio::test]
async fn a_fleet_of_nobody_has_no_page() {
    let answer = send(
        &Fleet::new([]).transport(),
        Request::get("http://localhost/healthz"),
        "",
    )
    .await;
    assert_eq!(answer.status(), StatusCode::NOT_FOUND);
}
