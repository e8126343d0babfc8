//! One file: whether it is read, and as what.

mod around;
mod foreign;
#[cfg(feature = "grammars")]
mod inline;
#[cfg(feature = "grammars")]
mod library;
#[cfg(feature = "grammars")]
mod page;
#[cfg(feature = "grammars")]
mod program;
#[cfg(feature = "grammars")]
mod server_page;

#[cfg(feature = "grammars")]
pub(crate) use library::namespaces_in;

pub(crate) use around::Around;

use std::cell::OnceCell;

use crate::audit::Audit;
use crate::file::File;
use crate::hit::{Certainty, Findings, Language, Skip};
use crate::place::Lines;
use crate::{documents, exports, ignored, patterns, secrets};

/// A line that is longer was not written by a person, not even with a picture as text in it.
const LONGEST_LINE: usize = 200_000;
/// How much of a file says whether it is binary.
const HEAD: usize = 8_000;

impl Audit {
    /// Reads one file that is in memory; its name says what it is.
    pub fn read(&self, name: &str, bytes: &[u8]) -> Findings {
        let mut findings = Findings::default();
        self::read(self, name, bytes, &Around::default(), &mut findings);
        findings.sort();
        findings
    }
}

/// Reads one file.
pub(crate) fn read(
    audit: &Audit,
    name: &str,
    bytes: &[u8],
    around: &Around,
    findings: &mut Findings,
) {
    findings.reading.count(bytes.len() as u64);
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
    if around.is_nothing() && !audit.prefilter.finds(text.as_bytes()) {
        return;
    }
    findings.reading.candidates = findings.reading.candidates.saturating_add(1);
    candidate(audit, name, &text, around, findings);
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

/// A file as a text, whose bytes that are none become marks.
#[cfg(feature = "grammars")]
pub(crate) fn decoded(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    match decoded_utf16(bytes) {
        Some(text) => text.into(),
        None => String::from_utf8_lossy(bytes),
    }
}

fn candidate(audit: &Audit, name: &str, text: &str, around: &Around, findings: &mut Findings) {
    let language = Language::of_name(name).or_else(|| of_first_line(text));
    let language = language.filter(|_| !is_apex(name, text));
    #[cfg(feature = "grammars")]
    let language = server_page::language(name, text).or(language);
    let file = File {
        audit,
        rules: around.rules.as_deref().unwrap_or(&audit.rules),
        imported: &around.imported,
        own: &around.own,
        constants: &around.constants,
        name,
        text,
        lines: Lines::new(text),
        language: language.unwrap_or(Language::Document),
        address: OnceCell::new(),
        mention: OnceCell::new(),
    };
    if ignored::whole(&file) {
        findings.skip(name, Skip::Ignored);
        return;
    }
    // Parts of it have what the whole of it has.
    file.has_address();
    let mut found = Findings::default();
    secrets::read(&file, &mut found);
    read_as(&file, &mut found);
    if !is_json(name) && !found.reading.skipped.contains_key(&Skip::Library) {
        documents::read_assembled(&file, &mut found);
    }
    // Documents are found in any language; what else a program calls is not, in one that is not read.
    if file.language == Language::Document && foreign::names_a_method(&file, &found.hits) {
        found.skip(name, Skip::NotUnderstood);
    }
    doubt(text, &mut found);
    ignored::leave_out(&file, &mut found);
    findings.merge(found);
}

/// Lowers what only looks like a call of the API, in a file in which nothing else points to Keap or to XML-RPC: names of
/// services are no words of Keap's alone.
fn doubt(text: &str, found: &mut Findings) {
    const WORDS: [&str; 6] = [
        "infusionsoft",
        "keap",
        "isdk",
        "xmlrpc",
        "xml-rpc",
        "xml_rpc",
    ];
    let lower = text.to_ascii_lowercase();
    let has = |word: &&str| memchr::memmem::find(lower.as_bytes(), word.as_bytes()).is_some();
    if WORDS.iter().any(has) {
        return;
    }
    for hit in &mut found.hits {
        let is_by_name = hit.dialect == "wire" || hit.dialect == "pattern";
        if is_by_name && hit.certainty == Certainty::Likely {
            hit.certainty = Certainty::Possible;
        }
    }
}

fn read_as(file: &File<'_>, found: &mut Findings) {
    let is_minified = has_long_line(file);
    match file.language {
        Language::Document => {
            if is_json(file.name) {
                exports::read(file, found);
                return;
            }
            #[cfg(feature = "grammars")]
            if page::is_page(file.name) {
                read_page(file, found);
                return;
            }
            documents::read(file, found);
        }
        _ if is_minified => {
            found.skip(file.name, Skip::Minified);
            minified(file, found);
        }
        language if language.has_no_grammar() => patterns::read(file, Certainty::Likely, found),
        #[cfg(feature = "grammars")]
        _ if server_page::language(file.name, file.text).is_some() => {
            let text = server_page::program(file.name, file.text);
            program::read(&file.with_text(&text), file.text, found);
            scripts(file, &page::Scripts::of(file), found);
        }
        _ => {
            #[cfg(feature = "grammars")]
            program::read(file, file.text, found);
            #[cfg(feature = "grammars")]
            if file.language == Language::Bash {
                inline::read(file, found);
            }
            #[cfg(feature = "grammars")]
            if file.language == Language::Php {
                scripts(file, &page::Scripts::of(file), found);
            }
            #[cfg(not(feature = "grammars"))]
            patterns::read(file, Certainty::Likely, found);
        }
    }
}

/// A page: its documents, its scripts, and the programs of PHP in it.
#[cfg(feature = "grammars")]
fn read_page(file: &File<'_>, found: &mut Findings) {
    let own = page::Scripts::of(file);
    match own.is_empty() {
        true => documents::read(file, found),
        false => documents::read(&file.with_text(&own.page(file.text)), found),
    }
    scripts(file, &own, found);
    if file.text.contains("<?php") || file.text.contains("<?=") {
        let page = file.in_language(Language::Php, file.text);
        program::read(&page, file.text, found);
    }
}

/// The scripts of a page, each language as one program.
#[cfg(feature = "grammars")]
fn scripts(file: &File<'_>, scripts: &page::Scripts, found: &mut Findings) {
    for language in [Language::JavaScript, Language::TypeScript] {
        let Some(text) = scripts.text(file, language) else {
            continue;
        };
        // A library in a page is none of the page itself.
        let mut own = Findings::default();
        let program = file.in_language(language, &text);
        match has_long_line(&program) {
            true => {
                own.skip(file.name, Skip::Minified);
                patterns::read(&program, Certainty::Possible, &mut own);
            }
            false if file.audit.prefilter.finds(text.as_bytes()) => {
                program::read(&program, file.text, &mut own);
            }
            false => {}
        }
        found.merge(own);
    }
}

fn has_long_line(file: &File<'_>) -> bool {
    (1..=file.lines.count()).any(|line| file.lines.line(line).len() > LONGEST_LINE)
}

/// A file with lines that no person wrote: those are read by patterns, and the others as what they are.
fn minified(file: &File<'_>, found: &mut Findings) {
    let parted = |is_wanted: fn(usize) -> bool| {
        let lines = file.text.split_inclusive('\n');
        let lines = lines.map(|line| match is_wanted(line.len()) {
            true => line.to_owned(),
            false => blank(line),
        });
        lines.collect::<String>()
    };
    let long = parted(|length| length > LONGEST_LINE);
    patterns::read(&file.with_text(&long), Certainty::Possible, found);
    let short = parted(|length| length <= LONGEST_LINE);
    let part = file.with_text(&short);
    #[cfg(feature = "grammars")]
    if !file.language.has_no_grammar() {
        program::read(&part, file.text, found);
        return;
    }
    patterns::read(&part, Certainty::Likely, found);
}

/// Blanks in the place of a text, of the same length.
fn blank(text: &str) -> String {
    // What says that a program begins is not of the line alone.
    let kept = if text.starts_with("<?php") {
        "<?php"
    } else {
        ""
    };
    let length = text.trim_end_matches(['\n', '\r']).len();
    let mut blank = kept.to_owned();
    blank.push_str(&" ".repeat(length.saturating_sub(kept.len())));
    blank.push_str(text.get(blank.len()..).unwrap_or_default());
    blank
}

/// Whether a class is one of Salesforce's Apex: Visual Basic has no braces around what it declares.
fn is_apex(name: &str, text: &str) -> bool {
    let is_class = name.to_ascii_lowercase().ends_with(".cls");
    let lines = || text.lines().map(str::trim_end);
    is_class
        && lines().any(|line| line.ends_with(['{', '}']))
        && !lines().any(|line| line.trim_start().to_ascii_lowercase().starts_with("end "))
}

fn is_json(name: &str) -> bool {
    name.rsplit('.').next().is_some_and(|ending| {
        matches!(
            ending.to_ascii_lowercase().as_str(),
            "json" | "har" | "blueprint" | "ipynb"
        )
    })
}

/// The language of a script without an ending.
fn of_first_line(text: &str) -> Option<Language> {
    let first = text.lines().next()?;
    let Some(command) = first.strip_prefix("#!") else {
        return first.starts_with("<?php").then_some(Language::Php);
    };
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

#[cfg(all(test, feature = "grammars"))]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_a_service_alone_is_only_possible() {
        let of = |text: &str| {
            let found = Audit::new(Vec::new())
                .unwrap()
                .read("a.py", text.as_bytes());
            found.hits.first().map(|hit| hit.certainty)
        };
        let call = "bus.dispatch('ContactService.add')\n";
        assert_eq!(of(call), Some(Certainty::Possible));
        assert_eq!(of(&format!("import keap\n{call}")), Some(Certainty::Likely));
    }
}
