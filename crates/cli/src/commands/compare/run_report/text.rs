//! The report for a terminal: the verdict, what was compared, then the causes with examples.

use comfy_table::{CellAlignment, Table};
use keap_http::Shown;

use super::verdict::{counted, grouped, wire};
use super::{CauseReport, Difference, NotCompared, RunReport, TargetReport, TargetState};
use crate::output::Output;
use crate::screen::Mark;
use crate::tables;

/// How wide the table is where there is no terminal.
const COLUMNS: usize = 80;

/// How many places of a cause are named.
const PLACES: usize = 6;

/// How many targets that could not be compared are told with their reasons.
const REASONS: usize = 12;

/// Prints the report.
pub(crate) fn text(report: &RunReport, output: &mut Output) {
    if let Some(table) = targets(report, output) {
        output.in_columns(COLUMNS, |output| output.table(&table));
    }
    reasons(report, output);
    let (open, settled): (Vec<&CauseReport>, Vec<&CauseReport>) = report
        .causes
        .iter()
        .partition(|cause| cause.kind == "likely");
    if !open.is_empty() {
        output.line("\nDifferences that nothing explains, by what they look like:");
        open.iter().for_each(|cause| told(report, cause, output));
    }
    if !settled.is_empty() {
        output.line("\nKnown differences, and what is only written differently:");
        for cause in settled {
            output.line(format_args!("  {}", head(cause)));
        }
    }
    tell_not_compared(&report.not_compared, output);
    if let Some(digest) = &report.digest {
        output.line(format_args!("\n{}", digest.sentence()));
    }
    wires(report, output);
    let mark = Mark::of_exit(report.verdict.exit);
    output.line("");
    output.verdict(mark, &report.verdict.sentence, "");
    for told in &report.verdict.details {
        output.line(format_args!("  {}", whole(told)));
    }
    output.line(format_args!(
        "run {}{}: values: {}",
        report.run.id,
        report.run.replayed_told(),
        tables::summary(&report.totals.values)
    ));
}

fn targets(report: &RunReport, output: &Output) -> Option<Table> {
    let mut table = tables::table(
        output,
        [
            "compared",
            "rows",
            "parting",
            "unexplained",
            "known",
            "state",
        ],
    );
    for column in 1..5 {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    let told = report
        .targets
        .iter()
        .filter(|target| is_worth_a_line(target));
    let mut lines = 0;
    for target in told {
        lines += 1;
        let state = match (&target.error, target.state) {
            (Some(_), TargetState::Failed | TargetState::Skipped) => "not compared",
            (_, TargetState::Waiting) => "waiting",
            (_, TargetState::Running) => "not complete",
            _ => "done",
        };
        table.add_row([
            target.name.clone(),
            grouped(target.rows),
            grouped(target.parting),
            grouped(target.values.unexplained as u64),
            grouped(target.values.known as u64),
            state.to_owned(),
        ]);
    }
    (lines > 0).then_some(table)
}

/// Why targets were not compared, and what is to know of others, a line each: as sentences they would not fit the table.
fn reasons(report: &RunReport, output: &mut Output) {
    for target in report.targets.iter().filter(|one| is_worth_a_line(one)) {
        let is_out = matches!(target.state, TargetState::Failed | TargetState::Skipped);
        let why = match (&target.error, &target.note) {
            (Some(error), _) if is_out => format!("not compared: {}", whole(error)),
            (_, Some(note)) if target.state == TargetState::Done => whole(note),
            _ => continue,
        };
        output.line(format_args!("  {}: {why}", target.name));
    }
}

/// A reason as it is, on one line.
fn whole(text: &str) -> String {
    Shown::new(text).whole().to_string()
}

/// A table without rows on either side says nothing.
fn is_worth_a_line(target: &TargetReport) -> bool {
    target.rows > 0 || target.state != TargetState::Done
}

fn head(cause: &CauseReport) -> String {
    let places = cause
        .places
        .iter()
        .take(PLACES)
        .map(|place| format!("{}.{} {}", place.target, place.column, grouped(place.count)));
    let mut places = places.collect::<Vec<_>>().join(", ");
    if cause.places.len() > PLACES {
        places += &format!(" and {} more", cause.places.len().saturating_sub(PLACES));
    }
    let count = grouped(cause.count);
    let id = &cause.id;
    let shown = whole(&cause.title);
    format!("{count:>7}  {id}: {shown} ({places})")
}

fn told(report: &RunReport, cause: &CauseReport, output: &mut Output) {
    output.line(format_args!("  {}", head(cause)));
    for number in &cause.examples {
        let found = report.differences.iter().find(|one| one.number == *number);
        if let Some(difference) = found {
            output.line(format_args!("           {}", example(difference, report)));
        }
    }
    output.line(format_args!("           {}", cause.advice));
}

fn example(difference: &Difference, report: &RunReport) -> String {
    let row = match (difference.row, &difference.key) {
        (Some(id), _) => format!(" {id}"),
        (None, Some(key)) => format!(" {}", tables::name(key)),
        (None, None) => String::new(),
    };
    let value = |value: &Option<String>| {
        value
            .as_deref()
            .map_or_else(|| "-".to_owned(), tables::name)
    };
    let reference = report.run.backends.first().map_or("", String::as_str);
    format!(
        "{}{row} {}: {} {} | {} {}",
        difference.target,
        difference.column,
        wire(reference),
        value(&difference.left),
        wire(&difference.backend),
        value(&difference.right)
    )
}

/// What was not compared, and why.
pub(crate) fn tell_not_compared(not_compared: &[NotCompared], output: &mut Output) {
    let count = not_compared.len();
    if count == 0 {
        return;
    }
    let what = match count {
        1 => "table or operation",
        _ => "tables and operations",
    };
    output.line(format_args!("\nnot compared: {count} {what}"));
    // What goes into a file or a pipe is read by somebody who looks for all of them.
    let told = output.width().map_or(count, |_| REASONS);
    for not in not_compared.iter().take(told) {
        let known = not.difference.as_ref();
        let known = known.map(|id| format!(" ({id})")).unwrap_or_default();
        output.line(format_args!("  {}: {}{known}", not.name, whole(&not.why)));
    }
    if count > told {
        output.line("  ...: --format json names them all");
    }
}

fn wires(report: &RunReport, output: &mut Output) {
    for one in &report.wires {
        let quota = match (one.quota_last, one.quota_limit) {
            (Some(left), Some(limit)) => {
                format!(
                    ", {} of {} calls of the day left",
                    grouped(left),
                    grouped(limit)
                )
            }
            _ => String::new(),
        };
        output.line(format_args!(
            "{}: {}, {} failed, {:.1} s on the wire, {} kB{quota}",
            wire(&one.backend),
            counted(one.calls, "call", "calls"),
            grouped(one.failed),
            one.seconds,
            grouped(one.bytes / 1000)
        ));
    }
}
