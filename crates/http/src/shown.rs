//! Text from outside, as it may be shown.

use std::borrow::Cow;
use std::fmt::{self, Write as _};
use std::path::Path;
use std::sync::Arc;

use crate::Secret;

/// The most characters of a text that are shown, unless [`Shown::up_to`] says otherwise.
const LIMIT: usize = 500;

/// What stands in the place of a secret.
const HIDDEN: &str = "[redacted]";

/// A text that somebody else wrote, for a person to read: a server's message, a fault, the title of a page, a record's
/// value, the name of a file.
///
/// `Display` writes it on one line, cut after 500 characters, with everything escaped that a terminal obeys or that
/// changes how the line reads: control characters (C0, DEL and C1), line breaks of every kind, marks that turn the
/// direction of writing, and marks that are not seen. Letters of all scripts and emoji stay as they are.
///
/// ```
/// use keap_http::Shown;
///
/// assert_eq!(Shown::new("Zoë\u{1b}[31m\nhint: no").to_string(), r"Zoë\u{1b}[31m\nhint: no");
/// assert_eq!(Shown::new("a long text").up_to(5).to_string(), "a lo…");
/// ```
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    text: &'a str,
    limit: usize,
}

impl<'a> Shown<'a> {
    /// The text, cut after 500 characters.
    pub fn new(text: &'a str) -> Self {
        Self { text, limit: LIMIT }
    }

    /// The same text, cut after another number of characters.
    #[must_use]
    pub fn up_to(mut self, characters: usize) -> Self {
        self.limit = characters;
        self
    }

    /// The same text, however long: what a program reads again must be complete.
    #[must_use]
    pub fn whole(self) -> Self {
        self.up_to(usize::MAX)
    }
}

impl Shown<'_> {
    /// The name of a file or folder, as it may be shown.
    pub fn path(path: &(impl AsRef<Path> + ?Sized)) -> String {
        // No system has longer paths.
        const LONGEST: usize = 4096;
        Shown::new(&path.as_ref().to_string_lossy())
            .up_to(LONGEST)
            .to_string()
    }

    /// A JSON document that says the same, with the characters in its texts spelled out that a terminal obeys.
    pub fn json(document: &str) -> Cow<'_, str> {
        let is_plain = |byte: u8| byte == b'\n' || byte == b' ' || byte.is_ascii_graphic();
        // Every byte is looked at, most documents being plain: so the processor takes many at a time.
        if document
            .bytes()
            .fold(true, |plain, byte| plain & is_plain(byte))
        {
            return Cow::Borrowed(document);
        }
        // Line breaks and blanks between the parts are the only ones outside texts.
        let is_spelled = |character: &char| *character != '\n' && is_obeyed(*character);
        if !document.chars().any(|character| is_spelled(&character)) {
            return Cow::Borrowed(document);
        }
        let mut spelled = String::with_capacity(document.len() + 16);
        for character in document.chars() {
            if is_spelled(&character) {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    spelled.push_str(&format!("\\u{unit:04x}"));
                }
            } else {
                spelled.push(character);
            }
        }
        Cow::Owned(spelled)
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_cut = self.text.chars().nth(self.limit).is_some();
        let kept = if is_cut {
            self.limit.saturating_sub(1)
        } else {
            self.limit
        };
        for character in self.text.chars().take(kept) {
            write_character(f, character)?;
        }
        if is_cut { f.write_char('…') } else { Ok(()) }
    }
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{self}\"")
    }
}

fn write_character(f: &mut fmt::Formatter<'_>, character: char) -> fmt::Result {
    match character {
        '\n' => f.write_str("\\n"),
        '\r' => f.write_str("\\r"),
        '\t' => f.write_str("\\t"),
        character if is_obeyed(character) => write!(f, "\\u{{{:x}}}", u32::from(character)),
        character => f.write_char(character),
    }
}

/// Whether a terminal obeys a character, or it changes how the text around it reads without being seen.
pub(crate) fn is_obeyed(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{061c}' // Arabic letter mark
                | '\u{180e}' // Mongolian vowel separator
                | '\u{200b}' // zero width space; the joiners after it belong to scripts and emoji
                | '\u{200e}'..='\u{200f}' // left-to-right and right-to-left marks
                | '\u{2028}'..='\u{202e}' // line and paragraph separators, embeddings and overrides
                | '\u{2060}'..='\u{206f}' // invisible operators, isolates, old format characters
                | '\u{feff}' // byte order mark
                | '\u{fff9}'..='\u{fffb}' // interlinear annotation
                | '\u{e0000}'..='\u{e007f}' // tags
        )
}

/// The secrets that a request carried, in the forms in which they were sent. Put into the extensions of the response
/// by the layer that authorizes, so that whoever tells about the answer can [hide](Self::hide) what came back.
#[derive(Clone, Debug, Default)]
pub struct Presented(Arc<Vec<Secret>>);

impl Presented {
    /// These secrets.
    pub fn new(secrets: impl IntoIterator<Item = Secret>) -> Self {
        let mut presented = Self::default();
        secrets.into_iter().for_each(|secret| presented.add(secret));
        presented
    }

    /// One more. What is too short to be a secret is left alone: it would be found everywhere.
    pub fn add(&mut self, secret: Secret) {
        const SHORTEST: usize = 8;
        if secret.expose().len() >= SHORTEST {
            let secrets = Arc::make_mut(&mut self.0);
            secrets.push(secret);
            // The longest first: one may be part of another, as a token is of a header.
            secrets.sort_by_key(|secret| std::cmp::Reverse(secret.expose().len()));
        }
    }

