//! The events of quick-xml as the few nodes that matter here: the only file that names it.

use quick_xml::Reader;
use quick_xml::errors::IllFormedError;
use quick_xml::events::Event;

use super::options::DecodeOptions;
use super::text::is_blank;

/// A piece of a document. Comments and processing instructions are passed over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Node<'a> {
    /// A start tag by its name, and whether it has attributes.
    Start(&'a str, bool),
    /// An element without content, `<name/>`, by its name, and whether it has attributes.
    Empty(&'a str, bool),
    /// An end tag by its name.
    End(&'a str),
    /// Character data as it stands: no line ends normalized.
    Text(&'a str),
    /// The inside of a CDATA section.
    CData(&'a str),
    /// What stands between `&` and `;`.
    Reference(&'a str),
    /// `<!DOCTYPE`.
    DocType,
    /// The end of the document.
    End0,
}

/// Reads nodes of a text, from any place that lies between two nodes.
///
/// Nesting is not checked here: whoever asks for nodes knows which end tag must come, and a start
/// in the middle of a document has no start tags to compare with.
pub(super) struct Xml<'a> {
    text: &'a str,
    base: usize,
    is_start: bool,
    /// Whether a declaration may stand after white space.
    lenient: bool,
    reader: Reader<&'a [u8]>,
    peeked: Option<Node<'a>>,
    /// Where the last node given starts.
    start: usize,
    /// Where the node read last ends; with one peeked, that is the peeked one.
    end: usize,
    /// Whether something was begun and its end not found.
    was_cut: bool,
}

/// A syntax error: where and what.
#[derive(Debug)]
pub(super) struct Malformed {
    pub(super) place: usize,
    pub(super) message: String,
    /// It is an XML declaration where none may be.
    pub(super) is_declaration: bool,
}

impl<'a> Xml<'a> {
    /// `is_start` says that place 0 of the text is the start of the document.
    pub(super) fn new(text: &'a str, base: usize, is_start: bool, options: &DecodeOptions) -> Self {
        let rest = text.get(base..).unwrap_or_default();
        // quick-xml drops a byte order mark wherever it starts to read; only at the start of a
        // document it is one, and there it is gone already.
        let mark = if rest.starts_with('\u{FEFF}') {
            memchr::memchr2(b'<', b'&', rest.as_bytes()).unwrap_or(rest.len())
        } else {
            0
        };
        let (text_node, rest) = rest.split_at(mark);
        let mut reader = Reader::from_str(rest);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = options.lossy;
        Self {
            text,
            base: base + mark,
            is_start,
            lenient: options.lenient,
            reader,
            peeked: (mark > 0).then_some(Node::Text(text_node)),
            start: base,
            end: base + mark,
            was_cut: false,
        }
    }

    /// Where the last node given starts.
    pub(super) fn start(&self) -> usize {
        self.start
    }

    /// Where the next node starts, if none is peeked.
    pub(super) fn end(&self) -> usize {
        self.end
    }

    /// Whether the text was looked at to its end, so that more text could change what was read.
    pub(super) fn has_seen_all(&self) -> bool {
        self.was_cut || self.end >= self.text.len()
    }

    /// The next node.
    #[inline]
    pub(super) fn next(&mut self) -> Result<Node<'a>, Malformed> {
        if let Some(node) = self.peeked.take() {
            return Ok(node);
        }
        self.read()
    }

    /// The next node, which [`next`](Self::next) will give again.
    pub(super) fn peek(&mut self) -> Result<Node<'a>, Malformed> {
        if let Some(node) = self.peeked {
            return Ok(node);
        }
        let node = self.read()?;
        self.peeked = Some(node);
        Ok(node)
    }

    #[inline]
    fn read(&mut self) -> Result<Node<'a>, Malformed> {
        loop {
            let start = self.end;
            let event = self.reader.read_event();
            self.start = start;
            self.end = self.place();
            // Pieces are cut out of the text by place: they live as long as it does.
            let name = |skip: usize, length: usize| {
                self.text
                    .get(start + skip..start + skip + length)
                    .unwrap_or_default()
            };
            return Ok(match event {
                Ok(Event::Start(tag)) => {
                    let length = tag.name().as_ref().len();
                    Node::Start(name(1, length), has_more(&tag, length))
                }
                Ok(Event::Empty(tag)) => {
                    let length = tag.name().as_ref().len();
                    Node::Empty(name(1, length), has_more(&tag, length))
                }
                Ok(Event::End(tag)) => Node::End(name(2, tag.name().as_ref().len())),
                Ok(Event::Text(text)) => Node::Text(name(0, text.len())),
                Ok(Event::CData(text)) => Node::CData(name(9, text.len())),
                Ok(Event::GeneralRef(reference)) => Node::Reference(name(1, reference.len())),
                Ok(Event::Comment(_) | Event::PI(_)) => continue,
                Ok(Event::Decl(_)) if self.may_declare(start) => continue,
                Ok(Event::Decl(_)) => {
                    let mut malformed =
                        self.malformed("found an XML declaration inside the document");
                    malformed.is_declaration = true;
                    return Err(malformed);
                }
                Ok(Event::DocType(_)) => Node::DocType,
                Ok(Event::Eof) => Node::End0,
                Err(error) => {
                    self.was_cut = matches!(error, quick_xml::Error::Syntax(_));
                    let message = match error {
                        quick_xml::Error::IllFormed(IllFormedError::UnclosedReference) => {
                            "expected `&amp;`, found an `&` that starts no reference".into()
                        }
                        other => other.to_string(),
                    };
                    return Err(self.malformed(&message));
                }
            });
        }
    }

    /// Only the very start of a document may have a declaration; white space before it harms nobody.
    fn may_declare(&self, place: usize) -> bool {
        let before = self.text.get(..place).unwrap_or_default();
        self.is_start && (before.is_empty() || self.lenient && is_blank(before))
    }

    fn place(&self) -> usize {
        self.base + usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX - self.base)
    }

    fn malformed(&self, message: &str) -> Malformed {
        // Syntax errors are found at the end of the input; where they start says more.
        Malformed {
            place: self.start,
            message: message.into(),
            is_declaration: false,
        }
    }
}

/// Whether a tag has more than its name.
fn has_more(tag: &str, name: usize) -> bool {
    tag.bytes()
        .skip(name)
        .any(|byte| !byte.is_ascii_whitespace())
}
