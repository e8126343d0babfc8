//! A terminal that is closed, for a service that has something to put in order, where it is not known whether it is to
//! outlive its terminal. Where that is known, and on Windows, it asks every command to stop (`signals`).

#[cfg(unix)]
use tokio::signal::unix::{Signal, SignalKind, signal};

#[cfg(unix)]
use crate::signals::ignores_hangup;

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
        let signals = ignores_hangup()
            .is_none()
            .then(|| signal(SignalKind::hangup()).ok());
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
