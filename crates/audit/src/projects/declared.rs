//! What a file declares, as its grammar reads it.

use crate::hit::Language;
use crate::language::Program;
use crate::syntax::{Class, Kind, Node};

/// A file of a language with a grammar.
pub(super) fn program(language: Language, text: &str) -> Option<Program> {
    let grammar = crate::language::grammar(language)?;
    grammar.read(text, &|_| false)
}

/// Its classes and interfaces, those in others among them.
pub(super) fn classes(nodes: &[Node]) -> Vec<&Class> {
    let mut found = Vec::new();
    nodes.iter().for_each(|node| collect(node, &mut found));
    found
}

fn collect<'n>(node: &'n Node, classes: &mut Vec<&'n Class>) {
    match &node.kind {
        Kind::Class(class) => {
            classes.push(class);
            for part in &class.body {
                collect(part, classes);
            }
        }
        Kind::Block(parts) => {
            for part in parts {
                collect(part, classes);
            }
        }
        _ => {}
    }
}
