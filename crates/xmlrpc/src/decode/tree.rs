//! The tree of a value, built without recursion.

use std::borrow::Cow;
use std::sync::Arc;

use super::reader::{Reader, Token};
use crate::error::DecodeError;
use crate::value::{Struct, Value};

/// A struct or an array that is not complete.
enum Open {
    Array(Vec<Value>),
    Struct(Struct, Arc<str>),
}

/// Reads the next value with all that is in it.
pub(super) fn read(reader: &mut Reader<'_, '_>) -> Result<Value, DecodeError> {
    let mut open = Vec::new();
    loop {
        let mut value = match reader.value()? {
            Token::Array => {
                open.push(Open::Array(Vec::new()));
                None
            }
            Token::Struct => {
                open.push(Open::Struct(Struct::new(), "".into()));
                None
            }
            token => Some(scalar(reader, token)?),
        };
        // Puts complete values into what they are part of, until something is to be read again.
        loop {
            match open.last_mut() {
                None => match value {
                    Some(value) => return Ok(value),
                    None => break,
                },
                Some(Open::Array(items)) => {
                    items.extend(value.take());
                    if reader.next_item()? {
                        break;
                    }
                }
                Some(Open::Struct(members, name)) => {
                    if let Some(value) = value.take() {
                        members.push(Arc::clone(name), value);
                    }
                    if let Some(next) = reader.next_member()? {
                        *name = next.into();
                        break;
                    }
                }
            }
            value = match open.pop() {
                Some(Open::Array(items)) => Some(Value::Array(items)),
                Some(Open::Struct(members, _)) => Some(Value::Struct(members)),
                None => None,
            };
        }
    }
}

fn scalar(reader: &Reader<'_, '_>, token: Token<'_>) -> Result<Value, DecodeError> {
    Ok(match token {
        Token::Int(number) => Value::Int(number),
        Token::Long(number) => Value::Long(number),
        Token::Bool(truth) => Value::Bool(truth),
        Token::Double(number) => Value::Double(number),
        Token::Text(text) => Value::String(Cow::into_owned(text)),
        Token::DateTime(text) => Value::DateTime(reader.datetime(&text)?),
        Token::Base64(bytes) => Value::Base64(bytes),
        Token::Nil | Token::Array | Token::Struct => Value::Nil,
    })
}
