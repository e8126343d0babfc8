//! The general way to read the steps: everything XML allows, over the nodes of [`Xml`].
//!
//! [`Xml`]: super::xml::Xml

use std::borrow::Cow;

use super::path::{Close, Frame, Kind};
use super::reader::{Answer, Reader, Token, excerpt};
use super::scalar;
use super::text::{Text, clean, is_blank};
use super::xml::Node;
use crate::error::{DecodeError, DecodeErrorKind};

type Result<T> = std::result::Result<T, DecodeError>;

/// The envelopes of the two messages.
impl<'a> Reader<'a, '_> {
    /// Up to where the value or the fault's value starts.
    pub(super) fn general_open_response(&mut self) -> Result<Answer> {
        self.open_root("methodResponse", "a methodResponse")?;
        self.root = "methodResponse".into();
        match self.element()? {
            Node::Start("params", _) => {
                self.root = "methodResponse/params".into();
                self.start_tag("param")?;
                self.root = "methodResponse/params/param/value".into();
                Ok(Answer::Value)
            }
            Node::Start("fault", _) => {
                self.root = "methodResponse/fault/value".into();
                Ok(Answer::Fault)
            }
            node => Err(self.unexpected("`<params>` or `<fault>`", node)),
        }
    }

    /// From after the value to the end of the document.
    pub(super) fn general_close(&mut self, ends: &[&str]) -> Result<()> {
        self.root = "methodResponse".into();
        for end in ends {
            self.end_tag(end)?;
        }
        self.root = "".into();
        match self.element()? {
            Node::End0 => Ok(()),
            node => Err(self.unexpected("nothing after the root", node)),
        }
    }

    /// Up to after the method name.
    pub(super) fn general_open_call(&mut self) -> Result<String> {
        self.open_root("methodCall", "a methodCall")?;
        self.root = "methodCall".into();
        self.start_tag("methodName")?;
        self.root = "methodCall/methodName".into();
        let name = self.text_until("methodName")?;
        self.root = "methodCall".into();
        let name = scalar::trim(&name);
        if name.is_empty() {
            return Err(self.wrong("a method name", "none"));
        }
        Ok(name.to_owned())
    }

    /// Up to the value of the next param, or to the end of the document.
    pub(super) fn general_next_param(&mut self, index: usize) -> Result<bool> {
        self.root = "methodCall".into();
        if index == 0 {
            // A call without params may leave them out altogether.
            match self.element()? {
                Node::Start("params", _) => {}
                Node::Empty("params", _) => {
                    return self.general_close(&["methodCall"]).map(|()| false);
                }
                Node::End("methodCall") => return self.general_close(&[]).map(|()| false),
                node => return Err(self.unexpected("`<params>` or `</methodCall>`", node)),
            }
        } else {
            self.end_tag("param")?;
        }
        self.root = "methodCall/params".into();
        match self.element()? {
            Node::Start("param", _) => {
                self.root = format!("methodCall/params/param[{index}]/value").into();
                Ok(true)
            }
            Node::End("params") => self.general_close(&["methodCall"]).map(|()| false),
            node => Err(self.unexpected("`<param>` or `</params>`", node)),
        }
    }

    /// The start tag of the root; anything else is another document.
    fn open_root(&mut self, name: &str, what: &str) -> Result<()> {
        loop {
            match self.xml.next() {
                Ok(Node::Text(text)) if is_blank(text) => {}
                Ok(node) => return self.check_root(node, name, what),
                Err(error) if error.is_declaration => {
                    return Err(self.late_declaration(error.place));
                }
                Err(error) if self.holds_root(name) => return Err(self.malformed(&error)),
                // A body that is no XML at all is better described than its first syntax error.
                Err(_) => return Err(self.other_document(what)),
            }
        }
    }

    /// Whether the message that is wanted is in the document, behind something else.
    fn holds_root(&self, name: &str) -> bool {
        self.text.contains(&format!("<{name}>"))
    }

    fn check_root(&mut self, node: Node<'a>, name: &str, what: &str) -> Result<()> {
        match node {
            Node::Start(root, attributes) if root == name => self.attributes(attributes),
            Node::DocType if self.text.contains(&format!("<{name}")) => {
                Err(self.unexpected(what, node))
            }
            _ if self.holds_root(name) => Err(self.behind(name, node)),
            _ => Err(self.other_document(what)),
        }
    }
}

