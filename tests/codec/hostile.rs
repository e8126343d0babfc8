//! Inputs made to break a decoder: each ends in an error or a value, in time that grows with its
//! size and no faster.

use std::time::{Duration, Instant};

use keap_xmlrpc::{DecodeErrorKind, DecodeOptions, Limits, MAX_DEPTH, Value, from_response};
use serde::de::IgnoredAny;

use crate::decode;

fn response(value: &str) -> String {
    format!("<methodResponse><params><param>{value}</param></params></methodResponse>")
}

/// The best of three times, so that other work on the machine counts less.
#[expect(
    clippy::disallowed_methods,
    reason = "it is the time itself that is looked at"
)]
fn time(xml: &str) -> Duration {
    (0..3)
        .map(|_| {
            let start = Instant::now();
            let _ = decode(xml.as_bytes(), &DecodeOptions::default());
            start.elapsed()
        })
        .min()
        .expect("three times")
}

/// A document of 32 times the size may take 250 times the time: far from the 1024 times that
/// quadratic work would take, and far from what a busy machine does.
fn is_linear(name: &str, document: impl Fn(usize) -> String) {
    let (small, large) = (document(2_000), document(64_000));
    let (first, second) = (time(&small), time(&large));
    let floor = Duration::from_micros(200);
    assert!(
        second < first.max(floor) * 250,
        "{name}: {first:?}, then {second:?}"
    );
}

#[test]
fn time_grows_with_the_size_and_no_faster() {
    let member = "<member><name>Id</name><value/></member>";
    is_linear("duplicate members", |count| {
        response(&format!(
            "<value><struct>{}</struct></value>",
            member.repeat(count)
        ))
    });
    is_linear("different members", |count| {
        let members: String = (0..count)
            .map(|index| format!("<member><name>a{index}</name><value/></member>"))
            .collect();
        response(&format!("<value><struct>{members}</struct></value>"))
    });
    is_linear("empty elements", |count| {
        response(&format!(
            "<value><array><data>{}</data></array></value>",
            "<value/>".repeat(count)
        ))
    });
    is_linear("a huge attribute", |count| {
        response(&format!("<value a=\"{}\">x</value>", "<a>&".repeat(count)))
    });
    is_linear("many attributes", |count| {
        response(&format!("<value{}>x</value>", " a=\"b\"".repeat(count)))
    });
    is_linear("many references", |count| {
        response(&format!("<value>{}</value>", "&lt;".repeat(count)))
    });
    is_linear("many comments", |count| {
        response(&format!("<value>{}</value>", "a<!---->".repeat(count)))
    });
    is_linear("many sections", |count| {
        response(&format!("<value>{}</value>", "<![CDATA[a]]>".repeat(count)))
    });
    is_linear("many carriage returns", |count| {
        response(&format!("<value>{}</value>", "\r".repeat(count)))
    });
    is_linear("an open comment", |count| {
        response(&format!("<value>{}", "<!-".repeat(count)))
    });
    is_linear("open references", |count| {
        response(&format!("<value>{}", "&".repeat(count)))
    });
    is_linear("bad rows", |count| {
        let row = "<value><i4>x</i4></value>".repeat(count / 10);
        response(&format!("<value><array><data>{row}</data></array></value>"))
    });
    is_linear("lines before the error", |count| {
        response(&format!("<value>{}<x>", "\n".repeat(count)))
    });
}

#[test]
fn a_hundred_thousand_levels() {
    for (open, close) in [
        ("<value><array><data>", "</data></array></value>"),
        (
            "<value> <struct><member><name>a</name>",
            "</member></struct></value>",
        ),
    ] {
        let xml = response(&[open.repeat(100_000), close.repeat(100_000)].concat());
        for depth in [64, usize::MAX] {
            let limits = Limits::default().depth(depth);
            let options = DecodeOptions::default().with_limits(limits);
            let error = decode(xml.as_bytes(), &options).unwrap_err();
            assert_eq!(error.kind(), DecodeErrorKind::TooDeep);
            let passed_over = from_response::<IgnoredAny>(xml.as_bytes(), &options).unwrap_err();
            assert_eq!(passed_over.kind(), DecodeErrorKind::TooDeep);
        }
    }
}

