//! The text of files that people write.

/// What is in a file, as text: UTF-8, with or without a mark in front, or UTF-16 with its mark, as PowerShell 5 and editors
/// of Windows write it. None when it is no text.
///
/// ```
/// use keap_http::decoded_text;
///
/// assert_eq!(decoded_text(b"\xef\xbb\xbfkey".to_vec()).as_deref(), Some("key"));
/// assert_eq!(decoded_text(b"\xff\xfek\0e\0y\0".to_vec()).as_deref(), Some("key"));
/// assert_eq!(decoded_text(b"\xff".to_vec()), None);
/// ```
pub fn decoded_text(bytes: Vec<u8>) -> Option<String> {
    match bytes.as_slice() {
        [0xff, 0xfe, units @ ..] => utf16(units, u16::from_le_bytes),
        [0xfe, 0xff, units @ ..] => utf16(units, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, text @ ..] => String::from_utf8(text.to_vec()).ok(),
        _ => String::from_utf8(bytes).ok(),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, []) = bytes.as_chunks::<2>() else {
        return None;
    };
    char::decode_utf16(pairs.iter().copied().map(unit))
        .collect::<Result<_, _>>()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_in_the_encodings_of_its_marks() {
        for (bytes, text) in [
            (&b"a\xc3\xa9\r\n"[..], Some("a\u{e9}\r\n")),
            (b"\xfe\xff\0a\0\xe9", Some("a\u{e9}")),
            (b"", Some("")),
            // Half a unit, and half a pair of them.
            (b"\xff\xfea", None),
            (b"\xff\xfe\x00\xd8", None),
        ] {
            assert_eq!(decoded_text(bytes.to_vec()).as_deref(), text);
        }
    }
}
