//! What the gateway's headers say about limits.
//!
//! Three families: the day and the minute of the credential, and the windows of the app, which
//! carry several values in one header, joined by `|`. A blank value is unknown, not zero.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::HeaderMap;

use crate::moment;

/// Everything one answer said about limits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Quotas {
    /// The app, `ab123.infusionsoft.com`; none without a valid credential.
    pub tenant: Option<String>,
    /// The smallest gap between two calls, from a limit such as `10ps`.
    pub gap: Option<Duration>,
    /// The windows, of the credential first.
    pub windows: Vec<QuotaWindow>,
}

/// One window of time and what is left of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct QuotaWindow {
    /// Who shares it.
    pub scope: QuotaScope,
    /// How long it is.
    pub length: Duration,
    /// How many calls it allows.
    pub limit: Option<u64>,
    /// How many are left.
    pub available: Option<u64>,
    /// How many were made.
    pub used: Option<u64>,
    /// When it starts again, at most the end of the year 9999.
    pub expires_at: Option<SystemTime>,
}

/// Who shares a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum QuotaScope {
    /// All calls with this credential (or, for OAuth, with this client).
    Credential,
    /// All calls to this app, with whatever credential.
    App,
}

const DAY: Duration = Duration::from_secs(86_400);
const MINUTE: Duration = Duration::from_secs(60);

impl Quotas {
    /// Reads the headers of an answer. What is missing or makes no sense is left out.
    pub fn read(headers: &HeaderMap) -> Self {
        let text = |name: &str| {
            headers
                .get(name)
                .and_then(|v| v.to_str().ok())
                .map(str::trim)
        };
        let mut windows = family(
            &text,
            "x-keap-product-quota",
            QuotaScope::Credential,
            Some(DAY),
        );
        let minute = Some(MINUTE);
        windows.extend(family(
            &text,
            "x-keap-product-throttle",
            QuotaScope::Credential,
            minute,
        ));
        windows.extend(family(
            &text,
            "x-keap-tenant-throttle",
            QuotaScope::App,
            None,
        ));
        let tenant = text("x-keap-tenant-id").filter(|text| !text.is_empty());
        Self {
            tenant: tenant.map(str::to_owned),
            gap: text("x-keap-product-spike-limit").and_then(gap),
            windows,
        }
    }
}

/// The windows of one family of headers; `usual` is its length where the header does not say.
fn family<'a>(
    text: &impl Fn(&str) -> Option<&'a str>,
    name: &str,
    scope: QuotaScope,
    usual: Option<Duration>,
) -> Vec<QuotaWindow> {
    let list = |part: &str| -> Vec<&str> {
        text(&format!("{name}-{part}"))
            .map(|v| v.split('|').map(str::trim).collect())
            .unwrap_or_default()
    };
    let (limits, units, intervals) = (list("limit"), list("time-unit"), list("interval"));
    let (available, used, expiry) = (list("available"), list("used"), list("expiry-time"));
    let number = |values: &[&str], i: usize| values.get(i).and_then(|v| v.parse::<u64>().ok());
    let read = |i: usize| {
        let unit = units.get(i).and_then(|unit| unit_length(unit)).or(usual)?;
        let interval = number(&intervals, i).unwrap_or(1).clamp(1, 10_000);
        let window = QuotaWindow {
            scope,
            length: unit * u32::try_from(interval).unwrap_or(1),
            limit: number(&limits, i),
            available: number(&available, i),
            used: number(&used, i),
            expires_at: number(&expiry, i)
                .map(|ms| moment::after(UNIX_EPOCH, Duration::from_millis(ms))),
        };
        let says_something = window.limit.or(window.available).or(window.used).is_some();
        says_something.then_some(window)
    };
    let count = limits.len().max(available.len()).max(used.len());
    (0..count.min(8)).filter_map(read).collect()
}

fn unit_length(unit: &str) -> Option<Duration> {
    Some(match unit.to_ascii_lowercase().as_str() {
        "second" => Duration::from_secs(1),
        "minute" => MINUTE,
        "hour" => Duration::from_secs(3600),
        "day" => DAY,
        _ => return None,
    })
}

/// The gap of a spike limit: `10ps` is 10 a second, `600pm` is 600 a minute.
fn gap(text: &str) -> Option<Duration> {
    let (count, per) = match text.strip_suffix("ps") {
        Some(count) => (count, Duration::from_secs(1)),
        None => (text.strip_suffix("pm")?, MINUTE),
    };
    let count: u32 = count.trim().parse().ok().filter(|count| *count > 0)?;
    Some(per / count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(n, v)| (n.parse().unwrap(), v.parse().unwrap()))
            .collect()
    }

    #[test]
    fn the_three_families() {
        let quotas = Quotas::read(&headers(&[
            ("x-keap-product-quota-limit", "30000"),
            ("x-keap-product-quota-available", "29990"),
            ("x-keap-product-quota-used", "10"),
            ("x-keap-product-quota-expiry-time", "1700000000000"),
            ("x-keap-product-throttle-limit", "240"),
            ("x-keap-product-throttle-time-unit", "minute"),
            ("x-keap-product-throttle-available", "239"),
            ("x-keap-product-spike-limit", "10ps"),
            ("x-keap-tenant-id", "ab123.infusionsoft.com"),
            ("x-keap-tenant-throttle-limit", "10000|250000"),
            ("x-keap-tenant-throttle-time-unit", "minute|day"),
            ("x-keap-tenant-throttle-interval", "1|1"),
            ("x-keap-tenant-throttle-available", "9999|"),
        ]));
        assert_eq!(quotas.gap, Some(Duration::from_millis(100)));
        assert_eq!(quotas.tenant.as_deref(), Some("ab123.infusionsoft.com"));
        let short: Vec<_> = quotas
            .windows
            .iter()
            .map(|w| (w.length.as_secs(), w.limit, w.available))
            .collect();
        assert_eq!(
            short,
            [
                (86_400, Some(30_000), Some(29_990)),
                (60, Some(240), Some(239)),
                (60, Some(10_000), Some(9_999)),
                (86_400, Some(250_000), None),
            ]
        );
        assert_eq!(
            quotas.windows[0].expires_at,
            Some(UNIX_EPOCH + Duration::from_secs(1_700_000_000))
        );
    }

    #[test]
    fn blanks_are_unknown() {
        let quotas = Quotas::read(&headers(&[
            ("x-keap-product-quota-limit", ""),
            ("x-keap-product-throttle-available", " "),
            ("x-keap-product-spike-limit", ""),
            ("x-keap-tenant-id", ""),
            ("x-keap-tenant-throttle-limit", "|"),
            ("x-keap-tenant-throttle-time-unit", "|"),
        ]));
        assert_eq!(quotas, Quotas::default());
    }

    #[test]
    fn nonsense_is_left_out() {
        let quotas = Quotas::read(&headers(&[
            ("x-keap-product-quota-limit", "-5"),
            ("x-keap-product-spike-limit", "0ps"),
            ("x-keap-product-quota-expiry-time", "99999999999999999999"),
            ("x-keap-tenant-throttle-limit", "5|6"),
            ("x-keap-tenant-throttle-time-unit", "fortnight"),
        ]));
        assert_eq!(quotas, Quotas::default());
        assert_eq!(gap("600pm"), Some(Duration::from_millis(100)));
    }
}
