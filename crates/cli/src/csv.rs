//! Comma-separated values, as RFC 4180 has them, for people who open them in a spreadsheet.

use keap_http::Shown;
use serde_json::Value as Json;

/// A list as a table: a column for each name that any of its objects has, in the order in which they come up.
pub(crate) fn table(rows: &[Json]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for name in rows
        .iter()
        .filter_map(Json::as_object)
        .flat_map(|row| row.keys())
    {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    // What is no object stands in a column of its own.
    if names.is_empty() {
        names.push("value");
    }
    let mut text = line(names.iter().map(|name| (*name).to_owned()));
    for row in rows {
        let cells = names.iter().map(|name| match row.as_object() {
            Some(row) => row.get(*name).map_or_else(String::new, cell),
            None => cell(row),
        });
        text.push_str(&line(cells));
    }
    text
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.map(|cell| quoted(&harmless(cell))).collect();
    format!("{}\r\n", cells.join(","))
}

/// A value as it stands in a cell: a list of words with blanks between them, what has more in it as JSON.
fn cell(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        Json::Array(items) if items.iter().all(Json::is_string) => {
            let words = items.iter().filter_map(Json::as_str);
            words.collect::<Vec<_>>().join(" ")
        }
        other => other.to_string(),
    }
}

/// A value that a spreadsheet does not take for a formula, and a terminal not for a command: contacts write their names
/// themselves.
pub(crate) fn harmless(value: String) -> String {
    let shown = Shown::new(&value).whole();
    match is_formula(&value) {
        true => format!("'{shown}"),
        false => shown.to_string(),
    }
}

/// Whether a spreadsheet would take the text for a formula: contacts write their names themselves. What stands before the
/// sign is not looked at when nobody sees it, and the wide signs count as well.
pub(crate) fn is_formula(value: &str) -> bool {
    const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let unseen = |c: char| c.is_whitespace() || c.is_control() || "\u{200b}\u{feff}".contains(c);
    let begins = value.trim_start_matches(unseen).starts_with(SIGNS);
    begins && value.parse::<f64>().is_err()
}

/// A cell, in quotes where it needs them.
pub(crate) fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\r', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
