//! Texts of a program: what stands literally in them, and what is put in.

use tree_sitter::Node as Part;

use super::{Lowering, at};
use crate::hit::Language;
use crate::syntax::{Kind, Node};

impl Lowering<'_> {
    /// A text as it is written, or its parts joined.
    pub(super) fn text(&mut self, part: Part<'_>) -> Kind {
        let mut pieces = Vec::new();
        self.pieces(part, &mut pieces, true);
        if pieces.is_empty() && part.named_child_count() == 0 {
            return Kind::Text(unquoted(self.source_of(part)));
        }
        let mut joined: Vec<Node> = Vec::new();
        for piece in pieces {
            match (joined.last_mut(), piece) {
                (
                    Some(Node {
                        kind: Kind::Text(before),
                        ..
                    }),
                    Node {
                        kind: Kind::Text(more),
                        ..
                    },
                ) => before.push_str(&more),
                (_, piece) => joined.push(piece),
            }
        }
        match (joined.len(), joined.pop()) {
            (0, _) => Kind::Text(String::new()),
            (1, Some(only)) if matches!(only.kind, Kind::Text(_)) => only.kind,
            (_, last) => {
                joined.extend(last);
                Kind::Join(joined)
            }
        }
    }

    /// The pieces of a text, in order. Between the children of what is literal stands literal text, too.
    fn pieces(&mut self, part: Part<'_>, pieces: &mut Vec<Node>, outermost: bool) {
        let literal = !outermost || self.rules.pieces.contains(&part.kind());
        let mut reached = part.start_byte();
        let mut cursor = part.walk();
        let children: Vec<_> = part.named_children(&mut cursor).collect();
        for child in children {
            if literal {
                self.literal(reached, child.start_byte(), pieces);
            }
            reached = child.end_byte();
            if self.rules.quotes.contains(&child.kind()) {
                continue;
            }
            if child.kind().contains("escape") {
                let text = unescaped(self.source_of(child));
                pieces.push(Node::new(at(child), Kind::Text(text)));
            } else if self.rules.pieces.contains(&child.kind()) {
                self.pieces(child, pieces, false);
            } else if let Some(put_in) = self.lower(child) {
                pieces.push(put_in);
            } else {
                pieces.push(Node::new(at(child), Kind::Block(Vec::new())));
            }
        }
        if literal {
            self.literal(reached, part.end_byte(), pieces);
        }
    }

    fn literal(&self, from: usize, to: usize, pieces: &mut Vec<Node>) {
        let Some(text) = self.source.get(from..to).filter(|text| !text.is_empty()) else {
            return;
        };
        let at = u32::try_from(from).unwrap_or(u32::MAX);
        let text = match self.rules.language {
            Language::Bash => text.to_owned(),
            // A quotation mark in a verbatim text is written twice.
            Language::CSharp if text.contains("\"\"") => unescaped(&text.replace("\"\"", "\"")),
            // `'Infusionsoft\Infusionsoft'`
            Language::Php => plain(text, |escaped| escaped.is_ascii_uppercase()),
            _ => unescaped(text),
        };
        pieces.push(Node::new(at, Kind::Text(text)));
    }
}

/// A text without its quotation marks.
fn unquoted(text: &str) -> String {
    for marks in ["\"\"\"", "'''", "\"", "'", "`"] {
        let start = text.find(marks);
        let inside = start
            .filter(|start| *start <= 3)
            .and_then(|start| text.get(start.saturating_add(marks.len())..))
            .and_then(|rest| rest.strip_suffix(marks));
        if let Some(inside) = inside {
            return unescaped(inside);
        }
    }
    text.to_owned()
}

/// The usual escapes; any other character behind a backslash stays as it is.
pub(crate) fn unescaped(text: &str) -> String {
    plain(text, |_| false)
}

/// The same where the backslash stays before some characters.
fn plain(text: &str, stays: impl Fn(char) -> bool) -> String {
    if !text.contains('\\') {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            plain.push(character);
            continue;
        }
        match characters.next() {
            Some('n') => plain.push('\n'),
            Some('r') => plain.push('\r'),
            Some('t') => plain.push('\t'),
            Some(other) => {
                if stays(other) {
                    plain.push('\\');
                }
                plain.push(other);
            }
            None => plain.push('\\'),
        }
    }
    plain
}
