//! Being stopped from outside: Ctrl-C, or a service manager.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::watch;

/// How the program was asked to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// SIGINT, which is Ctrl-C; on Windows also Ctrl-Break.
    Interrupt,
    /// SIGTERM; on Windows a system that goes down.
    Terminate,
    /// SIGHUP: the terminal is closed; on Windows the console.
    Hangup,
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
            Self::Hangup => 129,
        }
    }

    /// How a command was stopped that ended with this code; none where it was not.
    pub(crate) fn of_code(code: u8) -> Option<Self> {
        let all = [Self::Interrupt, Self::Terminate, Self::Hangup];
        all.into_iter().find(|one| one.code() == code)
    }

    /// What it is called on this system.
    pub(crate) fn name(self) -> &'static str {
        match (self, cfg!(windows)) {
            (Self::Interrupt, false) => "SIGINT",
            (Self::Terminate, false) => "SIGTERM",
            (Self::Hangup, false) => "SIGHUP",
            (Self::Interrupt, true) => "Ctrl-C",
            (Self::Terminate, true) => "the end of the session",
            (Self::Hangup, true) => "the end of its console",
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

    /// Asks the command, where it waits for that.
    pub(crate) fn ask(self) -> bool {
        let is_graceful = GRACEFUL.load(Ordering::Relaxed);
        if is_graceful {
            ASKED.send_replace(Some(self));
        }
        is_graceful
    }
}
