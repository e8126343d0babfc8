//! Bad input of every kind: each gives a typed error that names operation, backend and cause, with a hint; no secret is
//! shown and nothing panics.

use keap::schema::{Query, contact, table};
use keap::{
    Backend, ContactId, Error, ErrorKind, Fallback, Keap, RoutePolicy, UserId,
    rest::{CompanyText, RestOptions},
};
use keap_auth::Hosts;
use keap_http::testing::Script;
use keap_http::{ClientConfig, RetryConfig};
use keap_sandbox::DEFAULT_LEGACY_KEY;
use keap_tests::{REST, builder, connect, sandbox};

const SECRET: &str = "5ecret0ffee5ecret0ffee5ecret0ffe";

/// Kind, message, causes and hint, as a person meets them.
fn told(error: &Error) -> String {
    let mut lines = vec![format!("{}: {error}", error.kind().name())];
    let mut cause = std::error::Error::source(error);
    while let Some(current) = cause {
        lines.push(format!("  cause: {current}"));
        cause = current.source();
    }
    if let Some(hint) = error.hint() {
        lines.push(format!("  hint: {hint}"));
    }
    if error.may_have_applied() {
        lines.push("  may have applied".to_owned());
    }
    let text = lines.join("\n");
    assert!(!text.contains(SECRET), "a secret is shown: {text}");
    assert!(
        !format!("{error:?}").contains(SECRET),
        "a secret is in Debug: {error:?}"
    );
    text
}

/// The same failure on every backend, told in one snapshot.
async fn on_every_backend<F>(call: impl Fn(Keap) -> F) -> String
where
    F: Future<Output = Error>,
{
    let mut told_by_backend = Vec::new();
    for backend in Backend::ALL {
        let keap = connect();
        keap.set_policy(RoutePolicy::new(backend));
        told_by_backend.push(told(&call(keap).await));
    }
    told_by_backend.join("\n")
}

#[tokio::test]
async fn a_missing_contact() {
    let text = on_every_backend(|keap| async move {
        keap.contacts()
            .load(ContactId::new(987_654), ["FirstName"])
            .await
            .unwrap_err()
    });
    insta::assert_snapshot!(text.await);
}

#[tokio::test]
async fn an_unknown_field() {
    let text = on_every_backend(|keap| async move {
        keap.contacts()
            .load(ContactId::new(17), ["given_name"])
            .await
            .unwrap_err()
    });
    insta::assert_snapshot!(text.await);
}

#[tokio::test]
async fn an_unknown_table() {
    let text = on_every_backend(|keap| async move {
        keap.data()
            .load("Contacts", 17, ["FirstName"])
            .await
            .unwrap_err()
    });
    insta::assert_snapshot!(text.await);
}

#[tokio::test]
async fn a_write_of_nothing() {
    let text = on_every_backend(|keap| async move {
        keap.contacts()
            .update(ContactId::new(17), |c| c.set_by_name("Groups", "1"))
            .await
            .unwrap_err()
    });
    insta::assert_snapshot!(text.await);
}

#[tokio::test]
async fn what_only_xmlrpc_has_is_refused_before_anything_is_sent() {
    for backend in REST {
        let script = Script::new();
        let keap = scripted(&script, backend);
        let error = keap
            .contacts()
            .load(ContactId::new(17), ["Username"])
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unsupported);
        assert_eq!(error.difference().unwrap().id, "KB-001");
        let error = keap
            .data()
            .load("ActionSequence", 1, ["Id"])
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unsupported);
        let query = Query::<table::Contact>::new().equals(contact::USERNAME, "ann");
        let error = keap.data().query(query).await.unwrap_err();
        insta::allow_duplicates! {
            insta::assert_snapshot!(told(&error).replace(&backend.to_string(), "REST"));
        }
        assert!(script.take_seen().is_empty());
    }
}

#[tokio::test]
async fn a_company_name_without_a_company() {
    let sandbox = sandbox();
    for option in [CompanyText::LookUp, CompanyText::Refuse] {
        let options = RestOptions::default().company(option);
        let policy = RoutePolicy::new(Backend::RestV2);
        let keap = builder(&sandbox)
            .rest_options(options)
            .policy(policy)
            .build()
            .unwrap();
        let error = keap
            .contacts()
            .update(ContactId::new(17), |c| {
                c.set(contact::COMPANY, "Nowhere Ltd")
            })
            .await
            .unwrap_err();
        insta::assert_snapshot!(format!("company_{option:?}"), told(&error));
    }
}

