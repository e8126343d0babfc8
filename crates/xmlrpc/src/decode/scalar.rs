//! The texts of numbers, booleans and base64.

use base64::Engine;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// The text without the blanks of XML around it.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\r', '\n'])
}

/// A number of at most 32 bits, with a sign or not.
pub(super) fn int(text: &str) -> Option<i32> {
    trim(text).parse().ok()
}

/// A number of at most 64 bits, with a sign or not.
pub(super) fn long(text: &str) -> Option<i64> {
    trim(text).parse().ok()
}

/// A finite number; an exponent is accepted, as Java writes one.
pub(super) fn double(text: &str) -> Option<f64> {
    let text = trim(text);
    let is_number = |byte| matches!(byte, b'0'..=b'9' | b'.' | b'+' | b'-' | b'e' | b'E');
    if !text.bytes().all(is_number) {
        return None;
    }
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// `0` or `1`; leniently also the words.
pub(super) fn boolean(text: &str, lenient: bool) -> Option<bool> {
    match trim(text) {
        "1" => Some(true),
        "0" => Some(false),
        "true" if lenient => Some(true),
        "false" if lenient => Some(false),
        _ => None,
    }
}

/// Base64 in the usual alphabet, padded or not.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// The bytes; blanks and line breaks anywhere in the text are passed over.
pub(super) fn base64(text: &[u8]) -> Option<Vec<u8>> {
    // Without blanks, which is how most write it, one pass is enough; with, this stops at once.
    BASE64
        .decode(text)
        .or_else(|_| BASE64.decode(without_blanks(text)))
        .ok()
}

/// The text without its blanks, which mostly stand at line ends.
fn without_blanks(text: &[u8]) -> Vec<u8> {
    let mut packed = Vec::with_capacity(text.len());
    for line in text.split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.iter().copied().any(is_blank) {
            packed.extend(line.iter().filter(|byte| !is_blank(**byte)));
        } else {
            packed.extend_from_slice(line);
        }
    }
    packed
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        assert_eq!(int(" +0042\n"), Some(42));
        assert_eq!(int("-2147483648"), Some(i32::MIN));
        for bad in ["", "+", "2147483648", "1.0", "0x1", "1 2", "\u{a0}1"] {
            assert_eq!(int(bad), None, "{bad}");
        }
        assert_eq!(double("1.0E7"), Some(1e7));
        assert_eq!(double("-.5"), Some(-0.5));
        for bad in ["", "NaN", "inf", "-infinity", "1e999", "1,5", "1e"] {
            assert_eq!(double(bad), None, "{bad}");
        }
    }

    #[test]
    fn wrapped_base64() {
        for text in ["aGVsbG8=", "aGVsbG8", " aGVs\r\nbG8=\n", "a G\tV s b G 8 ="] {
            assert_eq!(
                base64(text.as_bytes()).as_deref(),
                Some(&b"hello"[..]),
                "{text}"
            );
        }
        for bad in ["a", "aGVsbG8==", "aGV-", "=", "aG=Vs"] {
            assert_eq!(base64(bad.as_bytes()), None, "{bad}");
        }
    }
}
