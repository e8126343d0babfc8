//! Every message has an explanation: what people quote, and whatever the local Keap can answer.

use std::collections::BTreeSet;
use std::fs;

use keap::ContactId;
use keap_auth::{Answer, Place, diagnose, entries};
use keap_http::{Body, Request};
use keap_sandbox::{Brownout, DEFAULT_ACCESS_TOKEN, Sandbox, Trouble};
use keap_tests::root;
use keap_xmlrpc::FaultKind;

fn explained(text: &str) -> Option<String> {
    diagnose(&Answer::quoted(text)).map(keap_auth::Diagnosis::sentence)
}

#[test]
fn what_people_quote_is_explained() {
    for name in ["faults.txt", "tls-and-time.txt", "token-endpoint.txt"] {
        let messages = fs::read_to_string(root().join("fixtures/messages").join(name)).unwrap();
        for message in messages.lines() {
            assert!(explained(message).is_some(), "{name}: {message}");
        }
    }
}

#[test]
fn every_kind_of_fault_is_explained() {
    for kind in FaultKind::ALL {
        // The kinds without a name in brackets are known by their texts, which the messages of the other tests have.
        if let Some(name) = kind.name() {
            assert!(explained(&format!("[{name}]x")).is_some(), "{kind:?}");
        }
    }
}

/// A document with a fault.
fn document(code: i32, text: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><methodResponse><fault><value><struct>\
         <member><name>faultCode</name><value><i4>{code}</i4></value></member>\
         <member><name>faultString</name><value>{text}</value></member>\
         </struct></value></fault></methodResponse>"
    )
}

/// Where only a code is there, cause and next step are told by it.
#[tokio::test]
async fn every_code_is_explained_without_a_text() {
    for code in 0..=15 {
        let known = diagnose(&Answer::quoted(&format!("fault {code}: ")));
        let expected = known.map(|known| known.id);
        assert!(expected.is_some(), "fault {code}");
        let body = document(code, "");
        for answer in [
            Answer::new(200, Some("text/xml"), body.as_bytes()).at(Place::XmlRpc),
            Answer::quoted(&body),
            Answer::quoted(&format!("<Fault {code}: ''>")),
            Answer::quoted(&format!("{{'faultCode': {code}, 'faultString': ''}}")),
            Answer::quoted("").of_fault(code),
        ] {
            assert_eq!(
                diagnose(&answer).map(|known| known.id),
                expected,
                "fault {code}"
            );
        }
        for text in ["", "[SomethingNew]a text that nobody has seen"] {
            let script = keap_http::testing::Script::new();
            let script = (0..8).fold(script, |script, _| {
                script.answer(200, "text/xml", document(code, text))
            });
            let keap = keap::Keap::oauth_customer("x").unwrap();
            let keap = keap.transport(script.transport()).build().unwrap();
            let error = keap
                .contacts()
                .load(ContactId::new(17), ["FirstName"])
                .await
                .unwrap_err();
            assert!(error.hint().is_some(), "fault {code} {text:?}: {error}");
        }
    }
}

/// The texts inside the calls that make refusals and faults, wherever they stand in the sources of the local Keap: what
/// is put into them later is a word here.
fn texts_of_the_sandbox() -> BTreeSet<String> {
    const MAKERS: [&str; 7] = [
        "Refusal::bad(",
        "Refusal::missing(",
        "Refusal::not_emulated(",
        "invalid_parameter(",
        "fault::parse(",
        "parse(",
        "Fault::new(",
    ];
    let mut texts = BTreeSet::new();
    let mut folders = vec![root().join("crates/sandbox/src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = fs::read_to_string(&path).unwrap();
            let source = source.split("#[cfg(test)]").next().unwrap();
            for maker in MAKERS {
                for (place, _) in source.match_indices(maker) {
                    let call = &source[place + maker.len()..];
                    let call = call.split(");").next().unwrap();
                    texts.extend(literal(call).map(|text| match maker {
                        "Refusal::missing(" => format!("Unable to find this {text}"),
                        "invalid_parameter(" => format!("[InvalidParameter]{text}"),
                        "fault::parse(" | "parse(" => {
                            format!("Failed to parse XML-RPC request: {text}")
                        }
                        _ => text,
                    }));
                }
            }
        }
    }
    texts
}

/// The first text of a call, with words for what is put into it.
fn literal(call: &str) -> Option<String> {
    let (_, rest) = call.get(..call.len().min(400))?.split_once('"')?;
    let mut text = String::new();
    let mut characters = rest.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => break,
            '\\' => text.extend(characters.next().filter(|next| *next != '\n')),
            '{' => {
                text.push('x');
                characters.find(|next| *next == '}')?;
            }
            other => text.push(other),
        }
    }
    (text.contains(' ') || text.contains('[')).then_some(text)
}

/// As REST v2 answers it: texts that could be anybody's are explained in such a document alone.
fn explained_in_a_refusal(text: &str) -> Option<String> {
    let refusal = serde_json::json!({
        "code": 400, "message": text, "status": "INVALID_ARGUMENT", "details": []
    });
    explained(&refusal.to_string())
}

#[test]
fn every_text_that_the_local_keap_can_answer_is_explained() {
    let texts = texts_of_the_sandbox();
    assert!(texts.len() > 60, "{} texts are found", texts.len());
    let unknown: Vec<_> = texts
        .iter()
        .filter(|text| {
            explained(text)
                .or_else(|| explained_in_a_refusal(text))
                .is_none()
        })
        .collect();
    assert!(unknown.is_empty(), "{unknown:#?}");
}

