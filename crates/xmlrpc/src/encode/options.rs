//! How messages are written, and what becomes of characters that XML cannot carry.

use std::borrow::Cow;

use crate::scan;

/// How a message is written. Start from a preset.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct EncodeOptions {
    /// Whether a text gets its `<string>` tag. The Keap server writes none and reads both.
    pub typed_strings: bool,
    /// The tag of a 32-bit number, `int` or `i4`: two names of one type.
    pub int_tag: IntTag,
    /// Whether `<i8>` and `<nil/>` may be written; else they are errors. The Keap server refuses
    /// them.
    pub extensions: bool,
    /// Whether the document starts with an XML declaration, which names UTF-8.
    pub declaration: bool,
    /// What becomes of characters that XML cannot carry.
    pub forbidden: ForbiddenCharacters,
}

/// What becomes of characters that [XML 1.0 leaves out](https://www.w3.org/TR/xml/#charsets): most control
/// characters, U+FFFE and U+FFFF. Accounts hold them nevertheless.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ForbiddenCharacters {
    /// They are errors.
    Refuse,
    /// Control characters are written as references such as `&#11;`, and U+FFFE and U+FFFF as they are, as the Keap server
    /// writes those it has stored. No XML parser reads such a document: it is for rehearsing what comes from the real
    /// service.
    Reference,
    /// U+FFFD stands for each, as [`DecodeOptions::lossy`](crate::DecodeOptions::lossy) reads what the server writes.
    Replace,
}

/// Whether XML 1.0 can carry a character, escaped or not.
pub(crate) fn is_forbidden(character: char) -> bool {
    let is_blank = matches!(character, '\t' | '\n' | '\r');
    (character < ' ' && !is_blank) || matches!(character, '\u{FFFE}' | '\u{FFFF}')
}

/// A text with U+FFFD for each character that XML cannot carry, as it is read where it was
/// [replaced](ForbiddenCharacters::Replace).
pub fn replace_forbidden(text: &str) -> Cow<'_, str> {
    // What is forbidden is below blank or no ASCII, and most texts have neither.
    let (special, is_ascii) = scan::special_and_ascii(text.as_bytes(), 0);
    if special == text.len() && is_ascii {
        return Cow::Borrowed(text);
    }
    if text.contains(is_forbidden) {
        Cow::Owned(text.replace(is_forbidden, "\u{FFFD}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The tag of a 32-bit number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntTag {
    /// `<int>`
    Int,
    /// `<i4>`
    I4,
}

impl EncodeOptions {
    /// As the clients of Keap write: `<string>`, `<int>`.
    pub fn client() -> Self {
        Self {
            typed_strings: true,
            int_tag: IntTag::Int,
            extensions: false,
            declaration: true,
            forbidden: ForbiddenCharacters::Refuse,
        }
    }

    /// As the Keap server writes: text without a tag, `<i4>`.
    pub fn server() -> Self {
        Self {
            typed_strings: false,
            int_tag: IntTag::I4,
            ..Self::client()
        }
    }

    /// The same, with `<i8>` and `<nil/>` allowed or not.
    #[must_use]
    pub fn extensions(self, allowed: bool) -> Self {
        Self {
            extensions: allowed,
            ..self
        }
    }

    /// The same, with another fate of characters that XML cannot carry.
    #[must_use]
    pub fn forbidden(self, forbidden: ForbiddenCharacters) -> Self {
        Self { forbidden, ..self }
    }
}

/// The options of [`EncodeOptions::client`].
impl Default for EncodeOptions {
    fn default() -> Self {
        Self::client()
    }
}
