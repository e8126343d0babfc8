//! A question before something that cannot be taken back.

use std::io::{IsTerminal as _, stderr, stdin};

use clap::Args;

use crate::failure::misuse;
use crate::{file, screen, told};

/// How a question ends.
const ASKED: &str = ": go on";

/// The longest answer that is read.
const LONGEST: u64 = 1_000;

/// The flag of commands that take something away.
#[derive(Debug, Args)]
pub(crate) struct YesArgs {
    /// Do not ask before it is taken away. Without a terminal nobody can be asked, and this has to be said.
    #[arg(long)]
    yes: bool,
}

impl YesArgs {
    /// Asks, unless the flag is there.
    pub(crate) fn confirm(&self, question: &str) -> anyhow::Result<()> {
        confirm(question, self.yes)
    }
}

/// Asks on the terminal, and fails unless the answer is yes. Without a terminal nobody can be asked: then `--yes` has to
/// say it.
///
/// # Errors
/// When the answer is no, or nobody can be asked; nothing was sent then.
pub(crate) fn confirm(question: &str, yes: bool) -> anyhow::Result<()> {
    if yes {
        return Ok(());
    }
    if !(stdin().is_terminal() && stderr().is_terminal()) {
        // Where nobody is asked it is no question.
        let what = question.strip_suffix(ASKED).unwrap_or(question);
        misuse!("{what}; it was not done, because nobody can be asked here\n  hint: add --yes");
    }
    told::tell(&screen::of_errors().folded(&format!("{question}? [y/N]")));
    let answer = file::line(LONGEST)?.unwrap_or_default();
    match answer.trim().to_ascii_lowercase().as_str() {
        "y" | "yes" => Ok(()),
        _ => misuse!("not done; nothing was sent"),
    }
}
