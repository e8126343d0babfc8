//! When something ends, as a person reads it.

use std::time::Duration;

use chrono::{DateTime, Utc};
use keap_http::{Clock as _, SystemClock};

/// The time of day after a pause.
pub(super) fn clock(pause: Duration) -> Option<String> {
    let moment = DateTime::<Utc>::from(SystemClock.now().checked_add(pause)?);
    Some(moment.format("%H:%M:%S UTC").to_string())
}
