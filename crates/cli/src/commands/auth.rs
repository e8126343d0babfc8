//! `keap auth`: get in, and stay in.

mod browser;
mod callback;
mod form;
mod import;
mod keep_alive;
mod login;
mod loopback;
mod php;
pub(crate) mod status;
mod token;
mod token_file;

use clap::{Args, Subcommand};
use keap_auth::{Sealing, StoreError};
use serde_json::{Value as Json, json};

use crate::confirm::YesArgs;
use crate::exit::Exit;
use crate::failure::{OrMisuse as _, misuse};
use crate::grants::{GrantArgs, no_grants};
use crate::output::Output;
use crate::vault::{Vault, store_key};

/// Get in, and stay in.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  keap auth login
  keap auth status
  keap auth keep-alive")]
pub(crate) struct AuthArgs {
    #[command(subcommand)]
    command: Command,
}

impl AuthArgs {
    /// Whether it prints a list.
    pub(crate) fn lists(&self) -> bool {
        use Command::{KeepAlive, List, Status};
        matches!(self.command, KeepAlive(_) | List(_) | Status(_))
    }

    /// Whether somebody logs in, and is waited for.
    pub(crate) fn is_login(&self) -> bool {
        matches!(self.command, Command::Login(_))
    }
}

#[derive(Debug, Args)]
struct LogoutArgs {
    #[command(flatten)]
    grant: GrantArgs,
    #[command(flatten)]
    asked: YesArgs,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Grant access in the browser and keep the tokens.
    Login(login::LoginArgs),
    /// Keep a pair of tokens made by hand: Account Central, app, "API Access". Reads standard input:
    /// JSON as the token endpoint answers, a token of the PHP SDK (serialized or as JSON), or the
    /// access token and the refresh token on a line each.
    Import(import::ImportArgs),
    /// Show how the grants are: fresh, expired or dead, how long they last, and whether the store is
    /// encrypted. Exit code 1 when one is expired or dead, 3 when there is none.
    #[command(after_help = "\
Examples:
  keap auth status
  keap auth status --app ab123 --format json")]
    Status(GrantArgs),
    /// Buy new tokens now.
    #[command(after_help = "\
Example:
  keap auth refresh --app ab123")]
    Refresh(GrantArgs),
    /// Print an access token that works now, refreshed before if its time has come, for another program. It
    /// is the one place that prints a token, on a terminal too.
    #[command(after_help = "\
Examples:
  curl -H \"Authorization: Bearer $(keap auth token)\" https://api.infusionsoft.com/crm/rest/v1/account/profile
  keap auth token --app ab123")]
    Token(GrantArgs),
    /// Buy new tokens for every grant whose time has come; for cron, once a day or more often. Exit
    /// code 3 when there is no grant, because cron may look into another store than you.
    #[command(after_help = "\
Examples:
  keap auth keep-alive
  A line for crontab, which reaches you when it fails; cron knows few folders, so the path is the one that
  `command -v keap` prints:
    17 4 * * * KEAP_STORE=$HOME/.config/keap/keap.db $HOME/.cargo/bin/keap auth keep-alive >> $HOME/keap.log")]
    KeepAlive(GrantArgs),
    /// Encrypt what the store holds in the clear, with the key in `KEAP_STORE_KEY`, and wipe what was
    /// there before. Exit code 3 when there is nothing in the store.
    #[command(after_help = "\
Examples:
  export KEAP_STORE_KEY=...
  keap auth encrypt")]
    Encrypt(GrantArgs),
    /// Forget a grant and wipe it from the store. Keap has no call to end one; an owner ends it in
    /// Account Central.
    #[command(after_help = "\
Example:
  keap auth logout --app ab123 --yes")]
    Logout(LogoutArgs),
    /// List the grants in the store.
    #[command(after_help = "\
Examples:
  keap auth list
  keap auth list --format csv")]
    List(GrantArgs),
}

pub(crate) async fn run(args: &AuthArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let args = match &args.command {
        Command::Login(args) => return login::run(args, output).await,
        Command::Import(args) => return import::run(args, output).await,
        command => command,
    };
    let store = &grant_args(args).store;
    let vault = match args {
        Command::Status(_) | Command::List(_) => store.open_to_read().await?,
        _ => store.open_existing().await?,
    };
    warn(&vault, output);
    // A failure is told with what the store knows then.
    vault.close_at_the_end();
    run_on(args, &vault, output).await
}