/// Values.
impl<'a> Reader<'a, '_> {
    /// The head of the next value.
    pub(super) fn general_value(&mut self) -> Result<Token<'a>> {
        match self.element()? {
            Node::Start("value", _) => {}
            Node::Empty("value", _) => {
                self.mark = self.xml.start();
                return Ok(Token::Text("".into()));
            }
            node => return Err(self.unexpected("`<value>`", node)),
        }
        self.mark = self.xml.start() + "<value>".len();
        let (text, node) = self.text_and_tag()?;
        let token = match node {
            // Text without a type tag is a string, and every blank of it counts.
            Node::End("value") => return Ok(Token::Text(text)),
            Node::Start(..) | Node::Empty(..) if !is_blank(&text) => {
                let found = format!("the text `{}` before a tag", excerpt(&text));
                return Err(self.wrong("either a text or a type tag", &found));
            }
            Node::Start(name, attributes) => {
                self.attributes(attributes)?;
                self.typed(name)?
            }
            Node::Empty(name, attributes) => {
                self.attributes(attributes)?;
                self.typed_empty(name)?
            }
            node => return Err(self.unexpected("`</value>`", node)),
        };
        if !matches!(token, Token::Array | Token::Struct) {
            self.end_tag("value")?;
        }
        Ok(token)
    }

    /// The content of a start tag that names a type.
    fn typed(&mut self, name: &'a str) -> Result<Token<'a>> {
        match name {
            "struct" => return self.open(Kind::Struct, Close::All),
            "array" => return self.open_array(),
            _ => {}
        }
        if !is_scalar(name) {
            return Err(self.unexpected("a type tag", Node::Start(name, false)));
        }
        self.mark = self.xml.start() + name.len() + 2;
        let text = self.text_until(name)?;
        self.scalar(name, text)
    }

    /// An empty tag that names a type.
    fn typed_empty(&mut self, name: &'a str) -> Result<Token<'a>> {
        match name {
            "struct" => self.open(Kind::Struct, Close::Nothing),
            "array" if self.options().lenient => self.open(Kind::Array, Close::Nothing),
            _ if is_scalar(name) => {
                self.mark = self.xml.start();
                self.scalar(name, "".into())
            }
            _ => Err(self.unexpected("a type tag", Node::Empty(name, false))),
        }
    }

    fn scalar(&mut self, name: &str, text: Cow<'a, str>) -> Result<Token<'a>> {
        if self.skips {
            return Ok(Token::Nil);
        }
        let lenient = self.options().lenient;
        let token = match name {
            "string" => return Ok(Token::Text(text)),
            "i4" | "int" => scalar::int(&text).map(Token::Int),
            "i8" | "ex:i8" => scalar::long(&text).map(Token::Long),
            "boolean" => scalar::boolean(&text, lenient).map(Token::Bool),
            "double" => scalar::double(&text).map(Token::Double),
            "dateTime.iso8601" => return Ok(Token::DateTime(text)),
            "base64" => scalar::base64(text.as_bytes()).map(Token::Base64),
            _ => is_blank(&text).then_some(Token::Nil),
        };
        token.ok_or_else(|| self.bad_scalar(expected(name), &text))
    }

    fn open(&mut self, kind: Kind, close: Close) -> Result<Token<'a>> {
        self.push(Frame::new(kind, close))?;
        Ok(match kind {
            Kind::Array => Token::Array,
            Kind::Struct => Token::Struct,
        })
    }

    fn open_array(&mut self) -> Result<Token<'a>> {
        match self.element()? {
            Node::Start("data", _) => self.open(Kind::Array, Close::All),
            Node::Empty("data", _) => self.open(Kind::Array, Close::Array),
            Node::End("array") if self.options().lenient => self.open(Kind::Array, Close::Nothing),
            node => Err(self.unexpected("`<data>`", node)),
        }
    }

    /// Whether another element starts; if not, the array is closed.
    pub(super) fn general_next_item(&mut self) -> Result<bool> {
        let close = self
            .frames
            .last()
            .map_or(Close::Nothing, |frame| frame.close);
        if close == Close::All {
            match self.peek_element()? {
                Node::Start("value", _) | Node::Empty("value", _) => {
                    self.count()?;
                    return Ok(true);
                }
                _ => self.end_tag("data")?,
            }
        }
        if close != Close::Nothing {
            self.end_tag("array")?;
        }
        self.end_tag("value")?;
        self.frames.pop();
        Ok(false)
    }

    /// The name of the next member; none when the struct is closed.
    pub(super) fn general_next_member(&mut self) -> Result<Option<Cow<'a, str>>> {
        let Some(Frame { count, close, .. }) = self.frames.last() else {
            return Ok(None);
        };
        let close = *close;
        if *count > 0 {
            self.end_tag("member")?;
        }
        if close == Close::All {
            match self.element()? {
                Node::Start("member", _) => return self.member_name().map(Some),
                Node::End("struct") => {}
                node => return Err(self.unexpected("`<member>` or `</struct>`", node)),
            }
        }
        self.end_tag("value")?;
        self.frames.pop();
        Ok(None)
    }

    fn member_name(&mut self) -> Result<Cow<'a, str>> {
        self.count()?;
        if let Some(frame) = self.frames.last_mut() {
            frame.name = "";
        }
        match self.element()? {
            Node::Start("name", _) => {}
            Node::Empty("name", _) => return Ok("".into()),
            node => return Err(self.unexpected("`<name>`", node)),
        }
        let start = self.xml.start() + "<name>".len();
        let name = self.text_until("name")?;
        if let Some(frame) = self.frames.last_mut() {
            frame.name = self.text.get(start..self.xml.start()).unwrap_or_default();
        }
        Ok(name)
    }
}

