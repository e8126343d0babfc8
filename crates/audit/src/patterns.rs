//! What is read without a grammar: Visual Basic, Elixir, `ColdFusion`, Kotlin, Groovy, Scala, and files whose lines no person wrote.
//!
//! A method's name in quotation marks is taken for a call of it, unless the line is a comment or writes to a log. Of what it is
//! given only its table is looked at: a text, a choice between texts, or a variable that has such ones.

mod coldfusion;
mod continued;
mod joined;
mod statement;
mod table;
mod values;
pub(crate) mod visual_basic;

use std::cell::Cell;

use crate::file::{File, Recognised};
use crate::fold::Details;
use crate::hit::{Certainty, Findings, Hit, Language};
use crate::method::{self, MethodInfo};
use crate::slip::is_slip;

/// How many hits one file may have by patterns.
const MOST: usize = 5_000;

/// Reads a file.
pub(crate) fn read(file: &File<'_>, certainty: Certainty, found: &mut Findings) {
    match continued::joined(file.language, file.text) {
        Some(text) => read_lines(&file.in_language(file.language, &text), certainty, found),
        None => read_lines(file, certainty, found),
    }
}

fn read_lines(file: &File<'_>, certainty: Certainty, found: &mut Findings) {
    let mut offset = 0_usize;
    let mut known = Known::of(file);
    let text = coldfusion::without_comments(file);
    for line in text.split_inclusive('\n') {
        if found.hits.len() >= MOST {
            return;
        }
        let code = without_comment(file.language, line);
        read_line(
            file,
            offset,
            without_log(code),
            certainty,
            &mut known,
            found,
        );
        offset = offset.saturating_add(line.len());
    }
    known.services.settle(file, found);
}

/// What the lines of a file say of those below them.
struct Known {
    variables: joined::Variables,
    services: visual_basic::Services,
    /// How many variables were looked for to know tables.
    lookups: Cell<usize>,
}

impl Known {
    fn of(file: &File<'_>) -> Self {
        Self {
            variables: joined::Variables::default(),
            services: visual_basic::Services::of(file),
            lookups: Cell::default(),
        }
    }
}

fn read_line(
    file: &File<'_>,
    offset: usize,
    line: &str,
    certainty: Certainty,
    known: &mut Known,
    found: &mut Findings,
) {
    let texts = joined::texts(file.text, line, &mut known.variables);
    for one in texts {
        let at = offset.saturating_add(one.at);
        let Some(method) = method::named(&one.text) else {
            found.hits.extend(misspelt(file, at, &one.text));
            continue;
        };
        let place = (at, offset.saturating_add(one.end));
        let tables = table::of(file, method, place, &known.lookups);
        let told = ("pattern", method);
        found
            .hits
            .extend(of_tables(file, at, told, certainty, &tables));
    }
    match file.language {
        Language::Elixir => modules(file, (offset, line), &known.lookups, found),
        Language::VisualBasic => {
            known
                .services
                .read(file, (offset, line), &known.lookups, found);
        }
        Language::Groovy if file.text.contains("XMLRPCServerProxy") => {
            proxied(file, (offset, line), &known.lookups, found);
        }
        _ => {}
    }
}