#[tokio::test]
async fn a_query_beyond_the_row_budget() {
    let options = RestOptions::default().row_budget(10);
    let policy = RoutePolicy::new(Backend::RestV2);
    let keap = builder(&sandbox())
        .rest_options(options)
        .policy(policy)
        .build()
        .unwrap();
    let query = Query::<table::Contact>::new().like(contact::LAST_NAME, "%zzz%");
    insta::assert_snapshot!(told(&keap.data().query(query).await.unwrap_err()));
}

#[tokio::test]
async fn a_wrong_token() {
    for backend in Backend::ALL {
        let keap = Keap::oauth_customer(SECRET)
            .unwrap()
            .transport(sandbox().transport());
        let keap = keap.policy(RoutePolicy::new(backend)).build().unwrap();
        let error = keap
            .contacts()
            .load(ContactId::new(17), ["FirstName"])
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unauthenticated);
        insta::assert_snapshot!(format!("wrong_token_{}", backend.name()), told(&error));
    }
}

#[tokio::test]
async fn a_wrong_key_and_a_wrong_app() {
    let load = |app: &'static str, key: &'static str| async move {
        let keap = Keap::customer(app, key)
            .unwrap()
            .transport(sandbox().transport())
            .build()
            .unwrap();
        keap.contacts()
            .load(ContactId::new(17), ["FirstName"])
            .await
    };
    let record = load("ab123", DEFAULT_LEGACY_KEY).await.unwrap();
    assert_eq!(record.get("FirstName"), Some(&"Ann".into()));
    insta::assert_snapshot!("wrong_key", told(&load("ab123", SECRET).await.unwrap_err()));
    insta::assert_snapshot!(
        "wrong_app",
        told(&load("zz999", DEFAULT_LEGACY_KEY).await.unwrap_err())
    );
}

#[tokio::test]
async fn a_legacy_key_opens_no_rest() {
    let keap = Keap::customer("ab123", SECRET)
        .unwrap()
        .transport(sandbox().transport());
    let keap = keap
        .policy(RoutePolicy::new(Backend::RestV2))
        .build()
        .unwrap();
    let error = keap
        .contacts()
        .load(ContactId::new(17), ["FirstName"])
        .await
        .unwrap_err();
    insta::assert_snapshot!(told(&error));
}

fn scripted(script: &Script, backend: Backend) -> Keap {
    Keap::oauth_customer(SECRET)
        .unwrap()
        .transport(script.transport())
        .policy(RoutePolicy::new(backend).fallback(Fallback::Never))
        .build()
        .unwrap()
}

/// A program that forgets a contact when it is told missing must not be told so of one that is there.
#[tokio::test]
async fn only_the_record_that_is_asked_for_is_missing() {
    for backend in REST {
        let keap = connect();
        keap.set_policy(RoutePolicy::new(backend));
        let nobody = UserId::new(-1);
        let update = keap
            .contacts()
            .update(ContactId::new(17), |c| c.set(contact::OWNER_ID, nobody));
        let error = update.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error:#}");
        let hint = error.hint().unwrap();
        assert!(hint.contains("that the request names"), "{hint}");
        let missing = keap.contacts().update(ContactId::new(987_654), |c| {
            c.set(contact::FIRST_NAME, "Ann")
        });
        assert_eq!(missing.await.unwrap_err().kind(), ErrorKind::NotFound);
    }
}

/// Nor is one missing because something else answers, or because the address is wrong.
#[tokio::test]
async fn a_404_that_the_api_did_not_say_is_no_missing_record() {
    let page = "<html><title>Keap - Page Not Found</title></html>";
    let fault =
        r#"{"fault":{"faultstring":"Unable to identify proxy","detail":{"errorcode":"x"}}}"#;
    for backend in REST {
        for (content_type, body) in [
            ("text/html", page),
            ("text/html", ""),
            ("application/json", fault),
            ("application/json", "{}"),
        ] {
            let script = Script::new().answer(404, content_type, body);
            let keap = scripted(&script, backend);
            let load = keap.contacts().load(ContactId::new(17), ["FirstName"]);
            let error = load.await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Unavailable, "{body}: {error:#}");
        }
    }
}

