//! `keap completions`: what a shell needs to complete commands and flags.

use clap::{Args, CommandFactory as _};
use clap_complete::{Shell, generate};

use crate::args::Cli;
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
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

pub(crate) fn run(args: &CompletionsArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    generate(args.shell, &mut Cli::command(), "keap", &mut script);
    output.raw(&script);
    output.check()?;
    Ok(Exit::Done)
}
