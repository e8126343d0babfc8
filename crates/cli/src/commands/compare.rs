//! `keap compare`: one operation on several backends side by side, or every row of a table.

pub(crate) mod account;
mod again;
mod command;
mod report;
mod run_report;
pub(crate) mod runs;
mod state;
mod verdict;
mod whole;
mod whole_args;

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};
use keap::compare::{Redactor, Rules, Summary};
use keap::{Backend, Invocation, Operation, RoutePolicy};

use keap_http::Shown;

pub(crate) use command::{CompareCommand, More};
pub(crate) use whole_args::WholeArgs;

use crate::brownout::{self, BrownoutArgs};
use crate::connect::ConnectArgs;
use crate::exit::Exit;
use crate::failure::{OrMisuse as _, misuse};
use crate::file;
use crate::grants;
use crate::invocation::InvocationArgs;
use crate::list_arg::{item, names_between_commas};
use crate::nearest::nearest;
use crate::output::Output;
use crate::recording::{Given, GivenFile, GivenKind, Recording, RecordingArgs};
use crate::screen::Mark;
use crate::{connect, invocation, tables};

/// The folder of a recording that has the tolerances.
const RULES: &str = "rules";

#[derive(Debug, Args)]
#[command(override_usage = "\
keap compare [OPTIONS] <OPERATION> [ARGUMENTS]...
       keap compare [OPTIONS] --replay DIR
       keap compare <COMMAND>")]
#[command(after_help = "\
Of an operation, the answers are shown side by side. Of a table, every row is compared as it arrives, matched by its id, \
in bounded memory; rows that part for no known reason are read again before they are reported, because an account \
changes while it is compared. Reports on tables carry no values: each is replaced by its kind, its length and a keyed \
hash, so that equal values can be told and none can be read.

`keap compare account` compares everything that both sides serve, with a plan before it, a state that survives a stop, and a \
report; `keap compare account --help` tells how a first report is made in a minute.

Exit code: 0 when everything agrees or is explained by a known difference, 1 when something is not, 2 when what was asked \
is wrong, 3 when nothing was learnt: a backend could not be asked, all failed or refused alike, or nobody has a row \
(--allow-empty takes that for agreement), 130, 143 or 129 when stopped.

Examples:
  keap compare ContactService.load 4393 --sandbox
  keap compare DataService.query User --backends xmlrpc,v2 --format json
  keap compare ContactService.load 4393 --policy routes.toml --sandbox
  KEAP_ACCESS_KEY=... keap compare ContactService.findByEmail ann@example.com

  What would a whole account say, and how long would it take? First a sample:
  keap compare Contact --sample 200 --backends xmlrpc,v2
  Then all of it, one line of JSON for each row that parts:
  keap compare Contact --all --backends xmlrpc,v2 --format jsonl > contacts.jsonl
  Only what changed lately, with tolerances (see examples/rules.toml):
  keap compare Contact --where 'LastUpdated>=2026-11-01 00:00:00' --rules rules.toml
  In a pipeline that must not pass with any difference at all:
  keap compare ContactGroup --all --fail-on known
  A bug report without values, and what it was made of once more, without network:
  keap compare ContactService.findByEmail ann@example.com --record exchanges --hide-values
  keap compare --replay exchanges")]
pub(crate) struct CompareArgs {
    #[command(flatten)]
    pub(crate) invocation: InvocationArgs,

    /// The backends, reference first.
    #[arg(long, value_delimiter = ',', value_parser = item::<Backend>, default_value = "xmlrpc,v1,v2")]
    pub(crate) backends: Vec<Backend>,

    /// Take the backend that a policy names for an operation as the reference, and compare the others with it.
    #[arg(long, value_name = "FILE")]
    pub(crate) policy: Option<PathBuf>,

    /// Of an operation: show every field, not only those that part (JSON has them all). Of a table: compare all its rows.
    #[arg(long)]
    pub(crate) all: bool,

    /// Allow an operation that writes: it is run once on every backend.
    #[arg(long)]
    pub(crate) writes: bool,

    /// Tolerances, a TOML file.
    #[arg(long, value_name = "FILE")]
    pub(crate) rules: Option<PathBuf>,

    /// What makes the exit code 1.
    #[arg(long, value_enum, default_value_t = FailOn::Unexplained, value_name = "WHAT")]
    pub(crate) fail_on: FailOn,

    /// Replace the values of an operation's answers by hashes, as it is done for tables, and those that --record keeps by
    /// others of the same kind.
    #[arg(long, conflicts_with = "show_values")]
    pub(crate) hide_values: bool,

    /// Take it for agreement that no backend has a row.
    #[arg(long)]
    pub(crate) allow_empty: bool,

    #[command(flatten)]
    pub(crate) whole: WholeArgs,

    #[command(flatten)]
    pub(crate) recording: RecordingArgs,

    #[command(flatten)]
    pub(crate) connect: ConnectArgs,

