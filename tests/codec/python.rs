//! Python's `xmlrpc.client` reads what we write, and we read what it writes.

use std::io::Write;
use std::process::{Command, Stdio};

use keap_xmlrpc::{DecodeOptions, EncodeOptions, Struct, Value, encode_response};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::{decode, random};

const COUNT: usize = 10_000;

/// Reads documents, each after its length on a line; answers each with the document that Python
/// writes for what it understood, in the same way.
const ECHO: &str = r#"
import sys, xmlrpc.client as x
source, sink = sys.stdin.buffer, sys.stdout.buffer
while line := source.readline():
    (value,), _ = x.loads(source.read(int(line)))
    body = x.dumps((value,), methodresponse=True, allow_none=True).encode()
    sink.write(b"%d\n" % len(body) + body)
"#;

/// One Python process for all values: reading and writing are 10,000 each.
#[test]
fn ten_thousand_values_through_python_and_back() {
    let Ok(mut python) = Command::new("python3")
        .args(["-c", ECHO])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
    else {
        eprintln!("SKIPPED: there is no python3 on this machine");
        return;
    };
    let mut runner = TestRunner::deterministic();
    let strategy = random::value();
    let values: Vec<Value> = (0..COUNT)
        .map(|_| as_python_has_it(strategy.new_tree(&mut runner).expect("a value").current()))
        .collect();

    let mut stdin = python.stdin.take().expect("it is piped");
    let documents: Vec<Vec<u8>> = values
        .iter()
        .map(|value| encode_response(value, &EncodeOptions::client().extensions(true)))
        .collect::<Result<_, _>>()
        .expect("these values can be written");
    let writer = std::thread::spawn(move || {
        for document in documents {
            let length = format!("{}\n", document.len());
            stdin.write_all(length.as_bytes()).expect("python reads");
            stdin.write_all(&document).expect("python reads");
        }
    });
    let output = python.wait_with_output().expect("python ends");
    writer.join().expect("the writer ends");
    assert!(output.status.success());

    let mut rest = &output.stdout[..];
    for value in values {
        let line = rest
            .iter()
            .position(|byte| *byte == b'\n')
            .expect("a length");
        let length: usize = str::from_utf8(&rest[..line])
            .unwrap()
            .parse()
            .expect("a length");
        let document = &rest[line + 1..][..length];
        let answer = decode(document, &DecodeOptions::strict()).expect("python writes XML-RPC");
        assert_eq!(answer, Ok(value));
        rest = &rest[line + 1 + length..];
    }
    assert!(rest.is_empty());
}

/// What Python cannot tell apart or does not keep: it has one kind of whole number and writes what
/// fits as `<int>`, its structs have no duplicates, and it writes a carriage return raw, which is
/// read as a line feed.
fn as_python_has_it(value: Value) -> Value {
    match value {
        Value::Long(number) => Value::Int(number as i32),
        Value::String(text) => Value::String(without_returns(&text)),
        Value::Array(items) => Value::Array(items.into_iter().map(as_python_has_it).collect()),
        Value::Struct(members) => {
            let mut kept = Struct::new();
            for (name, value) in members {
                kept.insert(without_returns(&name), as_python_has_it(value));
            }
            kept.into()
        }
        other => other,
    }
}

fn without_returns(text: &str) -> String {
    text.replace('\r', "")
}
