//! Bytes to text: byte order marks and declared encodings.

use std::borrow::Cow;

use super::options::DecodeOptions;
use crate::error::{DecodeError, DecodeErrorKind, Detail, Position};

/// The text of a document and where it starts in the bytes.
pub(super) struct Source<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) origin: Position,
}

/// The text of a document. UTF-8 is checked once, here, and borrowed.
pub(super) fn read<'a>(
    bytes: &'a [u8],
    options: &DecodeOptions,
) -> Result<Source<'a>, DecodeError> {
    if bytes.len() > options.limits.size {
        let expected = format!("at most {} bytes", options.limits.size);
        let found = format!("{} bytes", bytes.len());
        return Err(DecodeError::whole(
            DecodeErrorKind::TooLarge,
            &expected,
            found,
        ));
    }
    let (text, offset) = match bytes {
        [0xFE, 0xFF, rest @ ..] => (utf16(rest, u16::from_be_bytes, options)?.into(), 0),
        [0xFF, 0xFE, rest @ ..] => (utf16(rest, u16::from_le_bytes, options)?.into(), 0),
        [0, b'<', ..] => (utf16(bytes, u16::from_be_bytes, options)?.into(), 0),
        [b'<', 0, ..] => (utf16(bytes, u16::from_le_bytes, options)?.into(), 0),
        [0xEF, 0xBB, 0xBF, rest @ ..] => (utf8(rest, 3, options)?, 3),
        _ => (declared(bytes, options)?, 0),
    };
    Ok(Source {
        text,
        origin: Position {
            offset,
            line: 1,
            column: 1,
        },
    })
}

/// The text of a document that is UTF-8, for values that borrow from it.
pub(super) fn read_borrowed<'a>(
    bytes: &'a [u8],
    options: &DecodeOptions,
) -> Result<(&'a str, Position), DecodeError> {
    let Source { text, origin } = read(bytes, options)?;
    match text {
        Cow::Borrowed(text) => Ok((text, origin)),
        Cow::Owned(_) => {
            let expected = "a document in UTF-8, to borrow from";
            Err(DecodeError::whole(
                DecodeErrorKind::NotXml,
                expected,
                "another encoding",
            ))
        }
    }
}

/// The text by the encoding that its declaration names.
fn declared<'a>(bytes: &'a [u8], options: &DecodeOptions) -> Result<Cow<'a, str>, DecodeError> {
    let Some(name) = declared_name(bytes) else {
        return utf8(bytes, 0, options);
    };
    let name = String::from_utf8_lossy(name);
    match &*name.to_ascii_lowercase() {
        // A document that says UTF-16 in single bytes was converted on the way and kept its
        // declaration.
        "utf-8" | "utf8" | "us-ascii" | "ascii" | "utf-16" => utf8(bytes, 0, options),
        "iso-8859-1" | "latin1" | "latin-1" => Ok(bytes
            .iter()
            .map(|&byte| char::from(byte))
            .collect::<String>()
            .into()),
        "windows-1252" | "cp1252" => Ok(bytes
            .iter()
            .map(|&byte| windows_1252(byte))
            .collect::<String>()
            .into()),
        _ => {
            let name: String = name.chars().take(40).collect();
            let expected = "UTF-8, UTF-16, ISO-8859-1 or windows-1252";
            let found = format!("a document in `{}`", name.escape_debug());
            Err(DecodeError::whole(DecodeErrorKind::NotXml, expected, found))
        }
    }
}

/// The bytes from the first that is no white space of XML.
pub(super) fn after_blanks(bytes: &[u8]) -> &[u8] {
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
    let start = bytes.iter().position(|byte| !is_blank(byte));
    bytes
        .get(start.unwrap_or(bytes.len())..)
        .unwrap_or_default()
}

/// What the declaration says about the encoding.
fn declared_name(bytes: &[u8]) -> Option<&[u8]> {
    // White space before it is read over, or refused later on.
    let rest = after_blanks(bytes).strip_prefix(b"<?xml")?;
    let end = memchr::memchr(b'>', &rest[..rest.len().min(256)])?;
    let declaration = &rest[..end];
    let start = memchr::memmem::find(declaration, b"encoding")? + b"encoding".len();
    let rest = declaration[start..]
        .trim_ascii_start()
        .strip_prefix(b"=")?
        .trim_ascii_start();
    let (quote, rest) = rest.split_first()?;
    if !matches!(quote, b'"' | b'\'') {
        return None;
    }
    Some(&rest[..memchr::memchr(*quote, rest)?])
}

fn utf8<'a>(
    bytes: &'a [u8],
    shift: usize,
    options: &DecodeOptions,
) -> Result<Cow<'a, str>, DecodeError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.into()),
        Err(_) if options.lossy => Ok(String::from_utf8_lossy(bytes)),
        Err(error) => Err(not_utf8(bytes, error.valid_up_to(), shift)),
    }
}

