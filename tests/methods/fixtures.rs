//! The fixtures of the methods: every form of each has a call and an answer, and every kind of fault has one.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use keap_xmlrpc::{
    DecodeOptions, FaultKind, FirstParam, MethodResponse, decode_call, decode_response,
};

use crate::{Typed, all, values};

fn folder(method: &str) -> PathBuf {
    [
        env!("CARGO_MANIFEST_DIR"),
        "..",
        "fixtures",
        "xmlrpc",
        method,
    ]
    .iter()
    .collect()
}

/// Name and content of the files of a method with this ending.
fn files(method: &str, ending: &str) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder(method)).into_iter().flatten();
    let paths = entries.map(|entry| entry.unwrap().path());
    let wanted = paths.filter(|path| path.to_string_lossy().ends_with(ending));
    wanted
        .map(|path| (path.display().to_string(), fs::read(&path).unwrap()))
        .collect()
}

fn answer(bytes: &[u8]) -> MethodResponse {
    decode_response(bytes, &DecodeOptions::lossy()).unwrap()
}

#[test]
fn every_form_has_a_call() {
    let all = all();
    for typed in &all {
        let accepted = files(typed.name, ".request.xml")
            .into_iter()
            .filter(|(_, bytes)| {
                let call = decode_call(bytes, &DecodeOptions::strict()).unwrap();
                (typed.read_call)(without_key(typed, call.params))
            });
        assert!(
            accepted.count() > 0,
            "no call fits {} {:?}",
            typed.name,
            typed.params
        );
    }
}

#[test]
fn every_call_fits_its_method() {
    for typed in all() {
        for (file, bytes) in files(typed.name, ".request.xml") {
            let call = decode_call(&bytes, &DecodeOptions::strict()).unwrap();
            assert_eq!(call.name, typed.name, "{file}");
            let params = without_key(&typed, call.params);
            let forms = all();
            let mut forms = forms.iter().filter(|form| form.name == typed.name);
            assert!(forms.any(|form| (form.read_call)(params.clone())), "{file}");
        }
    }
}

fn without_key(typed: &Typed, mut params: Vec<keap_xmlrpc::Value>) -> Vec<keap_xmlrpc::Value> {
    if typed.key == FirstParam::Private {
        assert_eq!(params.remove(0).as_str(), Some("fake-key-for-tests"));
    }
    params
}

#[test]
fn every_method_has_an_answer_and_all_are_read() {
    for typed in all() {
        let mut read = 0;
        for (file, bytes) in files(typed.name, ".response.xml") {
            let Ok(value) = answer(&bytes) else { continue };
            let written = (typed.rewrite_answer)(value.clone())
                .unwrap_or_else(|error| panic!("{file}: {error}"));
            if file.ends_with("documented.response.xml") {
                assert!(values::same(&written, &value), "{file}: {written:?}");
            }
            read += 1;
        }
        assert!(read > 0, "{}", typed.name);
    }
}

#[test]
fn every_kind_of_fault_has_one() {
    let mut seen = BTreeSet::new();
    let names: BTreeSet<&str> = all().iter().map(|typed| typed.name).collect();
    for name in names {
        for (file, bytes) in files(name, ".response.xml") {
            let Err(fault) = answer(&bytes) else { continue };
            assert_eq!(
                fault.kind().code().unwrap_or(fault.code),
                fault.code,
                "{file}"
            );
            if let Some(name) = fault.kind().name() {
                assert_eq!(fault.name(), Some(name), "{file}");
            }
            seen.insert(format!("{:?}", fault.kind()));
        }
    }
    let all: BTreeSet<String> = FaultKind::ALL
        .iter()
        .map(|kind| format!("{kind:?}"))
        .collect();
    assert_eq!(seen, all);
}
