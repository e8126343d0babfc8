//! `keap compare runs`: the runs that the state keeps.

use clap::{Args, Subcommand};

use super::account::{self, Jobs, JobsArgs, PageArgs};
use super::run_report;
use super::state::{RunLine, State, StateArgs};
use crate::confirm::YesArgs;
use crate::exit::Exit;
use crate::failure::misuse;
use crate::output::Output;
use crate::tables;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  keap compare runs list
  keap compare runs show last")]
pub(crate) struct RunsArgs {
    #[command(subcommand)]
    command: RunsCommand,
}

#[derive(Debug, Subcommand)]
enum RunsCommand {
    /// List the runs, the newest first.
    #[command(after_help = "\
Example:
  keap compare runs list")]
    List(ListArgs),
    /// Write the report of a run anew, in the format of the output; without values. Of a run over many accounts, its digest.
    #[command(after_help = "\
Examples:
  keap compare runs show last
  keap compare runs show last --format markdown")]
    Show(ShowArgs),
    /// Remove a run with all that it found.
    #[command(after_help = "\
Example:
  keap compare runs delete 2026-11-29-1 --yes")]
    Delete(DeleteArgs),
}

#[derive(Debug, Args)]
struct ListArgs {
    #[command(flatten)]
    place: PlaceArgs,
}

/// Where the runs are: those over one account in a file, those over many in a database.
#[derive(Debug, Args)]
struct PlaceArgs {
    #[command(flatten)]
    state: StateArgs,

    #[command(flatten)]
    jobs: JobsArgs,
}

#[derive(Debug, Args)]
struct NamedArgs {
    /// The run, as `keap compare runs list` names it; `last` is the newest.
    run: String,

    #[command(flatten)]
    place: PlaceArgs,
}

#[derive(Debug, Args)]
struct DeleteArgs {
    #[command(flatten)]
    named: NamedArgs,

    #[command(flatten)]
    asked: YesArgs,
}

impl RunsArgs {
    /// Whether it prints the list of runs.
    pub(crate) fn lists(&self) -> bool {
        matches!(self.command, RunsCommand::List(_))
    }

    /// Whether it writes the report of a run.
    pub(crate) fn shows(&self) -> bool {
        matches!(self.command, RunsCommand::Show(_))
    }
}

#[derive(Debug, Args)]
struct ShowArgs {
    #[command(flatten)]
    named: NamedArgs,

    /// With --jobs: all that was found in this account, by the name of its application.
    #[arg(long, value_name = "NAME")]
    account: Option<String>,

    #[command(flatten)]
    page: PageArgs,
}

pub(crate) async fn run(args: &RunsArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let place = match &args.command {
        RunsCommand::List(args) => &args.place,
        RunsCommand::Show(args) => &args.named.place,
        RunsCommand::Delete(args) => &args.named.place,
    };
    if let RunsCommand::Show(args) = &args.command {
        let state = place.state.path().ok();
        args.page.check(state.as_deref())?;
    }
    match place.jobs.url().filter(|_| place.state.state.is_none()) {
        Some(url) => {
            let jobs = Jobs::open(&url).await?;
            let ended = of_many(args, &jobs, output).await;
            jobs.close().await;
            ended
        }
        None => of_one(args, &place.state, output).await,
    }
}

/// Runs over many accounts.
async fn of_many(args: &RunsArgs, jobs: &Jobs, output: &mut Output) -> anyhow::Result<Exit> {
    match &args.command {
        RunsCommand::List(_) => account::list(jobs, output).await,
        RunsCommand::Show(args) => {
            let what = (args.account.as_deref(), args.page.report.as_deref());
            account::show(jobs, &args.named.run, what, output).await
        }
        RunsCommand::Delete(args) => {
            args.asked.confirm(&gone(&args.named.run))?;
            account::delete(jobs, &args.named.run, output).await
        }
    }
}

