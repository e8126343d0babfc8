//! `keap compare account`: everything that both sides serve, with a plan before it, a state that survives, and a report.

mod args;
mod classify;
mod course;
mod expected;
mod head;
mod many;
mod meter;
mod operations;
mod plan;
mod progress;
mod quota;
mod recorded;
mod refusal;
mod run;
mod scope;
mod seen;
mod source;
mod suite;
mod what;
mod witness;
mod writes;
mod written;

use std::io::IsTerminal as _;

use anyhow::bail;
use keap::compare::Redactor;
use keap::{Backend, Keap};

use super::run_report::{self, Head, TargetState};
use super::state::{Asked, Kept, NewRun, RunWriter, Source, State};
use crate::account::Account;
use crate::brownout;
use crate::exit::Exit;
use crate::failure::{OrMisuse as _, misuse};
use crate::output::Output;
use crate::recording::{Recording, Word};
use crate::stop::Stop;
use crate::{calls, connect, file, told};
pub(crate) use args::AccountArgs;
use course::Ending;
use head::{head, now};
pub(crate) use many::{AccountsArgs, JobsArgs, run as run_many};
pub(super) use many::{Jobs, delete, list, show};
pub(crate) use meter::{Meter, quota_limit};
use plan::Plan;
use quota::DayQuota;
use run::{Placed, Run};
use scope::Scope;
pub(crate) use seen::Seen;
use witness::Witness;
use writes::WriteSteps;
pub(crate) use writes::Writes;
pub(crate) use written::{PageArgs, write, write_page};

pub(crate) async fn run(args: &AccountArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let schedule = args.brownouts.schedule().or_misuse()?;
    let ran = compared(args, output).await;
    // Who replays asks nobody.
    let asks = args.recording.replay.is_none();
    if let Some(failure) = ran.as_ref().err().filter(|_| asks) {
        brownout::warn(failure, &args.connect, &schedule, output).await;
    }
    ran
}

async fn compared(args: &AccountArgs, output: &mut Output) -> anyhow::Result<Exit> {
    super::enough(&args.what.backends)?;
    if args.what.dry_run && args.page.report.is_some() {
        misuse!("--dry-run ends with the plan, and there is no report to write");
    }
    args.page.check()?;
    let state = match args.is_passing() {
        true => State::in_memory(None).await?,
        false => State::open(&args.state).await?,
    };
    let ended = with_state(args, &state, output).await;
    state.close().await;
    ended
}

