use std::error::Error as _;

use http::StatusCode;
use keap_http::testing::{Script, Seen};

use super::*;
use crate::id::{ContactId, TagId};
use crate::methods::contact::{AddToGroup, Load};
use crate::methods::data::{AuthenticateUser, GetUserInfo};
use crate::{Fault, HiddenText, Struct, decode_call, encode_fault, encode_response};

fn client(script: &Script) -> Client {
    let endpoint = "https://api.infusionsoft.com/crm/xmlrpc/v1"
        .parse()
        .unwrap();
    Client::new(script.transport(), endpoint, "fake-key-for-tests")
}

fn answered(value: impl Into<Value>) -> Script {
    let body = encode_response(&value.into(), &EncodeOptions::server()).unwrap();
    Script::new().answer(200, "text/xml;charset=UTF-8", body)
}

fn seen(script: &Script) -> Seen {
    script.take_seen().remove(0)
}

#[tokio::test]
async fn a_call_is_a_post_with_the_key_first() {
    let script = answered(true);
    let answer = client(&script)
        .call(&AddToGroup {
            contact_id: ContactId::new(17),
            tag_id: TagId::new(91),
        })
        .await;
    assert!(answer.unwrap());

    let Seen { head, body, .. } = seen(&script);
    assert_eq!(
        (head.method, head.uri.path()),
        (Verb::POST, "/crm/xmlrpc/v1")
    );
    assert_eq!(head.headers[CONTENT_TYPE], "text/xml; charset=utf-8");
    let call = head.extensions.get::<Call>().unwrap();
    assert_eq!(
        *call,
        Call::new("ContactService.addToGroup", Effect::IdempotentWrite)
    );
    insta::assert_snapshot!(String::from_utf8(body.to_vec()).unwrap(), @r#"<?xml version="1.0" encoding="UTF-8"?><methodCall><methodName>ContactService.addToGroup</methodName><params><param><value><string>fake-key-for-tests</string></value></param><param><value><int>17</int></value></param><param><value><int>91</int></value></param></params></methodCall>"#);
}

/// Observers are shown bodies, and nothing but the call itself says what of them is secret.
#[tokio::test]
async fn the_secrets_of_a_call_are_named_as_they_are_and_as_they_are_written() {
    let script = answered(7);
    let call = AuthenticateUser {
        username: "joe".into(),
        password_hash: HiddenText::new("a<b&c"),
    };
    client(&script).call(&call).await.unwrap();
    let Seen { head, body, .. } = seen(&script);
    let hidden = &head.extensions.get::<HiddenInBody>().unwrap().0;
    let hidden: Vec<&str> = hidden.iter().map(Secret::expose).collect();
    assert_eq!(hidden, ["a<b&c", "a&lt;b&amp;c", "fake-key-for-tests"]);
    assert!(String::from_utf8_lossy(&body).contains("<string>a&lt;b&amp;c</string>"));
}

#[tokio::test]
async fn a_method_without_a_key_gets_none() {
    let script = answered(Struct::new().with("displayName", "Ann"));
    let info = client(&script).call(&GetUserInfo).await.unwrap();
    assert_eq!(info.display_name.as_deref(), Some("Ann"));
    let call = decode_call(&seen(&script).body, &DecodeOptions::strict()).unwrap();
    assert_eq!(call.params, []);
}

#[tokio::test]
async fn an_untyped_method_is_called_by_its_name() {
    let script = answered("pong");
    let params = vec!["ping".into()];
    let answer = client(&script)
        .call_raw("DataService.echo", FirstParam::None, Effect::Read, params)
        .await;
    assert_eq!(answer.unwrap(), "pong".into());
    let call = decode_call(&seen(&script).body, &DecodeOptions::strict()).unwrap();
    assert_eq!(
        (call.name.as_str(), call.params),
        ("DataService.echo", vec!["ping".into()])
    );
}

/// What a person is told, and what a program can decide on.
async fn told(script: Script) -> String {
    let method = Load {
        contact_id: ContactId::new(17),
        selected_fields: vec!["given_name".into()],
    };
    let error = client(&script).call(&method).await.unwrap_err();
    assert!(!format!("{error:?}").contains("fake-key"));
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text += &format!("\n  {cause}");
        source = cause.source();
    }
    let (retry, applied) = (error.is_retryable(), error.may_have_applied());
    text + &format!(
        "\n  -> {} retry={retry} applied={applied}",
        error.hint().unwrap_or("(no hint)")
    )
}

