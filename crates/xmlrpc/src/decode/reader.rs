//! The steps of a document, whichever way they are read.

use std::borrow::Cow;

use super::options::{DecodeOptions, MAX_DEPTH};
use super::path::{Frame, Kind, path};
use super::source;
use super::tags::tags;
use super::text::BadText;
use super::xml::{Malformed, Xml};
use crate::datetime::{DateTime, DateTimeError};
use crate::error::{DecodeError, DecodeErrorKind, Detail, Position};
use crate::instead::Instead;

/// The head of a value: all of it for a scalar; for the others what follows is read with
/// [`Reader::next_item`] or [`Reader::next_member`].
#[derive(Debug, PartialEq)]
pub(super) enum Token<'a> {
    Int(i32),
    Long(i64),
    Bool(bool),
    Double(f64),
    Text(Cow<'a, str>),
    /// Not read yet: see [`Reader::datetime`].
    DateTime(Cow<'a, str>),
    Base64(Vec<u8>),
    Nil,
    Array,
    Struct,
}

/// What a `methodResponse` holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Answer {
    Value,
    Fault,
}

/// Walks through one document.
pub(super) struct Reader<'a, 'o> {
    pub(super) text: &'a str,
    /// Where the text starts in what the caller knows.
    origin: Position,
    pub(super) options: &'o DecodeOptions,
    /// Whether steps are still read the fast way.
    fast: bool,
    /// Whether values are only passed over, so that the text of a number may be anything.
    pub(super) skips: bool,
    /// How far the fast way has come: the start of the next step.
    pub(super) place: usize,
    /// The elements around the outermost value.
    pub(super) root: Cow<'static, str>,
    /// The structs and arrays that are open.
    pub(super) frames: Vec<Frame<'a>>,
    /// How many members and elements were counted.
    pub(super) counted: usize,
    /// Where the content of the last scalar starts.
    pub(super) mark: usize,
    /// How far the general way has come.
    pub(super) xml: Xml<'a>,
}

impl<'a, 'o> Reader<'a, 'o> {
    pub(super) fn new(text: &'a str, origin: Position, options: &'o DecodeOptions) -> Self {
        Self {
            text,
            origin,
            options,
            fast: options.fast_path,
            skips: false,
            place: 0,
            root: "".into(),
            frames: Vec::new(),
            counted: 0,
            mark: 0,
            xml: Xml::new(text, 0, is_start(origin), options),
        }
    }

    /// Goes on at a place between two steps.
    pub(super) fn start_at(&mut self, place: usize) {
        self.place = place;
        if !self.fast {
            self.hand_over();
        }
    }

    /// Where the next step starts.
    pub(super) fn consumed(&self) -> usize {
        if self.fast {
            self.place
        } else {
            self.xml.end()
        }
    }

    /// Whether the text was looked at to its end, so that more text could have changed what was
    /// read. The fast way never fails because of that: it hands over first.
    pub(super) fn has_seen_all(&self) -> bool {
        !self.fast && self.xml.has_seen_all()
    }

