//! Ruby.

use std::collections::HashMap;
use std::ops::Range;

use super::{Grammar, Prepared};
use crate::hit::Language;
use crate::lower::Rule::{
    Assign, Binary, Branch, Cases, Choice, Class, Collection, Each, Else, ElseIf, False, Finally,
    Function, Group, If, Index, Joined, Member, Name, Null, Number, Pair, Rescue, Rescued, Return,
    Send, Skip, Spread, Text, True, Try, Tuple, When, Word,
};
use crate::lower::Slot::{Field, Nowhere, Second};

pub(super) static GRAMMAR: Grammar = Grammar {
    language: Language::Ruby,
    parser: || tree_sitter_ruby::LANGUAGE.into(),
    extends: None,
    rules: &[
        (
            "call",
            Send(Field("receiver"), Field("method"), Field("arguments")),
        ),
        ("element_reference", Index(Field("object"), Second)),
        ("scope_resolution", Member(Field("scope"), Field("name"))),
        ("string", Text),
        ("delimited_symbol", Text),
        ("subshell", Text),
        ("bare_string", Text),
        ("bare_symbol", Text),
        ("chained_string", Joined),
        ("simple_symbol", Word(":")),
        ("hash_key_symbol", Word("\"':")),
        ("integer", Number),
        ("float", Number),
        ("true", True),
        ("false", False),
        ("nil", Null),
        ("identifier", Name("")),
        ("constant", Name("")),
        ("self", Name("")),
        ("instance_variable", Name("")),
        ("class_variable", Name("@")),
        ("global_variable", Name("$")),
        ("array", Collection),
        ("string_array", Collection),
        ("symbol_array", Collection),
        ("hash", Collection),
        ("left_assignment_list", Tuple),
        ("right_assignment_list", Tuple),
        ("pair", Pair(Field("key"), Field("value"))),
        ("binary", Binary(&["+", "<<", "%"])),
        ("assignment", Assign(Field("left"), Field("right"))),
        ("operator_assignment", Assign(Field("left"), Field("right"))),
        (
            "method",
            Function(Field("name"), Field("parameters"), Field("body")),
        ),
        (
            "singleton_method",
            Function(Field("name"), Field("parameters"), Field("body")),
        ),
        (
            "lambda",
            Function(Nowhere, Field("parameters"), Field("body")),
        ),
        (
            "block",
            Function(Nowhere, Field("parameters"), Field("body")),
        ),
        (
            "do_block",
            Function(Nowhere, Field("parameters"), Field("body")),
        ),
        (
            "class",
            Class(Field("name"), Field("superclass"), Field("body")),
        ),
        ("module", Class(Field("name"), Nowhere, Field("body"))),
        ("return", Return),
        ("parenthesized_statements", Group),
        ("interpolation", Group),
        ("argument_list", Group),
        ("if", If),
        ("unless", If),
        ("if_modifier", If),
        ("unless_modifier", If),
        ("else", Else),
        ("elsif", ElseIf),
        ("when", When(false)),
        ("in_clause", When(false)),
        ("case", Cases),
        ("case_match", Cases),
        ("begin", Try),
        ("body_statement", Try),
        ("rescue", Rescue),
        ("rescue_modifier", Rescued),
        ("ensure", Finally),
        ("while", Branch),
        ("for", Each(Field("pattern"), Field("value"))),
        ("destructured_parameter", Collection),
        ("conditional", Choice),
        ("splat_argument", Spread),
        ("comment", Skip),
        ("uninterpreted", Skip),
    ],
    pieces: &["string_content", "heredoc_content"],
    quotes: &["heredoc_end"],
    prepare: without_heredocs,
};

/// The longest word that a heredoc may end with.
const LONGEST_WORD: usize = 100;

