//! `keap gateway policy`: policies that all gateways of one store follow.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use keap::RoutePolicy;
use keap_gateway::config::Config;
use keap_gateway::{GatewayStore, StoredInForce, StoredPolicy};
use serde_json::json;

use super::apps::{self, AppArg};
use super::settings::{self, ConfigArgs};
use crate::exit::Exit;
use crate::failure::{OrMisuse as _, misuse};
use crate::file;
use crate::output::Output;

#[derive(Debug, Args)]
#[command(after_help = "\
A policy in the store goes before the `policy` file of the tenant, at all gateways that share the store, within five
seconds. A gateway whose store is a file follows the `policy` file of the tenant instead, and needs none of this.

Examples:
  keap gateway policy apply routes.toml --config /etc/keap/gateway.toml
  keap gateway policy show --app ab123
  keap gateway policy withdraw --app ab123")]
pub(crate) struct PolicyArgs {
    #[command(flatten)]
    config: ConfigArgs,
    #[command(subcommand)]
    command: PolicyCommand,
}

#[derive(Debug, Subcommand)]
enum PolicyCommand {
    /// Put a policy file in force. It is read as `keap routes --policy` reads it, and refused with line and column.
    #[command(after_help = "\
Example:
  keap gateway policy apply routes.toml --app ab123")]
    Apply {
        /// The policy file.
        file: PathBuf,
        #[command(flatten)]
        app: AppArg,
    },
    /// Show the policy that is in force by the store. Exit code 1 when there is none.
    #[command(after_help = "\
Example:
  keap gateway policy show --app ab123")]
    Show {
        #[command(flatten)]
        app: AppArg,
    },
    /// Take the policy back: each gateway goes on by its own configuration. Exit code 1 when there is none.
    #[command(after_help = "\
Example:
  keap gateway policy withdraw --app ab123")]
    Withdraw {
        #[command(flatten)]
        app: AppArg,
    },
}

pub(crate) async fn run(args: &PolicyArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let config = args.config.read().or_misuse()?;
    if args.config.config.is_none() {
        misuse!(
            "name the configuration of the gateway with --config FILE: it says where the store is"
        );
    }
    if !settings::is_shared(&config) {
        misuse!(
            "the store of this gateway is a file, which holds no policies\n  hint: name the file as `policy` of the tenant, where it is followed; or share a store, with `postgres_env` in [store]"
        );
    }
    match &args.command {
        PolicyCommand::Apply { file, app } => {
            let app = tenant(app, &config)?;
            let document = read(file)?;
            let store = settings::open_store(&config).await?;
            let applied = store.apply_policy(&app, &document).await?;
            output.line(format_args!(
                "{app}: policy {} is in force at all gateways within 5 seconds",
                applied.revision
            ));
            output.json(&json!({ "tenant": app, "revision": applied.revision }))?;
            Ok(Exit::Done)
        }
        PolicyCommand::Show { app } => {
            let app = tenant(app, &config)?;
            let Some(store) = existing(&config).await? else {
                return show(&app, None, output);
            };
            let stored = StoredInForce::of(&store, &app).await?;
            if let Some((number, _)) = &stored.unread {
                output.note(format_args!(
                    "this version cannot read policy {number} of {app}: its gateways go by {}",
                    stored.instead()
                ));
            }
            show(&app, stored.policy.as_ref().map(|(kept, _)| kept), output)
        }
        PolicyCommand::Withdraw { app } => {
            let app = tenant(app, &config)?;
            let withdrawn = match existing(&config).await? {
                Some(store) => store.withdraw_policy(&app).await?,
                None => false,
            };
            output.json(&json!({ "tenant": app, "withdrawn": withdrawn }))?;
            if !withdrawn {
                output.line(format_args!("{app}: there is no policy in the store"));
                return Ok(Exit::Found);
            }
            output.line(format_args!(
                "{app}: each gateway goes on by its own configuration within 5 seconds"
            ));
            Ok(Exit::Done)
        }
    }
}

async fn existing(config: &Config) -> anyhow::Result<Option<GatewayStore>> {
    settings::existing_store(config).await
}

/// The text of a policy that can be read.
fn read(path: &Path) -> anyhow::Result<String> {
    RoutePolicy::from_file(path).or_misuse()?;
    let text = file::text(path, file::SMALL).or_misuse()?;
    // The file may have been written between the two.
    RoutePolicy::from_toml(&text).or_misuse()?;
    Ok(text)
}

fn show(app: &str, policy: Option<&StoredPolicy>, output: &mut Output) -> anyhow::Result<Exit> {
    output.json(&policy)?;
    let Some(policy) = policy else {
        output.line(format_args!(
            "{app}: there is no policy in force in the store; each gateway goes by its own configuration"
        ));
        return Ok(Exit::Found);
    };
    output.note(format_args!(
        "policy {} of {app}, applied at {}:",
        policy.revision, policy.applied
    ));
    output.copied(policy.document.trim_end());
    Ok(Exit::Done)
}

/// The application that is meant: one of the configuration.
fn tenant(app: &AppArg, config: &Config) -> anyhow::Result<String> {
    let app = app.named(config)?;
    let tenants = apps::tenants(config);
    if !tenants.contains(&app.as_str()) {
        misuse!(
            "{app} is no tenant of the configuration{}",
            keap::names::did_you_mean(&app, tenants)
        );
    }
    Ok(app)
}
