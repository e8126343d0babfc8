//! Messages to XML, straight into one buffer.

mod error;
mod options;

use std::io::Write;

use base64::Engine;
use chrono::{Datelike, Timelike};

use crate::datetime::{DateTime, Zone};
use crate::decode::MAX_DEPTH;
use crate::message::Fault;
use crate::scan;
use crate::value::{Struct, Value};

pub use error::{EncodeError, EncodeErrorReason};
pub use options::{EncodeOptions, ForbiddenCharacters, IntTag, replace_forbidden};

/// Writes a `methodCall`.
///
/// # Errors
///
/// When the wire cannot carry the name or one of the params; the error says which.
pub fn encode_call<'a>(
    name: &str,
    params: impl IntoIterator<Item = &'a Value>,
    options: &EncodeOptions,
) -> Result<Vec<u8>, EncodeError> {
    let params = params.into_iter();
    let mut encoder = Encoder::new(options, 0);
    encoder.raw("<methodCall><methodName>");
    encoder
        .text(name)
        .map_err(|error| error.inside("methodName"))?;
    encoder.raw("</methodName><params>");
    for (index, param) in params.enumerate() {
        let size = size_hint(param);
        encoder.buffer.reserve(size + TAIL);
        encoder.raw("<param>");
        encoder
            .value(param, 0)
            .map_err(|error| error.inside(&format!("params[{index}]")))?;
        encoder.raw("</param>");
    }
    encoder.raw("</params></methodCall>");
    Ok(encoder.buffer)
}

/// Writes a `methodResponse` with a value.
///
/// # Errors
///
/// When the wire cannot carry the value; the error says which part of it.
pub fn encode_response(value: &Value, options: &EncodeOptions) -> Result<Vec<u8>, EncodeError> {
    let mut encoder = Encoder::new(options, size_hint(value));
    encoder.raw("<methodResponse><params><param>");
    encoder
        .value(value, 0)
        .map_err(|error| error.inside("value"))?;
    encoder.raw("</param></params></methodResponse>");
    Ok(encoder.buffer)
}

/// Writes a `methodResponse` with a fault.
///
/// # Errors
///
/// When the wire cannot carry the text of the fault.
pub fn encode_fault(fault: &Fault, options: &EncodeOptions) -> Result<Vec<u8>, EncodeError> {
    let value = Struct::new()
        .with("faultCode", fault.code)
        .with("faultString", fault.string.as_str())
        .into();
    let mut encoder = Encoder::new(options, size_hint(&value));
    encoder.raw("<methodResponse><fault>");
    encoder
        .value(&value, 0)
        .map_err(|error| error.inside("fault"))?;
    encoder.raw("</fault></methodResponse>");
    Ok(encoder.buffer)
}

/// Room for what surrounds the values.
const TAIL: usize = 256;

/// About how many bytes a value takes, so that the buffer is allocated once. Escapes are not
/// counted, and what is nested deeper than a row of a page is not looked at.
fn size_hint(value: &Value) -> usize {
    fn at(value: &Value, depth: usize) -> usize {
        match value {
            Value::String(text) => 36 + text.len(),
            Value::Base64(bytes) => 36 + bytes.len() / 3 * 4,
            Value::Array(items) if depth < 4 => {
                48 + items.iter().map(|item| at(item, depth + 1)).sum::<usize>()
            }
            Value::Struct(members) if depth < 4 => {
                members
                    .iter()
                    .map(|(name, value)| 32 + name.len() + at(value, depth + 1))
                    .sum::<usize>()
                    + 40
            }
            _ => 64,
        }
    }
    at(value, 0)
}

struct Encoder<'o> {
    buffer: Vec<u8>,
    options: &'o EncodeOptions,
}

