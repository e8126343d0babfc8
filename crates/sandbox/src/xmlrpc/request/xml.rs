//! XML as the Java platform's parser reads it: the same documents, and the same words about what is none.
//!
//! The words were recorded from the parser of the Java platform 17; `fixtures/observed` has them with their documents.

mod markup;
mod reference;
mod refusal;
mod scope;
mod signs;

use std::borrow::Cow;

use self::markup::Tag;
use self::refusal::{CUT, legal};
use self::scope::Scope;
use self::signs::{is_space, name_length};
use super::name::Name;

const BAD_CONTENT: &str =
    "The content of elements must consist of well-formed character data or markup.";

/// What the parser meets.
#[derive(Debug)]
pub(super) enum Event<'a> {
    Start(Name<'a>),
    End(Name<'a>),
    Text(Cow<'a, str>),
}

/// A document that is read from its start to its end.
#[derive(Debug)]
pub(super) struct Document<'a> {
    rest: &'a str,
    scope: Scope<'a>,
    begun: bool,
    /// Whether the root element was met.
    rooted: bool,
    /// The end of an element that was written as an empty one.
    empty: bool,
}

impl<'a> Document<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self {
            rest: text,
            scope: Scope::default(),
            begun: false,
            rooted: false,
            empty: false,
        }
    }

    /// The next event; none at the end.
    ///
    /// # Errors
    /// What the parser says. The document must not be read on.
    pub(super) fn next(&mut self) -> Result<Option<Event<'a>>, String> {
        if !self.begun {
            self.begun = true;
            self.rest = markup::declaration(self.rest)?;
        }
        if self.empty {
            self.empty = false;
            return Ok(self.scope.leave().map(Event::End));
        }
        loop {
            let event = if self.scope.is_outside() {
                let Some(event) = self.outside()? else {
                    return Ok(None);
                };
                event
            } else {
                self.inside()?
            };
            if event.is_some() {
                return Ok(event);
            }
        }
    }

    /// Before and behind the root element: an event, something without one, or the end.
    fn outside(&mut self) -> Result<Option<Option<Event<'a>>>, String> {
        self.rest = self.rest.trim_start_matches(is_space);
        if self.rest.is_empty() {
            return if self.rooted {
                Ok(None)
            } else {
                Err("Premature end of file.".to_owned())
            };
        }
        if self.pass_over()? {
            return Ok(Some(None));
        }
        let Some(behind) = self.rest.strip_prefix('<') else {
            let place = if self.rooted {
                "trailing section"
            } else {
                "prolog"
            };
            return Err(format!("Content is not allowed in {place}."));
        };
        if !self.rooted && behind.starts_with("!DOCTYPE") {
            // The words of the parser where it is told to take none.
            return Err("DOCTYPE is disallowed when the feature \
                        \"http://apache.org/xml/features/disallow-doctype-decl\" set to true."
                .to_owned());
        }
        if behind.is_empty() {
            return Err(CUT.to_owned());
        }
        if self.rooted || name_length(behind) == 0 {
            let place = if self.rooted {
                "following"
            } else {
                "preceding"
            };
            return Err(format!(
                "The markup in the document {place} the root element must be well-formed."
            ));
        }
        self.rooted = true;
        self.start().map(|event| Some(Some(event)))
    }

    /// Inside of an element: an event, or something without one.
    fn inside(&mut self) -> Result<Option<Event<'a>>, String> {
        if self.pass_over()? {
            return Ok(None);
        }
        if let Some(behind) = self.rest.strip_prefix("</") {
            self.rest = self.scope.end_tag(behind)?;
            return Ok(self.scope.leave().map(Event::End));
        }
        if let Some(behind) = self.rest.strip_prefix("<![CDATA[") {
            let (text, rest) = behind.split_once("]]>").ok_or(CUT)?;
            legal(text, "CDATA section")?;
            self.rest = rest;
            return Ok(Some(Event::Text(lines(text))));
        }
        if let Some(behind) = self.rest.strip_prefix('<') {
            return match name_length(behind) {
                0 if behind.is_empty() => Err(CUT.to_owned()),
                0 => Err(BAD_CONTENT.to_owned()),
                _ => self.start().map(Some),
            };
        }
        if let Some(behind) = self.rest.strip_prefix('&') {
            let (text, rest) = reference::read(behind)?;
            self.rest = rest;
            return Ok(Some(Event::Text(text.into())));
        }
        self.text().map(Some)
    }

    /// A comment or a processing instruction, if one stands here.
    fn pass_over(&mut self) -> Result<bool, String> {
        if let Some(behind) = self.rest.strip_prefix("<!--") {
            self.rest = markup::comment(behind)?;
        } else if let Some(behind) = self.rest.strip_prefix("<?") {
            self.rest = markup::instruction(behind)?;
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    fn start(&mut self) -> Result<Event<'a>, String> {
        let Tag {
            name,
            attributes,
            empty,
            rest,
        } = markup::start_tag(&self.rest[1..])?;
        self.rest = rest;
        self.empty = empty;
        self.scope.enter(name, &attributes).map(Event::Start)
    }

    fn text(&mut self) -> Result<Event<'a>, String> {
        let end = self.rest.find(['<', '&']).unwrap_or(self.rest.len());
        let (text, rest) = self.rest.split_at(end);
        if text.is_empty() {
            return Err(CUT.to_owned());
        }
        let closed = text.find("]]>").unwrap_or(text.len());
        legal(&text[..closed], "element content of the document")?;
        if closed < text.len() {
            return Err(
                "The character sequence \"]]>\" must not appear in content unless used to \
                        mark the end of a CDATA section."
                    .to_owned(),
            );
        }
        self.rest = rest;
        Ok(Event::Text(lines(text)))
    }
}

/// The text with its line ends as XML has them.
fn lines(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n").into()
    } else {
        text.into()
    }
}
