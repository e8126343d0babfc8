//! Answers as the real service writes them: on one line, untyped texts, `<i4>`.
//!
//! With one exception: characters that XML cannot carry, which accounts hold nevertheless. The service writes references
//! to them, and no parser reads the page; here U+FFFD stands for each, as the clients of this workspace show them.

use keap_xmlrpc::{EncodeOptions, Fault, Value};

use crate::fault;
use crate::log::CallLine;

/// The bytes of an answer.
pub(super) fn encode(result: Result<Value, Fault>, line: &mut CallLine) -> Vec<u8> {
    let options = EncodeOptions::server();
    let fault = match result {
        Ok(value) => match written(value, &options) {
            Ok(bytes) => return bytes,
            Err(fault) => fault,
        },
        Err(fault) => fault,
    };
    line.fault = Some(fault.code);
    line.fault_kind = Some(format!("{:?}", fault.kind()));
    let bytes = keap_xmlrpc::encode_fault(&fault, &options);
    bytes.unwrap_or_else(|_| {
        // The text of the fault holds a character that XML cannot carry.
        let fault = Fault::new(fault.code, fault.string.escape_debug().to_string());
        keap_xmlrpc::encode_fault(&fault, &options).unwrap_or_default()
    })
}

fn written(value: Value, options: &EncodeOptions) -> Result<Vec<u8>, Fault> {
    if let Ok(bytes) = keap_xmlrpc::encode_response(&value, options) {
        return Ok(bytes);
    }
    keap_xmlrpc::encode_response(&readable(value), options).map_err(|error| {
        fault::unexpected(format_args!("the answer has no form in XML-RPC: {error}"))
    })
}

/// The value with texts that XML can carry.
fn readable(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(text.replace(is_forbidden, "\u{FFFD}")),
        Value::Array(items) => Value::Array(items.into_iter().map(readable).collect()),
        Value::Struct(members) => {
            let members = members.into_iter();
            Value::Struct(
                members
                    .map(|(name, value)| (name, readable(value)))
                    .collect(),
            )
        }
        other => other,
    }
}

/// What the production `Char` of XML 1.0 leaves out.
fn is_forbidden(sign: char) -> bool {
    let is_blank = matches!(sign, '\t' | '\n' | '\r');
    (sign < ' ' && !is_blank) || matches!(sign, '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use keap_xmlrpc::{DecodeOptions, Struct, decode_response};

    use super::*;

    #[test]
    fn a_page_is_read_although_one_text_holds_what_xml_cannot_carry() {
        let row = |name: &str| Value::Struct(Struct::new().with("FirstName", name));
        let page = Value::Array(vec![row("Ann\u{b}a\u{FFFF}"), row("Bob\r\n\tü")]);
        let bytes = encode(Ok(page), &mut CallLine::default());
        let read = decode_response(&bytes, &DecodeOptions::default());
        let read = read.unwrap().unwrap();
        let names = [&read[0]["FirstName"], &read[1]["FirstName"]];
        assert_eq!(
            names,
            [&"Ann\u{FFFD}a\u{FFFD}".into(), &"Bob\r\n\tü".into()]
        );
    }
}
