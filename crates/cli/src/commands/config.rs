//! `keap config`: where settings come from, and whether the file of profiles can be used.

mod check;

use clap::{Args, Subcommand};
use comfy_table::Cell;
use keap_http::Shown;
use serde_json::json;

use crate::exit::Exit;
use crate::output::Output;
use crate::profile::{self, Kind, SETTINGS, Setting};
use crate::tables;
use crate::vault::without_login;

#[derive(Debug, Args)]
pub(crate) struct ConfigArgs {
    #[command(subcommand)]
    command: ConfigCommand,
}

#[derive(Debug, Subcommand)]
enum ConfigCommand {
    /// Show every setting that a profile can have, and where its value comes from: environment, profile, or nowhere.
    #[command(after_help = "\
Examples:
  keap config show
  keap config show --profile live")]
    Show,
    /// Print where the file of profiles is looked for.
    Path,
    /// Read all profiles, and look whether the secrets that they name are there. Nothing is sent, and commands that fetch secrets are not run.
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

pub(crate) fn run(args: &ConfigArgs, output: &mut Output) -> anyhow::Result<Exit> {
    match &args.command {
        ConfigCommand::Show => show(output)?,
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

/// What a setting is, without telling a secret, and where that comes from.
fn told(setting: &Setting) -> (Option<String>, String) {
    let hidden = |text: &str| match setting.kind {
        Kind::Secret => "set, not shown".to_owned(),
        Kind::Plain | Kind::Place => without_login(text),
    };
    if let Some(text) = profile::environment(setting.variable) {
        return (
            Some(hidden(&text)),
            format!("environment {}", setting.variable),
        );
    }
    let of_profile = profile::chosen().map(|profile| format!("profile {}", profile.name));
    let of_profile = of_profile.unwrap_or_default();
    if let Some(reference) = profile::reference(setting.variable) {
        return (Some(format!("in {reference}")), of_profile);
    }
    match profile::instead_of(setting.variable) {
        Some(text) => (Some(hidden(text)), of_profile),
        None => (None, "default".to_owned()),
    }
}

fn show(output: &mut Output) -> anyhow::Result<()> {
    let rows = SETTINGS.iter().map(|setting| (setting, told(setting)));
    if output.is_json() {
        let rows: Vec<_> = rows
            .map(|(setting, (value, source))| json!({ "setting": setting.key, "value": value, "source": source }))
            .collect();
        return output.documents(&rows);
    }
    let mut table = tables::table(output, ["setting", "value", "from"]);
    for (setting, (value, source)) in rows {
        table.add_row([
            Cell::new(setting.key),
            Cell::new(value.as_deref().unwrap_or("-")),
            Cell::new(source),
        ]);
    }
    output.table(&table);
    output.note("a flag wins over the environment, and the environment over the profile");
    Ok(())
}
