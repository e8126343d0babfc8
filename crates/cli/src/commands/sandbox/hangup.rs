//! A terminal that is closed, for a service that has something to put in order. On Windows the console that is closed asks
//! every command to stop (`signals`).

#[cfg(unix)]
use tokio::signal::unix::{Signal, SignalKind, signal};

/// SIGHUP, where it is listened for.
pub(super) struct Hangup {
    #[cfg(unix)]
    signals: Option<Signal>,
}

impl Hangup {
    /// Listens from here on.
    #[cfg(unix)]
    pub(super) fn listen() -> Self {
        // Without a handler the default action ends the program.
        let signals = (!is_ignored()).then(|| signal(SignalKind::hangup()).ok());
        Self {
            signals: signals.flatten(),
        }
    }

    #[cfg(not(unix))]
    pub(super) fn listen() -> Self {
        Self {}
    }

    /// Nobody listens, and the default action stands.
    pub(super) fn unheard() -> Self {
        Self {
            #[cfg(unix)]
            signals: None,
        }
    }

    /// Completes when the terminal is closed.
    pub(super) async fn came(&mut self) {
        #[cfg(unix)]
        if let Some(signals) = &mut self.signals {
            signals.recv().await;
            return;
        }
        std::future::pending().await
    }
}

/// Whether the program was started to outlive its terminal, as by `nohup`. Linux tells; elsewhere it is not known, and the
/// signal is listened for.
#[cfg(unix)]
fn is_ignored() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mut lines = status.lines();
    let mask = lines.find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    // SIGHUP is signal 1, the lowest bit.
    mask.is_some_and(|mask| mask & 1 == 1)
}
