//! `keap completions`: what a shell needs to complete commands, flags and names.

use anyhow::Context as _;
use clap::Args;
use clap_complete::Shell;

use crate::completion;
use crate::exit::Exit;
use crate::output::Output;

#[derive(Debug, Args)]
#[command(after_help = "\
The shell asks this program at each Tab, so that it knows the operations, tables and columns of this version, and the
profiles of keap.toml. Nothing is sent for it.

Examples:
  mkdir -p ~/.local/share/bash-completion/completions ~/.zfunc ~/.config/fish/completions
  keap completions bash > ~/.local/share/bash-completion/completions/keap
  keap completions zsh > ~/.zfunc/_keap            # with fpath+=~/.zfunc before compinit
  keap completions fish > ~/.config/fish/completions/keap.fish
  keap completions powershell >> $PROFILE")]
pub(crate) struct CompletionsArgs {
    /// Whose notation to use.
    #[arg(value_enum)]
    shell: Shell,
}

pub(crate) fn run(args: &CompletionsArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let script = completion::script(args.shell).context("the script cannot be made")?;
    output.raw(&script);
    output.check()?;
    Ok(Exit::Done)
}
