//! Pages whose lines are broken already, for terminals that are narrower than they are.

use super::text;
use super::words::visible;

/// How far the lines that go on with a description are to the right.
const DEEP: usize = 8;

/// A page at a width: as it is where it fits, and else its paragraphs joined and folded anew.
pub(crate) fn page(page: &str, width: usize) -> String {
    if page.lines().all(|line| visible(line) <= width) {
        return page.to_owned();
    }
    let mut joined: Vec<String> = Vec::new();
    for line in page.lines() {
        match joined.last_mut() {
            Some(last) if goes_on(last, line) => join(last, line),
            _ => joined.push(line.to_owned()),
        }
    }
    let mut folded = text(&joined.join("\n"), width);
    folded.push('\n');
    folded
}

fn indent(line: &str) -> usize {
    line.len()
        .saturating_sub(line.trim_start_matches(' ').len())
}

/// Whether a line is the rest of the one before it.
fn goes_on(last: &str, line: &str) -> bool {
    if last.trim().is_empty() || line.trim().is_empty() {
        return false;
    }
    match (indent(last), indent(line)) {
        (0, 0) => !last.ends_with(':'),
        (above, here) => {
            above > 0 && (here >= above.saturating_add(DEEP) || description(last) == Some(here))
        }
    }
}

/// Where what is told of a name begins, two blanks or more behind it.
fn description(line: &str) -> Option<usize> {
    let name = line.trim_start_matches(' ');
    let (name, behind) = name.split_once("  ")?;
    let gap = indent(behind).saturating_add(2);
    Some(
        indent(line)
            .saturating_add(visible(name))
            .saturating_add(gap),
    )
}

/// What is told of a name may begin below it.
fn join(last: &mut String, line: &str) {
    let begins = indent(last) > 0 && !last.trim_start().contains("  ");
    let gap = match begins {
        true => indent(line).saturating_sub(visible(last)).max(2),
        false => 1,
    };
    last.push_str(&" ".repeat(gap));
    last.push_str(line.trim_start());
}
