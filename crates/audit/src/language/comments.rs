//! Whether a place of a program stands in a comment.

use std::ops::Range;

use tree_sitter::{Parser, Tree};

use super::{Grammar, parsed};

/// What a place of a program stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Within {
    /// In a comment, from its beginning to its end.
    Comment(Range<usize>),
    /// In a text of the program.
    Text,
    /// In neither: between the parts of the program, or where the grammar is not asked, as in the page around it.
    Other,
}

impl Grammar {
    /// What each of several places stands in; none when the grammar did not end in time.
    pub(crate) fn within(&self, source: &str, places: &[usize]) -> Option<Vec<Within>> {
        let mut parser = Parser::new();
        parser.set_language(&(self.parser)()).ok()?;
        let prepared = (self.prepare)(source);
        let tree = parsed(&mut parser, &prepared.text)?;
        Some(places.iter().map(|at| within(&tree, *at)).collect())
    }
}

fn within(tree: &Tree, at: usize) -> Within {
    const TEXTS: [&str; 7] = [
        "string", "heredoc", "nowdoc", "literal", "regex", "quoted", "template",
    ];
    let mut part = tree.root_node().descendant_for_byte_range(at, at);
    while let Some(found) = part {
        let kind = found.kind();
        if kind.contains("comment") || kind == "pod" {
            return Within::Comment(found.byte_range());
        }
        if TEXTS.iter().any(|text| kind.contains(text)) {
            return Within::Text;
        }
        part = found.parent();
    }
    Within::Other
}