fn grant_args(command: &Command) -> &GrantArgs {
    match command {
        Command::Login(args) => &args.grant,
        Command::Import(args) => &args.grant,
        Command::Logout(args) => &args.grant,
        Command::Status(args)
        | Command::Token(args)
        | Command::Refresh(args)
        | Command::KeepAlive(args)
        | Command::Encrypt(args)
        | Command::List(args) => args,
    }
}

async fn run_on(command: &Command, vault: &Vault, output: &mut Output) -> anyhow::Result<Exit> {
    let args = grant_args(command);
    match command {
        Command::Refresh(_) => refresh(args, vault, output).await,
        Command::Token(_) => token::run(args, vault, output).await,
        Command::KeepAlive(_) => keep_alive::run(args, vault, output).await,
        Command::Encrypt(_) => encrypt(vault, output).await,
        Command::Logout(args) => logout(args, vault, output).await,
        Command::List(_) => list(args, vault, output).await,
        // Login and import have returned before.
        Command::Status(_) | Command::Login(_) | Command::Import(_) => {
            status::run(args, vault, output).await
        }
    }
}

fn warn(vault: &Vault, output: &mut Output) {
    if let Some(warning) = &vault.warning {
        output.warning(warning);
    }
}

async fn refresh(args: &GrantArgs, vault: &Vault, output: &mut Output) -> anyhow::Result<Exit> {
    let id = args.one(vault).await?;
    args.grant(vault, id.clone()).await?.refresh().await?;
    output.line(format_args!("{}: refreshed", id.tenant));
    output.json(&json!({ "app": id.tenant.as_str(), "refreshed": true }))?;
    Ok(Exit::Done)
}

async fn encrypt(vault: &Vault, output: &mut Output) -> anyhow::Result<Exit> {
    if store_key().or_misuse()?.is_none() {
        misuse!(
            "KEAP_STORE_KEY is not set, and there is nothing to encrypt with\n  hint: make a key with `openssl rand -hex 32` and keep it: without it the tokens cannot be read any more"
        );
    }
    let before = vault.store.sealing().await?;
    if before == Sealing::default() {
        output.note(format_args!(
            "there is nothing to encrypt in {}\n  hint: name another store with KEAP_STORE",
            vault.place
        ));
        output.json(&json!({ "store": vault.place, "sealed": 0, "plain": 0 }))?;
        return Ok(Exit::Failed);
    }
    vault.store.seal_all().await?;
    let after = vault.store.sealing().await?;
    anyhow::ensure!(
        after.plain == 0,
        "{} secrets in {} are still in the clear: another process has written meanwhile; run it again",
        after.plain,
        vault.place
    );
    output.line(format_args!(
        "{}: {} secrets encrypted, {} were already; copies and backups made before are as they were",
        vault.place, before.plain, before.sealed
    ));
    let document = json!({ "store": vault.place, "sealed": after.sealed, "plain": after.plain });
    output.json(&document)?;
    Ok(Exit::Done)
}

async fn logout(args: &LogoutArgs, vault: &Vault, output: &mut Output) -> anyhow::Result<Exit> {
    let id = args.grant.one(vault).await?;
    args.asked.confirm(&format!(
        "the grant of {} will be forgotten, and a person has to log in for another: go on",
        id.tenant
    ))?;
    // A refresh that is under way would bring the grant back.
    let lock = vault.store.lock(&id).await?;
    let removed = vault.store.remove(&id).await;
    drop(lock);
    if !matches!(removed, Ok(_) | Err(StoreError::NotWiped { .. })) {
        removed?;
        return Ok(Exit::Failed);
    }
    output.line(format_args!(
        "{}: forgotten; the grant itself ends in Account Central",
        id.tenant
    ));
    let wiped = removed.is_ok();
    output.json(&json!({ "app": id.tenant.as_str(), "forgotten": true, "wiped": wiped }))?;
    removed?;
    Ok(Exit::Done)
}

async fn list(args: &GrantArgs, vault: &Vault, output: &mut Output) -> anyhow::Result<Exit> {
    let found = args.select(vault).await?;
    for id in &found {
        output.line(format_args!("{}  client {}", id.tenant, id.client_id));
    }
    let documents: Vec<Json> = found
        .iter()
        .map(|id| json!({ "app": id.tenant.as_str(), "client_id": id.client_id }))
        .collect();
    output.documents(&documents)?;
    Ok(tell_empty(args, found.is_empty(), vault, output).await)
}

/// Says that there is nothing, and where that was looked for.
async fn tell_empty(args: &GrantArgs, empty: bool, vault: &Vault, output: &mut Output) -> Exit {
    if !empty {
        return Exit::Done;
    }
    let lacking = no_grants(args, vault).await;
    let exit = lacking.exit;
    output.failure(&lacking.into());
    exit
}
