//! What was told lately by this gateway, so that the same is not told with each call, and so much in an hour.

use std::collections::{HashMap, VecDeque};
use std::time::{Duration, SystemTime};

use super::kind::AlertKind;

/// After this time the same may be told again, where the store does not know better.
const QUIET: Duration = Duration::from_secs(60 * 60);

/// Alerts in an hour.
const HOURLY: usize = 20;

/// Things that are remembered.
const REMEMBERED: usize = 4096;

type Thing = (AlertKind, String, String);

#[derive(Debug, Default)]
pub(super) struct Told {
    things: HashMap<Thing, SystemTime>,
    lately: VecDeque<SystemTime>,
    is_held_back: bool,
}

impl Told {
    /// Whether something may be told now; it counts as told then.
    pub(super) fn claim(
        &mut self,
        kind: AlertKind,
        app: &str,
        subject: &str,
        now: SystemTime,
    ) -> bool {
        let is_lately = |at: &SystemTime| now.duration_since(*at).unwrap_or_default() < QUIET;
        let thing = (kind, app.to_owned(), subject.to_owned());
        if self.things.get(&thing).is_some_and(is_lately) {
            return false;
        }
        while self.lately.front().is_some_and(|at| !is_lately(at)) {
            self.lately.pop_front();
        }
        if self.lately.len() >= HOURLY {
            if !std::mem::replace(&mut self.is_held_back, true) {
                tracing::warn!(
                    "{HOURLY} alerts were sent within an hour; more wait for their next occasion"
                );
            }
            return false;
        }
        self.is_held_back = false;
        if self.things.len() >= REMEMBERED {
            self.things.retain(|_, at| is_lately(at));
        }
        self.lately.push_back(now);
        self.things.insert(thing, now);
        true
    }

    /// Something could not be sent on its way.
    pub(super) fn forget(&mut self, kind: AlertKind, app: &str, subject: &str) {
        self.things
            .remove(&(kind, app.to_owned(), subject.to_owned()));
        self.lately.pop_back();
    }
}

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    use super::*;

    #[test]
    fn the_same_is_told_once_an_hour_and_twenty_things_at_most() {
        let mut told = Told::default();
        let at = |seconds: u64| {
            UNIX_EPOCH
                .checked_add(Duration::from_secs(seconds))
                .unwrap()
        };
        let mut claim = |subject: &str, seconds: u64| {
            told.claim(AlertKind::Blocker, "ab123", subject, at(seconds))
        };
        assert!(claim("shop a", 0));
        assert!(!claim("shop a", 3_599));
        for number in 0..19 {
            assert!(claim(&format!("shop {number}"), 10));
        }
        assert!(!claim("shop z", 20));
        assert!(claim("shop a", 3_600));
        assert!(!claim("shop z", 3_601));
        assert!(claim("shop z", 3_700));
    }
}
