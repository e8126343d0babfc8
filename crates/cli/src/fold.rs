//! Text that fits a terminal: broken between words, and a command so that it can still be pasted.
//!
//! A word that is longer than the line stays whole, since an address is copied and not read.

mod command;
mod page;
mod words;

pub(crate) use page::page;
pub(crate) use words::{cut, visible};

use words::words;

/// How far what belongs to the line above is moved to the right.
const HANG: usize = 4;

/// Every line of a text, folded to the width.
pub(crate) fn text(text: &str, width: usize) -> String {
    let lines = text.split('\n').map(|line| self::line(line, width));
    lines.collect::<Vec<_>>().join("\n")
}

/// One line, folded to the width.
fn line(line: &str, width: usize) -> String {
    if visible(line) <= width {
        return line.to_owned();
    }
    let body = line.trim_start_matches(' ');
    let indent = line.len().saturating_sub(body.len());
    let (name, gap, told) = defined(body);
    if let Some(comment) = told.strip_prefix("# ") {
        let comment = commented(comment, indent, width);
        let below = self::line(&format!("{}{name}", " ".repeat(indent)), width);
        return format!("{comment}\n{below}");
    }
    match told {
        "" if command::is_one(body) => command::folded(body, indent, width),
        // A line of a file is copied, as a word is.
        "" if is_setting(body) => line.to_owned(),
        "" => prose(body, indent, hang_of(body, indent), width),
        _ => definition(name, gap, told, indent, width),
    }
}

/// Whether a line sets something in a file of settings.
fn is_setting(body: &str) -> bool {
    let is_name = |name: &str| !name.is_empty() && !name.trim_matches('"').contains(' ');
    body.split_once(" = ")
        .is_some_and(|(name, _)| is_name(name))
}

/// What is told of a line, above it.
fn commented(comment: &str, indent: usize, width: usize) -> String {
    let margin = format!("{}# ", " ".repeat(indent));
    let comment = prose(comment, 0, 0, width.saturating_sub(margin.len()));
    format!("{margin}{}", comment.replace('\n', &format!("\n{margin}")))
}

/// How far the pieces behind the first are moved: some more where a label or the mark of an item begins the line.
fn hang_of(body: &str, indent: usize) -> usize {
    let first = body.split(' ').next().unwrap_or_default();
    let is_headed = first.contains(':') || matches!(first, "-" | "#");
    indent.saturating_add(if is_headed { 2 } else { 0 })
}

/// Words of a line between margins.
pub(crate) fn prose(body: &str, indent: usize, hang: usize, width: usize) -> String {
    let mut folded = " ".repeat(indent);
    let mut used = indent;
    let mut is_first = true;
    for word in words(body, width.saturating_sub(hang)) {
        let long = visible(word);
        if !is_first && used.saturating_add(1).saturating_add(long) > width {
            folded.push('\n');
            folded.push_str(&" ".repeat(hang));
            used = hang;
        } else if !is_first {
            folded.push(' ');
            used = used.saturating_add(1);
        }
        folded.push_str(word);
        used = used.saturating_add(long);
        is_first = false;
    }
    folded
}

/// A name, the blanks behind it, and what is told of it, if there are at least two blanks between them.
fn defined(body: &str) -> (&str, usize, &str) {
    let gap = command::outside_quotes(body)
        .find(|at| body.get(*at..).is_some_and(|rest| rest.starts_with("  ")));
    let (name, rest) = body.split_at(gap.unwrap_or(body.len()));
    let told = rest.trim_start_matches(' ');
    (name, rest.len().saturating_sub(told.len()), told)
}

/// What is told stands in its column where that leaves room, and else below the name.
fn definition(name: &str, gap: usize, told: &str, indent: usize, width: usize) -> String {
    let column = indent.saturating_add(visible(name)).saturating_add(gap);
    if column <= width / 2 {
        let told = prose(told, 0, 0, width.saturating_sub(column));
        let margin = format!("\n{}", " ".repeat(column));
        return format!(
            "{}{name}{}{}",
            " ".repeat(indent),
            " ".repeat(gap),
            told.replace('\n', &margin)
        );
    }
    let below = indent.saturating_add(HANG);
    let name = line(&format!("{}{name}", " ".repeat(indent)), width);
    format!("{name}\n{}", prose(told, below, below, width))
}
