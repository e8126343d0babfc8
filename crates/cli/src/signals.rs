//! What asks the program to stop: signals on Unix, events of the console on Windows.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::sync::Notify;

use crate::failure::Failure;
use crate::format::Format;
use crate::stop::Stop;
use crate::{calls, grants, pasted, told};

/// How long a program that was asked to stop waits for tokens that are on their way.
const PATIENCE: Duration = Duration::from_secs(30);

/// What takes no longer than this is not told.
const MOMENT: Duration = Duration::from_millis(300);

/// Lets go of the command, so that it sends nothing more.
static HALT: Notify = Notify::const_new();

/// Completes when the command is to be let go of; [`watch`] ends the program then.
pub(crate) async fn halted() {
    HALT.notified().await;
}

/// What asks the program to stop.
pub(crate) struct Signals {
    system: system::Signals,
}

/// Listens from here on: what comes before anybody waits for it is kept.
pub(crate) fn listen() -> Signals {
    Signals {
        system: system::Signals::listen(),
    }
}

impl Signals {
    /// Whether a signal says no more than to read again what is read.
    #[cfg(unix)]
    fn only_reread(&self, stop: Stop) -> bool {
        stop == Stop::Hangup && !self.system.has_terminal() && Stop::reread()
    }

    #[cfg(windows)]
    fn only_reread(&self, _: Stop) -> bool {
        false
    }

    #[cfg(unix)]
    async fn next(&mut self) -> Stop {
        self.system.next().await
    }

    #[cfg(windows)]
    async fn next(&mut self) -> Stop {
        tokio::select! {
            () = interrupt() => Stop::Interrupt,
            stop = self.system.next() => stop,
        }
    }
}

#[cfg(unix)]
pub(crate) use self::system::{ignores_hangup, take_spare};

#[cfg(unix)]
mod system {
    use tokio::signal::unix::{Signal, SignalKind, signal};

    use crate::stop::Stop;

    pub(super) struct Signals {
        interrupt: Option<Signal>,
        terminate: Option<Signal>,
        hangup: Option<Signal>,
        /// Whether there is a terminal that could be closed. Asked later, one that was closed is none.
        has_terminal: bool,
    }

    impl Signals {
        pub(super) fn listen() -> Self {
            Self {
                // Without a handler the default action ends the program.
                interrupt: signal(SignalKind::interrupt()).ok(),
                terminate: signal(SignalKind::terminate()).ok(),
                hangup: match ignores_hangup() {
                    Some(false) => signal(SignalKind::hangup()).ok(),
                    _ => None,
                },
                has_terminal: std::fs::File::open("/dev/tty").is_ok(),
            }
        }

        pub(super) fn has_terminal(&self) -> bool {
            self.has_terminal
        }

        pub(super) async fn next(&mut self) -> Stop {
            tokio::select! {
                () = came(self.interrupt.as_mut()) => Stop::Interrupt,
                () = came(self.terminate.as_mut()) => Stop::Terminate,
                () = came(self.hangup.as_mut()) => Stop::Hangup,
            }
        }
    }

    async fn came(signals: Option<&mut Signal>) {
        match signals {
            Some(signals) => drop(signals.recv().await),
            None => std::future::pending().await,
        }
    }

    /// Takes SIGUSR1 and SIGUSR2 as SIGHUP is taken by a service: other services open their logs anew for them, and nobody
    /// means to kill this one by them.
    pub(crate) async fn take_spare() {
        let mut first = signal(SignalKind::user_defined1()).ok();
        let mut second = signal(SignalKind::user_defined2()).ok();
        loop {
            tokio::select! {
                () = came(first.as_mut()) => {}
                () = came(second.as_mut()) => {}
            }
            Stop::reread();
        }
    }

    /// Whether the program was started to outlive its terminal, as by `nohup`. Linux tells; elsewhere it is not known.
    pub(crate) fn ignores_hangup() -> Option<bool> {
        let status = std::fs::read_to_string("/proc/self/status").ok()?;
        let mut lines = status.lines();
        let mask = lines.find_map(|line| line.strip_prefix("SigIgn:"))?;
        let mask = u64::from_str_radix(mask.trim(), 16).ok()?;
        // SIGHUP is signal 1, the lowest bit.
        Some(mask & 1 == 1)
    }
}

/// Ctrl-Break is typed, or sent by whoever started the program in a group of its own. When the window is closed or the
/// system goes down, Windows leaves a program some seconds to end by itself.
#[cfg(windows)]
mod system {
    use tokio::signal::windows::{
        CtrlBreak, CtrlClose, CtrlShutdown, ctrl_break, ctrl_close, ctrl_shutdown,
    };

    use crate::stop::Stop;

    pub(super) struct Signals {
        typed: Option<CtrlBreak>,
        closed: Option<CtrlClose>,
        down: Option<CtrlShutdown>,
    }

    impl Signals {
        pub(super) fn listen() -> Self {
            Self {
                // Without a handler the default action ends the program.
                typed: ctrl_break().ok(),
                closed: ctrl_close().ok(),
                down: ctrl_shutdown().ok(),
            }
        }

        pub(super) async fn next(&mut self) -> Stop {
            tokio::select! {
                Some(()) = came(self.typed.as_mut().map(CtrlBreak::recv)) => Stop::Interrupt,
                Some(()) = came(self.closed.as_mut().map(CtrlClose::recv)) => Stop::Hangup,
                Some(()) = came(self.down.as_mut().map(CtrlShutdown::recv)) => Stop::Terminate,
                else => std::future::pending().await,
            }
        }
    }

    async fn came(event: Option<impl Future<Output = Option<()>>>) -> Option<()> {
        match event {
            Some(event) => event.await,
            None => None,
        }
    }
}

/// Ends the program when it is asked to, also while it waits for standard input. Whether the command writes is known once its
/// flags are read.
pub(crate) async fn watch(mut signals: Signals, format: Format, writes: Arc<AtomicBool>) {
    let stop = loop {
        let stop = signals.next().await;
        if !signals.only_reread(stop) && !stop.ask() {
            break stop;
        }
    };
    pasted::show_again();
    HALT.notify_one();
    tokio::select! {
        () = settle(format) => {}
        _ = signals.next() => {}
    }
    let writes = writes.load(Ordering::Relaxed);
    let failure = Failure::stopped(stop, writes && calls::has_sent());
    told::tell(&failure.written(format));
    std::process::exit(stop.code().into());
}

/// Waits for tokens on their way, without which the grant would be lost.
async fn settle(format: Format) {
    let settled = tokio::time::timeout(MOMENT, grants::settle_all()).await;
    if settled.is_err() {
        let seconds = PATIENCE.as_secs();
        let text = format!(
            "waiting for new tokens that are on their way, {seconds} s at most; stopped once more, the program ends at once, and the grant may be lost"
        );
        told::note(format, &text);
        let _ = tokio::time::timeout(PATIENCE, grants::settle_all()).await;
    }
}

#[cfg(windows)]
async fn interrupt() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Without a handler the default action ends the program.
        std::future::pending::<()>().await;
    }
}
