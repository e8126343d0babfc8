//! When the next call may go out: a pure function of what was sent and what the headers said.
//!
//! Made by hand and not with `governor`: the limits change with each answer, other programs use the
//! same windows, and one rule must serve the memory of this process and a row in a database; a
//! rate limiter whose quota is fixed at its birth does none of that. What is left is short.

mod most;
mod sharing;
mod window;

use std::collections::VecDeque;
use std::time::{Duration, SystemTime};

use tokio::time::Instant;

use crate::moment::{from_unix, instant_after};
use crate::{BoxFuture, QuotaScope, Quotas};

pub use most::PaceLimits;
pub use sharing::Sharing;
use window::{MINUTE, Window};

/// The limits to start with, until the headers say better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PaceConfig {
    /// Calls a second. The gateway smooths this: it wants a gap between any two calls.
    pub per_second: u32,
    /// Calls a minute.
    pub per_minute: u32,
    /// Whether headers change the limits. Default true.
    pub adapt: bool,
    /// What no header lifts them above.
    pub most: PaceLimits,
}

/// No limits besides those of the credential.
const ANY: PaceLimits = PaceLimits {
    per_second: None,
    per_minute: None,
    per_day: None,
};

impl PaceConfig {
    /// Limits that stay as they are, whatever the headers say.
    pub const fn fixed(per_second: u32, per_minute: u32) -> Self {
        Self {
            per_second,
            per_minute,
            adapt: false,
            most: ANY,
        }
    }

    /// A client of the developer portal, over all its apps: 25 a second, 1,500 a minute
    /// (documented).
    pub const OAUTH: Self = Self {
        per_second: 25,
        per_minute: 1500,
        adapt: true,
        most: ANY,
    };

    /// A personal access token or service account key: 10 a second, 240 a minute (documented).
    pub const ACCESS_KEY: Self = Self {
        per_second: 10,
        per_minute: 240,
        adapt: true,
        most: ANY,
    };
}

/// Hands out places in time to all hosts that use one credential.
pub trait SharedPace: std::fmt::Debug + Send + Sync + 'static {
    /// Takes the next free place, at least `gap` after the one before; tells how long to wait for it.
    fn reserve(
        &self,
        gap: Duration,
    ) -> BoxFuture<'_, Result<Duration, Box<dyn std::error::Error + Send + Sync>>>;
}

/// The longest that a refusal holds everybody back, whatever it says: a call tries again then.
const LONGEST_HOLD: Duration = Duration::from_secs(120);

/// The gap is planned this much wider than asked; [`Pace::start`] sees to it that it is never narrower.
const GAP_MARGIN: f64 = 1.005;

/// Where the minute allows less than the gaps would, they can be wider still at no cost.
const WIDE_GAP_MARGIN: f64 = 1.25;

/// Behind a call that went out late so much of a planned gap is kept, where that is more than must be. On their way to the server
/// calls come closer together, and those over two wires are read by two of its threads.
const LATE_GAP: f64 = 0.9;

/// What was sent, and what is known of the limits.
#[derive(Debug)]
pub(crate) struct Pace {
    adapt: bool,
    most: PaceLimits,
    /// Between any two calls of all hosts that share the credential.
    gap: Duration,
    /// Who these hosts are.
    sharing: Sharing,
    /// The places of the last minute, oldest first; the newest may lie in the future.
    taken: VecDeque<Instant>,
    own: Window,
    app: Window,
    /// No call before this: the gateway refused one.
    not_before: Option<Instant>,
    /// When the refusal said that a call may go out, which is believed in part only.
    refused_until: Option<Instant>,
    /// When the last call really went out.
    started: Option<Instant>,
    day: Option<Day>,
}

/// What is left of the day, for the credential or the app, whichever is less.
#[derive(Clone, Copy, Debug)]
struct Day {
    left: u64,
    expires_at: SystemTime,
}

impl Pace {
    pub(crate) fn new(config: PaceConfig) -> Self {
        Self {
            adapt: config.adapt,
            most: config.most,
            gap: Duration::from_secs(1) / config.per_second.max(1),
            sharing: Sharing::ALONE,
            taken: VecDeque::new(),
            own: Window::new(config.per_minute, config.most.per_minute),
            app: Window::new(u32::MAX, None),
            not_before: None,
            refused_until: None,
            started: None,
            day: None,
        }
    }

    /// Takes the next free place.
    pub(crate) fn reserve(&mut self, now: Instant) -> Instant {
        let mut place = self
            .not_before
            .map_or(now, |not_before| not_before.max(now));
        if let Some(last) = self.taken.back() {
            place = place.max(instant_after(*last, self.planned_gap()));
        }
        let ours = self.own.ours(now).min(self.app.ours(now));
        // The call that is `ours` places back must have left the window.
        if let Some(i) = self.taken.len().checked_sub(ours) {
            place = place.max(instant_after(self.taken[i], MINUTE));
        }
        if place > now || !self.is_rested(self.taken.back().copied(), now) {
            place = self.sharing.next_turn(self.gap, place);
        }
        while self
            .taken
            .front()
            .is_some_and(|oldest| instant_after(*oldest, MINUTE) <= now)
        {
            self.taken.pop_front();
        }
        self.taken.push_back(place);
        if let Some(day) = &mut self.day {
            day.left = day.left.saturating_sub(1);
        }
        place
    }