async fn with_state(
    args: &AccountArgs,
    state: &State,
    output: &mut Output,
) -> anyhow::Result<Exit> {
    let kept = match &args.resume {
        Some(name) => Some(state.kept(name).await.or_misuse()?),
        None => None,
    };
    let is_over = |kept: &&Kept| kept.is_complete && !state.has_before(&kept.id);
    if let Some(kept) = kept.as_ref().filter(is_over) {
        misuse!(
            "run {0} has ended: there is nothing to go on with\n  hint: `keap compare runs show {0}` shows it",
            kept.id
        );
    }
    let redactor = state.redactor();
    let mut asked = asked(args, kept.as_ref(), &redactor).or_misuse()?;
    if let Some(config) = &args.gateway {
        asked.seen = Some(Seen::by(config, args.connect.app.as_deref()).await?);
    }
    let backends = asked.backends.iter().map(|name| name.parse::<Backend>());
    let backends = backends.collect::<Result<Vec<_>, _>>().or_misuse()?;
    Scope::of(&asked, &backends, &redactor).or_misuse()?;
    let mut words = what::words(&asked);
    words.extend(args.what.judged_by());
    let named: Vec<Word<'_>> = words.iter().map(|word| Word::Name(word)).collect();
    let recording = Recording::open(&args.recording, args.what.hide_values, &named)?;
    if let Some(command) = recording.recorded_by().filter(|command| *command != words) {
        output.note(format_args!(
            "it was recorded with: keap {}",
            command.join(" ")
        ));
    }
    let account = match recording.is_replayed() {
        true => Account::replayed(&args.connect)?,
        false => Account::open(&args.connect).await?,
    };
    let identity = account.identity(&redactor);
    if let Some(kept) = kept.as_ref().filter(|kept| kept.identity != identity) {
        misuse!(
            "run {} is of another account, or of another key\n  hint: a run goes on with the credential it began with; where that expires, a grant in a store is renewed and stays the same account (`keap auth login`)",
            kept.id
        );
    }
    if args.what.since_last {
        let whole = Scope::of(&asked, &backends, &redactor).or_misuse()?;
        asked.bases = state.bases(&identity, &whole.questions).await?;
        asked.since = asked.bases.values().min().cloned();
        if asked.since.is_none() {
            output.note("no run over this account has compared any of this in the same way: everything is compared");
        }
    }
    let scope = Scope::of(&asked, &backends, &redactor).or_misuse()?;
    let rules = scope.rules(&asked, &redactor).or_misuse()?;
    let own = account.credential.pace();
    let pace = own.at_most(args.connect.calling.most());
    if let Some(writes) = &asked.writes {
        writes.check(&args.connect).or_misuse()?;
    }
    let meter = Meter::new();
    let witness = Witness::new();
    let layers = |network| witness.around(meter.around(recording.around(network)));
    let keap = connect::connect_through(&args.connect, account, calls::writing_once(), layers)?;
    opened(&keap, &backends)?;

    let mut rows = state.rows_seen(&identity).await?;
    if args.count {
        plan::count(&keap, &scope, &mut rows, output).await?;
    }
    let done = kept.as_ref().map(|kept| &kept.targets[..]);
    // After --count the answers have told it by now.
    let told = match meter.quota_limit() {
        None => state.quota_seen(&identity).await?,
        told => told,
    };
    let quota = DayQuota::of(told, own);
    let plan = Plan::of(&keap, &scope, rows, (pace, quota), done.unwrap_or_default()).await;
    if is_plan_told(args) {
        plan.print(&args.connect, output)?;
    }
    if args.what.dry_run {
        plan.document(output)?;
        return Ok(Exit::Done);
    }
    agreed(args, scope.writes().next().is_some(), output)?;
    if args.is_passing() {
        output.note("this run is kept in memory and is gone with it; --state FILE keeps it");
    }
    Stop::gracefully();
    let head = head(args, &asked, kept.as_ref(), state, &args.connect);
    let writer = match &kept {
        Some(kept) => {
            witness.go_on_from(state.met(&kept.id).await?);
            state.go_on(&kept.id, &head).await?
        }
        None => {
            let run = NewRun {
                name: None,
                identity: &identity,
                head: &head,
                asked: &asked,
                targets: &scope.new_targets(),
                not_compared: &scope.told(),
            };
            state.begin(run).await?
        }
    };
    if let Some(kept) = &kept {
        meter.go_on_from(&kept.wires);
    }
    let left = left(&scope, kept.as_ref());
    let mut run = Run::new(keap, rules, left, writer, redactor, (meter, witness));
    run.shows_values(args.show_values);
    run.tell_on(output.format());
    let writes = asked.writes.clone();
    let writes = writes.map(|allowed| WriteSteps::new(allowed, state, &run.writer.id));
    let ending = course::go(&mut run, writes).await;
    finish(args, state, run, &scope, ending, head, output).await
}

/// Writes the report of a run that has ended or was stopped.
async fn finish(
    args: &AccountArgs,
    state: &State,
    run: Run<RunWriter>,
    scope: &Scope,
    ending: anyhow::Result<Ending>,
    mut head: Head,
    output: &mut Output,
) -> anyhow::Result<Exit> {
    let mut report = state.report(&run.writer.id).await?;
    head.id = run.writer.id.clone();
    if let Some(name) = run.account() {
        head.account = name;
    }
    let stop = match &ending {
        Ok(Ending::Stopped(stop)) => Some(*stop),
        _ => None,
    };
    let is_complete = matches!(ending, Ok(Ending::Complete));
    head.ended = is_complete.then(now);
    report.wires = run.wires();
    report.totals.calls = report.wires.iter().map(|wire| wire.calls).sum();
    report.run = head;
    report.unmet = scope.unmet(&report);
    // A night in which nothing changed is a good one.
    let allow_empty = args.what.allow_empty || report.run.filters.since.is_some();
    report.verdict = run_report::judge(&report, args.what.fail_on, allow_empty, stop);
    report.trend.push(report.trend_point());
    run.writer.end(&report).await?;
    run.show(&mut report);
    report.verdict = run_report::judge(&report, args.what.fail_on, allow_empty, stop);
    if state.has_before(&report.run.id) {
        output.warning(format_args!(
            "what was there before a write is not put back; `keap compare account --resume {}` tries it again",
            report.run.id
        ));
    }
    match ending {
        Ok(_) => {
            write(&report, state, output).await?;
            write_page(&report, args.page.report.as_deref())?;
            let id = &report.run.id;
            if let Some(stop) = stop {
                output.note(format_args!(
                    "stopped; `keap compare account --resume {id}` goes on"
                ));
                return Ok(Exit::Stopped(stop));
            }
            Ok(exit(report.verdict.exit))
        }
        Err(failure) => {
            // What was compared is told all the same, with why there is not more of it.
            let why = match failure.downcast_ref::<keap::Error>() {
                Some(error) if !args.show_values => refusal::without_answer(error),
                _ => format!("{failure:#}"),
            };
            let why = format!("it ended because of this: {}", why.trim_end_matches('.'));
            report.verdict.details.push(why);
            write(&report, state, output).await?;
            if let Err(unwritten) = write_page(&report, args.page.report.as_deref()) {
                output.warning(format_args!("{unwritten:#}"));
            }
            let id = &report.run.id;
            output.note(format_args!(
                "what was compared is kept; `keap compare account --resume {id}` goes on"
            ));
            Err(failure)
        }
    }
}

