//! How each wire to Keap does, and what is left of the quota: learnt from the answers that pass, nothing is asked for it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use chrono::{DateTime, SecondsFormat, Utc};
use http::StatusCode;
use keap::Backend;
use keap_http::{
    Clock as _, QuotaScope, QuotaWindow, Quotas, Response, SystemClock, TransportError,
};
use serde::Serialize;

use crate::patience::Waiting;

/// Failures in a row after which a wire is known to be bad. One may be a slip.
const IN_A_ROW: u32 = 3;

/// How long a wire lets no call in before its quota counts as used up: a second that was too full, and most minutes, are
/// over by then, and calls that waited are answered.
const SHUT_FOR: Duration = Duration::from_secs(10);

/// What is known of the ways of one application to Keap.
#[derive(Debug, Default)]
pub(crate) struct Vitals(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    wires: BTreeMap<&'static str, Counted>,
    quotas: Option<(Arc<Quotas>, SystemTime)>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Counted {
    requests: u64,
    failures: u64,
    in_a_row: u32,
    state: State,
    last_good: Option<SystemTime>,
    last_bad: Option<SystemTime>,
    /// The first of the failures in a row.
    bad_since: Option<SystemTime>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Answers,
    RefusesCredential,
    /// Too many calls: of a second, a minute or the day. Keap says one thing for all three.
    Shut,
    Fails,
}

/// That Keap takes the credential no more.
pub(crate) const REFUSES_CREDENTIAL: &str = "refuses the credential";

/// That Keap answers every call with 429.
pub(crate) const LETS_NO_CALL_IN: &str = "lets no call in";

/// How a wire to Keap does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct WireHealth {
    /// The application.
    pub tenant: String,
    /// The wire: `v2`, `v1`, `xmlrpc`.
    pub wire: &'static str,
    /// `answers`, `refuses the credential`, `lets no call in`, or `does not answer`.
    pub state: &'static str,
    /// Whether it has failed so often in a row that it is known to be bad.
    pub is_bad: bool,
    /// Requests since the gateway started.
    pub requests: u64,
    /// How many of them failed.
    pub failures: u64,
    /// The last answer, RFC 3339 in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_good: Option<String>,
    /// The last failure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_bad: Option<String>,
}

/// What is left of a quota, as Keap told it last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct QuotaLeft {
    /// The application.
    pub tenant: String,
    /// Who shares it: `credential` or `app`.
    pub scope: &'static str,
    /// How long its window is.
    pub seconds: u64,
    /// How many calls are left.
    pub left: u64,
    /// Of how many.
    pub of: u64,
    /// When Keap said so, RFC 3339 in UTC.
    pub at: String,
}

/// What a running gateway knows and its store does not.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Live {
    /// The version of the gateway.
    pub version: &'static str,
    /// When it was started, RFC 3339 in UTC.
    pub started: String,
    /// Calls that were let in since.
    pub admitted: u64,
    /// Calls that were not.
    pub refused: u64,
    /// How the wires to Keap do that were used since.
    pub wires: Vec<WireHealth>,
    /// What is left of the quotas that Keap told.
    pub quotas: Vec<QuotaLeft>,
    /// Why it works worse than it should.
    pub degraded: Vec<String>,
    /// Why it cannot serve.
    pub unready: Vec<String>,
    /// That the store does not answer, when it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outage: Option<StoreOutage>,
}

/// That the store of a gateway does not answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct StoreOutage {
    /// Which store: a file, or host and name of a database.
    pub store: String,
    /// Since when, RFC 3339 in UTC.
    pub since: String,
    /// Why, as it was told last.
    pub why: String,
}

impl Vitals {
    /// Takes in how a request to Keap on a [`wire`] ended.
    pub(crate) fn see(
        &self,
        wire: Option<&'static str>,
        result: &mut Result<Response, TransportError>,
        now: SystemTime,
    ) {
        let Some(wire) = wire else { return };
        let state = match &*result {
            Ok(response) if is_failure(wire, response.status()) => State::Fails,
            Ok(response) if response.status() == StatusCode::UNAUTHORIZED => {
                State::RefusesCredential
            }
            Ok(response) if response.status() == StatusCode::TOO_MANY_REQUESTS => State::Shut,
            Ok(_) => State::Answers,
            Err(_) => State::Fails,
        };
        let mut known = self.lock();
        known.wires.entry(wire).or_default().count(state, now);
        if let Ok(response) = result {
            let quotas = Quotas::told_by(response);
            if !quotas.windows.is_empty() {
                known.quotas = Some((quotas, now));
            }
        }
    }

