//! What the gateway's headers say about limits.
//!
//! Three families: the day and the minute of the credential, and the windows of the app, which
//! carry several values in one header, joined by `|`. A blank value is unknown, not zero.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::HeaderMap;

use crate::{Response, moment};

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
        let mut told = Told::default();
        for (name, value) in headers {
            if let Some(name) = name.as_str().strip_prefix("x-keap-") {
                told.take(name, value.as_bytes().trim_ascii());
            }
        }
        let day = told.day.windows(QuotaScope::Credential, Some(DAY));
        let minute = told.minute.windows(QuotaScope::Credential, Some(MINUTE));
        let app = told.app.windows(QuotaScope::App, None);
        Self {
            tenant: text(told.tenant),
            gap: gap(told.spike_limit),
            windows: day.chain(minute).chain(app).collect(),
        }
    }

    /// What an answer says. Its headers are read once: whoever asks again finds with the answer what was read.
    pub fn told_by(response: &mut Response) -> Arc<Self> {
        if let Some(read) = response.extensions().get::<Arc<Self>>() {
            return Arc::clone(read);
        }
        let read = Arc::new(Self::read(response.headers()));
        response.extensions_mut().insert(Arc::clone(&read));
        read
    }
}

/// The texts of all headers about limits; empty where there is none.
#[derive(Clone, Copy, Debug, Default)]
struct Told<'a> {
    tenant: &'a [u8],
    spike_limit: &'a [u8],
    day: Family<'a>,
    minute: Family<'a>,
    app: Family<'a>,
}

impl<'a> Told<'a> {
    /// Takes the text of a header by its name behind `x-keap-`.
    fn take(&mut self, name: &str, text: &'a [u8]) {
        let families = [
            ("product-quota-", &mut self.day),
            ("product-throttle-", &mut self.minute),
            ("tenant-throttle-", &mut self.app),
        ];
        for (start, family) in families {
            if let Some(part) = name.strip_prefix(start) {
                return family.take(part, text);
            }
        }
        match name {
            "tenant-id" => first(&mut self.tenant, text),
            "product-spike-limit" => first(&mut self.spike_limit, text),
            _ => {}
        }
    }
}

/// The headers of one family. Several windows have their values in one header, with `|` between.
#[derive(Clone, Copy, Debug, Default)]
struct Family<'a> {
    limit: &'a [u8],
    unit: &'a [u8],
    interval: &'a [u8],
    available: &'a [u8],
    used: &'a [u8],
    expiry: &'a [u8],
}

impl<'a> Family<'a> {
    fn take(&mut self, part: &str, text: &'a [u8]) {
        let place = match part {
            "limit" => &mut self.limit,
            "time-unit" => &mut self.unit,
            "interval" => &mut self.interval,
            "available" => &mut self.available,
            "used" => &mut self.used,
            "expiry-time" => &mut self.expiry,
            _ => return,
        };
        first(place, text);
    }

    /// Its windows; `usual` is the length where no header says it.
    fn windows(
        self,
        scope: QuotaScope,
        usual: Option<Duration>,
    ) -> impl Iterator<Item = QuotaWindow> {
        let mut units = values(self.unit);
        let mut intervals = values(self.interval);
        let mut limits = values(self.limit);
        let mut available = values(self.available);
        let mut used = values(self.used);
        let mut expiries = values(self.expiry);
        let counts = [self.limit, self.available, self.used].map(count);
        let count = counts.into_iter().max().unwrap_or_default();
        let read = move |_| {
            let unit = units.next().and_then(unit_length).or(usual);
            let interval = number(intervals.next()).unwrap_or(1).clamp(1, 10_000);
            let expiry = number(expiries.next()).map(Duration::from_millis);
            let window = QuotaWindow {
                scope,
                length: unit.unwrap_or_default() * u32::try_from(interval).unwrap_or(1),
                limit: number(limits.next()),
                available: number(available.next()),
                used: number(used.next()),
                expires_at: expiry.map(|since| moment::after(UNIX_EPOCH, since)),
            };
            let says_something = window.limit.or(window.available).or(window.used).is_some();
            (unit.is_some() && says_something).then_some(window)
        };
        (0..count.min(8)).filter_map(read)
    }
}

/// A header that is there twice counts as it stands first.
fn first<'a>(place: &mut &'a [u8], text: &'a [u8]) {
    if place.is_empty() {
        *place = text;
    }
}

fn text(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    (!text.is_empty()).then(|| text.to_owned())
}

/// The values of a header. It is in each answer, so bytes are looked at and not characters.
fn values(texts: &[u8]) -> impl Iterator<Item = &[u8]> {
    let values = texts.split(|byte| *byte == b'|');
    values.map(<[u8]>::trim_ascii)
}

fn count(texts: &[u8]) -> usize {
    texts.iter().filter(|byte| **byte == b'|').count() + 1
}

fn number(digits: Option<&[u8]>) -> Option<u64> {
    let digits = digits.filter(|digits| !digits.is_empty())?;
    digits.iter().try_fold(0_u64, |number, digit| {
        let digit = digit.checked_sub(b'0').filter(|digit| *digit < 10)?;
        number.checked_mul(10)?.checked_add(digit.into())
    })
}

fn unit_length(unit: &[u8]) -> Option<Duration> {
    let lengths = [
        ("second", Duration::from_secs(1)),
        ("minute", MINUTE),
        ("hour", Duration::from_secs(3600)),
        ("day", DAY),
    ];
    let mut known = lengths.into_iter();
    known.find_map(|(name, length)| unit.eq_ignore_ascii_case(name.as_bytes()).then_some(length))
}

/// The gap of a spike limit: `10ps` is 10 a second, `600pm` is 600 a minute.
fn gap(text: &[u8]) -> Option<Duration> {
    let (count, per) = match text {
        [count @ .., b'p', b's'] => (count, Duration::from_secs(1)),
        [count @ .., b'p', b'm'] => (count, MINUTE),
        _ => return None,
    };
    let count = number(Some(count.trim_ascii())).filter(|count| *count > 0)?;
    Some(per / u32::try_from(count).ok()?)
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
        assert_eq!(gap(b"600pm"), Some(Duration::from_millis(100)));
    }
}
