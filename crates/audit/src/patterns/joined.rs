//! Names of methods that a line puts together: `"ContactService" & ".add"`, `service & ".add"`.

use std::borrow::Cow;
use std::collections::HashMap;

use super::quoted;
use crate::method;

/// The values of variables that were asked for.
#[derive(Default)]
pub(super) struct Variables(HashMap<String, Option<String>>);

/// How many variables are looked for in one file.
const MOST: usize = 100;

/// What puts texts together, of all languages that are read by patterns.
const SIGNS: [&str; 5] = ["&", "+", "<>", "~", "_"];

/// A text of a line, or several that are put together.
pub(super) struct Joined<'l> {
    /// Where its first one begins, behind the quotation mark.
    pub(super) at: usize,
    /// Where it ends, behind its last quotation mark.
    pub(super) end: usize,
    pub(super) text: Cow<'l, str>,
}

/// The texts of a line with their places, those that are put together as one.
pub(super) fn texts<'l>(text: &str, line: &'l str, variables: &mut Variables) -> Vec<Joined<'l>> {
    let mut all: Vec<Joined<'l>> = Vec::new();
    let mut end = 0_usize;
    for (at, one) in quoted(line) {
        let between = line
            .get(end..at.saturating_sub(1))
            .unwrap_or_default()
            .trim();
        end = at.saturating_add(one.len()).saturating_add(1);
        match all.last_mut() {
            Some(before) if SIGNS.contains(&between) => {
                before.text.to_mut().push_str(one);
                before.end = end;
            }
            _ => {
                let service = service(text, line, at, one, variables);
                all.push(Joined {
                    at,
                    end,
                    text: match service {
                        Some(service) => format!("{service}{one}").into(),
                        None => one.into(),
                    },
                });
            }
        }
    }
    all
}

/// The one value of the variable that stands in front of `".add"`.
fn service(
    text: &str,
    line: &str,
    at: usize,
    one: &str,
    variables: &mut Variables,
) -> Option<String> {
    let short = one.strip_prefix('.')?;
    let is_method =
        method::services().any(|service| method::named(&format!("{service}.{short}")).is_some());
    let before = line.get(..at.saturating_sub(1)).filter(|_| is_method)?;
    let before = before.trim_end();
    let before = SIGNS
        .iter()
        .find_map(|sign| before.strip_suffix(sign))?
        .trim_end();
    let start = before.rfind(|c: char| !(c.is_alphanumeric() || c == '_'));
    let variable = before.get(start.map_or(0, |start| start.saturating_add(1))..)?;
    if let Some(known) = variables.0.get(variable) {
        return known.clone();
    }
    // Each is looked for in the whole file.
    let value = (variables.0.len() < MOST)
        .then(|| crate::documents::only_value(text, variable))
        .flatten();
    variables.0.insert(variable.to_owned(), value.clone());
    value
}
