//! How several hosts make their calls between each other's.
//!
//! That each leaves room for the others is not enough: two hosts that call at the same moments leave no gap between them.
//! So those who have to wait take turns by a clock that all of them read; whoever has not to wait goes at once.

use std::time::Duration;

use tokio::time::Instant;

use crate::moment::instant_after;

/// How much wider turns are than the gap between two calls: a call that goes out so much too late is in nobody's way.
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
    /// them, from 0. The calls of one lie between those of the others then.
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

    /// The least that lies between two calls of this host.
    pub(crate) fn own_gap(&self, gap: Duration) -> Duration {
        gap.saturating_mul(self.hosts)
    }

    /// From one turn of this host to its next; none where nobody takes turns.
    pub(crate) fn round(&self, gap: Duration) -> Option<Duration> {
        let takes_turns = self.turn.is_some() && self.hosts > 1;
        takes_turns.then(|| step(gap).saturating_mul(self.hosts))
    }

    /// The first turn of this host that begins at a moment or after it; the moment itself where nobody takes turns.
    pub(crate) fn next_turn(&self, gap: Duration, moment: Instant) -> Instant {
        match self.since_turn(gap, moment) {
            Some((into, round)) if !into.is_zero() => {
                instant_after(moment, round.saturating_sub(into))
            }
            _ => moment,
        }
    }

    /// Whether a call that goes out now is in nobody's way.
    pub(crate) fn is_in_turn(&self, gap: Duration, now: Instant) -> bool {
        let slack = step(gap).saturating_sub(gap);
        self.since_turn(gap, now)
            .is_none_or(|(into, _)| into <= slack)
    }

    /// How long ago the last turn of this host began, and how long it is from one to the next.
    fn since_turn(&self, gap: Duration, moment: Instant) -> Option<(Duration, Duration)> {
        let (turn, round) = (self.turn?, self.round(gap)?);
        let since = moment.saturating_duration_since(turn.read_at);
        let own = step(gap).saturating_mul(turn.number);
        let clock = turn.clock.saturating_add(since).saturating_add(round);
        let into = clock
            .saturating_sub(own)
            .as_nanos()
            .checked_rem(round.as_nanos())?;
        Some((Duration::from_nanos(u64::try_from(into).ok()?), round))
    }
}

fn step(gap: Duration) -> Duration {
    gap.mul_f64(1.0 + SLACK)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GAP: Duration = Duration::from_millis(100);

    #[tokio::test(start_paused = true)]
    async fn turns_of_hosts_lie_between_each_other() {
        let now = Instant::now();
        let clock = Duration::from_secs(1_764_000_000);
        let hosts: Vec<_> = (0..3)
            .map(|number| Sharing::with(3).in_turn(number, clock))
            .collect();
        let mut turns: Vec<Instant> = hosts
            .iter()
            .flat_map(|host| {
                let round = host.round(GAP).unwrap();
                (0..4).map(move |n| host.next_turn(GAP, instant_after(now, round * n)))
            })
            .collect();
        turns.sort();
        for pair in turns.windows(2) {
            assert_eq!(pair[1] - pair[0], Duration::from_millis(110));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_little_late_is_in_turn_and_more_is_not() {
        let host = Sharing::with(2).in_turn(1, Duration::ZERO);
        let turn = host.next_turn(GAP, Instant::now());
        for (late, is_in_turn) in [
            (0, true),
            (10, true),
            (11, false),
            (219, false),
            (220, true),
        ] {
            let now = instant_after(turn, Duration::from_millis(late));
            assert_eq!(host.is_in_turn(GAP, now), is_in_turn, "{late}");
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
