//! How far the request of a connection is, for whoever may have to close the connection.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use http::{HeaderMap, Version, header};

/// Whether the whole request of a connection has come. Until then it may be closed in favour of another one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Progress(Arc<State>);

#[derive(Debug, Default)]
struct State {
    at_work: AtomicBool,
    last: AtomicBool,
}

impl Progress {
    pub(crate) fn arrived(&self) {
        self.0.at_work.store(true, Ordering::Relaxed);
    }

    pub(crate) fn done(&self) {
        self.0.at_work.store(false, Ordering::Relaxed);
    }

    pub(crate) fn is_at_work(&self) -> bool {
        self.0.at_work.load(Ordering::Relaxed)
    }

    /// Takes in whether the request at hand is the last one of its connection, by what its head says.
    pub(crate) fn see(&self, version: Version, headers: &HeaderMap) {
        let says = |word: &str| {
            let mut values = headers.get_all(header::CONNECTION).iter();
            values.any(|value| {
                let value = value.to_str().unwrap_or_default();
                value
                    .split(',')
                    .any(|one| one.trim().eq_ignore_ascii_case(word))
            })
        };
        let is_last = match version {
            Version::HTTP_10 => !says("keep-alive"),
            _ => says("close"),
        };
        self.0.last.store(is_last, Ordering::Relaxed);
    }

    /// Whether the caller sends nothing more and may say so by closing his side.
    pub(crate) fn is_last(&self) -> bool {
        self.0.last.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_request_of_a_connection_says_so() {
        for (version, connection, is_last) in [
            (Version::HTTP_11, None, false),
            (Version::HTTP_11, Some("close"), true),
            (Version::HTTP_11, Some("TE, Close"), true),
            (Version::HTTP_10, None, true),
            (Version::HTTP_10, Some("keep-alive"), false),
        ] {
            let mut headers = HeaderMap::new();
            if let Some(connection) = connection {
                headers.insert(header::CONNECTION, connection.parse().unwrap());
            }
            let progress = Progress::default();
            progress.see(version, &headers);
            assert_eq!(progress.is_last(), is_last, "{version:?} {connection:?}");
        }
    }
}
