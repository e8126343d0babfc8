//! `keap completions`: what a shell needs to complete commands and flags.

use clap::{Args, Command};
use clap_complete::{Shell, generate};

use crate::exit::Exit;
use crate::output::Output;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  keap completions bash > ~/.local/share/bash-completion/completions/keap
  keap completions zsh > ~/.zfunc/_keap            # with fpath+=~/.zfunc before compinit
  keap completions fish > ~/.config/fish/completions/keap.fish
  keap completions powershell >> $PROFILE")]
pub(crate) struct CompletionsArgs {
    /// Whose notation to use.
    #[arg(value_enum)]
    shell: Shell,
}

pub(crate) fn run(
    args: &CompletionsArgs,
    mut program: Command,
    output: &mut Output,
) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    generate(args.shell, &mut program, "keap", &mut script);
    output.raw(&script);
    output.check()?;
    Ok(Exit::Done)
}
