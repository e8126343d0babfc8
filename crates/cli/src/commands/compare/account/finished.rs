//! The end of a run: what was found is kept, told, and written as a page.

use anyhow::Context as _;
use keap::ErrorKind;

use super::args::AccountArgs;
use super::course::Ending;
use super::head::now;
use super::judged::JudgedBy;
use super::lacking::CUT;
use super::run::Run;
use super::scope::Scope;
use super::{refusal, write, write_page};
use crate::commands::compare::run_report::{self, Head, Outcome};
use crate::commands::compare::state::{Gone, KeptJudgement, RunWriter, State};
use crate::exit::Exit;
use crate::failure::Unworded;
use crate::grants;
use crate::output::Output;
use crate::words::plainly;

/// Writes the report of a run that has ended or was stopped.
pub(super) async fn finish(
    (args, judged): (&AccountArgs, JudgedBy),
    state: &State,
    mut run: Run<RunWriter>,
    scope: &Scope,
    ending: anyhow::Result<Ending>,
    mut head: Head,
    output: &mut Output,
) -> anyhow::Result<Exit> {
    let ending = match ending {
        Err(failure) => Err(grants::explained(state.named_in(failure)).await),
        ending => ending,
    };
    // Where that cannot be written, what follows cannot either, and says so.
    drop(run.keep_account().await);
    let mut report = match state.report(&run.writer.id).await {
        Ok(report) => report,
        Err(unread) => {
            let failure = ending.err().unwrap_or_else(|| state.named_in(unread));
            if failure.is::<Gone>() {
                output.note("what was compared cannot be read any more, and is kept nowhere");
            }
            return Err(failure);
        }
    };
    head.id = run.writer.id.clone();
    if let Some(name) = run.account() {
        head.account = name;
    }
    let stop = match &ending {
        Ok(Ending::Stopped(stop)) => Some(*stop),
        _ => None,
    };
    let is_complete = matches!(ending, Ok(Ending::Complete));
    if is_complete {
        run.ends_recording();
    }
    head.ended = is_complete.then(now);
    report.wires = run.wires();
    report.totals.calls = report.wires.iter().map(|wire| wire.calls).sum();
    report.run = head;
    report.unmet = scope.unmet(&report);
    // A night in which nothing changed is a good one.
    let allow_empty = judged.allow_empty || report.run.filters.since.is_some();
    report.verdict = run_report::judge(&report, judged.fail_on, allow_empty, stop);
    report.trend.push(report.trend_point());
    let by = KeptJudgement::of(judged.fail_on, allow_empty, &report.unmet);
    let ending = match run.writer.end(&report, &by).await {
        Ok(()) => ending,
        // What was found before is told all the same.
        Err(unkept) => ending.and(Err(state.named_in(unkept))),
    };
    run.show(&mut report);
    report.verdict = run_report::judge(&report, judged.fail_on, allow_empty, stop);
    if state.before(&report.run.id).is_some() {
        output.warning(format_args!(
            "what was there before a write is not put back; {} tries it again",
            state.resume(&report.run.id, args.connect.base_url.as_deref())
        ));
    }
    if matches!(ending, Ok(Ending::Cut)) {
        report.verdict.details.push(CUT.to_owned());
    }
    if run.is_recorded() && !is_complete {
        output
            .note("the recording ends here as well: --replay compares what is in it, and says so");
    }
    match ending {
        Ok(_) => {
            write(&report, state, output).await?;
            let id = &report.run.id;
            let page = write_page(&report, args.page.report.as_deref());
            page.with_context(|| unwritten(args, state, id))?;
            let is_over = report.verdict.outcome != Outcome::Stopped && !args.is_passing();
            let is_put_back = state.before(id).is_none();
            if is_over && is_put_back && left_open(state, id).await? {
                output.note(format_args!(
                    "{} asks again what nobody answered for",
                    state.resume(id, args.connect.base_url.as_deref())
                ));
            }
            if let Some(stop) = stop {
                output.note(format_args!(
                    "stopped; {} goes on",
                    state.resume(id, args.connect.base_url.as_deref())
                ));
                return Ok(Exit::Stopped(stop));
            }
            Ok(exit(report.verdict.exit))
        }
        Err(failure) => {
            // What was compared is told all the same, with why there is not more of it.
            let why = match failure.downcast_ref::<keap::Error>() {
                Some(error) if !args.show_values => refusal::without_answer(error),
                _ => plainly(&format!("{failure:#}")),
            };
            let why = format!("it ended because of this: {}", why.trim_end_matches('.'));
            report.verdict.details.push(why);
            let told = write(&report, state, output).await;
            if let Err(unwritten) = write_page(&report, args.page.report.as_deref()) {
                output.warning(plainly(&format!("{unwritten:#}")));
            }
            if failure.is::<Gone>() {
                let told = if told.is_ok() {
                    "is told here"
                } else {
                    "cannot be read any more"
                };
                output.note(format_args!(
                    "what was compared {told}, and is kept nowhere"
                ));
                return Err(failure);
            }
            told?;
            let id = &report.run.id;
            let is_refused = failure
                .downcast_ref::<keap::Error>()
                .is_some_and(|error| error.kind() == ErrorKind::Unauthenticated);
            let with = match is_refused {
                true => ", with another credential of the same account too",
                false => "",
            };
            let kept = match report.totals.rows {
                0 => "nothing was compared yet",
                _ => "what was compared is kept",
            };
            output.note(format_args!(
                "{kept}; {} goes on{with}",
                state.resume(id, args.connect.base_url.as_deref())
            ));
            Err(match failure.downcast_ref::<keap::Error>() {
                Some(error) if !args.show_values => {
                    let told = refusal::without_words(error);
                    Unworded { failure, told }.into()
                }
                _ => failure,
            })
        }
    }
}

/// Whether something is left for which nobody answered.
async fn left_open(state: &State, id: &str) -> anyhow::Result<bool> {
    let kept = state.kept(id).await?;
    Ok(kept.targets.iter().any(|one| one.is_unanswered))
}

/// That the page is not written, and how it is written again.
fn unwritten(args: &AccountArgs, state: &State, id: &str) -> String {
    let told = "the report is not written";
    match args.is_passing() {
        true => format!(
            "{told}\n  hint: --state FILE keeps a run, so that it is written again from there"
        ),
        false => format!(
            "{told}\n  hint: the run is kept; {} writes it again",
            state.show(id, " --report FILE.html")
        ),
    }
}

pub(super) fn exit(code: u8) -> Exit {
    match code {
        0 => Exit::Done,
        1 => Exit::Found,
        2 => Exit::Wrong,
        _ => Exit::Failed,
    }
}
