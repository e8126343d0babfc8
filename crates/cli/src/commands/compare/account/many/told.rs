//! The digest as text, JSON lines, CSV and Markdown.

use std::fmt::Write as _;

use comfy_table::CellAlignment;
use keap_http::Shown;
use serde::Serialize;

use super::digest::{AccountLine, Digest, ManyCause, ManyTotals};
use super::kept::ManyHead;
use crate::commands::compare::report::harmless;
use crate::commands::compare::run_report::{
    self, NotCompared, Outcome, TargetState, Verdict, grouped, markdown_cell,
};
use crate::csv::quoted;
use crate::format::Format;
use crate::output::Output;
use crate::screen::Mark;
use crate::tables;

/// How many places of a cause are named.
const PLACES: usize = 8;

/// Writes the digest in the format of the output.
///
/// # Errors
/// When it cannot be written.
pub(super) fn write(digest: &Digest, output: &mut Output) -> anyhow::Result<()> {
    match output.format() {
        Format::Text => text(digest, output),
        Format::Json => output.json(digest)?,
        Format::Jsonl => lines(digest, output)?,
        Format::Csv => output.raw(csv(digest).as_bytes()),
        _ => output.raw(markdown(digest).as_bytes()),
    }
    output.check()
}

fn text(digest: &Digest, output: &mut Output) {
    let head = [
        "account",
        "outcome",
        "compared",
        "rows",
        "parting",
        "unexplained",
        "known",
    ];
    let mut table = tables::table(output, head);
    for column in 2..head.len() {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    for line in &digest.accounts {
        table.add_row(cells(line).map(|cell| tables::fit::unbroken(&tables::name(&cell))));
    }
    output.table(&table);
    for line in &digest.accounts {
        for why in line.refused.iter().chain(&line.unmet) {
            output.line(format_args!("{}: {}", line.account, whole(why)));
        }
        if let Some(changed) = &line.digest {
            output.line(format_args!("{}: {}", line.account, changed.sentence()));
        }
        for (name, why) in failed(line) {
            output.line(format_args!(
                "{}: {} could not be compared: {}",
                line.account,
                whole(name),
                whole(why)
            ));
        }
    }
    if run_report::tell_not_compared(&digest.not_compared, output) {
        output.line("  -v tells each.");
    }
    if !digest.causes.is_empty() {
        output.line("why values part:");
    }
    for cause in &digest.causes {
        let (count, accounts) = (grouped(cause.count), cause.accounts);
        output.line(format_args!(
            "  {count:>7}  {}: {} ({}; in {accounts} of {} accounts)",
            cause.id,
            cause.title,
            places(cause),
            digest.totals.accounts
        ));
        output.line(format_args!("           {}", cause.advice));
    }
    let mark = Mark::of_exit(digest.verdict.exit);
    output.verdict(mark, &digest.verdict.sentence, "");
    output.line(format_args!(
        "`keap compare runs show {} --account NAME --jobs URL` shows what was found in one",
        digest.run.id
    ));
}

/// A reason as it is, on one line.
fn whole(text: &str) -> String {
    Shown::new(text).whole().to_string()
}

fn cells(line: &AccountLine) -> [String; 7] {
    let totals = &line.totals;
    [
        line.account.clone(),
        outcome(line).to_owned(),
        format!("{} of {}", totals.done, totals.targets),
        grouped(totals.rows),
        grouped(totals.parting),
        grouped(totals.values.unexplained as u64),
        grouped(totals.values.known as u64),
    ]
}

/// What could not be compared, and why; of an account that was refused that is said once.
fn failed(line: &AccountLine) -> impl Iterator<Item = (&str, &str)> {
    let targets = line.targets.iter();
    let failed = targets.filter(|one| {
        let is_missing = matches!(one.state, TargetState::Failed | TargetState::Skipped);
        is_missing && line.refused.is_none()
    });
    failed.filter_map(|one| Some((one.name.as_str(), one.error.as_deref()?)))
}

fn outcome(line: &AccountLine) -> &'static str {
    match line.outcome {
        _ if line.refused.is_some() => "refused",
        Outcome::Agrees => "agrees",
        Outcome::Differs => "differs",
        Outcome::Incomplete => "incomplete",
        Outcome::Stopped => "not complete",
        Outcome::Nothing => "no rows",
    }
}

fn places(cause: &ManyCause) -> String {
    let places = cause.places.iter().take(PLACES);
    let places = places.map(|place| {
        let count = grouped(place.count);
        format!("{}.{} {count}", place.target, place.column)
    });
    let mut told = places.collect::<Vec<_>>().join(", ");
    let more = cause.places.len().saturating_sub(PLACES);
    if more > 0 {
        let _ = write!(told, " and {more} more");
    }
    told
}