/// The uses of a call with the tables that it may be of.
fn of_tables(
    file: &File<'_>,
    offset: usize,
    (dialect, method): (&str, &'static MethodInfo),
    certainty: Certainty,
    tables: &[&'static str],
) -> Vec<Hit> {
    let of_table = |table: Option<&&'static str>| {
        file.hit(Recognised {
            offset,
            dialect,
            method,
            details: Details {
                table: table.map(|table| (*table).to_owned()),
                ..Details::default()
            },
            certainty,
            through: None,
            step: None,
        })
    };
    match tables {
        [] => vec![of_table(None)],
        tables => tables.iter().map(|table| of_table(Some(table))).collect(),
    }
}

/// A call that is seen by its shape alone: it begins at a place, and its name ends at another one.
fn seen(
    file: &File<'_>,
    place: (usize, usize),
    (dialect, method): (&str, &'static MethodInfo),
    lookups: &Cell<usize>,
) -> Vec<Hit> {
    let tables = table::of(file, method, place, lookups);
    of_tables(file, place.0, (dialect, method), Certainty::Likely, &tables)
}

/// The name at the beginning of a text: letters, digits, `_`.
fn name(text: &str) -> &str {
    let end = text
        .find(|c: char| !(c.is_alphanumeric() || c == '_'))
        .unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// Where the word at the end of a text begins, and whether it is a member of something.
fn last_word(text: &str) -> (usize, bool) {
    let start = text
        .rfind(|c: char| !c.is_alphanumeric())
        .map_or(0, |place| place.saturating_add(1));
    let is_member = text.get(..start).is_some_and(|text| text.ends_with('.'));
    (start, is_member)
}

/// Calls of services on the client that Groovy has for XML-RPC: `server.DataService.query(..)`. It sends the names as they are.
fn proxied(
    file: &File<'_>,
    (offset, line): (usize, &str),
    lookups: &Cell<usize>,
    found: &mut Findings,
) {
    for at in memchr::memmem::find_iter(line.as_bytes(), "Service.") {
        let (start, is_member) = last_word(line.get(..at).unwrap_or_default());
        let rest = line.get(start..).unwrap_or_default();
        let (service, behind) = rest.split_once('.').unwrap_or_default();
        let called = name(behind);
        let is_called = behind
            .get(called.len()..)
            .is_some_and(|rest| rest.starts_with('('));
        if !is_member || !is_called {
            continue;
        }
        let name = format!("{service}.{called}");
        let place = offset.saturating_add(start);
        match method::named(&name) {
            Some(method) => {
                let place = (place, place.saturating_add(name.len()));
                let told = ("pattern", method);
                found.hits.extend(seen(file, place, told, lookups));
            }
            None => found.hits.extend(misspelt(file, place, &name)),
        }
    }
}

/// A method with a slip, in a file that mentions Keap.
fn misspelt(file: &File<'_>, place: usize, name: &str) -> Option<Hit> {
    let is_one = name.starts_with(char::is_uppercase) && is_slip(name) && file.mentions_keap();
    is_one.then(|| Hit {
        dialect: "pattern".to_owned(),
        method: Some(name.to_owned()),
        ..file.document_without_method(place, None)
    })
}

/// Calls of modules in Elixir: `Infusionsoft.Endpoints.XML.Data.query_a_data_table(..)`, or by the module's last name.
fn modules(
    file: &File<'_>,
    (offset, line): (usize, &str),
    lookups: &Cell<usize>,
    found: &mut Findings,
) {
    let rules = file.rules;
    let dialects = rules.dialects().iter();
    for dialect in dialects.filter(|dialect| dialect.is_of(Language::Elixir)) {
        for (module, calls) in &dialect.calls {
            let called = format!("{module}.");
            for at in memchr::memmem::find_iter(line.as_bytes(), &called) {
                let rest = line
                    .get(at.saturating_add(called.len())..)
                    .unwrap_or_default();
                let before = line.get(..at).unwrap_or_default();
                let is_whole = before
                    .chars()
                    .next_back()
                    .is_none_or(|c| !c.is_alphanumeric());
                let rule = calls.get(name(rest)).filter(|_| is_whole);
                let method = rule.and_then(|rule| method::named(rule.method.as_deref()?));
                if let Some(method) = method {
                    let place = offset.saturating_add(at);
                    let length = called.len().saturating_add(name(rest).len());
                    let place = (place, place.saturating_add(length));
                    let told = (dialect.id(), method);
                    found.hits.extend(seen(file, place, told, lookups));
                }
            }
        }
    }
}

/// The texts in quotation marks of a line, with their places.
pub(crate) fn quoted(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = line;
    let mut at = 0_usize;
    std::iter::from_fn(move || {
        let start = rest.find(['"', '\''])?;
        let mark = rest.get(start..)?.chars().next()?;
        let inside = rest.get(start.saturating_add(1)..)?;
        let end = inside.find(mark)?;
        let text = inside.get(..end)?;
        let place = at.saturating_add(start).saturating_add(1);
        at = place.saturating_add(end).saturating_add(1);
        rest = inside.get(end.saturating_add(1)..)?;
        Some((place, text))
    })
}

/// The line up to its comment.
fn without_comment(language: Language, line: &str) -> &str {
    let start = line.trim_start();
    let is_comment = match language {
        Language::VisualBasic => {
            start.starts_with('\'') || start.to_ascii_lowercase().starts_with("rem ")
        }
        Language::Elixir | Language::Python | Language::Ruby | Language::Perl | Language::Bash => {
            start.starts_with('#')
        }
        _ => start.starts_with("//") || start.starts_with('*'),
    };
    if is_comment { "" } else { line }
}

/// The line up to what it writes to a log, as the whole line or as what it does in the end: `def c, do: Logger.info(..)`.
fn without_log(line: &str) -> &str {
    if is_log(line) {
        return "";
    }
    let ends = ["do: ", "-> ", "; ", " then ", " Then ", "else: "].into_iter();
    let logs = ends.filter_map(|sign| {
        let at = line.rfind(sign)?;
        let behind = line.get(at.saturating_add(sign.len())..)?;
        is_log(behind).then_some(at)
    });
    let end = logs.min().unwrap_or(line.len());
    line.get(..end).unwrap_or_default()
}

pub(crate) fn is_log(line: &str) -> bool {
    let lower = line.trim_start().to_ascii_lowercase();
    [
        "debug.print",
        "console.",
        "println",
        "system.out.",
        "logger.",
        "io.puts",
        "io.inspect",
        "msgbox",
        "wscript.echo",
        "response.write",
        "writelog(",
        "<cflog",
        "<cfdump",
        "writedump(",
    ]
    .iter()
    .any(|word| lower.starts_with(word))
}

#[cfg(test)]
mod tests;
