//! That the newest policy of the store cannot be read, for whoever watches.

use std::sync::{Mutex, MutexGuard, PoisonError};

use keap_http::{Clock as _, Shown, SystemClock};

use super::StoredInForce;
use super::followed::why;
use crate::store::StoreError;
use crate::vitals::date;

/// Whether the newest policy of the store can be read, as it was found last.
#[derive(Debug, Default)]
pub(super) struct Unread(Mutex<Option<Found>>);

/// What cannot be read.
#[derive(Debug)]
struct Found {
    since: String,
    /// The policy that cannot be read, by its number where that is known.
    what: String,
    /// What calls go by in its place.
    instead: String,
    why: String,
}

impl Unread {
    /// Takes in what the store says.
    pub(super) fn found(&self, stored: &StoredInForce) {
        let Some((revision, error)) = &stored.unread else {
            *self.lock() = None;
            return;
        };
        let what = format!(", number {revision},");
        self.set(what, stored.instead(), why(error));
    }

    /// The store did not give the policy, though it answers otherwise.
    pub(super) fn failed(&self, error: &StoreError) {
        let why = Shown::new(&error.with_causes()).to_string();
        self.set(String::new(), "what was in force".to_owned(), why);
    }

    /// That it cannot be read.
    pub(super) fn told(&self, app: &str) -> Option<String> {
        self.lock().as_ref().map(|found| {
            let Found { since, what, instead, why } = found;
            format!(
                "the policy of {app} in the store{what} cannot be read since {since}, calls go by {instead}: {why}"
            )
        })
    }

    fn set(&self, what: String, instead: String, why: String) {
        let mut found = self.lock();
        let since = match found.take() {
            Some(before) => before.since,
            None => date(SystemClock.now()),
        };
        *found = Some(Found {
            since,
            what,
            instead,
            why,
        });
    }

    fn lock(&self) -> MutexGuard<'_, Option<Found>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