    #[command(flatten)]
    pub(crate) brownouts: BrownoutArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// A difference that no known one explains.
    Unexplained,
    /// Also a known difference; not what one backend does not have at all.
    Known,
    /// Nothing.
    Never,
}

impl FailOn {
    fn word(self) -> &'static str {
        match self {
            Self::Unexplained => "unexplained",
            Self::Known => "known",
            Self::Never => "never",
        }
    }
}

impl CompareArgs {
    /// Whether the rows of a table are compared, and not the answers to one operation.
    pub(crate) fn is_of_table(&self) -> bool {
        keap::names::find_table(&self.invocation.operation).is_ok()
    }

    fn read_rules(&self) -> anyhow::Result<Rules> {
        let Some(path) = self.rules_file() else {
            return Ok(Rules::default());
        };
        let text = file::text(&path, file::SMALL)?;
        Rules::from_toml(&text).with_context(|| format!("cannot use {}", Shown::path(&path)))
    }

    /// Where the tolerances are: a recording has a copy of those that it was made with.
    fn rules_file(&self) -> Option<PathBuf> {
        let own = self.rules.clone();
        if own.as_ref().is_some_and(|own| own.exists()) {
            return own;
        }
        let copy = self.recording.replay.as_ref().and_then(|folder| {
            // A folder that is no recording is refused by whoever opens it.
            let asked = Recording::asked(folder).ok()??;
            Some(folder.join(asked.get(RULES)?.as_str()?))
        });
        copy.or(own)
    }

