//! The report as Markdown, for a ticket or a wiki.

use std::fmt::Write as _;

use super::verdict::{counted, grouped, wire, wires};
use super::{CauseReport, NotCompared, RunReport, TargetState, changes};

/// The report as a document.
pub(crate) fn markdown(report: &RunReport) -> String {
    let mut text = String::new();
    write_head(&mut text, report);
    write_targets(&mut text, report);
    write_causes(&mut text, report);
    if let Some(digest) = &report.digest {
        changes::write(&mut text, report, digest, row);
    }
    write_not_compared(&mut text, &report.not_compared);
    text
}

/// What was not compared, and why.
pub(crate) fn write_not_compared(text: &mut String, not_compared: &[NotCompared]) {
    if not_compared.is_empty() {
        return;
    }
    *text += "\n## Not compared\n\n| What | Why | Difference |\n|---|---|---|\n";
    for not in not_compared {
        let known = not.difference.as_deref().unwrap_or_default();
        row(text, &[&not.name, &not.why, known]);
    }
}

fn write_head(text: &mut String, report: &RunReport) {
    let run = &report.run;
    let _ = writeln!(
        text,
        "# {} of {}\n",
        wires(&run.backends),
        cell(&run.account)
    );
    let _ = writeln!(text, "{}\n", report.verdict.sentence);
    for told in &report.verdict.details {
        let _ = writeln!(text, "- {}", cell(told));
    }
    if !report.verdict.details.is_empty() {
        text.push('\n');
    }
    let ended = run.ended.as_deref().unwrap_or("not ended");
    let _ = writeln!(
        text,
        "Run {}, from {} to {ended}, keap {}{}.",
        run.id,
        run.started,
        run.version,
        cell(&run.replayed_told())
    );
    if let Some(digest) = &report.digest {
        let sentence = digest.sentence().replacen('s', "S", 1);
        let _ = writeln!(text, "{}.", cell(&sentence));
    }
    for one in &report.wires {
        let _ = writeln!(
            text,
            "{}: {}, {}.",
            wire(&one.backend),
            counted(one.calls, "call", "calls"),
            one.failed_told()
        );
    }
}

fn write_targets(text: &mut String, report: &RunReport) {
    *text += "\n## What was compared\n\n| What | Rows | Parting | Unexplained | Known | State |\n|---|--:|--:|--:|--:|---|\n";
    for target in &report.targets {
        let state = match target.state {
            TargetState::Done => target.note.as_deref().unwrap_or("done"),
            TargetState::Failed | TargetState::Skipped => {
                target.error.as_deref().unwrap_or("failed")
            }
            TargetState::Running | TargetState::Waiting => "not complete",
        };
        let numbers = [
            target.rows,
            target.parting,
            target.values.unexplained as u64,
            target.values.known as u64,
        ];
        let [rows, parting, unexplained, known] = numbers.map(grouped);
        row(
            text,
            &[&target.name, &rows, &parting, &unexplained, &known, state],
        );
    }
}

fn write_causes(text: &mut String, report: &RunReport) {
    if report.causes.is_empty() {
        return;
    }
    *text += "\n## Why\n\n| Cause | Kind | Values | Where | What to do |\n|---|---|--:|---|---|\n";
    for cause in &report.causes {
        let title = format!("{}: {}", cause.id, cause.title);
        let count = grouped(cause.count);
        row(
            text,
            &[&title, &cause.kind, &count, &places(cause), &cause.advice],
        );
    }
}

fn places(cause: &CauseReport) -> String {
    let places = cause.places.iter().take(8);
    let places = places.map(|place| format!("{}.{}", place.target, place.column));
    places.collect::<Vec<_>>().join(", ")
}

fn row(text: &mut String, cells: &[&str]) {
    let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
    let _ = writeln!(text, "| {} |", cells.join(" | "));
}

/// A text in one cell, as it is: neither a cell more nor markup.
pub(crate) fn cell(text: &str) -> String {
    let shown = keap_http::Shown::new(text).whole().to_string();
    let mut cell = String::new();
    for sign in shown.chars() {
        if "\\|*_`<>[]#".contains(sign) {
            cell.push('\\');
        }
        cell.push(sign);
    }
    cell
}