/// The deepest tree that can be read is also dropped, copied, compared and shown on a small stack.
#[test]
fn the_deepest_tree_is_handled_on_a_small_stack() {
    let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(|| {
        let (open, close) = ("<value><array><data>", "</data></array></value>");
        let xml = response(&[open.repeat(MAX_DEPTH), close.repeat(MAX_DEPTH)].concat());
        let limits = Limits::default().depth(MAX_DEPTH);
        let options = DecodeOptions::default().with_limits(limits);
        let value = decode(xml.as_bytes(), &options).unwrap().unwrap();
        assert_eq!(value.clone(), value);
        format!("{value:?}").len()
    });
    assert!(thread.unwrap().join().unwrap() > MAX_DEPTH);
}

#[test]
fn limits_hold() {
    let item =
        "<value><struct><member><name>abc</name><value>abcdef</value></member></struct></value>";
    let xml = response(&format!(
        "<value><array><data>{}</data></array></value>",
        item.repeat(3)
    ));
    let limited = |limits: Limits| {
        let options = DecodeOptions::default().with_limits(limits);
        decode(xml.as_bytes(), &options).unwrap_err().to_string()
    };
    insta::assert_snapshot!(
        [
            limited(Limits::default().size(100)),
            limited(Limits::default().depth(1)),
            limited(Limits::default().members(2)),
            limited(Limits::default().text(5)),
            limited(Limits::default().text(2)),
            limited(Limits::default().values(5)),
        ]
        .join("\n"),
        @"
        expected at most 100 bytes, found 366 bytes
        expected at most 1 structs and arrays inside each other, found more at line 1, column 59 (byte 58) in methodResponse/params/param/value/array/data/value[0]
        expected at most 2 members or elements, found more at line 1, column 224 (byte 223) in methodResponse/params/param/value/array/data/value[1]
        expected a text of at most 5 bytes, found more at line 1, column 98 (byte 97) in methodResponse/params/param/value/array/data/value[0]/struct/abc
        expected a text of at most 2 bytes, found more at line 1, column 81 (byte 80) in methodResponse/params/param/value/array/data/value[0]/struct
        expected at most 5 members and elements in all, found more at line 1, column 239 (byte 238) in methodResponse/params/param/value/array/data/value[2]/struct
        "
    );
    let enough = Limits::default()
        .size(xml.len())
        .depth(2)
        .members(3)
        .text(6)
        .values(6)
        .params(0);
    let options = DecodeOptions::default().with_limits(enough);
    let value: Value = decode(xml.as_bytes(), &options).unwrap().unwrap();
    assert_eq!(value[2]["abc"], "abcdef".into());
}

/// The start of a call is read without the rest of it, and the rest not beyond its limit.
#[test]
fn params_are_limited_and_the_start_of_a_call_is_read_alone() {
    let head = "<methodCall><methodName>A.b</methodName><params><param><value>key</value></param>";
    let many = "<param><value/></param>".repeat(3);
    let call = format!("{head}{many}</params></methodCall>");
    let limited = |params| DecodeOptions::default().with_limits(Limits::default().params(params));
    let read = |params| keap_xmlrpc::decode_call(call.as_bytes(), &limited(params));
    assert_eq!(read(4).unwrap().params.len(), 4);
    let error = read(3).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::TooLarge);
    assert!(error.to_string().contains("at most 3 params"), "{error}");
    let start = |text: &str| keap_xmlrpc::decode_call_start(text.as_bytes(), &limited(1));
    let key = ("A.b".to_owned(), Some(Value::from("key")));
    assert_eq!(start(&call).unwrap(), key);
    assert_eq!(start(&format!("{head}<nonsense")).unwrap(), key);
    let list = "<methodCall><methodName>A.b</methodName><params><param><value><array><data>";
    assert_eq!(start(list).unwrap().1, None);
}
