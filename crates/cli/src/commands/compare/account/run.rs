//! Goes through the targets of a run, one after the other, and keeps what each batch of rows gave.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use keap::compare::account::Target;
use keap::compare::{Progress, Redactor, Rules};
use keap::{Backend, Error, ErrorKind, Keap};

use super::classify::Classified;
use super::meter::Meter;
use super::progress::Live;
use super::refusal;
use super::values::Values;
use super::witness::Witness;
use crate::commands::compare::run_report::{Evidence, RunReport, Wire};
use crate::commands::compare::state::{Batch, Keeps, KeptTarget};
use crate::recording::{Recording, Unkept};
use crate::stop::Stop;

/// How a target ended.
pub(super) enum TargetDone {
    /// With what must be known of it besides.
    Compared(Option<String>),
    /// It could not be compared, and the others may be.
    Failed(String),
    /// A wire refuses it, or has no way to it.
    Refused(Error),
    /// The wire was not there for it after its repeats. It may be for others.
    Unavailable(Error),
    /// There is no way to compare it.
    Skipped(String),
    /// It is not compared now, and is when the run goes on.
    Later(String),
    Stopped(Stop),
}

/// A place in a run, what is compared there, and how far that has come.
pub(super) type Placed = (i64, Target, Option<KeptTarget>);

/// A run, and what keeps what it finds.
#[derive(Debug)]
pub(super) struct Run<K> {
    keap: Keap,
    /// What the target is held against that is compared.
    reference: Option<Backend>,
    rules: Rules,
    targets: Vec<Placed>,
    pub(super) writer: K,
    pub(super) redactor: Redactor,
    meter: Arc<Meter>,
    witness: Arc<Witness>,
    pub(super) recording: Recording,
    /// When it began, or what it is a replay of; none where nobody knows.
    pub(super) began: Option<DateTime<Utc>>,
    /// Whether answers come from a recording that was cut.
    pub(super) is_cut: bool,
    /// Whether the state has the name of the account.
    is_named: bool,
    pub(super) live: Live,
    pub(super) looked_for: usize,
    /// How many rows that one side alone has are read again by themselves.
    pub(super) held_apart: usize,
    /// The values of the differences of this start, where they are shown.
    shown: Option<Values>,
    /// The answers of this start with their values, likewise.
    answers: Vec<Evidence>,
    /// What servers said of errors, likewise: by target.
    errors: HashMap<String, String>,
}

impl<K: Keeps> Run<K> {
    pub(super) fn new(
        keap: Keap,
        rules: Rules,
        targets: Vec<Placed>,
        writer: K,
        redactor: Redactor,
        (meter, witness): (Arc<Meter>, Arc<Witness>),
    ) -> Self {
        Self {
            live: Live::new(Arc::clone(&meter)),
            keap,
            reference: None,
            rules,
            targets,
            writer,
            redactor,
            meter,
            witness,
            recording: Recording::None,
            began: None,
            is_cut: false,
            is_named: false,
            looked_for: 0,
            held_apart: 0,
            shown: None,
            answers: Vec::new(),
            errors: HashMap::new(),
        }
    }

    pub(super) fn shows_values(&mut self, shows: bool) {
        self.shown = shows.then(Values::default);
    }

    pub(super) fn tells(&mut self) {
        self.live.begin(self.targets.len());
    }

    pub(super) fn tells_of(&mut self, account: &str) {
        self.live.begin_of(account, self.targets.len());
    }

    pub(super) fn is_recorded_in(&mut self, recording: Recording) {
        self.recording = recording;
    }

    /// Fails once an exchange could not be kept: what comes after that is no answer of a wire.
    ///
    /// # Errors
    /// The first that could not.
    pub(super) fn is_kept(&self) -> Result<(), Unkept> {
        self.recording.whole()
    }

    /// The application, once an answer named it.
    pub(super) fn account(&self) -> Option<String> {
        self.meter.tenant()
    }