/// Runs over one account.
async fn of_one(args: &RunsArgs, place: &StateArgs, output: &mut Output) -> anyhow::Result<Exit> {
    if let RunsCommand::Show(ShowArgs {
        account: Some(_), ..
    }) = &args.command
    {
        misuse!("--account picks one of the accounts of a run in --jobs URL");
    }
    let state = State::open_existing(place).await?;
    let ended = match (&args.command, &state) {
        (RunsCommand::List(_), None) => none(
            output,
            place,
            &format!("there is no state at {}", place.told()?),
        ),
        (RunsCommand::List(_), Some(state)) => match state.runs().await?.as_slice() {
            [] => none(
                output,
                place,
                &format!("there is no run in {}", place.told()?),
            ),
            runs => list(runs, output),
        },
        (RunsCommand::Show(args), Some(state)) => show(args, state, output).await,
        (RunsCommand::Delete(args), Some(state)) => delete(args, state, output).await,
        (
            RunsCommand::Show(ShowArgs { named, .. })
            | RunsCommand::Delete(DeleteArgs { named, .. }),
            None,
        ) => {
            return Err(place.without(&named.run));
        }
    };
    let Some(state) = &state else { return ended };
    state.close().await;
    ended.map_err(|failure| state.named_in(failure))
}

/// That nothing is there to list: an empty list, and why.
fn none(output: &mut Output, place: &StateArgs, why: &str) -> anyhow::Result<Exit> {
    output.documents::<RunLine>(&[])?;
    anyhow::bail!("{why}\n  hint: {}", place.makes_one())
}

fn list(runs: &[RunLine], output: &mut Output) -> anyhow::Result<Exit> {
    let head = [
        "run",
        "account",
        "started",
        "outcome",
        "compared",
        "rows",
        "unexplained",
    ];
    let mut table = tables::table(output, head);
    for run in runs {
        table.add_row([
            run.id.clone(),
            account_of(run),
            run.started.clone(),
            run_report::ended(run.outcome).to_owned(),
            format!("{} of {}", run.done, run.targets),
            number(run.rows),
            number(run.unexplained),
        ]);
    }
    output.table(&table);
    output.documents(runs)?;
    for run in runs {
        let Some(what) = &run.not_put_back else {
            continue;
        };
        output.warning(format_args!("run {}: {what}", run.id));
    }
    Ok(Exit::Done)
}

/// Whose run it is, and whether a recording answered in place of the account.
fn account_of(run: &RunLine) -> String {
    let account = tables::name(&run.account);
    match run.replayed_from {
        Some(_) => format!("{account} (replayed)"),
        None => account,
    }
}

fn number(number: i64) -> String {
    run_report::grouped(number.unsigned_abs())
}

async fn show(args: &ShowArgs, state: &State, output: &mut Output) -> anyhow::Result<Exit> {
    let id = state.named(&args.named.run).await?;
    let mut report = state.report(&id).await?;
    state.judgement(&id).await?.judge(&mut report);
    report.run.shows_values = false;
    report.trend.push(report.trend_point());
    if let Some(what) = state.not_put_back(&id).await? {
        report.verdict.details.push(what);
    }
    account::write(&report, state, output).await?;
    account::write_page(&report, args.page.report.as_deref())?;
    Ok(Exit::Done)
}

/// What is asked before a run is deleted.
fn gone(run: &str) -> String {
    format!("remove run {run}, and all that it found will be gone")
}

async fn delete(args: &DeleteArgs, state: &State, output: &mut Output) -> anyhow::Result<Exit> {
    let id = state.named(&args.named.run).await?;
    if let Some(what) = state.not_put_back(&id).await? {
        misuse!("run {id} cannot be removed: {what}");
    }
    args.asked.confirm(&gone(&id))?;
    state.delete(&id).await?;
    output.line(format_args!("run {id} is gone"));
    output.json(&serde_json::json!({ "deleted": id }))?;
    Ok(Exit::Done)
}
