//! Whether an attempt still stands before the network: whoever stops waiting for it knows then that nothing was sent.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::time::Instant;

use crate::{Request, Sent};

/// The way for the layers of a stack to say that they hold an attempt back: for a permit, a place in time, a token. Put
/// into the request's extensions by the retry layer, which looks at it when the time is over; without that layer it says
/// nothing to anybody.
#[derive(Clone, Debug, Default)]
pub struct Held(Arc<Mutex<Stand>>);

/// Where an attempt stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Stand {
    /// Nobody has held it back.
    #[default]
    Free,
    /// It waits, and nothing of it was carried out.
    Waiting,
    /// It has been on its way since then.
    Gone(Instant),
}

impl Held {
    /// That of an attempt.
    pub fn of(request: &Request) -> Self {
        let held = request.extensions().get::<Self>();
        held.cloned().unwrap_or_default()
    }

    /// A new one, on an attempt that begins.
    pub(crate) fn on(request: &mut Request) -> Self {
        let held = Self::default();
        request.extensions_mut().insert(held.clone());
        held
    }

    /// From here on the attempt waits, and nothing of it was carried out.
    pub fn hold(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Stand::Waiting;
    }

    /// From here on it is on its way.
    pub fn let_go(&self) {
        let now = Stand::Gone(Instant::now());
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }

    /// What is known of an attempt that nobody waits for any more.
    pub(crate) fn sent(&self) -> Sent {
        match self.stand() {
            Stand::Waiting => Sent::No,
            Stand::Free | Stand::Gone(_) => Sent::Maybe,
        }
    }

    pub(crate) fn stand(&self) -> Stand {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
