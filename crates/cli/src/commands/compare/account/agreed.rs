//! Whether somebody said yes to a plan.

use std::io::IsTerminal as _;

use super::args::AccountArgs;
use crate::failure::misuse;
use crate::output::Output;
use crate::{calls, file, told};

/// Whether the plan is told: who says --quiet wants it where it is all that comes, or where somebody is asked.
pub(super) fn is_plan_told(args: &AccountArgs) -> bool {
    let is_free = args.connect.sandbox || args.recording.replay.is_some();
    let asks = !(is_free || args.what.yes || args.resume.is_some());
    args.what.dry_run || !told::is_quiet() || (asks && is_somebody_here())
}

/// Nobody is asked where nobody sits, nor where nobody's quota is taken.
pub(super) fn agreed(args: &AccountArgs, writes: bool, output: &mut Output) -> anyhow::Result<()> {
    if args.connect.sandbox {
        output.note("the local Keap costs nobody a call, so that nobody is asked");
        return Ok(());
    }
    if args.recording.replay.is_some() {
        output.note("a recording answers, which costs nobody a call, so that nobody is asked");
        return Ok(());
    }
    if args.what.yes || args.resume.is_some() {
        return Ok(());
    }
    said_yes(writes, output)
}

pub(super) fn is_somebody_here() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Asks whether to go on.
pub(super) fn said_yes(writes: bool, output: &mut Output) -> anyhow::Result<()> {
    if !is_somebody_here() {
        misuse!(
            "nothing was sent: nobody is here to ask\n  hint: --yes goes on without asking, --dry-run ends with the plan"
        );
    }
    output.note(match writes {
        true => "Go on, and write what the plan says? [y/N]",
        false => "Go on? [y/N]",
    });
    let answer = calls::typed(|| file::line(file::TINY))?.unwrap_or_default();
    if matches!(answer.trim().to_lowercase().as_str(), "y" | "yes") {
        return Ok(());
    }
    misuse!("nothing was sent");
}
