//! `keap man`: the manual, a page for each command, and one for each topic of `keap help`.

mod folders;
mod sections;
mod synopsis;
mod topic;

use std::io;
use std::path::PathBuf;

use anyhow::Context as _;
use clap::{Args, Command};
use clap_mangen::Man;
use serde_json::json;

use self::folders::{Folders, Written};
use crate::exit::Exit;
use crate::file;
use crate::output::Output;

#[derive(Debug, Args)]
#[command(after_help = "\
Where the folder is called man1, the pages of section 7 are written into man7 beside it, where `man` looks for them.

Examples:
  keap man ~/.local/share/man/man1
  man keap-auth-login
  man keap-exit-codes")]
pub(crate) struct ManArgs {
    /// The folder for the pages; it is made when it is missing.
    folder: PathBuf,
}

pub(crate) fn run(args: &ManArgs, program: Command, output: &mut Output) -> anyhow::Result<Exit> {
    let mut folders = Folders::at(&args.folder)?;
    let mut program = program.disable_help_subcommand(true);
    program.build();
    let shown = file::name(&args.folder);
    let written = write(&program, &[], &mut folders).and_then(|()| topic::write(&mut folders));
    written.with_context(|| format!("cannot write the pages to {shown}"))?;
    output.line(format_args!("The manual is in {}.", folders.told()));
    let rows: Vec<_> = folders.written.iter().map(Written::document).collect();
    let whole = json!({ "folder": args.folder.to_string_lossy(), "files": rows });
    output.listed(&whole, &rows)?;
    Ok(Exit::Done)
}

/// The page of a command, and those of the commands below it.
fn write(command: &Command, above: &[&Command], folders: &mut Folders) -> io::Result<()> {
    let below: Vec<&Command> = shown_below(command).collect();
    let path: Vec<&Command> = above.iter().copied().chain([command]).collect();
    for one in &below {
        write(one, &path, folders)?;
    }
    let man = Man::new(command.clone());
    let page = page(&man, command, &related(above, &below))?;
    folders.write(name(command), 1, &page)
}

fn shown_below(command: &Command) -> impl Iterator<Item = &Command> {
    command.get_subcommands().filter(|one| !one.is_hide_set())
}

/// What a page is called, without its section.
fn name(command: &Command) -> &str {
    command.get_display_name().unwrap_or(command.get_name())
}

/// The pages that belong to one: what stands above it and below, and what all have in common.
fn related(above: &[&Command], below: &[&Command]) -> Vec<(String, u8)> {
    let commands = above.iter().chain(below);
    let commands = commands.map(|command| (name(command).to_owned(), 1));
    commands.chain(topic::pages()).collect()
}

fn page(man: &Man, command: &Command, related: &[(String, u8)]) -> io::Result<Vec<u8>> {
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    page.extend(synopsis::of(command).into_bytes());
    man.render_description_section(&mut page)?;
    let mut options = Vec::new();
    man.render_options_section(&mut options)?;
    page.extend_from_slice(&options);
    if shown_below(command).next().is_some() {
        man.render_subcommands_section(&mut page)?;
    }
    let about = command.get_after_help().map(ToString::to_string);
    let options = String::from_utf8_lossy(&options);
    let is_program = command.get_name() == "keap";
    let flags = (!is_program).then_some(&*options);
    page.extend(sections::beside(&about.unwrap_or_default(), flags).into_bytes());
    page.extend(sections::see_also(related).into_bytes());
    if command.get_version().is_some() {
        man.render_version_section(&mut page)?;
    }
    Ok(page)
}