    /// Keeps whose account it is, once an answer named it: who goes on may have another credential of it.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub(super) async fn keep_account(&mut self) -> anyhow::Result<()> {
        if !self.is_named
            && let Some(tenant) = self.meter.tenant()
        {
            self.writer.is_of(&tenant).await?;
            self.is_named = true;
        }
        Ok(())
    }

    /// Keeps an account that a record named, and no header.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub(super) async fn is_of(&mut self, account: &str) -> anyhow::Result<()> {
        self.writer.is_of(account).await
    }

    /// A target is compared from here on.
    pub(super) fn begins(&mut self, target: &Target) {
        self.witness.forget();
        self.reference = target.backends.first().copied();
    }

    /// What is left to compare, with its place in the run.
    pub(super) fn take_targets(&mut self) -> Vec<Placed> {
        std::mem::take(&mut self.targets)
    }

    /// Forgets what was found in a target.
    pub(super) async fn begin_again(&mut self, position: i64) -> anyhow::Result<()> {
        self.witness.begin_again(position);
        self.writer.begin_again(position).await
    }

    /// Keeps a batch.
    pub(super) async fn save(
        &mut self,
        position: i64,
        name: &str,
        classified: Classified,
        progress: &Progress,
        seconds: f64,
    ) -> anyhow::Result<()> {
        self.is_kept()?;
        self.keep_account().await?;
        let wires = self.meter.wires();
        let of = (position, name);
        let found = &classified.found;
        let answers = self.witness.of(of, self.reference, found, &self.redactor);
        let (hidden, open): (Vec<Evidence>, Vec<Evidence>) = answers.into_iter().unzip();
        let causes = classified.causes();
        if let Some(shown) = &mut self.shown {
            self.answers.extend(open);
            for (found, values) in classified.found.iter().zip(classified.shown) {
                shown.hold(name, found, values);
            }
        }
        let batch = Batch {
            progress: progress.clone(),
            causes,
            found: classified.found,
            looked_at: classified.looked_at,
            held_back: classified.held_back,
            again: classified.again,
            is_read: classified.is_read,
            counts: classified.counts.into_iter().collect(),
            evidence: hidden,
            seconds,
            wires,
        };
        self.writer.batch(position, batch).await?;
        self.live.tell(progress);
        Ok(())
    }

    /// Why a target could not be compared, without values; what the server said is kept for who wants to see values.
    pub(super) fn why(&mut self, target: &Target, error: &Error) -> String {
        if self.shown.is_some() {
            self.errors
                .insert(target.name.clone(), format!("{error:#}"));
        }
        refusal::without_values(error, target, &self.redactor)
    }

    /// Puts the values of this start in the place of their hashes.
    pub(super) fn show(&self, report: &mut RunReport) {
        let Some(shown) = &self.shown else {
            return;
        };
        for target in &mut report.targets {
            if let (Some(error), Some(told)) = (&mut target.error, self.errors.get(&target.name)) {
                error.clone_from(told);
            }
        }
        for one in &mut report.evidence {
            let is_of = |open: &&Evidence| {
                (&open.target, open.row, &open.backend) == (&one.target, one.row, &one.backend)
            };
            if let Some(open) = self.answers.iter().rev().find(is_of) {
                one.clone_from(open);
            }
        }
        shown.show(&mut report.differences);
    }

    /// What the calls took until now, those of targets that could not be compared too.
    pub(super) fn wires(&self) -> Vec<Wire> {
        self.meter.wires()
    }

    pub(super) fn keap(&self) -> &Keap {
        &self.keap
    }

    pub(super) fn rules(&self) -> &Rules {
        &self.rules
    }
}

/// Whether it may be that nothing else of the account can be compared either.
pub(super) fn is_of_account(error: &Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::RateLimited | ErrorKind::Unauthenticated | ErrorKind::Unavailable
    )
}

pub(super) fn failed(error: Error) -> anyhow::Result<TargetDone> {
    match error.kind() {
        ErrorKind::Unavailable => Ok(TargetDone::Unavailable(error)),
        _ if is_of_account(&error) => Err(error.into()),
        _ => Ok(TargetDone::Refused(error)),
    }
}
