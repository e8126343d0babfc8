//! Records and comparisons as tables.

pub(crate) mod fit;

use comfy_table::{
    Cell, Color, ContentArrangement, ContentLineStyle, LineStyle, Table, TableStyle,
};
use keap::Backend;
use keap::compare::{Comparison, FieldComparison, Finding, RowComparison, Summary};
use keap::schema::{FieldValue, Record};
use keap_http::Shown;

use crate::output::Output;

/// The longest value shown in a table; longer ones are cut.
const LONGEST_VALUE: usize = 60;

/// Two blanks between columns, and a line below the header.
const STYLE: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::new(' ', ' ', ' '))
    .header_separator(LineStyle::new('─', '─', '─', '─'))
    .content_lines(ContentLineStyle::new(' ', ' ', ' '));

/// An empty table in the house style.
pub(crate) fn table<const N: usize>(output: &Output, header: [&str; N]) -> Table {
    plain(output, header)
}

/// The same with as many columns as there are.
pub(crate) fn plain<'a>(output: &Output, header: impl IntoIterator<Item = &'a str>) -> Table {
    let mut table = Table::new();
    table
        .load_style(STYLE)
        .set_content_arrangement(ContentArrangement::Disabled);
    if output.colored() {
        // A flag that asks for colours wins over `NO_COLOR`, which would take them away behind our back.
        crossterm::style::force_color_output(true);
        table.enforce_styling();
    } else {
        table.force_no_tty();
    }
    let header = header.into_iter();
    table.set_header(header.map(|title| Cell::new(title).fg(Color::DarkGrey)));
    table
}

/// One record: a line per field.
pub(crate) fn record(output: &Output, record: &Record) -> Table {
    let mut table = table(output, ["field", "value"]);
    for (name, value) in record.iter() {
        table.add_row([Cell::new(self::name(name)), Cell::new(shown(value))]);
    }
    table
}

/// Several records: a line per record, a column per field that any of them has.
pub(crate) fn records(output: &Output, records: &[Record]) -> Table {
    let names = names_in_order(records);
    let mut table = table(output, []);
    let header = names.iter().map(|name| self::name(name));
    table.set_header(header.map(|name| Cell::new(name).fg(Color::DarkGrey)));
    for record in records {
        let cells = names
            .iter()
            .map(|name| record.get(name).map_or_else(String::new, shown));
        table.add_row(cells.collect::<Vec<_>>());
    }
    table
}

/// The fields that any of the records has, in the order that all of them are in: a field that the first record lacks
/// stands where the others have it.
fn names_in_order(records: &[Record]) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for record in records {
        let mut place = 0_usize;
        for name in record.names() {
            let found = names.iter().position(|known| *known == name);
            let at = found.unwrap_or_else(|| {
                names.insert(place, name);
                place
            });
            place = at.saturating_add(1);
        }
    }
    names
}

/// A comparison: a line per field, a column per backend, and what was found. Equal fields are left out unless `all`.
pub(crate) fn comparison(output: &Output, comparison: &Comparison, all: bool) -> Option<Table> {
    let mut table = table(output, []);
    let keyed = comparison.rows.iter().any(|row| row.id.is_some());
    let mut header: Vec<String> = Vec::new();
    if keyed {
        header.push("id".to_owned());
    }
    header.push("field".to_owned());
    header.extend(comparison.backends.iter().map(Backend::to_string));
    header.push("finding".to_owned());
    table.set_header(
        header
            .iter()
            .map(|title| Cell::new(title).fg(Color::DarkGrey)),
    );

    let mut shown_rows = 0;
    for row in &comparison.rows {
        for field in row.fields.iter().filter(|field| all || parts(field)) {
            table.add_row(comparison_line(row, field, keyed));
            shown_rows += 1;
        }
    }
    (shown_rows > 0).then_some(table)
}

fn comparison_line(row: &RowComparison, field: &FieldComparison, keyed: bool) -> Vec<Cell> {
    let mut cells = Vec::new();
    if keyed {
        cells.push(Cell::new(
            row.id.map_or_else(String::new, |id| id.to_string()),
        ));
    }
    cells.push(Cell::new(name(&field.name)));
    cells.extend(field.values().map(|value| match value {
        Some(value) => Cell::new(shown(value)),
        None => Cell::new("-").fg(Color::DarkGrey),
    }));
    cells.push(Cell::new(findings(field)).fg(finding_color(field)));
    cells
}

/// Whether any backend has another value than the reference, or none that can be compared.
pub(crate) fn parts(field: &FieldComparison) -> bool {
    field.findings().any(|finding| *finding != Finding::Equal)
}

/// What was found against each backend; one word when it is the same for all.
pub(crate) fn findings(field: &FieldComparison) -> String {
    let told: Vec<String> = field.findings().map(Finding::to_string).collect();
    if told.windows(2).all(|pair| pair[0] == pair[1]) {
        return told.first().cloned().unwrap_or_default();
    }
    let named = field.by_backend().iter().filter_map(|answer| {
        let finding = answer.finding()?;
        Some(format!("{}: {finding}", answer.backend().name()))
    });
    named.collect::<Vec<_>>().join("\n")
}

fn finding_color(field: &FieldComparison) -> Color {
    if field.findings().any(Finding::is_unexplained) {
        Color::Red
    } else if field.findings().any(|finding| !finding.agrees()) {
        Color::Yellow
    } else {
        Color::Green
    }
}

/// A summary as one clause: `62 equal, 5 equivalent, 1 known difference`.
pub(crate) fn summary(summary: &Summary) -> String {
    let counts = [
        (summary.equal, "equal", "equal"),
        (
            summary.equivalent - summary.by_rule,
            "equivalent",
            "equivalent",
        ),
        (summary.by_rule, "equivalent by rule", "equivalent by rule"),
        (summary.known, "known difference", "known differences"),
        (summary.not_comparable, "not comparable", "not comparable"),
        (summary.unanswered, "unanswered", "unanswered"),
        (summary.unexplained, "UNEXPLAINED", "UNEXPLAINED"),
    ];
    let told: Vec<String> = counts
        .iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| format!("{count} {}", if *count == 1 { one } else { many }))
        .collect();
    if told.is_empty() {
        "nothing to compare".to_owned()
    } else {
        told.join(", ")
    }
}

/// A value on one line, cut when it is long.
pub(crate) fn shown(value: &FieldValue) -> String {
    name(&value.to_string())
}

/// A name or a text of the account on one line, cut when it is long.
pub(crate) fn name(text: &str) -> String {
    Shown::new(text).up_to(LONGEST_VALUE).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_the_first_row_lacks_stands_where_the_others_have_it() {
        let row = |names: &[&str]| names.iter().map(|name| (*name, 1)).collect::<Record>();
        let rows = [
            row(&["Id", "Email"]),
            row(&["Id", "FirstName", "Email", "_Size"]),
            row(&["City"]),
        ];
        let names = names_in_order(&rows);
        assert_eq!(names, ["City", "Id", "FirstName", "Email", "_Size"]);
    }
}