    /// Whether a call may go out now, at its place; otherwise when to ask again.
    pub(crate) fn start(&mut self, place: Instant, now: Instant) -> Option<Instant> {
        if self.not_before.is_some_and(|not_before| not_before > place) {
            // A call was refused while this one waited: all who waited get new places.
            return Some(self.reserve(now));
        }
        // A timer that fires late must not push two calls together.
        let next = self
            .started
            .map(|started| instant_after(started, self.least_gap()));
        if let Some(next) = next.filter(|next| now < *next) {
            return Some(self.sharing.next_turn(self.gap, next));
        }
        if !self.is_rested(self.started, now) && !self.sharing.is_in_turn(self.gap, now) {
            return Some(self.sharing.next_turn(self.gap, now));
        }
        self.started = Some(now);
        None
    }

    /// Whether this host goes at once where it shares the gaps: its last call is a round ago, so that one out of turn makes no
    /// more calls of it than its turns would. On a machine that wakes each call too late for its turn, it is what goes on.
    fn is_rested(&self, last: Option<Instant>, now: Instant) -> bool {
        let round = self.sharing.round(self.gap).unwrap_or_default();
        last.is_none_or(|last| instant_after(last, round) <= now)
    }

    fn planned_gap(&self) -> Duration {
        let gap = self.own_gap();
        let narrow = gap.mul_f64(GAP_MARGIN);
        let wide = gap.mul_f64(WIDE_GAP_MARGIN);
        wide.min(narrow.max(self.minute_gap()))
    }

    /// The gap between two calls of this host, where others make theirs between them.
    fn own_gap(&self) -> Duration {
        self.sharing.own_gap(self.gap)
    }

    /// The least that lies between two calls of this host when they really go out. Lost time is made up for by wide gaps alone.
    fn least_gap(&self) -> Duration {
        self.own_gap().max(self.planned_gap().mul_f64(LATE_GAP))
    }

    /// Shares the gaps with other hosts.
    pub(crate) fn share(&mut self, sharing: Sharing) {
        self.sharing = sharing;
    }

    /// Calls of a minute, of all hosts together.
    pub(crate) fn per_minute(&self) -> u32 {
        let limit = self.own.places().min(self.app.places());
        u32::try_from(limit).unwrap_or(u32::MAX)
    }

    /// The most calls of a minute that somebody wants, whatever is told.
    pub(crate) fn at_most(&self) -> Option<u32> {
        self.most.per_minute
    }

    /// What is left of the day, as far as it was told.
    pub(crate) fn day_left(&self, now: SystemTime) -> Option<u64> {
        let day = self.day.filter(|day| now < day.expires_at)?;
        Some(day.left)
    }

    /// The gap at which calls are spread evenly over a minute.
    fn minute_gap(&self) -> Duration {
        Duration::from_secs(60) / u32::try_from(self.own.places()).unwrap_or(u32::MAX).max(1)
    }

    /// The gap that keeps both limits when places are handed out one by one.
    pub(crate) fn even_gap(&self) -> Duration {
        self.gap.max(self.minute_gap()).mul_f64(GAP_MARGIN)
    }

    /// When the day starts again, if nothing is left of it.
    pub(crate) fn day_is_over(&self, now: SystemTime) -> Option<SystemTime> {
        let day = self.day.filter(|day| day.left == 0)?;
        (now < day.expires_at).then_some(day.expires_at)
    }

    /// The gateway refused a call for so long, which is believed up to [`LONGEST_HOLD`]: nobody sends before that.
    pub(crate) fn hold(&mut self, now: Instant, refused: Duration) {
        let until = instant_after(now, refused.min(LONGEST_HOLD));
        self.not_before = Some(self.not_before.map_or(until, |before| before.max(until)));
        self.refused_until = Some(instant_after(now, refused));
    }

    /// When the refusal that holds calls back is over, as it said itself.
    pub(crate) fn refused_until(&self, now: Instant) -> Option<Instant> {
        let next = self.not_before.filter(|next| *next > now)?;
        Some(self.refused_until.map_or(next, |told| told.max(next)))
    }

    /// Takes in what an answer said.
    pub(crate) fn learn(&mut self, quotas: &Quotas, now: Instant, time: SystemTime) {
        if !self.adapt {
            return;
        }
        if let Some(gap) = quotas.gap {
            self.gap = gap.max(self.most.gap());
        }
        // Places are in order, and at a high pace there are very many.
        let begun = self.taken.partition_point(|place| *place <= now);
        let over = |place: &Instant| instant_after(*place, MINUTE) <= now;
        let own = begun.saturating_sub(self.taken.partition_point(over));
        let mut day: Option<Day> = None;
        for window in &quotas.windows {
            match (window.length.as_secs(), window.scope) {
                (60, QuotaScope::Credential) => self.own.learn(window, own, now),
                (60, QuotaScope::App) => self.app.learn(window, own, now),
                (86_400, scope) => {
                    let left = match scope {
                        QuotaScope::Credential => self.most.left(window),
                        QuotaScope::App => window.available,
                    };
                    let Some(left) = left else { continue };
                    // The day is over at midnight (documented), whatever a header says.
                    let midnight = next_midnight(time);
                    let expires_at = window.expires_at.unwrap_or(midnight).min(midnight);
                    if day.is_none_or(|day| left < day.left) {
                        day = Some(Day { left, expires_at });
                    }
                }
                _ => {}
            }
        }
        self.day = day.or(self.day);
    }
}

