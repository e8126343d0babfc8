//! A request in one line, for people.

use keap_http::Shown;
use keap_xmlrpc::{DecodeOptions, Value, decode_call};

use super::exchange::{Asked, is_xmlrpc};
use super::hide::{is_kept, request};

/// The most characters.
const LENGTH: usize = 500;

/// Parts of a list that are named.
const PARTS: usize = 4;

/// A request that can be told in one line.
#[derive(Clone, Debug)]
pub(crate) struct AskedShort(Asked);

/// A request, without its credential.
pub(crate) fn asked_short(head: &http::request::Parts, body: &[u8]) -> AskedShort {
    AskedShort(Asked::of(head, body))
}

impl AskedShort {
    pub(super) fn of(asked: Asked) -> Self {
        Self(asked)
    }

    /// The line; what may be a value of the account is told as `value` says.
    pub(crate) fn told(&self, value: impl Fn(&str) -> String) -> String {
        let asked = &self.0;
        let told = |key: &str, text: &str| match is_kept(key, text) {
            true => text.to_owned(),
            false => value(text),
        };
        let line = match is_xmlrpc(&asked.path) {
            true => call(&asked.body, &told).unwrap_or_else(|| asked.name()),
            false => {
                let query = asked.query.iter();
                let query = query.map(|(name, text)| {
                    let text = request::parameter(name, text, told);
                    format!("{name}={}", Shown::new(&text).up_to(120))
                });
                let query: Vec<String> = query.collect();
                let path = request::path(&asked.path, &value);
                match query.is_empty() {
                    true => format!("{} {path}", asked.method),
                    false => format!("{} {path}?{}", asked.method, query.join("&")),
                }
            }
        };
        Shown::new(&line).up_to(LENGTH).to_string()
    }
}

/// `DataService.query(Contact, 1000, 0, {Id: ~>~ 4000}, [..., 62 in all], Id, true)`.
fn call(body: &[u8], told: &impl Fn(&str, &str) -> String) -> Option<String> {
    let call = decode_call(body, &DecodeOptions::default()).ok()?;
    let params = call.params.iter().skip(1);
    let params: Vec<String> = params.map(|value| param("", value, told)).collect();
    Some(format!("{}({})", call.name, params.join(", ")))
}

fn param(key: &str, value: &Value, told: &impl Fn(&str, &str) -> String) -> String {
    match value {
        Value::String(text) => request::parameter_of_call(key, text, |text| told(key, text)),
        Value::Int(number) => number.to_string(),
        Value::Long(number) => number.to_string(),
        Value::Double(number) => number.to_string(),
        Value::Bool(is_so) => is_so.to_string(),
        Value::DateTime(moment) => moment.to_string(),
        Value::Base64(bytes) => format!("{} bytes", bytes.len()),
        Value::Array(values) => {
            let parts = values
                .iter()
                .take(PARTS)
                .map(|value| param(key, value, told));
            let mut parts: Vec<String> = parts.collect();
            if values.len() > PARTS {
                parts.push(format!("..., {} in all", values.len()));
            }
            format!("[{}]", parts.join(", "))
        }
        Value::Struct(members) => {
            let members = members.iter();
            let parts =
                members.map(|(name, value)| format!("{name}: {}", param(name, value, told)));
            format!("{{{}}}", parts.collect::<Vec<_>>().join(", "))
        }
        Value::Nil => "nil".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_told_without_values() {
        let head = |uri: &str| http::Request::post(uri).body(()).unwrap().into_parts().0;
        let call = "<methodCall><methodName>DataService.query</methodName><params><param><value>key</value></param>\
            <param><value>Contact</value></param><param><value><i4>1000</i4></value></param><param><value><struct><member>\
            <name>Email</name><value>ann@example.com</value></member><member><name>Id</name><value>~&gt;~ 4000</value>\
            </member></struct></value></param></params></methodCall>";
        let told = |uri: &str, body: &str| {
            asked_short(&head(uri), body.as_bytes()).told(|text| format!("#{}", text.len()))
        };
        assert_eq!(
            told("/crm/xmlrpc/v1", call),
            "DataService.query(Contact, 1000, {Email: #15, Id: ~>~ 4000})"
        );
        assert_eq!(
            told(
                "/crm/rest/v2/contacts?filter=email%3D%3Dann@example.com%3Bid%3E4000&page_size=1000",
                ""
            ),
            "POST /crm/rest/v2/contacts?filter=email==#15;id>4000&page_size=1000"
        );
    }
}
