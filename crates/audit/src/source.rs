//! One file: whether it is read, and as what.

use crate::audit::Audit;
use crate::hit::{Findings, Hit, Language, Skip};
use crate::place::Lines;

/// A line that is longer was not written by a person.
const LONGEST_LINE: usize = 20_000;
/// How much of a file says whether it is binary.
const HEAD: usize = 8_000;

/// Reads one file.
pub(crate) fn read(audit: &Audit, name: &str, bytes: &[u8], findings: &mut Findings) {
    let reading = &mut findings.reading;
    reading.files = reading.files.saturating_add(1);
    reading.bytes = reading.bytes.saturating_add(bytes.len() as u64);
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let utf16 = decoded_utf16(bytes);
    if utf16.is_none() && memchr::memchr(0, head).is_some() {
        findings.skip(name, Skip::Binary);
        return;
    }
    let text = match &utf16 {
        Some(text) => text.as_str().into(),
        None => String::from_utf8_lossy(bytes),
    };
    if !audit.prefilter.finds(text.as_bytes()) {
        return;
    }
    findings.reading.candidates = findings.reading.candidates.saturating_add(1);
    candidate(audit, name, &text, findings);
}

/// A file in UTF-16 with its mark, as editors of Windows write it.
fn decoded_utf16(bytes: &[u8]) -> Option<String> {
    let (is_little, body) = match bytes {
        [0xff, 0xfe, body @ ..] => (true, body),
        [0xfe, 0xff, body @ ..] => (false, body),
        _ => return None,
    };
    let units = body.chunks_exact(2).map(|pair| match pair {
        [a, b] if is_little => u16::from_le_bytes([*a, *b]),
        [a, b] => u16::from_be_bytes([*a, *b]),
        _ => 0,
    });
    let decoded = char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER));
    Some(decoded.collect())
}

/// Reads a file in which a word was found.
fn candidate(audit: &Audit, name: &str, text: &str, findings: &mut Findings) {
    let Some(language) = Language::of_name(name).or_else(|| of_first_line(text)) else {
        return;
    };
    let lines = Lines::new(text);
    if (1..=lines.count()).any(|line| lines.line(line).len() > LONGEST_LINE) {
        findings.skip(name, Skip::Minified);
        return;
    }
    #[cfg(feature = "grammars")]
    program(audit, name, text, language, &lines, findings);
    #[cfg(not(feature = "grammars"))]
    let _ = (audit, language);
}

/// The language of a script without an ending.
fn of_first_line(text: &str) -> Option<Language> {
    let first = text.lines().next()?;
    let command = first.strip_prefix("#!")?;
    let words = [
        ("php", Language::Php),
        ("python", Language::Python),
        ("ruby", Language::Ruby),
        ("perl", Language::Perl),
        ("node", Language::JavaScript),
        ("sh", Language::Bash),
    ];
    let found = words.into_iter().find(|(word, _)| command.contains(word));
    found.map(|(_, language)| language)
}

#[cfg(feature = "grammars")]
fn program(
    audit: &Audit,
    name: &str,
    text: &str,
    language: Language,
    lines: &Lines<'_>,
    findings: &mut Findings,
) {
    let Some(grammar) = crate::language::grammar(language) else {
        return;
    };
    let Some(program) = grammar.read(text) else {
        findings.skip(name, Skip::Unfinished);
        return;
    };
    let lower = text.to_ascii_lowercase();
    let shows = |dialect: usize| {
        let dialect = audit.rules.dialects().get(dialect);
        dialect.is_some_and(|dialect| {
            let mut words = dialect.evidence.iter();
            words.any(|word| {
                memchr::memmem::find(lower.as_bytes(), word.to_ascii_lowercase().as_bytes())
                    .is_some()
            })
        })
    };
    let machine = crate::fold::Machine::new(&audit.rules, language, text, &shows);
    let (found, whole, is_library) = machine.run(&program.nodes);
    if !whole || !program.whole {
        findings.skip(name, Skip::Unfinished);
    }
    if is_library {
        findings.skip(name, Skip::Library);
        return;
    }
    let hits = found.into_iter().map(|raw| {
        let (line, column) = lines.place(raw.at as usize);
        hit(audit, name, language, line, column, raw)
    });
    findings.hits.extend(hits);
}

#[cfg(feature = "grammars")]
fn hit(
    audit: &Audit,
    name: &str,
    language: Language,
    line: usize,
    column: usize,
    raw: crate::fold::Raw,
) -> Hit {
    let table = raw.details.table.or_else(|| {
        // The methods of contacts with columns work on the table of contacts.
        let has_columns = raw.method.params.iter().any(|param| {
            matches!(
                param.role,
                crate::method::Role::Reads | crate::method::Role::Writes
            )
        });
        (raw.method.service == "ContactService" && has_columns).then(|| "Contact".to_owned())
    });
    Hit {
        file: name.to_owned(),
        line,
        column,
        dialect: audit.rules.id(raw.dialect).to_owned(),
        language,
        method: Some(raw.method.name.to_owned()),
        table,
        reads: raw.details.reads,
        writes: raw.details.writes,
        conditions: raw.details.conditions,
        order_by: raw.details.order_by,
        certainty: raw.certainty,
        through: raw.through,
        step: None,
    }
}
