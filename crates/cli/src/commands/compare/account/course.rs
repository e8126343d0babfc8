//! The course of a run: one target after the other.

use keap::compare::account::Asks;

use super::operations::Operations;
use super::run::{Run, TargetDone};
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
pub(super) async fn go(run: &mut Run) -> anyhow::Result<Ending> {
    let mut operations = Operations::default();
    for (position, target, kept) in run.take_targets() {
        run.writer.start(position).await?;
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
        match done {
            TargetDone::Compared => run.writer.done(position).await?,
            TargetDone::Failed(error) => run.writer.failed(position, &error).await?,
            TargetDone::Skipped(why) => run.writer.skipped(position, &why).await?,
            TargetDone::Stopped(stop) => return Ok(Ending::Stopped(stop)),
        }
    }
    run.live.end();
    Ok(Ending::Complete)
}
