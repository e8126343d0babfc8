//! The languages with a grammar: one small table each says what the nodes of its tree mean.

mod bash;
mod c_sharp;
mod comments;
mod go;
mod java;
mod javascript;
mod perl;
mod php;
mod python;
mod recover;
mod ruby;
mod typescript;

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::{ControlFlow, Range};
use std::sync::LazyLock;

use tree_sitter::{ParseOptions, ParseState, Parser, Tree};

use crate::hit::Language;
use crate::lower::{Lowering, Rule, Rules};
use crate::syntax::Node;

pub(crate) use comments::Within;

/// How many steps of the parser a file may take; a step is a token or a few. Files written by people stay far below.
const MOST_STEPS: usize = 40_000;

/// How deep brackets of Perl may stand in each other: what the scanner of its grammar takes for a text grows with the square
/// of it (ts-parser-perl 2.0.4).
const DEEPEST_OF_PERL: usize = 1_000;

/// Whether brackets stand in each other deeper than this, wherever they stand.
fn is_deeper(source: &str, most: usize) -> bool {
    let mut depth = 0_usize;
    source.bytes().any(|byte| {
        match byte {
            b'(' | b'[' | b'{' => depth = depth.saturating_add(1),
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > most
    })
}

/// The tree of a text; none when the parser did not end in time.
fn parsed(parser: &mut Parser, text: &str) -> Option<Tree> {
    let bytes = text.as_bytes();
    let mut steps = 0_usize;
    // Called at intervals of the parser's own, by its count of operations: the bound is the same on every machine.
    let most = MOST_STEPS.saturating_add(bytes.len() / 8);
    let mut watch = |_: &ParseState| {
        steps = steps.saturating_add(1);
        if steps > most {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    let options = ParseOptions::new().progress_callback(&mut watch);
    parser.parse_with_options(
        &mut |offset, _| bytes.get(offset..).unwrap_or_default(),
        None,
        Some(options),
    )
}

/// A grammar with what its nodes mean.
pub(crate) struct Grammar {
    pub(crate) language: Language,
    parser: fn() -> tree_sitter::Language,
    /// The grammar that this one extends: what its nodes mean they mean here.
    extends: Option<&'static Self>,
    /// What kinds of nodes mean; a kind that is not here is looked through.
    rules: &'static [(&'static str, Rule)],
    /// Kinds that are literally part of a text.
    pieces: &'static [&'static str],
    /// Kinds that stand around a text and are no part of it.
    quotes: &'static [&'static str],
    /// The source as the grammar can be trusted with it.
    prepare: fn(&str) -> Prepared<'_>,
}

/// A source as it is given to a grammar, of the same length.
#[derive(Default)]
struct Prepared<'a> {
    text: Cow<'a, str>,
    /// What was taken out and is read as documents.
    inside: Vec<Range<usize>>,
}

fn as_it_is(source: &str) -> Prepared<'_> {
    Prepared {
        text: source.into(),
        inside: Vec::new(),
    }
}

/// A program in the common tree.
pub(crate) struct Program {
    pub(crate) nodes: Vec<Node>,
    /// Texts that were taken out of it, to be read as documents.
    pub(crate) inside: Vec<Range<usize>>,
    /// Whether all of it was read.
    pub(crate) whole: bool,
    /// Places in which a call may have been lost, read on their own, with where each begins and ends.
    pub(crate) again: Vec<(Range<usize>, Vec<Node>)>,
}

impl Grammar {
    /// Reads a program; none when the grammar did not end in time. What has one of the words and lies where the grammar
    /// could make nothing of the program is read once more, by itself.
    pub(crate) fn read(&self, source: &str, has_word: &dyn Fn(&str) -> bool) -> Option<Program> {
        if self.language == Language::Perl && is_deeper(source, DEEPEST_OF_PERL) {
            return None;
        }
        let mut parser = Parser::new();
        parser.set_language(&(self.parser)()).ok()?;
        let prepared = (self.prepare)(source);
        let tree = parsed(&mut parser, &prepared.text)?;
        let rules = self.compiled();
        let mut lowering = Lowering::new(&prepared.text, &rules);
        let nodes = lowering.program(tree.root_node());
        let suspects = recover::suspects(&tree, &prepared.text, has_word);
        let whole = lowering.is_whole() && suspects.all;
        let mut again = Vec::new();
        for suspect in suspects.places {
            let ranges = recover::ranges(self.language, &prepared.text, &suspect);
            let Some(ranges) = ranges else { continue };
            if parser.set_included_ranges(&ranges).is_err() {
                continue;
            }
            if let Some(tree) = parsed(&mut parser, &prepared.text) {
                let mut lowering = Lowering::new(&prepared.text, &rules);
                again.push((suspect, lowering.program(tree.root_node())));
            }
        }
        Some(Program {
            nodes,
            whole,
            inside: prepared.inside,
            again,
        })
    }

    fn meanings(&self) -> impl Iterator<Item = (&'static str, Rule)> {
        let extended = self.extends.map_or(&[][..], |extended| extended.rules);
        extended.iter().chain(self.rules).copied()
    }

    fn compiled(&self) -> Rules {
        Rules {
            by_kind: self.meanings().collect(),
            pieces: self.pieces,
            quotes: self.quotes,
            language: self.language,
        }
    }
}

/// The grammar for a language; none for one that is read by patterns.
pub(crate) fn grammar(language: Language) -> Option<&'static Grammar> {
    static GRAMMARS: LazyLock<HashMap<Language, &'static Grammar>> = LazyLock::new(|| {
        [
            &bash::GRAMMAR,
            &c_sharp::GRAMMAR,
            &go::GRAMMAR,
            &java::GRAMMAR,
            &javascript::GRAMMAR,
            &perl::GRAMMAR,
            &php::GRAMMAR,
            &python::GRAMMAR,
            &ruby::GRAMMAR,
            &typescript::GRAMMAR,
        ]
        .into_iter()
        .map(|grammar| (grammar.language, grammar))
        .collect()
    });
    GRAMMARS.get(&language).copied()
}
