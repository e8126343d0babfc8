//! XML to messages.
//!
//! Three layers. `source` makes text of the bytes. [`Reader`] makes a row of small steps of the
//! text: the head of a value, the next member, the next element. It has two ways to do so: `fast`
//! reads the narrow dialect that servers write, `general` reads everything. On top sit the
//! consumers: the tree, the serde deserializer, the rows of a stream. None of the layers recurses
//! by nesting of the input.

mod fast;
mod general;
mod options;
mod path;
mod reader;
mod rows;
mod scalar;
mod source;
mod stream;
mod tags;
mod text;
mod tree;
mod typed;
mod xml;

pub use options::{DecodeOptions, Limits, MAX_DEPTH};
pub use rows::RowsRef;
pub use stream::{Rows, RowsError};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::error::DecodeError;
use crate::message::{Fault, MethodCall, MethodResponse};
use crate::value::Value;
use crate::value_ref::ValueRef;
use reader::{Answer, Reader};

/// Reads a `methodResponse` to a tree.
///
/// # Errors
///
/// When the bytes are no XML, no `methodResponse`, hold a value that its type does not allow, or
/// exceed a limit. For a body that is something else, such as an HTML page,
/// [`DecodeError::instead`] says what.
pub fn decode_response(
    bytes: &[u8],
    options: &DecodeOptions,
) -> Result<MethodResponse, DecodeError> {
    let source = source::read(bytes, options)?;
    answer(
        Reader::new(&source.text, source.origin, options),
        tree::read,
    )
}

/// Reads a `methodResponse` to a tree that borrows its texts from the bytes.
///
/// # Errors
///
/// As [`decode_response`], and for a document that is not UTF-8.
pub fn decode_response_ref<'a>(
    bytes: &'a [u8],
    options: &DecodeOptions,
) -> Result<Result<ValueRef<'a>, Fault>, DecodeError> {
    let (text, origin) = source::read_borrowed(bytes, options)?;
    answer(Reader::new(text, origin, options), tree::read)
}

/// Reads a `methodCall` to its name and a tree for each param.
///
/// # Errors
///
/// When the bytes are no XML, no `methodCall`, hold a value that its type does not allow, or
/// exceed a limit.
pub fn decode_call(bytes: &[u8], options: &DecodeOptions) -> Result<MethodCall, DecodeError> {
    let source = source::read(bytes, options)?;
    let mut reader = Reader::new(&source.text, source.origin, options);
    let name = reader.open_call()?;
    let mut params = Vec::new();
    while reader.next_param(params.len())? {
        params.push(tree::read(&mut reader)?);
    }
    Ok(MethodCall { name, params })
}

/// Reads the start of a `methodCall`: its name, and its first param where that is no struct and no array. What follows is not
/// looked at, so that a server can tell who calls before it reads a large call.
///
/// # Errors
///
/// As [`decode_call`], as far as it reads.
pub fn decode_call_start(
    bytes: &[u8],
    options: &DecodeOptions,
) -> Result<(String, Option<Value>), DecodeError> {
    let source = source::read(bytes, options)?;
    let mut reader = Reader::new(&source.text, source.origin, options);
    let name = reader.open_call()?;
    let first = match reader.next_param(0)? {
        true => tree::read_scalar(&mut reader)?,
        false => None,
    };
    Ok((name, first))
}

/// Reads a `methodResponse` to a Rust type, through serde and without a tree in between.
///
/// A struct of the wire becomes a struct or a map; a member that is missing is the `None` of an
/// `Option`; a `dateTime.iso8601` becomes a [`DateTime`](crate::DateTime) or whatever reads the
/// extended spelling of ISO 8601, such as [`chrono::NaiveDateTime`]; a base64 becomes a `Vec<u8>`.
/// Types must be right: no text becomes a number.
///
/// ```
/// use keap_xmlrpc::{DecodeOptions, from_response};
///
/// #[derive(serde::Deserialize)]
/// #[serde(rename_all = "PascalCase")]
/// struct Contact {
///     id: i32,
///     email: Option<String>,
/// }
///
/// let answer = b"<methodResponse><params><param><value><array><data><value><struct><member>\
///     <name>Id</name><value><i4>17</i4></value></member></struct></value></data></array></value>\
///     </param></params></methodResponse>";
/// let contacts: Vec<Contact> = from_response(answer, &DecodeOptions::default())??;
/// assert_eq!(contacts[0].id, 17);
/// assert_eq!(contacts[0].email, None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// As [`decode_response`], and when the value does not fit the type.
pub fn from_response<T: DeserializeOwned>(
    bytes: &[u8],
    options: &DecodeOptions,
) -> Result<Result<T, Fault>, DecodeError> {
    let source = source::read(bytes, options)?;
    answer(
        Reader::new(&source.text, source.origin, options),
        typed::read,
    )
}

/// Reads a `methodResponse` to a Rust type that may borrow its texts from the bytes.
///
/// Texts with references, comments or carriage returns in them cannot be borrowed as `&str`: use
/// `Cow<str>` with `#[serde(borrow)]` where they may occur.
///
/// # Errors
///
/// As [`from_response`], and for a document that is not UTF-8.
pub fn from_response_ref<'a, T: Deserialize<'a>>(
    bytes: &'a [u8],
    options: &DecodeOptions,
) -> Result<Result<T, Fault>, DecodeError> {
    let (text, origin) = source::read_borrowed(bytes, options)?;
    answer(Reader::new(text, origin, options), typed::read)
}

/// The whole of an answer, its value read by `read`.
fn answer<'a, 'o, T>(
    mut reader: Reader<'a, 'o>,
    read: impl FnOnce(&mut Reader<'a, 'o>) -> Result<T, DecodeError>,
) -> Result<Result<T, Fault>, DecodeError> {
    match reader.open_response()? {
        Answer::Value => {
            let value = read(&mut reader)?;
            reader.close_response()?;
            Ok(Ok(value))
        }
        Answer::Fault => read_fault(&mut reader).map(Err),
    }
}

/// Reads the rest of a fault: the struct with its two members, in either order.
fn read_fault(reader: &mut Reader<'_, '_>) -> Result<Fault, DecodeError> {
    let value: Value = tree::read(reader)?;
    let Value::Struct(members) = &value else {
        let expected = "a struct with faultCode and faultString";
        return Err(reader.wrong(expected, value.type_name()));
    };
    let found = |member: Option<&Value>| member.map_or("none", Value::type_name);
    let code = match members.get("faultCode") {
        Some(Value::Int(code)) => *code,
        Some(Value::String(text)) if reader.options().lenient => text
            .trim()
            .parse()
            .map_err(|_| reader.wrong("a fault code", &format!("`{}`", reader::excerpt(text))))?,
        other => return Err(reader.wrong("an i4 as faultCode", found(other))),
    };
    let string = match members.get("faultString") {
        Some(Value::String(text)) => text.clone(),
        other => return Err(reader.wrong("a string as faultString", found(other))),
    };
    reader.close_fault()?;
    Ok(Fault { code, string })
}

#[cfg(test)]
mod tests;
