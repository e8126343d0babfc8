//! Comma-separated values, as RFC 4180 has them, for people who open them in a spreadsheet.

use keap_http::Shown;
use serde_json::Value as Json;

/// A list as a table: the columns that were asked for, and one for each further name that any of its objects has, in the
/// order in which they come up. Of an empty list nothing else is known.
pub(crate) fn table(columns: &[String], rows: &[Json]) -> String {
    let mut names: Vec<&str> = columns.iter().map(String::as_str).collect();
    for name in rows
        .iter()
        .filter_map(Json::as_object)
        .flat_map(|row| row.keys())
    {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    match (names.is_empty(), rows.is_empty()) {
        (true, true) => return String::new(),
        // What is no object stands in a column of its own.
        (true, false) => names.push("value"),
        _ => {}
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
    let shown = lines(&value);
    match is_formula(&value) {
        true => format!("'{shown}"),
        false => shown,
    }
}

/// A text with its line breaks and tabs, and without what else commands a terminal: a return alone would have what follows
/// written over what stands there.
fn lines(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for line in value.split_inclusive(['\n', '\t']) {
        let end = ["\r\n", "\n", "\t"]
            .into_iter()
            .find(|end| line.ends_with(end));
        let end = end.unwrap_or_default();
        let begin = line.strip_suffix(end).unwrap_or(line);
        text.push_str(&Shown::new(begin).whole().to_string());
        text.push_str(end);
    }
    text
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn line_breaks_are_what_they_are_and_nothing_else_commands_a_terminal() {
        let rows = [
            json!({ "Id": 1, "Notes": "a\r\nb\n\tc" }),
            json!({ "Id": 2, "Notes": "x\ry\u{1b}[2J" }),
        ];
        let text = table(&[], &rows);
        assert!(
            text.starts_with("Id,Notes\r\n1,\"a\r\nb\n\tc\"\r\n2,"),
            "{text:?}"
        );
        assert!(
            !text.contains("x\r") && !text.contains('\u{1b}'),
            "{text:?}"
        );
    }

    #[test]
    fn the_columns_that_were_asked_for_stand_there_without_a_row_too() {
        let columns = ["Id", "Email"].map(str::to_owned);
        assert_eq!(table(&columns, &[]), "Id,Email\r\n");
        assert_eq!(
            table(&columns, &[json!({ "Id": 1, "_New": 2 })]),
            "Id,Email,_New\r\n1,,2\r\n"
        );
        assert_eq!(table(&[], &[]), "");
        assert_eq!(table(&[], &[json!("a")]), "value\r\na\r\n");
    }
}