/// Quotas of a day start again at 00:00 UTC (documented).
pub(crate) fn next_midnight(time: SystemTime) -> SystemTime {
    let seconds = time
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default()
        .as_secs();
    from_unix((seconds / 86_400).saturating_add(1).saturating_mul(86_400))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::QuotaWindow;

    fn places(pace: &mut Pace, count: usize, now: Instant) -> Vec<Duration> {
        (0..count).map(|_| pace.reserve(now) - now).collect()
    }

    #[tokio::test(start_paused = true)]
    async fn a_gap_between_any_two_and_no_more_than_the_minute_allows() {
        let now = Instant::now();
        let mut pace = Pace::new(PaceConfig::ACCESS_KEY);
        let places = places(&mut pace, 2000, now);
        for pair in places.windows(2) {
            assert!(pair[1] - pair[0] >= Duration::from_millis(100));
        }
        for (i, place) in places.iter().enumerate().skip(240) {
            assert!(*place - places[i - 240] >= Duration::from_secs(60));
        }
        // 240 a minute would take 500 seconds.
        assert!(*places.last().unwrap() < Duration::from_secs(500) * 100 / 97);
    }

    #[tokio::test(start_paused = true)]
    async fn behind_a_late_call_a_wide_gap_stays_wider_than_it_must_be() {
        let now = Instant::now();
        let after = |milliseconds: f64| now + Duration::from_secs_f64(milliseconds / 1e3);
        // Of a minute with 240 calls and of one with 600, which the gaps fill.
        for (pace, next) in [
            (PaceConfig::ACCESS_KEY, 172.5),
            (PaceConfig::fixed(10, 600), 160.0),
        ] {
            let mut pace = Pace::new(pace);
            let [first, second] = [pace.reserve(now), pace.reserve(now)];
            assert_eq!(pace.start(first, after(60.0)), None);
            assert_eq!(pace.start(second, after(126.0)), Some(after(next)));
            assert_eq!(pace.start(second, after(next)), None);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn calls_of_others_take_their_share_of_the_minute() {
        let now = Instant::now();
        let mut pace = Pace::new(PaceConfig::ACCESS_KEY);
        let said = Quotas {
            windows: vec![QuotaWindow {
                scope: QuotaScope::Credential,
                length: Duration::from_secs(60),
                limit: Some(100),
                available: None,
                used: Some(97),
                expires_at: None,
            }],
            ..Quotas::default()
        };
        pace.learn(&said, now, SystemTime::UNIX_EPOCH);
        let places = places(&mut pace, 4, now);
        assert!(places[2] < Duration::from_secs(1));
        assert!(places[3] >= Duration::from_secs(60));
    }

    #[tokio::test(start_paused = true)]
    async fn the_day_ends_at_midnight_when_the_header_does_not_say() {
        let now = Instant::now();
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(86_400 * 9 + 7);
        let mut pace = Pace::new(PaceConfig::ACCESS_KEY);
        let mut window = QuotaWindow {
            scope: QuotaScope::App,
            length: Duration::from_secs(86_400),
            limit: None,
            available: Some(1),
            used: None,
            expires_at: None,
        };
        let said = |window: &QuotaWindow| Quotas {
            windows: vec![window.clone()],
            ..Quotas::default()
        };
        pace.learn(&said(&window), now, time);
        assert_eq!(pace.day_is_over(time), None);
        pace.reserve(now);
        let midnight = SystemTime::UNIX_EPOCH + Duration::from_secs(86_400 * 10);
        assert_eq!(pace.day_is_over(time), Some(midnight));
        assert_eq!(pace.day_is_over(midnight), None);
        window.available = Some(5);
        pace.learn(&said(&window), now, time);
        assert_eq!(pace.day_is_over(time), None);
    }

    #[tokio::test(start_paused = true)]
    async fn no_header_makes_a_day_longer_than_midnight() {
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(86_400 * 9 + 7);
        let midnight = SystemTime::UNIX_EPOCH + Duration::from_secs(86_400 * 10);
        for expiry in ["99999999999999999", "18446744073709551615", "864000001"] {
            let mut headers = http::HeaderMap::new();
            headers.insert("x-keap-product-quota-available", "0".parse().unwrap());
            headers.insert("x-keap-product-quota-expiry-time", expiry.parse().unwrap());
            let mut pace = Pace::new(PaceConfig::ACCESS_KEY);
            pace.learn(&Quotas::read(&headers), Instant::now(), time);
            assert_eq!(pace.day_is_over(time), Some(midnight), "{expiry}");
        }
    }
}
