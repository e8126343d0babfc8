//! `keap man`: the manual, a page for each command.

use std::fs;
use std::path::PathBuf;

use anyhow::Context as _;
use clap::{Args, Command};

use crate::exit::Exit;
use crate::file;
use crate::output::Output;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  keap man ~/.local/share/man/man1
  man keap-auth-login")]
pub(crate) struct ManArgs {
    /// The folder for the pages; it is made when it is missing.
    folder: PathBuf,
}

pub(crate) fn run(args: &ManArgs, program: Command, output: &mut Output) -> anyhow::Result<Exit> {
    let folder = &args.folder;
    let shown = file::name(folder);
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {shown}"))?;
    clap_mangen::generate_to(program, folder)
        .with_context(|| format!("cannot write the pages to {shown}"))?;
    output.line(format_args!("The manual is in {shown}."));
    Ok(Exit::Done)
}
