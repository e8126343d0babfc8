//! The report for a terminal: the causes with examples, what was compared, and the verdict at the end. It is brief: whoever says
//! --verbose has all of it, and each shortening says how many there are.

mod causes;
mod targets;

use keap_http::Shown;

use super::RunReport;
use super::changes;
use super::reasons::tell_reasons;
use super::verdict::{counted, grouped, wire};
use crate::output::Output;
use crate::screen::Mark;
use crate::{tables, told};

/// How many names are told of what was not compared for one reason.
const REASON_NAMES: usize = 6;

/// Prints the report; `again` is the command that tells it once more from the state, where it is kept.
pub(crate) fn text(report: &RunReport, again: Option<&str>, output: &mut Output) {
    let mut is_brief = causes::tell(report, output);
    is_brief |= targets::tell(report, output);
    is_brief |= tell_not_compared(&report.not_compared, output);
    if let Some(digest) = &report.digest {
        output.line(format_args!("\n{}", digest.sentence()));
        is_brief |= changes::tell(report, digest, output);
    }
    output.line("");
    wires(report, output);
    if is_brief && !told::is_verbose() {
        output.line(match again {
            Some(again) => format!("All of it: {again}"),
            None => "-v tells all of it.".to_owned(),
        });
    }
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

/// A reason as it is, on one line.
fn whole(text: &str) -> String {
    Shown::new(text).whole().to_string()
}

/// So many names, and how many there are besides.
fn named(names: &[String], most: usize) -> String {
    let (first, more) = names.split_at(names.len().min(most));
    match more.len() {
        0 => first.join(", "),
        more => format!("{} and {more} more", first.join(", ")),
    }
}

/// What was not compared, and why; whether it is shortened.
pub(crate) fn tell_not_compared(not_compared: &[super::NotCompared], output: &mut Output) -> bool {
    if !not_compared.is_empty() {
        output.line("");
    }
    tell_reasons(not_compared, REASON_NAMES, output)
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
            "{}: {}, {}, {:.1} s on the wire, {} kB{quota}",
            wire(&one.backend),
            counted(one.calls, "call", "calls"),
            one.failed_told(),
            one.seconds,
            grouped(one.bytes / 1000)
        ));
    }
}
