//! `keap auth login`: authorize in the browser, exchange the code, keep the tokens.

use std::io::{BufRead as _, Read as _};

use anyhow::Context as _;
use clap::Args;
use keap_auth::{AppName, GrantId, OAuthClient, State, Tokens};
use keap_http::{Secret, Transport};
use serde_json::json;

use super::loopback;
use crate::exit::Exit;
use crate::file;
use crate::output::Output;
use crate::vault::{GrantArgs, Vault, network};

/// Flags of `keap auth login`.
#[derive(Debug, Args)]
#[command(after_help = "\
Without a loopback redirect URI the browser ends on your own page; paste its whole address here.
Does it end on a page of Keap instead? `keap doctor --redirect-uri URI` looks why.

Example:
  export KEAP_CLIENT_ID=... KEAP_CLIENT_SECRET=...
  keap auth login --redirect-uri https://example.com/keap")]
pub(crate) struct LoginArgs {
    #[command(flatten)]
    grant: GrantArgs,

    /// The redirect URI as it is registered in the developer portal, to the letter. With
    /// http://127.0.0.1:PORT/... this program listens there itself.
    #[arg(long, env = "KEAP_REDIRECT_URI", value_name = "URI")]
    redirect_uri: String,

    /// Do not keep the client secret in the store; later refreshes need `KEAP_CLIENT_SECRET`.
    #[arg(long)]
    forget_secret: bool,
}

pub(crate) async fn run(args: &LoginArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let client_id = args.grant.client.id();
    let client_id = client_id.context("no client id; set KEAP_CLIENT_ID")?;
    let secret = args.grant.client_secret()?;
    let secret = secret.context("no client secret; set KEAP_CLIENT_SECRET")?;
    let vault = super::open(&args.grant, output).await?;
    let network = network()?;
    let hosts = args.grant.hosts()?;
    let client = OAuthClient::new(&client_id, secret.expose(), hosts, network.clone());

    let code = ask(&client, &args.redirect_uri, output).await?;
    let tokens = client.exchange(&code, &args.redirect_uri).await?;
    let app = tenant(&args.grant, &tokens, &network).await?;
    if !args.forget_secret {
        vault.store.save_client(&client_id, &secret).await?;
    }
    keep(&vault, &GrantId::new(client_id, app.clone()), &tokens).await?;
    output.line(format_args!(
        "{app}: access granted and kept in {}",
        vault.place
    ));
    output.json(&json!({ "app": app.as_str(), "store": vault.place }))?;
    Ok(Exit::Done)
}

async fn ask(client: &OAuthClient, redirect: &str, output: &mut Output) -> anyhow::Result<Secret> {
    let state = State::random();
    let page = client.authorize_url(redirect, &state);
    let listener = loopback::listen(redirect).await?;
    output.note(format_args!(
        "Open this page in a browser and grant access:\n\n  {page}\n"
    ));
    let answer = match listener {
        Some(listener) => loopback::wait(listener).await?,
        None => {
            output.note("Then paste the whole address of the page where the browser ends:");
            read_line()?
        }
    };
    Ok(state.read_callback(&answer)?)
}

/// Stores tokens that did not come from a refresh, so that no refresh is under way meanwhile.
pub(super) async fn keep(vault: &Vault, id: &GrantId, tokens: &Tokens) -> anyhow::Result<()> {
    let _lock = vault.store.lock(id).await?;
    Ok(vault.store.save(id, tokens).await?)
}

/// The app of new tokens: from the flag, the scope, or the header of a first call.
pub(super) async fn tenant(
    args: &GrantArgs,
    tokens: &Tokens,
    network: &Transport,
) -> anyhow::Result<AppName> {
    if let Some(app) = args.app()? {
        return Ok(app);
    }
    if let Some(app) = tokens.tenant() {
        return Ok(app);
    }
    let hosts = args.hosts()?;
    let credential = keap_auth::AccessToken::new(tokens.access.expose())?.into();
    let transport = keap_auth::authorize(network.clone(), credential);
    let answer = crate::probe::userinfo(&transport, &hosts).await?;
    let app = answer
        .tenant
        .context("Keap does not say which app the tokens open; give --app")?;
    Ok(app.parse()?)
}

pub(super) fn read_line() -> anyhow::Result<String> {
    let mut line = String::new();
    std::io::stdin()
        .lock()
        .take(file::SMALL)
        .read_line(&mut line)
        .context("standard input cannot be read")?;
    Ok(line.trim().to_owned())
}
