//! Tests of the decoder through its public functions.

use super::*;
use crate::value::Struct;

mod blanks;

fn response(value: &str) -> String {
    format!("<methodResponse><params><param>{value}</param></params></methodResponse>")
}

fn value(value: &str) -> Result<Value, String> {
    let answer = decode_response(response(value).as_bytes(), &DecodeOptions::default());
    answer
        .map(|answer| answer.expect("no fault"))
        .map_err(|error| error.to_string())
}

fn text(inner: &str) -> Value {
    value(inner).expect(inner)
}

#[test]
fn every_type() {
    for (xml, expected) in [
        ("<value><i4>-5</i4></value>", Value::Int(-5)),
        ("<value><int> 5\n</int></value>", Value::Int(5)),
        (
            "<value><ex:i8>9876543210</ex:i8></value>",
            Value::Long(9_876_543_210),
        ),
        ("<value><boolean>1</boolean></value>", Value::Bool(true)),
        ("<value><double>1.0E7</double></value>", Value::Double(1e7)),
        (
            "<value><base64>aGVs\nbG8=</base64></value>",
            Value::Base64(b"hello".to_vec()),
        ),
        ("<value><nil/></value>", Value::Nil),
        ("<value><nil></nil></value>", Value::Nil),
        ("<value/>", "".into()),
        ("<value></value>", "".into()),
        ("<value><string/></value>", "".into()),
        ("<value><base64/></value>", Value::Base64(vec![])),
        ("<value><struct/></value>", Struct::new().into()),
        ("<value><struct></struct></value>", Struct::new().into()),
        (
            "<value><array><data/></array></value>",
            Value::Array(vec![]),
        ),
        ("<value><array/></value>", Value::Array(vec![])),
        ("<value><array></array></value>", Value::Array(vec![])),
    ] {
        assert_eq!(text(xml), expected, "{xml}");
    }
}

#[test]
fn text_is_kept_exactly() {
    for (xml, expected) in [
        ("  a ", "  a "),
        ("   ", "   "),
        ("<string>   </string>", "   "),
        ("\n <string> a </string> \n", " a "),
        ("a&lt;b&#x41;&#66;&quot;&apos;", "a<bAB\"'"),
        ("a\r\nb\rc&#13;\n", "a\nb\nc\r\n"),
        ("a<![CDATA[<b> & ]]>c", "a<b> & c"),
        ("a<!-- x -->b<?php y ?>c", "abc"),
        ("\u{1F600} é", "\u{1F600} é"),
    ] {
        assert_eq!(
            text(&format!("<value>{xml}</value>")),
            expected.into(),
            "{xml}"
        );
    }
}

#[test]
fn blanks_and_comments_between_elements() {
    let xml = "\n <!-- a --> <value>\n<struct>\n\t<member> <!-- b --> <name>a&amp;b</name>\n \
               <value><array>\n<data> <value>1</value>\n </data></array></value> </member> \
               </struct>\n</value>\n";
    let expected = Struct::new().with("a&b", Value::from_iter(["1"]));
    assert_eq!(text(xml), expected.into());
}