/// Adds bytes to a text, as far as they are whole characters; gives how many were taken, or the
/// place of the first that is not UTF-8.
pub(super) fn push_utf8(
    text: &mut String,
    bytes: &[u8],
    is_last: bool,
    lossy: bool,
) -> Result<usize, usize> {
    match std::str::from_utf8(bytes) {
        Ok(valid) => {
            text.push_str(valid);
            return Ok(bytes.len());
        }
        Err(error) if error.error_len().is_none() && !is_last => {
            let (valid, _) = bytes.split_at(error.valid_up_to());
            text.push_str(std::str::from_utf8(valid).unwrap_or_default());
            return Ok(valid.len());
        }
        Err(error) if !lossy => return Err(error.valid_up_to()),
        Err(_) => {}
    }
    // What may be the start of a character stays for the next time.
    let tail = bytes
        .iter()
        .rev()
        .take(3)
        .position(|byte| *byte >= 0xC0)
        .map_or(0, |back| back + 1);
    let taken = if is_last {
        bytes.len()
    } else {
        bytes.len() - tail
    };
    text.push_str(&String::from_utf8_lossy(&bytes[..taken]));
    Ok(taken)
}

/// The error for a place that [`push_utf8`] gave.
pub(super) fn not_utf8_after(
    text: &str,
    bytes: &[u8],
    place: usize,
    origin: Position,
) -> DecodeError {
    let start = position(text, text.len(), origin);
    let mut error = not_utf8(bytes, place, 0);
    let before = String::from_utf8_lossy(&bytes[..place]);
    error.detail_mut().position = Some(position(&before, before.len(), start));
    error
}

/// Refuses a text whose declaration names another encoding than UTF-8: it was read as UTF-8.
pub(super) fn check_utf8_declared(text: &str) -> Result<(), DecodeError> {
    let Some(name) = declared_name(text.as_bytes()) else {
        return Ok(());
    };
    if [&b"utf-8"[..], b"utf8", b"us-ascii", b"ascii"]
        .iter()
        .any(|ok| name.eq_ignore_ascii_case(ok))
    {
        return Ok(());
    }
    let name = String::from_utf8_lossy(&name[..name.len().min(40)]);
    let found = format!("a document in `{}`", name.escape_debug());
    Err(DecodeError::whole(
        DecodeErrorKind::NotXml,
        "a stream in UTF-8",
        found,
    ))
}

fn not_utf8(bytes: &[u8], place: usize, shift: usize) -> DecodeError {
    let text = String::from_utf8_lossy(&bytes[..place]);
    let origin = Position {
        offset: shift,
        line: 1,
        column: 1,
    };
    DecodeError::new(Detail {
        kind: DecodeErrorKind::NotXml,
        position: Some(position(&text, text.len(), origin)),
        path: String::new(),
        expected: "UTF-8".into(),
        found: bytes
            .get(place)
            .map_or_else(String::new, |byte| format!("the byte 0x{byte:02X}")),
        instead: None,
    })
}

/// Where a place of a text is in the document.
pub(super) fn position(text: &str, place: usize, origin: Position) -> Position {
    let before = text.get(..place).unwrap_or(text);
    let offset = origin.offset + before.len();
    match memchr::memrchr(b'\n', before.as_bytes()) {
        Some(line_end) => Position {
            offset,
            line: origin.line + memchr::memchr_iter(b'\n', before.as_bytes()).count(),
            column: 1 + characters(&before[line_end + 1..]),
        },
        None => Position {
            offset,
            line: origin.line,
            column: origin.column + characters(before),
        },
    }
}

/// How many characters a text has: the bytes that do not go on with one.
///
/// A stream counts all it drops. `chars().count()` looks at eight bytes at once; with counters of
/// one byte, and blocks that cannot overflow them, this becomes vector instructions.
fn characters(text: &str) -> usize {
    const BLOCK: usize = 192;
    let starts = |byte: &u8| byte & 0xC0 != 0x80;
    let (blocks, rest) = text.as_bytes().as_chunks::<BLOCK>();
    let in_block =
        |block: &[u8; BLOCK]| block.iter().map(|byte| u8::from(starts(byte))).sum::<u8>();
    blocks
        .iter()
        .map(|block| usize::from(in_block(block)))
        .sum::<usize>()
        + rest.iter().filter(|byte| starts(byte)).count()
}

fn utf16(
    bytes: &[u8],
    unit: fn([u8; 2]) -> u16,
    options: &DecodeOptions,
) -> Result<String, DecodeError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let decoded = char::decode_utf16(units);
    let bad = |found: &str| DecodeError::whole(DecodeErrorKind::NotXml, "UTF-16", found);
    if options.lossy {
        return Ok(decoded
            .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect());
    }
    if !rest.is_empty() {
        return Err(bad("an odd number of bytes"));
    }
    decoded
        .collect::<Result<_, _>>()
        .map_err(|_| bad("half a surrogate pair"))
}

/// [windows-1252](https://encoding.spec.whatwg.org/#index-windows-1252): ISO-8859-1 with other
/// characters for 0x80 to 0x9F, except for five bytes that it leaves alone.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž',
        '\u{8F}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}',
        'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_of_any_length_are_counted() {
        for piece in ["a", "é", "a€", "é😀b"] {
            for times in [0, 1, 63, 192, 193, 500] {
                let text = piece.repeat(times);
                assert_eq!(
                    characters(&text),
                    text.chars().count(),
                    "{times} of {piece}"
                );
            }
        }
    }
}
