//! What a program puts into the place of a method's name, where it says it near: `%s` with a text behind it, or a variable.

use super::extent::{TAG, end_of_document, head};
use crate::file::File;
use crate::method::{self, MethodInfo};
use crate::patterns::quoted;

/// How far behind a document what is put into it may stand, in bytes.
const STATEMENT: usize = 600;
/// How much of a line an assignment is looked for in.
const LINE: usize = 300;

/// Whether a program puts the name of the method between two tags: what stands there is neither a name nor a word.
pub(super) fn is_hole(name: &str) -> bool {
    let name = name.trim();
    if ["<%=", "<?=", "<?php"]
        .iter()
        .any(|begin| name.starts_with(begin))
    {
        return true;
    }
    let is_word = name
        .chars()
        .all(|c| c.is_alphanumeric() || "._- \u{2026}".contains(c));
    !is_word && !name.contains('<')
}

/// What is put into a hole.
pub(super) enum Filled {
    With(&'static MethodInfo),
    /// The name of a method of something else.
    WithAnother,
    Open,
}

/// What is put into a hole: behind the document, or by the only assignment of the variable.
pub(super) fn filled(file: &File<'_>, at: usize, name: &str) -> Filled {
    let text = texts(file, at, name).and_then(|mut texts| {
        let first = texts.next()?;
        // A variable that is given several has none that is known.
        let is_one = is_form(name.trim()) || texts.all(|text| text == first);
        is_one.then_some(first)
    });
    let method = text.and_then(method::named);
    match (text, method) {
        (Some(text), Some(method)) if method.name == text => Filled::With(method),
        (Some(text), _) if is_name(text) => Filled::WithAnother,
        _ => Filled::Open,
    }
}

/// The texts that may be put into a hole, the nearest first.
fn texts<'t>(
    file: &File<'t>,
    at: usize,
    name: &'t str,
) -> Option<Box<dyn Iterator<Item = &'t str> + 't>> {
    // `"<methodName>" & "ContactService.add" & "</methodName>"`: the first mark ends a text.
    let behind = name
        .find(['"', '\''])
        .and_then(|at| name.get(at.saturating_add(1)..));
    let mut inside = quoted(name).chain(behind.into_iter().flat_map(quoted));
    if let Some((_, text)) = inside.find(|(_, text)| is_name(text)) {
        return Some(Box::new(std::iter::once(text)));
    }
    if is_form(name.trim()) {
        let end = end_of_document(file.text, at);
        // Another document has its own.
        let behind = head(file.text, end, STATEMENT).split(TAG).next()?;
        let texts = quoted_behind(statement(behind));
        return Some(Box::new(texts.filter(|text| is_name(text))));
    }
    Some(Box::new(assigned(file.text, variable(name)?)))
}

/// Whether a text is the name of a method, whoever has it: `metaWeblog.newPost`.
fn is_name(text: &str) -> bool {
    let is_part = |part: &str| !part.is_empty() && part.chars().all(is_inside);
    text.contains('.') && text.split('.').all(is_part)
}

/// Whether it is a place in a pattern, which a function fills: `%s`, `%1$s`, `{0}`, `{}`.
pub(super) fn is_form(name: &str) -> bool {
    let braced = name
        .strip_prefix('{')
        .and_then(|name| name.strip_suffix('}'));
    let percent = name.strip_prefix('%');
    braced.is_some_and(|inside| inside.chars().all(|c| c.is_ascii_digit()))
        || percent.is_some_and(|form| form.len() < 5 && form.ends_with(['s', 'S', 'v', '@']))
}

/// A text up to the end of the statement that it is in.
fn statement(text: &str) -> &str {
    let end = text.find(";\n").or_else(|| text.find(";\r"));
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}

/// The texts behind the one that a place is in.
fn quoted_behind(text: &str) -> impl Iterator<Item = &str> {
    let end = text.find(['"', '\'', '`']);
    let end = end.map_or(text.len(), |end| end.saturating_add(1));
    let behind = text.get(end..).unwrap_or_default();
    behind.lines().flat_map(quoted).map(|(_, text)| text)
}

/// The one variable in a hole.
fn variable(name: &str) -> Option<&str> {
    let words = name.split(|c: char| !is_inside(c));
    let mut words = words.filter(|word| !word.is_empty());
    let first = words.next()?;
    let begins = first.starts_with(|c: char| c.is_alphabetic() || c == '_');
    (words.next().is_none() && begins).then_some(first)
}

/// The one text that a variable of a file is given; none where it is given several, or something else.
pub(crate) fn only_value(text: &str, variable: &str) -> Option<String> {
    let mut texts = assigned(text, variable);
    let first = texts.next().filter(|first| !first.is_empty())?;
    texts.all(|text| text == first).then(|| first.to_owned())
}

fn is_inside(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The texts that are assigned to a variable; an empty one where it is given something else.
fn assigned<'t>(text: &'t str, variable: &'t str) -> impl Iterator<Item = &'t str> {
    text.match_indices(variable).filter_map(move |(at, _)| {
        let before = text.get(..at)?;
        let behind = head(text, at.saturating_add(variable.len()), LINE);
        if before.ends_with(is_inside) || behind.starts_with(is_inside) {
            return None;
        }
        let line = behind.lines().next().unwrap_or_default().trim_start();
        let value = line.strip_prefix(":=").or_else(|| line.strip_prefix('='));
        let value = value.filter(|value| !value.starts_with(['=', '>', '~']));
        // `@method "ContactService.add"`
        let of_module = || {
            before
                .ends_with('@')
                .then_some(line)
                .filter(|line| line.starts_with('"'))
        };
        let value = value.or_else(of_module)?.trim_start();
        let first = quoted(value).next().filter(|(at, _)| *at == 1);
        Some(first.map_or("", |(_, text)| text))
    })
}
