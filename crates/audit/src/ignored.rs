//! What a comment in a file leaves out: `keap-audit: ignore` for its line and the one below it, `keap-audit: ignore-file` near
//! the beginning for the whole file.

use crate::file::File;
use crate::hit::Findings;

const MARK: &str = "keap-audit:";
const IGNORE: &str = "ignore";
const IGNORE_FILE: &str = "ignore-file";
/// What comments begin with, in the languages that are read.
const COMMENTS: [&str; 8] = ["//", "#", "/*", "<!--", "--", "'", ";", "%"];
/// In how many lines at the beginning the whole file can be left out.
const FIRST_LINES: usize = 20;

/// Whether the whole file is left out.
pub(crate) fn whole(file: &File<'_>) -> bool {
    let mut first = file.text.lines().take(FIRST_LINES);
    first.any(|line| marked(line, IGNORE_FILE).is_some())
}

/// Leaves out what stands on a line with the mark, or below one.
pub(crate) fn leave_out(file: &File<'_>, found: &mut Findings) {
    if !file.text.contains(MARK) {
        return;
    }
    let is_left_out = |line: usize| {
        let above = file.lines.line(line.saturating_sub(1));
        marked(file.lines.line(line), IGNORE).is_some()
            // A mark behind a call is of that call alone.
            || marked(above, IGNORE).is_some_and(|before| !before.contains(char::is_alphanumeric))
    };
    found.hits.retain(|hit| !is_left_out(hit.line));
    found.endpoints.retain(|one| !is_left_out(one.line));
    found.credentials.retain(|one| !is_left_out(one.line));
}

/// What stands in front of a mark of a line, in whose comment it is.
fn marked<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    let (before, behind) = line.split_once(MARK)?;
    let behind = behind.trim_start().strip_prefix(word)?;
    let is_whole = !behind.starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_');
    let start = before.trim_start();
    // Lines of a longer comment begin with `*`, or with nothing.
    let is_comment = start.is_empty()
        || start.starts_with('*')
        || start.to_ascii_lowercase().starts_with("rem ")
        || COMMENTS.iter().any(|begin| is_begun(before, begin));
    (is_whole && is_comment).then_some(before)
}

/// Whether a comment begins in a text, and not in a text between quotation marks that ends behind it.
fn is_begun(before: &str, begin: &str) -> bool {
    before.match_indices(begin).any(|(at, _)| {
        let quoted = before.get(..at).unwrap_or_default();
        // An apostrophe begins comments itself in some languages.
        let is_even = |mark: char| quoted.matches(mark).count().is_multiple_of(2);
        is_even('"') && (begin == "'" || is_even('\''))
    })
}
