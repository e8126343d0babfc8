//! Being stopped from outside: Ctrl-C, or a service manager.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::watch;

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

/// What a command that ends by itself was asked.
static ASKED: LazyLock<watch::Sender<Option<Stop>>> = LazyLock::new(|| watch::Sender::new(None));

impl Stop {
    /// 128 and the number of the signal, as shells tell it.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Interrupt => 130,
            Self::Terminate => 143,
        }
    }

    /// Completes when the program is asked to stop, or was while nobody waited for it.
    pub(crate) async fn asked() -> Self {
        let mut asked = ASKED.subscribe();
        loop {
            if let Some(stop) = *asked.borrow_and_update() {
                return stop;
            }
            if asked.changed().await.is_err() {
                std::future::pending::<()>().await;
            }
        }
    }

    /// From here on the command itself waits for [`asked`](Self::asked), because it has something to put in order.
    /// Whoever asks twice does not want to wait for that.
    pub(crate) fn gracefully() {
        GRACEFUL.store(true, Ordering::Relaxed);
    }
}

/// The signals that ask the program to stop.
pub(crate) struct Signals {
    #[cfg(unix)]
    terminate: Option<tokio::signal::unix::Signal>,
}

/// Listens from here on: a signal that comes before anybody waits for it is kept.
pub(crate) fn listen() -> Signals {
    Signals {
        // Without a handler the default action ends the program.
        #[cfg(unix)]
        terminate: tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()).ok(),
    }
}

impl Signals {
    async fn next(&mut self) -> Stop {
        tokio::select! {
            () = interrupt() => Stop::Interrupt,
            () = self.terminate() => Stop::Terminate,
        }
    }

    #[cfg(unix)]
    async fn terminate(&mut self) {
        match &mut self.terminate {
            Some(signals) => drop(signals.recv().await),
            None => std::future::pending().await,
        }
    }

    #[cfg(not(unix))]
    async fn terminate(&mut self) {
        std::future::pending().await
    }
}

/// Ends the program when it is asked to, also while it waits for standard input.
pub(crate) async fn watch(mut signals: Signals, format: Format, writes: bool) {
    let mut stop = signals.next().await;
    if GRACEFUL.load(Ordering::Relaxed) {
        ASKED.send_replace(Some(stop));
        stop = signals.next().await;
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
