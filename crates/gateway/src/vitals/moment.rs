//! How times are told.

use std::time::SystemTime;

use chrono::{DateTime, SecondsFormat, Utc};

/// A time, RFC 3339 in UTC.
pub(crate) fn date(time: SystemTime) -> String {
    DateTime::<Utc>::from(time).to_rfc3339_opts(SecondsFormat::Secs, true)
}
