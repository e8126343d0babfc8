//! How long whoever was refused has to wait, as the answer itself says.

use std::time::{Duration, SystemTime};

use http::{HeaderMap, StatusCode};

use crate::pace::next_midnight;
use crate::retry::retry_after_of;
use crate::{QuotaWindow, Quotas};

/// The longest time that is believed: no limit of the service is longer than a day.
const LONGEST: Duration = Duration::from_secs(31 * 86_400);

const DAY: Duration = Duration::from_secs(86_400);

/// How long to wait before the next call: what `Retry-After` says, or else, of an answer that refuses for a limit, when
/// the last of the windows that are used up starts again.
///
/// A window ends after its length at the latest, and a day at 00:00 UTC (documented), whatever a header says.
pub fn wait_after(status: StatusCode, headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    if let Some(asked) = retry_after_of(headers, now) {
        return Some(asked.min(LONGEST));
    }
    if status != StatusCode::TOO_MANY_REQUESTS {
        return None;
    }
    let quotas = Quotas::read(headers);
    let used_up = quotas
        .windows
        .iter()
        .filter(|window| window.available == Some(0));
    used_up.filter_map(|window| rest_of(window, now)).max()
}

/// How much of a window is left; none where neither a header nor the calendar tells.
fn rest_of(window: &QuotaWindow, now: SystemTime) -> Option<Duration> {
    let left = |end: SystemTime| end.duration_since(now).unwrap_or_default();
    if window.length == DAY {
        let midnight = next_midnight(now);
        return Some(left(window.expires_at.unwrap_or(midnight).min(midnight)));
    }
    Some(left(window.expires_at?).min(window.length))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::from_unix;

    /// Two hours before a midnight.
    const NOW: u64 = 86_400 * 20_000 - 7_200;

    fn wait(status: u16, pairs: &[(&'static str, String)]) -> Option<u64> {
        let pairs = pairs.iter().map(|(name, value)| {
            let value = http::HeaderValue::from_str(value).unwrap();
            (http::HeaderName::from_static(name), value)
        });
        let headers: HeaderMap = pairs.collect();
        let status = StatusCode::from_u16(status).unwrap();
        wait_after(status, &headers, from_unix(NOW)).map(|wait| wait.as_secs())
    }

    fn day(expiry: &str) -> Vec<(&'static str, String)> {
        vec![
            ("x-keap-product-quota-available", "0".to_owned()),
            ("x-keap-product-quota-time-unit", "day".to_owned()),
            ("x-keap-product-quota-expiry-time", expiry.to_owned()),
        ]
    }

    #[test]
    fn the_headers_of_a_used_up_day_tell_when_it_starts_again() {
        let in_an_hour = ((NOW + 3_600) * 1_000).to_string();
        assert_eq!(wait(429, &day(&in_an_hour)), Some(3_600));
        // Without a time, and with one that cannot be, the day ends at midnight.
        for expiry in ["", "99999999999999999", "18446744073709551615"] {
            assert_eq!(wait(429, &day(expiry)), Some(7_200), "{expiry:?}");
        }
        assert_eq!(wait(429, &day("1000")), Some(0), "a time that is over");
        assert_eq!(wait(200, &day(&in_an_hour)), None, "nothing was refused");
    }

    #[test]
    fn a_minute_is_over_in_a_minute_and_retry_after_comes_first() {
        let minute = |expiry: u64| {
            vec![
                ("x-keap-product-throttle-available", "0".to_owned()),
                ("x-keap-product-throttle-time-unit", "minute".to_owned()),
                (
                    "x-keap-product-throttle-expiry-time",
                    (expiry * 1_000).to_string(),
                ),
            ]
        };
        assert_eq!(wait(429, &minute(NOW + 20)), Some(20));
        assert_eq!(wait(429, &minute(NOW + 9_000)), Some(60));
        let mut both = minute(NOW + 20);
        both.push(("retry-after", "7".to_owned()));
        assert_eq!(wait(429, &both), Some(7));
        assert_eq!(wait(503, &[("retry-after", "7".to_owned())]), Some(7));
        assert_eq!(wait(429, &[]), None);
    }
}
