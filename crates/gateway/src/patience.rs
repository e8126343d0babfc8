//! Who waited for an answer and gave up: a call that is cut, by its caller or by its deadline, ends nowhere else.

use std::time::Duration;

use tokio::time::Instant;

/// An answer that somebody waited for as long as this and no longer has not come: many programs give up before the gateway
/// does. One who leaves sooner says nothing of it.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);

/// Somebody waits for an answer. When nobody waits any more, after a while, that is told.
pub(crate) struct Waiting<F: FnOnce()> {
    given_up: Option<F>,
    since: Instant,
}

impl<F: FnOnce()> Waiting<F> {
    /// From now on; `given_up` is called for one who has waited long enough.
    pub(crate) fn or_else(given_up: F) -> Self {
        Self {
            given_up: Some(given_up),
            since: Instant::now(),
        }
    }

    /// It has ended, in whatever way.
    pub(crate) fn over(mut self) {
        self.given_up = None;
    }
}

impl<F: FnOnce()> Drop for Waiting<F> {
    fn drop(&mut self) {
        let given_up = self.given_up.take();
        if let Some(tell) = given_up.filter(|_| self.since.elapsed() >= PATIENCE) {
            tell();
        }
    }
}
