//! Calls that a grammar's recovery from an error hides: it leaves out what it can make nothing of, and a call may be in it.

use std::ops::Range;

use tree_sitter::{Node as Part, Point, Tree};

use crate::hit::Language;

/// How many places of one program are read on their own.
const MOST: usize = 200;
/// How many lines are looked at for them: to find what stands at a place costs more the longer the program is.
const MOST_LOOKED: usize = 1_000;
/// How many lines a call may go on for.
const LONGEST: usize = 20;
/// What is longer is no statement that a person wrote.
const LARGEST: usize = 20_000;

/// Places that may hide a call, and whether there are no others.
pub(super) struct Suspects {
    pub(super) places: Vec<Range<usize>>,
    pub(super) all: bool,
    /// How many lines were looked at.
    pub(super) looked: usize,
}

/// The lines that have a word and lie in what a grammar could not make sense of, each with those that its brackets go on to.
/// What is known to be a comment, or to be in a text of several lines, is none.
pub(super) fn suspects(tree: &Tree, source: &str, has_word: &dyn Fn(&str) -> bool) -> Suspects {
    let root = tree.root_node();
    let mut found = Suspects {
        places: Vec::new(),
        all: true,
        looked: 0,
    };
    let errors = errors(tree);
    if errors.is_empty() {
        return found;
    }
    let mut start = 0_usize;
    for line in source.split_inclusive('\n') {
        let end = start.saturating_add(line.len());
        let next = errors.partition_point(|error| error.end <= start);
        let is_near = errors.get(next).is_some_and(|error| error.start < end);
        if is_near && has_word(line) {
            if found.looked >= MOST_LOOKED {
                found.all = false;
                return found;
            }
            found.looked = found.looked.saturating_add(1);
        }
        if is_near && has_word(line) && is_lost(root, start, line) {
            let indent = line.len().saturating_sub(line.trim_start().len());
            let from = start.saturating_add(indent);
            if line.len() > LARGEST || found.places.len() >= MOST {
                found.all = false;
            } else {
                found.places.push(from..statement_end(source, from));
            }
        }
        start = end;
    }
    found
}

/// Where a grammar recovered from an error, in order; of errors in each other the outermost.
fn errors(tree: &Tree) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut cursor = tree.walk();
    loop {
        let part = cursor.node();
        if part.is_error() {
            found.push(part.byte_range());
        }
        // What has no error in it is passed over, so that each part is met once.
        if part.has_error() && !part.is_error() && cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return found;
            }
        }
    }
}

/// Whether a line lies, as a whole or in part, where the grammar recovered from an error.
fn is_lost(root: Part<'_>, start: usize, line: &str) -> bool {
    let indent = line.len().saturating_sub(line.trim_start().len());
    let first = start.saturating_add(indent);
    let last = start
        .saturating_add(line.trim_end().len())
        .saturating_sub(1)
        .max(first);
    let mut in_error = false;
    for at in [first, first.midpoint(last), last] {
        let mut part = root.descendant_for_byte_range(at, at);
        while let Some(found) = part {
            let kind = found.kind();
            let begins_above = found.start_byte() < start && found.end_byte() > first;
            let is_text = kind.contains("string") || kind.contains("heredoc") || kind == "pod";
            if kind.contains("comment") && found.start_byte() <= first || is_text && begins_above {
                return false;
            }
            in_error |= found.is_error();
            part = found.parent();
        }
    }
    in_error
}

/// Where the brackets of what begins at a place are closed: at the end of its line, or of one below it.
fn statement_end(source: &str, from: usize) -> usize {
    let rest = source.get(from..).unwrap_or_default();
    let mut depth = 0_isize;
    let mut end = from;
    for line in rest.split_inclusive('\n').take(LONGEST) {
        let next = end.saturating_add(line.len());
        if next.saturating_sub(from) > LARGEST {
            break;
        }
        end = next;
        for byte in line.bytes() {
            depth = match byte {
                b'(' | b'[' | b'{' => depth.saturating_add(1),
                b')' | b']' | b'}' => depth.saturating_sub(1),
                _ => depth,
            };
        }
        if depth <= 0 {
            return end;
        }
    }
    // They are not closed: the line alone.
    let line = rest.find('\n').unwrap_or(rest.len());
    from.saturating_add(line)
}

/// What is given to the parser for one of them: the text itself, and in PHP what says that it is a program.
pub(super) fn ranges(
    language: Language,
    source: &str,
    suspect: &Range<usize>,
) -> Option<Vec<tree_sitter::Range>> {
    let of = |range: Range<usize>| tree_sitter::Range {
        start_byte: range.start,
        end_byte: range.end,
        start_point: Point::new(0, 0),
        end_point: Point::new(0, range.len()),
    };
    if language != Language::Php {
        return Some(vec![of(suspect.clone())]);
    }
    const OPENING: &str = "<?php";
    let text = source.get(suspect.clone())?;
    if text.starts_with("<?") {
        return Some(vec![of(suspect.clone())]);
    }
    let start = source.get(..suspect.start)?.find(OPENING)?;
    // With the blank behind it.
    let end = start.saturating_add(OPENING.len()).saturating_add(1);
    (end <= suspect.start).then(|| vec![of(start..end), of(suspect.clone())])
}

#[cfg(test)]
mod tests {
    use tree_sitter::Parser;

    use super::*;
    use crate::language::{grammar, parsed};

    fn suspects_of(source: &str) -> Suspects {
        let grammar = grammar(Language::Php).unwrap();
        let mut parser = Parser::new();
        parser.set_language(&(grammar.parser)()).unwrap();
        let tree = parsed(&mut parser, source).unwrap();
        suspects(&tree, source, &|line| line.contains("dsLoad"))
    }

    #[test]
    fn lines_far_from_an_error_are_not_looked_at_however_many_they_are() {
        let good = "$app->dsLoad('Lead');\n".repeat(20_000);
        let one = format!("<?php\n{good}$app->dsLoad('Job'; ) ]\n{good}");
        let found = suspects_of(&one);
        assert!(found.all && found.places.len() == 1, "{:?}", found.places);
        assert!(found.looked < 10, "{} lines", found.looked);
    }

    #[test]
    fn of_any_number_of_broken_lines_a_bounded_number_is_looked_at() {
        let broken = "$app->dsLoad('Job'; ) ]\n".repeat(20_000);
        let found = suspects_of(&format!("<?php\n{broken}"));
        assert!(!found.all, "the others are told as not read");
        assert!(found.places.len() <= MOST && found.looked <= MOST_LOOKED);
    }
}
