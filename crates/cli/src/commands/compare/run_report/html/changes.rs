//! The differences of runs before that are gone, and those in rows that were not looked at again.

use keap_html::{Block, Cell, Count, Section, Table, Text};

use super::super::verdict::wire;
use super::super::{Digest, Earlier};
use super::{ROWS, whole};

/// The section about what changed.
pub(super) fn section(digest: &Digest) -> Section {
    let mut section = Section::new("Since the run before");
    section.push(Block::Paragraph(Text::whole(
        "Each of the differences above says whether it is new, and can be chosen by that. Of what is known or only written \
         differently examples alone are kept, and nobody knows.",
    )));
    for (caption, list, count) in [
        ("Gone", &digest.first_gone, digest.gone),
        (
            "Standing in rows that were not looked at again",
            &digest.first_unseen,
            digest.unseen,
        ),
    ] {
        if list.is_empty() {
            continue;
        }
        section.push(table(caption, list));
        let shown = whole(list.len().min(ROWS));
        if let Some(more) = count.checked_sub(shown).filter(|more| *more > 0) {
            let told = format!("There are {} more.", Count(more));
            section.push(Block::Paragraph(Text::whole(&told)));
        }
    }
    section
}

fn table(caption: &str, list: &[Earlier]) -> Table {
    let headings = ["Table or operation", "Row", "Column", "Wire", "Cause"];
    let mut table = Table::new(caption, headings);
    for one in list.iter().take(ROWS) {
        let row = match (one.row, &one.key) {
            (Some(id), _) => id.to_string(),
            (None, Some(key)) => key.clone(),
            (None, None) => String::new(),
        };
        table.push([
            Cell::from(&one.target),
            Cell::from(row),
            Cell::from(&one.column),
            Cell::from(wire(&one.backend)),
            Cell::from(&one.cause),
        ]);
    }
    table
}
