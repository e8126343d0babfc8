//! Lists on the command line, with commas between.

use std::str::FromStr;

/// One of a list; the blanks that a person leaves behind a comma are no part of it.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn item<T: FromStr>(text: &str) -> Result<T, T::Err> {
    text.trim().parse()
}
