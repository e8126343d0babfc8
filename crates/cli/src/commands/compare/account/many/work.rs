//! A worker: takes a job, does it, and takes the next, until none is left or it is stopped.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use keap::Backend;
use keap::compare::{Redactor, Rules};
use rand::Rng as _;
use tokio::time::Instant;

use super::jobs::Jobs;
use super::journal::LeaseLost;
use super::kept::{Account, Claim, ManyKept};
use super::tenant::{Open, Tenants};
use crate::commands::compare::account::course::{self, Ending, Outage};
use crate::commands::compare::account::refusal::without_answer;
use crate::commands::compare::account::run::{Placed, Run};
use crate::commands::compare::account::scope::Scope;
use crate::failure::Late;
use crate::grants;
use crate::output::Output;
use crate::recording::Unkept;
use crate::stop::Stop;

/// How long to wait for jobs that others have: at first, since what is left at the end is short, and at most.
const FIRST_PAUSE: Duration = Duration::from_millis(20);
const LONGEST_PAUSE: Duration = Duration::from_millis(320);

/// How often somebody is told how far it is.
const TELL: Duration = Duration::from_secs(10);

/// A worker on a run.
#[derive(Debug)]
pub(super) struct Worker<'a> {
    pub(super) jobs: &'a Jobs,
    pub(super) run: &'a ManyKept,
    pub(super) scope: &'a Scope,
    pub(super) rules: Rules,
    pub(super) redactor: Redactor,
    pub(super) tenants: Tenants,
    pub(super) lease: Duration,
    /// What this worker did not reach of each account.
    pub(super) outages: HashMap<i64, Outage>,
    /// The accounts of which is known that they have the custom fields that the suite and the tolerances name.
    pub(super) checked: HashSet<i64>,
}

impl Worker<'_> {
    /// Works until no job is left; tells how it was stopped.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(super) async fn work(&mut self, output: &mut Output) -> anyhow::Result<Option<Stop>> {
        let name = format!("{}-{:016x}", std::process::id(), rand::rng().next_u64());
        let _beat = self.jobs.beat(&self.run.id, &name, self.lease);
        let mut told = Instant::now();
        let mut last = None;
        let mut pause = FIRST_PAUSE;
        loop {
            let claim = tokio::select! {
                biased;
                stop = Stop::asked() => return Ok(Some(stop)),
                claim = self.jobs.claim(&self.run.id, &name, last, self.lease) => claim?,
            };
            let Some(claim) = claim else {
                if self.jobs.give_up(&self.run.id).await? > 0 {
                    output.warning("a job that ended every worker that took it is given up");
                }
                if self.jobs.open_jobs(&self.run.id).await? == 0 {
                    return Ok(None);
                }
                tokio::select! {
                    stop = Stop::asked() => return Ok(Some(stop)),
                    () = tokio::time::sleep(pause) => {
                        pause = LONGEST_PAUSE.min(pause * 2);
                        continue;
                    }
                }
            };
            pause = FIRST_PAUSE;
            last = Some(claim.account);
            if let Some(stop) = self.job(&claim, output).await? {
                return Ok(Some(stop));
            }
            if told.elapsed() >= TELL {
                told = Instant::now();
                let (jobs, done) = self.jobs.counts(&self.run.id).await?;
                output.note(format_args!("{done} of {jobs} jobs are done"));
            }
        }
    }

    /// Does one job.
    async fn job(&mut self, claim: &Claim, output: &mut Output) -> anyhow::Result<Option<Stop>> {
        let mut accounts = self.run.accounts.iter();
        let Some(account) = accounts.find(|one| one.number == claim.account) else {
            return Ok(None);
        };
        let ended = match self.tenants.open(account).await {
            Ok(open) => match self.check_custom(account, &open).await {
                Ok(()) => match self.compare(claim, account, &open).await {
                    Err(failure) => Err(grants::explained(failure).await),
                    ended => ended,
                },
                Err(failure) => Err(Refused(grants::explained(failure).await).into()),
            },
            // A full disk of this worker says nothing of the account.
            Err(failure) if Unkept::among(failure.chain()).is_some() => Err(failure),
            Err(failure) => Err(Refused(failure).into()),
        };
        match ended {
            Ok(Ending::Complete | Ending::Cut) => self.jobs.release(claim, true).await?,
            Ok(Ending::Stopped(stop)) => {
                self.jobs.release(claim, false).await?;
                return Ok(Some(stop));
            }
            Err(failure) if failure.is::<LeaseLost>() => output.note(format_args!(
                "a job of {} was taken over: this worker was not heard of for {} s",
                account.tenant,
                self.lease.as_secs()
            )),
            Err(failure) if is_of_account(&failure) => {
                output.warning(format_args!("{} is given up: {failure:#}", account.tenant));
                let why = match failure.downcast_ref::<keap::Error>() {
                    Some(error) => without_answer(error),
                    None => format!("{failure:#}"),
                };
                self.jobs.trouble(claim, &why).await?;
            }
            Err(failure) => return Err(failure),
        }
        Ok(None)
    }

    /// Fails where an account lacks a custom field that is named, before anything of it is compared.
    async fn check_custom(&mut self, account: &Account, open: &Open) -> anyhow::Result<()> {
        let asked = &self.run.asked;
        let reference = asked.backends.first().map(|name| name.parse::<Backend>());
        if let Some(Ok(reference)) = reference
            && self.checked.insert(account.number)
        {
            let rules = &self.rules;
            let checked = self.scope.check_custom(&open.keap, reference, asked, rules);
            checked.await?;
        }
        Ok(())
    }

    /// Compares a table or the operations of an account. What no answer comes for has failed, and not the account, unless it is
    /// the same with several in a row.
    async fn compare(
        &mut self,
        claim: &Claim,
        account: &Account,
        open: &Arc<Open>,
    ) -> anyhow::Result<Ending> {
        let kept = self.jobs.go_on(claim).await?;
        let left = kept.targets.into_iter();
        let left = left.filter(|(_, one)| !one.is_settled());
        let mut left: Vec<Placed> = left
            .filter_map(|(position, one)| {
                let mut targets = self.scope.targets.iter();
                let target = targets.find(|target| target.name == one.name)?;
                Some((position, target.clone(), Some(one)))
            })
            .collect();
        if let Some(since) = &account.since {
            let since = since
                .parse()
                .context("the moment of the last run is none")?;
            for (position, target, _) in &mut left {
                let since = (since, open.keap.zone());
                self.jobs.narrow(claim, *position, target, since).await?;
            }
        }
        open.witness.go_on_from(kept.met);
        let watched = (Arc::clone(&open.meter), Arc::clone(&open.witness));
        let (rules, redactor) = (self.rules.clone(), self.redactor.clone());
        let keap = open.keap.clone();
        let mut run = Run::new(keap, rules, left, kept.writer, redactor, watched);
        run.is_recorded_in(open.recording.clone());
        run.began = self.run.head.started.parse().ok();
        run.tells_of(&account.tenant);
        let outage = self.outages.entry(claim.account).or_default();
        let ended = course::part(&mut run, None, outage).await;
        run.live.end();
        ended
    }
}

/// Whether what failed says nothing of other accounts.
fn is_of_account(failure: &anyhow::Error) -> bool {
    failure.is::<Refused>() || failure.is::<keap::Error>() || failure.is::<Late>()
}

/// The grant of an account cannot be used.
#[derive(Debug)]
struct Refused(anyhow::Error);

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:#}", self.0)
    }
}

impl std::error::Error for Refused {}
