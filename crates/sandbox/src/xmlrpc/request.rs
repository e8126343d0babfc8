//! Reads a method call as the service's library does, Apache XML-RPC 3.1.3 over the Java platform's own XML parser:
//! what it takes, what it refuses, and in which words.
//!
//! The clients' codec is not used for it, so that a mistake of theirs is not a mistake here. The library is less strict
//! than it looks (text behind a type is ignored, a calendar date rolls over) and stricter than programs expect (no
//! dashes in a date, no `true`); both are as in its published sources. Only one thing is decided otherwise: it takes a
//! document type, which is how documents grow without bound, and here one is refused.

mod array;
mod atomic;
mod charset;
mod name;
mod scalar;
mod structure;
mod values;
mod xml;

use keap_xmlrpc::{Fault, Value};

use self::name::Name;
use self::values::Values;
use self::xml::{Document, Event};
use crate::xmlrpc::fault;

/// A method call.
#[derive(Debug, PartialEq)]
pub(crate) struct Call {
    /// Its name as it was sent, white space with it.
    pub(crate) name: String,
    pub(crate) params: Vec<Value>,
}

/// Reads a call.
///
/// # Errors
/// The fault of the library: what it cannot read as bytes, what is no XML, what is no method call.
pub(crate) fn read(bytes: &[u8]) -> Result<Call, Fault> {
    let text = charset::decode(bytes).map_err(|trouble| match trouble {
        charset::Trouble::Encoding(name) => fault::unread(&name),
        charset::Trouble::Bytes(reason) => fault::parse(&reason),
    })?;
    let mut document = Document::of(&text);
    let mut request = Request::default();
    while let Some(event) = document.next().map_err(|reason| fault::parse(&reason))? {
        request
            .take(event)
            .map_err(|reason| fault::parse(&reason))?;
    }
    Ok(Call {
        // The library looks for a handler of that name when there is none.
        name: request.name.unwrap_or_else(|| "null".to_owned()),
        params: request.params,
    })
}

/// What the library keeps while it reads a request: how deep it is, and what it has found.
#[derive(Debug, Default)]
struct Request {
    level: usize,
    in_name: bool,
    name: Option<String>,
    /// Whether `<params>` was met.
    listed: bool,
    params: Vec<Value>,
    values: Values,
}

impl Request {
    fn take(&mut self, event: Event<'_>) -> Result<(), String> {
        match event {
            Event::Start(name) => self.start(&name),
            Event::End(name) => self.end(&name),
            Event::Text(text) if self.in_name => {
                self.name.get_or_insert_default().push_str(&text);
                Ok(())
            }
            Event::Text(text) => self.values.text(&text),
        }
    }

    fn start(&mut self, name: &Name<'_>) -> Result<(), String> {
        let level = self.level;
        self.level += 1;
        match level {
            0 => name.expect("methodCall", "root element 'methodCall'"),
            1 if self.name.is_none() => {
                name.expect("methodName", "methodName element")?;
                self.in_name = true;
                Ok(())
            }
            1 if self.listed => Err(format!("Expected /methodCall, got {name}")),
            1 => {
                name.expect("params", "params element")?;
                self.listed = true;
                Ok(())
            }
            2 => name.expect("param", "param element"),
            3 => {
                name.expect("value", "value element")?;
                self.values.open();
                Ok(())
            }
            _ => self.values.start(name),
        }
    }

    fn end(&mut self, name: &Name<'_>) -> Result<(), String> {
        self.level = self.level.saturating_sub(1);
        match self.level {
            // Start and end agree, the XML parser has seen to that.
            0 | 2 => Ok(()),
            1 => {
                if self.in_name {
                    self.name.get_or_insert_default();
                    self.in_name = false;
                }
                Ok(())
            }
            3 => {
                self.params.push(self.values.close()?);
                Ok(())
            }
            _ => self.values.end(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(body: &str) -> String {
        read(body.as_bytes()).unwrap_err().string
    }

    #[test]
    fn a_call_is_read() {
        let call = "<methodCall><methodName>A.b</methodName><params><param><value>k</value></param>\
                    <param><value><i4> 7 </i4></value></param></params></methodCall>";
        let call = read(call.as_bytes()).unwrap();
        assert_eq!(call.name, "A.b");
        assert_eq!(call.params, [Value::from("k"), Value::Int(7)]);
    }

    #[test]
    fn what_is_missing_is_not_needed() {
        assert_eq!(read(b"<methodCall/>").unwrap().name, "null");
        let call = "<methodCall><methodName> A.b </methodName></methodCall>";
        assert_eq!(read(call.as_bytes()).unwrap().name, " A.b ");
    }

    #[test]
    fn an_unknown_encoding_is_a_trouble_of_reading() {
        assert_eq!(
            fault("<?xml version='1.0' encoding='x-none'?><methodCall/>"),
            "Failed to read XML-RPC request: x-none"
        );
    }

    #[test]
    fn a_deep_document_ends_before_the_stack_does() {
        let deep = "<value><array><data>".repeat(100_000);
        let text = fault(&format!(
            "<methodCall><methodName>a</methodName><params><param>{deep}"
        ));
        assert!(text.contains("deeper"), "{text}");
    }
}
