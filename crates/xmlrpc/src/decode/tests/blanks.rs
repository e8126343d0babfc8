//! Blanks between elements and in texts, on every way of reading.

use super::*;

/// Blanks at every place of a message, one after the other: between elements they mean nothing, in a text they count, and
/// inside a tag or in front of the declaration the message is none. The fast way and the general way say the same of each.
#[test]
fn the_ways_agree_wherever_blanks_stand() {
    let value = "<value><struct>\
        <member><name>a</name><value>x &amp; y</value></member>\
        <member><name>b</name><value><string>z</string></value></member>\
        <member><name>c</name><value><i4>-7</i4></value></member>\
        <member><name>d</name><value><boolean>1</boolean></value></member>\
        <member><name>e</name><value><double>1.5</double></value></member>\
        <member><name>f</name><value><dateTime.iso8601>20260115T17:46:13</dateTime.iso8601></value></member>\
        <member><name>g</name><value><base64>aGk=</base64></value></member>\
        <member><name>h</name><value><nil/></value></member>\
        <member><name>i</name><value/></member>\
        <member><name>j</name><value></value></member>\
        <member><name>k</name><value><array><data><value>1</value><value><int>2</int></value></data></array></value></member>\
        <member><name>l</name><value><array><data/></array></value></member>\
        <member><name>m</name><value><struct></struct></value></member>\
        </struct></value>";
    let declaration = "<?xml version=\"1.0\"?>";
    let call = format!(
        "{declaration}<methodCall><methodName>A.b</methodName><params><param>{value}</param>\
         <param><value>2</value></param></params></methodCall>"
    );
    let fault = "<methodResponse><fault><value><struct>\
        <member><name>faultCode</name><value><int>3</int></value></member>\
        <member><name>faultString</name><value>no</value></member></struct></value></fault></methodResponse>";
    let answer = format!("{declaration}{}", response(value));
    let options = |fast| DecodeOptions::default().with_fast_path(fast);
    let read_answer = |xml: &str, fast| {
        let read = decode_response(xml.as_bytes(), &options(fast));
        read.map(|read| format!("{read:?}"))
            .map_err(|error| error.to_string())
    };
    let read_call = |xml: &str, fast| {
        let read = decode_call(xml.as_bytes(), &options(fast));
        read.map(|read| format!("{read:?}"))
            .map_err(|error| error.to_string())
    };
    let mut good = 0;
    for blanks in ["\n", " \t", "\r\n  "] {
        for (xml, is_call) in [(answer.as_str(), false), (fault, false), (&call, true)] {
            for place in 0..=xml.len() {
                let xml = format!("{}{blanks}{}", &xml[..place], &xml[place..]);
                let read = |fast| match is_call {
                    true => read_call(&xml, fast),
                    false => read_answer(&xml, fast),
                };
                assert_eq!(read(true), read(false), "{xml}");
                good += usize::from(read(true).is_ok());
            }
        }
    }
    assert!(good > 500, "{good} were read");
    let spaced = [&answer, &call].map(|xml| xml.replace("><", ">\n  <"));
    assert_eq!(
        read_answer(&spaced[0], true),
        read_answer(&spaced[0], false)
    );
    assert_eq!(read_call(&spaced[1], true), read_call(&spaced[1], false));
    assert!(read_call(&spaced[1], true).is_ok() && read_answer(&spaced[0], true).is_ok());
}
