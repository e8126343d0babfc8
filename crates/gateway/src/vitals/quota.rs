//! What is left of a quota.

use std::time::{Duration, SystemTime};

use keap_http::{QuotaScope, QuotaWindow};
use serde::Serialize;

use super::moment::date;

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

pub(super) fn left(tenant: &str, window: &QuotaWindow, at: SystemTime) -> Option<QuotaLeft> {
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
