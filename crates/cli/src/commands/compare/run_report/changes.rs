//! Which differences are new, gone and standing, with some of each; the counts are in the sentence of the digest.

use std::fmt::Write as _;

use super::verdict::{grouped, wire};
use super::{Difference, Digest, Earlier, RunReport, Standing};
use crate::output::Output;
use crate::{tables, told};

/// How many of each are told on a terminal, and in a document.
const TOLD: usize = 3;
const LISTED: usize = 20;

/// Where a difference is, and its cause.
struct Change<'r> {
    target: &'r str,
    row: Option<i64>,
    key: Option<&'r str>,
    column: &'r str,
    backend: &'r str,
    cause: &'r str,
}

impl<'r> From<&'r Difference> for Change<'r> {
    fn from(one: &'r Difference) -> Self {
        Self {
            target: &one.target,
            row: one.row,
            key: one.key.as_deref(),
            column: &one.column,
            backend: &one.backend,
            cause: &one.cause,
        }
    }
}

impl<'r> From<&'r Earlier> for Change<'r> {
    fn from(one: &'r Earlier) -> Self {
        Self {
            target: &one.target,
            row: one.row,
            key: one.key.as_deref(),
            column: &one.column,
            backend: &one.backend,
            cause: &one.cause,
        }
    }
}

impl Change<'_> {
    /// The row by its id, or by what else it is known by.
    fn row(&self) -> String {
        match (self.row, self.key) {
            (Some(id), _) => id.to_string(),
            (None, Some(key)) => tables::name(key),
            (None, None) => String::new(),
        }
    }
}

/// What became of differences, how many there are, and the first of them.
fn kinds<'r>(
    report: &'r RunReport,
    digest: &'r Digest,
    most: usize,
) -> [(&'static str, u64, Vec<Change<'r>>); 4] {
    let own = |standing: Standing| {
        let of = report.differences.iter();
        let of = of.filter(move |one| one.standing == Some(standing));
        of.take(most).map(Change::from).collect()
    };
    let before = |list: &'r [Earlier]| list.iter().take(most).map(Change::from).collect();
    [
        ("new", digest.new, own(Standing::New)),
        ("gone", digest.gone, before(&digest.first_gone)),
        ("standing", digest.standing, own(Standing::Standing)),
        (
            "not looked at again",
            digest.unseen,
            before(&digest.first_unseen),
        ),
    ]
}

/// Tells them below the sentence of the digest; whether it is shortened.
pub(super) fn tell(report: &RunReport, digest: &Digest, output: &mut Output) -> bool {
    let most = match told::is_verbose() {
        true => usize::MAX,
        false => TOLD,
    };
    let mut is_brief = false;
    for (kind, count, changes) in kinds(report, digest, most) {
        for one in &changes {
            let row = match one.row() {
                row if row.is_empty() => row,
                row => format!(" {row}"),
            };
            output.line(format_args!(
                "  {kind}: {}{row} {} over {} ({})",
                tables::name(one.target),
                one.column,
                wire(one.backend),
                one.cause
            ));
        }
        let more = count.saturating_sub(changes.len() as u64);
        if more > 0 && !changes.is_empty() {
            is_brief = true;
            output.line(format_args!("  {kind}: {} more", grouped(more)));
        }
    }
    is_brief
}

/// Writes them as a table of Markdown, whose rows `row` writes.
pub(super) fn write(
    text: &mut String,
    report: &RunReport,
    digest: &Digest,
    row: impl Fn(&mut String, &[&str]),
) {
    let kinds = kinds(report, digest, LISTED);
    if kinds.iter().all(|(_, _, changes)| changes.is_empty()) {
        return;
    }
    let _ = writeln!(
        text,
        "\n## Since run {}\n\n| Difference | What | Row | Column | Wire | Cause |\n|---|---|--:|---|---|---|",
        digest.since
    );
    for (kind, count, changes) in kinds {
        for one in &changes {
            let wire = wire(one.backend);
            let cells = [kind, one.target, &one.row(), one.column, &wire, one.cause];
            row(text, &cells);
        }
        let more = count.saturating_sub(changes.len() as u64);
        if more > 0 && !changes.is_empty() {
            let more = format!("{} more", grouped(more));
            row(text, &[kind, &more, "", "", "", ""]);
        }
    }
}
