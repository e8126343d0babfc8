//! What a line gives to a name: a text, a bare word of settings, a value that PHP serialized.

use crate::patterns::quoted;

/// How much of a line is looked at, in bytes.
const LONGEST: usize = 2_000;

/// The beginning of a line, as far as it is looked at.
pub(super) fn head(line: &str) -> &str {
    let mut end = line.len().min(LONGEST);
    while !line.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    line.get(..end).unwrap_or_default()
}

/// What a name is given: a text in quotation marks, or a bare word in settings and addresses.
pub(super) fn value<'t>(file: &str, line: &'t str, at: usize) -> Option<(usize, &'t str)> {
    let rest = line.get(at..)?;
    if let Some(text) = serialized(rest) {
        let place = line.len().saturating_sub(text.len());
        let word = text.get(..text.find(['"', '\\'])?)?;
        return word.chars().all(is_inside).then_some((place, word));
    }
    let closed = rest.trim_start_matches(['"', '\'', '`', ']', ')', ' ', '\t']);
    // `setClientSecret("..")`, `define('CLIENT_SECRET', '..')`, `client_secret => '..'`, `client_secret=..&`
    let given = ["=>", ":=", "=", ":", ",", "("]
        .iter()
        .find_map(|sign| closed.strip_prefix(sign));
    let given = given?.trim_start();
    let place = line.len().saturating_sub(given.len());
    let is_text = given.starts_with(['"', '\'', '`']);
    let (place, word) = match is_text {
        true => {
            let (inside, text) = quoted(given).next()?;
            (place.saturating_add(inside), text)
        }
        false if is_settings(file) || rest.starts_with('=') && is_in_address(line, at) => {
            let end = given.find(|c: char| !is_inside(c)).unwrap_or(given.len());
            (place, given.get(..end)?)
        }
        false => return None,
    };
    word.chars().all(is_inside).then_some((place, word))
}

/// What PHP serialized behind a name, from its first character on: `accessToken";s:24:"..`.
fn serialized(rest: &str) -> Option<&str> {
    let rest = rest.trim_start_matches('\\').strip_prefix("\";s:")?;
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = rest.strip_prefix(':')?.trim_start_matches('\\');
    rest.strip_prefix('"')
}

pub(super) fn is_inside(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '~' | '+' | '/' | '=')
}

/// Whether a name is one in the query of an address, in a form or in a connection string: `?client_secret=..`, `;secret=..`.
fn is_in_address(line: &str, end: usize) -> bool {
    let before = line.get(..end).unwrap_or_default();
    let start = before.rfind(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    let sign = start.and_then(|start| before.get(start..)?.chars().next());
    match sign {
        Some('&' | '?') => true,
        Some(';' | '"') => is_connection(line),
        _ => false,
    }
}

/// Whether a line has a connection string.
pub(super) fn is_connection(line: &str) -> bool {
    line.to_ascii_lowercase().contains("connectionstring")
}

pub(super) fn is_settings(name: &str) -> bool {
    const ENDINGS: [&str; 11] = [
        "env",
        "sh",
        "bash",
        "ini",
        "yml",
        "yaml",
        "properties",
        "conf",
        "cfg",
        "toml",
        "envrc",
    ];
    let last = name.rsplit('/').next().unwrap_or(name);
    let ending = last
        .rsplit('.')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    last.starts_with(".env") || ENDINGS.contains(&ending.as_str())
}
