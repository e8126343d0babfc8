//! `keap compare accounts`: every grant of a store, as jobs that any number of workers on any hosts share.

mod args;
mod begun;
mod cost;
mod digest;
mod given_up;
mod jobs;
mod journal;
mod judged;
mod kept;
mod recorded;
mod since;
mod taken;
mod tenant;
mod told;
mod work;

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::time::Duration;

use keap::Backend;

use super::agreed::{is_somebody_here, said_yes};
use super::finished::exit;
use super::head::{filters, now};
use super::plan::COLUMNS;
use super::scope::{Scope, names};
use super::{write, write_page, zone};
use crate::commands::compare::enough;
use crate::commands::compare::run_report;
use crate::commands::compare::state::{Asked, NewTarget, key_mark};
use crate::exit::Exit;
use crate::failure::{OrMisuse as _, misuse};
use crate::output::Output;
use crate::recording::check_own_folder;
use crate::stop::Stop;
use crate::tables;
pub(crate) use args::AccountsArgs;
use cost::Cost;
use digest::Judged;
pub(crate) use jobs::{Jobs, JobsArgs};
use kept::{Account, ManyHead, ManyKept};
use recorded::Recordings;
use tenant::Tenants;
use work::Worker;

pub(crate) async fn run(args: &AccountsArgs, output: &mut Output) -> anyhow::Result<Exit> {
    if args.report.is_some() {
        misuse!(
            "a page is of one account, and this is over many\n  hint: `keap compare runs show last --jobs URL --account NAME --report FILE.html` writes it after the run"
        );
    }
    enough(&args.what.backends)?;
    for named in [&args.what.named, &args.what.except] {
        names(named, false).or_misuse()?;
    }
    if let Some(folder) = &args.record {
        check_own_folder(folder)?;
    }
    let url = args.jobs()?;
    let jobs = Jobs::open(&url).await?;
    let tenants = Tenants::of(args, &url).await?;
    let ended = with_jobs(args, &jobs, tenants, output).await;
    jobs.close().await;
    ended
}

