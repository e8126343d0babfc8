//! What is told on standard error, and what is printed nowhere.

use std::io::{self, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{LazyLock, Mutex, MutexGuard, OnceLock, PoisonError};

use keap_auth::Tokens;
use keap_http::{Presented, Secret, Shown};
use serde_json::json;

use crate::format::Format;
use crate::screen::{self, Mark};

/// The longest note.
const LONGEST_NOTE: usize = 4_000;

/// What this program has read that must not be printed, wherever it comes back.
static SECRETS: LazyLock<Mutex<Presented>> = LazyLock::new(Mutex::default);

pub(crate) fn secrets() -> MutexGuard<'static, Presented> {
    SECRETS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// From here on this secret is not printed, in any of its spellings: a server may send back what it was
/// sent.
pub(crate) fn hide(secret: &Secret) {
    secrets().add_with_spellings(secret);
}

/// The same for all that a call presents.
pub(crate) fn hide_all(presented: &Presented) {
    let mut secrets = secrets();
    for secret in presented.secrets() {
        secrets.add(secret.clone());
    }
}

/// The same for a pair of tokens.
pub(crate) fn hide_tokens(tokens: &Tokens) {
    hide(&tokens.access);
    tokens.refresh.iter().for_each(hide);
}

/// Who wants to know that something was told.
static LISTENER: OnceLock<fn()> = OnceLock::new();

/// From here on this function is called whenever something is told. The first one stays.
pub(crate) fn listen(listener: fn()) {
    LISTENER.get_or_init(|| listener);
}

/// Something was told on standard error.
pub(crate) fn told() {
    if let Some(listener) = LISTENER.get() {
        listener();
    }
}

/// Whether nobody wants to hear how it goes.
static QUIET: AtomicBool = AtomicBool::new(false);

/// From here on nothing is told on the way; warnings and errors are.
pub(crate) fn be_quiet() {
    QUIET.store(true, Ordering::Relaxed);
}

pub(crate) fn is_quiet() -> bool {
    QUIET.load(Ordering::Relaxed)
}

/// Whether somebody wants to have all of it.
static VERBOSE: AtomicBool = AtomicBool::new(false);

/// From here on nothing is shortened.
pub(crate) fn be_verbose() {
    VERBOSE.store(true, Ordering::Relaxed);
}

pub(crate) fn is_verbose() -> bool {
    VERBOSE.load(Ordering::Relaxed)
}

/// Tells something on the way.
pub(crate) fn note(format: Format, text: &str) {
    if is_quiet() {
        // Whoever asked for silence is not told that there was some.
        return told();
    }
    tell(&noted(format, "note", text));
}

/// Writes lines to standard error. That nobody reads it must not end the program.
pub(crate) fn tell(text: &str) {
    told();
    let text = secrets().hide(text).into_owned();
    drop(writeln!(io::stderr().lock(), "{text}"));
}

/// A note as it is told in a format. Line breaks stay, for pages to open and the like; what commands a terminal does not.
pub(crate) fn noted(format: Format, kind: &str, text: &str) -> String {
    if matches!(format, Format::Json | Format::Jsonl) {
        let document = json!({ kind: text.trim() }).to_string();
        return Shown::json(&document).into_owned();
    }
    let lines = text
        .lines()
        .map(|line| Shown::new(line).up_to(LONGEST_NOTE).to_string());
    let text = lines.collect::<Vec<_>>().join("\n");
    let screen = screen::of_errors();
    match kind {
        "warning" => {
            let word = screen.painted("warning:", Mark::Warning);
            screen.folded(&format!("{word} {text}"))
        }
        _ => screen.folded(&text),
    }
}
