//! A policy file that is followed, and whether it still says what is in force.

use std::error::Error as _;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use keap::route::{PolicyChange, PolicyError, PolicyWatch};
use keap::{Keap, PolicyFile};
use keap_http::{Clock as _, Shown, SystemClock};

use crate::vitals::date;

/// A policy file at work. It is followed until this is dropped.
#[derive(Debug)]
pub(super) struct Followed {
    known: Arc<Mutex<Known>>,
    _watch: PolicyWatch,
}

#[derive(Debug, Default)]
struct Known {
    /// When the policy in force was written.
    written: Option<SystemTime>,
    /// Since when the file cannot be read, and why.
    trouble: Option<(String, String)>,
}

impl Followed {
    pub(super) fn begin(file: &PolicyFile, keap: &Keap) -> Self {
        let known = Arc::new(Mutex::new(Known::good(file.path())));
        let (told, path) = (Arc::clone(&known), file.path().to_owned());
        let file = file.clone().on_change(move |change| {
            let mut known = lock(&told);
            match change {
                PolicyChange::Refused(error) => known.refuse(error),
                _ => {
                    if known.trouble.is_some() {
                        tracing::warn!(
                            ends = "the keap policy stays as it was",
                            "the policy file is read again: {}",
                            Shown::path(&path)
                        );
                    }
                    *known = Known::good(&path);
                }
            }
        });
        Self {
            known,
            _watch: file.follow(keap),
        }
    }

    pub(super) fn since(&self) -> Option<SystemTime> {
        lock(&self.known).written
    }

    pub(super) fn trouble(&self) -> Option<(String, String)> {
        lock(&self.known).trouble.clone()
    }
}

impl Known {
    fn good(path: &Path) -> Self {
        let written = std::fs::metadata(path).and_then(|known| known.modified());
        Self {
            written: written.ok(),
            trouble: None,
        }
    }

    fn refuse(&mut self, error: &PolicyError) {
        let since = match self.trouble.take() {
            Some((since, _)) => since,
            None => date(SystemClock.now()),
        };
        self.trouble = Some((since, why(error)));
    }
}

/// Why a file cannot be read. The file is not named, since callers read it too.
pub(super) fn why(error: &PolicyError) -> String {
    let cause = error.source();
    let kind = cause.and_then(|cause| cause.downcast_ref::<std::io::Error>());
    let text = match (cause, error.place()) {
        _ if kind.is_some_and(|kind| kind.kind() == ErrorKind::NotFound) => {
            "there is no such file".to_owned()
        }
        (Some(cause), _) => cause.to_string(),
        (None, Some((line, _))) => format!("line {line}: {}", error.message()),
        (None, None) => error.message().to_owned(),
    };
    Shown::new(&text).to_string()
}

fn lock(known: &Mutex<Known>) -> MutexGuard<'_, Known> {
    known.lock().unwrap_or_else(PoisonError::into_inner)
}