/// Nodes, checked.
impl<'a> Reader<'a, '_> {
    #[inline]
    fn node(&mut self) -> Result<Node<'a>> {
        self.xml.next().map_err(|error| self.malformed(&error))
    }

    /// The next node that is no blank text: between elements there may be nothing else.
    #[inline]
    fn element(&mut self) -> Result<Node<'a>> {
        loop {
            match self.node()? {
                Node::Text(text) if is_blank(text) => {}
                node @ (Node::Start(_, true) | Node::Empty(_, true)) => {
                    self.attributes(true)?;
                    return Ok(node);
                }
                node => return Ok(node),
            }
        }
    }

    /// The next element, which stays the next.
    fn peek_element(&mut self) -> Result<Node<'a>> {
        loop {
            match self.xml.peek().map_err(|error| self.malformed(&error))? {
                Node::Text(text) if is_blank(text) => self.node()?,
                node => return Ok(node),
            };
        }
    }

    #[inline]
    fn start_tag(&mut self, name: &str) -> Result<()> {
        match self.element()? {
            Node::Start(found, _) if found == name => Ok(()),
            node => Err(self.unexpected(&format!("`<{name}>`"), node)),
        }
    }

    #[inline]
    fn end_tag(&mut self, name: &str) -> Result<()> {
        match self.element()? {
            Node::End(found) if found == name => Ok(()),
            node => Err(self.unexpected(&format!("`</{name}>`"), node)),
        }
    }

    /// The text up to the end tag of the element it is in.
    fn text_until(&mut self, name: &str) -> Result<Cow<'a, str>> {
        let (text, node) = self.text_and_tag()?;
        match node {
            Node::End(found) if found == name => Ok(text),
            node => Err(self.unexpected(&format!("`</{name}>`"), node)),
        }
    }

    /// The text up to the next tag, and that tag.
    #[inline]
    fn text_and_tag(&mut self) -> Result<(Cow<'a, str>, Node<'a>)> {
        let node = self.node()?;
        let Node::Text(piece) = node else {
            return self.pieces_and_tag(Text::default(), node);
        };
        // Nearly all texts are of one piece.
        let start = self.xml.start();
        let text = clean(piece, false, self.options.lossy);
        let text = text.map_err(|bad| self.bad_text(&bad, start))?;
        if text.len() > self.options.limits.text {
            return Err(self.too_long(start));
        }
        match self.node()? {
            node @ (Node::End(_) | Node::Start(..) | Node::Empty(..)) => Ok((text, node)),
            node => self.pieces_and_tag(Text::new(text), node),
        }
    }

    /// The same, from the second piece on.
    fn pieces_and_tag(
        &mut self,
        mut text: Text<'a>,
        mut node: Node<'a>,
    ) -> Result<(Cow<'a, str>, Node<'a>)> {
        let lossy = self.options.lossy;
        loop {
            let start = self.xml.start();
            let pushed = match node {
                Node::Text(piece) => text.push(piece, false, lossy),
                Node::CData(piece) => text.push(piece, true, lossy),
                Node::Reference(name) => text.push_reference(name, lossy),
                tag => return Ok((text.finish(), tag)),
            };
            pushed.map_err(|bad| self.bad_text(&bad, start))?;
            if text.len() > self.options.limits.text {
                return Err(self.too_long(start));
            }
            node = self.node()?;
        }
    }

    #[cold]
    fn too_long(&self, place: usize) -> DecodeError {
        let expected = format!("a text of at most {} bytes", self.options.limits.text);
        self.error(DecodeErrorKind::TooLarge, place, expected, "more".into())
    }

    /// The error that something stands before the message: a warning of the program that wrote it, for instance.
    #[cold]
    fn behind(&self, name: &str, node: Node<'_>) -> DecodeError {
        let root = format!("<{name}>");
        let (before, _) = self.text.split_once(&root).unwrap_or((self.text, ""));
        match before.find("<?xml ") {
            Some(place) => self.late_declaration(place),
            None => self.unexpected(&format!("nothing before `{root}`"), node),
        }
    }

    /// The error that the declaration is not where it must be, which names what is there.
    #[cold]
    fn late_declaration(&self, place: usize) -> DecodeError {
        let before = self.text.get(..place).unwrap_or_default();
        let found = format!(
            "the XML declaration is not the first thing: before it stands {}",
            first_thing(before)
        );
        self.error(DecodeErrorKind::NotXml, place, String::new(), found)
    }

    fn attributes(&self, there: bool) -> Result<()> {
        if !there || self.options().lenient {
            return Ok(());
        }
        let expected = "a tag without attributes".to_owned();
        Err(self.error(
            DecodeErrorKind::NotXmlRpc,
            self.xml.start(),
            expected,
            "some".into(),
        ))
    }

    #[cold]
    fn unexpected(&self, expected: &str, node: Node<'_>) -> DecodeError {
        let found = match node {
            Node::Start(name, _) => format!("`<{}>`", excerpt(name)),
            Node::Empty(name, _) => format!("`<{}/>`", excerpt(name)),
            Node::End(name) => format!("`</{}>`", excerpt(name)),
            Node::Text(text) => format!("the text `{}`", excerpt(text)),
            Node::CData(text) => format!("a CDATA section with `{}`", excerpt(text)),
            Node::Reference(name) => format!("the reference `&{};`", excerpt(name)),
            Node::DocType => "a document type declaration".into(),
            Node::End0 => "the end of the document".into(),
        };
        let kind = match node {
            Node::DocType | Node::End0 => DecodeErrorKind::NotXml,
            _ => DecodeErrorKind::NotXmlRpc,
        };
        self.error(kind, self.xml.start(), expected.into(), found)
    }
}

/// What a piece of a document starts with, after white space, in words.
fn first_thing(text: &str) -> String {
    let start = scalar::trim(text);
    if start.is_empty() {
        "white space".into()
    } else if start.starts_with('\u{FEFF}') {
        "a byte order mark".into()
    } else if start.starts_with("<!--") {
        "a comment".into()
    } else if start.starts_with("<?xml") {
        "another one".into()
    } else if start.starts_with("<?") {
        format!("the processing instruction `{}`", excerpt(start))
    } else {
        format!("`{}`", excerpt(start))
    }
}

fn is_scalar(name: &str) -> bool {
    matches!(
        name,
        "string"
            | "i4"
            | "int"
            | "i8"
            | "ex:i8"
            | "boolean"
            | "double"
            | "dateTime.iso8601"
            | "base64"
            | "nil"
            | "ex:nil"
    )
}

/// What the text of a type must be.
fn expected(name: &str) -> &'static str {
    match name {
        "i4" | "int" => "a whole number of 32 bits",
        "i8" | "ex:i8" => "a whole number of 64 bits",
        "boolean" => "`0` or `1`",
        "double" => "a finite number",
        "base64" => "base64",
        _ => "nothing inside `nil`",
    }
}
