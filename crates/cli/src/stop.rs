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

/// Whether the command, asked twice, ends by itself all the same, without waiting.
static HURRIES: AtomicBool = AtomicBool::new(false);

/// That a command which hurries was asked twice.
static HURRY: LazyLock<watch::Sender<bool>> = LazyLock::new(|| watch::Sender::new(false));

/// Whether the command goes on where a service is told to read again what it reads.
#[cfg(unix)]
static REREADS: AtomicBool = AtomicBool::new(false);

/// How often that was said.
#[cfg(unix)]
static REREAD: LazyLock<watch::Sender<u64>> = LazyLock::new(|| watch::Sender::new(0));

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

    /// From here on the command waits for [`hurried`](Self::hurried) as well: who asks twice does not want to wait, and
    /// what it has to put in order is put in order all the same. Who asks three times ends it at once.
    pub(crate) fn hurries() {
        HURRIES.store(true, Ordering::Relaxed);
    }

    /// Completes when the program is asked to stop once more.
    pub(crate) async fn hurried() {
        // The sender lives as long as the program.
        let _ = HURRY.subscribe().wait_for(|hurry| *hurry).await;
    }

    /// From here on SIGHUP ends the command no more where it has no terminal that could be closed: it is a service, which
    /// is told by it to read again what it reads.
    #[cfg(unix)]
    pub(crate) fn rereads() {
        REREADS.store(true, Ordering::Relaxed);
    }

    /// Says that the command is to read again what it reads; false where it does not.
    #[cfg(unix)]
    pub(crate) fn reread() -> bool {
        let rereads = REREADS.load(Ordering::Relaxed);
        if rereads {
            REREAD.send_modify(|count| *count = count.wrapping_add(1));
        }
        rereads
    }

    /// Completes each time when the command is to read again what it reads.
    #[cfg(unix)]
    pub(crate) fn rereading() -> watch::Receiver<u64> {
        REREAD.subscribe()
    }

    /// Asks the command, where it waits for that.
    pub(crate) fn ask(self) -> bool {
        if !GRACEFUL.load(Ordering::Relaxed) {
            return false;
        }
        let is_first = ASKED.borrow().is_none();
        if is_first {
            ASKED.send_replace(Some(self));
        }
        is_first || (HURRIES.load(Ordering::Relaxed) && !HURRY.send_replace(true))
    }
}