impl<'o> Encoder<'o> {
    fn new(options: &'o EncodeOptions, size: usize) -> Self {
        let mut encoder = Self {
            buffer: Vec::with_capacity(size + TAIL),
            options,
        };
        if options.declaration {
            encoder.raw(r#"<?xml version="1.0" encoding="UTF-8"?>"#);
        }
        encoder
    }

    #[inline(always)]
    fn raw(&mut self, text: &str) {
        self.buffer.extend_from_slice(text.as_bytes());
    }

    /// Recursion is bounded by [`MAX_DEPTH`].
    fn value(&mut self, value: &Value, depth: usize) -> Result<(), EncodeError> {
        match value {
            Value::String(text) => self.string(text)?,
            Value::Int(number) => self.int(*number),
            Value::Long(number) => {
                self.extension("i8")?;
                self.display("<value><i8>", number, "</i8></value>");
            }
            Value::Bool(true) => self.raw("<value><boolean>1</boolean></value>"),
            Value::Bool(false) => self.raw("<value><boolean>0</boolean></value>"),
            Value::Double(number) => self.double(*number)?,
            Value::DateTime(moment) => self.datetime(moment)?,
            Value::Base64(bytes) => self.base64(bytes),
            Value::Struct(members) => self.members(members, depth)?,
            Value::Array(items) => self.items(items, depth)?,
            Value::Nil => {
                self.extension("nil")?;
                self.raw("<value><nil/></value>");
            }
        }
        Ok(())
    }

    fn string(&mut self, text: &str) -> Result<(), EncodeError> {
        // Literals in each branch: pieces of a known length are copied without a call.
        if self.options.typed_strings {
            self.raw("<value><string>");
            self.text(text)?;
            self.raw("</string></value>");
        } else {
            self.raw("<value>");
            self.text(text)?;
            self.raw("</value>");
        }
        Ok(())
    }

    fn int(&mut self, number: i32) {
        match self.options.int_tag {
            IntTag::Int => {
                self.raw("<value><int>");
                self.digits(number);
                self.raw("</int></value>");
            }
            IntTag::I4 => {
                self.raw("<value><i4>");
                self.digits(number);
                self.raw("</i4></value>");
            }
        }
    }

    /// The digits of a number, without the machinery of `fmt`: it takes longer than all the rest.
    fn digits(&mut self, number: i32) {
        let mut digits = [b'0'; 10];
        let mut left = number.unsigned_abs();
        let mut start = digits.len();
        while left > 0 || start == digits.len() {
            start -= 1;
            digits[start] = digit(left);
            left /= 10;
        }
        if number < 0 {
            self.buffer.push(b'-');
        }
        self.buffer.extend_from_slice(&digits[start..]);
    }

    fn extension(&self, name: &'static str) -> Result<(), EncodeError> {
        if self.options.extensions {
            return Ok(());
        }
        Err(EncodeError::new(EncodeErrorReason::Extension(name)))
    }

    fn display(&mut self, open: &str, inner: impl std::fmt::Display, close: &str) {
        self.raw(open);
        write!(self.buffer, "{inner}").expect("writing to a Vec cannot fail");
        self.raw(close);
    }

    /// Without an exponent, as the specification wants, and always with a point.
    fn double(&mut self, number: f64) -> Result<(), EncodeError> {
        if !number.is_finite() {
            return Err(EncodeError::new(EncodeErrorReason::Double(number)));
        }
        let point = if number.fract() == 0.0 {
            ".0</double></value>"
        } else {
            "</double></value>"
        };
        self.display("<value><double>", number, point);
        Ok(())
    }

    fn datetime(&mut self, moment: &DateTime) -> Result<(), EncodeError> {
        let zone_is_near = match moment.zone() {
            Zone::Offset(minutes) => minutes.unsigned_abs() < 24 * 60,
            Zone::Unstated | Zone::Utc => true,
        };
        if !zone_is_near || !(0..=9999).contains(&moment.naive().year()) {
            return Err(EncodeError::new(EncodeErrorReason::DateTime(*moment)));
        }
        self.raw("<value><dateTime.iso8601>");
        if moment.zone() == Zone::Unstated && moment.naive().nanosecond() == 0 {
            self.buffer.extend_from_slice(&compact(moment));
        } else {
            write!(self.buffer, "{moment}").expect("writing to a Vec cannot fail");
        }
        self.raw("</dateTime.iso8601></value>");
        Ok(())
    }

    fn base64(&mut self, bytes: &[u8]) {
        let engine = &base64::engine::general_purpose::STANDARD;
        self.raw("<value><base64>");
        let start = self.buffer.len();
        self.buffer.resize(start + bytes.len().div_ceil(3) * 4, 0);
        engine
            .encode_slice(bytes, &mut self.buffer[start..])
            .expect("the buffer has four bytes for every three, as padded base64 takes");
        self.raw("</base64></value>");
    }

    fn members(&mut self, members: &Struct, depth: usize) -> Result<(), EncodeError> {
        let depth = deeper(depth)?;
        self.raw("<value><struct>");
        for (name, value) in members {
            self.raw("<member><name>");
            self.text(name)
                .map_err(|error| error.inside(&name.escape_debug().to_string()))?;
            self.raw("</name>");
            self.value(value, depth)
                .map_err(|error| error.inside(name))?;
            self.raw("</member>");
        }
        self.raw("</struct></value>");
        Ok(())
    }

    fn items(&mut self, items: &[Value], depth: usize) -> Result<(), EncodeError> {
        let depth = deeper(depth)?;
        self.raw("<value><array><data>");
        for (index, item) in items.iter().enumerate() {
            self.value(item, depth)
                .map_err(|error| error.inside(&format!("[{index}]")))?;
        }
        self.raw("</data></array></value>");
        Ok(())
    }

    /// Character data: the five things that cannot stand as they are.
    ///
    /// `>` is always escaped, as the server does; that covers `]]>`. A CR would be read as a
    /// [line end](https://www.w3.org/TR/xml/#sec-line-ends) and become LF.
    #[inline]
    fn text(&mut self, text: &str) -> Result<(), EncodeError> {
        if self.options.forbidden == ForbiddenCharacters::Replace {
            return self.carried(&replace_forbidden(text));
        }
        self.carried(text)
    }

    fn carried(&mut self, text: &str) -> Result<(), EncodeError> {
        let bytes = text.as_bytes();
        let mut done = 0;
        let (mut place, mut is_ascii) = scan::special_and_ascii(bytes, 0);
        while place < bytes.len() {
            let escape: &[u8] = match bytes[place] {
                b'<' => b"&lt;",
                b'>' => b"&gt;",
                b'&' => b"&amp;",
                b'\r' => b"&#13;",
                b'\t' => b"\t",
                b'\n' => b"\n",
                _ if self.options.forbidden == ForbiddenCharacters::Reference => b"",
                control => {
                    return Err(EncodeError::new(EncodeErrorReason::Character(
                        control.into(),
                    )));
                }
            };
            self.buffer.extend_from_slice(&bytes[done..place]);
            if escape.is_empty() {
                self.display("&#", bytes[place], ";");
            } else {
                self.buffer.extend_from_slice(escape);
            }
            done = place + 1;
            let (next, ascii) = scan::special_and_ascii(bytes, done);
            is_ascii &= ascii;
            place = next;
        }
        self.buffer.extend_from_slice(&bytes[done..]);
        if is_ascii {
            return Ok(());
        }
        match noncharacter(text) {
            // Its own bytes; the references are for the control characters.
            Some(_) if self.options.forbidden == ForbiddenCharacters::Reference => Ok(()),
            Some((_, character)) => Err(EncodeError::new(EncodeErrorReason::Character(character))),
            None => Ok(()),
        }
    }
}

/// The spelling of the specification, `19980717T14:08:55`; the year is known to have four digits.
fn compact(moment: &DateTime) -> [u8; 17] {
    let (date, time) = (moment.naive().date(), moment.naive().time());
    let year = date.year().unsigned_abs();
    let mut text = *b"00000000T00:00:00";
    let parts = [
        (0, year / 100),
        (2, year % 100),
        (4, date.month()),
        (6, date.day()),
        (9, time.hour()),
        (12, time.minute()),
        (15, time.second()),
    ];
    for (place, number) in parts {
        text[place] = digit(number / 10);
        text[place + 1] = digit(number);
    }
    text
}

/// The last digit of a number.
fn digit(number: u32) -> u8 {
    // A remainder of 10 always fits.
    b'0' + (number % 10) as u8
}

fn deeper(depth: usize) -> Result<usize, EncodeError> {
    if depth < MAX_DEPTH {
        return Ok(depth + 1);
    }
    Err(EncodeError::new(EncodeErrorReason::TooDeep))
}

/// The first U+FFFE or U+FFFF, which XML forbids like the control characters. Both start with
/// the byte 0xEF, which is rare.
pub(crate) fn noncharacter(text: &str) -> Option<(usize, char)> {
    memchr::memchr_iter(0xEF, text.as_bytes())
        .filter_map(|place| Some((place, text.get(place..)?.chars().next()?)))
        .find(|(_, character)| matches!(character, '\u{FFFE}' | '\u{FFFF}'))
}

#[cfg(test)]
mod tests;
