//! One notation for values in the help of all commands: `[env: NAME]` for the variable behind a flag, whoever reads it.
//!
//! clap reads most variables itself, and tells what they hold, which is nobody's business who asks for help. Those of secrets
//! and of the host are read later, since their source decides where they go; they stand in the text of the flag.

use clap::builder::StyledStr;
use clap::{Arg, Command};

/// A command whose help, and that of those below it, has one notation.
pub(crate) fn one(command: Command) -> Command {
    command.mut_args(told).mut_subcommands(one)
}

fn told(flag: Arg) -> Arg {
    let (short, long) = (
        flag.get_help().and_then(plain),
        flag.get_long_help().and_then(plain),
    );
    let flag = flag.hide_env_values(true);
    let flag = match short {
        Some(text) => flag.help(text),
        None => flag,
    };
    match long {
        Some(text) => flag.long_help(text),
        None => flag,
    }
}

/// The text without the marks of code around a variable, where it has some.
fn plain(text: &StyledStr) -> Option<String> {
    let text = text.to_string();
    let (before, rest) = text.split_once("[env: `")?;
    let (name, after) = rest.split_once('`')?;
    Some(format!("{before}[env: {name}{after}"))
}
