//! `keap compare account`: everything that both sides serve, with a plan before it, a state that survives, and a report.

mod agreed;
mod args;
mod classify;
mod count;
mod course;
mod custom;
mod expected;
mod finished;
mod given;
mod head;
mod hidden;
mod judged;
mod lacking;
mod many;
mod meter;
mod narrow;
mod operations;
mod plan;
mod progress;
mod quota;
mod recorded;
mod refusal;
mod refused;
mod run;
mod scope;
mod seen;
mod source;
mod suite;
mod table;
mod values;
mod what;
mod whose;
mod witness;
mod writes;
mod written;
mod zone;

use std::path::Path;

use anyhow::bail;
use keap::compare::Redactor;
use keap::{Backend, Keap};

use super::run_report::TargetState;
use super::state::{Asked, Kept, NewRun, OfAccount, Source, State};
use crate::account::Account;
use crate::brownout;
use crate::exit::Exit;
use crate::failure::{OrMisuse as _, misuse};
use crate::output::Output;
use crate::recording::{Given, Recording, Word};
use crate::shell::quoted;
use crate::stop::Stop;
use crate::{calls, connect};
use agreed::{agreed, is_plan_told};
pub(crate) use args::AccountArgs;
use finished::finish;
use head::head;
pub(super) use hidden::{of_invocation, of_query};
use judged::JudgedBy;
use lacking::Lacking;
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
    let place = args.state.path().ok().filter(|_| !args.is_passing());
    args.page.check(place.as_deref())?;
    args.recording.check()?;
    let is_new = place.as_deref().is_some_and(|place| !place.exists());
    let state = match (&args.resume, args.is_passing()) {
        (_, true) => State::in_memory(None).await?,
        (Some(run), false) => State::open_with(&args.state, run).await?,
        (None, false) => State::open(&args.state).await?,
    };
    let ended = with_state(args, &state, output).await;
    match is_new {
        // What has nothing to keep leaves nothing: a plan alone, or a run that could not begin.
        true => state.close_and_leave_no_empty_one().await,
        false => state.close().await,
    }
    ended.map_err(|failure| state.named_in(failure))
}

