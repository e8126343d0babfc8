//! Commands that are shown to be pasted: folded as a shell reads them.

use super::HANG;
use super::words::visible;

/// The programs that our pages tell people to run.
const PROGRAMS: [&str; 5] = ["cargo", "curl", "export", "keap", "man"];

/// Whether a line is a command to paste.
pub(super) fn is_one(body: &str) -> bool {
    let mut words = body.split(' ');
    let program = words.find(|word| *word != "sudo" && !is_variable(word));
    program.is_some_and(|program| PROGRAMS.contains(&program)) && !body.ends_with(['.', ':'])
}

fn is_variable(word: &str) -> bool {
    word.split_once('=').is_some_and(|(name, _)| {
        !name.is_empty()
            && name
                .chars()
                .all(|sign| sign.is_ascii_uppercase() || sign == '_')
    })
}

/// The places of blanks that part words.
pub(super) fn outside_quotes(text: &str) -> impl Iterator<Item = usize> {
    let mut quote = None;
    text.char_indices().filter_map(move |(at, sign)| {
        match (quote, sign) {
            (None, '\'' | '"') => quote = Some(sign),
            (Some(open), sign) if open == sign => quote = None,
            _ => {}
        }
        (quote.is_none() && sign == ' ').then_some(at)
    })
}

/// A command broken between words, with what tells a shell that it goes on.
pub(super) fn folded(command: &str, indent: usize, width: usize) -> String {
    let mut text = " ".repeat(indent);
    let mut used = indent;
    let mut begin = 0;
    let blanks = outside_quotes(command).chain([command.len()]);
    for end in blanks {
        let word = command.get(begin..end).unwrap_or_default();
        let long = visible(word);
        // Room for the blank before the word, and for the mark behind it where more follows.
        let mark = if end == command.len() { 0 } else { 2 };
        let needed = used
            .saturating_add(1)
            .saturating_add(long)
            .saturating_add(mark);
        if begin > 0 && needed > width {
            used = indent.saturating_add(HANG);
            text.push_str(" \\\n");
            text.push_str(&" ".repeat(used));
        } else if begin > 0 {
            text.push(' ');
            used = used.saturating_add(1);
        }
        text.push_str(word);
        used = used.saturating_add(long);
        begin = end.saturating_add(1);
    }
    text
}