    /// A request that waits for its answer on a [`wire`] from now on. That nobody waits any longer is a failure of it.
    pub(crate) fn waiting(&self, wire: Option<&'static str>) -> Waiting<impl FnOnce()> {
        Waiting::or_else(move || {
            if let Some(wire) = wire {
                let mut known = self.lock();
                let counted = known.wires.entry(wire).or_default();
                counted.count(State::Fails, SystemClock.now());
            }
        })
    }

    /// How the wires do that were used.
    pub(crate) fn wires(&self, tenant: &str) -> Vec<WireHealth> {
        let known = self.lock();
        let wires = known.wires.iter();
        wires
            .map(|(wire, counted)| counted.told(tenant, wire))
            .collect()
    }

    /// What is left of each quota that Keap told with its size.
    pub(crate) fn quotas(&self, tenant: &str) -> Vec<QuotaLeft> {
        let known = self.lock();
        let Some((quotas, at)) = &known.quotas else {
            return Vec::new();
        };
        let told = quotas.windows.iter();
        let mut told: Vec<_> = told
            .filter_map(|window| left(tenant, window, *at))
            .collect();
        // Answers that let nobody in do not tell how much is left. Nothing is.
        if let Some(shut) = known.wires.values().find_map(Counted::shut_at) {
            let of_the_day = told.iter_mut().filter(|quota| quota.is_of_a_day());
            of_the_day.for_each(|quota| (quota.left, quota.at) = (0, date(shut)));
        }
        told
    }

    fn lock(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn left(tenant: &str, window: &QuotaWindow, at: SystemTime) -> Option<QuotaLeft> {
    Some(QuotaLeft {
        tenant: tenant.to_owned(),
        scope: match window.scope {
            QuotaScope::App => "app",
            _ => "credential",
        },
        seconds: window.length.as_secs(),
        left: window.available?,
        of: window.limit?,
        at: date(at),
    })
}

impl QuotaLeft {
    /// Whether it is that of a day.
    pub fn is_of_a_day(&self) -> bool {
        self.seconds >= Duration::from_secs(86_400).as_secs()
    }
}

impl Counted {
    fn count(&mut self, state: State, now: SystemTime) {
        self.requests = self.requests.saturating_add(1);
        self.state = state;
        if state == State::Answers {
            self.in_a_row = 0;
            self.bad_since = None;
            self.last_good = Some(now);
        } else {
            self.failures = self.failures.saturating_add(1);
            self.in_a_row = self.in_a_row.saturating_add(1);
            self.last_bad = Some(now);
            self.bad_since.get_or_insert(now);
        }
    }

    fn is_bad(&self) -> bool {
        let lasts = || {
            let (first, last) = self.bad_since.zip(self.last_bad)?;
            last.duration_since(first).ok()
        };
        self.in_a_row >= IN_A_ROW
            && (self.state != State::Shut || lasts().is_some_and(|lasts| lasts >= SHUT_FOR))
    }

    /// When it let no call in last, if that is how it is by now.
    fn shut_at(&self) -> Option<SystemTime> {
        let is_shut = self.state == State::Shut && self.is_bad();
        self.last_bad.filter(|_| is_shut)
    }

    fn told(&self, tenant: &str, wire: &'static str) -> WireHealth {
        WireHealth {
            tenant: tenant.to_owned(),
            wire,
            state: match self.state {
                State::Answers => "answers",
                State::RefusesCredential => REFUSES_CREDENTIAL,
                State::Shut => LETS_NO_CALL_IN,
                State::Fails => "does not answer",
            },
            is_bad: self.is_bad(),
            requests: self.requests,
            failures: self.failures,
            last_good: self.last_good.map(date),
            last_bad: self.last_bad.map(date),
        }
    }
}

/// The wire that a path belongs to.
pub(crate) fn wire(path: &str) -> Option<&'static str> {
    let backend = path.split('/').find_map(|part| match part {
        "xmlrpc" => Some(Backend::XmlRpc),
        "v2" => Some(Backend::RestV2),
        "v1" => Some(Backend::RestV1),
        _ => None,
    });
    backend.map(Backend::name)
}

/// Whether a status says that the wire itself does not work: the server failed, or XML-RPC is not there any more, which
/// answers with 200 while it is.
fn is_failure(wire: &str, status: StatusCode) -> bool {
    let is_gone = wire == Backend::XmlRpc.name() && !matches!(status.as_u16(), 200 | 401 | 429);
    status.is_server_error() || is_gone
}

/// A time, RFC 3339 in UTC.
pub(crate) fn date(time: SystemTime) -> String {
    DateTime::<Utc>::from(time).to_rfc3339_opts(SecondsFormat::Secs, true)
}

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    use keap_http::Body;

