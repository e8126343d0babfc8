//! Values in the clothes of libraries of XML-RPC: `$server->string("Lead")`, `RPC::XML::string->new("Lead")`,
//! `XMLRPC::Data->type(string => "Lead")` of Perl, an encoder of PHP, and `s/Lead` of the program `xmlrpc`.

use super::call::Given;
use super::machine::Machine;
use super::value::Value;
use crate::hit::Language;

/// Methods of a client of `Frontier` that make a value.
const MAKING: [&str; 6] = ["string", "int", "double", "boolean", "base64", "date_time"];

/// Where the classes of `RPC::XML` stand.
const CLASSES: &str = "RPC::XML::";

impl Machine<'_> {
    /// What a call makes that gives a value its type.
    pub(super) fn clothed(&self, receiver: &Value, name: &str, given: &Given<'_>) -> Option<Value> {
        // `$encoder->encode([$key, 'Lead'])`
        if let (Language::Php, "encode", [list @ Value::List(_)]) =
            (self.language, name, given.values.as_slice())
        {
            return Some(list.clone());
        }
        if self.language != Language::Perl {
            return None;
        }
        let class = match receiver {
            Value::Name(class) => class.as_ref(),
            _ => "",
        };
        match (class, name, given.values.as_slice()) {
            (_, name, [value]) if MAKING.contains(&name) => Some(value.clone()),
            (class, "new", values) if class.starts_with(CLASSES) => {
                let kind = class.get(CLASSES.len()..).unwrap_or_default();
                match (kind, values) {
                    ("array", values) => Some(Value::list(values.to_vec())),
                    ("request" | "response" | "Client" | "Server", _) => None,
                    ("struct", [map @ Value::Map(_)]) => Some(map.clone()),
                    (_, [value]) => Some(value.clone()),
                    _ => None,
                }
            }
            ("SOAP::Data" | "XMLRPC::Data", "type" | "name", [_, value]) => Some(value.clone()),
            // `XMLRPC::Data->type('string')->value('Lead')`
            ("SOAP::Data" | "XMLRPC::Data", "type" | "name", [_]) => Some(receiver.clone()),
            ("SOAP::Data" | "XMLRPC::Data", "value", [value]) => Some(value.clone()),
            _ => None,
        }
    }
}

/// What the program `xmlrpc` is given behind the letter of its type: `xmlrpc $URL DataService.load s/$KEY s/Lead i/7`.
pub(super) fn without_type(value: &Value) -> Value {
    match value.as_text().and_then(|text| text.split_once('/')) {
        Some(("s" | "i" | "b" | "d", text)) => Value::text(text),
        _ => value.clone(),
    }
}
