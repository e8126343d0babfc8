//! The certificates that a gateway shows, and what is told of those that end.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use chrono::{DateTime, Utc};
use tokio::time::Instant;

use super::{LASTS, certificate_ends, earliest_end};

/// How long it is known when a certificate ends. Whoever asks how the gateway does must not have a file read each time.
const KNOWN: Duration = Duration::from_secs(5);

/// A certificate that a gateway shows. Clones are the same one.
#[derive(Clone, Debug)]
pub(crate) struct Served {
    /// What it is for: `certificate`, `certificate of the page`.
    what: Arc<str>,
    path: PathBuf,
    looked: Arc<Mutex<Option<Looked>>>,
}

/// What its file said when.
#[derive(Clone, Copy, Debug)]
struct Looked {
    at: Instant,
    ends: Option<SystemTime>,
    /// The end of the first of its chain.
    earliest: Option<SystemTime>,
}

impl Served {
    pub(crate) fn new(what: &str, path: PathBuf) -> Self {
        Self {
            what: what.into(),
            path,
            looked: Arc::default(),
        }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// That it is over, or will be within 14 days. The file is not named, since callers read it too.
    pub(crate) fn trouble(&self, now: SystemTime) -> Option<String> {
        // One that cannot be read any more is told by whoever reads it again.
        let ending = ending(self.looked().ends?, now)?;
        let what = &self.what;
        Some(match ending {
            Ending::Over(day) => format!(
                "the {what} is over since {day}: whoever looks at it does not come in; renew it"
            ),
            Ending::Soon(day, left) => format!("the {what} ends on {day}, {left}: renew it"),
        })
    }

    /// What it is for, and when the first certificate of its chain ends.
    pub(crate) fn earliest_end(&self) -> Option<(Arc<str>, SystemTime)> {
        Some((Arc::clone(&self.what), self.looked().earliest?))
    }

    fn looked(&self) -> Looked {
        let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = looked.filter(|known| known.at.elapsed() < KNOWN) {
            return known;
        }
        *looked.insert(Looked {
            at: Instant::now(),
            ends: certificate_ends(&self.path).ok(),
            earliest: earliest_end(&self.path),
        })
    }
}

/// How a certificate ends that somebody must be told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// On this day it ended.
    Over(String),
    /// On this day it will, and how soon that is.
    Soon(String, String),
}

/// Whether a certificate is over, or has less than 14 days.
pub(crate) fn ending(ends: SystemTime, now: SystemTime) -> Option<Ending> {
    let day = DateTime::<Utc>::from(ends).format("%Y-%m-%d").to_string();
    match ends.duration_since(now) {
        Err(_) => Some(Ending::Over(day)),
        Ok(left) if left >= LASTS => None,
        Ok(left) => Some(Ending::Soon(
            day,
            match left.as_secs() / 86_400 {
                0 => "within a day".to_owned(),
                1 => "in 1 day".to_owned(),
                days => format!("in {days} days"),
            },
        )),
    }
}

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    use super::*;

    #[test]
    fn a_certificate_is_told_from_fourteen_days_before_its_end_on() {
        let at = |hours: u64| UNIX_EPOCH + Duration::from_secs(hours * 3600);
        let ends = at(20 * 24);
        let soon = |left: &str| Some(Ending::Soon("1970-01-21".to_owned(), left.to_owned()));
        assert_eq!(ending(ends, at(6 * 24)), None);
        assert_eq!(ending(ends, at(6 * 24 + 1)), soon("in 13 days"));
        assert_eq!(ending(ends, at(18 * 24 + 1)), soon("in 1 day"));
        assert_eq!(ending(ends, at(20 * 24)), soon("within a day"));
        let over = Some(Ending::Over("1970-01-21".to_owned()));
        assert_eq!(ending(ends, at(20 * 24 + 1)), over);
    }
}
