//! A program in a language with a grammar.

use std::ops::Range;

use crate::file::{File, Recognised};
use crate::fold::{Found, Machine};
use crate::hit::{Certainty, Findings, Skip};
use crate::source::library::Libraries;
use crate::syntax::Node;

/// Reads a program. Words anywhere in the whole text point to a dialect.
pub(super) fn read(file: &File<'_>, whole: &str, found: &mut Findings) {
    let rules = file.rules;
    let has_word = |line: &str| file.audit.prefilter.finds(line.as_bytes());
    let Some(grammar) = crate::language::grammar(file.language) else {
        return;
    };
    let Some(program) = grammar.read(file.text, &has_word) else {
        found.skip(file.name, Skip::Unfinished);
        crate::patterns::read(file, Certainty::Possible, found);
        return;
    };
    // Looked for once: each call of a program asks for it.
    let evident = evident(file, whole);
    let shows = |dialect: usize| evident.get(dialect).copied().unwrap_or(false);
    let libraries = Libraries::of(file, whole, &evident);
    let uses = |dialect: usize| libraries.uses(dialect);
    let has_address = file.has_address();
    let run = |nodes: &[Node]| {
        let machine = Machine::new(rules, file.language, file.text, &shows);
        machine
            .at_address(has_address)
            .with_library(&uses)
            .with_classes(file.own)
            .with_constants(file.constants)
            .run(nodes)
    };
    let mut all = run(&program.nodes);
    if !all.is_whole || !program.whole {
        found.skip(file.name, Skip::Unfinished);
    }
    if all.is_library {
        found.skip(file.name, Skip::Library);
        return;
    }
    recover(program.again, program.nodes, &mut all, run);
    for inside in program.inside {
        crate::documents::read_part(file, inside, found);
    }
    let unnamed = all.unnamed.iter();
    let unnamed = unnamed.map(|one| file.unnamed(rules.id(one.dialect), one));
    found.hits.extend(unnamed);
    let hits = all.calls.into_iter().map(|raw| {
        file.hit(Recognised {
            offset: raw.at as usize,
            dialect: rules.id(raw.dialect),
            method: raw.method,
            details: raw.details,
            certainty: raw.certainty,
            through: raw.through,
            step: None,
        })
    });
    found.hits.extend(hits);
}

/// Adds the calls in the places that are read on their own, behind the rest of the program, whose names they know.
fn recover(
    again: Vec<(Range<usize>, Vec<Node>)>,
    mut nodes: Vec<Node>,
    known: &mut Found,
    run: impl Fn(&[Node]) -> Found,
) {
    let mut places = Vec::new();
    for (place, more) in again {
        // A place in which something was found was not lost.
        let mut calls = known.calls.iter();
        if !calls.any(|one| place.contains(&(one.at as usize))) {
            places.push(place);
            nodes.extend(more);
        }
    }
    if places.is_empty() {
        return;
    }
    for mut one in run(&nodes).calls {
        let is_new = places
            .iter()
            .any(|place| place.contains(&(one.at as usize)));
        if is_new {
            // What stands around it is not known.
            one.certainty = one.certainty.min(Certainty::Likely);
            known.calls.push(one);
        }
    }
}

/// Of each dialect, whether the file has a word that points to it.
fn evident(file: &File<'_>, whole: &str) -> Vec<bool> {
    let lower = whole.to_ascii_lowercase();
    let has = |word: &String| {
        let word = word.to_ascii_lowercase();
        memchr::memmem::find(lower.as_bytes(), word.as_bytes()).is_some()
    };
    let dialects = file.rules.dialects().iter();
    dialects
        .map(|dialect| dialect.evidence.iter().any(has))
        .collect()
}
