//! Answers as the real service writes them: on one line, untyped texts, `<i4>`.
//!
//! With one exception: characters that XML cannot carry, which accounts hold nevertheless. The service writes references
//! to them, and no parser reads the page; here U+FFFD stands for each, as the clients of this workspace show them.

use keap_xmlrpc::{EncodeOptions, Fault, ForbiddenCharacters, Value};

use crate::fault;
use crate::log::CallLine;

/// The bytes of an answer.
pub(super) fn encode(result: Result<Value, Fault>, line: &mut CallLine) -> Vec<u8> {
    let options = EncodeOptions::server().forbidden(ForbiddenCharacters::Replace);
    let fault = match result {
        Ok(value) => match keap_xmlrpc::encode_response(&value, &options) {
            Ok(bytes) => return bytes,
            Err(error) => {
                fault::unexpected(format_args!("the answer has no form in XML-RPC: {error}"))
            }
        },
        Err(fault) => fault,
    };
    line.fault = Some(fault.code);
    line.fault_kind = Some(format!("{:?}", fault.kind()));
    // Only texts could have no form, and they are made to have one.
    keap_xmlrpc::encode_fault(&fault, &options).unwrap_or_default()
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
