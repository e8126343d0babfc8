//! What a run says as a whole.

use super::super::FailOn;
use super::{
    LEFT_OUT, NO_COLUMN, NOTHING_TO_ASK, NotCompared, Outcome, RunReport, STRAY, TargetKind,
    TargetReport, TargetState, Verdict, WRITES,
};
use crate::exit::Exit;
use crate::stop::Stop;

/// How many names are told of one thing.
const NAMED: usize = 3;

/// The verdict over everything that is in the report besides.
pub(crate) fn judge(
    report: &RunReport,
    fail_on: FailOn,
    allow_empty: bool,
    stop: Option<Stop>,
) -> Verdict {
    let values = &report.totals.values;
    // What stands in rows that were not looked at again is as open as it was.
    let open = values.unexplained as u64 + unseen(report);
    let found = match fail_on {
        FailOn::Unexplained => open,
        FailOn::Known => open + values.known as u64,
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
        () if has_failed(report, allow_empty) => (Outcome::Incomplete, Exit::Failed),
        () if values.compared() == 0 && !allow_empty => (Outcome::Nothing, Exit::Failed),
        () if !allow_empty && !named_and_empty(report).is_empty() => {
            (Outcome::Incomplete, Exit::Failed)
        }
        () => (Outcome::Agrees, Exit::Done),
    };
    Verdict {
        outcome,
        sentence: sentence(report, outcome),
        details: details(report),
        exit: exit.code(),
        fail_on: fail_on.word().to_owned(),
    }
}

/// What must be told besides, a line each without a full stop: what is not as it was expected, what could not be compared and what
/// nobody was asked for, with why.
fn details(report: &RunReport) -> Vec<String> {
    let unmet = report.unmet.iter();
    let unmet = unmet.map(|told| format!("not as expected: {told}"));
    let failed = of_state(report, TargetState::Failed).map(|target| {
        let why = target.error.as_deref().unwrap_or("nobody says why");
        let name = &target.name;
        format!(
            "{name} could not be compared: {}",
            why.trim_end_matches('.')
        )
    });
    let left_out = named_and_left_out(report).map(|not| {
        let why = not.why.trim_end_matches('.');
        format!("{} was not compared: {why}", not.name)
    });
    let told = unmet.chain(failed).chain(skipped(report));
    let empty: Vec<&str> = empty(report).collect();
    told.chain(left_out)
        .chain(empty_told(&empty))
        .chain(fewer(report))
        .collect()
}

/// The tables of which fewer rows came than the reference had counted: the one sign of rows that no wire gave.
fn fewer(report: &RunReport) -> impl Iterator<Item = String> {
    let done = of_state(report, TargetState::Done);
    done.filter_map(|target| {
        let expected = target.expected.filter(|rows| *rows > target.rows)?;
        let wire = report.run.backends.first().map(|name| wire(name))?;
        Some(format!(
            "{wire} counted {} of {}, and {} came",
            counted(expected, "row", "rows"),
            target.name,
            grouped(target.rows)
        ))
    })
}

/// The tables in which no side has a row, with their number where they are several.
fn empty_told(names: &[&str]) -> Option<String> {
    match names {
        [] => None,
        [name] => Some(format!("{name} has no rows on either side")),
        [all @ .., last] => {
            let count = grouped(names.len() as u64);
            let names = all.join(", ");
            Some(format!(
                "{count} tables have no rows on either side: {names} and {last}"
            ))
        }
    }
}

/// The tables that were read to their end and in which no side has a row. Of what changed since a run before there may be none.
fn empty(report: &RunReport) -> impl Iterator<Item = &str> {
    let is_whole = report.run.filters.since.is_none();
    let tables = of_state(report, TargetState::Done).filter(move |_| is_whole);
    let tables = tables.filter(|target| target.kind == TargetKind::Table && target.rows == 0);
    tables.map(|target| target.name.as_str())
}

/// Those among them that somebody named, and wanted compared.
fn named_and_empty(report: &RunReport) -> Vec<&str> {
    empty(report).filter(|_| is_named(report)).collect()
}

/// Differences of earlier runs that nothing explains, in rows that this one did not look at.
pub(crate) fn unseen(report: &RunReport) -> u64 {
    report.digest.as_ref().map_or(0, |digest| digest.unseen)
}

/// The names of what could not be compared: what failed, and of what somebody named whatever was not compared for any reason.
/// What a run over all of the account leaves out on its own is none of it.
pub(crate) fn uncompared(report: &RunReport) -> Vec<&str> {
    let failed = of_state(report, TargetState::Failed);
    let skipped = of_state(report, TargetState::Skipped).filter(|_| is_named(report));
    let targets = failed.chain(skipped).map(|target| target.name.as_str());
    let left_out = named_and_left_out(report).map(|not| not.name.as_str());
    targets.chain(left_out).collect()
}

