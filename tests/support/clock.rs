//! The time of day that goes with tokio's clock, paused or not.

use std::time::{Duration, SystemTime};

use keap_http::Clock;
use tokio::time::Instant;

/// Starts at 15 January 2026, 22:00 UTC, and moves with tokio's time.
#[derive(Clone, Copy, Debug)]
pub struct TokioClock(Instant);

impl TokioClock {
    /// A clock that starts now.
    pub fn new() -> Self {
        Self(Instant::now())
    }
}

impl Default for TokioClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for TokioClock {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_768_514_400) + self.0.elapsed()
    }
}

/// Runs a test with a clock of tokio that goes on only where everybody waits.
pub fn run<T>(test: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .expect("a runtime of one thread")
        .block_on(test)
}
