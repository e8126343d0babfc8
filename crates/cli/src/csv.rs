//! Comma-separated values, as RFC 4180 has them, for people who open them in a spreadsheet.

use std::io::IsTerminal as _;

use keap_http::Shown;
use serde_json::Value as Json;

/// A list as a table: the columns that were asked for, and one for each further name that any of its objects has, in the
/// order in which they come up. Of an empty list nothing else is known. What is an object within a row has a column for each
/// of its names, `uses.v1.read`.
pub(crate) fn table(columns: &[String], rows: &[Json]) -> String {
    let rows: Vec<Vec<(String, &Json)>> = rows.iter().map(flat).collect();
    let mut names: Vec<&str> = columns.iter().map(String::as_str).collect();
    for (name, _) in rows.iter().flatten() {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    if names.is_empty() {
        return String::new();
    }
    let mut text = line(names.iter().map(|name| (*name).to_owned()));
    for row in &rows {
        let of = |name: &&str| row.iter().find(|(known, _)| known == name);
        let cells = names
            .iter()
            .map(|name| of(name).map_or_else(String::new, |(_, value)| cell(value)));
        text.push_str(&line(cells));
    }
    text
}

/// The columns of a row. What is no object stands in a column of its own.
fn flat(row: &Json) -> Vec<(String, &Json)> {
    let mut all = Vec::new();
    match row.as_object() {
        // A record without a value has no column of its own.
        Some(object) if object.is_empty() => {}
        Some(_) => flatten("", row, &mut all),
        None => all.push(("value".to_owned(), row)),
    }
    all
}

fn flatten<'a>(before: &str, value: &'a Json, all: &mut Vec<(String, &'a Json)>) {
    match value.as_object().filter(|object| !object.is_empty()) {
        Some(object) => {
            for (name, value) in object {
                let name = match before {
                    "" => name.clone(),
                    before => format!("{before}.{name}"),
                };
                flatten(&name, value, all);
            }
        }
        None => all.push((before.to_owned(), value)),
    }
}

fn line(cells: impl Iterator<Item = String>) -> String {
    record(cells.map(harmless))
}

/// One record. An empty value alone stands in quotes: programs that read such files take an empty line for none.
pub(crate) fn record(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.map(|cell| quoted(&cell)).collect();
    match &cells[..] {
        [only] if only.is_empty() => "\"\"\r\n".to_owned(),
        cells => format!("{}\r\n", cells.join(",")),
    }
}

/// A value as it stands in a cell: a list of words with blanks between them, one of other things with semicolons.
fn cell(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        Json::Array(items) => {
            let between = if items.iter().all(Json::is_string) {
                " "
            } else {
                "; "
            };
            items.iter().map(cell).collect::<Vec<_>>().join(between)
        }
        Json::Object(object) => {
            let parts = object
                .iter()
                .map(|(name, value)| format!("{name}: {}", cell(value)));
            parts.collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}

/// A value that a spreadsheet does not take for a formula. On a terminal it commands nothing either; a file has every sign
/// as it is.
pub(crate) fn harmless(value: String) -> String {
    let text = guarded(value);
    match std::io::stdout().is_terminal() {
        true => lines(&text),
        false => text,
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

/// The text with a ' before whatever a spreadsheet would take for a formula: contacts write their names themselves. That is
/// its beginning, and, since many spreadsheets part cells at a semicolon or a tab as well, what stands behind one. Behind a
/// line break a dash or a plus begins a list more often than a formula, and stays. What has such a ' of its own gets another
/// one, so that whoever takes one away has the text as it was.
pub(crate) fn guarded(text: String) -> String {
    let hides = text.trim_start_matches('\'').starts_with(BEFORE);
    if !text.contains(SIGNS) && !hides {
        return text;
    }
    let mut safe = String::with_capacity(text.len().saturating_add(1));
    if hides && !is_formula(&text) {
        safe.push('\'');
    }
    let mut rest = text.as_str();
    let mut before = None;
    loop {
        let end = rest.find(BETWEEN);
        let (part, next) = rest.split_at(end.unwrap_or(rest.len()));
        let is_guarded = match before {
            None => is_formula(&text),
            Some('\r' | '\n') => is_formula(part) && !part.trim_start().starts_with(DASHES),
            Some(_) => is_formula(part),
        };
        if is_guarded {
            safe.push('\'');
        }
        safe.push_str(part);
        let mut signs = next.chars();
        let Some(sign) = signs.next() else {
            return safe;
        };
        safe.push(sign);
        before = Some(sign);
        rest = signs.as_str();
    }
}

const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
const DASHES: [char; 4] = ['+', '-', '＋', '－'];
/// What a formula may hide behind at the beginning of a cell.
const BEFORE: [char; 3] = ['\t', '\r', '\n'];
/// What some spreadsheets part cells at, and all of them rows.
const BETWEEN: [char; 4] = [';', '\t', '\r', '\n'];

/// Whether a spreadsheet would take the text for a formula. What stands before the sign is not looked at when nobody sees
/// it, nor a ' that is taken for a guard, and the wide signs count as well.
fn is_formula(value: &str) -> bool {
    let unseen = |c: char| c.is_whitespace() || c.is_control() || "'\u{200b}\u{feff}".contains(c);
    let begins = value.trim_start_matches(unseen).starts_with(SIGNS);
    begins && value.trim().parse::<f64>().is_err()
}

/// A cell, in quotes where it needs them.
pub(crate) fn quoted(cell: &str) -> String {
    let parts = |c: char| c.is_control() || matches!(c, '"' | ',' | ';');
    if cell.contains(parts) {
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
    fn an_empty_value_alone_is_a_record() {
        let rows = [
            json!({ "Nickname": "" }),
            json!({ "Nickname": null }),
            json!({ "Nickname": "Clee" }),
        ];
        let expected = "Nickname\r\n\"\"\r\n\"\"\r\nClee\r\n";
        assert_eq!(table(&[], &rows), expected);
        let two = [json!({ "a": "", "b": null })];
        assert_eq!(table(&[], &two), "a,b\r\n,\r\n");
    }

    #[test]
    fn every_sign_is_what_it_is_within_quotes() {
        let rows = [
            json!({ "Id": 1, "Notes": "a\r\nb\n\tc" }),
            json!({ "Id": 2, "Notes": "x\ry\u{1b}[2J" }),
        ];
        let text = table(&[], &rows);
        assert_eq!(
            text,
            "Id,Notes\r\n1,\"a\r\nb\n\tc\"\r\n2,\"x\ry\u{1b}[2J\"\r\n"
        );
        assert!(!lines("x\ry\u{1b}[2J").contains(['\r', '\u{1b}']));
    }

    #[test]
    fn no_spreadsheet_finds_a_formula() {
        for (text, safe) in [
            ("=1+1", "'=1+1"),
            (" \u{200b}@SUM(A1)", "' \u{200b}@SUM(A1)"),
            ("\tx", "'\tx"),
            ("\r=1", "'\r'=1"),
            ("a;=1", "a;'=1"),
            ("a\t+1-x", "a\t'+1-x"),
            ("a\n=cmd", "a\n'=cmd"),
            ("-5", "-5"),
            ("a;-5;b", "a;-5;b"),
            ("- milk\n- eggs", "'- milk\n- eggs"),
            ("'=abc", "''=abc"),
            ("''=abc", "'''=abc"),
            ("'\tx", "''\tx"),
            ("a;'=1", "a;''=1"),
            ("'t Hart", "'t Hart"),
            ("a=b, c=d; e-f", "a=b, c=d; e-f"),
        ] {
            assert_eq!(guarded(text.to_owned()), safe, "{text:?}");
        }
    }

    #[test]
    fn what_is_within_a_row_has_columns_of_its_own() {
        let rows = [
            json!({ "a": { "b": 1, "c": { "d": ["x", "y"] } }, "e": [{ "f": 1, "g": [2] }, 3], "h": {} }),
        ];
        assert_eq!(
            table(&[], &rows),
            "a.b,a.c.d,e,h\r\n1,x y,\"f: 1, g: 2; 3\",\r\n"
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
