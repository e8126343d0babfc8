//! `keap compare account`: everything that both sides serve, with a plan before it, a state that survives, and a report.

mod classify;
mod course;
mod expected;
mod meter;
mod operations;
mod plan;
mod progress;
mod recorded;
mod run;
mod scope;
mod seen;
mod suite;
mod witness;

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use chrono::{SecondsFormat, Utc};
use clap::Args;
use keap::{Backend, Keap};
use keap_http::{Clock as _, SystemClock};

use super::FailOn;
use super::run_report::{self, Filters, Head, RunReport, TargetKind};
use super::state::{Asked, Kept, NewRun, NewTarget, State, StateArgs};
use crate::account::Account;
use crate::brownout::{self, BrownoutArgs};
use crate::connect::{self, ConnectArgs};
use crate::exit::Exit;
use crate::failure::{OrMisuse as _, misuse};
use crate::format::Format;
use crate::output::Output;
use crate::recording::{Recording, RecordingArgs, Word};
use crate::stop::Stop;
use crate::{calls, file};
use course::Ending;
pub(crate) use meter::Meter;
use plan::Plan;
use run::Run;
use scope::Scope;
use witness::Witness;

#[derive(Debug, Args)]
#[command(after_help = "\
It begins with a plan: what is compared, how many calls each wire takes, what share of the day's quota that is, how long it \
takes at the allowed rate, what is not compared and why. Nothing was sent by then. On a terminal it asks; elsewhere --yes \
is needed. It only reads.

What it found is kept in the state, without values: kinds, lengths and keyed hashes. A run that was stopped, or killed, goes \
on with --resume; no call that was finished is made again.

Exit code: 0 when everything agrees or is explained, 1 when something is not, 2 when what was asked is wrong or nobody said \
yes, 3 when something could not be compared, 130 or 143 when stopped.

Examples:
  A first report in a minute, on a local Keap with planted differences:
    keap sandbox --listen 127.0.0.1:8080 --size 1000 --plant all
    keap compare account --base-url http://127.0.0.1:8080 --access-token sandbox-access-token --yes
  A real account, which is only read; first what it would cost, then the run:
    export KEAP_ACCESS_KEY=...
    keap compare account --dry-run
    keap compare account
  Some of it, as lines of JSON:
    keap compare account Contact Job ContactService.findByEmail --yes --format jsonl > run.jsonl
  With a page for a browser, and the exchanges for a bug report, both without values:
    keap compare account --yes --report account.html --record exchanges --hide-values
  After a stop:
    keap compare account --resume last")]
pub(crate) struct AccountArgs {
    /// Tables and operations to compare. Default: all that both sides serve.
    #[arg(value_name = "TABLE|OPERATION", conflicts_with = "resume")]
    pub(crate) named: Vec<String>,

