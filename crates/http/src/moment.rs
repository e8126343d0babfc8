//! Arithmetic with moments that cannot panic.
//!
//! `+` on an instant, a date or a duration panics where the result cannot be represented, and what is added comes from
//! outside: a header, a token answer. So the lint `arithmetic_side_effects` forbids it in every crate, and these
//! functions take its place. A wait too long to be told is one that nobody waits for; a date too far is the last one
//! that every calendar can show.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::time::Instant;

/// The longest time that is added to an instant: 30 years, which no process waits.
const LONGEST: Duration = Duration::from_secs(30 * 365 * 86_400);

/// 9999-12-31T23:59:59Z in seconds since 1970, the last moment of a year with four digits.
const LAST_SECOND: u64 = 253_402_300_799;

/// The instant that is `by` later, or 30 years later where that is less.
pub fn instant_after(start: Instant, by: Duration) -> Instant {
    start.checked_add(by.min(LONGEST)).unwrap_or(start)
}

/// The time of day that is `by` later, at most the end of the year 9999.
///
/// ```
/// use std::time::{Duration, UNIX_EPOCH};
///
/// let end = keap_http::moment::after(UNIX_EPOCH, Duration::MAX);
/// assert_eq!(end, UNIX_EPOCH + Duration::from_secs(253_402_300_799));
/// ```
pub fn after(start: SystemTime, by: Duration) -> SystemTime {
    let last = last();
    start.checked_add(by).unwrap_or(last).min(last)
}

/// The time so many whole seconds after the start of 1970, at most the end of the year 9999.
pub fn from_unix(seconds: u64) -> SystemTime {
    after(UNIX_EPOCH, Duration::from_secs(seconds))
}

fn last() -> SystemTime {
    UNIX_EPOCH
        .checked_add(Duration::from_secs(LAST_SECOND))
        .unwrap_or(UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn no_time_is_too_long() {
        let now = Instant::now();
        for by in [
            Duration::ZERO,
            Duration::from_secs(5),
            Duration::from_secs(u64::MAX / 2),
            Duration::MAX,
        ] {
            assert!(instant_after(now, by) >= now);
            assert!(after(UNIX_EPOCH, by) <= last());
        }
        assert_eq!(after(from_unix(u64::MAX), Duration::MAX), last());
    }
}
