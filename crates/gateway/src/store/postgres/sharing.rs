//! With which other gateways this one shares the gaps between its calls: those that have a block of the same quota.
//!
//! Each block that is taken tells it. A block that was taken by a gateway that was alone can last for seconds after it is
//! no longer, so it looks again while it calls, beside the calls and not on their way.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use keap_http::Sharing;
use tokio::time::Instant;

/// How old what is known may be when a call goes out.
const FRESH: Duration = Duration::from_millis(100);

/// The same where all gateways that are known to live share it already. One that begins beside them is not known for so long,
/// and they call then as if it were not there.
const FRESH_AMONG_ALL: Duration = Duration::from_millis(250);

/// How much earlier than before the clock may seem because its answer was on its way.
const LATENCY: Duration = Duration::from_secs(2);

/// How long a reading of the clock counts. Until then two clocks part by little.
const READING: Duration = Duration::from_secs(60);

/// What is known of each quota of which this gateway has taken a block.
#[derive(Clone, Debug, Default)]
pub(super) struct KnownSharing(Arc<Mutex<Kept>>);

#[derive(Debug, Default)]
struct Kept {
    quotas: BTreeMap<String, Known>,
    /// What the clock of the database said, and when.
    clock: Option<(Duration, Instant)>,
}

#[derive(Clone, Copy, Debug)]
struct Known {
    sharing: Sharing,
    /// How many gateways share it, this one included.
    hosts: u32,
    /// When it was looked at last.
    at: Instant,
    /// Somebody looks at it.
    is_looked_at: bool,
}

impl KnownSharing {
    /// A quota is shared with so many others, some of whom have their turn before this gateway, and the clock that all read
    /// says this.
    pub(super) fn learn(&self, quota: &str, others: i64, before: i64, clock: Duration) -> Sharing {
        let mut kept = self.lock();
        let clock = kept.read(clock);
        let hosts = u32::try_from(others.saturating_add(1)).unwrap_or(u32::MAX);
        let number = u32::try_from(before).unwrap_or_default();
        let known = Known {
            sharing: Sharing::with(hosts).in_turn(number, clock),
            hosts,
            at: Instant::now(),
            is_looked_at: false,
        };
        kept.quotas.insert(quota.to_owned(), known);
        known.sharing
    }

    /// What is known of a quota while so many gateways live, and whether to look again, which is told to one who asks until [`looked`](Self::looked).
    pub(super) fn of(&self, quota: &str, members: u32) -> Option<(Sharing, bool)> {
        let mut kept = self.lock();
        let known = kept.quotas.get_mut(quota)?;
        let fresh = match known.hosts < members {
            true => FRESH,
            false => FRESH_AMONG_ALL,
        };
        let is_old = known.at.elapsed() >= fresh && !known.is_looked_at;
        known.is_looked_at |= is_old;
        Some((known.sharing, is_old))
    }

    /// A look is over, also one that found nothing out.
    pub(super) fn looked(&self, quota: &str) {
        if let Some(known) = self.lock().quotas.get_mut(quota) {
            (known.at, known.is_looked_at) = (Instant::now(), false);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    /// What the clock says now. Each reading is behind by the time that it was on its way, so the one that says the most is
    /// the best: turns that moved to and fro with each answer would be lost.
    fn read(&mut self, told: Duration) -> Duration {
        if let Some((before, at)) = self.clock {
            let now = before.saturating_add(at.elapsed());
            let is_late = told <= now && now.saturating_sub(told) < LATENCY;
            if is_late && at.elapsed() < READING {
                return now;
            }
        }
        self.clock = Some((told, Instant::now()));
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn milliseconds(count: u64) -> Duration {
        Duration::from_millis(count)
    }

    #[tokio::test(start_paused = true)]
    async fn one_look_at_a_time_and_fewer_while_nobody_else_lives() {
        let known = KnownSharing::default();
        let is_old = |members| known.of("q", members).unwrap().1;
        known.learn("q", 0, 0, Duration::ZERO);
        tokio::time::advance(milliseconds(249)).await;
        assert!(!is_old(1));
        assert!(is_old(2));
        // The one who was told so still looks.
        tokio::time::advance(milliseconds(5000)).await;
        assert!(!is_old(1) && !is_old(2));
        known.looked("q");
        assert!(!is_old(2));
        tokio::time::advance(milliseconds(100)).await;
        assert!(!is_old(1));
        tokio::time::advance(milliseconds(150)).await;
        assert!(is_old(1));
    }

    /// Who lives and has no part of it may take one at any time; who has one can only leave.
    #[tokio::test(start_paused = true)]
    async fn fewer_looks_where_all_who_live_share_it() {
        let known = KnownSharing::default();
        let is_old = |members| known.of("q", members).unwrap().1;
        known.learn("q", 2, 0, Duration::ZERO);
        tokio::time::advance(milliseconds(100)).await;
        assert!(!is_old(3));
        assert!(is_old(4));
        known.learn("q", 2, 0, Duration::ZERO);
        tokio::time::advance(milliseconds(250)).await;
        assert!(is_old(3));
    }

    #[tokio::test(start_paused = true)]
    async fn answers_that_take_long_do_not_move_the_turns() {
        let known = KnownSharing::default();
        let said = |clock| known.learn("q", 1, 0, milliseconds(clock));
        let on_time = |clock| Sharing::with(2).in_turn(0, milliseconds(clock));
        assert_eq!(said(10_000), on_time(10_000));
        tokio::time::advance(milliseconds(100)).await;
        assert_eq!(said(10_080), on_time(10_100));
        // One that was faster than the first.
        assert_eq!(said(10_105), on_time(10_105));
        // A clock that was put back.
        assert_eq!(said(5000), on_time(5000));
        tokio::time::advance(READING).await;
        assert_eq!(said(64_990), on_time(64_990));
    }
}