    /// Tables and operations to leave out, with commas between: those that cost a call a row, for instance.
    #[arg(
        long,
        value_delimiter = ',',
        value_name = "TABLE|OPERATION,..",
        conflicts_with = "resume"
    )]
    pub(crate) except: Vec<String>,

    /// The backends, reference first.
    #[arg(long, value_delimiter = ',', default_values = ["xmlrpc", "v2"])]
    pub(crate) backends: Vec<Backend>,

    /// Go on without asking.
    #[arg(long)]
    pub(crate) yes: bool,

    /// Print the plan, and end there.
    #[arg(long, conflicts_with_all = ["yes", "resume"])]
    pub(crate) dry_run: bool,

    /// Ask XML-RPC first how many rows each table has, one call a table, so that the plan has figures.
    #[arg(long, conflicts_with = "resume")]
    pub(crate) count: bool,

    /// Go on with a run that was stopped, by its name or `last`, with what it was asked for.
    #[arg(long, value_name = "RUN")]
    pub(crate) resume: Option<String>,

    /// Compare what a suite names: tables, operations with arguments, conditions, tolerances, expectations (TOML).
    #[arg(long, value_name = "FILE", conflicts_with_all = ["named", "except", "resume", "calls", "gateway"])]
    pub(crate) suite: Option<PathBuf>,

    /// Compare the reading calls of an old program: XML-RPC requests, one a file. Keys in them are not looked at.
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["named", "except", "resume", "gateway"])]
    pub(crate) calls: Option<PathBuf>,

    /// Compare the tables and reading operations that a gateway has seen: its configuration file.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["named", "resume"])]
    pub(crate) gateway: Option<PathBuf>,

    /// Compare what changed since the last run that came to its end. Deletions are not seen, and tables that do not tell
    /// when a row changed are compared whole.
    #[arg(long, conflicts_with = "resume")]
    pub(crate) since_last: bool,

    /// Tolerances, a TOML file.
    #[arg(long, value_name = "FILE")]
    pub(crate) rules: Option<PathBuf>,

    /// What makes the exit code 1.
    #[arg(long, value_enum, default_value_t = FailOn::Unexplained, value_name = "WHAT")]
    pub(crate) fail_on: FailOn,

    /// Take it for agreement that nobody has a row.
    #[arg(long)]
    pub(crate) allow_empty: bool,

    /// Show the values in the report of this start. They are the personal data of your contacts; the state has none.
    #[arg(long)]
    pub(crate) show_values: bool,

    /// Write the report as a page to this file too: one file for a browser, which asks nobody for anything.
    #[arg(long, value_name = "FILE.html", conflicts_with = "dry_run")]
    pub(crate) report: Option<PathBuf>,

    /// Replace the values in what --record keeps by others of the same kind.
    #[arg(long, requires = "record")]
    pub(crate) hide_values: bool,

    #[command(flatten)]
    pub(crate) recording: RecordingArgs,

    #[command(flatten)]
    pub(crate) state: StateArgs,

    #[command(flatten)]
    pub(crate) connect: ConnectArgs,

    #[command(flatten)]
    pub(crate) brownouts: BrownoutArgs,
}

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
    super::enough(&args.backends)?;
    if let Some(path) = &args.report {
        file::check_writable(path).or_misuse()?;
    }
    let state = State::open(&args.state).await.or_misuse()?;
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
    if let Some(kept) = kept.as_ref().filter(|kept| kept.is_complete) {
        misuse!(
            "run {0} has ended: there is nothing to go on with\n  hint: `keap compare runs show {0}` shows it",
            kept.id
        );
    }
    let mut asked = asked(args, kept.as_ref(), state).or_misuse()?;
    if let Some(config) = &args.gateway {
        asked.named = seen::named(config, args.connect.app.as_deref()).await?;
    }
    let backends = asked.backends.iter().map(|name| name.parse::<Backend>());
    let backends = backends.collect::<Result<Vec<_>, _>>().or_misuse()?;
    Scope::of(&asked, &backends, state).or_misuse()?;
    let recording = Recording::open(&args.recording, args.hide_values, &words(args))?;
    let account = match recording.is_replayed() {
        true => Account::replayed(&args.connect)?,
        false => Account::open(&args.connect).await?,
    };
    let identity = account.identity(&state.redactor());
    if let Some(kept) = kept.as_ref().filter(|kept| kept.identity != identity) {
        misuse!("run {} is of another account, or of another key", kept.id);
    }
    if args.since_last {
        asked.since = state.last_good(&identity).await?;
        if asked.since.is_none() {
            output.note("no run over this account has come to its end: everything is compared");
        }
    }
    let scope = Scope::of(&asked, &backends, state).or_misuse()?;
    let rules = scope.rules(&asked, state).or_misuse()?;
    let pace = account.credential.pace();
    let meter = Meter::new();
    let witness = Witness::new();
    let layers = |network| witness.around(meter.around(recording.around(network)));
    let keap = connect::connect_through(&args.connect, account, layers)?;
    opened(&keap, &backends)?;

    let mut rows = state.rows_seen(&identity).await?;
    if args.count {
        plan::count(&keap, &scope, &mut rows, output).await?;
    }
    let done = kept.as_ref().map(|kept| &kept.targets[..]);
    let plan = Plan::of(&keap, &scope, rows, pace, done.unwrap_or_default()).await;
    plan.print(&args.connect, output)?;
    if args.dry_run {
        plan.document(output)?;
        return Ok(Exit::Done);
    }
    agreed(args, output)?;
    Stop::gracefully();
    let head = head(args, &asked, kept.as_ref(), state, &args.connect);
    let writer = match &kept {
        Some(kept) => {
            witness.go_on_from(state.met(&kept.id).await?);
            state.go_on(&kept.id, &head).await?
        }
        None => {
            let run = NewRun {
                identity: &identity,
                head: &head,
                asked: &asked,
                targets: &new_targets(&scope),
                not_compared: &scope.told(),
            };
            state.begin(run).await?
        }
    };
    let mut run = Run::new(
        keap,
        rules,
        &scope,
        writer,
        state.redactor(),
        (meter, witness),
        kept.as_ref(),
    );
    run.shows_values(args.show_values);
    run.tell_on(output.format());
    let ending = course::go(&mut run).await;
    finish(args, state, run, &scope, ending, head, output).await
}

