//! Whether an attempt still stands before the network: whoever stops waiting for it knows then that nothing was sent.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::{Request, Sent};

/// The way for the layers of a stack to say that they hold an attempt back: for a permit, a place in time, a token. Put
/// into the request's extensions by the retry layer, which looks at it when the time is over; without that layer it says
/// nothing to anybody.
#[derive(Clone, Debug, Default)]
pub struct Held {
    waits: Arc<Mutex<Waits>>,
    /// Until when a refusal may hold it back; none without the retry layer.
    until: Option<Instant>,
}

/// How long an attempt has waited.
#[derive(Debug, Default)]
struct Waits {
    /// Since when it waits; none while it is on its way.
    since: Option<Instant>,
    /// How long it waited before that.
    before: Duration,
}

impl Held {
    /// That of an attempt.
    pub fn of(request: &Request) -> Self {
        let held = request.extensions().get::<Self>();
        held.cloned().unwrap_or_default()
    }

    /// A new one, on an attempt that begins, and that no refusal may hold back beyond a moment.
    pub(crate) fn on(request: &mut Request, until: Instant) -> Self {
        let held = Self {
            until: Some(until),
            ..Self::default()
        };
        request.extensions_mut().insert(held.clone());
        held
    }

    /// From here on the attempt waits, and nothing of it was carried out.
    pub fn hold(&self) {
        self.waits().since.get_or_insert_with(Instant::now);
    }

    /// From here on it is on its way.
    pub fn let_go(&self) {
        let mut waits = self.waits();
        if let Some(since) = waits.since.take() {
            waits.before = waits.before.saturating_add(since.elapsed());
        }
    }

    /// Whether a refusal that ends at this moment holds it back for too long.
    pub(crate) fn is_too_late(&self, moment: Instant) -> bool {
        self.until.is_some_and(|until| moment >= until)
    }

    /// What is known of an attempt that nobody waits for any more.
    pub(crate) fn sent(&self) -> Sent {
        match self.waits().since {
            Some(_) => Sent::No,
            None => Sent::Maybe,
        }
    }

    /// How long it has waited until now.
    pub(crate) fn waited(&self) -> Duration {
        let waits = self.waits();
        let now = waits.since.map(|since| since.elapsed());
        waits.before.saturating_add(now.unwrap_or_default())
    }

    fn waits(&self) -> MutexGuard<'_, Waits> {
        self.waits.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
