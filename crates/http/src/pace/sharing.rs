//! How several hosts make their calls between each other's.
//!
//! That each leaves room for the others is not enough: two hosts that call at the same moments leave no gap between them.
//! So they take turns by a clock that all of them read; whoever has not called for a whole round goes at once.
//! A turn has room for several calls: one that comes late moves those behind it within the turn, and the turn is not lost.

use std::time::Duration;

use tokio::time::Instant;

use crate::moment::instant_after;

/// For how many calls a turn has room. With fewer, what the calls of a turn may come too late takes up more of it; with more, the
/// others wait longer for theirs.
const CALLS: f64 = 4.0;

/// How much longer a turn is than the gaps of its calls: they may go out so much too late, all together.
const SLACK: f64 = 0.1;

/// With which other hosts a host shares the gaps between calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sharing {
    hosts: u32,
    turn: Option<Turn>,
}

/// Which of the hosts this one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Turn {
    /// Its place among them, from 0.
    number: u32,
    /// What the common clock said, and when.
    clock: Duration,
    read_at: Instant,
}

impl Sharing {
    /// Nobody else is there.
    pub(crate) const ALONE: Self = Self {
        hosts: 1,
        turn: None,
    };

    /// With so many hosts, this one included, which have no clock in common. Each keeps its own gaps alone.
    pub fn with(hosts: u32) -> Self {
        Self {
            hosts: hosts.max(1),
            turn: None,
        }
    }

    /// The same with a clock that all of them read and that says this at this moment, for the host with this number among
    /// them, from 0. The turns of one lie between those of the others then.
    #[must_use]
    pub fn in_turn(self, number: u32, clock: Duration) -> Self {
        let turn = Turn {
            number: number % self.hosts,
            clock,
            read_at: Instant::now(),
        };
        Self {
            turn: Some(turn),
            ..self
        }
    }

    /// The least that lies between two calls of this host: in its turns nobody else calls.
    pub(crate) fn own_gap(&self, gap: Duration) -> Duration {
        match self.turn {
            Some(_) => gap,
            None => gap.saturating_mul(self.hosts),
        }
    }

    /// From one turn of this host to its next; none where nobody takes turns.
    pub(crate) fn round(&self, gap: Duration) -> Option<Duration> {
        let takes_turns = self.turn.is_some() && self.hosts > 1;
        takes_turns.then(|| length(gap).saturating_mul(self.hosts))
    }

    /// The first moment of a turn of this host, from this moment on; the moment itself where nobody takes turns.
    pub(crate) fn next_turn(&self, gap: Duration, moment: Instant) -> Instant {
        match self.since_turn(gap, moment) {
            Some((into, round)) if into > last_call(gap) => {
                instant_after(moment, round.saturating_sub(into))
            }
            _ => moment,
        }
    }

    /// Whether a call that goes out now is in nobody's way.
    pub(crate) fn is_in_turn(&self, gap: Duration, now: Instant) -> bool {
        self.next_turn(gap, now) == now
    }

    /// How long ago the last turn of this host began, and how long it is from one to the next.
    fn since_turn(&self, gap: Duration, moment: Instant) -> Option<(Duration, Duration)> {
        let (turn, round) = (self.turn?, self.round(gap)?);
        let since = moment.saturating_duration_since(turn.read_at);
        let own = length(gap).saturating_mul(turn.number);
        let clock = turn.clock.saturating_add(since).saturating_add(round);
        let into = clock
            .saturating_sub(own)
            .as_nanos()
            .checked_rem(round.as_nanos())?;
        Some((Duration::from_nanos(u64::try_from(into).ok()?), round))
    }
}

/// How long a turn is.
fn length(gap: Duration) -> Duration {
    gap.mul_f64(CALLS * (1.0 + SLACK))
}

/// How far into a turn a call may go out: a gap before the next host's turn begins.
fn last_call(gap: Duration) -> Duration {
    length(gap).saturating_sub(gap)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GAP: Duration = Duration::from_millis(100);

    #[tokio::test(start_paused = true)]
    async fn turns_of_hosts_lie_between_each_other() {
        let now = Instant::now();
        let clock = Duration::from_secs(1_764_000_000);
        let hosts = [0, 1, 2].map(|number| Sharing::with(3).in_turn(number, clock));
        for late in 0..1320 {
            let moment = instant_after(now, Duration::from_millis(late));
            let after = instant_after(moment, GAP - Duration::from_millis(1));
            let in_turn = |at| hosts.map(|host| host.is_in_turn(GAP, at));
            let (begin, end) = (in_turn(moment), in_turn(after));
            for (one, other) in [(0, 1), (1, 2), (2, 0), (0, 2), (2, 1), (1, 0)] {
                assert!(!(begin[one] && end[other]), "{late}: {begin:?} {end:?}");
            }
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_turn_has_room_for_four_calls_and_what_is_later_waits_for_the_next() {
        let host = Sharing::with(2).in_turn(1, Duration::ZERO);
        let turn = host.next_turn(GAP, Instant::now());
        for (late, next) in [
            (0, 0),
            (300, 300),
            (340, 340),
            (341, 880),
            (879, 880),
            (880, 880),
        ] {
            let after = |late| instant_after(turn, Duration::from_millis(late));
            assert_eq!(host.next_turn(GAP, after(late)), after(next), "{late}");
            assert_eq!(host.is_in_turn(GAP, after(late)), late == next, "{late}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn without_others_or_a_clock_every_moment_is_good() {
        let now = Instant::now();
        let alone = Sharing::with(1).in_turn(0, Duration::from_millis(7));
        for host in [Sharing::ALONE, Sharing::with(3), alone] {
            assert_eq!(host.next_turn(GAP, now), now);
            assert!(host.is_in_turn(GAP, now));
            assert_eq!(host.round(GAP), None);
        }
    }
}
