//! Pieces of text put together, exactly as XML says.

use std::borrow::Cow;

use crate::encode::noncharacter;
use crate::scan;

/// The text of one element, out of its pieces; borrowed as long as there is only one and nothing
/// in it is to be changed.
#[derive(Debug)]
pub(super) struct Text<'a> {
    content: Cow<'a, str>,
    /// The first half of a surrogate pair, written as two references; lossy only.
    half: Option<u16>,
}

/// What cannot be part of a text.
#[derive(Debug)]
pub(super) enum BadText {
    /// A character that XML forbids, at that place of the piece.
    Character(usize, u32),
    /// `]]>` outside of CDATA, at that place of the piece.
    CDataEnd(usize),
    /// A reference to an entity that XML does not know of itself.
    Entity(String),
}

/// Nothing yet, and nothing owned: the default of `Cow<str>` is an owned text.
impl Default for Text<'_> {
    fn default() -> Self {
        Self::new(Cow::Borrowed(""))
    }
}

impl<'a> Text<'a> {
    /// A text whose first piece is clean already.
    pub(super) fn new(content: Cow<'a, str>) -> Self {
        Self {
            content,
            half: None,
        }
    }

    /// A text that is going to be of several pieces, at most so many bytes in all.
    pub(super) fn with_room(room: usize) -> Self {
        Self::new(String::with_capacity(room).into())
    }

    /// Adds character data or the inside of a CDATA section.
    pub(super) fn push(
        &mut self,
        piece: &'a str,
        is_cdata: bool,
        lossy: bool,
    ) -> Result<(), BadText> {
        self.flush();
        let piece = clean(piece, is_cdata, lossy)?;
        match &mut self.content {
            Cow::Owned(content) => content.push_str(&piece),
            Cow::Borrowed("") => self.content = piece,
            Cow::Borrowed(_) => self.content.to_mut().push_str(&piece),
        }
        Ok(())
    }

    /// Adds the character of a reference: what stands between `&` and `;`.
    pub(super) fn push_reference(&mut self, name: &str, lossy: bool) -> Result<(), BadText> {
        let code = match name {
            "lt" => '<'.into(),
            "gt" => '>'.into(),
            "amp" => '&'.into(),
            "quot" => '"'.into(),
            "apos" => '\''.into(),
            _ => match number(name) {
                Some(code) => code,
                None if lossy => return self.push_unknown(name),
                None => return Err(BadText::Entity(name.chars().take(40).collect())),
            },
        };
        let allowed = char::from_u32(code).filter(|character| is_allowed(*character));
        match allowed {
            Some(character) => {
                self.flush();
                self.content.to_mut().push(character);
            }
            None if lossy => self.push_forbidden(code),
            None => return Err(BadText::Character(0, code)),
        }
        Ok(())
    }

    /// What looks like a reference and is none, lossily: as it stands.
    fn push_unknown(&mut self, name: &str) -> Result<(), BadText> {
        self.flush();
        let name = clean(name, false, true)?;
        self.content.to_mut().extend(["&", &*name, ";"]);
        Ok(())
    }

    /// A forbidden character, lossily: halves of a surrogate pair wait for each other.
    fn push_forbidden(&mut self, code: u32) {
        let unit = u16::try_from(code).unwrap_or_default();
        if let (Some(high), 0xDC00..=0xDFFF) = (self.half, unit) {
            self.half = None;
            let pair = char::decode_utf16([high, unit]).map(Result::unwrap_or_default);
            self.content.to_mut().extend(pair);
            return;
        }
        self.flush();
        match unit {
            0xD800..=0xDBFF => self.half = Some(unit),
            _ => self.content.to_mut().push(char::REPLACEMENT_CHARACTER),
        }
    }

    /// Half a pair whose other half did not come.
    fn flush(&mut self) {
        if self.half.take().is_some() {
            self.content.to_mut().push(char::REPLACEMENT_CHARACTER);
        }
    }

    /// The text.
    pub(super) fn finish(mut self) -> Cow<'a, str> {
        self.flush();
        self.content
    }

    /// The length so far.
    pub(super) fn len(&self) -> usize {
        self.content.len()
    }
}

/// The number of a character reference, without `&` and `;`: `#10` or `#xA`.
fn number(name: &str) -> Option<u32> {
    let digits = name.strip_prefix('#')?;
    let (digits, radix) = digits
        .strip_prefix('x')
        .map_or((digits, 10), |hex| (hex, 16));
    if digits.is_empty()
        || !digits
            .bytes()
            .all(|digit| char::from(digit).is_digit(radix))
    {
        return None;
    }
    // Too many digits are a number that no character has.
    Some(u32::from_str_radix(digits, radix).unwrap_or(u32::MAX))
}

/// Whether XML 1.0 [allows](https://www.w3.org/TR/xml/#charsets) the character.
fn is_allowed(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' => true,
        '\u{FFFE}' | '\u{FFFF}' => false,
        _ => character >= ' ',
    }
}

/// A piece as it stands, with its [line ends](https://www.w3.org/TR/xml/#sec-line-ends)
/// normalized; an error if it holds something forbidden.
pub(super) fn clean(piece: &str, is_cdata: bool, lossy: bool) -> Result<Cow<'_, str>, BadText> {
    let bytes = piece.as_bytes();
    let (mut place, is_ascii) = scan::special_and_ascii(bytes, 0);
    if place == bytes.len() && is_ascii {
        return Ok(piece.into());
    }
    let mut clean = String::new();
    let mut done = 0;
    while place < bytes.len() {
        match bytes[place] {
            b'\r' => {
                clean.push_str(&piece[done..place]);
                clean.push('\n');
                place += usize::from(bytes.get(place + 1) == Some(&b'\n'));
                done = place + 1;
            }
            b'>' if !is_cdata && !lossy && bytes[..place].ends_with(b"]]") => {
                return Err(BadText::CDataEnd(place - 2));
            }
            b'\t' | b'\n' | b'<' | b'>' | b'&' => {}
            _ if lossy => {
                clean.push_str(&piece[done..place]);
                clean.push(char::REPLACEMENT_CHARACTER);
                done = place + 1;
            }
            control => return Err(BadText::Character(place, control.into())),
        }
        place = scan::special(bytes, place + 1);
    }
    if let Some((place, character)) = noncharacter(piece) {
        if !lossy {
            return Err(BadText::Character(place, character.into()));
        }
        clean.push_str(&piece[done..]);
        return Ok(clean.replace(['\u{FFFE}', '\u{FFFF}'], "\u{FFFD}").into());
    }
    if done == 0 {
        return Ok(piece.into());
    }
    clean.push_str(&piece[done..]);
    Ok(clean.into())
}

/// Whether there is nothing but the blanks of XML.
pub(super) fn is_blank(text: &str) -> bool {
    text.bytes()
        .all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
}
