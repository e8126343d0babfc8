//! How long what is kept about callers is kept, and that it is forgotten then.

use std::time::{Duration, SystemTime};

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use keap_http::{Clock, Shown, SystemClock};
use tokio::time::Instant;

use super::Inventory;
use super::seen::{Origin, Seen, hour};
use crate::store::StoreError;

/// How long calls over time are kept, in days.
const DAYS: u16 = 90;

/// How often it is looked for what is too old.
const EVERY: Duration = Duration::from_secs(60 * 60);

/// How long the addresses of callers are kept after their last call. They are personal data: 90 days at most, or not at
/// all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Addresses {
    days: u16,
}

impl Default for Addresses {
    fn default() -> Self {
        Self { days: DAYS }
    }
}

impl Addresses {
    /// Kept for as many days, 90 at most; not at all for 0. None when it is more.
    pub fn kept_for(days: u16) -> Option<Self> {
        (days <= DAYS).then_some(Self { days })
    }

    /// Whether they are kept at all.
    pub fn are_kept(self) -> bool {
        self.days > 0
    }

    /// The time before which none is kept; nothing when none is kept at all.
    fn least(self, now: SystemTime) -> Option<String> {
        self.are_kept().then(|| before(now, self.days))
    }

    /// What may be reported at a time: no address whose time is over, whether it is deleted already or not. A gateway that
    /// does not run deletes none.
    #[must_use]
    pub fn reported(self, mut seen: Seen, now: SystemTime) -> Seen {
        let least = self.least(now);
        let is_over = |origin: &Origin| least.as_ref().is_none_or(|least| origin.last < *least);
        seen.origins
            .retain(|origin| origin.address.is_empty() || !is_over(origin));
        seen
    }
}

/// The time that many days before another, as the store has times.
fn before(now: SystemTime, days: u16) -> String {
    let before = DateTime::<Utc>::from(now).checked_sub_signed(TimeDelta::days(days.into()));
    let before = before.unwrap_or(DateTime::UNIX_EPOCH);
    before.to_rfc3339_opts(SecondsFormat::Millis, true)
}

impl Inventory {
    /// Keeps addresses as long as this.
    #[must_use]
    pub fn addresses(mut self, addresses: Addresses) -> Self {
        self.addresses = addresses;
        self
    }

    /// How long addresses are kept.
    pub(crate) fn kept_addresses(&self) -> Addresses {
        self.addresses
    }

    /// Whether the addresses of callers may be kept.
    pub(crate) fn keeps_addresses(&self) -> bool {
        self.addresses.are_kept()
    }

    /// Forgets calls over time after 90 days, and addresses when their time is over.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn forget(&self, clock: &impl Clock) -> Result<(), StoreError> {
        let now = clock.now();
        let address = self.addresses.least(now);
        let hour = hour(&before(now, DAYS));
        self.store.forget(&hour, address.as_deref()).await
    }

    /// The same, when an hour is over since it was done.
    pub(super) async fn forget_hourly(&self, last: &mut Option<Instant>) {
        if last.is_some_and(|last| last.elapsed() < EVERY) {
            return;
        }
        *last = Some(Instant::now());
        if let Err(error) = self.forget(&SystemClock).await {
            let error = error.with_causes();
            tracing::warn!(error = %Shown::new(&error), "what is too old is not forgotten");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_should_be_forgotten_is_not_reported() {
        let now = SystemTime::from("2026-11-29T12:00:00Z".parse::<DateTime<Utc>>().unwrap());
        let seen = |address: &str, last: &str| Origin {
            address: address.to_owned(),
            last: last.to_owned(),
            ..Origin::default()
        };
        let origins = vec![
            seen("192.0.2.1", "2026-11-28T12:00:00.001Z"),
            seen("192.0.2.2", "2026-11-28T11:59:59.999Z"),
            seen("", "2020-01-01T00:00:00.000Z"),
        ];
        let all = Seen {
            origins,
            ..Seen::default()
        };
        let left = |days: u16| {
            let kept = Addresses::kept_for(days).unwrap();
            let reported = kept.reported(all.clone(), now).origins.into_iter();
            reported.map(|origin| origin.address).collect::<Vec<_>>()
        };
        assert_eq!(left(90).len(), 3);
        assert_eq!(left(1), ["192.0.2.1", ""]);
        assert_eq!(left(0), [""]);
    }
}
