//! What somebody wants to stay below, whatever a credential may.

use std::time::Duration;

use super::PaceConfig;
use crate::QuotaWindow;

/// The most calls that somebody wants to make, so that others have the rest. Headers narrow it and never widen it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct PaceLimits {
    /// Calls a second.
    pub per_second: Option<u32>,
    /// Calls a minute.
    pub per_minute: Option<u32>,
    /// Calls of a day, UTC: none goes out when the answers say that as many were made, by whatever program has the same
    /// credential.
    pub per_day: Option<u64>,
}

impl PaceLimits {
    /// Whether nothing is limited.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// These limits, and others where there is none.
    #[must_use]
    pub fn or(self, others: Self) -> Self {
        Self {
            per_second: self.per_second.or(others.per_second),
            per_minute: self.per_minute.or(others.per_minute),
            per_day: self.per_day.or(others.per_day),
        }
    }

    /// Calls a second: as many as are asked for, and no more than spread a minute over its seconds.
    fn a_second(&self) -> Option<u32> {
        let spread = self.per_minute.map(|calls| calls.div_ceil(60).max(1));
        match (self.per_second, spread) {
            (Some(calls), Some(spread)) => Some(calls.max(1).min(spread)),
            (calls, spread) => calls.map(|calls| calls.max(1)).or(spread),
        }
    }

    /// The gap between two calls.
    pub(super) fn gap(&self) -> Duration {
        let gap = |calls: u32| Duration::from_secs(1) / calls;
        self.a_second().map_or(Duration::ZERO, gap)
    }

    /// What is left of a day.
    pub(super) fn left(&self, window: &QuotaWindow) -> Option<u64> {
        let Some(most) = self.per_day else {
            return window.available;
        };
        let used = window
            .used
            .or_else(|| Some(window.limit?.saturating_sub(window.available?)));
        let left = used.map(|used| most.saturating_sub(used));
        // What is told in part still counts.
        match (left, window.available) {
            (Some(left), Some(available)) => Some(left.min(available)),
            (left, available) => left.or(available),
        }
    }
}

impl PaceConfig {
    /// The same pace, below limits.
    #[must_use]
    pub fn at_most(mut self, most: PaceLimits) -> Self {
        self.most = most.or(self.most);
        let second = self.most.a_second().unwrap_or(u32::MAX);
        self.per_second = self.per_second.min(second);
        let minute = self.most.per_minute.unwrap_or(u32::MAX).max(1);
        // A minute has no more than its seconds.
        let seconds = second.saturating_mul(60);
        self.per_minute = self.per_minute.min(minute).min(seconds);
        self
    }
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use tokio::time::Instant;

    use super::super::Pace;
    use super::*;
    use crate::{QuotaScope, Quotas};

    fn window(seconds: u64, limit: u64, used: u64) -> QuotaWindow {
        QuotaWindow {
            scope: QuotaScope::Credential,
            length: Duration::from_secs(seconds),
            limit: Some(limit),
            available: Some(limit - used),
            used: Some(used),
            expires_at: None,
        }
    }

    fn told(windows: Vec<QuotaWindow>) -> Quotas {
        Quotas {
            gap: Some(Duration::from_millis(100)),
            windows,
            ..Quotas::default()
        }
    }

    fn limits(second: u32, minute: u32, day: u64) -> PaceLimits {
        PaceLimits {
            per_second: Some(second),
            per_minute: Some(minute),
            per_day: Some(day),
        }
    }

    #[test]
    fn limits_make_a_pace_slower_and_never_faster() {
        let own = PaceConfig::ACCESS_KEY;
        for (asked, second, minute) in [
            (PaceLimits::default(), own.per_second, own.per_minute),
            (limits(100, 100_000, 9), own.per_second, own.per_minute),
            (limits(2, 120, 9), 2, 120),
            (limits(1, 120, 9), 1, 60),
            (limits(9, 90, 9), 2, 90),
            (limits(0, 0, 9), 1, 1),
        ] {
            let pace = own.at_most(asked);
            assert_eq!((pace.per_second, pace.per_minute), (second, minute));
            assert_eq!(pace.adapt, own.adapt, "what others do is still heeded");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn what_answers_tell_lifts_no_limit() {
        let (now, time) = (Instant::now(), SystemTime::UNIX_EPOCH);
        let mut pace = Pace::new(PaceConfig::ACCESS_KEY.at_most(limits(2, 3, 9)));
        pace.learn(&told(vec![window(60, 240, 0)]), now, time);
        let places: Vec<Duration> = (0..4).map(|_| pace.reserve(now) - now).collect();
        for pair in places.windows(2) {
            assert!(
                pair[1] - pair[0] >= Duration::from_millis(500),
                "{places:?}"
            );
        }
        assert!(places[2] < Duration::from_secs(5), "{places:?}");
        assert!(places[3] >= Duration::from_secs(60), "{places:?}");
        assert_eq!(pace.per_minute(), 3);
    }

    #[tokio::test(start_paused = true)]
    async fn what_others_leave_is_less_than_the_limit() {
        let (now, time) = (Instant::now(), SystemTime::UNIX_EPOCH);
        let mut pace = Pace::new(PaceConfig::ACCESS_KEY.at_most(limits(10, 100, 9)));
        pace.learn(&told(vec![window(60, 240, 238)]), now, time);
        let places: Vec<Duration> = (0..3).map(|_| pace.reserve(now) - now).collect();
        assert!(places[1] < Duration::from_secs(2), "{places:?}");
        assert!(places[2] >= Duration::from_secs(60), "{places:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn a_day_ends_where_it_is_limited_whoever_made_the_calls() {
        let (now, time) = (Instant::now(), SystemTime::UNIX_EPOCH);
        let most = PaceLimits {
            per_day: Some(20_000),
            ..PaceLimits::default()
        };
        let mut pace = Pace::new(PaceConfig::ACCESS_KEY.at_most(most));
        pace.learn(&told(vec![window(86_400, 30_000, 19_999)]), now, time);
        assert_eq!(pace.day_left(time), Some(1));
        pace.reserve(now);
        assert!(pace.day_is_over(time).is_some());
        let mut app = window(86_400, 250_000, 100_000);
        app.scope = QuotaScope::App;
        let mut other = Pace::new(PaceConfig::ACCESS_KEY.at_most(most));
        other.learn(&told(vec![window(86_400, 30_000, 5), app]), now, time);
        assert_eq!(
            other.day_left(time),
            Some(19_995),
            "the app's own day has its own limit"
        );
    }
}
