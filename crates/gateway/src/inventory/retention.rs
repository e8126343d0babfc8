//! How long what is kept about callers is kept, and that it is forgotten then.

use std::time::Duration;

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use keap_http::{Clock, Shown, SystemClock};
use tokio::time::Instant;

use super::Inventory;
use super::seen::hour;
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
}

impl Inventory {
    /// Keeps addresses as long as this.
    #[must_use]
    pub fn addresses(mut self, addresses: Addresses) -> Self {
        self.addresses = addresses;
        self
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
        let now = DateTime::<Utc>::from(clock.now());
        let before = |days: u16| {
            let before = now.checked_sub_signed(TimeDelta::days(days.into()));
            let before = before.unwrap_or(DateTime::UNIX_EPOCH);
            before.to_rfc3339_opts(SecondsFormat::Millis, true)
        };
        let addresses = self.addresses;
        let address = addresses.are_kept().then(|| before(addresses.days));
        self.store
            .forget(&hour(&before(DAYS)), address.as_deref())
            .await
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
