//! Being stopped from outside: Ctrl-C, or a service manager.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::args::Format;
use crate::failure::Failure;
use crate::{calls, output};

/// How the program was asked to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// SIGINT, which is Ctrl-C.
    Interrupt,
    /// SIGTERM.
    Terminate,
}

/// Whether the command ends by itself when it is asked to.
static GRACEFUL: AtomicBool = AtomicBool::new(false);

impl Stop {
    /// 128 and the number of the signal, as shells tell it.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Interrupt => 130,
            Self::Terminate => 143,
        }
    }

    /// Completes when the program is asked to stop.
    pub(crate) async fn asked() -> Self {
        tokio::select! {
            () = interrupt() => Self::Interrupt,
            () = terminate() => Self::Terminate,
        }
    }

    /// From here on the command itself waits for [`asked`](Self::asked), because it has something to put in order.
    /// Whoever asks twice does not want to wait for that.
    pub(crate) fn gracefully() {
        GRACEFUL.store(true, Ordering::Relaxed);
    }
}

/// Ends the program when it is asked to, also while it waits for standard input.
pub(crate) async fn watch(format: Format, writes: bool) {
    let mut stop = Stop::asked().await;
    if GRACEFUL.load(Ordering::Relaxed) {
        stop = Stop::asked().await;
    }
    let failure = Failure::stopped(stop, writes && calls::has_called());
    output::tell(&failure.written(format));
    std::process::exit(stop.code().into());
}

async fn interrupt() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Without a handler the default action ends the program.
        std::future::pending::<()>().await;
    }
}

#[cfg(unix)]
async fn terminate() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut signals) => {
            signals.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminate() {
    std::future::pending().await
}
