//! Operations: asked with their own arguments, or with some that are drawn from the rows of the account.

use std::collections::HashMap;

use keap::compare::account::{Asks, Drawn, Material, SAMPLES, Target, material};
use keap::compare::{Comparison, Progress, Tally};
use keap::schema::FieldValue;
use keap::{Backend, Error, Invocation, Operation, Outcome};
use tokio::time::Instant;

use super::classify::Classifier;
use super::run::{Run, TargetDone, failed, is_of_account};
use crate::commands::compare::run_report;
use crate::commands::compare::state::Keeps;
use crate::commands::compare::verdict;
use crate::recording::is_unrecorded;
use crate::stop::Stop;

/// What the account has told so far.
#[derive(Debug, Default)]
pub(super) struct Operations {
    drawn: Drawn,
    known: HashMap<Material, usize>,
}

impl Operations {
    /// Compares one operation, each time with other arguments.
    ///
    /// # Errors
    /// As for the run.
    pub(super) async fn compare(
        &mut self,
        run: &mut Run<impl Keeps>,
        position: i64,
        target: &Target,
    ) -> anyhow::Result<TargetDone> {
        let mut progress = Progress::default();
        let began = Instant::now();
        let mut refusals = Refusals::default();
        let mut at = 0;
        loop {
            let invocation = tokio::select! {
                invocation = self.invocation(run, target, at) => invocation,
                stop = Stop::asked() => return Ok(TargetDone::Stopped(stop)),
            };
            let invocation = match invocation {
                Err(error) => return failed(error),
                Ok(Some(invocation)) => invocation,
                Ok(None) if at == 0 => {
                    let why = run_report::NOTHING_TO_ASK.to_owned();
                    return Ok(TargetDone::Skipped(why));
                }
                Ok(None) => return Ok(refusals.done(target, at)),
            };
            at = at.saturating_add(1);
            let keap = run.keap().clone();
            let answers = tokio::select! {
                answers = keap.answers(invocation.clone(), &target.backends) => answers,
                stop = Stop::asked() => return Ok(TargetDone::Stopped(stop)),
            };
            if let Some(why) = verdict::refused(&answers) {
                refusals.add(why);
                continue;
            }
            let comparison = tokio::select! {
                compared = keap.compare_answers(&invocation, &answers, run.rules()) => compared,
                stop = Stop::asked() => return Ok(TargetDone::Stopped(stop)),
            };
            let summary = comparison.summary();
            if let Err(failure) = verdict::learnt(answers, &summary, true) {
                return match failure.downcast::<keap::Error>() {
                    Ok(error) => failed(error),
                    Err(other) => Ok(TargetDone::Failed(other.to_string())),
                };
            }
            progress.rows = progress.rows.saturating_add(1);
            progress.summary += summary;
            let parts = comparison.findings().any(|found| !found.agrees());
            progress.parting = progress.parting.saturating_add(parts.into());
            let classified = classify(run, &comparison, &invocation);
            let took = began.elapsed().as_secs_f64();
            run.save(position, &target.name, classified, &progress, took)
                .await?;
        }
    }

    async fn invocation(
        &mut self,
        run: &Run<impl Keeps>,
        target: &Target,
        at: usize,
    ) -> Result<Option<Invocation>, Error> {
        match &target.asks {
            Asks::Rows(_) => Ok(None),
            Asks::Call(invocation) => Ok((at == 0).then(|| invocation.clone())),
            Asks::Drawn(operation, fields) => {
                self.draw(run, *operation, &target.backends).await?;
                if let Some(asked) = self.drawn.before(*operation, at)
                    && let Some(outcome) = answered(run, asked, &target.backends).await?
                {
                    self.drawn.tells(outcome);
                }
                Ok(self.drawn.invocation(*operation, fields, at))
            }
        }
    }

    /// Reads what the operation's arguments are drawn from, once in a run.
    async fn draw(
        &mut self,
        run: &Run<impl Keeps>,
        operation: Operation,
        backends: &[Backend],
    ) -> Result<(), Error> {
        for wanted in material(operation) {
            if self.known.contains_key(&wanted) {
                continue;
            }
            let values = column(run, wanted, backends).await?;
            self.known.insert(wanted, values.len());
            self.drawn.keep(wanted, values);
        }
        Ok(())
    }
}

/// Calls of a target that all backends refused alike, of which nothing is learnt.
#[derive(Debug, Default)]
struct Refusals {
    count: usize,
    why: &'static str,
}

impl Refusals {
    fn add(&mut self, why: &'static str) {
        self.count = self.count.saturating_add(1);
        self.why = why;
    }

    /// How a target ended that was asked so often. Whoever names a call wants it compared; of what was drawn from the account
    /// there may be nothing that fits.
    fn done(&self, target: &Target, asked: usize) -> TargetDone {
        let Self { count, why } = *self;
        let told =
            format!("refused by all backends alike ({why}), which is no evidence that they agree");
        match &target.asks {
            _ if count == 0 => TargetDone::Compared(None),
            _ if count < asked => {
                TargetDone::Compared(Some(format!("{count} of {asked} calls {told}")))
            }
            Asks::Drawn(..) => TargetDone::Skipped(told),
            _ => TargetDone::Failed(told),
        }
    }
}

async fn column(
    run: &Run<impl Keeps>,
    wanted: Material,
    backends: &[Backend],
) -> Result<Vec<FieldValue>, Error> {
    // Some of the first rows may have no value.
    let Some(asked) = wanted.invocation(30) else {
        return Ok(Vec::new());
    };
    let Some(outcome) = answered(run, asked, backends).await? else {
        return Ok(Vec::new());
    };
    let values = wanted.told(outcome).into_iter();
    Ok(values.take(usize::try_from(SAMPLES).unwrap_or(1)).collect())
}

/// What the reference answers; nothing where it refuses what was asked.
async fn answered(
    run: &Run<impl Keeps>,
    asked: Invocation,
    backends: &[Backend],
) -> Result<Option<Outcome>, Error> {
    let Some(&reference) = backends.first() else {
        return Ok(None);
    };
    match run.keap().invoke_on(reference, asked).await {
        Ok(outcome) => Ok(Some(outcome)),
        Err(error) if is_of_account(&error) || is_unrecorded(&error) => Err(error),
        Err(_) => Ok(None),
    }
}

/// The causes of what was found, and no value.
pub(super) fn classify(
    run: &Run<impl Keeps>,
    comparison: &Comparison,
    invocation: &Invocation,
) -> super::classify::Classified {
    let classifier = Classifier {
        table: invocation.table().unwrap_or_default(),
        zone: run.keap().zone(),
        redactor: &run.redactor,
        twins: &[],
    };
    let tally = Tally::of(comparison);
    let asked = format!("{invocation:?}");
    let mut rows = comparison.rows.clone();
    for row in &mut rows {
        // What it was asked with tells rows of several calls apart; it is hidden as every key.
        row.key.get_or_insert_with(|| asked.clone());
        row.fields
            .retain(|field| field.findings().any(|found| !found.agrees()));
    }
    classifier.classify(rows, &tally)
}
