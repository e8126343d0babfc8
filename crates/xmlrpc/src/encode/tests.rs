use super::*;

fn text(bytes: Result<Vec<u8>, EncodeError>) -> String {
    bytes.map_or_else(
        |error| error.to_string(),
        |bytes| String::from_utf8(bytes).expect("the encoder writes UTF-8"),
    )
}

#[test]
fn a_call_as_clients_write_it() {
    let row = Struct::new()
        .with("Amount", 1e21)
        .with("Paid", true)
        .with("Nick", "<>&\"'\r\n]]>");
    let params = [
        Value::from("KEY"),
        Value::from(-7),
        row.into(),
        Value::from_iter(["Id"]),
    ];
    insta::assert_snapshot!(
        text(encode_call("X.y", &params, &EncodeOptions::client())),
        @r#"
    <?xml version="1.0" encoding="UTF-8"?><methodCall><methodName>X.y</methodName><params><param><value><string>KEY</string></value></param><param><value><int>-7</int></value></param><param><value><struct><member><name>Amount</name><value><double>1000000000000000000000.0</double></value></member><member><name>Paid</name><value><boolean>1</boolean></value></member><member><name>Nick</name><value><string>&lt;&gt;&amp;"'&#13;
    ]]&gt;</string></value></member></struct></value></param><param><value><array><data><value><string>Id</string></value></data></array></value></param></params></methodCall>
    "#
    );
}

#[test]
fn an_answer_as_the_server_writes_it() {
    let row = Struct::new()
        .with("Id", 17)
        .with("Email", "")
        .with("Score", 0.0);
    insta::assert_snapshot!(
        text(encode_response(&row.into(), &EncodeOptions::server())),
        @r#"<?xml version="1.0" encoding="UTF-8"?><methodResponse><params><param><value><struct><member><name>Id</name><value><i4>17</i4></value></member><member><name>Email</name><value></value></member><member><name>Score</name><value><double>0.0</double></value></member></struct></value></param></params></methodResponse>"#
    );
    insta::assert_snapshot!(
        text(encode_fault(&Fault::new(2, "[InvalidKey]Invalid Key"), &EncodeOptions::server())),
        @r#"<?xml version="1.0" encoding="UTF-8"?><methodResponse><fault><value><struct><member><name>faultCode</name><value><i4>2</i4></value></member><member><name>faultString</name><value>[InvalidKey]Invalid Key</value></member></struct></value></fault></methodResponse>"#
    );
}

#[test]
fn what_the_wire_cannot_carry_is_named() {
    let deep = (0..=MAX_DEPTH).fold(Value::from(1), |value, _| Value::Array(vec![value]));
    let values = [
        Struct::new().with("Notes", "a\u{b}b").into(),
        Struct::new().with("Not\0es", "").into(),
        Value::from("\u{FFFF}"),
        Value::Array(vec![Value::from(1), Value::from(f64::NAN)]),
        Value::from(f64::NEG_INFINITY),
        Value::from(5_000_000_000_i64),
        Value::Nil,
        DateTime::with_zone("1998-07-17T14:08:55".parse().unwrap(), Zone::Offset(2000)).into(),
    ];
    let errors = values.map(|value| text(encode_call("X.y", [&value], &EncodeOptions::client())));
    insta::assert_snapshot!(errors.join("\n"), @r"
    params[0].Notes: XML cannot carry the character U+000B
    params[0].Not\0es: XML cannot carry the character U+0000
    params[0]: XML cannot carry the character U+FFFF
    params[0][1]: a double cannot be NaN
    params[0]: a double cannot be -inf
    params[0]: i8 is an extension and not allowed
    params[0]: nil is an extension and not allowed
    params[0]: dateTime.iso8601 cannot carry 19980717T14:08:55+33:20
    ");
    let error = encode_response(&deep, &EncodeOptions::client()).unwrap_err();
    assert_eq!(*error.reason(), EncodeErrorReason::TooDeep);
}

#[test]
fn extensions_are_written_when_asked_for() {
    let options = EncodeOptions {
        declaration: false,
        ..EncodeOptions::client()
    };
    insta::assert_snapshot!(
        text(encode_call("X.y", &[Value::Nil, Value::Long(1)], &options.extensions(true))),
        @"<methodCall><methodName>X.y</methodName><params><param><value><nil/></value></param><param><value><i8>1</i8></value></param></params></methodCall>"
    );
}

/// As the service answers them, and as its own requests are refused.
#[test]
fn stored_control_characters_are_written_as_references_when_asked_for() {
    let options = EncodeOptions {
        declaration: false,
        ..EncodeOptions::server()
    };
    let value = Value::from("a\u{b}b\tc\0<\u{fffe}");
    insta::assert_snapshot!(
        text(encode_response(&value, &options.clone().forbidden(ForbiddenCharacters::Reference)))
            .escape_default(),
        @r"<methodResponse><params><param><value>a&#11;b\tc&#0;&lt;\u{fffe}</value></param></params></methodResponse>"
    );
    assert!(encode_response(&value, &options).is_err());
    let replaced = options.forbidden(ForbiddenCharacters::Replace);
    let bytes = encode_response(&value, &replaced).unwrap();
    let read = crate::decode_response(&bytes, &crate::DecodeOptions::default());
    let text = "a\u{fffd}b\tc\u{fffd}<\u{fffd}";
    assert_eq!(read.unwrap().unwrap(), Value::from(text));
    assert_eq!(replace_forbidden("a\u{b}b\tc\0<\u{fffe}"), text);
}
