//! Everything that is wrong with a file in one reading: what cannot be read is told and left out, and the rest is read on.

use std::collections::HashSet;
use std::ops::Range;

use keap::owner::OwnerValues;
use serde::Deserialize as _;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue, Deserializer, Error};

use super::{Config, between, position, suggested};

/// Line and column, where it is about a place, and what is wrong there.
pub(super) type Mistake = (Option<(usize, usize)>, String);

/// The most values that are left out.
const MOST: usize = 100;

/// The configuration, and what is wrong with it, in the order of the file.
pub(super) fn read(text: &str) -> (Config, Vec<Mistake>) {
    let (mut document, broken) = DeTable::parse_recoverable(text);
    let at = |start: usize| Some(position(text, start));
    if !broken.is_empty() {
        // What a line means that is no TOML is a guess: the rest waits until it is one.
        return (Config::default(), of_lines(text, broken));
    }
    let mut mistakes: Vec<Mistake> = between::mistakes(document.get_ref())
        .into_iter()
        .map(|(start, message)| (at(start), message))
        .collect();
    // What owners name is read as in a policy file, all wrong rows at once.
    if let Err(error) = OwnerValues::of_each("tenant", text) {
        mistakes.push((error.place(), error.message().to_owned()));
        for tenant in tenants(&mut document) {
            for key in OwnerValues::KEYS {
                tenant.remove(key);
            }
        }
    }
    let (config, unread) = values(&mut document);
    let unread = unread.into_iter().map(|error| {
        let start = error.span().map(|span| span.start);
        (start.and_then(at), suggested(error.message()))
    });
    mistakes.extend(unread);
    mistakes.sort_by_key(|(place, _)| *place);
    (config, mistakes)
}

/// The errors of a parser that goes on behind one: of each line the first.
fn of_lines(text: &str, broken: Vec<Error>) -> Vec<Mistake> {
    let mut lines = HashSet::new();
    let told = broken.into_iter().map(|error| {
        let place = error.span().map(|span| position(text, span.start));
        (place, error.message().trim().to_owned())
    });
    told.filter(|(place, _)| lines.insert(place.map(|(line, _)| line)))
        .collect()
}

fn tenants<'d, 'a>(document: &'d mut Spanned<DeTable<'a>>) -> Vec<&'d mut DeTable<'a>> {
    let list = match document.get_mut().get_mut("tenant").map(Spanned::get_mut) {
        Some(DeValue::Array(list)) => list,
        _ => return Vec::new(),
    };
    let tables = list.iter_mut().filter_map(|one| match one.get_mut() {
        DeValue::Table(table) => Some(table),
        _ => None,
    });
    tables.collect()
}

/// Reads what can be read, and leaves out of the document what cannot.
fn values(document: &mut Spanned<DeTable<'_>>) -> (Config, Vec<Error>) {
    let mut wrong = Vec::new();
    while wrong.len() < MOST {
        let error = match Config::deserialize(Deserializer::from(document.clone())) {
            Ok(config) => return (config, wrong),
            Err(error) => error,
        };
        let place = error.span();
        wrong.push(error);
        if !place.is_some_and(|place| leave_out(document.get_mut(), &place)) {
            break;
        }
    }
    (Config::default(), wrong)
}

fn holds(span: &Range<usize>, place: &Range<usize>) -> bool {
    span.start <= place.start && place.end <= span.end
}

/// Takes the innermost thing that a place is in out of a table; false where nothing is there.
fn leave_out(table: &mut DeTable<'_>, place: &Range<usize>) -> bool {
    let mut found = None;
    for (key, value) in table.iter_mut() {
        if within(value.get_mut(), place) {
            return true;
        }
        if holds(&key.span(), place) || holds(&value.span(), place) {
            found = Some(key.get_ref().clone().into_owned());
            break;
        }
    }
    found.is_some_and(|key| table.remove(key.as_str()).is_some())
}

fn within(value: &mut DeValue<'_>, place: &Range<usize>) -> bool {
    match value {
        DeValue::Table(table) => leave_out(table, place),
        DeValue::Array(list) => leave_out_of(list, place),
        _ => false,
    }
}

fn leave_out_of(list: &mut DeArray<'_>, place: &Range<usize>) -> bool {
    if list.iter_mut().any(|one| within(one.get_mut(), place)) {
        return true;
    }
    let before = list.len();
    let mut kept = DeArray::new();
    for one in list.iter().filter(|one| !holds(&one.span(), place)) {
        kept.push(one.clone());
    }
    *list = kept;
    list.len() < before
}