/// Writes the report of a run that has ended or was stopped.
async fn finish(
    args: &AccountArgs,
    state: &State,
    run: Run,
    scope: &Scope,
    ending: anyhow::Result<Ending>,
    mut head: Head,
    output: &mut Output,
) -> anyhow::Result<Exit> {
    let mut report = state.report(run.id()).await?;
    head.id = run.id().to_owned();
    if let Some(name) = run.account() {
        head.account = name;
    }
    let stop = match &ending {
        Ok(Ending::Stopped(stop)) => Some(*stop),
        _ => None,
    };
    let is_complete = matches!(ending, Ok(Ending::Complete));
    head.ended = is_complete.then(now);
    report.run = head;
    report.unmet = scope.unmet(&report);
    // A night in which nothing changed is a good one.
    let allow_empty = args.allow_empty || report.run.filters.since.is_some();
    report.verdict = run_report::judge(&report, args.fail_on, allow_empty, stop);
    report.trend.push(report.trend_point());
    run.end(&report).await?;
    run.show(&mut report);
    match ending {
        Ok(_) => {
            write(&report, state, output).await?;
            write_page(&report, args.report.as_deref())?;
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
            let id = &report.run.id;
            output.note(format_args!(
                "what was compared is kept; `keap compare account --resume {id}` goes on"
            ));
            Err(failure)
        }
    }
}

/// Writes the report as a page, where that was asked for.
pub(super) fn write_page(report: &RunReport, path: Option<&Path>) -> anyhow::Result<()> {
    let Some(path) = path else {
        return Ok(());
    };
    let page = run_report::html(report);
    let failed = || format!("cannot write {}", keap_http::Shown::path(path));
    std::fs::write(path, page).with_context(failed)
}

/// What was asked for, as a recording tells it.
fn words(args: &AccountArgs) -> Vec<Word<'_>> {
    let named = args.named.iter().map(|name| Word::Name(name));
    let except = args
        .except
        .iter()
        .flat_map(|name| [Word::Name("--except"), Word::Name(name)]);
    let backends = args
        .backends
        .iter()
        .flat_map(|backend| [Word::Name("--backends"), Word::Name(backend.name())]);
    let words = [Word::Name("compare"), Word::Name("account")]
        .into_iter()
        .chain(named);
    words.chain(except).chain(backends).collect()
}

