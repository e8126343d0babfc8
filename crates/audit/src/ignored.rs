//! What a comment in a file leaves out: `keap-audit: ignore` for its line and the one below it, `keap-audit: ignore-file` near
//! the beginning for the whole file.

use crate::file::File;
use crate::hit::Findings;

const MARK: &str = "keap-audit: ignore";
/// In how many lines at the beginning the whole file can be left out.
const FIRST_LINES: usize = 20;

/// Whether the whole file is left out.
pub(crate) fn whole(file: &File<'_>) -> bool {
    let mut first = file.text.lines().take(FIRST_LINES);
    first.any(|line| line.contains("keap-audit: ignore-file"))
}

/// Leaves out what stands on a line with the mark, or below one.
pub(crate) fn leave_out(file: &File<'_>, found: &mut Findings) {
    if !file.text.contains(MARK) {
        return;
    }
    let is_left_out = |line: usize| {
        let above = line.saturating_sub(1);
        file.lines.line(line).contains(MARK)
            // A mark behind a call is of that call alone.
            || file.lines.line(above).trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(MARK)
    };
    found.hits.retain(|hit| !is_left_out(hit.line));
    found.endpoints.retain(|one| !is_left_out(one.line));
    found.credentials.retain(|one| !is_left_out(one.line));
}
