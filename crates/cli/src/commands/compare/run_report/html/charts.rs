//! What was found, as charts, and as the tables behind them.

use std::cmp::Reverse;

use keap::compare::Summary;
use keap_html::{Cell, Count, Section, Series, Stacks, Table, Text};

use super::super::{CauseReport, Outcome, RunReport};
use super::{ROWS, left_out, whole};

/// Bars of a chart.
const BARS: usize = 40;

/// Places of a cause that are named.
const PLACES: usize = 8;

/// The kinds of findings, in the order of their colours.
const FINDINGS: [&str; 6] = [
    "equal",
    "unexplained",
    "written differently",
    "known",
    "by a rule",
    "not comparable",
];

fn counts(values: &Summary) -> [u64; 6] {
    [
        values.equal,
        values.unexplained,
        values.equivalent,
        values.known,
        values.by_rule,
        values.not_comparable.saturating_add(values.unanswered),
    ]
    .map(whole)
}

/// The values of each table by what was found, those with most that is unexplained first.
pub(super) fn by_table(report: &RunReport) -> Stacks {
    let mut targets: Vec<_> = report
        .targets
        .iter()
        .map(|target| (&target.name, counts(&target.values)))
        .filter(|(_, counts)| counts.iter().any(|count| *count > 0))
        .collect();
    targets.sort_by_key(|(_, counts)| Reverse((counts[1], counts[3], counts[0])));
    let title = match targets.len() > BARS {
        true => format!("Values by finding, of the {BARS} with most that parts"),
        false => "Values by finding".to_owned(),
    };
    let mut chart = Stacks::new(title, "values", FINDINGS);
    for (name, counts) in targets.into_iter().take(BARS) {
        chart.push(name, &counts);
    }
    chart
}

/// Why values part, and in which columns.
pub(super) fn causes(report: &RunReport) -> Section {
    let section = Section::new("Why");
    if report.causes.is_empty() {
        return section.paragraph("All values are equal and written alike.");
    }
    let headings = ["Cause", "Kind", "Values", "Where", "What to do"];
    let mut table = Table::new("Causes", headings);
    for cause in report.causes.iter().take(ROWS) {
        table.push([
            Cell::Text(Text::whole(&format!("{}: {}", cause.id, cause.title))),
            Cell::from(&cause.kind),
            Cell::Count(Count(cause.count)),
            Cell::Text(Text::whole(&places(cause))),
            Cell::Text(Text::whole(&cause.advice)),
        ]);
    }
    let mut section = section
        .paragraph(
            "A known cause is a difference of the wires that MIGRATION.md tells of, by its id. A likely one is what the \
             values look like: a guess, which explains nothing.",
        )
        .block(table);
    left_out(&mut section, report.causes.len());
    columns(report, &mut section);
    section
}

fn places(cause: &CauseReport) -> String {
    let named = cause.places.iter().take(PLACES).map(|place| {
        let count = Count(place.count);
        format!("{}.{} {count}", place.target, place.column)
    });
    let mut told = named.collect::<Vec<_>>().join(", ");
    if let Some(more) = cause
        .places
        .len()
        .checked_sub(PLACES)
        .filter(|more| *more > 0)
    {
        told += &format!(" and {more} more");
    }
    told
}

/// Every column in which something was found, the most frequent first.
fn columns(report: &RunReport, section: &mut Section) {
    let all = report.targets.iter().flat_map(|target| {
        let columns = target.columns.iter();
        let found = columns.filter(|column| column.cause.is_some());
        found.map(move |column| (&target.name, column))
    });
    let mut all: Vec<_> = all.collect();
    all.sort_by_key(|(target, column)| (Reverse(column.count), *target, &column.column));
    let headings = ["What", "Column", "Wire", "Finding", "Cause", "Values"];
    let mut table = Table::new("Findings by column", headings);
    for (target, column) in all.iter().take(ROWS) {
        table.push([
            Cell::from(*target),
            Cell::from(&column.column),
            Cell::from(super::wire(&column.backend)),
            Cell::from(&column.finding),
            Cell::from(column.cause.as_deref().unwrap_or_default()),
            Cell::Count(Count(column.count)),
        ]);
    }
    if !table.is_empty() {
        section.push(table);
        left_out(section, all.len());
    }
}

/// How earlier runs over the account ended, and this one.
pub(super) fn trend(report: &RunReport) -> Section {
    let section = Section::new("Earlier runs");
    if report.trend.len() < 2 {
        return section.paragraph("The state keeps no earlier run over this account.");
    }
    let kinds = ["unexplained", "known"];
    let mut chart = Series::new("Values that part, run by run", "values", kinds);
    let headings = ["Run", "Begun", "Rows", "Unexplained", "Known", "Outcome"];
    let mut table = Table::new("Runs over this account, the last first", headings);
    for point in &report.trend {
        let begun = super::told::moment(&point.started);
        chart.push(begun, &[point.unexplained, point.known]);
    }
    for point in report.trend.iter().rev().take(ROWS) {
        table.push([
            Cell::from(&point.id),
            Cell::from(super::told::moment(&point.started)),
            Cell::Count(Count(point.rows)),
            Cell::Count(Count(point.unexplained)),
            Cell::Count(Count(point.known)),
            Cell::from(outcome(point.outcome)),
        ]);
    }
    section.block(chart).block(table)
}

fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Agrees => "agrees",
        Outcome::Differs => "differs",
        Outcome::Incomplete => "something was not compared",
        Outcome::Stopped => "stopped",
        Outcome::Nothing => "nothing to compare",
    }
}
