//! A program in a language with a grammar.

use crate::file::{File, Recognised};
use crate::fold::Machine;
use crate::hit::{Certainty, Findings, Skip};

/// Reads a program.
pub(super) fn read(file: &File<'_>, found: &mut Findings) {
    let rules = &file.audit.rules;
    let Some(grammar) = crate::language::grammar(file.language) else {
        return;
    };
    let Some(program) = grammar.read(file.text) else {
        found.skip(file.name, Skip::Unfinished);
        crate::patterns::read(file, Certainty::Possible, found);
        return;
    };
    // Looked for once: each call of a program asks for it.
    let evident = evident(file);
    let shows = |dialect: usize| evident.get(dialect).copied().unwrap_or(false);
    let machine = Machine::new(rules, file.language, file.text, &shows);
    let (raw, whole, is_library) = machine.run(&program.nodes);
    if !whole || !program.whole {
        found.skip(file.name, Skip::Unfinished);
    }
    if is_library {
        found.skip(file.name, Skip::Library);
        return;
    }
    for inside in program.inside {
        crate::documents::read_part(file, inside, found);
    }
    let hits = raw.into_iter().map(|raw| {
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

/// Of each dialect, whether the file has a word that points to it.
fn evident(file: &File<'_>) -> Vec<bool> {
    let lower = file.text.to_ascii_lowercase();
    let has = |word: &String| {
        let word = word.to_ascii_lowercase();
        memchr::memmem::find(lower.as_bytes(), word.as_bytes()).is_some()
    };
    let dialects = file.audit.rules.dialects().iter();
    dialects
        .map(|dialect| dialect.evidence.iter().any(has))
        .collect()
}
