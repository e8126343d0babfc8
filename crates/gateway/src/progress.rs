//! How far the request of a connection is, for whoever may have to close the connection.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the whole request of a connection has come. Until then it may be closed in favour of another one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Progress(Arc<AtomicBool>);

impl Progress {
    pub(crate) fn arrived(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    pub(crate) fn done(&self) {
        self.0.store(false, Ordering::Relaxed);
    }

    pub(crate) fn is_at_work(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
