//! Bytes to text, as the Java platform's XML parser finds the encoding: by the byte order mark, then by the declaration.
//!
//! Of the encodings that Java knows these are read: UTF-8, UTF-16, ISO-8859-1, windows-1252 and US-ASCII.

use std::borrow::Cow;

/// Why there is no text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The declaration names an encoding that nobody here knows.
    Encoding(String),
    /// The bytes are not of the encoding, in the words of the parser.
    Bytes(String),
}

/// The text of a document, without its mark.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Trouble> {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        [0xFE, 0xFF, rest @ ..] => Ok(utf16(rest, u16::from_be_bytes).into()),
        [0xFF, 0xFE, rest @ ..] => Ok(utf16(rest, u16::from_le_bytes).into()),
        [0, b'<', ..] => Ok(utf16(bytes, u16::from_be_bytes).into()),
        [b'<', 0, ..] => Ok(utf16(bytes, u16::from_le_bytes).into()),
        _ => match declared(bytes)
            .map(|name| name.to_ascii_uppercase())
            .as_deref()
        {
            None | Some("UTF-8" | "UTF8") => utf8(bytes),
            Some("ISO-8859-1" | "ISO8859-1" | "LATIN1") => {
                Ok(bytes.iter().copied().map(char::from).collect())
            }
            Some("WINDOWS-1252" | "CP1252") => Ok(bytes.iter().copied().map(western).collect()),
            Some("US-ASCII" | "ASCII") => ascii(bytes),
            Some(_) => Err(Trouble::Encoding(
                declared(bytes).unwrap_or_default().to_owned(),
            )),
        },
    }
}

/// The encoding that the declaration names, if it names one that can be a name.
fn declared(bytes: &[u8]) -> Option<&str> {
    let rest = bytes.strip_prefix(b"<?xml")?;
    let end = rest.windows(2).position(|pair| pair == b"?>")?;
    let inside = std::str::from_utf8(&rest[..end]).ok()?;
    let (_, behind) = inside.split_once("encoding")?;
    let value = behind.trim_start().strip_prefix('=')?.trim_start();
    let quote = value
        .chars()
        .next()
        .filter(|sign| matches!(sign, '"' | '\''))?;
    let (name, _) = value[1..].split_once(quote)?;
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        .then_some(name)
}

fn utf8(bytes: &[u8]) -> Result<Cow<'_, str>, Trouble> {
    std::str::from_utf8(bytes)
        .map(Cow::Borrowed)
        .map_err(|error| Trouble::Bytes(malformed(&bytes[error.valid_up_to()..])))
}

/// What is wrong with the sequence that these bytes begin with.
fn malformed(bytes: &[u8]) -> String {
    let lead = bytes.first().copied().unwrap_or_default();
    let length = match lead {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        0xF5..=0xF7 => {
            let bits = (u32::from(lead & 0x07) << 2)
                | u32::from(bytes.get(1).map_or(0, |b| (b >> 4) & 0x03));
            return format!(
                "High surrogate bits in UTF-8 sequence must not exceed 0x10 but found 0x{bits:x}."
            );
        }
        _ => return "Invalid byte 1 of 1-byte UTF-8 sequence.".to_owned(),
    };
    for place in 2..=length {
        match bytes.get(place - 1) {
            None => return format!("Expected byte {place} of {length}-byte UTF-8 sequence."),
            Some(byte) if byte & 0xC0 != 0x80 => {
                return format!("Invalid byte {place} of {length}-byte UTF-8 sequence.");
            }
            Some(_) => {}
        }
    }
    format!("Invalid byte 2 of {length}-byte UTF-8 sequence.")
}

fn utf16(bytes: &[u8], read: fn([u8; 2]) -> u16) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    char::decode_utf16(pairs.iter().copied().map(read))
        .map(|sign| sign.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

fn ascii(bytes: &[u8]) -> Result<Cow<'_, str>, Trouble> {
    match bytes.iter().find(|byte| !byte.is_ascii()) {
        Some(byte) => Err(Trouble::Bytes(format!(
            "Byte \"{byte}\" is not a member of the (7-bit) ASCII character set."
        ))),
        None => utf8(bytes),
    }
}

/// A byte of windows-1252; the five that it leaves open are what Java makes of them, the replacement character.
fn western(byte: u8) -> char {
    const UPPER: [char; 32] = [
        '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{FFFD}', 'Ž',
        '\u{FFFD}', '\u{FFFD}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ',
        '\u{FFFD}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => UPPER[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: &[u8]) -> String {
        match decode(bytes) {
            Err(Trouble::Bytes(reason)) => reason,
            other => panic!("{other:?}"),
        }
    }

    /// Texts of the parser of the Java platform 17, recorded.
    #[test]
    fn malformed_sequences_are_named_as_the_parser_names_them() {
        for (bytes, reason) in [
            (&b"\x80"[..], "Invalid byte 1 of 1-byte UTF-8 sequence."),
            (b"\xc0\xaf", "Invalid byte 1 of 1-byte UTF-8 sequence."),
            (b"\xc3(", "Invalid byte 2 of 2-byte UTF-8 sequence."),
            (b"\xed\xa0\x80", "Invalid byte 2 of 3-byte UTF-8 sequence."),
            (b"\xe4\xb8<", "Invalid byte 3 of 3-byte UTF-8 sequence."),
            (b"\xf0\x9f\x98(", "Invalid byte 4 of 4-byte UTF-8 sequence."),
            (b"\xc3", "Expected byte 2 of 2-byte UTF-8 sequence."),
            (
                b"\xf5\x9f\x98\x80",
                "High surrogate bits in UTF-8 sequence must not exceed 0x10 but found 0x15.",
            ),
        ] {
            assert_eq!(refused(bytes), reason, "{bytes:x?}");
        }
    }

    #[test]
    fn encodings_are_found() {
        let latin = b"<?xml version='1.0' encoding='iso-8859-1'?>\xe4";
        assert!(decode(latin).unwrap().ends_with('ä'));
        let western = b"<?xml version=\"1.0\" encoding=\"windows-1252\"?>\x80";
        assert!(decode(western).unwrap().ends_with('€'));
        assert_eq!(decode(b"\xff\xfe<\0\xe4\0").unwrap(), "<ä");
        assert_eq!(decode(b"\0<\0\xe4").unwrap(), "<ä");
        assert_eq!(
            decode(b"<?xml version='1.0' encoding='foo'?>"),
            Err(Trouble::Encoding("foo".to_owned()))
        );
    }
}
