//! The tables of a call: what stands in its place among what the call is given, and never what another statement has.

use std::cell::Cell;

use keap_schema::TABLES;

use super::statement::{arguments, bracketed, reach};
use super::{coldfusion, values};
use crate::file::File;
use crate::hit::Language;
use crate::method::{MethodInfo, Role};

/// How many arguments are looked at: a key, and what a wrapper takes, may stand in front of the table.
const PLACES: usize = 3;

/// Which tables a call may be of that names its method at a place; none where that is not constant.
pub(super) fn of(
    file: &File<'_>,
    method: &MethodInfo,
    (at, end): (usize, usize),
    lookups: &Cell<usize>,
) -> Vec<&'static str> {
    if !method.params.iter().any(|param| param.role == Role::Table) {
        return Vec::new();
    }
    let before = file.text.get(..at).unwrap_or_default();
    let before = before.rsplit('\n').next().unwrap_or_default();
    // The quotation mark is of no text here.
    let before = before.strip_suffix(['"', '\'']).unwrap_or(before);
    let behind = file.text.get(end..).unwrap_or_default();
    let reached = reach(file.language, before, behind);
    // `Query(Of Contact)(..)`
    if let Some(typed) = reached.strip_prefix("(Of ") {
        let name = typed.split([')', ',']).next().unwrap_or_default();
        return named(&[name.trim().to_owned()]);
    }
    let mut given = arguments(file.language, reached);
    if given.is_empty() {
        // `message("DataService.query").with(key, "Lead")`
        let further = behind.get(reached.len()..).unwrap_or_default();
        let further = further
            .strip_prefix(')')
            .filter(|rest| rest.starts_with('.'));
        let further = further.map(|rest| reach(file.language, "", rest));
        let inside = further.and_then(|rest| rest.split_once('('));
        given = inside.map_or(Vec::new(), |(_, inside)| {
            super::statement::split(file.language, inside.trim_end_matches(')'), |c| c == ',')
        });
    }
    if given.is_empty() {
        return coldfusion::table(file, end).into_iter().collect();
    }
    let places = given.into_iter().take(PLACES).enumerate();
    let mut found = places.map(|(place, argument)| {
        let code = unwrapped(file.language, without_name(argument));
        // What stands behind the place of the table may be anything that has a table's name.
        let all = match values::text(file.language, code) {
            Some(text) => vec![text.to_owned()],
            None if place < 2 => values::of(file, at, code, lookups).unwrap_or_default(),
            None => Vec::new(),
        };
        named(&all)
    });
    found.find(|tables| !tables.is_empty()).unwrap_or_default()
}

/// The tables among texts.
fn named(texts: &[String]) -> Vec<&'static str> {
    let mut tables: Vec<&'static str> = Vec::new();
    for text in texts {
        let known = TABLES.iter().find(|table| table.name == text);
        tables.extend(known.map(|table| table.name));
    }
    tables.sort_unstable();
    tables.dedup();
    tables
}

/// The text that a function makes a param of: `Param("Lead")`.
fn unwrapped(language: Language, code: &str) -> &str {
    let inside = bracketed(language, code).filter(|(name, _)| !name.is_empty());
    let inside = inside.map(|(_, inside)| inside.trim());
    inside
        .filter(|inside| values::text(language, inside).is_some())
        .unwrap_or(code)
}

/// An argument without the name that it is given under: `table = "Lead"`, `table:="Lead"`, `table: "Lead"`.
fn without_name(argument: &str) -> &str {
    let end = argument.find(|c: char| !(c.is_alphanumeric() || c == '_'));
    let Some((name, rest)) = end.and_then(|end| argument.split_at_checked(end)) else {
        return argument;
    };
    let rest = rest.trim_start();
    let value = [":=", "=", ":"]
        .iter()
        .find_map(|sign| rest.strip_prefix(sign));
    match value {
        Some(value) if !name.is_empty() && !value.starts_with('=') => value.trim_start(),
        _ => argument,
    }
}
