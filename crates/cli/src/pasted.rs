//! What somebody pastes or types at a terminal: he is told what to paste and how to end, and a secret is not shown.

use std::io::{IsTerminal as _, stdin};
use std::sync::{Mutex, PoisonError};

use crate::{screen, told};

/// How an input is ended that is typed.
const END: &str = match cfg!(windows) {
    true => "Ctrl-Z and Enter",
    false => "Ctrl-D",
};

/// How far somebody pastes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Until {
    Line,
    End,
}

impl Until {
    fn told(self) -> String {
        match self {
            Self::Line => "then Enter".to_owned(),
            Self::End => format!("Enter, and {END}"),
        }
    }
}

/// Asks for what is read from standard input next, where that is a terminal.
pub(crate) fn ask(what: &str, until: Until) {
    if stdin().is_terminal() {
        tell(&format!("Paste {what}, {}:", until.told()));
    }
}

/// A question as wide as the terminal.
fn tell(question: &str) {
    told::tell(&screen::of_errors().folded(question));
}

/// Asks for a secret, which is not shown until the answer of this function is dropped.
pub(crate) fn ask_hidden(what: &str, until: Until) -> Option<Hidden> {
    if !stdin().is_terminal() {
        return None;
    }
    // Who sees the question may begin to type.
    let is_hidden = hide();
    let seen = match is_hidden {
        true => "it is not shown",
        false => "this terminal shows it",
    };
    tell(&format!("Paste {what} ({seen}), {}:", until.told()));
    Some(Hidden)
}

/// What is typed is not shown while it lives.
#[derive(Debug)]
pub(crate) struct Hidden;

impl Drop for Hidden {
    fn drop(&mut self) {
        show_again();
    }
}

/// How the terminal was before.
static BEFORE: Mutex<Option<echo::Before>> = Mutex::new(None);

fn hide() -> bool {
    let Ok(before) = echo::off() else {
        return false;
    };
    *BEFORE.lock().unwrap_or_else(PoisonError::into_inner) = Some(before);
    true
}

/// Lets the terminal show again what is typed; for who ends the program while a secret is asked for.
pub(crate) fn show_again() {
    let before = BEFORE.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(before) = before {
        echo::restore(before);
    }
}

#[cfg(unix)]
mod echo {
    use std::io::{self, stdin};

    use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};

    pub(super) type Before = Termios;

    pub(super) fn off() -> io::Result<Before> {
        let before = tcgetattr(stdin())?;
        let mut hidden = before.clone();
        hidden.local_modes.remove(LocalModes::ECHO);
        tcsetattr(stdin(), OptionalActions::Now, &hidden)?;
        Ok(before)
    }

    pub(super) fn restore(before: Before) {
        // A terminal that is gone shows nothing.
        let _ = tcsetattr(stdin(), OptionalActions::Now, &before);
    }
}

#[cfg(windows)]
mod echo {
    use std::io;

    use crossterm_winapi::{ConsoleMode, Handle, HandleType};

    pub(super) type Before = u32;

    /// `ENABLE_ECHO_INPUT`
    const SHOWN: u32 = 0x0004;

    fn console() -> io::Result<ConsoleMode> {
        Ok(ConsoleMode::from(Handle::new(HandleType::InputHandle)?))
    }

    pub(super) fn off() -> io::Result<Before> {
        let console = console()?;
        let before = console.mode()?;
        console.set_mode(before & !SHOWN)?;
        Ok(before)
    }

    pub(super) fn restore(before: Before) {
        // A console that is gone shows nothing.
        drop(console().and_then(|console| console.set_mode(before)));
    }
}

#[cfg(not(any(unix, windows)))]
mod echo {
    use std::io;

    pub(super) type Before = ();

    pub(super) fn off() -> io::Result<Before> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub(super) fn restore((): Before) {}
}