/// One line, told apart by its member `line`.
#[derive(Serialize)]
#[serde(tag = "line", rename_all = "snake_case")]
enum Line<'a> {
    Header {
        schema: &'a str,
        #[serde(flatten)]
        run: &'a ManyHead,
    },
    Account(&'a AccountLine),
    Cause(&'a ManyCause),
    NotCompared(&'a NotCompared),
    Verdict {
        #[serde(flatten)]
        verdict: &'a Verdict,
        totals: &'a ManyTotals,
    },
}

fn lines(digest: &Digest, output: &mut Output) -> anyhow::Result<()> {
    let header = Line::Header {
        schema: digest.schema,
        run: &digest.run,
    };
    let verdict = Line::Verdict {
        verdict: &digest.verdict,
        totals: &digest.totals,
    };
    let all = std::iter::once(header)
        .chain(digest.accounts.iter().map(Line::Account))
        .chain(digest.causes.iter().map(Line::Cause))
        .chain(digest.not_compared.iter().map(Line::NotCompared))
        .chain(std::iter::once(verdict));
    for line in all {
        output.part(&format!("{}\n", serde_json::to_string(&line)?));
    }
    Ok(())
}

/// What was compared in each account, a line each; an account that was refused has what it was refused with.
fn csv(digest: &Digest) -> String {
    let mut text =
        "account,client,target,state,rows,parting,unexplained,known,error\r\n".to_owned();
    for line in &digest.accounts {
        for target in &line.targets {
            let state = match target.state {
                TargetState::Done => "done",
                TargetState::Skipped => "skipped",
                TargetState::Failed => "failed",
                TargetState::Waiting | TargetState::Running => "not complete",
            };
            let cells = [
                line.account.clone(),
                line.client_id.clone(),
                target.name.clone(),
                state.to_owned(),
                target.rows.to_string(),
                target.parting.to_string(),
                target.unexplained.to_string(),
                target.known.to_string(),
                target.error.clone().unwrap_or_default(),
            ];
            text += &cells.map(|cell| quoted(&harmless(cell))).join(",");
            text += "\r\n";
        }
    }
    // What is not compared in any account is of none.
    for not in &digest.not_compared {
        let cells = [&not.name, &not.why].map(|cell| quoted(&harmless(cell.clone())));
        let [name, why] = cells;
        let _ = write!(text, ",,{name},not compared,,,,,{why}\r\n");
    }
    text
}

fn markdown(digest: &Digest) -> String {
    let run = &digest.run;
    let ended = run.ended.as_deref().unwrap_or("not ended");
    let mut text = format!(
        "# {}\n\n{}\n\nRun {}, from {} to {ended}, keap {}.\n",
        run_report::counted(digest.totals.accounts, "account", "accounts"),
        digest.verdict.sentence,
        run.id,
        run.started,
        run.version
    );
    text += "\n## Accounts\n\n| Account | Outcome | Compared | Rows | Parting | Unexplained | Known | |\n|---|---|--:|--:|--:|--:|--:|---|\n";
    for line in &digest.accounts {
        let [account, outcome, done, rows, parting, unexplained, known] = cells(line);
        let failed = failed(line).map(|(name, why)| format!("{name}: {why}"));
        let changed = line.digest.as_ref().map(run_report::Digest::sentence);
        let why = line.refused.iter().chain(&line.unmet).cloned();
        let why: Vec<String> = why.chain(changed).chain(failed).collect();
        row(
            &mut text,
            &[
                &account,
                &outcome,
                &done,
                &rows,
                &parting,
                &unexplained,
                &known,
                &why.join("; "),
            ],
        );
    }
    if !digest.causes.is_empty() {
        text += "\n## Why\n\n| Cause | Kind | Values | Accounts | Where | What to do |\n|---|---|--:|--:|---|---|\n";
    }
    for cause in &digest.causes {
        let title = format!("{}: {}", cause.id, cause.title);
        let (count, accounts) = (grouped(cause.count), grouped(cause.accounts));
        row(
            &mut text,
            &[
                &title,
                &cause.kind,
                &count,
                &accounts,
                &places(cause),
                &cause.advice,
            ],
        );
    }
    run_report::write_not_compared(&mut text, &digest.not_compared);
    text
}

fn row(text: &mut String, cells: &[&str]) {
    let cells: Vec<String> = cells.iter().map(|text| markdown_cell(text)).collect();
    let _ = writeln!(text, "| {} |", cells.join(" | "));
}
