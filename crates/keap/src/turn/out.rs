//! A write that is out: sent, and not answered. Keap may still carry it out, also when it failed here without an answer or
//! its caller has given up, so its turn is kept for a while: the next one reads what it has written, if it has by then.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// How long a turn is kept after a write whose answer is not known. Most of what is carried out late is carried out by then;
/// nobody knows a time after which nothing is, and whoever waits for the turn may have no more patience.
const KEPT: Duration = Duration::from_secs(10);

/// The writes of one call that are out.
#[derive(Clone, Debug, Default)]
pub(super) struct Out(Arc<AtomicUsize>);

tokio::task_local! {
    static OUT: Out;
}

impl Out {
    /// Those of the call that is at work here; of none where that looks at nothing before it writes.
    pub(super) fn here() -> Self {
        OUT.try_with(Clone::clone).unwrap_or_default()
    }

    /// Runs a call whose writes are counted. None is out any more where its end is known.
    pub(super) async fn counted<T>(
        &self,
        call: impl Future<Output = crate::Result<T>>,
    ) -> crate::Result<T> {
        let ended = OUT.scope(self.clone(), call).await;
        if !ended.as_ref().is_err_and(crate::Error::may_have_applied) {
            self.0.store(0, Ordering::Relaxed);
        }
        ended
    }

    /// Drops a turn, later where a write is out.
    pub(super) fn keep<T: Send + 'static>(&self, turn: T) {
        if self.0.load(Ordering::Relaxed) == 0 {
            return;
        }
        // Where no runtime is left, nobody waits.
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move {
                tokio::time::sleep(KEPT).await;
                drop(turn);
            });
        }
    }
}

/// Sends a write of the call that is at work here. It is out until its answer is there, so for good where it is dropped, or
/// ends in a failure after which it may still be carried out.
pub(crate) async fn out<T, E>(
    sent: impl Future<Output = Result<T, E>>,
    may_come_later: impl FnOnce(&E) -> bool,
) -> Result<T, E> {
    let out = Out::here();
    out.0.fetch_add(1, Ordering::Relaxed);
    let answer = sent.await;
    if !answer.as_ref().is_err_and(may_come_later) {
        out.0.fetch_sub(1, Ordering::Relaxed);
    }
    answer
}