    use super::*;
    use crate::patience::PATIENCE;

    fn answer(status: u16, headers: &[(&'static str, &str)]) -> Response {
        let mut response = Response::new(Body::from(Vec::new()));
        *response.status_mut() = StatusCode::from_u16(status).unwrap();
        for (name, value) in headers {
            let value = http::HeaderValue::from_str(value).unwrap();
            response.headers_mut().insert(*name, value);
        }
        response
    }

    #[tokio::test(start_paused = true)]
    async fn answers_that_nobody_waited_for_any_longer_are_failures() {
        let vitals = Vitals::default();
        let v2 = wire("/crm/rest/v2/contacts");
        let is_bad = || {
            vitals
                .wires("ab123")
                .first()
                .is_some_and(|wire| wire.is_bad)
        };
        for (waited, expected) in [(PATIENCE / 2, false), (PATIENCE, true)] {
            for _ in 0..IN_A_ROW {
                let waiting = vitals.waiting(v2);
                tokio::time::advance(waited).await;
                drop(waiting);
            }
            assert_eq!(is_bad(), expected, "{waited:?}");
        }
        vitals.see(v2, &mut Ok(answer(200, &[])), UNIX_EPOCH);
        let waiting = vitals.waiting(v2);
        tokio::time::advance(PATIENCE).await;
        waiting.over();
        assert_eq!(vitals.wires("ab123")[0].failures, u64::from(IN_A_ROW));
    }

    #[test]
    fn a_wire_is_bad_after_three_failures_in_a_row_and_good_after_one_answer() {
        let vitals = Vitals::default();
        let see = |path: &str, status: u16| {
            vitals.see(wire(path), &mut Ok(answer(status, &[])), UNIX_EPOCH);
        };
        let state = || {
            let wires = vitals.wires("ab123");
            let told: Vec<_> = wires
                .iter()
                .map(|one| (one.wire, one.state, one.is_bad))
                .collect();
            told
        };
        for _ in 0..2 {
            see("/crm/rest/v2/contacts", 503);
        }
        see("/crm/rest/v1/contacts", 404);
        assert_eq!(
            state(),
            [("v1", "answers", false), ("v2", "does not answer", false)]
        );
        see("/crm/rest/v2/contacts", 401);
        assert_eq!(state()[1], ("v2", "refuses the credential", true));
        see("/crm/rest/v2/contacts", 404);
        assert_eq!(state()[1], ("v2", "answers", false));
        see("/crm/xmlrpc/v1", 404);
        assert_eq!(state()[2], ("xmlrpc", "does not answer", false));
        see("/somewhere/else", 500);
        assert_eq!(state().len(), 3);
    }

    /// One refusal for too many calls is a second that was too full; refusals that go on are a quota that is used up.
    #[test]
    fn a_wire_that_lets_no_call_in_has_used_its_quota_up() {
        let vitals = Vitals::default();
        let told = [
            ("x-keap-product-quota-limit", "500"),
            ("x-keap-product-quota-available", "500"),
        ];
        let see = |status: u16, second: u64| {
            let headers = if status == 200 { &told[..] } else { &[] };
            let at = UNIX_EPOCH + Duration::from_secs(second);
            vitals.see(Some("v2"), &mut Ok(answer(status, headers)), at);
        };
        let stands = || {
            let wire = vitals.wires("ab123").remove(0);
            (
                wire.state,
                wire.is_bad,
                wire.failures,
                vitals.quotas("ab123")[0].left,
            )
        };
        see(200, 0);
        for second in [1, 2, 3] {
            see(429, second);
        }
        assert_eq!(stands(), ("lets no call in", false, 3, 500));
        see(429, 11);
        assert_eq!(stands(), ("lets no call in", true, 4, 0));
        see(200, 12);
        assert_eq!(stands(), ("answers", false, 4, 500));
    }

    #[test]
    fn what_is_left_is_what_keap_told_last() {
        let vitals = Vitals::default();
        let quota = |left: &str| {
            let told = [
                ("x-keap-product-quota-limit", "500"),
                ("x-keap-product-quota-available", left),
            ];
            vitals.see(Some("v2"), &mut Ok(answer(200, &told)), UNIX_EPOCH);
        };
        quota("40");
        quota("39");
        vitals.see(Some("v2"), &mut Ok(answer(200, &[])), UNIX_EPOCH);
        let [left] = &vitals.quotas("ab123")[..] else {
            panic!("one quota");
        };
        assert_eq!((left.left, left.of, left.scope), (39, 500, "credential"));
        assert!(left.is_of_a_day());
    }
}