/// Writes a report in the format of the output.
pub(super) async fn write(
    report: &RunReport,
    state: &State,
    output: &mut Output,
) -> anyhow::Result<()> {
    match output.format() {
        Format::Text => run_report::text(report, output),
        Format::Json => output.json(report)?,
        Format::Jsonl => {
            let more = super::state::differences_behind(state, report).await?;
            run_report::lines(
                report,
                |line| {
                    output.part(&format!("{line}\n"));
                    output.check()
                },
                &more,
            )?;
        }
        Format::Csv => {
            output.raw(run_report::csv(&report.differences, true).as_bytes());
            let more = super::state::differences_behind(state, report).await?;
            output.raw(run_report::csv(&more, false).as_bytes());
        }
        Format::Markdown => output.raw(run_report::markdown(report).as_bytes()),
        Format::Html => output.raw(run_report::html(report).as_bytes()),
        Format::Sarif => bail!("only the report of an audit is written as SARIF"),
    }
    output.check()
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
fn asked(args: &AccountArgs, kept: Option<&Kept>, state: &State) -> anyhow::Result<Asked> {
    if let Some(kept) = kept {
        return Ok(kept.asked.clone());
    }
    let names = args
        .backends
        .iter()
        .map(|backend| backend.name().to_owned());
    Ok(Asked {
        named: args.named.clone(),
        except: args.except.clone(),
        backends: names.collect(),
        rules: scope::source(args.rules.as_deref(), state)?,
        suite: scope::source(args.suite.as_deref(), state)?,
        calls: scope::folder(args.calls.as_deref(), state)?,
        ..Asked::default()
    })
}

/// Nobody is asked where nobody sits.
fn agreed(args: &AccountArgs, output: &mut Output) -> anyhow::Result<()> {
    if args.yes || args.resume.is_some() || args.connect.sandbox {
        return Ok(());
    }
    if !std::io::stdin().is_terminal() || !std::io::stderr().is_terminal() {
        misuse!(
            "nothing was sent: nobody is here to ask\n  hint: --yes goes on without asking, --dry-run ends with the plan"
        );
    }
    output.note("Go on? [y/N]");
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

fn head(
    args: &AccountArgs,
    asked: &Asked,
    kept: Option<&Kept>,
    state: &State,
    connect: &ConnectArgs,
) -> Head {
    if let Some(kept) = kept {
        let mut head = kept.head.clone();
        head.resumed = head.resumed.saturating_add(1);
        head.shows_values = args.show_values;
        return head;
    }
    let file_name = |source: &Option<super::state::Source>| {
        let path = source.as_ref().map(|source| PathBuf::from(&source.path));
        path.and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
    };
    Head {
        id: String::new(),
        account: account_name(connect),
        started: now(),
        ended: None,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        backends: asked.backends.clone(),
        filters: Filters {
            named: asked.named.clone(),
            except: asked.except.clone(),
            since: asked.since.clone(),
            rules: file_name(&asked.rules),
            source: file_name(&asked.suite).or_else(|| file_name(&asked.calls)),
        },
        shows_values: args.show_values,
        hash_key: state.key_mark(),
        resumed: 0,
    }
}

/// What the account is called until an answer names it.
fn account_name(connect: &ConnectArgs) -> String {
    match (&connect.app, &connect.base_url) {
        _ if connect.sandbox => "the local Keap".to_owned(),
        (Some(app), _) => app.clone(),
        (None, Some(base)) => base.clone(),
        (None, None) => "an account".to_owned(),
    }
}

fn new_targets(scope: &Scope) -> Vec<NewTarget> {
    let targets = scope.targets.iter().map(|target| NewTarget {
        name: target.name.clone(),
        kind: match target.asks {
            keap::compare::account::Asks::Rows(_) => TargetKind::Table,
            _ => TargetKind::Operation,
        },
        backends: target
            .backends
            .iter()
            .map(|one| one.name().to_owned())
            .collect(),
        note: scope.notes.get(&target.name).cloned(),
    });
    targets.collect()
}

fn now() -> String {
    chrono::DateTime::<Utc>::from(SystemClock.now()).to_rfc3339_opts(SecondsFormat::Secs, true)
}
