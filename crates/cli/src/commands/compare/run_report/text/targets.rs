//! What was compared: each where there are few, and else those in which something is open, with sums for the others.

use comfy_table::{CellAlignment, Table};

use super::{named, whole};
use crate::commands::compare::run_report::verdict::{counted, grouped};
use crate::commands::compare::run_report::{RunReport, TargetReport, TargetState};
use crate::output::Output;
use crate::{tables, told};

/// For so many columns the table is laid out where there is no terminal: names of operations are long.
const COLUMNS: usize = 110;

/// So many are told one by one.
const FEW: usize = 12;

/// How many names are told of those that have something in common.
const NAMES: usize = 6;

/// Tells what was compared; whether that is shortened.
pub(super) fn tell(report: &RunReport, output: &mut Output) -> bool {
    let worth: Vec<&TargetReport> = report.targets.iter().filter(is_worth_a_line).collect();
    let is_brief = worth.len() > FEW;
    match told::is_verbose() || !is_brief {
        true => table(&worth, output),
        false => in_sums(&worth, output),
    }
    notes(&worth, output);
    is_brief
}

/// Those in which something is open one by one, and sums for the others.
fn in_sums(worth: &[&TargetReport], output: &mut Output) {
    let is_open = |target: &TargetReport| {
        target.values.unexplained > 0 || target.state == TargetState::Running
    };
    let (mut open, rest): (Vec<&TargetReport>, Vec<&TargetReport>) =
        worth.iter().partition(|target| is_open(target));
    open.sort_by_key(|target| std::cmp::Reverse(target.values.unexplained));
    let (first, more) = open.split_at(open.len().min(FEW));
    table(first, output);
    sum(
        more,
        "more have something that nothing explains",
        |one| one.values.unexplained,
        output,
    );
    let (waiting, rest): (Vec<&TargetReport>, Vec<&TargetReport>) = rest
        .into_iter()
        .partition(|target| target.state == TargetState::Waiting);
    sum(&waiting, "waiting", |_| 0, output);
    let done = rest
        .into_iter()
        .filter(|one| one.state == TargetState::Done);
    let (mut known, agreeing): (Vec<&TargetReport>, Vec<&TargetReport>) =
        done.partition(|target| target.values.known > 0);
    known.sort_by_key(|target| std::cmp::Reverse(target.values.known));
    sum(
        &known,
        "with known differences alone",
        |one| one.values.known,
        output,
    );
    let rows = agreeing.iter().map(|target| target.rows).sum();
    if !agreeing.is_empty() {
        output.line(format_args!(
            "  {:>5}  agree in all that can be compared: {}",
            grouped(agreeing.len() as u64),
            counted(rows, "row", "rows")
        ));
    }
}

/// How many have something in common, and some names with their figures.
fn sum(
    targets: &[&TargetReport],
    what: &str,
    figure: impl Fn(&TargetReport) -> usize,
    output: &mut Output,
) {
    if targets.is_empty() {
        return;
    }
    let names: Vec<String> = targets
        .iter()
        .map(|target| match figure(target) {
            0 => target.name.clone(),
            figure => format!("{} {}", target.name, grouped(figure as u64)),
        })
        .collect();
    output.line(format_args!(
        "  {:>5}  {what}: {}",
        grouped(targets.len() as u64),
        named(&names, NAMES)
    ));
}

/// What must be known of some to read their figures, once for all that have it.
fn notes(worth: &[&TargetReport], output: &mut Output) {
    let mut notes: Vec<(&str, Vec<String>)> = Vec::new();
    for target in worth.iter().filter(|one| one.state == TargetState::Done) {
        let Some(note) = target.note.as_deref() else {
            continue;
        };
        match notes.iter_mut().find(|(known, _)| *known == note) {
            Some((_, names)) => names.push(target.name.clone()),
            None => notes.push((note, vec![target.name.clone()])),
        }
    }
    let most = if told::is_verbose() {
        usize::MAX
    } else {
        NAMES
    };
    for (note, names) in notes {
        output.line(format_args!("  {}: {}", named(&names, most), whole(note)));
    }
}

fn table(targets: &[&TargetReport], output: &mut Output) {
    if targets.is_empty() {
        return;
    }
    let table = drawn(targets, output);
    output.in_columns(COLUMNS, |output| output.table(&table));
}

fn drawn(targets: &[&TargetReport], output: &Output) -> Table {
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
    for target in targets {
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
    table
}

/// Whether there is anything to tell of a target by itself: where no side has a row it says nothing.
fn is_worth_a_line(target: &&TargetReport) -> bool {
    target.rows > 0 || target.state != TargetState::Done
}