/// What the gateway says in its faults: literals of its sources, with the kind that they are said with.
fn texts_of_the_gateway() -> BTreeSet<String> {
    const MAKERS: [(&str, FaultKind); 4] = [
        ("unexpected(", FaultKind::UnexpectedError),
        ("invalid_parameter(", FaultKind::InvalidParameter),
        ("no_access(", FaultKind::NoAccess),
        ("out_of_bounds(", FaultKind::UnreadableRequest),
    ];
    let of_kind = |kind: FaultKind, text: &str| match kind {
        FaultKind::UnreadableRequest if !text.contains("parse XML-RPC") => {
            format!("Failed to parse XML-RPC request: {text}")
        }
        kind => kind.fault(text).string,
    };
    let mut texts = BTreeSet::new();
    let mut folders = vec![root().join("crates/gateway/src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = fs::read_to_string(&path).unwrap();
            let source = source.split("#[cfg(test)]").next().unwrap();
            for (place, maker) in source.match_indices("FaultKind::") {
                let rest = &source[place + maker.len()..];
                let Some((name, call)) = rest
                    .split_once(".fault(")
                    .filter(|(name, _)| name.trim().chars().all(char::is_alphanumeric))
                else {
                    continue;
                };
                let kind = FaultKind::ALL
                    .iter()
                    .find(|kind| format!("{kind:?}") == name.trim());
                let call = call.split(");").next().unwrap();
                texts.extend(literal(call).map(|text| of_kind(*kind.unwrap(), &text)));
            }
            for (maker, kind) in MAKERS {
                for (place, _) in source.match_indices(maker) {
                    let call = source[place + maker.len()..].split(");").next().unwrap();
                    texts.extend(literal(call).map(|text| of_kind(kind, &text)));
                }
            }
        }
    }
    texts
}

#[test]
fn every_fault_of_the_gateway_is_explained() {
    let texts = texts_of_the_gateway();
    assert!(texts.len() > 15, "{texts:#?}");
    for text in &texts {
        assert!(explained(text).is_some(), "{text}");
    }
    // What only the gateway says is not told as trouble of Keap's own.
    let own = [
        ("is not answered by keap gateway", "gateway-no-counterpart"),
        ("may have been carried out although", "gateway-in-doubt"),
        ("credential that the gateway has", "gateway-credential"),
    ];
    for (words, id) in own {
        let text = texts.iter().find(|text| text.contains(words));
        let known = diagnose(&Answer::quoted(text.expect(words)));
        assert_eq!(known.map(|known| known.id), Some(id), "{text:?}");
    }
}

/// The same for its standing trouble, by what is really answered.
#[tokio::test]
async fn every_trouble_of_the_local_keap_is_explained() {
    let sandbox = Sandbox::builder().build();
    let ask = |path: &str| {
        let request = http::Request::post(format!("https://api.infusionsoft.com{path}"))
            .header("authorization", format!("Bearer {DEFAULT_ACCESS_TOKEN}"))
            .header("content-type", "text/xml")
            .body(Body::from(
                "<methodCall><methodName>DataService.getUserInfo</methodName></methodCall>",
            ));
        let request: Request = request.unwrap();
        let transport = sandbox.transport();
        async move {
            let response = transport.send(request).await.unwrap();
            let status = response.status().as_u16();
            let body = response.into_body().into_bytes(usize::MAX).await.unwrap();
            (status, body)
        }
    };
    let places = [
        ("/crm/xmlrpc/v1", Place::XmlRpc),
        ("/token", Place::Token),
        ("/app/oauth/authorize", Place::Authorize),
    ];
    for name in keap_sandbox::refusals() {
        let _ = sandbox.trouble().refuse(name);
        let mut found = false;
        for (path, place) in places {
            let (status, body) = ask(path).await;
            found |= diagnose(&Answer::new(status, None, &body).at(place)).is_some();
        }
        // What a person says on the consent page leads back in the address.
        assert!(
            found || name == "access-denied" || name == "redirect-uri",
            "{name}"
        );
    }
    for guise in Brownout::ALL {
        if matches!(guise, Brownout::Reset | Brownout::Hang | Brownout::Slow) {
            continue;
        }
        let trouble = Trouble::none().brownout(guise);
        let sandbox = Sandbox::builder().trouble(trouble).build();
        let request =
            http::Request::post("https://api.infusionsoft.com/crm/xmlrpc/v1").body(Body::empty());
        let response = sandbox.transport().send(request.unwrap()).await.unwrap();
        let status = response.status().as_u16();
        let body = response.into_body().into_bytes(usize::MAX).await.unwrap();
        let known = diagnose(&Answer::new(status, None, &body).at(Place::XmlRpc));
        assert!(known.is_some(), "{guise:?}");
        let expected = (guise == Brownout::Gone).then_some("retired");
        assert!(
            expected.is_none_or(|id| known.unwrap().id == id),
            "{known:?}"
        );
    }
}

#[test]
fn what_is_a_guess_says_so() {
    for entry in entries() {
        let sentence = entry.sentence();
        let is_guess = entry.certainty == keap_auth::Certainty::Likely;
        assert_eq!(sentence.starts_with("most likely "), is_guess, "{sentence}");
    }
}
