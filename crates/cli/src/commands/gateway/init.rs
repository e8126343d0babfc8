//! `keap gateway init`: a configuration file to start from.

use std::io::{ErrorKind, Write as _};
use std::path::PathBuf;

use anyhow::Context as _;
use clap::Args;
use keap_gateway::config::Config;
use keap_gateway::tls::tenant_host;
use serde_json::json;

use keap_http::{Shown, private};

use super::settings::ConfigArgs;
use crate::exit::Exit;
use crate::failure::{OrMisuse as _, misuse};
use crate::output::Output;
use crate::shell;

/// The application in the text, which is a configuration as it stands: the package has it as an example.
const EXAMPLE: &str = "ab123";

/// The text.
const TEMPLATE: &str = include_str!("init.toml");

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  keap gateway init --app ab123
  sudo keap gateway init --app ab123 --config /etc/keap/gateway.toml")]
pub(crate) struct InitArgs {
    #[command(flatten)]
    config: ConfigArgs,

    /// The application, the ab123 of ab123.infusionsoft.com.
    #[arg(long, value_name = "NAME", default_value = EXAMPLE)]
    app: String,
}

pub(crate) fn run(args: &InitArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let app = args.app.trim().to_ascii_lowercase();
    let text = TEMPLATE.replace(EXAMPLE, &app);
    let path = args
        .config
        .config
        .clone()
        .unwrap_or_else(|| PathBuf::from("gateway.toml"));
    tenant_host(&app).or_misuse()?;
    if app.contains('.') {
        misuse!(
            "{} is a host name\n  hint: give the name of the application alone, the ab123 of ab123.infusionsoft.com",
            Shown::new(&app)
        );
    }
    // What is written here must be what `run` reads.
    Config::parse(&text, &path)?;
    if let Some(folder) = path.parent() {
        private::folder(folder)
            .with_context(|| format!("{} cannot be made", Shown::path(&folder)))?;
    }
    let mut options = private::options_of(0o640);
    options.write(true).create_new(true);
    let mut file = match options.open(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            misuse!(
                "{} is there already, and stays as it is",
                Shown::path(&path)
            )
        }
        Err(error) => {
            return Err(error).context(format!("{} cannot be written", Shown::path(&path)));
        }
    };
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all());
    if let Err(error) = written {
        // Half a configuration is worse than none.
        let _ = std::fs::remove_file(&path);
        return Err(error).context(format!("{} cannot be written", Shown::path(&path)));
    }
    let shown = Shown::path(&path);
    output.line(format_args!("{shown} was written. What comes next:"));
    let adopt = format!("keap gateway key adopt --config {shown} --app {app} --label NAME");
    output.line(format_args!(
        "  {}",
        shell::fed(&format!("{adopt} < key.txt"))
    ));
    output.line(format_args!("  keap gateway check --config {shown}"));
    output.line(format_args!("  keap gateway run --config {shown}"));
    output.json(&json!({ "config": path }))?;
    Ok(Exit::Done)
}