    pub(super) fn options(&self) -> &'o DecodeOptions {
        self.options
    }

    pub(super) fn depth_limit(&self) -> usize {
        self.options.limits.depth.min(MAX_DEPTH)
    }

    /// Opens a struct or an array.
    pub(super) fn push(&mut self, frame: Frame<'a>) -> Result<(), DecodeError> {
        let limit = self.depth_limit();
        if self.frames.len() >= limit {
            let expected = format!("at most {limit} structs and arrays inside each other");
            let place = self.xml.start();
            return Err(self.error(DecodeErrorKind::TooDeep, place, expected, "more".into()));
        }
        self.frames.push(frame);
        Ok(())
    }

    /// Counts a member or an element of the innermost frame.
    pub(super) fn count(&mut self) -> Result<(), DecodeError> {
        let limit = self.options.limits.members;
        let Some(frame) = self.frames.last_mut() else {
            return Ok(());
        };
        if frame.count >= limit {
            return Err(self.too_many(format_args!("{limit} members or elements")));
        }
        frame.count += 1;
        self.counted += 1;
        let limit = self.options.limits.values;
        if self.counted > limit {
            return Err(self.too_many(format_args!("{limit} members and elements in all")));
        }
        Ok(())
    }

    /// More of something than is allowed.
    #[cold]
    fn too_many(&self, allowed: std::fmt::Arguments<'_>) -> DecodeError {
        let expected = format!("at most {allowed}");
        let place = self.xml.start();
        self.error(DecodeErrorKind::TooLarge, place, expected, "more".into())
    }

    /// From the next step on, the general way; it starts at the step that the fast way could not
    /// take.
    #[cold]
    fn hand_over(&mut self) {
        self.fast = false;
        let is_start = is_start(self.origin);
        self.xml = Xml::new(self.text, self.place, is_start, self.options);
    }

    /// Up to where the value or the fault's value starts.
    pub(super) fn open_response(&mut self) -> Result<Answer, DecodeError> {
        if self.fast {
            if let Some(answer) = self.fast_open_response() {
                return Ok(answer);
            }
            self.hand_over();
        }
        self.general_open_response()
    }

    /// From after the value to the end of the document.
    pub(super) fn close_response(&mut self) -> Result<(), DecodeError> {
        if self.fast {
            let ends = tags!("</param>", "</params>", "</methodResponse>");
            if self.fast_close(ends).is_some() {
                return Ok(());
            }
            self.hand_over();
        }
        self.general_close(&["param", "params", "methodResponse"])
    }

    /// From after the fault's value to the end of the document.
    pub(super) fn close_fault(&mut self) -> Result<(), DecodeError> {
        if self.fast {
            let ends = tags!("</fault>", "</methodResponse>");
            if self.fast_close(ends).is_some() {
                return Ok(());
            }
            self.hand_over();
        }
        self.general_close(&["fault", "methodResponse"])
    }

    /// Up to after the method name.
    pub(super) fn open_call(&mut self) -> Result<String, DecodeError> {
        if self.fast {
            if let Some(name) = self.fast_open_call() {
                return Ok(name);
            }
            self.hand_over();
        }
        self.general_open_call()
    }

    /// Up to the value of the next param, the one with that index; false at the end.
    pub(super) fn next_param(&mut self, index: usize) -> Result<bool, DecodeError> {
        let is_there = self.is_next_param(index)?;
        let limit = self.options.limits.params;
        if is_there && index >= limit {
            return Err(self.too_many(format_args!("{limit} params")));
        }
        Ok(is_there)
    }

    fn is_next_param(&mut self, index: usize) -> Result<bool, DecodeError> {
        if self.fast {
            if let Some(is_there) = self.fast_next_param(index) {
                return Ok(is_there);
            }
            self.hand_over();
        }
        self.general_next_param(index)
    }

    /// The head of the next value.
    #[inline]
    pub(super) fn value(&mut self) -> Result<Token<'a>, DecodeError> {
        if self.fast {
            if let Some(token) = self.fast_value() {
                return Ok(token);
            }
            self.hand_over();
        }
        self.general_value()
    }

    /// The next value, if it is a text that can be borrowed and is found the fast way; else
    /// nothing was read.
    #[inline(always)]
    pub(super) fn untyped(&mut self) -> Option<&'a str> {
        if self.fast { self.fast_untyped() } else { None }
    }

    /// Whether the next value is seen to be no nil; if not, it may still be none.
    #[inline(always)]
    pub(super) fn is_no_nil(&self) -> bool {
        self.fast && self.fast_is_no_nil()
    }

    /// The name of the next member, if it is found the fast way; else nothing was read. At the
    /// end of the struct there is none inside.
    #[inline(always)]
    pub(super) fn plain_member(&mut self) -> Option<Option<&'a str>> {
        if self.fast {
            self.fast_next_member()
        } else {
            None
        }
    }

    /// Whether another element starts; if not, the array is closed.
    #[inline]
    pub(super) fn next_item(&mut self) -> Result<bool, DecodeError> {
        if self.fast {
            if let Some(is_there) = self.fast_next_item() {
                return Ok(is_there);
            }
            self.hand_over();
        }
        self.general_next_item()
    }

    /// The name of the next member; none when the struct is closed.
    #[inline]
    pub(super) fn next_member(&mut self) -> Result<Option<Cow<'a, str>>, DecodeError> {
        if self.fast {
            if let Some(name) = self.fast_next_member() {
                return Ok(name.map(Cow::Borrowed));
            }
            self.hand_over();
        }
        self.general_next_member()
    }

    /// Passes over the next value with all that is in it.
    pub(super) fn skip(&mut self) -> Result<(), DecodeError> {
        let outside = self.frames.len();
        self.value()?;
        self.close_to(outside)
    }

    /// Passes over the rest of the structs and arrays that are open, but for the first so many.
    pub(super) fn close_to(&mut self, outside: usize) -> Result<(), DecodeError> {
        while self.frames.len() > outside {
            let is_struct = self
                .frames
                .last()
                .is_some_and(|frame| frame.kind == Kind::Struct);
            let is_there = if is_struct {
                self.next_member()?.is_some()
            } else {
                self.next_item()?
            };
            if is_there {
                self.value()?;
            }
        }
        Ok(())
    }

    /// The date of [`Token::DateTime`], the last one read.
    pub(super) fn datetime(&self, text: &str) -> Result<DateTime, DecodeError> {
        let read = match self.options.rolling {
            true => DateTime::rolled(text),
            false => text.parse(),
        };
        read.map_err(|error: DateTimeError| {
            self.bad_scalar(&format!("a dateTime.iso8601 ({})", error.reason()), text)
        })
    }

    /// The error at a place of the text, with the path of the frames that are open.
    #[cold]
    pub(super) fn error(
        &self,
        kind: DecodeErrorKind,
        place: usize,
        expected: String,
        found: String,
    ) -> DecodeError {
        DecodeError::new(Detail {
            kind,
            position: Some(source::position(self.text, place, self.origin)),
            path: path(&self.root, &self.frames),
            expected,
            found,
            instead: None,
        })
    }

    /// The error that a scalar, the last one read, has the wrong text.
    #[cold]
    pub(super) fn bad_scalar(&self, expected: &str, text: &str) -> DecodeError {
        let kind = DecodeErrorKind::BadScalar;
        self.error(
            kind,
            self.mark,
            expected.into(),
            format!("`{}`", excerpt(text)),
        )
    }

    /// The error that something else was wanted in the place of the last value.
    #[cold]
    pub(super) fn wrong(&self, expected: &str, found: &str) -> DecodeError {
        self.error(
            DecodeErrorKind::NotXmlRpc,
            self.mark,
            expected.into(),
            found.into(),
        )
    }

    /// The error that this document is another one altogether.
    #[cold]
    pub(super) fn other_document(&self, expected: &str) -> DecodeError {
        let instead = Instead::of(self.text.as_bytes());
        let kind = match instead {
            Instead::Xml { .. } => DecodeErrorKind::NotXmlRpc,
            _ => DecodeErrorKind::NotXml,
        };
        let mut error = DecodeError::whole(kind, expected, instead.to_string());
        error.detail_mut().instead = Some(instead);
        error
    }

    #[cold]
    pub(super) fn malformed(&self, malformed: &Malformed) -> DecodeError {
        let found = malformed.message.clone();
        self.error(
            DecodeErrorKind::NotXml,
            malformed.place,
            String::new(),
            found,
        )
    }

    /// The error for a piece of text that starts at `place`.
    #[cold]
    pub(super) fn bad_text(&self, bad: &BadText, place: usize) -> DecodeError {
        let (kind, offset, expected, found) = match bad {
            BadText::Character(offset, code) => {
                let found = format!("U+{code:04X}");
                (
                    DecodeErrorKind::BadCharacter,
                    *offset,
                    "a character that XML allows",
                    found,
                )
            }
            BadText::CDataEnd(offset) => {
                (DecodeErrorKind::NotXml, *offset, "`]]&gt;`", "`]]>`".into())
            }
            BadText::Entity(name) => {
                let found = format!("the entity `&{};`", name.escape_debug());
                (DecodeErrorKind::NotXml, 0, "an entity of XML itself", found)
            }
        };
        self.error(kind, place + offset, expected.into(), found)
    }
}

/// Whether a text with this origin is the start of a document: nothing or a byte order mark is
/// before it.
fn is_start(origin: Position) -> bool {
    origin.offset <= 3
}

/// The start of a text, for a message.
pub(super) fn excerpt(text: &str) -> String {
    let mut excerpt: String = text.chars().take(32).flat_map(char::escape_debug).collect();
    if text.chars().nth(32).is_some() {
        excerpt.push_str("...");
    }
    excerpt
}
