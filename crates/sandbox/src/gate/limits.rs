//! Throttle and quota: counted for each credential and for the app, told in headers, enforced on
//! request.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use http::{HeaderName, HeaderValue, StatusCode};
use keap_http::Response;
use serde_json::json;

use crate::answer;

const MINUTE: u64 = 60_000;
const DAY: u64 = 86_400_000;

/// How many calls are allowed: one of the constants, with other numbers where a test wants them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Calls a second, smoothed: two calls closer together than a second divided by this are one too
    /// many. None: not limited, and the header is blank, as for OAuth.
    pub per_second: Option<u32>,
    /// Calls a minute with one credential.
    pub per_minute: u64,
    /// Calls a day (UTC) with one credential.
    pub per_day: u64,
    /// Calls a minute to the app, with all credentials together.
    pub app_per_minute: u64,
    /// Calls a day (UTC) to the app, with all credentials together.
    pub app_per_day: u64,
    /// Whether calls beyond a limit are refused; otherwise they are only counted.
    pub enforced: bool,
}

impl Limits {
    /// The documented limits of a personal access token or service account key, enforced.
    pub const ACCESS_KEY: Self = Self {
        per_second: Some(10),
        per_minute: 240,
        per_day: 30_000,
        app_per_minute: 10_000,
        app_per_day: 250_000,
        enforced: true,
    };

    /// The documented limits of an OAuth client, enforced. The spike arrest is told nowhere but
    /// works.
    pub const OAUTH: Self = Self {
        per_second: Some(25),
        per_minute: 1500,
        per_day: 150_000,
        ..Self::ACCESS_KEY
    };

    /// The figures of an OAuth client, told and never used up, with nothing refused: the default. Clients that heed the
    /// headers would stop sending when these counted down to nothing.
    pub const COUNTED: Self = Self {
        per_second: None,
        enforced: false,
        ..Self::OAUTH
    };
}

/// Counts calls. Clones share the counts.
#[derive(Clone, Debug)]
pub(crate) struct Meter(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    limits: Limits,
    credentials: HashMap<String, Counts>,
    app: Counts,
    refused: u64,
}

#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    minute: Window,
    day: Window,
    last: Option<u64>,
}

/// A window that starts at full minutes or days.
#[derive(Clone, Copy, Debug, Default)]
struct Window {
    number: u64,
    used: u64,
}

impl Window {
    fn at(self, now: u64, length: u64) -> Self {
        let number = now / length;
        if number == self.number {
            self
        } else {
            Self { number, used: 0 }
        }
    }
}

/// What stands in the way of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Excess {
    Spike,
    /// The minute is full; the next one begins after so many milliseconds.
    Minute(u64),
    Day,
}

impl Meter {
    pub(crate) fn new(limits: Limits) -> Self {
        let (credentials, app) = Default::default();
        Self(Arc::new(Mutex::new(State {
            limits,
            credentials,
            app,
            refused: 0,
        })))
    }

    pub(crate) fn set(&self, limits: Limits) {
        self.lock().limits = limits;
    }

    pub(crate) fn limits(&self) -> Limits {
        self.lock().limits
    }

    /// How many calls were refused.
    pub(crate) fn refused(&self) -> u64 {
        self.lock().refused
    }

    /// Counts a call of `credential`, unless it is one too many.
    pub(crate) fn count(&self, credential: &str, now: SystemTime) -> Result<(), Excess> {
        let now = milliseconds(now);
        let mut state = self.lock();
        let limits = state.limits;
        let mut own = state
            .credentials
            .get(credential)
            .copied()
            .unwrap_or_default();
        let mut app = state.app;
        own.minute = own.minute.at(now, MINUTE);
        own.day = own.day.at(now, DAY);
        app.minute = app.minute.at(now, MINUTE);
        app.day = app.day.at(now, DAY);
        if limits.enforced
            && let Some(excess) = excess(&limits, &own, &app, now)
        {
            state.refused += 1;
            return Err(excess);
        }
        for window in [&mut own.minute, &mut own.day, &mut app.minute, &mut app.day] {
            window.used += 1;
        }
        own.last = Some(now);
        state.app = app;
        state.credentials.insert(credential.to_owned(), own);
        Ok(())
    }

