//! `keap man`: the manual, a page for each command.

mod sections;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::{Args, Command};
use clap_mangen::Man;

use crate::exit::Exit;
use crate::failure::misuse;
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
    if folder.exists() && !folder.is_dir() {
        misuse!("{shown} is a file, not a folder");
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {shown}"))?;
    let mut program = program.disable_help_subcommand(true);
    program.build();
    write(&program, folder).with_context(|| format!("cannot write the pages to {shown}"))?;
    output.line(format_args!("The manual is in {shown}."));
    Ok(Exit::Done)
}

/// The page of a command, and those of the commands below it.
fn write(command: &Command, folder: &Path) -> io::Result<()> {
    for below in command.get_subcommands().filter(|one| !one.is_hide_set()) {
        write(below, folder)?;
    }
    let man = Man::new(command.clone());
    fs::write(folder.join(man.get_filename()), page(&man, command)?)
}

fn page(man: &Man, command: &Command) -> io::Result<Vec<u8>> {
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    let mut options = Vec::new();
    man.render_options_section(&mut options)?;
    page.extend_from_slice(&options);
    if command.get_subcommands().any(|one| !one.is_hide_set()) {
        man.render_subcommands_section(&mut page)?;
    }
    let about = command.get_after_help().map(ToString::to_string);
    let options = String::from_utf8_lossy(&options);
    let is_program = command.get_name() == "keap";
    let flags = (!is_program).then_some(&*options);
    page.extend(sections::beside(&about.unwrap_or_default(), flags).into_bytes());
    if command.get_version().is_some() {
        man.render_version_section(&mut page)?;
    }
    Ok(page)
}
