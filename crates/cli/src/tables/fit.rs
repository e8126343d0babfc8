//! Tables that fit a terminal: folded between words, else without the columns that can be missed, else a block a row.

use comfy_table::{Cell, ColumnConstraint, ContentArrangement, Table, TableStyle, Width};

use crate::fold::{self, visible};

/// What a column takes besides its content: a blank on both sides, and one to the next.
const FRAME: usize = 3;

/// How far what has no room beside its title is to the right.
const BELOW: usize = 4;

/// A text that is not broken between two lines of a cell: a number with its unit or its share.
pub(crate) fn unbroken(text: &str) -> String {
    text.replace(' ', UNBROKEN)
}

/// The blank that is kept; it is printed as any other.
pub(crate) const UNBROKEN: &str = "\u{a0}";

/// A table as it is printed.
pub(crate) struct Fitted {
    pub(crate) text: String,
    /// The titles of the columns that are not there.
    pub(crate) left_out: Vec<String>,
}

/// How wide the content of a column is: with its longest word, and unfolded.
#[derive(Clone, Copy)]
struct Need {
    least: usize,
    most: usize,
}

/// A table in so many columns of a terminal. What is `optional` is left out in this order, as far as it must be.
pub(crate) fn fitted(table: &Table, width: usize, optional: &[&str]) -> Fitted {
    let titles = titles(table);
    let needs: Vec<Need> = (0..titles.len()).map(|at| need(table, at)).collect();
    for count in 0..=optional.len() {
        let hidden = optional.get(..count).unwrap_or_default();
        let is_shown = |at: usize| {
            titles
                .get(at)
                .is_none_or(|title| !hidden.contains(&title.as_str()))
        };
        let shown: Vec<usize> = (0..titles.len()).filter(|at| is_shown(*at)).collect();
        let wanted: Vec<Need> = shown
            .iter()
            .filter_map(|at| needs.get(*at).copied())
            .collect();
        if let Some(widths) = shared(&wanted, width) {
            let text = folded(table, &shown, &widths);
            let left_out = titles.iter().enumerate();
            let left_out = left_out.filter(|(at, _)| !is_shown(*at) && !is_empty(table, *at));
            let left_out = left_out.map(|(_, title)| title.clone()).collect();
            return Fitted { text, left_out };
        }
    }
    Fitted {
        text: blocks(table, &titles, width),
        left_out: Vec::new(),
    }
}

fn titles(table: &Table) -> Vec<String> {
    let header = table
        .header()
        .map(|row| row.cell_iter().map(Cell::content).collect());
    header.unwrap_or_default()
}

/// Whether a column has nothing below its title.
fn is_empty(table: &Table, at: usize) -> bool {
    let mut cells = table.column_cells_iter(at).flatten();
    cells.all(|cell| cell.content().is_empty())
}

fn need(table: &Table, at: usize) -> Need {
    let cells = table.column_cells_with_header_iter(at).flatten();
    cells.fold(Need { least: 0, most: 0 }, |need, cell| {
        let content = cell.content();
        let words = content.split([' ', '\n']).map(visible).max();
        let lines = content.lines().map(visible).max();
        Need {
            least: need.least.max(words.unwrap_or(0)),
            most: need.most.max(lines.unwrap_or(0)),
        }
    })
}

/// The widths of the contents, where the longest words fit: the narrowest column that wants more gets more.
fn shared(needs: &[Need], width: usize) -> Option<Vec<usize>> {
    let frame = needs.len().saturating_mul(FRAME).saturating_add(1);
    let least: usize = needs.iter().map(|need| need.least).sum();
    let mut spare = width.checked_sub(frame.saturating_add(least))?;
    let mut widths: Vec<usize> = needs.iter().map(|need| need.least).collect();
    while spare > 0 {
        let wants = widths
            .iter_mut()
            .zip(needs)
            .filter(|(width, need)| **width < need.most);
        let Some((narrowest, _)) = wants.min_by_key(|(width, _)| **width) else {
            break;
        };
        *narrowest = narrowest.saturating_add(1);
        spare = spare.saturating_sub(1);
    }
    Some(widths)
}

fn folded(table: &Table, shown: &[usize], widths: &[usize]) -> String {
    let mut table = table.clone();
    table.set_content_arrangement(ContentArrangement::Dynamic);
    for (at, column) in table.column_iter_mut().enumerate() {
        let width = shown.iter().position(|place| *place == at);
        let width = width.and_then(|place| widths.get(place));
        column.set_constraint(match width {
            Some(width) => {
                let padded = width.saturating_add(2);
                ColumnConstraint::Absolute(Width::Fixed(u16::try_from(padded).unwrap_or(u16::MAX)))
            }
            None => ColumnConstraint::Hidden,
        });
    }
    table.trim_fmt()
}