#[tokio::test]
async fn every_failure_says_what_happened() {
    let fault = |code, text| {
        let body = encode_fault(&Fault::new(code, text), &EncodeOptions::server()).unwrap();
        (200, "text/xml", body)
    };
    let text = |status, content_type, body: &str| (status, content_type, body.as_bytes().to_vec());
    let answers = [
        fault(10, "[NoFieldFound]No field found: Contact.given_name"),
        fault(0, "No such handler: ContactService.laod"),
        text(
            200,
            "text/html",
            "<html><head><title>Sign In</title></head></html>",
        ),
        text(
            404,
            "text/html",
            "<html><head><title>Not Found</title></head></html>",
        ),
        text(302, "text/html", ""),
        text(
            401,
            "application/json",
            r#"{"fault":{"faultstring":"Invalid Access Token","detail":{}}}"#,
        ),
        text(
            429,
            "application/json",
            r#"{"code":"429","message":"Quota Exceeded"}"#,
        ),
        text(200, "application/json", r#"{"message":"hello"}"#),
        text(200, "text/xml", ""),
        text(502, "text/html", "<h1>Bad Gateway</h1>"),
        text(
            200,
            "text/xml",
            "<methodResponse><params><param><value><struct><member><na",
        ),
        text(200, "text/xml", "<rss><channel/></rss>"),
        text(
            200,
            "text/xml",
            "<methodResponse><params><param><value><i4>1</i4></value></param></params></methodResponse>",
        ),
    ];
    let mut all = Vec::new();
    for (status, content_type, body) in answers {
        all.push(told(Script::new().answer(status, content_type, body)).await);
    }
    all.push(told(Script::new().fail(TransportErrorKind::Connect, Sent::No)).await);
    all.push(told(Script::new().fail(TransportErrorKind::Timeout, Sent::Maybe)).await);
    insta::assert_snapshot!(all.join("\n"), @r"
    ContactService.load was answered with a fault
      fault 10: [NoFieldFound]No field found: Contact.given_name
      -> check the spelling; custom fields start with an underscore retry=false applied=false
    ContactService.load was answered with a fault
      fault 0: No such handler: ContactService.laod
      -> check the spelling of service and method retry=false applied=false
    the answer to ContactService.load cannot be read
      expected a methodResponse, found a login page titled `Sign In`
      -> check the host, the path and the name of the account retry=false applied=true
    ContactService.load was answered with status 404 Not Found and an HTML page titled `Not Found`
      -> check the host and the path of the endpoint retry=false applied=false
    ContactService.load was answered with status 302 Found and an empty body
      -> check the host and the path of the endpoint retry=false applied=false
    ContactService.load was answered with status 401 Unauthorized and a JSON fault, `Invalid Access Token`
      -> the credential is wrong or expired retry=false applied=false
    ContactService.load was answered with status 429 Too Many Requests and a JSON fault, `Quota Exceeded`
      -> too many calls: wait, then send fewer at a time retry=true applied=false
    the answer to ContactService.load cannot be read
      expected a methodResponse, found a JSON fault, `hello`
      -> the gateway answered in place of the server: check the credential and the path retry=false applied=true
    the answer to ContactService.load cannot be read
      expected a methodResponse, found an empty body
      -> Keap answers so now and then; what only reads may be repeated retry=true applied=true
    ContactService.load was answered with status 502 Bad Gateway and an HTML page titled `Bad Gateway`
      -> the server or the network failed; try again later retry=true applied=true
    the answer to ContactService.load cannot be read
      syntax error: tag not closed: `>` not found before end of input at line 1, column 55 (byte 54) in methodResponse/params/param/value/struct
      -> (no hint) retry=false applied=true
    the answer to ContactService.load cannot be read
      expected a methodResponse, found an XML document with the root `rss`
      -> check the path of the endpoint retry=false applied=true
    the answer to ContactService.load is not what it should be
      expected struct, found i4
      -> (no hint) retry=false applied=true
    ContactService.load was not answered
      could not connect: POST https://api.infusionsoft.com/crm/xmlrpc/v1
      -> the server or the network failed; try again later retry=true applied=false
    ContactService.load was not answered
      timed out: POST https://api.infusionsoft.com/crm/xmlrpc/v1
      -> the server or the network failed; try again later retry=true applied=true
    ");
}

#[tokio::test]
async fn a_fault_with_a_bad_status_is_a_fault() {
    let body = encode_fault(
        &Fault::new(2, "[InvalidKey]Invalid Key"),
        &EncodeOptions::server(),
    )
    .unwrap();
    let script = Script::new().answer(500, "text/xml", body);
    let error = client(&script).call(&GetUserInfo).await.unwrap_err();
    assert_eq!(
        error.fault(),
        Some(&Fault::new(2, "[InvalidKey]Invalid Key"))
    );
}

#[tokio::test]
async fn the_body_is_kept_but_not_shown() {
    let page = format!("<h1>Developer Over Qps</h1>{}", "x".repeat(5000));
    let mut response = keap_http::Response::new(Body::from(page));
    *response.status_mut() = StatusCode::FORBIDDEN;
    response
        .headers_mut()
        .insert("retry-after", HeaderValue::from_static("7"));
    let error = client(&Script::new().response(response))
        .call(&GetUserInfo)
        .await
        .unwrap_err();
    let body = error.raw_body().unwrap();
    assert_eq!((body.as_bytes().len(), body.len()), (2048, 5027));
    assert!(body.to_text().starts_with("<h1>Developer Over Qps"));
    assert_eq!(error.retry_after(), Some(std::time::Duration::from_secs(7)));
    assert!(!format!("{error:?}").contains("xxx"));
}

/// As in keap-rest.
#[tokio::test]
async fn each_status_says_what_may_have_happened() {
    for (status, retryable, applied) in [
        (400, false, false),
        (401, false, false),
        (403, false, false),
        (408, true, true),
        (410, false, false),
        (429, true, false),
        (502, true, true),
    ] {
        let script = Script::new().answer(status, "text/html", "");
        let error = client(&script).call(&GetUserInfo).await.unwrap_err();
        let told = (error.is_retryable(), error.may_have_applied());
        assert_eq!(told, (retryable, applied), "{status}");
        assert!(error.hint().is_some(), "{status}");
    }
}

/// The retry layer has had its turn; a second loop around it would multiply the attempts.
#[tokio::test]
async fn what_was_repeated_already_is_not_to_be_repeated() {
    let mut response = keap_http::Response::new(Body::empty());
    *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    response.extensions_mut().insert(keap_http::Attempts(3));
    let error = client(&Script::new().response(response))
        .call(&GetUserInfo)
        .await
        .unwrap_err();
    assert!(!error.is_retryable());
}

/// A number that does not fit is not cut.
#[tokio::test]
async fn an_id_beyond_the_wire_is_refused_before_anything_is_sent() {
    let script = Script::new();
    let client = client(&script);
    let method = AddToGroup {
        contact_id: ContactId::new(17),
        tag_id: TagId::new(4_294_967_387),
    };
    let error = client.call(&method).await.unwrap_err();
    assert!(matches!(error, Error::Params { .. }), "{error:?}");
    assert!(!error.may_have_applied() && !error.is_retryable());
    let told = format!("{error}: {}", error.source().unwrap());
    assert_eq!(
        told,
        "the params of ContactService.addToGroup cannot be sent: tag_id: expected an id of 32 bits, found 4294967387"
    );
    assert!(script.take_seen().is_empty());
}

/// The answer to the first attempt is lost, and the second one tells what the first did.
#[tokio::test]
async fn no_to_a_write_that_was_sent_again_is_in_doubt() {
    let answer = |script: Script, value: Value| {
        let body = encode_response(&value, &EncodeOptions::server()).unwrap();
        script.answer(200, "text/xml", body)
    };
    let lost = || Script::new().fail(TransportErrorKind::Interrupted, Sent::Yes);
    let unsent = || Script::new().fail(TransportErrorKind::Connect, Sent::No);
    let call = async |script: Script| {
        let mut config = keap_http::RetryConfig::default();
        config.idempotent_writes = true;
        config.base_pause = std::time::Duration::ZERO;
        let transport = keap_http::retry(script.transport(), config);
        let method = AddToGroup {
            contact_id: ContactId::new(17),
            tag_id: TagId::new(91),
        };
        client(&script)
            .with_transport(transport)
            .call(&method)
            .await
    };
    for no in [Value::Bool(false), Value::Int(0), "false".into()] {
        let error = call(answer(lost(), no.clone())).await.unwrap_err();
        assert!(matches!(error, Error::Repeated { .. }), "{error:?}");
        assert!(error.may_have_applied() && !error.is_retryable());
        assert!(!call(answer(unsent(), no)).await.unwrap());
    }
    assert!(call(answer(lost(), true.into())).await.unwrap());
}
