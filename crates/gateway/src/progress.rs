//! How far the request of a connection is, for whoever may have to close the connection.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use http::{HeaderMap, header};
use tokio::time::{Duration, Instant};

/// Whether the whole request of a connection has come. Until then it may be closed in favour of another one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Progress(Arc<State>);

#[derive(Debug, Default)]
struct State {
    begun: AtomicBool,
    /// When the whole of it had come.
    arrived: Mutex<Option<Instant>>,
    may_be_last: AtomicBool,
}

impl Progress {
    pub(crate) fn arrived(&self) {
        *self.since() = Some(Instant::now());
    }

    pub(crate) fn done(&self) {
        self.0.begun.store(false, Ordering::Relaxed);
        *self.since() = None;
    }

    pub(crate) fn is_at_work(&self) -> bool {
        self.since().is_some()
    }

    /// How long it has been at work.
    pub(crate) fn at_work(&self) -> Option<Duration> {
        self.since().map(|since| since.elapsed())
    }

    fn since(&self) -> MutexGuard<'_, Option<Instant>> {
        self.0
            .arrived
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the head of a request has come that is not answered yet. The rest of it may have come too, and be read by
    /// nobody so far.
    pub(crate) fn has_begun(&self) -> bool {
        self.0.begun.load(Ordering::Relaxed)
    }

    /// Takes in that a request has begun, and whether it may be the last one of its connection, by what its head says. A connection that
    /// HTTP/1.1 keeps by default is not one that its caller means to keep.
    pub(crate) fn see(&self, headers: &HeaderMap) {
        let says = |word: &str| {
            let mut values = headers.get_all(header::CONNECTION).iter();
            values.any(|value| {
                let value = value.to_str().unwrap_or_default();
                value
                    .split(',')
                    .any(|one| one.trim().eq_ignore_ascii_case(word))
            })
        };
        let may_be_last = says("close") || !says("keep-alive");
        self.0.may_be_last.store(may_be_last, Ordering::Relaxed);
        self.0.begun.store(true, Ordering::Relaxed);
    }

    /// Whether the caller may send nothing more, and say so by closing his side.
    pub(crate) fn may_be_last(&self) -> bool {
        self.0.may_be_last.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_says_that_he_keeps_the_connection_sends_more() {
        for (connection, may_be_last) in [
            (None, true),
            (Some("close"), true),
            (Some("TE, Close"), true),
            (Some("keep-alive"), false),
            (Some("TE, Keep-Alive"), false),
        ] {
            let mut headers = HeaderMap::new();
            if let Some(connection) = connection {
                headers.insert(header::CONNECTION, connection.parse().unwrap());
            }
            let progress = Progress::default();
            progress.see(&headers);
            assert_eq!(progress.may_be_last(), may_be_last, "{connection:?}");
        }
    }
}
