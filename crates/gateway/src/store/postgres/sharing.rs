//! With which other gateways this one shares the gaps between its calls: those that have a block of the same quota.
//!
//! Each block that is taken tells it. A block that was taken by a gateway that was alone can last for seconds after it is
//! no longer, so it looks again while it calls, beside the calls and not on their way.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use keap_http::Sharing;
use tokio::time::Instant;

/// How old what is known may be when a call goes out.
const FRESH: Duration = Duration::from_millis(100);

/// What is known of each quota of which this gateway has taken a block.
#[derive(Clone, Debug, Default)]
pub(super) struct KnownSharing(Arc<Mutex<BTreeMap<String, Known>>>);

#[derive(Clone, Copy, Debug)]
struct Known {
    sharing: Sharing,
    /// When it was looked at last, or begun to.
    at: Instant,
}

impl KnownSharing {
    pub(super) fn learn(&self, quota: &str, sharing: Sharing) {
        let at = Instant::now();
        self.lock().insert(quota.to_owned(), Known { sharing, at });
    }

    /// What is known of a quota, and whether it is time to look again, which is told to one who asks.
    pub(super) fn of(&self, quota: &str) -> Option<(Sharing, bool)> {
        let mut quotas = self.lock();
        let known = quotas.get_mut(quota)?;
        let is_old = known.at.elapsed() >= FRESH;
        if is_old {
            known.at = Instant::now();
        }
        Some((known.sharing, is_old))
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Known>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Sharing with so many others, some of whom have their turn before this gateway, and what the clock says that all read.
pub(super) fn sharing(others: i64, before: i64, clock: Duration) -> Sharing {
    let hosts = u32::try_from(others.saturating_add(1)).unwrap_or(u32::MAX);
    Sharing::with(hosts).in_turn(u32::try_from(before).unwrap_or_default(), clock)
}
