//! The signals that ask the program to stop.

use crate::failure::Failure;
use crate::format::Format;
use crate::stop::Stop;
use crate::{calls, told};

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
    if stop.ask() {
        stop = signals.next().await;
    }
    let failure = Failure::stopped(stop, writes && calls::has_called());
    told::tell(&failure.written(format));
    std::process::exit(stop.code().into());
}

async fn interrupt() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Without a handler the default action ends the program.
        std::future::pending::<()>().await;
    }
}