async fn with_jobs(
    args: &AccountsArgs,
    jobs: &Jobs,
    mut tenants: Tenants,
    output: &mut Output,
) -> anyhow::Result<Exit> {
    let redactor = jobs.redactor();
    let joined = match &args.join {
        Some(name) => Some(jobs.kept(name).await?),
        None => None,
    };
    let mut asked = match &joined {
        Some(run) => args.what.asked_again(&run.asked).or_misuse()?,
        None => args.what.asked(&redactor).or_misuse()?,
    };
    let run = joined.as_ref().map(|run| run.id.as_str());
    tenants.calling.zone = Some(zone::of_run(&mut asked, &args.calling, run, output)?);
    let backends = asked.backends.iter().map(|name| name.parse::<Backend>());
    let backends = backends.collect::<Result<Vec<_>, _>>().or_misuse()?;
    let scope = Scope::of(&asked, &backends, &redactor).or_misuse()?;
    let rules = scope.rules(&asked, &redactor).or_misuse()?;
    let what = &args.what;
    tenants.recordings = Recordings::below(
        args.record.as_ref(),
        what.hide_values,
        &asked,
        what.judged(),
        &scope,
    )?;
    let run = match joined {
        Some(run) => {
            jobs.join(&run).await?;
            run.id
        }
        None => {
            let mut accounts = chosen(args, &tenants).await?;
            if args.what.since_last {
                since_last(jobs, &mut accounts, &asked, &scope, output).await?;
            }
            let cost = Cost::of(&accounts, &scope, jobs, &mut tenants).await?;
            let asks = !args.what.yes && is_somebody_here();
            if args.what.dry_run || !crate::told::is_quiet() || asks {
                output.in_columns(COLUMNS, |output| cost.print(&scope, &backends, output));
            }
            if args.what.dry_run {
                output.json(&cost.document(&scope))?;
                return Ok(match cost.is_of_nobody() {
                    true => Exit::Failed,
                    false => Exit::Done,
                });
            }
            if !args.what.yes {
                said_yes(false, output)?;
            }
            let head = ManyHead {
                started: now(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
                backends: asked.backends.clone(),
                zone: asked.zone.clone(),
                filters: filters(&asked),
                hash_key: key_mark(&redactor),
                ..ManyHead::default()
            };
            let targets = in_jobs(scope.new_targets());
            jobs.begin(&head, &asked, &accounts, &targets, &scope.told())
                .await?
        }
    };
    output.note(format_args!(
        "run {run}; `keap compare accounts --join {run}` on any host works on it too"
    ));
    Stop::gracefully();
    let kept = jobs.kept(&run).await?;
    let mut worker = Worker {
        jobs,
        run: &kept,
        scope: &scope,
        rules,
        redactor,
        tenants,
        lease: Duration::from_secs(u64::from(args.lease)),
        outages: HashMap::new(),
        checked: HashSet::new(),
    };
    let stop = worker.work(output).await?;
    if stop.is_none() {
        worker.tenants.end_recordings();
    }
    finish(args, jobs, &run, &scope, stop, output).await
}

/// Writes the digest of a run that has ended or was stopped here.
async fn finish(
    args: &AccountsArgs,
    jobs: &Jobs,
    run: &str,
    scope: &Scope,
    stop: Option<Stop>,
    output: &mut Output,
) -> anyhow::Result<Exit> {
    let kept = jobs.kept(run).await?;
    // A night in which nothing changed is a good one.
    let is_narrowed = kept.accounts.iter().any(|one| one.since.is_some());
    let judged = Judged {
        fail_on: args.what.fail_on,
        allow_empty: args.what.allow_empty || is_narrowed,
        stop,
    };
    let zone = kept.asked.zone()?.unwrap_or_default();
    let unmet = |_: &Account, report: &run_report::RunReport| {
        let since = report.run.filters.since.as_deref();
        let since = since.and_then(|since| since.parse().ok());
        match since {
            Some(since) => scope.unmet_but(report, &scope.narrowed_by(since, zone)),
            None => scope.unmet(report),
        }
    };
    let mut digest = jobs.digest(&kept, judged, unmet).await?;
    jobs.keep_judgement(&kept, judged, &digest).await?;
    if stop.is_none() {
        let verdict = &digest.verdict;
        let ended = (now(), verdict.outcome, verdict.exit);
        let ended = jobs.end(run, (&ended.0, ended.1, ended.2)).await?;
        digest.run.ended = Some(ended);
    }
    told::write(&digest, output)?;
    let Some(stop) = stop else {
        return Ok(exit(digest.verdict.exit));
    };
    output.note(format_args!(
        "stopped; `keap compare accounts --join {run}` goes on"
    ));
    Ok(Exit::Stopped(stop))
}

/// Narrows accounts to what changed since their last runs; those that have none are told.
async fn since_last(
    jobs: &Jobs,
    accounts: &mut [Account],
    asked: &Asked,
    scope: &Scope,
    output: &mut Output,
) -> anyhow::Result<()> {
    let names: Vec<String> = scope.targets.iter().map(|one| one.name.clone()).collect();
    for account in accounts {
        jobs.since_last(account, asked, &names).await?;
        if account.since.is_none() {
            output.note(format_args!(
                "no run over {} has come to its end with all of this: it is compared whole",
                account.tenant
            ));
        }
    }
    Ok(())
}

/// The grants that are compared.
async fn chosen(args: &AccountsArgs, tenants: &Tenants) -> anyhow::Result<Vec<Account>> {
    let mut all = tenants.all().await?;
    for app in &args.apps {
        if !all
            .iter()
            .any(|(_, tenant)| tenant.eq_ignore_ascii_case(app))
        {
            misuse!("there is no grant of {app} in {}", tenants.place());
        }
    }
    if !args.apps.is_empty() {
        let is_named = |tenant: &str| args.apps.iter().any(|app| app.eq_ignore_ascii_case(tenant));
        all.retain(|(_, tenant)| is_named(tenant));
    }
    if all.is_empty() {
        misuse!(
            "there is no grant in {}\n  hint: `keap auth login` and `keap auth import` bring them there",
            tenants.place()
        );
    }
    let numbered = all.into_iter().zip(0..);
    Ok(numbered
        .map(|((client_id, tenant), number)| Account {
            number,
            client_id,
            tenant,
            trouble: None,
            since: None,
            before: None,
            unmet: Vec::new(),
        })
        .collect())
}

/// Each table is a job, and all operations are one: they share what their arguments are drawn from.
fn in_jobs(targets: Vec<NewTarget>) -> Vec<(i64, NewTarget)> {
    let mut operations = None;
    let numbered = (0..).zip(targets);
    numbered
        .map(|(at, target)| match target.kind {
            run_report::TargetKind::Table => (at, target),
            run_report::TargetKind::Operation => (*operations.get_or_insert(at), target),
        })
        .collect()
}

/// Writes the digest of a run that is kept, or the report of one of its accounts.
pub(in crate::commands::compare) async fn show(
    jobs: &Jobs,
    name: &str,
    (account, page): (Option<&str>, Option<&Path>),
    output: &mut Output,
) -> anyhow::Result<Exit> {
    let kept = jobs.kept(name).await?;
    let Some(app) = account else {
        if page.is_some() || output.format() == crate::format::Format::Html {
            misuse!("a page is of one account\n  hint: --account NAME");
        }
        let by = kept.judged.clone().unwrap_or_default();
        let judged = Judged {
            fail_on: by.fail_on(),
            allow_empty: by.allow_empty(),
            stop: None,
        };
        let unmet = |account: &Account, _: &run_report::RunReport| account.unmet.clone();
        let mut digest = jobs.digest(&kept, judged, unmet).await?;
        if let Some(exit) = kept.exit {
            digest.verdict.exit = u8::try_from(exit).unwrap_or(3);
        }
        told::write(&digest, output)?;
        return Ok(Exit::Done);
    };
    let mut accounts = kept.accounts.iter();
    let Some(account) = accounts.find(|one| one.tenant.eq_ignore_ascii_case(app)) else {
        misuse!("run {} is not over {app}", kept.id);
    };
    let (state, mut report) = jobs.account(&kept, account).await?;
    report.unmet.clone_from(&account.unmet);
    let by = kept.judged.clone().unwrap_or_default();
    report.verdict = run_report::judge(&report, by.fail_on(), by.allow_empty(), None);
    report.trend.push(report.trend_point());
    write(&report, &state, output).await?;
    write_page(&report, page)?;
    Ok(Exit::Done)
}

/// One line of the list of runs.
#[derive(Clone, Debug, serde::Serialize)]
pub(in crate::commands::compare) struct ManyLine {
    id: String,
    accounts: usize,
    started: String,
    ended: Option<String>,
    outcome: Option<run_report::Outcome>,
    jobs: i64,
    done: i64,
}

/// Lists the runs over many accounts, the newest first.
pub(in crate::commands::compare) async fn list(
    jobs: &Jobs,
    output: &mut Output,
) -> anyhow::Result<Exit> {
    let mut lines = Vec::new();
    for name in jobs.names().await? {
        let run: ManyKept = jobs.kept(&name).await?;
        let (all, done) = jobs.counts(&name).await?;
        lines.push(ManyLine {
            id: name,
            accounts: run.accounts.len(),
            started: run.head.started,
            ended: run.head.ended,
            outcome: run.outcome,
            jobs: all,
            done,
        });
    }
    if lines.is_empty() {
        output.documents(&lines)?;
        return Err(jobs.empty());
    }
    let head = ["run", "accounts", "started", "outcome", "jobs"];
    let mut table = tables::table(output, head);
    for line in &lines {
        table.add_row([
            line.id.clone(),
            line.accounts.to_string(),
            line.started.clone(),
            run_report::ended(line.outcome).to_owned(),
            format!("{} of {}", line.done, line.jobs),
        ]);
    }
    output.table(&table);
    output.documents(&lines)?;
    Ok(Exit::Done)
}

/// Removes a run.
pub(in crate::commands::compare) async fn delete(
    jobs: &Jobs,
    name: &str,
    output: &mut Output,
) -> anyhow::Result<Exit> {
    let kept = jobs.kept(name).await?;
    jobs.delete(&kept.id).await?;
    output.line(format_args!("run {} is gone", kept.id));
    output.json(&serde_json::json!({ "deleted": kept.id }))?;
    Ok(Exit::Done)
}