/// Whether somebody said one by one what to compare.
fn is_named(report: &RunReport) -> bool {
    !report.run.filters.named.is_empty() || report.run.filters.by_suite
}

/// Whether something could not be compared. Who allows that nobody has a row allows as well that the account has nothing to ask with.
fn has_failed(report: &RunReport, allow_empty: bool) -> bool {
    let is_empty = |target: &TargetReport| {
        let why = target.error.as_deref();
        allow_empty && why.is_some_and(|why| why.starts_with(NOTHING_TO_ASK))
    };
    let skipped = of_state(report, TargetState::Skipped);
    let empty = skipped.filter(|target| is_named(report) && is_empty(target));
    uncompared(report).len() > empty.count()
}

fn named_and_left_out(report: &RunReport) -> impl Iterator<Item = &NotCompared> {
    let of_account =
        |not: &&NotCompared| ![LEFT_OUT, NO_COLUMN, STRAY, WRITES].contains(&not.why.as_str());
    let not = report.not_compared.iter().filter(of_account);
    not.filter(|not| is_named(report) && !is_compared(report, &not.name))
}

/// Whether something is compared under a name all the same, as a write without a field that one wire does not write.
fn is_compared(report: &RunReport, name: &str) -> bool {
    of_state(report, TargetState::Done).any(|target| {
        let rest = target.name.strip_prefix(name);
        rest.is_some_and(|rest| !rest.starts_with(|sign: char| sign.is_alphanumeric()))
    })
}

/// Why a target was not compared, as a clause that does not begin with its name once more. A hint may end as a sentence does.
pub(super) fn why<'r>(target: &'r TargetReport, else_told: &'r str) -> &'r str {
    let why = target.error.as_deref().unwrap_or(else_told);
    let own = why.strip_prefix(target.name.as_str());
    let own = own.and_then(|own| own.strip_prefix(' '));
    own.unwrap_or(why).trim_end_matches('.')
}

fn of_state(report: &RunReport, state: TargetState) -> impl Iterator<Item = &TargetReport> {
    let targets = report.targets.iter();
    targets.filter(move |target| target.state == state)
}

/// What the plan had and nobody was asked, by why.
fn skipped(report: &RunReport) -> Vec<String> {
    let mut whys: Vec<(&str, Vec<&str>)> = Vec::new();
    for target in of_state(report, TargetState::Skipped) {
        let why = why(target, "there is no way to");
        match whys.iter_mut().find(|(known, _)| *known == why) {
            Some((_, names)) => names.push(&target.name),
            None => whys.push((why, vec![&target.name])),
        }
    }
    let told = whys.iter().map(|(why, names)| {
        let were = if names.len() == 1 { "was" } else { "were" };
        format!("{} {were} not compared: {why}", some(names))
    });
    told.collect()
}

/// Names, and how many more there are when they are many.
fn some(names: &[&str]) -> String {
    let (first, more) = names.split_at(names.len().min(NAMED));
    match (first, more.len()) {
        ([all @ .., last], 0) if !all.is_empty() => format!("{} and {last}", all.join(", ")),
        (first, 0) => first.join(", "),
        (first, more) => format!("{} and {more} more", first.join(", ")),
    }
}

/// In one sentence: what agrees, what does not, and where to look.
fn sentence(report: &RunReport, outcome: Outcome) -> String {
    let totals = &report.totals;
    let wires = wires(&report.run.backends);
    let rows = format!(
        "{} of {}",
        counted(totals.rows, "row", "rows"),
        over(report)
    );
    let known = known(", ", report);
    let empty = self::empty_named(report);
    match outcome {
        Outcome::Agrees if totals.values.unexplained > 0 || unseen(report) > 0 => {
            let open = open(report, &rows, &self::known(", beside ", report));
            format!("{wires} part as it is allowed: {open}{empty}.")
        }
        Outcome::Agrees => format!("{wires} agree: {rows}{known}, nothing unexplained{empty}."),
        Outcome::Differs => format!("{wires} {}.", parting(report, &rows)),
        Outcome::Incomplete if totals.done == 0 && totals.rows == 0 => {
            format!("Nothing was compared over {wires}: {}.", failed(report))
        }
        Outcome::Incomplete => {
            let failed = failed(report);
            format!("{wires} agree as far as they were compared, {rows}{known}, but {failed}.")
        }
        Outcome::Stopped => {
            let open = found(report);
            let earlier = earlier(report);
            format!("The comparison of {wires} is not complete: {rows} so far, {open}{earlier}.")
        }
        Outcome::Nothing => format!("Nothing was compared: nobody has a row over {wires}{empty}."),
    }
}

