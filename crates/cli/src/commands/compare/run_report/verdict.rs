//! What a run says as a whole.

use super::super::FailOn;
use super::{Outcome, RunReport, TargetState, Verdict};
use crate::exit::Exit;
use crate::stop::Stop;

/// How many of those that were skipped are named.
const NAMED: usize = 5;

/// The verdict over everything that is in the report besides.
pub(crate) fn judge(
    report: &RunReport,
    fail_on: FailOn,
    allow_empty: bool,
    stop: Option<Stop>,
) -> Verdict {
    let values = &report.totals.values;
    let found = match fail_on {
        FailOn::Unexplained => values.unexplained,
        FailOn::Known => values.unexplained + values.known,
        FailOn::Never => 0,
    };
    let waits = report
        .targets
        .iter()
        .any(|target| matches!(target.state, TargetState::Waiting | TargetState::Running));
    let (outcome, exit) = match () {
        () if let Some(stop) = stop => (Outcome::Stopped, Exit::Stopped(stop)),
        () if waits => (Outcome::Stopped, Exit::Failed),
        () if found > 0 || !report.unmet.is_empty() => (Outcome::Differs, Exit::Found),
        () if report.totals.failed > 0 => (Outcome::Incomplete, Exit::Failed),
        () if values.compared() == 0 && !allow_empty => (Outcome::Nothing, Exit::Failed),
        () => (Outcome::Agrees, Exit::Done),
    };
    Verdict {
        outcome,
        sentence: sentence(report, outcome),
        exit: exit.code(),
        fail_on: fail_on.word().to_owned(),
    }
}

fn sentence(report: &RunReport, outcome: Outcome) -> String {
    format!("{}{}", found(report, outcome), skipped(report))
}

/// What the plan had and nobody was asked, by why.
fn skipped(report: &RunReport) -> String {
    let mut whys: Vec<(&str, Vec<&str>)> = Vec::new();
    let skipped = report.targets.iter();
    for target in skipped.filter(|target| target.state == TargetState::Skipped) {
        let why = target.error.as_deref().unwrap_or("there is no way to");
        match whys.iter_mut().find(|(known, _)| *known == why) {
            Some((_, names)) => names.push(&target.name),
            None => whys.push((why, vec![&target.name])),
        }
    }
    let told = whys.iter().map(|(why, names)| {
        let were = if names.len() == 1 { "was" } else { "were" };
        let (first, more) = names.split_at(names.len().min(NAMED));
        let more = match more.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        // A hint may end as a sentence does.
        let why = why.trim_end_matches('.');
        format!(" {}{more} {were} not compared: {why}.", first.join(", "))
    });
    told.collect()
}

fn found(report: &RunReport, outcome: Outcome) -> String {
    let totals = &report.totals;
    let wires = wires(&report.run.backends);
    let rows = counted(totals.rows, "row", "rows");
    let over = counted(totals.done, "table or operation", "tables and operations");
    let unexplained = counted(
        totals.values.unexplained as u64,
        "value parts for no known reason",
        "values part for no known reason",
    );
    let known = counted(
        totals.values.known as u64,
        "known difference",
        "known differences",
    );
    let failed = counted(
        totals.failed,
        "could not be compared",
        "could not be compared",
    );
    match outcome {
        Outcome::Agrees => {
            format!("{wires} agree: {rows} of {over}, {known}, nothing unexplained.")
        }
        Outcome::Differs if !report.unmet.is_empty() => {
            format!("{wires} are not as expected: {}.", report.unmet.join("; "))
        }
        Outcome::Differs if totals.values.unexplained == 0 => {
            format!("{wires} part as it is known: {rows} of {over}, {known}.")
        }
        Outcome::Differs => {
            format!("{wires} part: {unexplained} in {rows} of {over}, beside {known}.")
        }
        Outcome::Incomplete if totals.done == 0 => {
            format!("Nothing was compared over {wires}: {failed}.")
        }
        Outcome::Incomplete => format!(
            "{wires} agree as far as they were compared, but {failed}: {rows} of {over}, {known}."
        ),
        Outcome::Stopped => format!(
            "The comparison of {wires} is not complete: {rows} of {over} so far, {unexplained}."
        ),
        Outcome::Nothing => format!("Nothing was compared: nobody has a row over {wires}."),
    }
}

fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { many })
}

/// A number with commas between thousands.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut told = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            told.push(',');
        }
        told.push(digit);
    }
    told
}

/// `XML-RPC and REST v2`.
pub(crate) fn wires(backends: &[String]) -> String {
    let names: Vec<String> = backends.iter().map(|name| wire(name)).collect();
    match &names[..] {
        [] => "The wires".to_owned(),
        [all @ .., last] if !all.is_empty() => format!("{} and {last}", all.join(", ")),
        names => names.join(", "),
    }
}

/// A backend as people call it.
pub(super) fn wire(short: &str) -> String {
    let known = short.parse::<keap::Backend>();
    known.map_or_else(|_| short.to_owned(), |backend| backend.to_string())
}