/// A block a row, a line a column.
fn blocks(table: &Table, titles: &[String], width: usize) -> String {
    let is_styled = table.should_style();
    let heads: Vec<Cell> = table
        .header()
        .map(|row| row.cell_iter().cloned().collect())
        .unwrap_or_default();
    let longest = titles.iter().map(|title| visible(title)).max().unwrap_or(0);
    let column = longest.saturating_add(4);
    let mut blocks = Vec::new();
    for row in table.row_iter() {
        let mut lines = Vec::new();
        for ((head, title), cell) in heads.iter().zip(titles).zip(row.cell_iter()) {
            if cell.content().is_empty() {
                continue;
            }
            let gap = " ".repeat(longest.saturating_sub(visible(title)).saturating_add(2));
            let head = styled(head, is_styled).concat();
            let content = cell.content();
            let longest = content.split([' ', '\n']).map(visible).max().unwrap_or(0);
            let is_beside = column.saturating_add(longest) <= width;
            // A name that just fits has no margin.
            let below = BELOW.min(width.saturating_sub(longest).max(1));
            let column = if is_beside { column } else { below };
            if !is_beside {
                lines.push(format!("  {head}"));
            }
            for (place, line) in styled(cell, is_styled).iter().enumerate() {
                let margin = match place {
                    0 if is_beside => format!("  {head}{gap}"),
                    _ => " ".repeat(column),
                };
                let room = width.saturating_sub(column);
                let line = at_joints(&fold::prose(line, 0, 0, room), room);
                let line = line.replace('\n', &format!("\n{}", " ".repeat(column)));
                lines.push(format!("{margin}{line}"));
            }
        }
        blocks.push(lines.join("\n"));
    }
    blocks.join("\n\n")
}

/// Addresses and names of methods that are longer than a line go on in the next one, behind a slash or a point: a terminal
/// would break them within a word.
fn at_joints(text: &str, room: usize) -> String {
    let folded = text
        .lines()
        .map(|line| match visible(line) <= room || line.contains(' ') {
            true => line.to_owned(),
            false => in_parts(line, room),
        });
    folded.collect::<Vec<_>>().join("\n")
}

/// What stands in the next lines is some to the right, where there is room for that.
fn in_parts(line: &str, room: usize) -> String {
    let parts: Vec<&str> = line.split_inclusive(['/', '.']).collect();
    let longest = parts.iter().map(|part| visible(part)).max().unwrap_or(0);
    let on = room.saturating_sub(longest).min(2);
    let (mut folded, mut used) = (String::new(), 0_usize);
    for (place, part) in parts.iter().enumerate() {
        let wide = visible(part);
        if place > 0 && used.saturating_add(wide) > room {
            folded.push('\n');
            folded.push_str(&" ".repeat(on));
            used = on;
        }
        folded.push_str(part);
        used = used.saturating_add(wide);
    }
    folded
}

/// The lines of a cell, with its colours where there are colours.
fn styled(cell: &Cell, is_styled: bool) -> Vec<String> {
    let mut table = Table::new();
    table
        .load_style(TableStyle::new())
        .set_content_arrangement(ContentArrangement::Disabled)
        .add_row([cell.clone()]);
    if is_styled {
        table.enforce_styling();
    } else {
        table.force_no_tty();
    }
    if let Some(column) = table.column_mut(0) {
        column.set_padding((0, 0));
    }
    table
        .lines()
        .map(|line| line.trim_end().to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stays_with_its_share() {
        let mut table = Table::new();
        table.set_header(["account", "REST v2 calls"]);
        let share = unbroken("12 (0.1 %)");
        table.add_row(["a long name of an account", &share]);
        let fitted = fitted(&table, 30, &[]);
        assert!(fitted.text.contains(&share), "{}", fitted.text);
    }

    #[test]
    fn a_long_name_goes_on_behind_a_joint() {
        for (name, room, told) in [
            ("/rest/v2/tags", 40, "/rest/v2/tags"),
            (
                "/rest/v2/locales/countries/{country_code}/provinces",
                36,
                "/rest/v2/locales/countries/\n  {country_code}/provinces",
            ),
            ("GET /rest/v2/a/b", 9, "GET /rest/v2/a/b"),
            ("ContactService.load", 18, "ContactService.\n  load"),
            ("Service.loadAllOfThem", 13, "Service.\nloadAllOfThem"),
            ("nojoint", 3, "nojoint"),
        ] {
            assert_eq!(at_joints(name, room), told);
        }
    }
}
