//! How one wire to Keap does.

use std::time::{Duration, SystemTime};

use http::StatusCode;
use keap::Backend;
use serde::Serialize;

use super::moment::date;

/// Failures in a row after which a wire is known to be bad. One may be a slip.
pub(super) const IN_A_ROW: u32 = 3;

/// How long a wire lets no call in before its quota counts as used up: a second that was too full, and most minutes, are
/// over by then, and calls that waited are answered.
const SHUT_FOR: Duration = Duration::from_secs(10);

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counted {
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
pub(super) enum State {
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

impl Counted {
    pub(super) fn count(&mut self, state: State, now: SystemTime) {
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
    pub(super) fn shut_at(&self) -> Option<SystemTime> {
        let is_shut = self.state == State::Shut && self.is_bad();
        self.last_bad.filter(|_| is_shut)
    }

    pub(super) fn told(&self, tenant: &str, wire: &'static str) -> WireHealth {
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
pub(super) fn is_failure(wire: &str, status: StatusCode) -> bool {
    let is_gone = wire == Backend::XmlRpc.name() && !matches!(status.as_u16(), 200 | 401 | 429);
    status.is_server_error() || is_gone
}
