//! The words of a line, and how wide they are.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// How many columns a text takes; what colours it takes none.
pub(crate) fn visible(text: &str) -> usize {
    let mut rest = text;
    let mut columns = 0_usize;
    while let Some(begin) = rest.find("\u{1b}[") {
        let (shown, escape) = rest.split_at(begin);
        columns = columns.saturating_add(shown.width());
        rest = match escape.find('m') {
            Some(end) => escape.get(end.saturating_add(1)..).unwrap_or_default(),
            None => "",
        };
    }
    columns.saturating_add(rest.width())
}

/// As much of a text as fits.
pub(crate) fn cut(text: &str, width: usize) -> &str {
    let mut columns = 0_usize;
    let end = text.char_indices().find(|(_, sign)| {
        columns = columns.saturating_add(sign.width().unwrap_or(0));
        columns > width
    });
    end.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// The words of a text. What stands between backticks is one word, where that fits a line.
pub(super) fn words(text: &str, longest: usize) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let plain = rest.find(' ').unwrap_or(rest.len());
        let quoted = quoted_end(rest, plain).filter(|end| {
            rest.get(..*end)
                .is_some_and(|word| visible(word) <= longest)
        });
        let (word, behind) = rest.split_at(quoted.unwrap_or(plain));
        words.push(word);
        rest = behind.trim_start_matches(' ');
    }
    words
}

/// Where a word ends in which backticks are open at its first blank.
fn quoted_end(text: &str, blank: usize) -> Option<usize> {
    let is_open = |text: &str| text.matches('`').count() % 2 == 1;
    let mut end = blank;
    while is_open(text.get(..end)?) {
        let behind = text.get(end.saturating_add(1)..)?;
        let next = behind.find(' ').unwrap_or(behind.len());
        end = end.saturating_add(1).saturating_add(next);
        if end >= text.len() {
            return (!is_open(text)).then_some(text.len());
        }
    }
    (end > blank).then_some(end)
}