#[test]
fn errors_say_where_and_what() {
    let row = |email: &str| {
        format!(
            "<value><array><data><value><i4>1</i4></value>\n<value><struct><member><name>Email\
             </name>{email}</member></struct></value></data></array></value>"
        )
    };
    let errors = [
        row("<value><i4>x</i4></value>"),
        row("<value><i4>1</i5></value>"),
        row("<value>a&#11;b</value>"),
        row("<value>a\u{b}b</value>"),
        row("<value>&nbsp;</value>"),
        row("<value>a & b</value>"),
        row("<value>a]]>b</value>"),
        row("<value>a<i4>1</i4></value>"),
        row("<value><date>1</date></value>"),
        row(""),
        row("<value>1</value><value>1</value>"),
        row("<value><double>NaN</double></value>"),
        row("<value><dateTime.iso8601>20260230T00:00:00</dateTime.iso8601></value>"),
        "<value>1</value>x".into(),
        "<value>1".into(),
        "<value>1</value".into(),
    ]
    .map(|xml| value(&xml).unwrap_err());
    insta::assert_snapshot!(errors.join("\n"), @r"
    expected a whole number of 32 bits, found `x` at line 2, column 53 (byte 129) in methodResponse/params/param/value/array/data/value[1]/struct/Email
    expected `</i4>`, found `</i5>` at line 2, column 54 (byte 130) in methodResponse/params/param/value/array/data/value[1]/struct/Email
    expected a character that XML allows, found U+000B at line 2, column 50 (byte 126) in methodResponse/params/param/value/array/data/value[1]/struct/Email
    expected a character that XML allows, found U+000B at line 2, column 50 (byte 126) in methodResponse/params/param/value/array/data/value[1]/struct/Email
    expected an entity of XML itself, found the entity `&nbsp;` at line 2, column 49 (byte 125) in methodResponse/params/param/value/array/data/value[1]/struct/Email
    expected `&amp;`, found an `&` that starts no reference at line 2, column 51 (byte 127) in methodResponse/params/param/value/array/data/value[1]/struct/Email
    expected `]]&gt;`, found `]]>` at line 2, column 50 (byte 126) in methodResponse/params/param/value/array/data/value[1]/struct/Email
    expected either a text or a type tag, found the text `a` before a tag at line 2, column 49 (byte 125) in methodResponse/params/param/value/array/data/value[1]/struct/Email
    expected a type tag, found `<date>` at line 2, column 49 (byte 125) in methodResponse/params/param/value/array/data/value[1]/struct/Email
    expected `<value>`, found `</member>` at line 2, column 42 (byte 118) in methodResponse/params/param/value/array/data/value[1]/struct/Email
    expected `</member>`, found `<value>` at line 2, column 58 (byte 134) in methodResponse/params/param/value/array/data/value[1]/struct/Email
    expected a finite number, found `NaN` at line 2, column 57 (byte 133) in methodResponse/params/param/value/array/data/value[1]/struct/Email
    expected a dateTime.iso8601 (the calendar has no such day), found `20260230T00:00:00` at line 2, column 67 (byte 143) in methodResponse/params/param/value/array/data/value[1]/struct/Email
    expected `</param>`, found the text `x` at line 1, column 48 (byte 47) in methodResponse
    expected `</value>`, found `</param>` at line 1, column 40 (byte 39) in methodResponse/params/param/value
    expected `</value>`, found `</value</param>` at line 1, column 40 (byte 39) in methodResponse/params/param/value
    ");
}

#[test]
fn faults_in_either_order_and_with_a_code_as_text() {
    let code = "<member><name>faultCode</name><value>4</value></member>";
    let string = "<member><name>faultString</name><value>Too many</value></member>";
    for members in [[code, string], [string, code]] {
        let xml = format!(
            "<methodResponse><fault><value><struct>{}</struct></value></fault></methodResponse>",
            members.concat()
        );
        let fault = decode_response(xml.as_bytes(), &DecodeOptions::default()).unwrap();
        assert_eq!(fault, Err(Fault::new(4, "Too many")));
        assert!(decode_response(xml.as_bytes(), &DecodeOptions::strict()).is_err());
    }
}

#[test]
fn calls() {
    let options = DecodeOptions::default();
    for xml in [
        "<methodCall><methodName>a.b</methodName></methodCall>",
        "<methodCall><methodName> a.b </methodName><params/></methodCall>",
        "<methodCall><methodName>a.b</methodName><params></params></methodCall>\n",
    ] {
        let call = decode_call(xml.as_bytes(), &options).unwrap();
        assert_eq!(
            call,
            MethodCall {
                name: "a.b".into(),
                params: vec![]
            }
        );
    }
    let xml = "<?xml version='1.0'?>\n<methodCall><methodName>a.b</methodName><params><param>\
               <value>KEY</value></param> <param><value><i4>x</i4></value></param></params>";
    insta::assert_snapshot!(decode_call(xml.as_bytes(), &options).unwrap_err(), @"expected a whole number of 32 bits, found `x` at line 2, column 101 (byte 122) in methodCall/params/param[1]/value");
}

#[test]
fn what_a_body_is_instead() {
    let bodies = [
        "",
        "<html><title>Sign in</title>",
        "{\"message\": \"Quota\"}",
        "<methodCall/>",
        "<!DOCTYPE a [<!ENTITY b 'c'>]><methodResponse/>",
    ];
    let errors = bodies.map(|body| {
        decode_response(body.as_bytes(), &DecodeOptions::default())
            .unwrap_err()
            .to_string()
    });
    insta::assert_snapshot!(errors.join("\n"), @r"
    expected a methodResponse, found an empty body
    expected a methodResponse, found a login page titled `Sign in`
    expected a methodResponse, found a JSON fault, `Quota`
    expected a methodResponse, found an XML document with the root `methodCall`
    expected a methodResponse, found a document type declaration at line 1, column 1 (byte 0)
    ");
}

/// The ways of reading that must agree: fast, general, borrowed, row by row.
fn all_ways(xml: &str, options: &DecodeOptions) -> Vec<Result<Value, String>> {
    let tree = |fast_path| {
        let options = DecodeOptions {
            fast_path,
            ..options.clone()
        };
        decode_response(xml.as_bytes(), &options)
            .map(|answer| answer.expect("no fault"))
            .map_err(|error| error.to_string())
    };
    let borrowed = decode_response_ref(xml.as_bytes(), options)
        .map(|answer| answer.expect("no fault").into_owned())
        .map_err(|error| error.to_string());
    vec![tree(true), tree(false), borrowed]
}

#[test]
fn what_may_stand_around_the_declaration_is_read() {
    let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    let root = response("<value><array><data><value>x</value></data></array></value>");
    let read = [
        format!("{declaration}\n<!-- a --><!-- b -->\n<?php c ?>\n\n{root}"),
        format!("{declaration}<!-- a -->{root}<!-- b -->\n"),
        format!("\n<!-- a -->\n {root}"),
        format!("{declaration}<?a?>\n<?xml-stylesheet b?>\n{root}\n"),
    ];
    let lenient = [
        format!("\n{declaration}{root}"),
        format!(" \r\n\t{declaration}\n<!-- a -->\n{root}"),
        format!("{}{declaration}{root}", "\n".repeat(5000)),
        format!("\u{FEFF}\n{declaration}{root}"),
    ];
    let expected = Ok(Value::from_iter(["x"]));
    for xml in read.iter().chain(&lenient) {
        for way in all_ways(xml, &DecodeOptions::default()) {
            assert_eq!(way, expected, "{xml}");
        }
        for step in [1, 7, 100_000] {
            assert_eq!(rows(xml, step), [Ok("x".into())], "{xml}");
        }
    }
    for xml in &read {
        assert_eq!(
            all_ways(xml, &DecodeOptions::strict())[0],
            expected,
            "{xml}"
        );
    }
    for xml in &lenient {
        let error = all_ways(xml, &DecodeOptions::strict())[0]
            .clone()
            .unwrap_err();
        assert!(error.contains("before it stands white space"), "{error}");
    }
    let latin = "\n<?xml version='1.0' encoding='iso-8859-1'?>";
    let bytes = [
        latin.as_bytes(),
        response("<value>\u{1}</value>").as_bytes(),
    ]
    .concat();
    let bytes: Vec<u8> = bytes
        .iter()
        .map(|b| if *b == 1 { 0xE9 } else { *b })
        .collect();
    let answer = decode_response(&bytes, &DecodeOptions::default()).unwrap();
    assert_eq!(answer, Ok("é".into()));
}

#[test]
fn what_stands_before_the_declaration_is_named() {
    let rest = format!("<?xml version=\"1.0\"?>{}", response("<value/>"));
    let errors = [
        "<!-- cache -->",
        "\n<!-- cache -->\n",
        "<?xml version='1.0'?>\n\n",
        " \u{FEFF}",
        "<?php session_start(); ?>",
        "Warning: x in /y.php on line 2\n",
        "<br />\n<b>Warning</b>: x\n",
        "& ",
        "<!DOCTYPE a>",
    ]
    .map(|before| {
        let xml = format!("{before}{rest}");
        let ways = all_ways(&xml, &DecodeOptions::default());
        assert!(ways.iter().all(|way| way == &ways[0]), "{ways:?}");
        let mut streamed = Rows::new(Drip(xml.as_bytes(), 3), DecodeOptions::default());
        let streamed = streamed.next_value().unwrap_err().to_string();
        let error = ways[0].clone().unwrap_err();
        assert_eq!(streamed, error);
        error
    });
    insta::assert_snapshot!(errors.join("\n"), @r"
    the XML declaration is not the first thing: before it stands a comment at line 1, column 15 (byte 14)
    the XML declaration is not the first thing: before it stands a comment at line 3, column 1 (byte 16)
    the XML declaration is not the first thing: before it stands another one at line 3, column 1 (byte 23)
    the XML declaration is not the first thing: before it stands a byte order mark at line 1, column 3 (byte 4)
    the XML declaration is not the first thing: before it stands the processing instruction `<?php session_start(); ?>` at line 1, column 26 (byte 25)
    the XML declaration is not the first thing: before it stands `Warning: x in /y.php on line 2` at line 2, column 1 (byte 31)
    the XML declaration is not the first thing: before it stands `<br />\n<b>Warning</b>: x` at line 3, column 1 (byte 25)
    expected `&amp;`, found an `&` that starts no reference at line 1, column 1 (byte 0)
    expected a methodResponse, found a document type declaration at line 1, column 1 (byte 0)
    ");
}

#[test]
fn both_ways_say_the_same_of_what_fuzzing_found() {
    let fault = |value: &str| format!("<methodResponse><fault>{value}</fault></methodResponse>");
    let date = "<value><dateTime.iso8601>20260115T10:00:0\u{FFFE}</dateTime.iso8601></value>";
    let errors = [
        response(date),
        fault("<value/>"),
        fault("<value>x</value>"),
        fault("<value><nil/></value>"),
        fault("<value><array><data/></array></value>"),
        fault("<value><struct></struct></value>"),
        fault("<value><struct><member><name>faultCode</name><value><i4>1</i4></value></member><member><name>faultString</name><value><array><data></data></array></value></member></struct></value>"),
    ]
    .map(|xml| {
        let ways = all_ways(&xml, &DecodeOptions::default());
        assert!(ways.iter().all(|way| way == &ways[0]), "{ways:?}");
        ways[0].clone().unwrap_err()
    });
    insta::assert_snapshot!(errors.join("\n"), @r"
    expected a character that XML allows, found U+FFFE at line 1, column 73 (byte 72) in methodResponse/params/param/value
    expected a struct with faultCode and faultString, found string at line 1, column 24 (byte 23) in methodResponse/fault/value
    expected a struct with faultCode and faultString, found string at line 1, column 31 (byte 30) in methodResponse/fault/value
    expected a struct with faultCode and faultString, found nil at line 1, column 31 (byte 30) in methodResponse/fault/value
    expected a struct with faultCode and faultString, found array at line 1, column 31 (byte 30) in methodResponse/fault/value
    expected an i4 as faultCode, found none at line 1, column 31 (byte 30) in methodResponse/fault/value
    expected a string as faultString, found array at line 1, column 142 (byte 141) in methodResponse/fault/value
    ");
}

#[test]
fn encodings() {
    let xml = |encoding: &str| {
        format!(
            "<?xml version=\"1.0\" encoding=\"{encoding}\"?>{}",
            response("<value>é€</value>")
        )
    };
    let utf16: Vec<u8> = xml("UTF-16")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let with_mark = [&[0xFF, 0xFE], &utf16[..]].concat();
    let utf8_with_mark = [b"\xEF\xBB\xBF", xml("utf-8").as_bytes()].concat();
    let windows: Vec<u8> = xml("windows-1252")
        .chars()
        .map(|c| match c {
            '€' => 0x80,
            c => u8::try_from(c).unwrap(),
        })
        .collect();
    for bytes in [utf16, with_mark, utf8_with_mark, windows] {
        let answer = decode_response(&bytes, &DecodeOptions::default()).unwrap();
        assert_eq!(answer, Ok("é€".into()));
    }
    let error = decode_response(xml("KOI8-R").as_bytes(), &DecodeOptions::default()).unwrap_err();
    insta::assert_snapshot!(error, @"expected UTF-8, UTF-16, ISO-8859-1 or windows-1252, found a document in `KOI8-R`");
}

#[test]
fn lossy_reads_on() {
    let xml = response("<value>a&#11;\u{1}b&#55357;&#56832;&#55357;c & d</value>");
    let answer = decode_response(xml.as_bytes(), &DecodeOptions::lossy()).unwrap();
    assert_eq!(
        answer,
        Ok("a\u{FFFD}\u{FFFD}b\u{1F600}\u{FFFD}c & d".into())
    );
}

#[test]
fn a_hundred_thousand_levels_are_an_error() {
    for (open, close) in [
        ("<value><array><data>", "</data></array></value>"),
        (
            "<value><struct><member><name>a</name>",
            "</member></struct></value>",
        ),
    ] {
        let xml = format!("{}<value/>{}", open.repeat(100_000), close.repeat(100_000));
        let mut options = DecodeOptions::default();
        options.limits.depth = usize::MAX;
        let error = decode_response(response(&xml).as_bytes(), &options).unwrap_err();
        assert_eq!(error.kind(), crate::DecodeErrorKind::TooDeep);
    }
}

/// Gives a few bytes at a time, so that every place of a document is once the end of a chunk.
struct Drip<'a>(&'a [u8], usize);

impl std::io::Read for Drip<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.1.min(self.0.len()).min(buffer.len());
        buffer[..count].copy_from_slice(&self.0[..count]);
        self.0 = &self.0[count..];
        Ok(count)
    }
}

fn rows(xml: &str, step: usize) -> Vec<Result<Value, String>> {
    let mut rows = Rows::new(Drip(xml.as_bytes(), step), DecodeOptions::default());
    let mut seen = Vec::new();
    loop {
        match rows.next_value() {
            Ok(Some(row)) => seen.push(Ok(row)),
            Ok(None) => return seen,
            Err(error) => seen.push(Err(error.to_string())),
        }
        assert!(seen.len() < 20, "{seen:?}");
    }
}

#[test]
fn a_stream_gives_the_same_rows_wherever_it_is_cut() {
    let items = "<value>é\u{1F600}&amp;</value><value><i4>1</i4></value><value/><value>x</value>\
        <value><struct><member><name>a</name><value>b</value></member></struct></value>\
        <value><array><data/></array></value><value>  <!-- c --> <i4>7</i4></value>\
        <value><![CDATA[a]]>b</value>";
    let padding = format!("<!--{}-->", "x".repeat(300));
    for xml in [
        response(&format!(
            "<value><array><data>{items}</data></array></value>"
        )),
        response(&format!(
            "{padding}\n<value><array> <data>{items}\n</data></array></value>"
        )),
        response("<value><array><data/></array></value>"),
    ] {
        let whole = decode_response(xml.as_bytes(), &DecodeOptions::default())
            .unwrap()
            .unwrap();
        let whole: Vec<_> = whole.into_array().unwrap().into_iter().map(Ok).collect();
        for step in [1, 2, 3, 5, 7, 300, 100_000] {
            assert_eq!(rows(&xml, step), whole, "{step}");
        }
    }
}

#[test]
fn a_bad_row_is_named_and_the_others_are_read() {
    let items = "<value>a</value><value>b&#11;</value><value><i4>x</i4></value><value>c</value>";
    let xml = response(&format!(
        "<value><array><data>{items}</data></array></value>"
    ));
    for step in [1, 100_000] {
        let seen = rows(&xml, step);
        assert_eq!([&seen[0], &seen[3]], [&Ok("a".into()), &Ok("c".into())]);
        insta::allow_duplicates! {
            insta::assert_snapshot!(format!("{:#?}", &seen[1..3]), @r#"
            [
                Err(
                    "expected a character that XML allows, found U+000B at line 1, column 76 (byte 75) in methodResponse/params/param/value/array/data/value[1]",
                ),
                Err(
                    "expected a whole number of 32 bits, found `x` at line 1, column 100 (byte 99) in methodResponse/params/param/value/array/data/value[2]",
                ),
            ]
            "#);
        }
    }
}

#[test]
fn a_stream_that_is_no_array_of_rows() {
    let documents = [
        response("<value>a</value>"),
        response("<value><array><data><value>a</value>"),
        format!(
            "{}x",
            response("<value><array><data><value>a</value></data></array></value>")
        ),
        "<methodResponse><fault><value><struct><member><name>faultString</name><value>No</value>\
         </member><member><name>faultCode</name><value><i4>2</i4></value></member></struct></value>\
         </fault></methodResponse>"
            .into(),
        "<?xml version='1.0' encoding='ISO-8859-1'?><methodResponse/>".into(),
        "<html>".into(),
        String::new(),
    ];
    let ends = documents.map(|xml| {
        let mut rows = Rows::new(xml.as_bytes(), DecodeOptions::default());
        loop {
            match rows.next_row::<String>() {
                Ok(Some(_)) => {}
                Ok(None) => return "no error".to_owned(),
                Err(error) => return error.to_string(),
            }
        }
    });
    insta::assert_snapshot!(ends.join("\n"), @"
    expected an array, found another type at line 1, column 39 (byte 38) in methodResponse/params/param/value
    expected `</data>`, found `</param>` at line 1, column 68 (byte 67) in methodResponse/params/param/value/array/data/value[0]
    expected nothing after the root, found the text `x` at line 1, column 125 (byte 124)
    fault 2: No
    expected a stream in UTF-8, found a document in `ISO-8859-1`
    expected a methodResponse, found an HTML page
    expected a methodResponse, found an empty body
    ");
}

#[derive(Debug, PartialEq, serde::Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Row {
    id: i64,
    email: Option<String>,
    #[serde(default)]
    tags: Vec<i32>,
    when: Option<crate::DateTime>,
    date: Option<chrono::NaiveDateTime>,
    file: Option<Vec<u8>>,
}

#[test]
fn typed_rows() {
    let xml = response(
        "<value><array><data><value><struct><member><name>Id</name><value><i4>1</i4></value>\
         </member><member><name>Email</name><value><nil/></value></member><member><name>Other\
         </name><value><array><data><value>x</value></data></array></value></member></struct>\
         </value><value><struct><member><name>Id</name><value><i8>2</i8></value></member><member>\
         <name>Email</name><value>a&amp;b</value></member><member><name>Tags</name><value><array>\
         <data><value><i4>7</i4></value></data></array></value></member><member><name>When</name>\
         <value><dateTime.iso8601>19980717T14:08:55Z</dateTime.iso8601></value></member><member>\
         <name>Date</name><value><dateTime.iso8601>19980717T14:08:55</dateTime.iso8601></value>\
         </member><member><name>File</name><value><base64>aGk=</base64></value></member></struct>\
         </value></data></array></value>",
    );
    for fast_path in [true, false] {
        let options = DecodeOptions {
            fast_path,
            ..DecodeOptions::default()
        };
        let rows: Vec<Row> = from_response(xml.as_bytes(), &options).unwrap().unwrap();
        insta::allow_duplicates! {
            insta::assert_snapshot!(format!("{rows:?}"), @r#"[Row { id: 1, email: None, tags: [], when: None, date: None, file: None }, Row { id: 2, email: Some("a&b"), tags: [7], when: Some(DateTime { naive: 1998-07-17T14:08:55, zone: Utc }), date: Some(1998-07-17T14:08:55), file: Some([104, 105]) }]"#);
        }
    }
}

#[test]
fn typed_errors_have_their_place() {
    let row = |members: &str| {
        let row = format!("<value><struct>{members}</struct></value>");
        response(&format!("<value><array><data>{row}</data></array></value>"))
    };
    let documents = [
        row("<member><name>Id</name><value>17</value></member>"),
        row("<member><name>Email</name><value>x</value></member>"),
        row("<member><name>Id</name><value><i4>1</i4></value></member>").repeat(2),
        row(&"<member><name>Id</name><value><i4>1</i4></value></member>".repeat(2)),
        row("<member><name>When</name><value>now</value></member>"),
        row(
            "<member><name>Tags</name><value><array><data><value><i4>1</i4></value><value><boolean>\
             1</boolean></value></data></array></value></member>",
        ),
        response("<value>x</value>"),
    ];
    let errors = documents.map(|xml| {
        let error = from_response::<Vec<Row>>(xml.as_bytes(), &DecodeOptions::default());
        error.unwrap_err().to_string()
    });
    insta::assert_snapshot!(errors.join("\n"), @"
    expected i64, found a string at line 1, column 97 (byte 96) in methodResponse/params/param/value/array/data/value[0]/struct/Id
    missing field `Id` at line 1, column 100 (byte 99) in methodResponse/params/param/value/array/data/value[0]
    expected nothing after the root, found `<methodResponse>` at line 1, column 198 (byte 197)
    duplicate field `Id` at line 1, column 101 (byte 100) in methodResponse/params/param/value/array/data/value[0]/struct/Id
    `now` is no dateTime.iso8601: the year is four digits at line 1, column 99 (byte 98) in methodResponse/params/param/value/array/data/value[0]/struct/When
    expected i32, found a boolean at line 1, column 153 (byte 152) in methodResponse/params/param/value/array/data/value[0]/struct/Tags/array/data/value[1]
    expected a sequence, found a string at line 1, column 39 (byte 38) in methodResponse/params/param/value
    ");
}
