//! The report as a page: one file that asks nobody for anything, to be read in a browser, printed and mailed.

mod changes;
mod charts;
mod findings;
mod told;
mod wires;

use keap_html::{Block, Cell, Count, Notice, Page, Section, Table, Text, Weight};

use super::verdict::{uncompared, unseen, wire, wires as names};
use super::{Outcome, RunReport, TargetState};

/// How large a page may become, in bytes: it is mailed.
const LIMIT: usize = 10_000_000;

/// The longest reason that is told; the JSON has it whole.
const REASON: usize = 2_000;

/// Rows of a table that are shown; the JSON has all.
const ROWS: usize = 500;

/// The report as a page.
///
/// It never is larger than 10 MB. Differences for which there is no room are left out, and the page says how many.
pub(crate) fn html(report: &RunReport) -> String {
    within(report, LIMIT)
}

fn within(report: &RunReport, limit: usize) -> String {
    let mut most = report.differences.len();
    loop {
        let text = page(report, most).render();
        if text.len() <= limit || most == 0 {
            return text;
        }
        // What is too much, and a little more, because entries are not equally long.
        most = most.saturating_mul(limit) / text.len();
        most -= most / 20 + usize::from(most > 0);
    }
}

/// The page with so many of the differences.
fn page(report: &RunReport, most: usize) -> Page {
    let run = &report.run;
    let title = format!("{}: {}", names(&run.backends), run.account);
    let page = Page::new(Text::new(&title))
        .subtitle(format!(
            "Compared by keap {}, run {}{}.",
            run.version,
            run.id,
            run.replayed_told()
        ))
        .section(verdict(report))
        .section(compared(report))
        .section(charts::causes(report))
        .section(findings::section(report, most));
    let page = match &report.digest {
        Some(digest) => page.section(changes::section(digest)),
        None => page,
    };
    page.section(wires::section(report))
        .section(not_compared(report))
        .section(charts::trend(report))
        .closing(Text::whole(&closing(report)))
}

fn verdict(report: &RunReport) -> Section {
    let weight = match report.verdict.outcome {
        Outcome::Agrees => Weight::Good,
        Outcome::Differs if report.totals.values.unexplained > 0 || unseen(report) > 0 => {
            Weight::Bad
        }
        _ => Weight::Warning,
    };
    let mut section = Section::new("Verdict").block(Notice::new(weight, &report.verdict.sentence));
    let details = &report.verdict.details;
    if !details.is_empty() {
        let told = details.iter().map(|text| Text::up_to(text, REASON));
        section.push(Block::List(told.collect()));
    }
    if let Some(digest) = &report.digest {
        section.push(Block::Paragraph(Text::whole(&told::digest(digest))));
    }
    let run = &report.run;
    let totals = &report.totals;
    let pair = |name: &str, value: &str| (Text::new(name), Text::new(value));
    let number = |name: &str, count: u64| (Text::new(name), Text::from(Count(count)));
    let ended = run.ended.as_deref().unwrap_or("not ended");
    section.push(Block::Figures(vec![
        pair("Account", &run.account),
        pair(
            "Reference",
            &wire(run.backends.first().map_or("", String::as_str)),
        ),
        pair("Compared with it", &others(&run.backends)),
        pair("Begun", &told::moment(&run.started)),
        pair("Ended", &told::moment(ended)),
        number("Rows", totals.rows),
        number("Rows that part", totals.parting),
        number(
            "Values that part for no known reason",
            whole(totals.values.unexplained),
        ),
        number("Known differences", whole(totals.values.known)),
        number("Tables and operations compared", totals.done),
        number("Could not be compared", uncompared(report).len() as u64),
        number("Calls", totals.calls),
    ]));
    for line in told::filters(report) {
        section.push(Block::Paragraph(line));
    }
    section
}

/// The backends besides the reference.
fn others(backends: &[String]) -> String {
    let others = backends.iter().skip(1).map(|name| wire(name));
    others.collect::<Vec<_>>().join(", ")
}

fn compared(report: &RunReport) -> Section {
    let mut section = Section::new("What was compared").block(charts::by_table(report));
    let headings = [
        "What",
        "Rows",
        "Rows that part",
        "Unexplained",
        "Known",
        "Read again",
        "State",
    ];
    let mut table = Table::new("What was compared", headings);
    for target in report.targets.iter().take(ROWS) {
        let state = match target.state {
            TargetState::Done => target.note.as_deref().unwrap_or("done"),
            TargetState::Running | TargetState::Waiting => "not complete",
            TargetState::Failed | TargetState::Skipped => {
                target.error.as_deref().unwrap_or("not compared")
            }
        };
        table.push([
            Cell::from(&target.name),
            Cell::Count(Count(target.rows)),
            Cell::Count(Count(target.parting)),
            Cell::Count(Count(whole(target.values.unexplained))),
            Cell::Count(Count(whole(target.values.known))),
            Cell::Count(Count(target.reread)),
            Cell::Text(Text::up_to(state, REASON)),
        ]);
    }
    section.push(table);
    left_out(&mut section, report.targets.len());
    section
}

fn not_compared(report: &RunReport) -> Section {
    let section = Section::new("What was not compared");
    if report.not_compared.is_empty() {
        return section.paragraph("Everything that was asked for was compared.");
    }
    let mut table = Table::new(
        "What was not compared, and why",
        ["What", "Why", "Difference"],
    );
    for not in report.not_compared.iter().take(ROWS) {
        table.push([
            not.name.as_str(),
            not.why.as_str(),
            not.difference.as_deref().unwrap_or_default(),
        ]);
    }
    let mut section = section.block(table);
    left_out(&mut section, report.not_compared.len());
    section
}

/// Says that a table has no more rows than it shows.
fn left_out(section: &mut Section, rows: usize) {
    if let Some(more) = rows.checked_sub(ROWS).filter(|more| *more > 0) {
        let told = format!("{} more rows are in the JSON.", Count(whole(more)));
        section.push(Block::Paragraph(Text::whole(&told)));
    }
}

fn closing(report: &RunReport) -> String {
    let values = match report.run.shows_values {
        true => "Values are shown: this page holds personal data.",
        false => "Values are hidden: a kind, a length and a keyed hash stand in the place of each.",
    };
    let writes = match report.run.filters.writes {
        true => "The comparison might write; what it wrote stands among what was compared.",
        false => "The comparison only read.",
    };
    format!("{values} Ids of rows are as they are. {writes}")
}

fn whole(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests;
