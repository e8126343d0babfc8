//! Lists on the command line, with commas between.

use std::fmt::Display;
use std::str::FromStr;

/// One of a list; the blanks that a person leaves behind a comma are no part of it.
///
/// # Errors
/// When it cannot be read, or is nothing: a list that is empty is one that a variable was to fill.
pub(crate) fn item<T: FromStr<Err: Display>>(text: &str) -> Result<T, String> {
    match text.trim() {
        "" => Err("a name is missing there; leave the flag out where none is meant".to_owned()),
        text => text.parse().map_err(|error: T::Err| error.to_string()),
    }
}

/// The names of a text that has commas between them, where names stand beside each other.
pub(crate) fn names_between_commas(text: &str) -> Option<Vec<&str>> {
    let names: Vec<&str> = text
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect();
    (text.contains(',') && !names.is_empty()).then_some(names)
}
