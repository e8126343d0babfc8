//! What something may be, in languages that are read by patterns: a text, one of several that it chooses from, or a variable
//! that has such ones.

use std::cell::Cell;

use super::statement::{self, bracketed, is_comma, reach, split};
use crate::file::File;
use crate::hit::Language;

/// How deep choices stand in each other.
const DEEPEST: usize = 4;
/// How many values are told of one variable.
const MOST: usize = 16;
/// How many variables are looked for in one file.
const MOST_LOOKUPS: usize = 200;

/// The texts that an expression may be; none where one of them is not constant.
///
/// `at` is where the call is, and `lookups` counts the variables that were looked for in the file.
pub(super) fn of(
    file: &File<'_>,
    at: usize,
    code: &str,
    lookups: &Cell<usize>,
) -> Option<Vec<String>> {
    let values = Values { file, at, lookups };
    let found = values.of(code, DEEPEST)?;
    (!found.is_empty() && found.len() <= MOST).then_some(found)
}

struct Values<'f, 'a> {
    file: &'f File<'a>,
    /// The place of the call.
    at: usize,
    /// How many variables were looked for.
    lookups: &'f Cell<usize>,
}

impl Values<'_, '_> {
    fn language(&self) -> Language {
        self.file.language
    }

    fn of(&self, code: &str, depth: usize) -> Option<Vec<String>> {
        let depth = depth.checked_sub(1)?;
        let code = code.trim();
        if let Some(text) = text(self.language(), code) {
            return Some(vec![text.to_owned()]);
        }
        if let Some((before, inside)) = bracketed(self.language(), code) {
            match before {
                "" if code.starts_with(['(', '{']) => return self.of(inside, depth),
                // `If(k, "Lead", "Job")`
                _ if self.is_choice(before) => return self.of_arguments(inside, depth),
                _ => {}
            }
        }
        self.forked(code, depth)
            .or_else(|| self.asked(code, depth))
            .or_else(|| self.variable(code, depth))
    }

