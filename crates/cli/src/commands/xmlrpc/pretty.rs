//! Messages for people, with what is secret hidden.

use std::fmt::Write as _;

use keap_xmlrpc::{MethodCall, Value};

use super::notation::Message;

const HIDDEN: &str = "[redacted]";

/// The message over several lines, indented.
pub(super) fn show(message: &Message) -> String {
    let mut text = String::new();
    match message {
        Message::Call(call) => show_call(&mut text, call),
        Message::Response(value) => {
            text.push_str("  response ");
            show_value(&mut text, value, 4);
        }
        Message::Fault(fault) => {
            let string = if is_secret(&fault.string) {
                HIDDEN
            } else {
                &fault.string
            };
            text.push_str(&format!("  fault {} {string:?}\n", fault.code));
        }
    }
    text
}

fn show_call(text: &mut String, call: &MethodCall) {
    text.push_str(&format!("  call {}\n", call.name.escape_debug()));
    for (index, param) in call.params.iter().enumerate() {
        text.push_str(&format!("    [{index}] "));
        if is_secret_param(&call.name, index, param) {
            text.push_str(&format!("{} {HIDDEN}\n", param.type_name()));
        } else {
            show_value(text, param, 6);
        }
    }
}

/// The first param is the key of nearly every method, so a text there is never shown; the methods
/// that log in have a password further on.
fn is_secret_param(name: &str, index: usize, param: &Value) -> bool {
    let logs_in = ["authenticateUser", "getTemporaryKey"]
        .iter()
        .any(|end| name.ends_with(end));
    param.as_str().is_some() && (index == 0 || (index == 2 && logs_in))
}

/// Recursion is bounded by the depth that the decoder lets through.
fn show_value(text: &mut String, value: &Value, indent: usize) {
    text.push_str(value.type_name());
    match value {
        Value::String(inner) if is_secret(inner) => line(text, HIDDEN),
        Value::String(inner) => line(text, &format!("{inner:?}")),
        Value::Int(number) => line(text, &number.to_string()),
        Value::Long(number) => line(text, &number.to_string()),
        Value::Bool(truth) => line(text, &truth.to_string()),
        Value::Double(number) => line(text, &format!("{number:?}")),
        Value::DateTime(moment) => line(text, &moment.to_string()),
        Value::Base64(bytes) => line(text, &format!("of {} bytes", bytes.len())),
        Value::Nil => text.push('\n'),
        Value::Array(items) => {
            line(text, &format!("of {}", items.len()));
            for (index, item) in items.iter().enumerate() {
                let _ = write!(text, "{:indent$}[{index}] ", "");
                show_value(text, item, indent + 2);
            }
        }
        Value::Struct(members) => {
            line(text, &format!("of {}", members.len()));
            for (name, member) in members {
                let _ = write!(text, "{:indent$}{} ", "", name.escape_debug());
                if is_secret_name(name) {
                    text.push_str(HIDDEN);
                    text.push('\n');
                } else {
                    show_value(text, member, indent + 2);
                }
            }
        }
    }
}

fn line(text: &mut String, rest: &str) {
    text.push(' ');
    text.push_str(rest);
    text.push('\n');
}

/// Members that hold secrets by their name, however it is spelled.
fn is_secret_name(name: &str) -> bool {
    let letters: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let letters = letters.to_ascii_lowercase();
    [
        "password",
        "passwd",
        "secret",
        "token",
        "apikey",
        "privatekey",
        "cardnumber",
        "cvv",
    ]
    .iter()
    .any(|word| letters.contains(word))
}

/// Texts that look like a key or a token: the vendor's prefix, a legacy key, a signed token.
fn is_secret(text: &str) -> bool {
    let is_legacy_key = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_legacy_key || text.contains("KeapAK-") || text.starts_with("eyJ")
}

#[cfg(test)]
mod tests {
    use keap_xmlrpc::{DateTime, Struct};

    use super::*;

    #[test]
    fn secrets_are_hidden_and_the_rest_is_shown() {
        let moment: DateTime = "20260115T17:46:13".parse().unwrap();
        let card = Struct::new()
            .with("CardNumber", "4111111111111111")
            .with("CVV2", "123")
            .with("Email", "ann@example.com")
            .with("When", moment);
        let call = MethodCall {
            name: "DataService.authenticateUser".into(),
            params: vec![
                "any key".into(),
                "ann".into(),
                "the hash".into(),
                card.into(),
                Value::Array(vec!["KeapAK-fake".into(), 1.into(), "00".repeat(16).into()]),
            ],
        };
        insta::assert_snapshot!(show(&Message::Call(call)), @r#"
        call DataService.authenticateUser
          [0] string [redacted]
          [1] string "ann"
          [2] string [redacted]
          [3] struct of 4
            CardNumber [redacted]
            CVV2 [redacted]
            Email string "ann@example.com"
            When dateTime.iso8601 20260115T17:46:13
          [4] array of 3
            [0] string [redacted]
            [1] i4 1
            [2] string [redacted]
        "#);
    }
}
