//! The old key that a program still sends, from standard input: a flag would show it to others on the machine.

use keap_http::{Secret, Shown};

use crate::failure::{OrMisuse as _, misuse};
use crate::file;
use crate::shell;
use crate::told;

/// What is shorter could be guessed.
const SHORTEST: usize = 8;

/// Reads it.
///
/// # Errors
/// When it is none, with how one is given.
pub(super) fn read(app: &str, label: &str) -> anyhow::Result<Secret> {
    let text = file::secrets_pasted("the key that the program sends", file::TINY).or_misuse()?;
    let key = Secret::new(text.trim());
    told::hide(&key);
    let line = format!(
        "keap gateway key adopt --app {app} --label {}",
        Shown::new(label)
    );
    let line = shell::fed(&format!("{line} < key.txt"));
    let length = text.trim().chars().count();
    if length == 0 {
        misuse!("no key came on standard input\n  hint: put it into a file, as in `{line}`");
    }
    if text.trim().contains(char::is_control) {
        misuse!(
            "what came on standard input is no key: it has more than one line, or signs that nobody types\n  hint: give the key alone, as in `{line}`"
        );
    }
    if length < SHORTEST {
        misuse!(
            "the key has {length} characters, and must have {SHORTEST} or more: what is shorter can be guessed\n  hint: give all of it, as in `{line}`; a legacy key has 32, 0-9 and a-f"
        );
    }
    Ok(key)
}