    /// The tolerances, to be copied into a recording.
    fn given(&self) -> anyhow::Result<Given> {
        let Some(path) = self
            .rules
            .as_ref()
            .filter(|_| self.recording.record.is_some())
        else {
            return Ok(Given::default());
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Ok(Given {
            asked: serde_json::json!({ RULES: format!("{RULES}/{name}") }),
            files: vec![GivenFile {
                folder: RULES,
                name: name.into_owned(),
                text: file::text(path, file::SMALL)?,
                kind: GivenKind::Rules,
            }],
        })
    }

    fn recording(&self) -> anyhow::Result<Recording> {
        let given = self.given().or_misuse()?;
        let words = self.words();
        let words = words.as_recorded();
        Recording::open(&self.recording, self.hide_values, &words, &given)
    }

    fn redactor(&self) -> Redactor {
        match &self.whole.report_key {
            Some(key) => Redactor::with_key(key.expose().as_bytes()),
            None => Redactor::random(),
        }
    }

    fn exit(&self, summary: &Summary) -> Exit {
        let fails = match self.fail_on {
            FailOn::Unexplained => summary.unexplained > 0,
            FailOn::Known => summary.unexplained + summary.known > 0,
            FailOn::Never => false,
        };
        if fails { Exit::Found } else { Exit::Done }
    }
}

impl CompareArgs {
    /// Refuses what an operation, or this kind of one, does not look at.
    fn refuse_for(&self, invocation: &Invocation) -> anyhow::Result<()> {
        let operation = invocation.operation();
        if self.writes && !operation.is_write() {
            misuse!("{operation} does not take --writes: it only reads");
        }
        if self.allow_empty && !may_be_empty(operation) {
            misuse!("{operation} does not take --allow-empty: it answers with no rows");
        }
        if self.whole.has_key_of_its_own() && !self.hide_values {
            misuse!(
                "{operation} takes --report-key with --hide-values only\n  hint: without it the values are shown, and nothing is hashed"
            );
        }
        Ok(())
    }
}

/// Whether an operation answers with rows, of which there may be none.
fn may_be_empty(operation: Operation) -> bool {
    let name = operation.name();
    let lists = ["query", "find", "get", "search", "quick", "count"];
    let method = name.rsplit('.').next().unwrap_or(name).to_lowercase();
    lists.iter().any(|list| method.contains(list))
}

/// A word that is neither an operation nor a table may be nearer to a table.
fn known_name(text: &str) -> anyhow::Result<()> {
    let is_operation = text.contains('.') || text.parse::<Operation>().is_ok();
    match keap::names::find_table(text) {
        Err(unknown) if !is_operation && unknown.has_suggestion() => Err(unknown).or_misuse(),
        Err(_) if !is_operation => known_command(text),
        _ => Ok(()),
    }
}

/// It may be nearer to one of the commands below this one, or name several tables, or the kind of thing that is meant.
fn known_command(text: &str) -> anyhow::Result<()> {
    if let Some(tables) = names_between_commas(text) {
        misuse!(
            "one table is compared at a time, and {} names several\n  hint: `keap compare account {}` compares them one after another",
            Shown::new(text),
            tables.join(" ")
        );
    }
    if ["table", "tables"].contains(&text.to_ascii_lowercase().as_str()) {
        misuse!(
            "{} is neither an operation nor a table\n  hint: the rows of a table are compared by its name, `keap compare Contact --all`; several by `keap compare account Contact User`",
            Shown::new(text)
        );
    }
    let commands = ["account", "accounts", "runs"].map(str::to_owned);
    match nearest(text, &commands) {
        Some(near) => misuse!(
            "{} is neither an operation nor a table\n  hint: did you mean `keap compare {near}`?",
            Shown::new(text)
        ),
        None => Ok(()),
    }
}

pub(crate) async fn run(command: &CompareCommand, output: &mut Output) -> anyhow::Result<Exit> {
    match command {
        CompareCommand::One(args) => one(args, output).await,
        CompareCommand::More(more) => match &**more {
            More::Account(args) => account::run(args, output).await,
            More::Accounts(args) => account::run_many(args, output).await,
            More::Runs(args) => runs::run(args, output).await,
        },
    }
}

async fn one(args: &CompareArgs, output: &mut Output) -> anyhow::Result<Exit> {
    // Whatever is wrong with a file shows before anything is sent.
    let schedule = args.brownouts.schedule().or_misuse()?;
    let mut only_legacy = None;
    let compared = compare(args, &mut only_legacy, output).await;
    // Whoever looks for an outage below makes calls of his own.
    let compared = grants::settled(compared).await;
    match &compared {
        // The answers have shown it already, and there may be no time left to look again.
        _ if only_legacy.is_some() => {
            let is_gone = only_legacy == Some(verdict::OnlyLegacy::Gone);
            brownout::tell_of_outage(is_gone, &schedule, output);
        }
        // Who replays asks nobody.
        Err(_) if args.recording.replay.is_some() => {}
        Err(failure) => brownout::warn(failure, &args.connect, &schedule, output).await,
        Ok(_) => {}
    }
    compared
}

async fn compare(
    args: &CompareArgs,
    only_legacy: &mut Option<verdict::OnlyLegacy>,
    output: &mut Output,
) -> anyhow::Result<Exit> {
    known_name(&args.invocation.operation)?;
    if args.is_of_table() {
        enough(&args.backends)?;
        if args.policy.is_some() {
            misuse!(
                "a policy routes operations; the reference of a table is the first of --backends"
            );
        }
        return whole::run(args, output).await;
    }
    let invocation = invocation::parse(&args.invocation).or_misuse()?;
    let operation = invocation.operation();
    args.whole.refuse_for(operation)?;
    args.refuse_for(&invocation)?;
    if operation.moves_money() {
        misuse!(
            "{operation} moves money, which is sent once\n  hint: call it on one backend with `keap call`"
        );
    }
    if operation.is_write() && !args.writes {
        misuse!("{operation} writes: give --writes to run it once on every backend");
    }
    let rules = args.read_rules().or_misuse()?;
    let policy = args.policy.as_ref().map(RoutePolicy::from_file);
    let policy = policy.transpose().or_misuse()?;
    if policy.is_none() {
        enough(&args.backends)?;
    }
    let recording = args.recording()?;
    if let Some(why) = account::of_invocation(&invocation).filter(|_| recording.hides_values()) {
        bail!("{operation} is not compared: {why}");
    }
    let keap = connect::connect_recorded(&args.connect, &recording).await?;
    let mut backends = args.backends.clone();
    if let Some(policy) = policy {
        keap.set_policy(policy);
        let reference = keap.route(&invocation)?.backend;
        backends.retain(|backend| *backend != reference);
        backends.insert(0, reference);
    }
    enough(&backends)?;
    let backends = verdict::opened(&keap, &backends, output)?;
    let answers = verdict::asked(&keap, &invocation, &backends).await;
    let mut comparison = keap.compare_answers(&invocation, &answers, &rules).await;
    recording.whole()?;
    *only_legacy = verdict::only_legacy(&answers);
    if args.hide_values {
        comparison = args.redactor().comparison(comparison);
    }
    if let Some(table) = tables::comparison(output, &comparison, args.all) {
        output.table(&table);
    }
    let summary = comparison.summary();
    let found = tables::summary(&summary);
    let told = match verdict::answered(&answers) {
        Some(answered) if answers.iter().all(|answer| answer.result.is_err()) => answered,
        Some(answered) => format!("{answered}; {found}"),
        None => found,
    };
    // That all refuse alike is no evidence that they agree.
    let exit = match verdict::refused(&answers) {
        Some(_) => Exit::Failed,
        None => args.exit(&summary),
    };
    output.verdict(
        Mark::of_exit(exit.code()),
        &format!("{operation}: {told}"),
        "",
    );
    let id = report::record_of(&invocation);
    report::answers(output, comparison, (id, args.all))?;
    verdict::learnt(answers, &summary, args.allow_empty)?;
    Ok(exit)
}

fn enough(backends: &[Backend]) -> anyhow::Result<()> {
    if backends.len() < 2 {
        misuse!("a comparison needs at least two backends, for instance --backends xmlrpc,v2");
    }
    // A backend agrees with itself, whatever it answers.
    if let Some(twice) = (1..backends.len()).find(|&at| backends[..at].contains(&backends[at])) {
        misuse!("--backends names {} twice", backends[twice]);
    }
    Ok(())
}
