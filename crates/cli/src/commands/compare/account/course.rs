//! The course of a run: one target after the other.

use keap::compare::account::Asks;

use super::operations::Operations;
use super::run::{Run, TargetDone};
use crate::commands::compare::run_report::TargetState;
use crate::commands::compare::state::Keeps;
use crate::stop::Stop;

/// How a run ended.
#[derive(Clone, Copy, Debug)]
pub(super) enum Ending {
    Complete,
    Stopped(Stop),
}

/// Compares what is left.
///
/// # Errors
/// What keeps all of it from being compared: the account is not reached, or refuses the credential. What was found
/// until then is kept.
pub(super) async fn go(run: &mut Run<impl Keeps>) -> anyhow::Result<Ending> {
    let mut operations = Operations::default();
    for (position, target, kept) in run.take_targets() {
        let state = TargetState::Running;
        run.writer.settle(position, state, None).await?;
        run.begins(&target);
        run.live
            .target(&target.name, kept.as_ref().and_then(|kept| kept.expected));
        let done = match &target.asks {
            Asks::Rows(query) => {
                run.table(position, &target, query.clone(), kept.as_ref())
                    .await?
            }
            Asks::Call(_) | Asks::Drawn(_) => {
                run.begin_again(position).await?;
                operations.compare(run, position, &target).await?
            }
        };
        run.live.done();
        let (state, why) = match done {
            TargetDone::Compared => (TargetState::Done, None),
            TargetDone::Failed(error) => (TargetState::Failed, Some(error)),
            TargetDone::Skipped(why) => (TargetState::Skipped, Some(why)),
            TargetDone::Stopped(stop) => return Ok(Ending::Stopped(stop)),
        };
        run.writer.settle(position, state, why.as_deref()).await?;
    }
    run.live.end();
    Ok(Ending::Complete)
}
