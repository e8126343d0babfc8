//! Comma-separated values, as RFC 4180 has them, for people who open them in a spreadsheet.

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
