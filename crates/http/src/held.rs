//! Whether an attempt still stands before the network: whoever stops waiting for it knows then that nothing was sent.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::{Request, Sent};

/// The way for the layers of a stack to say that they hold an attempt back: for a permit, a place in time, a token. Put
/// into the request's extensions by the retry layer, which looks at it when the time is over; without that layer it says
/// nothing to anybody.
#[derive(Clone, Debug, Default)]
pub struct Held(Arc<AtomicBool>);

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
        self.0.store(true, Ordering::Relaxed);
    }

    /// From here on it is on its way.
    pub fn let_go(&self) {
        self.0.store(false, Ordering::Relaxed);
    }

    /// What is known of an attempt that nobody waits for any more.
    pub(crate) fn sent(&self) -> Sent {
        match self.0.load(Ordering::Relaxed) {
            true => Sent::No,
            false => Sent::Maybe,
        }
    }
}
