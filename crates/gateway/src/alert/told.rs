//! What was told lately by this gateway, so that the same is not told with each call, and so much in an hour.

use std::collections::{HashMap, VecDeque};
use std::time::{Duration, SystemTime};

use super::kind::AlertKind;

/// After this time the same may be told again, where the store does not know better.
const QUIET: Duration = Duration::from_secs(60 * 60);

/// Alerts in an hour of what programs call, and as many of what ends by itself: neither silences the other.
const HOURLY: usize = 20;

/// Things that are remembered.
const REMEMBERED: usize = 4096;

type Thing = (AlertKind, String, String);

#[derive(Debug, Default)]
pub(super) struct Told {
    things: HashMap<Thing, SystemTime>,
    /// Of what programs call.
    calls: Lately,
    /// Of credentials, quotas and certificates.
    ends: Lately,
}

/// When something was told lately.
#[derive(Debug, Default)]
struct Lately {
    times: VecDeque<SystemTime>,
    is_held_back: bool,
}

impl Lately {
    /// Whether one more may be told.
    fn has_room(&mut self, is_lately: impl Fn(&SystemTime) -> bool) -> bool {
        while self.times.front().is_some_and(|at| !is_lately(at)) {
            self.times.pop_front();
        }
        let is_full = self.times.len() >= HOURLY;
        if is_full && !self.is_held_back {
            tracing::warn!(
                "{HOURLY} alerts were sent within an hour; more wait for their next occasion"
            );
        }
        self.is_held_back = is_full;
        !is_full
    }
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
        if !self.share(kind).has_room(is_lately) {
            return false;
        }
        if self.things.len() >= REMEMBERED {
            self.things.retain(|_, at| is_lately(at));
        }
        self.share(kind).times.push_back(now);
        self.things.insert(thing, now);
        true
    }

    /// Something could not be sent on its way.
    pub(super) fn forget(&mut self, kind: AlertKind, app: &str, subject: &str) {
        self.things
            .remove(&(kind, app.to_owned(), subject.to_owned()));
        self.share(kind).times.pop_back();
    }

    fn share(&mut self, kind: AlertKind) -> &mut Lately {
        match kind.is_told_once() {
            true => &mut self.calls,
            false => &mut self.ends,
        }
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

    #[test]
    fn what_programs_call_does_not_silence_what_ends() {
        let mut told = Told::default();
        for number in 0..30 {
            let subject = format!("shop {number}");
            told.claim(AlertKind::Blocker, "ab123", &subject, UNIX_EPOCH);
        }
        for kind in [
            AlertKind::Credential,
            AlertKind::Quota,
            AlertKind::Certificate,
        ] {
            assert!(told.claim(kind, "ab123", "v2", UNIX_EPOCH), "{kind:?}");
        }
        assert!(!told.claim(AlertKind::Values, "ab123", "shop z", UNIX_EPOCH));
    }
}
