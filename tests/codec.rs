//! The codec against its fixtures: what must be accepted, what must be refused and in which words.
//!
//! A new fixture needs no new code, only its line in the snapshot. All are read both ways, by the
//! fast path and by the general decoder alone, and both must say the same.

#[path = "codec/fixtures.rs"]
mod fixtures;
#[path = "codec/hostile.rs"]
mod hostile;
#[path = "codec/peers.rs"]
mod peers;
#[path = "codec/python.rs"]
mod python;
#[path = "codec/random.rs"]
mod random;
#[path = "codec/validator.rs"]
mod validator;

use keap_xmlrpc::{
    DecodeError, DecodeOptions, EncodeOptions, MethodResponse, decode_call, decode_response,
    encode_call, encode_fault, encode_response,
};

use crate::fixtures::{files, show};

/// Reads a document both ways, which must agree.
fn decode(bytes: &[u8], options: &DecodeOptions) -> Result<MethodResponse, DecodeError> {
    let fast = decode_response(bytes, &options.clone().with_fast_path(true));
    let general = decode_response(bytes, &options.clone().with_fast_path(false));
    assert_eq!(fast, general);
    fast
}

#[test]
fn values_are_read() {
    let lines: Vec<String> = files("values")
        .into_iter()
        .map(|(name, bytes)| {
            let answer = decode(&bytes, &DecodeOptions::default()).expect(&name);
            let strict = decode(&bytes, &DecodeOptions::strict());
            let note = if strict.is_err() { " (lenient)" } else { "" };
            if let Ok(strict) = strict {
                assert_eq!(strict, answer, "{name}");
            }
            format!("{name}{note}: {}", show(&answer))
        })
        .collect();
    insta::assert_snapshot!("values", lines.join("\n"));
}

#[test]
fn values_survive_the_round_trip() {
    for (name, bytes) in files("values") {
        let answer = decode(&bytes, &DecodeOptions::default()).expect(&name);
        for options in [EncodeOptions::client(), EncodeOptions::server()] {
            let options = options.extensions(true);
            let bytes = match &answer {
                Ok(value) => encode_response(value, &options),
                Err(fault) => encode_fault(fault, &options),
            };
            let again = decode(&bytes.expect(&name), &DecodeOptions::strict());
            assert_eq!(again.expect(&name), answer, "{name}");
        }
    }
}

#[test]
fn malformed_documents_are_refused() {
    let lines: Vec<String> = files("malformed")
        .into_iter()
        .map(|(name, bytes)| {
            let error = decode(&bytes, &DecodeOptions::default()).expect_err(&name);
            format!("{name}: {error}")
        })
        .collect();
    insta::assert_snapshot!("malformed", lines.join("\n"));
}

#[test]
fn lossy_reads_over_bad_characters_and_nothing_else() {
    let read: Vec<String> = files("malformed")
        .into_iter()
        .filter_map(|(name, bytes)| {
            let answer = decode(&bytes, &DecodeOptions::lossy()).ok()?;
            Some(format!("{name}: {}", show(&answer)))
        })
        .collect();
    insta::assert_snapshot!("lossy", read.join("\n"));
}

#[test]
fn messages_of_all_fixtures_survive_the_round_trip() {
    let mut messages = 0;
    for (name, bytes) in files("") {
        let client = EncodeOptions::client().extensions(true);
        if name.ends_with(".request.xml") {
            let call = decode_call(&bytes, &DecodeOptions::default()).expect(&name);
            let again = encode_call(&call.name, &call.params, &client).expect(&name);
            assert_eq!(
                decode_call(&again, &DecodeOptions::strict()).expect(&name),
                call
            );
        } else if name.ends_with(".response.xml") {
            let answer = decode(&bytes, &DecodeOptions::default()).expect(&name);
            let server = EncodeOptions::server().extensions(true);
            let again = match &answer {
                Ok(value) => encode_response(value, &server),
                Err(fault) => encode_fault(fault, &server),
            };
            assert_eq!(
                decode(&again.expect(&name), &DecodeOptions::strict()),
                Ok(answer)
            );
        } else {
            continue;
        }
        messages += 1;
    }
    assert!(messages > 100, "only {messages} messages were found");
}

#[test]
fn the_examples_of_the_specification() {
    let [(_, request), (_, response)]: [(String, Vec<u8>); 2] =
        files("specification").try_into().expect("two messages");
    let call = decode_call(&request, &DecodeOptions::strict()).unwrap();
    assert_eq!(call.name, "examples.getStateName");
    assert_eq!(call.params, [41.into()]);
    let answer = decode(&response, &DecodeOptions::strict()).unwrap();
    assert_eq!(answer, Ok("South Dakota".into()));
}

#[test]
fn every_fixture_has_its_source() {
    for folder in ["values", "malformed", "specification", "validator1"] {
        fixtures::check_sources(folder);
    }
}