/// The source with a text in the place of each heredoc and blanks in the place of its content, and where the contents are.
///
/// The scanner of the grammar keeps open heredocs and open texts in 1024 bytes and counts two bytes too few for each heredoc
/// (tree-sitter-ruby 0.23.1): a file made for it ends the whole program. Without heredocs it counts right.
fn without_heredocs(source: &str) -> Prepared<'_> {
    let mut text = source.as_bytes().to_vec();
    let mut inside = Vec::new();
    let mut reached = 0_usize;
    let ends = ends(source);
    for at in memchr::memmem::find_iter(source.as_bytes(), "<<") {
        if at < reached {
            continue;
        }
        let Some(opened) = opener(source, at) else {
            continue;
        };
        match content(source, opened.end, opened.word, &ends) {
            Some(range) => {
                // `<<~XML` becomes a text of the same length.
                blank(&mut text, at..opened.end);
                for edge in [at, opened.end.saturating_sub(1)] {
                    if let Some(byte) = text.get_mut(edge) {
                        *byte = b'"';
                    }
                }
                blank(&mut text, range.clone());
                reached = range.end;
                inside.push(range);
            }
            // No heredoc that ends: a shift, which is as good as a sum here.
            None => {
                for (place, byte) in [(at, b'+'), (at.saturating_add(1), b' ')] {
                    if let Some(slot) = text.get_mut(place) {
                        *slot = byte;
                    }
                }
            }
        }
    }
    match (inside.is_empty(), String::from_utf8(text)) {
        (_, Ok(text)) => Prepared {
            text: text.into(),
            inside,
        },
        (_, Err(_)) => Prepared::default(),
    }
}

/// The beginning of a heredoc.
struct Opener<'a> {
    word: &'a str,
    end: usize,
}

fn opener(source: &str, at: usize) -> Option<Opener<'_>> {
    let start = at.saturating_add(2);
    let behind = source.get(start..)?;
    let word = behind.trim_start_matches(['~', '-']);
    let skipped = behind.len().saturating_sub(word.len());
    let quote = word
        .chars()
        .next()
        .filter(|c| matches!(c, '"' | '\'' | '`'));
    let inner = quote.map_or(Some(word), |quote| word.strip_prefix(quote))?;
    let length = inner
        .find(|c: char| quote.map_or(!(c.is_alphanumeric() || c == '_'), |quote| c == quote))
        .unwrap_or(inner.len());
    let name = inner.get(..length)?;
    let quotes = if quote.is_some() { 2 } else { 0 };
    let is_word =
        !name.is_empty() && (quote.is_some() || !name.starts_with(|c: char| c.is_ascii_digit()));
    is_word.then(|| Opener {
        word: name,
        end: start
            .saturating_add(skipped)
            .saturating_add(length)
            .saturating_add(quotes)
            .min(source.len()),
    })
}

/// The lines that have one word alone, as heredocs end with: where each begins, and where it ends.
type Ends<'a> = HashMap<&'a str, Vec<Range<usize>>>;

/// Looked for once, since a file can open any number of heredocs that never end.
fn ends(source: &str) -> Ends<'_> {
    let mut ends: Ends<'_> = HashMap::new();
    let mut start = 0_usize;
    for line in source.split_inclusive('\n') {
        let end = start.saturating_add(line.len());
        let word = line.trim();
        if !word.is_empty() && word.len() <= LONGEST_WORD {
            ends.entry(word).or_default().push(start..end);
        }
        start = end;
    }
    ends
}

/// The lines between the opener's and the one that is the word alone, with that one.
fn content(source: &str, from: usize, word: &str, ends: &Ends<'_>) -> Option<Range<usize>> {
    if word.len() > LONGEST_WORD || word.contains('\n') {
        return None;
    }
    let rest = source.get(from..)?;
    let start = from.saturating_add(rest.find('\n')?.saturating_add(1));
    let lines = ends.get(word.trim())?;
    let next = lines.partition_point(|line| line.start < start);
    lines.get(next).map(|line| start..line.end)
}

fn blank(text: &mut [u8], range: std::ops::Range<usize>) {
    for byte in text.get_mut(range).unwrap_or_default() {
        if *byte != b'\n' {
            *byte = b' ';
        }
    }
}