async fn with_state(
    args: &AccountArgs,
    state: &State,
    output: &mut Output,
) -> anyhow::Result<Exit> {
    let kept = match &args.resume {
        Some(name) => Some(state.kept(name).await?),
        None => None,
    };
    let is_over = |kept: &&Kept| {
        let is_left = kept.targets.iter().any(|one| one.is_unanswered);
        kept.is_complete && !is_left && state.before(&kept.id).is_none()
    };
    if let Some(kept) = kept.as_ref().filter(is_over) {
        misuse!(
            "run {0} has ended: there is nothing to go on with\n  hint: {1} shows it",
            kept.id,
            state.show(&kept.id, "")
        );
    }
    let host = whose::host(args).or_misuse()?;
    if let Some(kept) = &kept {
        whose::is_at(kept, &host)?;
    }
    let redactor = state.redactor();
    let (mut asked, judged) = asked(args, kept.as_ref(), &redactor).or_misuse()?;
    if let Some(config) = &args.gateway {
        asked.seen = Some(Seen::by(config, args.connect.app.as_deref()).await?);
    }
    let mut connect = args.connect.clone();
    let run = kept.as_ref().map(|kept| kept.id.as_str());
    connect.calling.zone = Some(zone::of_run(&mut asked, &connect.calling, run, output)?);
    let backends = asked.backends.iter().map(|name| name.parse::<Backend>());
    let backends = backends.collect::<Result<Vec<_>, _>>().or_misuse()?;
    let whole = Scope::of(&asked, &backends, &redactor).or_misuse()?;
    if let (None, Some(writes)) = (&kept, &asked.writes) {
        state.is_put_back(writes, &host).await?;
    }
    let account = match args.recording.replay.is_some() {
        true => Account::replayed(&args.connect)?,
        false => Account::open(&args.connect).await?,
    };
    let identity = account.identity(&redactor);
    let mut of = OfAccount {
        identity: identity.clone(),
        host: host.clone(),
        tenant: None,
    };
    of.tenant = whose::known(args, &of, (state, backends[0]), output).await?;
    state.ask_alike(&whole.formerly).await?;
    if args.what.since_last {
        asked.bases = state.bases(&of, &whole.questions).await?;
        asked.since = asked.bases.values().min().cloned();
        if asked.since.is_none() {
            output.note("no run over this account has compared any of this in the same way: everything is compared");
        }
    }
    let hides_values = args.what.hide_values;
    let mut words = given::words(&asked, hides_values);
    words.extend(judged.words());
    let named: Vec<Word<'_>> = words.iter().map(|word| Word::Name(word)).collect();
    let given = match &args.recording.record {
        Some(_) => given::given(&asked, judged, hides_values, (kept.as_ref(), true)).or_misuse()?,
        None => Given::default(),
    };
    if let Some(kept) = kept.as_ref().filter(|_| args.recording.record.is_some()) {
        if asked.writes.is_some() {
            misuse!(
                "a run that writes is recorded from its beginning or not at all: what it had written before would be lacking\n  hint: {} goes on without a recording",
                state.resume(&kept.id, args.connect.base_url.as_deref())
            );
        }
        output.note("the recording has what is compared from here on: --replay says that it lacks what was compared before");
    }
    let lacking = given::lacking(args).or_misuse()?;
    lacking.tell(output);
    let recording = Recording::open(&args.recording, args.what.hide_values, &named, &given)?;
    is_of_account(&recording, args)?;
    if let Some(command) = recording.recorded_by().filter(|command| *command != words) {
        output.note(format_args!(
            "it was recorded with: keap {}",
            command.join(" ")
        ));
    }
    let mut scope = Scope::of(&asked, &backends, &redactor).or_misuse()?;
    lacking.narrow(&mut scope);
    let rules = scope.rules(&asked, &redactor).or_misuse()?;
    let own = account.credential.pace();
    let pace = own.at_most(args.connect.calling.most());
    if let Some(writes) = asked.writes.as_ref().filter(|_| !recording.is_replayed()) {
        writes.check(&args.connect).or_misuse()?;
    }
    let meter = Meter::new();
    let witness = Witness::new();
    let layers = |network| witness.around(meter.around(recording.around(network)));
    let keap = connect::connect_through(&connect, account, calls::writing_once(), layers)?;
    opened(&keap, &backends)?;
    if let Some(kept) = &kept {
        whose::check(kept, &identity, (&keap, backends[0]), &meter, state, output).await?;
    }

    let mut rows = state.rows_seen(&of).await?;
    if args.count {
        count::count(&keap, &scope, &mut rows, output).await?;
    }
    let done = kept.as_ref().map(|kept| &kept.targets[..]);
    // After --count the answers have told it by now.
    let told = match meter.quota_limit() {
        None => state.quota_seen(&of).await?,
        told => told,
    };
    let quota = DayQuota::at_most(DayQuota::of(told, own), args.connect.calling.per_day);
    let plan = Plan::of(&keap, &scope, rows, (pace, quota), done.unwrap_or_default()).await;
    if is_plan_told(args) {
        plan.print(&connect, args.what.dry_run, output)?;
    }
    if args.what.dry_run {
        if let Some(custom) = scope.custom_told(&rules) {
            output.note(format_args!(
                "whether the account has {custom} is asked when the run begins"
            ));
        }
        plan.document(output)?;
        return Ok(Exit::Done);
    }
    agreed(args, scope.writes().next().is_some(), output)?;
    if kept.is_none() {
        let reference = backends[0];
        scope.check_custom(&keap, reference, &asked, &rules).await?;
        let writes = asked.writes.as_ref();
        if let Some(writes) = writes.filter(|_| !recording.is_replayed()) {
            writes.check_contact(&keap, reference).await?;
        }
    }
    if args.is_passing() {
        output.note("this run is kept in memory and is gone with it; --state FILE keeps it");
    }
    Stop::gracefully();
    let head = head(args, &asked, kept.as_ref(), state, &connect);
    let run_began = head.started.parse().ok();
    let writer = match &kept {
        Some(kept) => {
            witness.go_on_from(state.met(&kept.id).await?);
            state.go_on(&kept.id, &head).await?
        }
        None => {
            let run = NewRun {
                name: None,
                identity: &identity,
                host: Some(&host),
                tenant: of.tenant.as_deref(),
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
    let left = left(&scope, kept.as_ref(), &lacking);
    let mut run = Run::new(keap, rules, left, writer, redactor, (meter, witness));
    run.shows_values(args.show_values);
    run.tells();
    run.is_recorded_in(recording.clone());
    run.is_cut = lacking.is_cut;
    run.began = match recording.is_replayed() {
        true => lacking.began,
        false => run_began,
    };
    let writes = asked.writes.clone();
    let writes = writes.map(|allowed| match run.recording.is_replayed() {
        true => WriteSteps::replayed(allowed, state, &run.writer.id),
        false => WriteSteps::new(allowed, state, &run.writer.id),
    });
    let ending = course::go(&mut run, writes).await;
    run.live.end();
    finish((args, judged), state, run, &scope, ending, head, output).await
}

/// What is asked for: by the flags, or as the run was that is gone on with.
fn asked(
    args: &AccountArgs,
    kept: Option<&Kept>,
    redactor: &Redactor,
) -> anyhow::Result<(Asked, JudgedBy)> {
    if let Some(replayed) = given::replayed(args, redactor)? {
        return Ok(replayed);
    }
    let asked = match kept {
        Some(kept) => args.what.asked_again(&kept.asked)?,
        None => Asked {
            calls: Source::folder(args.calls.as_deref(), redactor)?,
            writes: Writes::read(&args.writes)?,
            ..args.what.asked(redactor)?
        },
    };
    Ok((asked, args.what.judged()))
}

/// What is left to compare, each with its place in the run.
fn left(scope: &Scope, kept: Option<&Kept>, lacking: &Lacking) -> Vec<Placed> {
    let numbered = |at: usize| i64::try_from(at).unwrap_or(i64::MAX);
    let Some(kept) = kept else {
        let all = scope.targets.iter().enumerate();
        return all
            .map(|(at, target)| (numbered(at), target.clone(), lacking.begun(&target.name)))
            .collect();
    };
    let all = kept.targets.iter().enumerate();
    let left = all.filter(|(_, one)| !one.is_settled());
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

/// Fails where another command made the recording: it has other answers.
fn is_of_account(recording: &Recording, args: &AccountArgs) -> anyhow::Result<()> {
    let Some(command) = recording.recorded_by() else {
        return Ok(());
    };
    let [first, second, ..] = command else {
        return Ok(());
    };
    if first != "compare" || second == "account" {
        return Ok(());
    }
    let words: Vec<String> = command.iter().map(|word| quoted(word)).collect();
    let folder = args.recording.replay.as_deref().unwrap_or(Path::new("DIR"));
    misuse!(
        "another command made this recording, which has no answers for a whole account\n  hint: `keap {} --replay {}` compares what was recorded",
        words.join(" "),
        quoted(&folder.to_string_lossy())
    )
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