#[tokio::test]
async fn a_base_url_is_refused_without_what_it_holds() {
    for base in [
        format!("ftp://user:{SECRET}@h/"),
        format!("http://user:{SECRET}@h/crm/rest/v2"),
        format!("https://user:{SECRET}@h/api/xmlrpc"),
        SECRET.to_owned(),
    ] {
        let builder = Keap::oauth_customer(SECRET).unwrap();
        let error = builder.base_url(&base).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
        assert!(error.hint().is_some());
        told(&error);
    }
}

/// Nobody listens on port 1 of this machine.
#[tokio::test]
async fn a_wrong_host() {
    let mut once = RetryConfig::default();
    once.max_attempts = 1;
    for backend in Backend::ALL {
        let keap = Keap::oauth_customer(SECRET)
            .unwrap()
            .hosts(Hosts::at(&"http://127.0.0.1:1".parse().unwrap()))
            .config(ClientConfig::new().retry(once.clone()))
            .policy(RoutePolicy::new(backend))
            .build()
            .unwrap();
        let error = keap
            .contacts()
            .load(ContactId::new(17), ["FirstName"])
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unavailable);
        assert!(!error.may_have_applied());
        // What the system says of the refused connection differs between systems.
        let told = told(&error);
        let ours: Vec<&str> = told
            .lines()
            .filter(|line| !line.contains("error"))
            .collect();
        insta::assert_snapshot!(format!("wrong_host_{}", backend.name()), ours.join("\n"));
    }
}

/// Bodies that arrive where a methodResponse or JSON is wanted, with status 200 or 401.
const BODIES: &[(&str, u16, &str, &str)] = &[
    (
        "html",
        200,
        "text/html",
        "<html><head><title>Sign in - Keap</title></head><body><form/></body></html>",
    ),
    (
        "json_fault",
        401,
        "application/json",
        r#"{"fault":{"faultstring":"Invalid Access Token","detail":{"errorcode":"keymanagement.service.invalid_access_token"}}}"#,
    ),
    ("wrong_json", 200, "application/json", r#"["unexpected"]"#),
    ("empty", 200, "text/xml", ""),
    (
        "truncated",
        200,
        "text/xml",
        "<?xml version=\"1.0\"?><methodResponse><params><param><value><struct><member><name>FirstName</name><value>An",
    ),
    (
        "other_xml",
        200,
        "text/xml",
        "<?xml version=\"1.0\"?><note><to>you</to></note>",
    ),
    (
        "wrong_type",
        200,
        "text/xml",
        "<?xml version=\"1.0\"?><methodResponse><params><param><value><i4>1</i4></value></param></params></methodResponse>",
    ),
    (
        "redirect",
        302,
        "text/html",
        "<html><head><title>302 Found</title></head></html>",
    ),
];

#[tokio::test(start_paused = true)]
async fn bodies_that_are_no_answer() {
    for backend in [Backend::XmlRpc, Backend::RestV2] {
        for (name, status, content_type, body) in BODIES {
            // As many answers as the retry layer could ask for.
            let script = (0..8).fold(Script::new(), |script, _| {
                script.answer(*status, content_type, *body)
            });
            let keap = scripted(&script, backend);
            let result = keap
                .contacts()
                .load(ContactId::new(17), ["FirstName"])
                .await;
            let Err(error) = result else {
                panic!("{name} over {backend} was taken for an answer: {result:?}");
            };
            insta::assert_snapshot!(format!("{name}_{}", backend.name()), told(&error));
        }
    }
}

#[tokio::test]
async fn a_read_of_many_rows_with_one_bad_value_names_the_field() {
    let body = r#"{"contacts":[{"id":"1","given_name":"Ann"},{"id":["2"]}],"next_page_token":""}"#;
    let script = Script::new().answer(200, "application/json", body);
    let keap = scripted(&script, Backend::RestV2);
    let query = Query::<table::Contact>::new().select((contact::ID, contact::FIRST_NAME));
    insta::assert_snapshot!(told(&keap.data().query(query).await.unwrap_err()));
}