    /// One more, in the spelling of forms and queries too.
    pub fn add_with_spellings(&mut self, secret: &Secret) {
        let spelled = spelled_in_forms(secret.expose());
        if spelled != secret.expose() {
            self.add(Secret::new(spelled));
        }
        self.add(secret.clone());
    }

    /// The secrets, the longest first.
    pub fn secrets(&self) -> &[Secret] {
        &self.0
    }

    /// The text with `[redacted]` in the place of each secret.
    pub fn hide<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let mut hidden = Cow::Borrowed(text);
        for secret in self
            .0
            .iter()
            .filter(|secret| text.contains(secret.expose()))
        {
            hidden = Cow::Owned(hidden.replace(secret.expose(), HIDDEN));
        }
        hidden
    }

    /// The bytes with `[redacted]` in the place of each secret; none when there is none in them.
    pub fn hide_in(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        let found = |secret: &&Secret| find(bytes, secret.expose().as_bytes()).is_some();
        let mut hidden: Option<Vec<u8>> = None;
        for secret in self.0.iter().filter(found) {
            let text = hidden.as_deref().unwrap_or(bytes);
            hidden = Some(replace(text, secret.expose().as_bytes()));
        }
        hidden
    }
}

/// A text as it stands in `application/x-www-form-urlencoded`.
fn spelled_in_forms(text: &str) -> String {
    let mut spelled = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b' ' => spelled.push('+'),
            b'*' | b'-' | b'.' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                spelled.push(char::from(byte));
            }
            byte => spelled.push_str(&format!("%{byte:02X}")),
        }
    }
    spelled
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

fn replace(bytes: &[u8], secret: &[u8]) -> Vec<u8> {
    let mut rest = bytes;
    let mut text = Vec::with_capacity(bytes.len());
    while let Some(at) = find(rest, secret) {
        text.extend_from_slice(&rest[..at]);
        text.extend_from_slice(HIDDEN.as_bytes());
        rest = &rest[at + secret.len()..];
    }
    text.extend_from_slice(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_escaped_and_letters_stay() {
        let cases = [
            ("\u{1b}]52;c;ZXZpbA==\u{7}", r"\u{1b}]52;c;ZXZpbA==\u{7}"),
            ("\u{9b}31mred", r"\u{9b}31mred"),
            ("\u{202e}gnp.exe\u{202c}", r"\u{202e}gnp.exe\u{202c}"),
            ("\u{2066}x\u{2069}", r"\u{2066}x\u{2069}"),
            (
                "a\r\nhint: b\u{2028}c\u{85}",
                r"a\r\nhint: b\u{2028}c\u{85}",
            ),
            ("tab\there\0\u{7f}", r"tab\there\u{0}\u{7f}"),
            ("\u{feff}\u{200b}", r"\u{feff}\u{200b}"),
            ("Zoë 王 👩\u{200d}💻 שלום", "Zoë 王 👩\u{200d}💻 שלום"),
        ];
        for (text, shown) in cases {
            assert_eq!(Shown::new(text).to_string(), shown);
            assert!(!Shown::new(text).to_string().chars().any(is_obeyed));
        }
    }

    #[test]
    fn the_name_of_a_file_stays_on_its_line() {
        let path = Path::new("/tmp/a\n  hint: b\u{202e}");
        assert_eq!(Shown::path(path), r"/tmp/a\n  hint: b\u{202e}");
    }

    #[test]
    fn a_json_document_is_spelled_out_and_says_the_same() {
        let shown = Shown::json("{\n  \"a\": \"x\u{9b}31m\u{202e}\u{e0041}\"\n}");
        assert_eq!(shown, "{\n  \"a\": \"x\\u009b31m\\u202e\\udb40\\udc41\"\n}");
        assert!(matches!(Shown::json("{\n}"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_long_text_is_cut_and_an_exact_one_is_not() {
        let long = "x".repeat(10_000_000);
        assert_eq!(Shown::new(&long).to_string().chars().count(), LIMIT);
        assert_eq!(Shown::new("abc").up_to(3).to_string(), "abc");
        assert_eq!(Shown::new("abcd").up_to(3).to_string(), "ab…");
        assert_eq!(Shown::new(&long).whole().to_string(), long);
    }

    #[test]
    fn a_presented_secret_is_hidden_in_texts_and_bytes() {
        let presented = Presented::new([
            Secret::new("THETOKEN"),
            Secret::new("Bearer THETOKEN"),
            Secret::new("k"),
        ]);
        assert_eq!(
            presented.hide("k: Bearer THETOKEN, THETOKEN"),
            "k: [redacted], [redacted]"
        );
        assert_eq!(
            presented.hide_in(b"x THETOKEN y").unwrap(),
            b"x [redacted] y"
        );
        assert_eq!(presented.hide_in(b"nothing"), None);
        assert!(!format!("{presented:?}").contains("TOKEN"));
        let mut spelled = Presented::default();
        spelled.add_with_spellings(&Secret::new("a/b+c=d e"));
        assert_eq!(
            spelled.hide("x=a%2Fb%2Bc%3Dd+e&y=a/b+c=d e"),
            "x=[redacted]&y=[redacted]"
        );
    }
}