    /// All of several, each of which has to be constant.
    fn all<'c>(
        &self,
        codes: impl IntoIterator<Item = &'c str>,
        depth: usize,
    ) -> Option<Vec<String>> {
        let mut all = Vec::new();
        for code in codes {
            all.extend(self.of(code, depth)?);
        }
        Some(all)
    }

    /// Whether a function chooses between what it is given.
    fn is_choice(&self, name: &str) -> bool {
        let known: &[&str] = match self.language() {
            Language::VisualBasic => &["if", "iif"],
            Language::ColdFusion => &["iif", "de"],
            Language::Elixir => &["if", "unless"],
            _ => return false,
        };
        known.iter().any(|one| name.eq_ignore_ascii_case(one))
    }

    fn of_arguments(&self, inside: &str, depth: usize) -> Option<Vec<String>> {
        let given = split(self.language(), inside, is_comma);
        let values = match given.as_slice() {
            // The first says which.
            [_, values @ ..] if given.len() > 2 => values,
            values => values,
        };
        let named = ["do:", "else:"];
        let values = values.iter().map(|one| {
            let mut names = named.iter();
            names.find_map(|name| one.strip_prefix(name)).unwrap_or(one)
        });
        self.all(values, depth)
    }

    /// `if (k) "Lead" else "Job"`, `when (k) { 1 -> "Lead"; else -> "Job" }`, `k match { case 1 => "Lead" }`
    fn forked(&self, code: &str, depth: usize) -> Option<Vec<String>> {
        let condition = |rest: &str| rest.starts_with([' ', '(']);
        if let Some(rest) = code.strip_prefix("if").filter(|rest| condition(rest)) {
            return self.if_else(rest.trim_start(), depth);
        }
        let arms = match self.language() {
            Language::Kotlin if code.starts_with("when") => code.find('{').map(|at| (at, "->")),
            Language::Scala => code.find(" match ").and_then(|at| {
                let block = code.get(at..)?.find('{')?;
                Some((at.saturating_add(block), "=>"))
            }),
            _ => None,
        };
        let (block, sign) = arms?;
        let (_, inside) = bracketed(self.language(), code.get(block..)?)?;
        let lines = split(self.language(), inside, |sign| matches!(sign, ';' | '\n'));
        let lines = lines.into_iter().filter(|line| !line.is_empty());
        let arms: Option<Vec<&str>> = lines.map(|line| Some(line.split_once(sign)?.1)).collect();
        self.all(arms?, depth)
    }

    /// What stands behind `if`: a condition in brackets or up to `then`, and two values.
    fn if_else(&self, rest: &str, depth: usize) -> Option<Vec<String>> {
        let (yes, no) = match (self.language(), rest.starts_with('(')) {
            (Language::Elixir, _) => {
                return self.of_arguments(rest, depth);
            }
            (_, true) => {
                let end = behind_brackets(self.language(), rest)?;
                word(rest.get(end..)?, "else")?
            }
            (_, false) => word(rest.split_once(" then ")?.1, "else")?,
        };
        let yes = yes.trim().trim_start_matches("then ");
        self.all([yes, no], depth)
    }

    /// `k ? "Lead" : "Job"`, `t ?: "Lead"`
    fn asked(&self, code: &str, depth: usize) -> Option<Vec<String>> {
        if matches!(
            self.language(),
            Language::VisualBasic | Language::Elixir | Language::Scala
        ) {
            return None;
        }
        let parts = split(self.language(), code, |sign| sign == '?');
        let [first, rest] = parts.as_slice() else {
            return None;
        };
        if let Some(other) = rest.strip_prefix(':') {
            return self.all([*first, other], depth);
        }
        let ways = split(self.language(), rest, |sign| sign == ':');
        match ways.as_slice() {
            [yes, no] if self.language() != Language::Kotlin => self.all([*yes, *no], depth),
            _ => None,
        }
    }

    /// What a variable has in the function of the call, or in the whole file where that gives it nothing.
    fn variable(&self, name: &str, depth: usize) -> Option<Vec<String>> {
        let quotes: &[char] = match self.language() {
            Language::ColdFusion => &['"', '\''],
            _ => &[],
        };
        let name = name.trim_matches(quotes);
        let name = name
            .trim_start_matches(['#', '@', '$'])
            .trim_end_matches('#');
        let is_name = name.starts_with(|c: char| c.is_alphabetic() || c == '_')
            && name.chars().all(is_inside);
        let lookups = self.lookups.get();
        if !is_name || lookups >= MOST_LOOKUPS || !self.language().has_no_grammar() {
            return None;
        }
        self.lookups.set(lookups.saturating_add(1));
        let text = self.file.text;
        let start = text.get(..self.at)?;
        let function = start_of_function(self.language(), start);
        let scope = start.get(function..)?;
        let (head, body) = scope.split_at(head(self.language(), scope));
        let own: Vec<&str> = assigned(self.language(), name, scope).collect();
        if !own.is_empty() {
            return self.all(own, depth);
        }
        // What the function is given is not known; nor is what something else in it makes of the name.
        let is_given = function > 0 && !names(head, name).is_empty();
        let is_used = names(body, name)
            .into_iter()
            .any(|at| is_bound(body, at, name));
        if is_given || is_used {
            return None;
        }
        let mut all = assigned(self.language(), name, text);
        let first = self.of(all.next()?, depth)?;
        let is_one = all.all(|other| self.of(other, depth).as_ref() == Some(&first));
        is_one.then_some(first)
    }
}

/// Where what a function is given ends.
fn head(language: Language, function: &str) -> usize {
    let line = function.find('\n').unwrap_or(function.len());
    let given = function.find('(').filter(|at| *at < line);
    let end = given
        .and_then(|at| Some(at.saturating_add(behind_brackets(language, function.get(at..)?)?)));
    end.map_or(line, |end| end.clamp(0, function.len()))
}

/// Whether a name is that of each of a list, of what a block is given, or of an argument of a tag.
fn is_bound(text: &str, at: usize, name: &str) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end();
    let behind = text.get(at.saturating_add(name.len())..);
    let behind = behind.unwrap_or_default().trim_start();
    let signs = ["in ", "In ", "<-", "->", "=>"];
    signs.iter().any(|sign| behind.starts_with(sign))
        || before.ends_with("Each")
        || before.ends_with("name=\"")
}

/// The text that a code is, if it is nothing else.
pub(super) fn text(language: Language, code: &str) -> Option<&str> {
    let code = code.strip_suffix(".to_string()").unwrap_or(code);
    let mark = code.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    if mark == '\'' && language == Language::VisualBasic {
        return None;
    }
    let inside = code.get(1..)?.strip_suffix(mark)?;
    // `"#table#"`
    let is_filled = language == Language::ColdFusion && inside.contains('#');
    (!inside.contains(mark) && !is_filled).then_some(inside)
}

/// Where a text goes on behind the brackets that it begins with.
fn behind_brackets(language: Language, text: &str) -> Option<usize> {
    let reached = reach(language, "(", text.get(1..)?).len();
    Some(reached.saturating_add(2))
}

