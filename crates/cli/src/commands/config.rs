//! `keap config`: where settings come from, and whether the file of profiles can be used.

mod check;
mod show;
mod used;

use clap::{Args, Subcommand};
use keap_http::Shown;
use serde_json::json;

pub(crate) use self::show::Common;
use crate::exit::Exit;
use crate::output::Output;
use crate::profile;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  keap config show
  keap config check")]
pub(crate) struct ConfigArgs {
    #[command(subcommand)]
    command: ConfigCommand,
}

#[derive(Debug, Subcommand)]
enum ConfigCommand {
    /// Show every setting that a profile can have, and where its value comes from: flag, environment, profile or default.
    #[command(after_help = "\
Examples:
  keap config show
  keap config show --profile live")]
    Show,
    /// Print where the file of profiles is looked for.
    #[command(after_help = "\
Example:
  keap config path")]
    Path,
    /// Read all profiles, and look whether the secrets that they name are there. Nothing is sent, and commands that fetch secrets are not run.
    #[command(after_help = "\
Example:
  keap config check")]
    Check,
}

impl ConfigArgs {
    /// Whether it prints a list.
    pub(crate) fn lists(&self) -> bool {
        !matches!(self.command, ConfigCommand::Path)
    }

    /// Whether the values of the profile in use are asked for.
    pub(crate) fn is_show(&self) -> bool {
        matches!(self.command, ConfigCommand::Show)
    }
}

pub(crate) async fn run(
    args: &ConfigArgs,
    common: &Common,
    output: &mut Output,
) -> anyhow::Result<Exit> {
    match &args.command {
        ConfigCommand::Show => show::run(common, output).await?,
        ConfigCommand::Path => path(output)?,
        ConfigCommand::Check => return check::run(output),
    }
    output.check()?;
    Ok(Exit::Done)
}

fn path(output: &mut Output) -> anyhow::Result<()> {
    let path = profile::path()?;
    let is_there = path.try_exists().unwrap_or(false);
    if output.is_json() {
        return output.json(&json!({ "path": path.to_string_lossy(), "exists": is_there }));
    }
    output.line(Shown::path(&path));
    if !is_there {
        output.note("there is no such file yet; `keap help profiles` shows how one is written");
    }
    Ok(())
}