    /// Puts the headers on an answer: names always, values only with a valid credential (observed).
    pub(crate) fn mark(&self, credential: Option<&str>, now: SystemTime, response: &mut Response) {
        let now = milliseconds(now);
        let state = self.lock();
        let limits = state.limits;
        let own = credential.map(|c| state.credentials.get(c).copied().unwrap_or_default());
        let day_ends = (now / DAY + 1) * DAY;
        let mut put = |name: &str, value: String| {
            let name = HeaderName::try_from(format!("x-keap-{name}"));
            if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(&value)) {
                response.headers_mut().insert(name, value);
            }
        };
        let mut family = |name: &str, unit: &str, parts: [String; 3], expiry: Option<String>| {
            let [limit, available, used] = parts;
            let known = !limit.trim_matches('|').is_empty();
            let interval = if known {
                unit.replace("minute", "1").replace("day", "1")
            } else {
                blank(unit)
            };
            put(&format!("{name}-limit"), limit);
            put(
                &format!("{name}-time-unit"),
                if known { unit.to_owned() } else { blank(unit) },
            );
            put(&format!("{name}-interval"), interval);
            put(&format!("{name}-available"), available);
            put(&format!("{name}-used"), used);
            if let Some(expiry) = expiry {
                put(
                    &format!("{name}-expiry-time"),
                    if known { expiry } else { String::new() },
                );
            }
        };
        let parts = |limit: u64, used: u64| {
            let used = if limits.enforced { used } else { 0 };
            [
                limit.to_string(),
                limit.saturating_sub(used).to_string(),
                used.to_string(),
            ]
        };
        let (day, minute, app) = match own {
            Some(own) => {
                let [l1, a1, u1] =
                    parts(limits.app_per_minute, state.app.minute.at(now, MINUTE).used);
                let [l2, a2, u2] = parts(limits.app_per_day, state.app.day.at(now, DAY).used);
                (
                    parts(limits.per_day, own.day.at(now, DAY).used),
                    parts(limits.per_minute, own.minute.at(now, MINUTE).used),
                    [
                        format!("{l1}|{l2}"),
                        format!("{a1}|{a2}"),
                        format!("{u1}|{u2}"),
                    ],
                )
            }
            None => (
                Default::default(),
                Default::default(),
                ["|", "|", "|"].map(str::to_owned),
            ),
        };
        family("product-quota", "day", day, Some(day_ends.to_string()));
        family("product-throttle", "minute", minute, None);
        family("tenant-throttle", "minute|day", app, None);
        let told = own.is_some() && limits.per_minute != Limits::OAUTH.per_minute;
        let spike = limits.per_second.filter(|_| told).map(|n| format!("{n}ps"));
        put("product-spike-limit", spike.unwrap_or_default());
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn blank(unit: &str) -> String {
    unit.chars().filter(|c| *c == '|').collect()
}

fn excess(limits: &Limits, own: &Counts, app: &Counts, now: u64) -> Option<Excess> {
    let gap = limits.per_second.map(|n| 1000 / u64::from(n.max(1)));
    let too_close = gap.is_some_and(|gap| own.last.is_some_and(|last| now < last + gap));
    if own.day.used >= limits.per_day || app.day.used >= limits.app_per_day {
        Some(Excess::Day)
    } else if own.minute.used >= limits.per_minute || app.minute.used >= limits.app_per_minute {
        Some(Excess::Minute(MINUTE - now % MINUTE))
    } else {
        too_close.then_some(Excess::Spike)
    }
}

impl Excess {
    /// The 429: the gateway has two forms of it, and one wording for the minute and the day.
    pub(crate) fn answer(self, limits_per_second: Option<u32>) -> Response {
        match self {
            Self::Spike => {
                let text = format!(
                    "Spike arrest violation. Allowed rate : MessageRate{{messagesPerPeriod={}, \
                     periodInMicroseconds=1000000, maxBurstMessageCount=1.0}}",
                    limits_per_second.unwrap_or_default()
                );
                let detail = json!({ "errorcode": "policies.ratelimit.SpikeArrestViolation" });
                let body = json!({ "fault": { "faultstring": text, "detail": detail } });
                answer::json(StatusCode::TOO_MANY_REQUESTS, &body)
            }
            Self::Minute(wait) => {
                let mut response = quota_exceeded();
                let seconds = Duration::from_millis(wait).as_secs() + 1;
                response
                    .headers_mut()
                    .insert(http::header::RETRY_AFTER, seconds.into());
                response
            }
            Self::Day => quota_exceeded(),
        }
    }
}

fn quota_exceeded() -> Response {
    let body = json!({
        "code": "429", "message": "Quota Exceeded", "status": "Request Throttled", "details": null
    });
    answer::json(StatusCode::TOO_MANY_REQUESTS, &body)
}

impl Meter {
    /// The answer to a call that is one too many.
    pub(crate) fn refuse(&self, excess: Excess) -> Response {
        let per_second = self.lock().limits.per_second;
        excess.answer(per_second)
    }
}

fn milliseconds(now: SystemTime) -> u64 {
    let since = now
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