/// What stands in front of a word and behind it.
fn word<'t>(text: &'t str, word: &str) -> Option<(&'t str, &'t str)> {
    let places = names(text, word);
    let at = *places.first()?;
    Some((text.get(..at)?, text.get(at.saturating_add(word.len())..)?))
}

/// Where a name stands by itself.
fn names(text: &str, name: &str) -> Vec<usize> {
    let places = text.match_indices(name).filter(|(at, _)| {
        let before = text.get(..*at).unwrap_or_default();
        let behind = text.get(at.saturating_add(name.len())..);
        !before.ends_with(|c: char| is_inside(c) || c == '.')
            && !behind.unwrap_or_default().starts_with(is_inside)
    });
    places.map(|(at, _)| at).collect()
}

/// What a variable is given in a text, each with its expression.
fn assigned<'t>(language: Language, name: &'t str, text: &'t str) -> impl Iterator<Item = &'t str> {
    names(text, name).into_iter().filter_map(move |at| {
        let behind = text.get(at.saturating_add(name.len())..)?;
        let mut behind = behind.trim_start_matches(' ');
        // `t: String = ..`, `t As String = ..`
        let typed = behind
            .strip_prefix(':')
            .filter(|rest| !rest.starts_with('='))
            .or_else(|| behind.strip_prefix("As "));
        if let Some(typed) = typed {
            let end = typed.find(|c: char| !(is_inside(c) || " ?.".contains(c)));
            behind = typed.get(end?..)?;
        }
        let before = text.get(..at)?;
        // `@table "Lead"`
        let of_module = || (before.ends_with('@') && behind.starts_with('"')).then_some(behind);
        let value = behind
            .strip_prefix(":=")
            .or_else(|| behind.strip_prefix('='))
            .or_else(of_module)?;
        let line = before.rsplit('\n').next().unwrap_or_default();
        let is_comment = !line.is_empty() && super::without_comment(language, line).is_empty();
        // An argument that is named, and one that has a default, stand in brackets.
        let is_other = value.starts_with(['=', '>', '~'])
            || is_comment
            || statement::is_in_brackets(language, line);
        (!is_other).then(|| expression(language, line, value))
    })
}

/// The expression at the beginning of a text, which has a line in front of it.
fn expression<'t>(language: Language, line: &str, text: &'t str) -> &'t str {
    let value = reach(language, "", text.trim_start_matches(' '));
    let value = statement::without_comment(language, value);
    // `If k Then t = "Lead" Else t = "Job"`
    let begins = |word: &str| {
        let first = value.get(..word.len());
        first.is_some_and(|first| first.eq_ignore_ascii_case(word))
    };
    let is_choice = begins("if") || begins("when") || value.contains(" match ");
    let ends = ["else", "Else"].iter();
    let ends = ends.filter_map(|end| Some(word(value, end)?.0));
    let value = match is_choice {
        true => value,
        false => ends.min_by_key(|one| one.len()).unwrap_or(value).trim_end(),
    };
    // `<cfset table = "Lead">`
    let is_tag = language == Language::ColdFusion && line.to_ascii_lowercase().contains("<cfset");
    match is_tag {
        true => {
            let parts = split(language, value, |sign| sign == '>');
            parts
                .first()
                .map_or(value, |first| first.trim_end_matches('/').trim_end())
        }
        false => value,
    }
}

/// Where the function begins that a text ends in.
fn start_of_function(language: Language, text: &str) -> usize {
    let words: &[&str] = match language {
        Language::VisualBasic => &["sub ", "function ", "property "],
        Language::ColdFusion => &["<cffunction", "function "],
        Language::Kotlin => &["fun "],
        _ => &["def ", "defp ", "void ", "class "],
    };
    let mut end = text.len();
    for line in text.rsplit('\n') {
        let start = end.saturating_sub(line.len());
        let lower = line.to_ascii_lowercase();
        let is_end = lower.trim_start().starts_with("end ");
        let begins = words.iter().filter_map(|word| lower.find(word)).min();
        if let Some(at) = begins.filter(|at| !is_end && is_start(line, *at)) {
            return start.saturating_add(at);
        }
        end = start.saturating_sub(1);
    }
    0
}

/// Whether a word of a line begins one there: `private fun run`, and not `val fun `.
fn is_start(line: &str, at: usize) -> bool {
    let before = line.get(..at).unwrap_or_default();
    !before.contains(['"', '\'', '=']) && !before.ends_with(is_inside)
}

fn is_inside(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