/// What was compared, to its end or in part, by its kind.
fn over(report: &RunReport) -> String {
    let of = |kind: TargetKind| {
        let compared = report.targets.iter();
        let compared =
            compared.filter(|target| target.state == TargetState::Done || target.rows > 0);
        compared.filter(|target| target.kind == kind).count() as u64
    };
    match (of(TargetKind::Table), of(TargetKind::Operation)) {
        (tables @ 1.., 0) => counted(tables, "table", "tables"),
        (0, operations @ 1..) => counted(operations, "operation", "operations"),
        (tables, operations) => counted(
            tables.saturating_add(operations),
            "table or operation",
            "tables and operations",
        ),
    }
}

/// What does not agree, for every reason that there is.
fn parting(report: &RunReport, rows: &str) -> String {
    let known = known(", ", report);
    let mut told = match (report.totals.values.unexplained, unseen(report)) {
        (0, 0) if report.unmet.is_empty() => format!("part as it is known: {rows}{known}"),
        (0, 0) => format!("agree in {rows}{known}"),
        (0, unseen) => {
            let earlier = standing(unseen);
            let changed = match report.run.filters.since {
                Some(_) => " that changed",
                None => "",
            };
            format!("agree in {rows}{changed}{known}, but {earlier}")
        }
        _ => {
            let known = self::known(", beside ", report);
            format!("part: {}", open(report, rows, &known))
        }
    };
    if !uncompared(report).is_empty() || !named_and_empty(report).is_empty() {
        told += &format!("; {}", failed(report));
    }
    let unmet = report.unmet.len() as u64;
    if unmet > 0 {
        let unmet = counted(unmet, "expectation is", "expectations are");
        told += &format!("; {unmet} not met");
    }
    told
}

/// What earlier runs found in rows that were not looked at again.
pub(crate) fn standing(unseen: u64) -> String {
    let stand = counted(
        unseen,
        "earlier difference stands",
        "earlier differences stand",
    );
    format!("{stand} in rows that were not looked at")
}

/// What nothing explains, where most of it is and in what, and what stands from before.
fn open(report: &RunReport, rows: &str, known: &str) -> String {
    let (told, earlier) = (found(report), earlier(report));
    format!("{told} in {rows}{known}{earlier}")
}

/// What stands from before, behind a semicolon.
fn earlier(report: &RunReport) -> String {
    match unseen(report) {
        0 => String::new(),
        unseen => format!("; {}", standing(unseen)),
    }
}

fn found(report: &RunReport) -> String {
    let unexplained = report.totals.values.unexplained as u64;
    let told = counted(
        unexplained,
        "value parts for no known reason",
        "values part for no known reason",
    );
    let of = |target: &&TargetReport| target.values.unexplained;
    let mut parting: Vec<&TargetReport> = report.targets.iter().filter(|one| of(one) > 0).collect();
    parting.sort_by_key(|target| std::cmp::Reverse(of(target)));
    let names: Vec<&str> = parting.iter().map(|target| target.name.as_str()).collect();
    match names.len() {
        0 => told,
        1..=NAMED => format!("{told} ({})", some(&names)),
        _ => format!("{told} (most in {})", some(&names[..NAMED])),
    }
}

/// The known differences behind a word; where there is none, nothing is said of them.
fn known(before: &str, report: &RunReport) -> String {
    match report.totals.values.known as u64 {
        0 => String::new(),
        known => {
            let told = counted(known, "known difference", "known differences");
            format!("{before}{told}")
        }
    }
}

/// What could not be compared, and in what there was nothing to compare.
fn failed(report: &RunReport) -> String {
    let uncompared = uncompared(report);
    let empty = empty_named(report);
    match uncompared.is_empty() {
        true => empty.trim_start_matches("; ").to_owned(),
        false => format!("{} could not be compared{empty}", some(&uncompared)),
    }
}

/// The tables that were named and in which no side has a row, behind a semicolon.
fn empty_named(report: &RunReport) -> String {
    let empty = named_and_empty(report);
    match empty.len() {
        0 => String::new(),
        1 => format!("; {} has no rows on either side", some(&empty)),
        _ => format!("; {} have no rows on either side", some(&empty)),
    }
}

/// A number with its word: `1 row`, `1,200 rows`.
pub(crate) fn counted(count: u64, one: &str, many: &str) -> String {
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

#[cfg(test)]
mod tests;
