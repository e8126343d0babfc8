//! Where other XML-RPC libraries for Rust are wrong; each point was seen in one of them.

use keap_xmlrpc::{DecodeOptions, EncodeOptions, Struct, Value, encode_call, from_response};

use crate::decode;

fn value(inner: &str) -> Value {
    let xml = format!(
        "<methodResponse><params><param><value>{inner}</value></param></params></methodResponse>"
    );
    decode(xml.as_bytes(), &DecodeOptions::default())
        .expect(inner)
        .expect("no fault")
}

#[test]
fn entities_in_typed_strings_and_in_names() {
    assert_eq!(value("<string>a &amp; b</string>"), "a & b".into());
    let members = value("<struct><member><name>a&lt;b</name><value>1</value></member></struct>");
    assert_eq!(members["a<b"], "1".into());
}

#[test]
fn blank_and_untrimmed_strings() {
    assert_eq!(value("   "), "   ".into());
    assert_eq!(value("<string>\n\t</string>"), "\n\t".into());
    assert_eq!(value("<string>  a </string>"), "  a ".into());
}

#[test]
fn sections_and_comments_inside_text() {
    assert_eq!(
        value("<string>a<![CDATA[ <b> ]]>c</string>"),
        "a <b> c".into()
    );
    assert_eq!(value("a<!-- b -->c"), "ac".into());
}

#[test]
fn wrapped_base64() {
    assert_eq!(
        value("<base64>\naGVs\r\nbG8=\n</base64>"),
        Value::Base64(b"hello".to_vec())
    );
}

#[test]
fn dates_in_other_spellings() {
    for (text, written) in [
        ("19980717T14:08:55Z", "19980717T14:08:55Z"),
        ("19980717T14:08:55+02:00", "19980717T14:08:55+02:00"),
        ("1998-07-17T14:08:55", "19980717T14:08:55"),
        (" 19980717T14:08:55 ", "19980717T14:08:55"),
    ] {
        let moment = value(&format!("<dateTime.iso8601>{text}</dateTime.iso8601>"));
        assert_eq!(moment.as_datetime().unwrap().to_string(), written);
    }
}

#[test]
fn attributes_on_tags() {
    assert_eq!(value("<i4 xml:space=\"preserve\">1</i4>"), Value::Int(1));
}

#[test]
fn a_missing_member_is_none() {
    #[derive(serde::Deserialize)]
    struct Contact {
        email: Option<String>,
    }
    let xml = "<methodResponse><params><param><value><struct></struct></value></param></params>\
               </methodResponse>";
    let contact: Contact = from_response(xml.as_bytes(), &DecodeOptions::default())
        .unwrap()
        .unwrap();
    assert_eq!(contact.email, None);
}

#[test]
fn a_fault_with_its_text_first() {
    let xml = "<methodResponse><fault><value><struct><member><name>faultString</name><value>No\
               </value></member><member><name>faultCode</name><value><i4>2</i4></value></member>\
               </struct></value></fault></methodResponse>";
    let fault = decode(xml.as_bytes(), &DecodeOptions::strict())
        .unwrap()
        .unwrap_err();
    assert_eq!((fault.code, &*fault.string), (2, "No"));
}

#[test]
fn junk_after_the_root() {
    let xml = "<methodResponse><params><param><value/></param></params></methodResponse>";
    for junk in ["x", "<a/>", "&lt;", "<![CDATA[]]>"] {
        let error = decode(format!("{xml}{junk}").as_bytes(), &DecodeOptions::default());
        assert!(error.is_err(), "{junk}");
    }
    decode(
        format!("{xml}\n<!-- end -->\n").as_bytes(),
        &DecodeOptions::default(),
    )
    .unwrap()
    .unwrap();
}

#[test]
fn what_xml_cannot_carry_is_not_written() {
    for bad in [
        Value::from("a\u{1}b"),
        Value::from(f64::NAN),
        Value::from(f64::INFINITY),
    ] {
        let row = Struct::new().with("Notes", bad);
        let error = encode_call("X.y", [&row.into()], &EncodeOptions::client()).unwrap_err();
        assert_eq!(error.path(), "params[0].Notes");
    }
}
