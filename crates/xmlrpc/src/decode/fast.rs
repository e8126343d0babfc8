//! The fast way to read the steps: the dialect that servers write, byte by byte.
//!
//! No attributes, no comments, known tags in the usual order: there a tag is recognized by comparing
//! it with a literal, and a text is everything up to the next `<`. Between elements there may be
//! blanks, as a pretty-printer puts them; where there are none, tags that follow each other are one
//! literal.
//! Each function looks at the document from `self.place` on, and either takes a step and moves
//! `self.place`, or gives `None` and leaves everything as it was. Then the general way does the
//! same step from the same place, and all that come after it. So this way never fails: what it
//! does not understand, also everything that is wrong, is for the general way to judge. For all
//! it does accept, the general way would have given the same: whatever is more than comparing
//! (references, line ends, numbers, dates) is done by the same functions.

use std::borrow::Cow;

use super::path::{Close, Frame, Kind};
use super::reader::{Answer, Reader, Token};
use super::scalar;
use super::tags::{Tags, tags, unspaced};
use super::text::Text;
use crate::encode::noncharacter;
use crate::scan;

impl<'a> Reader<'a, '_> {
    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.place..).unwrap_or_default()
    }

    /// Where a part of [`rest`](Self::rest) starts.
    fn place_of(&self, rest: &[u8]) -> usize {
        self.text.len() - rest.len()
    }

    /// Moves to where a part of [`rest`](Self::rest) starts.
    fn advance(&mut self, rest: &[u8]) {
        self.place = self.place_of(rest);
    }

    pub(super) fn fast_open_response(&mut self) -> Option<Answer> {
        let rest = tags!("<methodResponse>").strip(self.behind_declaration()?)?;
        let (rest, root, answer) = match tags!("<params>", "<param>").strip(rest) {
            Some(rest) => (rest, "methodResponse/params/param/value", Answer::Value),
            None => (
                tags!("<fault>").strip(rest)?,
                "methodResponse/fault/value",
                Answer::Fault,
            ),
        };
        self.root = root.into();
        self.advance(rest);
        Some(answer)
    }

    fn behind_declaration(&self) -> Option<&'a [u8]> {
        let Some(declaration) = self.rest().strip_prefix(b"<?xml ") else {
            return Some(self.rest());
        };
        let end = memchr::memchr2(b'>', b'<', declaration)?;
        let (declaration, after) = declaration.split_at(end + 1);
        declaration.ends_with(b"?>").then_some(after)
    }

    /// Everything after the value; `ends` are the end tags that must come.
    pub(super) fn fast_close(&mut self, ends: Tags) -> Option<()> {
        let rest = ends.strip(self.rest())?;
        self.fast_end(rest)
    }

    /// The end of the document, where nothing but blanks is left.
    fn fast_end(&mut self, rest: &[u8]) -> Option<()> {
        unspaced(rest)
            .is_empty()
            .then(|| self.place = self.text.len())
    }

    /// The name of the method.
    pub(super) fn fast_open_call(&mut self) -> Option<String> {
        let rest = tags!("<methodCall>", "<methodName>").strip(self.behind_declaration()?)?;
        let (length, is_ascii) = scan::special_and_ascii(rest, 0);
        let after = rest[length..].strip_prefix(b"</methodName>")?;
        let start = self.text.len() - rest.len();
        let name = scalar::trim(self.text.get(start..start + length)?);
        if !is_ascii || name.is_empty() || length > self.options.limits.text {
            return None;
        }
        self.root = "methodCall".into();
        self.advance(after);
        Some(name.to_owned())
    }

    /// Whether there is a param with that index; if not, the document is at its end.
    pub(super) fn fast_next_param(&mut self, index: usize) -> Option<bool> {
        let before = match index {
            0 => tags!("<params>"),
            _ => tags!("</param>"),
        };
        let rest = before.strip(self.rest())?;
        if let Some(rest) = tags!("<param>").strip(rest) {
            self.root = format!("methodCall/params/param[{index}]/value").into();
            self.advance(rest);
            return Some(true);
        }
        let rest = tags!("</params>", "</methodCall>").strip(rest)?;
        self.fast_end(rest).map(|()| false)
    }

    #[inline]
    pub(super) fn fast_value(&mut self) -> Option<Token<'a>> {
        let Some(rest) = tags!("<value>").strip(self.rest()) else {
            let rest = tags!("<value/>").strip(self.rest())?;
            self.mark = self.place_of(rest) - "<value/>".len();
            self.advance(rest);
            return Some(Token::Text("".into()));
        };
        self.mark = self.place_of(rest);
        // Most values of a Keap answer are text without a type tag.
        if let [b'<', tag @ ..] = rest {
            return self.fast_typed(rest, tag);
        }
        if let Some(text) = self.fast_text(rest, tags!("</value>")) {
            return Some(Token::Text(text));
        }
        match unspaced(rest) {
            [b'<', b'/', ..] => None,
            typed @ [b'<', tag @ ..] => self.fast_typed(typed, tag),
            _ => None,
        }
    }

    /// A text without a type tag that can be taken as it stands: most values of a Keap answer.
    /// [`fast_value`](Self::fast_value) does the same, and more.
    #[inline(always)]
    pub(super) fn fast_untyped(&mut self) -> Option<&'a str> {
        let text = tags!("<value>").strip(self.rest())?;
        let (length, is_ascii) = scan::special_and_ascii(text, 0);
        let rest = text[length..].strip_prefix(b"</value>")?;
        if !is_ascii || length > self.options.limits.text {
            return None;
        }
        let start = self.text.len() - text.len();
        let plain = self.text.get(start..start + length)?;
        self.mark = start;
        self.advance(rest);
        Some(plain)
    }

    /// Whether the next value is certainly no nil, however it is read: it has a text that is not
    /// blank, or another type tag.
    #[inline]
    pub(super) fn fast_is_no_nil(&self) -> bool {
        let Some(content) = tags!("<value>").strip(self.rest()) else {
            return false;
        };
        match unspaced(content) {
            [b'<', tag, ..] => matches!(tag, b'i' | b's' | b'd' | b'b' | b'a'),
            [first, ..] => *first != b'&',
            [] => false,
        }
    }

    /// A value that starts with a tag; `tag` is what comes after its `<`.
    #[inline]
    fn fast_typed(&mut self, rest: &'a [u8], tag: &'a [u8]) -> Option<Token<'a>> {
        match *tag.first()? {
            b'/' => self.fast_text(rest, tags!("</value>")).map(Token::Text),
            b'i' => self.fast_int(tag),
            b's' => match tag.strip_prefix(b"string>") {
                Some(text) => {
                    let text = self.fast_text(text, tags!("</string>", "</value>"))?;
                    Some(Token::Text(text))
                }
                None => {
                    let members = tag.strip_prefix(b"struct>")?;
                    self.fast_open(members, Kind::Struct, Close::All)
                }
            },
            b'a' => match tags!("array>", "<data>").strip_here(tag) {
                Some(items) => self.fast_open(items, Kind::Array, Close::All),
                None => {
                    let items = tags!("array>", "<data/>").strip_here(tag)?;
                    self.fast_open(items, Kind::Array, Close::Array)
                }
            },
            b'd' => match tag.strip_prefix(b"dateTime.iso8601>") {
                Some(text) => {
                    let ends = tags!("</dateTime.iso8601>", "</value>");
                    let text = self.fast_plain(text, ends)?;
                    Some(Token::DateTime(text.into()))
                }
                None => {
                    let text = tag.strip_prefix(b"double>")?;
                    self.fast_scalar(text, tags!("</double>", "</value>"), |text| {
                        scalar::double(text).map(Token::Double)
                    })
                }
            },
            b'b' => match tag.strip_prefix(b"boolean>") {
                Some(text) => self.fast_scalar(text, tags!("</boolean>", "</value>"), |text| {
                    scalar::boolean(text, false).map(Token::Bool)
                }),
                None => self.fast_base64(tag.strip_prefix(b"base64>")?),
            },
            b'n' => {
                let rest = tags!("nil/>", "</value>").strip_here(tag)?;
                self.mark = self.place_of(tag) - 1;
                self.advance(rest);
                Some(Token::Nil)
            }
            _ => None,
        }
    }

    #[inline]
    fn fast_int(&mut self, tag: &'a [u8]) -> Option<Token<'a>> {
        let (text, end) = match tag.strip_prefix(b"i4>") {
            Some(text) => (text, tags!("</i4>", "</value>")),
            None => (tag.strip_prefix(b"int>")?, tags!("</int>", "</value>")),
        };
        let (is_negative, digits) = match text {
            [b'-', digits @ ..] => (true, digits),
            _ => (false, text),
        };
        let mut number = 0_i64;
        let mut count = 0;
        while let Some(digit) = digits.get(count).map(|byte| byte.wrapping_sub(b'0')) {
            if digit > 9 {
                break;
            }
            // Ten digits fit; the general way deals with more, which are zeros or too many.
            if count == 10 {
                return None;
            }
            number = number * 10 + i64::from(digit);
            count += 1;
        }
        let rest = end.strip_here(&digits[count..])?;
        if count == 0 {
            return None;
        }
        let number = i32::try_from(if is_negative { -number } else { number }).ok()?;
        self.mark = self.text.len() - text.len();
        self.advance(rest);
        Some(Token::Int(number))
    }

    /// A text that cannot be taken as it stands goes through the functions of the general way.
    #[inline]
    fn fast_text(&mut self, text: &'a [u8], end: Tags) -> Option<Cow<'a, str>> {
        let (length, is_ascii) = scan::special_and_ascii(text, 0);
        if !is_ascii || length > self.options.limits.text {
            return self.fast_special_text(text, end);
        }
        let Some(rest) = end.strip_here(&text[length..]) else {
            return self.fast_special_text(text, end);
        };
        let start = self.text.len() - text.len();
        self.mark = start;
        self.advance(rest);
        self.text.get(start..start + length).map(Cow::Borrowed)
    }

    /// A text with references, line breaks, other characters than ASCII or the like.
    #[inline(never)]
    fn fast_special_text(&mut self, text: &'a [u8], end: Tags) -> Option<Cow<'a, str>> {
        let length = memchr::memchr(b'<', text)?;
        let rest = end.strip_here(&text[length..])?;
        let start = self.text.len() - text.len();
        let lossy = self.options().lossy;
        let mut pieces = self.text.get(start..start + length)?.split('&');
        let first = pieces.next()?;
        // A character is never longer than the reference to it.
        let mut text = if first.len() < length {
            Text::with_room(length)
        } else {
            Text::default()
        };
        text.push(first, false, lossy).ok()?;
        for piece in pieces {
            let (name, piece) = piece.split_once(';')?;
            text.push_reference(name, lossy).ok()?;
            if !piece.is_empty() {
                text.push(piece, false, lossy).ok()?;
            }
        }
        if text.len() > self.options().limits.text {
            return None;
        }
        self.mark = start;
        self.advance(rest);
        Some(text.finish())
    }

    /// A text without anything special in it. What is no ASCII is left to the general way: nothing that is read so has
    /// any, and the general way says first of a character that XML forbids that it is one.
    #[inline]
    fn fast_plain(&mut self, text: &'a [u8], end: Tags) -> Option<&'a str> {
        let (length, is_ascii) = scan::special_and_ascii(text, 0);
        let rest = end.strip_here(&text[length..])?;
        if !is_ascii || length > self.options().limits.text {
            return None;
        }
        let start = self.text.len() - text.len();
        let plain = self.text.get(start..start + length)?;
        self.mark = start;
        self.advance(rest);
        Some(plain)
    }

    #[inline]
    fn fast_scalar(
        &mut self,
        text: &'a [u8],
        end: Tags,
        read: impl Fn(&str) -> Option<Token<'a>>,
    ) -> Option<Token<'a>> {
        let before = self.place;
        let token = read(self.fast_plain(text, end)?);
        if token.is_none() {
            self.place = before;
        }
        token
    }

    /// The text of a base64 may be megabytes: it is searched for its end with `memchr`, and
    /// decoding it checks it.
    fn fast_base64(&mut self, text: &'a [u8]) -> Option<Token<'a>> {
        let length = memchr::memchr(b'<', text)?;
        let rest = tags!("</base64>", "</value>").strip_here(&text[length..])?;
        if length > self.options().limits.text {
            return None;
        }
        let bytes = scalar::base64(&text[..length])?;
        self.mark = self.text.len() - text.len();
        self.advance(rest);
        Some(Token::Base64(bytes))
    }

    #[inline]
    fn fast_open(&mut self, rest: &[u8], kind: Kind, close: Close) -> Option<Token<'a>> {
        if self.frames.len() >= self.depth_limit() {
            return None;
        }
        self.frames.push(Frame::new(kind, close));
        self.advance(rest);
        Some(match kind {
            Kind::Array => Token::Array,
            Kind::Struct => Token::Struct,
        })
    }

    #[inline]
    pub(super) fn fast_next_item(&mut self) -> Option<bool> {
        let rest = unspaced(self.rest());
        let limit = self.options().limits.members;
        let frame = self.frames.last_mut()?;
        let end = match frame.close {
            Close::All if rest.starts_with(b"<value>") || rest.starts_with(b"<value/>") => {
                if frame.count >= limit || self.counted >= self.options.limits.values {
                    return None;
                }
                frame.count += 1;
                self.counted += 1;
                return Some(true);
            }
            Close::All => tags!("</data>", "</array>", "</value>"),
            Close::Array => tags!("</array>", "</value>"),
            Close::Nothing => return None,
        };
        let rest = end.strip(rest)?;
        self.frames.pop();
        self.advance(rest);
        Some(false)
    }

    /// Some name, no name at the end of the struct, or nothing if this is not the dialect.
    #[inline]
    pub(super) fn fast_next_member(&mut self) -> Option<Option<&'a str>> {
        let mut rest = self.rest();
        let limit = self.options().limits.members;
        let frame = self.frames.last_mut()?;
        if frame.close != Close::All {
            return None;
        }
        if frame.count > 0 {
            rest = tags!("</member>").strip(rest)?;
        }
        let Some(name) = tags!("<member>", "<name>").strip(rest) else {
            let rest = tags!("</struct>", "</value>").strip(rest)?;
            self.frames.pop();
            self.advance(rest);
            return Some(None);
        };
        let (length, is_ascii) = scan::special_and_ascii(name, 0);
        let rest = name[length..].strip_prefix(b"</name>")?;
        let limits = &self.options.limits;
        if frame.count >= limit || self.counted >= limits.values || length > limits.text {
            return None;
        }
        let start = self.text.len() - name.len();
        let name = self.text.get(start..start + length)?;
        if !is_ascii && noncharacter(name).is_some() {
            return None;
        }
        frame.count += 1;
        self.counted += 1;
        frame.name = name;
        self.advance(rest);
        Some(Some(name))
    }
}