fn exit(code: u8) -> Exit {
    match code {
        0 => Exit::Done,
        1 => Exit::Found,
        2 => Exit::Wrong,
        _ => Exit::Failed,
    }
}

/// What is asked for: by the flags, or as the run was that is gone on with.
fn asked(args: &AccountArgs, kept: Option<&Kept>, redactor: &Redactor) -> anyhow::Result<Asked> {
    Ok(match kept {
        Some(kept) => args.what.asked_again(&kept.asked)?,
        None => Asked {
            calls: Source::folder(args.calls.as_deref(), redactor)?,
            writes: Writes::read(&args.writes)?,
            ..args.what.asked(redactor)?
        },
    })
}

/// What is left to compare, each with its place in the run.
fn left(scope: &Scope, kept: Option<&Kept>) -> Vec<Placed> {
    let numbered = |at: usize| i64::try_from(at).unwrap_or(i64::MAX);
    let Some(kept) = kept else {
        let all = scope.targets.iter().enumerate();
        return all
            .map(|(at, target)| (numbered(at), target.clone(), None))
            .collect();
    };
    let all = kept.targets.iter().enumerate();
    let left = all.filter(|(_, one)| !one.state.is_settled());
    let found = left.filter_map(|(at, one)| {
        let mut targets = scope.targets.iter();
        let target = targets.find(|target| target.name == one.name)?;
        Some((numbered(at), target.clone(), Some(one.clone())))
    });
    let mut left: Vec<Placed> = found.collect();
    // What was written and is not put back comes before everything else.
    left.sort_by_key(|(_, target, kept)| {
        let begun = kept
            .as_ref()
            .is_some_and(|one| one.state != TargetState::Waiting);
        !(begun && scope::is_write(target).is_some())
    });
    left
}

/// Whether the plan is told: who says --quiet wants it where it is all that comes, or where somebody is asked.
fn is_plan_told(args: &AccountArgs) -> bool {
    let asks = !(args.connect.sandbox || args.what.yes || args.resume.is_some());
    args.what.dry_run || !told::is_quiet() || (asks && is_somebody_here())
}

/// Nobody is asked where nobody sits, nor where nobody's quota is taken.
fn agreed(args: &AccountArgs, writes: bool, output: &mut Output) -> anyhow::Result<()> {
    if args.connect.sandbox {
        output.note("the local Keap costs nobody a call, so that nobody is asked");
        return Ok(());
    }
    if args.what.yes || args.resume.is_some() {
        return Ok(());
    }
    said_yes(writes, output)
}

fn is_somebody_here() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Asks whether to go on.
fn said_yes(writes: bool, output: &mut Output) -> anyhow::Result<()> {
    if !is_somebody_here() {
        misuse!(
            "nothing was sent: nobody is here to ask\n  hint: --yes goes on without asking, --dry-run ends with the plan"
        );
    }
    output.note(match writes {
        true => "Go on, and write what the plan says? [y/N]",
        false => "Go on? [y/N]",
    });
    let answer = calls::typed(|| file::line(file::TINY))?.unwrap_or_default();
    if matches!(answer.trim().to_lowercase().as_str(), "y" | "yes") {
        return Ok(());
    }
    misuse!("nothing was sent");
}

fn opened(keap: &Keap, backends: &[Backend]) -> anyhow::Result<()> {
    let open = keap.backends();
    let closed: Vec<String> = backends
        .iter()
        .filter(|backend| !open.contains(backend))
        .map(Backend::to_string)
        .collect();
    if closed.is_empty() {
        return Ok(());
    }
    bail!(
        "nothing was compared: this credential does not open {}\n  hint: a legacy key opens XML-RPC alone; a service account key, a personal access token or an OAuth token opens all three",
        closed.join(" and ")
    );
}
