//! `keap auth`: get in, and stay in.

mod import;
mod login;
mod loopback;

use std::time::SystemTime;

use chrono::{DateTime, SecondsFormat, Utc};
use clap::{Args, Subcommand};
use keap_auth::{GrantId, StoredGrant};
use keap_http::{Clock as _, SystemClock};
use serde_json::{Value as Json, json};

use crate::exit::Exit;
use crate::output::Output;
use crate::vault::{GrantArgs, Vault};

/// Get in, and stay in.
#[derive(Debug, Args)]
pub(crate) struct AuthArgs {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Grant access in the browser and keep the tokens.
    Login(login::LoginArgs),
    /// Keep a pair of tokens made by hand: Account Central, app, "API Access". Reads standard input:
    /// JSON as the token endpoint answers, or the access token and the refresh token on a line each.
    Import(import::ImportArgs),
    /// Show how fresh the tokens are.
    Status(GrantArgs),
    /// Buy new tokens now.
    Refresh(GrantArgs),
    /// Buy new tokens for every grant whose time has come; for cron, once a day or more often.
    KeepAlive(GrantArgs),
    /// Forget a grant. Keap has no call to end one; an owner ends it in Account Central.
    Logout(GrantArgs),
    /// List the grants in the store.
    List(GrantArgs),
}

pub(crate) async fn run(args: &AuthArgs, output: &mut Output) -> anyhow::Result<Exit> {
    match &args.command {
        Command::Login(args) => login::run(args, output).await,
        Command::Import(args) => import::run(args, output).await,
        Command::Status(args) => status(args, output).await,
        Command::Refresh(args) => refresh(args, output).await,
        Command::KeepAlive(args) => keep_alive(args, output).await,
        Command::Logout(args) => logout(args, output).await,
        Command::List(args) => list(args, output).await,
    }
}

async fn open(args: &GrantArgs, output: &mut Output) -> anyhow::Result<Vault> {
    let vault = args.store.open().await?;
    if let Some(warning) = &vault.warning {
        output.warning(warning);
    }
    Ok(vault)
}

async fn status(args: &GrantArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let vault = open(args, output).await?;
    let mut documents = Vec::new();
    let sealed = if vault.encrypted {
        "encrypted"
    } else {
        "not encrypted"
    };
    output.line(format_args!("Store: {} ({sealed})", vault.place));
    for id in args.select(&vault).await? {
        let Some(grant) = vault.store.load(&id).await? else {
            continue;
        };
        let (text, document) = describe(&id, &grant, SystemClock.now());
        output.line(text);
        documents.push(document);
    }
    if documents.is_empty() {
        output.line("No grants. See `keap auth login` and `keap auth import`.");
    }
    output.json(
        &json!({ "store": vault.place, "encrypted": vault.encrypted, "grants": documents }),
    )?;
    Ok(Exit::Done)
}

fn describe(id: &GrantId, grant: &StoredGrant, now: SystemTime) -> (String, Json) {
    let tokens = &grant.tokens;
    let state = if tokens.is_fresh(now, 7.0 / 8.0) {
        "fresh"
    } else if tokens.is_alive(now) {
        "due for a refresh"
    } else {
        "expired"
    };
    let expires = date(tokens.expires_at);
    let mut text = format!(
        "{} (client {}): {state}, access token until {expires}",
        id.tenant, id.client_id
    );
    if tokens.refresh.is_none() {
        text.push_str("; no refresh token");
    }
    if let Some(started) = grant.refresh_started_at {
        text.push_str(&format!(
            "; a refresh was started at {} and has not ended",
            date(started)
        ));
    }
    let document = json!({
        "app": id.tenant.as_str(),
        "client_id": id.client_id,
        "state": state,
        "issued_at": date(tokens.issued_at),
        "expires_at": expires,
        "has_refresh_token": tokens.refresh.is_some(),
        "refresh_started_at": grant.refresh_started_at.map(date),
    });
    (text, document)
}

fn date(time: SystemTime) -> String {
    DateTime::<Utc>::from(time).to_rfc3339_opts(SecondsFormat::Secs, true)
}

async fn refresh(args: &GrantArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let vault = open(args, output).await?;
    let id = args.one(&vault).await?;
    args.grant(&vault, id.clone()).await?.refresh().await?;
    output.line(format_args!("{}: refreshed", id.tenant));
    output.json(&json!({ "app": id.tenant.as_str(), "refreshed": true }))?;
    Ok(Exit::Done)
}

/// One grant that cannot be kept alive must not stop the others.
async fn keep_alive(args: &GrantArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let vault = open(args, output).await?;
    let mut exit = Exit::Done;
    let mut documents = Vec::new();
    for id in args.select(&vault).await? {
        let kept = async {
            Ok(args
                .grant(&vault, id.clone())
                .await?
                .access_token()
                .await
                .map(drop)?)
        };
        let kept: anyhow::Result<()> = kept.await;
        documents.push(json!({ "app": id.tenant.as_str(), "alive": kept.is_ok() }));
        if let Err(failure) = kept {
            exit = Exit::Failed;
            output.failure(&failure.context(format!("{} could not be kept alive", id.tenant)));
        } else {
            output.line(format_args!("{}: alive", id.tenant));
        }
    }
    output.json(&documents)?;
    Ok(exit)
}

async fn logout(args: &GrantArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let vault = open(args, output).await?;
    let id = args.one(&vault).await?;
    vault.store.remove(&id).await?;
    output.line(format_args!(
        "{}: forgotten; the grant itself ends in Account Central",
        id.tenant
    ));
    output.json(&json!({ "app": id.tenant.as_str(), "forgotten": true }))?;
    Ok(Exit::Done)
}

async fn list(args: &GrantArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let vault = open(args, output).await?;
    let found = args.select(&vault).await?;
    for id in &found {
        output.line(format_args!("{}  client {}", id.tenant, id.client_id));
    }
    let documents: Vec<Json> = found
        .iter()
        .map(|id| json!({ "app": id.tenant.as_str(), "client_id": id.client_id }))
        .collect();
    output.json(&documents)?;
    Ok(Exit::Done)
}
