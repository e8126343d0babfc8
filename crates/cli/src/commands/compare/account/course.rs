//! The course of a run: one target after the other.

use keap::compare::account::{Asks, Target};
use keap::{Error, ErrorKind, Invocation};

use super::operations::Operations;
use super::run::{Run, TargetDone};
use super::writes::{self, WriteSteps};
use crate::commands::compare::run_report::TargetState;
use crate::commands::compare::state::{Keeps, KeptTarget};
use crate::grants;
use crate::stop::Stop;

/// How a run ended.
#[derive(Clone, Copy, Debug)]
pub(super) enum Ending {
    Complete,
    Stopped(Stop),
    /// The recording that answers ends here.
    Cut,
}

/// Compares what is left.
///
/// # Errors
/// What keeps all of it from being compared: the account is not reached, or refuses the credential. What was found
/// until then is kept.
pub(super) async fn go(
    run: &mut Run<impl Keeps>,
    writes: Option<WriteSteps>,
) -> anyhow::Result<Ending> {
    let mut outage = Outage::default();
    let ending = part(run, writes, &mut outage).await?;
    match ending {
        Ending::Complete if outage.is_all_there_was() => outage.ends(run).await,
        ending => Ok(ending),
    }
}

/// Compares what is left of one part of a run; what is not reached is counted over all of them.
///
/// # Errors
/// As [`go`].
pub(super) async fn part(
    run: &mut Run<impl Keeps>,
    mut writes: Option<WriteSteps>,
    outage: &mut Outage,
) -> anyhow::Result<Ending> {
    let mut operations = Operations::default();
    for (position, target, kept) in run.take_targets() {
        let state = TargetState::Running;
        run.writer.settle(position, state, None).await?;
        run.begins(&target);
        let before = kept.as_ref().filter(|kept| kept.can_go_on());
        let before = before.map(|kept| &kept.progress);
        let expected = kept.as_ref().and_then(|kept| kept.expected);
        let rows = before.map_or(0, |before| before.rows);
        run.live.target(&target.name, expected, rows);
        let done = match run.hidden(&target) {
            Some(done) => Some(done),
            None => run.unknown_custom(&target).await?,
        };
        let done = match done {
            Some(done) => done,
            None => {
                let asked = (position, &target, kept.as_ref());
                one(run, &mut writes, &mut operations, asked).await?
            }
        };
        run.live.done();
        run.is_kept()?;
        run.keep_account().await?;
        if run.ends_with(&done) {
            return Ok(Ending::Cut);
        }
        if !matches!(done, TargetDone::Unavailable(_)) {
            outage.is_past();
        }
        // A page of somebody on the way is no answer either, and may be gone the next time.
        let is_unanswered = match &done {
            TargetDone::Unavailable(_) | TargetDone::Later(_) => true,
            TargetDone::Refused(error) => error.kind() == ErrorKind::InvalidResponse,
            _ => false,
        };
        let (state, why) = match done {
            TargetDone::Compared(note) => (TargetState::Done, note),
            TargetDone::Unavailable(error) => {
                let failure = grants::explained(error.into()).await;
                let why = match failure.downcast_ref::<Error>() {
                    Some(error) => run.why(&target, error),
                    None => failure.to_string(),
                };
                outage.goes_on(position, failure);
                (TargetState::Failed, Some(why))
            }
            TargetDone::Refused(error) => {
                let state = match error.kind() {
                    ErrorKind::Unsupported => TargetState::Skipped,
                    _ => TargetState::Failed,
                };
                (state, Some(run.why(&target, &error)))
            }
            TargetDone::Failed(error) => (TargetState::Failed, Some(error)),
            TargetDone::Skipped(why) | TargetDone::Later(why) => (TargetState::Skipped, Some(why)),
            TargetDone::Stopped(stop) => return Ok(Ending::Stopped(stop)),
        };
        run.writer.settle(position, state, why.as_deref()).await?;
        if is_unanswered {
            run.writer.is_unanswered(position).await?;
        }
        if outage.is_over_all() {
            return outage.ends(run).await;
        }
    }
    Ok(Ending::Complete)
}

/// Compares one target.
async fn one(
    run: &mut Run<impl Keeps>,
    writes: &mut Option<WriteSteps>,
    operations: &mut Operations,
    (position, target, kept): (i64, &Target, Option<&KeptTarget>),
) -> anyhow::Result<TargetDone> {
    match &target.asks {
        Asks::Rows(_) => run.rows(position, target, kept).await,
        Asks::Call(asked) if asked.operation().is_write() => {
            if let Some(stop) = asked_to_stop().await {
                return Ok(TargetDone::Stopped(stop));
            }
            run.begin_again(position).await?;
            write(run, writes.as_mut(), position, target, asked).await
        }
        Asks::Call(_) | Asks::Drawn(..) => {
            run.begin_again(position).await?;
            operations.compare(run, position, target).await
        }
    }
}

/// So many targets in a row without an answer are no matter of one endpoint.
const OUTAGE: usize = 3;

/// Targets in a row for which the wire was not there.
#[derive(Debug, Default)]
pub(super) struct Outage {
    positions: Vec<i64>,
    last: Option<anyhow::Error>,
    /// Whether something else was compared or refused.
    answers: bool,
}

impl Outage {
    fn goes_on(&mut self, position: i64, failure: anyhow::Error) {
        self.positions.push(position);
        self.last = Some(failure);
    }

    fn is_past(&mut self) {
        self.positions.clear();
        self.answers = true;
    }

    fn is_over_all(&self) -> bool {
        self.positions.len() >= OUTAGE
    }

    /// Whether nothing but it was met: the account is not reached.
    fn is_all_there_was(&self) -> bool {
        !self.answers && !self.positions.is_empty()
    }

    /// Ends the run; who goes on with it compares these targets again.
    async fn ends(&mut self, run: &mut Run<impl Keeps>) -> anyhow::Result<Ending> {
        for position in std::mem::take(&mut self.positions) {
            let state = TargetState::Waiting;
            run.writer.settle(position, state, None).await?;
        }
        match self.last.take() {
            Some(failure) => Err(failure),
            None => Ok(Ending::Complete),
        }
    }
}

/// Whether the run was asked to stop by now.
async fn asked_to_stop() -> Option<Stop> {
    tokio::select! {
        biased;
        stop = Stop::asked() => Some(stop),
        () = std::future::ready(()) => None,
    }
}

/// Compares a write, where anything may be written.
async fn write(
    run: &mut Run<impl Keeps>,
    allowed: Option<&mut WriteSteps>,
    position: i64,
    target: &Target,
    asked: &Invocation,
) -> anyhow::Result<TargetDone> {
    match allowed {
        Some(allowed) => writes::compare(run, allowed, position, target, asked).await,
        None => Ok(TargetDone::Skipped(
            "it writes, and --writes names nothing".to_owned(),
        )),
    }
}
